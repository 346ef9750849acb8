"""`gemeenten.yml` and `aanwijzingen.yml`: complete, without doubles, nothing that goes unused."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.components.gemeente.context import surroundings
from bot.components.gemeente.cues import Rule, cues
from bot.components.gemeente.gazetteer import BESTAND, Gazetteer
from bot.components.gemeente.lookup import TELT, find
from bot.components.gemeente.text import split

# Number of municipalities of each province on 1 January 2025 (CBS).
PER_PROVINCIE = {
    "Drenthe": 12,
    "Flevoland": 6,
    "Fryslân": 18,
    "Gelderland": 51,
    "Groningen": 10,
    "Limburg": 31,
    "Noord-Brabant": 56,
    "Noord-Holland": 44,
    "Overijssel": 25,
    "Utrecht": 26,
    "Zeeland": 13,
    "Zuid-Holland": 50,
}
# Merged into another municipality since 2018.
OPGEHEVEN = [
    "Aalburg", "Appingedam", "Beemster", "Boxmeer", "Brielle", "Cuijk", "Delfzijl", "Geldermalsen",
    "Grave", "Heerhugowaard", "Hellevoetsluis", "Landerd", "Langedijk", "Leerdam", "Mill", "Uden",
    "Sint Anthonis", "Vianen", "Weesp", "Westvoorne", "Winsum", "Zuidhorn",
]  # fmt: skip
REGELS = cues().regels


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(BESTAND)
    return loaded


def test_all_municipalities_are_there(data: dict[str, Any]) -> None:
    namen = [gemeente["naam"] for gemeente in data["gemeenten"]]
    assert len(namen) == len(set(namen)) == 342
    assert Counter(g["provincie"] for g in data["gemeenten"]) == PER_PROVINCIE


def test_merged_municipalities_are_gone(data: dict[str, Any]) -> None:
    namen = {gemeente["naam"] for gemeente in data["gemeenten"]}
    assert namen.isdisjoint(OPGEHEVEN)


def test_entries_hold_only_known_fields(data: dict[str, Any]) -> None:
    fields = {key for gemeente in data["gemeenten"] for key in gemeente}
    assert fields == {"naam", "provincie", "ook", "plaatsen"}


def test_a_name_for_two_municipalities_is_refused(data: dict[str, Any]) -> None:
    other = {"naam": "Nieuwstad", "provincie": "Drenthe", "ook": ["den bosch"]}
    doubled = {**data, "gemeenten": [*data["gemeenten"], other]}
    with pytest.raises(ValueError, match="den bosch"):
        Gazetteer(doubled)


def test_every_name_alias_and_place_is_found(data: dict[str, Any]) -> None:
    missed = [
        naam
        for gemeente in data["gemeenten"]
        for naam in (gemeente["naam"], *gemeente.get("ook", ()), *gemeente.get("plaatsen", ()))
        if [hit.naam for hit in find(f"Ik werk bij de gemeente {naam}.")] != [gemeente["naam"]]
    ]
    assert missed == []


def test_listed_words_belong_to_names(data: dict[str, Any]) -> None:
    names = {
        naam
        for gemeente in data["gemeenten"]
        for naam in (gemeente["naam"], *gemeente.get("ook", ()), *gemeente.get("plaatsen", ()))
    }
    assert set(data["gewone_woorden"]) - names - set(data["gedeelde_namen"]) == set()
    assert set(data["staat_ook_voor_het_rijk"]) <= names
    assert set(data["provincienamen"]) <= set(PER_PROVINCIE)


def test_every_guarded_word_resembles_a_name(data: dict[str, Any]) -> None:
    unguarded = Gazetteer({**data, "geen_spelfout": []})
    idle = [
        word
        for word in data["geen_spelfout"]
        if not any(
            unguarded.misspelt(split(text), 0, certain=certain)
            for text in (word, f"de {word}")
            for certain in (True, False)
        )
    ]
    assert idle == []


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: regel.naam)
def test_each_rule_decides_its_own_sentence(regel: Rule) -> None:
    sentence = regel.zin.replace("X", "Zwolle")
    words = split(sentence)
    name = "zwolle" if "X" in regel.zin else "haag"
    last = max(index for index, word in enumerate(words) if word.folded == name)
    first = last if name == "zwolle" else last - 1
    decided = cues().rule(surroundings(words, first, last, rijk=name == "haag"))
    assert decided is not None
    assert decided.naam == regel.naam


def test_shared_name_is_left_undecided() -> None:
    hits = find("Ik werk bij de gemeente Bergen")
    assert {hit.naam for hit in hits} == {"Bergen (NH.)", "Bergen (L.)"}
    assert all(hit.zekerheid < TELT for hit in hits)


def test_place_in_the_text_covers_the_name() -> None:
    text = "Hoi, ik werk voor ’s-Hertogenbosch!"
    (hit,) = find(text)
    assert text[hit.start : hit.end] == "’s-Hertogenbosch"

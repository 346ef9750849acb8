"""The domain, the actions and the catalogue speak of the same things."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from rasa_sdk.executor import ActionExecutor
from ruamel.yaml import YAML

import actions
from actions import antwoorden, names
from actions.antwoorden import ANDERS_GEZEGD
from actions.stand import Stand
from actions.teksten import teksten
from api.aanbod.store import CatalogueStore
from api.catalogue.model import Catalogue, SoortRelatie
from bot.stack.paths import ROOT

DOMAIN = ROOT / "bot" / "domain"
#: The intents of the contract.
CONTRACT = {
    *("begroeten", "afscheid", "bevestigen", "ontkennen", "opnieuw_beginnen", "corrigeren"),
    *("uitleg_vragen", "wat_kun_je", "wie_ben_jij", "privacy_vragen", "medewerker_spreken"),
    *("bedanken", "geen_idee", "buiten_bereik", "schelden", "onzin", "andere_taal"),
    *("acuut_gevaar", "tevreden", "ontevreden", "meer_info", "ander_aanbod", "aanmelden"),
    *("kosten_vragen", "wie_is_ess"),
}


@pytest.fixture(scope="module")
def domain() -> dict[str, Any]:
    """All domain files as one."""
    whole: dict[str, Any] = {"intents": [], "actions": [], "responses": {}, "slots": {}}
    for path in sorted(DOMAIN.glob("*.yml")):
        part = YAML(typ="safe").load(path)
        whole["intents"] += part.get("intents", [])
        whole["actions"] += part.get("actions", [])
        whole["responses"] |= part.get("responses", {})
        whole["slots"] |= part.get("slots", {})
    return whole


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The real catalogue."""
    return CatalogueStore(ROOT / "catalogue.yml").current


def test_the_intents_of_the_contract_exist(domain: dict[str, Any]) -> None:
    assert set(domain["intents"]) >= CONTRACT


def test_the_actions_of_the_domain_are_the_actions_there_are(domain: dict[str, Any]) -> None:
    executor = ActionExecutor()
    executor.register_package(actions)
    assert set(executor.actions) == set(domain["actions"])


def test_every_slot_of_the_stand_exists(domain: dict[str, Any]) -> None:
    assert set(Stand().__dict__) | {"advies", "overdracht"} == set(domain["slots"])


def test_intents_that_actions_know_exist(domain: dict[str, Any]) -> None:
    known = names.INHOUD | names.KEUZES | names.REACTIES | antwoorden.OVER_ADVIES
    assert known <= set(domain["intents"])


def test_every_response_that_an_action_says_exists(domain: dict[str, Any]) -> None:
    source = "\n".join(p.read_text() for p in Path(actions.__path__[0]).glob("*.py"))
    said = set(re.findall(r'"(utter_[a-z_]+)"', source))
    assert said
    assert said - {"utter_action"} <= set(domain["responses"])  # that one is a key of Rasa's


def test_every_aside_has_an_answer(domain: dict[str, Any]) -> None:
    rules = YAML(typ="safe").load(ROOT / "data" / "rules" / "tussenvragen.yml")["rules"]
    asides = {step["intent"] for step in rules[0]["steps"][0]["or"]}
    with_facts = {"uitleg_vragen", "onzin"}
    said = {f"utter_{ANDERS_GEZEGD.get(intent, intent)}" for intent in asides - with_facts}
    assert said <= set(domain["responses"])


def test_who_is_asked_for_is_always_named(domain: dict[str, Any]) -> None:
    wordings = [v for name, v in domain["responses"].items() if name.startswith("utter_wie_")]
    assert wordings
    assert all("ESS" in variant["text"] for variants in wordings for variant in variants)


def test_every_button_is_understood(domain: dict[str, Any]) -> None:
    payloads = [
        button["payload"]
        for variants in domain["responses"].values()
        for variant in variants
        for button in variant.get("buttons", [])
    ]
    assert payloads
    assert {re.split(r"[{/]", payload)[1] for payload in payloads} <= set(domain["intents"])


def test_every_relation_of_the_catalogue_has_a_sentence() -> None:
    assert set(get_args(SoortRelatie)) == set(teksten().samenhang.relaties)


def test_texts_use_u_and_stay_short(domain: dict[str, Any]) -> None:
    """B1: at most 15 words on average, none above 25; "u", never "je"."""
    texts = [v["text"] for variants in domain["responses"].values() for v in variants]
    titles = [
        button["title"]
        for variants in domain["responses"].values()
        for variant in variants
        for button in variant.get("buttons", [])
    ]
    said = [*texts, *titles, (Path(actions.__path__[0]) / "teksten.yml").read_text()]
    assert not [t for t in said if re.search(r"\b(je|jij|jou|jouw|jullie)\b", t, re.I)]
    assert not [t for t in said if re.search(r"[\U0001F000-\U0001FAFF\u2600-\u27BF]", t)], "emoji"
    sentences = [
        words
        for text in texts
        for sentence in re.split(r"[.?!:]\s|\n", re.sub(r"https?://\S+", "adres", text))
        if (words := re.findall(r"[^\W_]+", sentence))
    ]
    assert max(map(len, sentences)) <= 25, max(sentences, key=len)
    assert sum(map(len, sentences)) / len(sentences) <= 15


def test_labels_of_the_training_data_are_words_of_the_catalogue(catalogue: Catalogue) -> None:
    known = {
        slot: {word.id for word in getattr(catalogue, slot)}
        for slot in ("themas", "vormen", "doelgroepen")
    }
    used: dict[str, set[str]] = {slot: set() for slot in known}
    for path in sorted((ROOT / "data" / "nlu").rglob("*.yml")):
        for block in YAML(typ="safe").load(path)["nlu"]:
            for slot in known:
                used[slot] |= set((block.get("metadata") or {}).get(slot, []))
    for slot, words in used.items():
        assert words, slot
        assert words <= known[slot], slot

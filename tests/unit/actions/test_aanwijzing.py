"""Answers that point at a choice by its place."""

from __future__ import annotations

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.knoppen import keuze, knop
from actions.verstaan.labels.aanwijzing import aangewezen, rangen, teruggewezen
from actions.vragen import ValidateAdviesForm
from tests.unit.actions.conftest import Fake
from tests.unit.actions.support import DOMAIN, tracker

KNOPPEN = [
    *keuze("vorm", {v: {"naam": v} for v in ("kennis", "oefenen", "advies")}),
    knop("Ik weet het niet", "geen_idee"),
]


@pytest.mark.parametrize(
    ("tekst", "aantal", "plaatsen"),
    [
        ("de tweede", 3, [1]),
        ("de eerste en de derde", 3, [0, 2]),
        ("de eerste twee", 5, [0, 1]),
        ("de laatste", 2, [1]),
        ("de laatste", 5, [4]),
        ("nummer 4", 3, []),
        ("de tweede", 0, []),
    ],
)
def test_places(tekst: str, aantal: int, plaatsen: list[int]) -> None:
    assert rangen(tekst, aantal) == plaatsen


@pytest.mark.parametrize(
    ("tekst", "vormen"),
    [
        ("2", ("oefenen",)),
        ("optie 3 graag", ("advies",)),
        ("de eerste twee", ("kennis", "oefenen")),
        ("de laatste", ("advies",)),
        # More than a place is said, or no place that is there.
        ("1 training voor de raad", None),
        ("vorige week was de eerste rel", None),
        ("4", None),
        ("graag", None),
    ],
)
def test_what_a_place_stands_for(tekst: str, vormen: tuple[str, ...] | None) -> None:
    assert aangewezen(tekst, KNOPPEN).get("vormen") == vormen


async def test_a_place_answers_the_open_question(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    talk = tracker("meer_info", "de tweede", vraag="vormen")
    events = await ValidateAdviesForm().run(dispatcher, talk, DOMAIN)
    assert {e["name"]: e["value"] for e in events}["vormen"] == ["oefenen"]


async def test_there_is_nothing_to_point_at_without_choices(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    talk = tracker("onzin", "2", vraag="themas")
    events = await ValidateAdviesForm().run(dispatcher, talk, DOMAIN)
    assert {e["name"]: e["value"] for e in events}["vraagwijze"] == "gemist"


@pytest.mark.parametrize(
    ("tekst", "eerder", "vormen"),
    [
        ("doe die maar", "wat is een leerkring?", ("uitwisseling",)),
        ("allebei", "wat is het verschil tussen een training en een leerkring?",
         ("kennis", "uitwisseling")),
        ("die dan maar", "wat houdt een training in, dus geen leerkring?", ("kennis",)),
        ("die", "wie bent u?", None),
        ("wat is dat?", "wat is een leerkring?", None),
        ("die van vorige week was vol", "wat is een leerkring?", None),
        ("graag", "wat is een leerkring?", None),
    ],
)  # fmt: skip
def test_what_was_asked_about_can_be_taken(
    tekst: str, eerder: str, vormen: tuple[str, ...] | None
) -> None:
    assert teruggewezen(tekst, eerder, "vormen").get("vormen") == vormen


async def test_that_one_is_the_one_just_explained(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    eerder = [{"event": "user", "text": "wat is een rollenspel?"}]
    talk = tracker("aanmelden", "doe die maar", vraag="vormen", eerder=eerder)
    events = await ValidateAdviesForm().run(dispatcher, talk, DOMAIN)
    assert {e["name"]: e["value"] for e in events}["vormen"] == ["oefenen"]


def test_a_thema_that_was_explained_is_what_is_going_on() -> None:
    eerder = "Wat is polarisatie?"
    assert teruggewezen("Dat is wat er speelt", eerder, "themas") == {"themas": ("polarisatie",)}
    assert teruggewezen("ja daar gaat het om", eerder, "themas") == {"themas": ("polarisatie",)}
    assert teruggewezen("Dat is wat er speelt op straat", eerder, "themas") == {}

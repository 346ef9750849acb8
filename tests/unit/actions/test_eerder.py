"""An advice before the last one is found again, with the answers that it was given for."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.eerder import bewaar
from actions.gesprek import VorigeVraag
from actions.na_advies import HervatVraag
from actions.tussenvraag import Tussenvraag
from actions.verstaan.bedoeling.terugvraag import bedoeld_eerder
from tests.unit.actions.conftest import Fake
from tests.unit.actions.support import DOMAIN, said, tracker


def advies(nummer: int, thema: str, vorm: str, *ids: str) -> dict[str, Any]:
    return {
        "code": "ABC"[nummer - 1] * 4,
        "aanbod": [*ids],
        "namen": [i.upper() for i in ids],
        "redenen": [""] * len(ids),
        "nummer": nummer,
        "antwoorden": {"themas": [thema], "vormen": [vorm], "gemeente": "Ede"},
    }


EERST = advies(1, "inclusie", "kennis", "a", "b")
TUSSEN = advies(2, "ondermijning", "advies", "c")
NU = {**advies(3, "polarisatie", "oefenen", "d"), "eerder": [EERST, TUSSEN]}
SLOTS = {"themas": ["polarisatie"], "vormen": ["oefenen"], "advies": NU}


def vraag(tekst: str, intent: str = "vertellen", **more: Any) -> Any:
    return tracker(intent, tekst, slots=SLOTS, **more)


def gezet(events: list[dict[str, Any]]) -> dict[str, Any]:
    return {e["name"]: e["value"] for e in events if e["event"] == "slot"}


def test_an_advice_is_kept_with_its_answers_and_those_before_it() -> None:
    kept = bewaar(vraag("x"), {"code": "DDDD", "aanbod": ["e"]})
    assert (kept["nummer"], kept["antwoorden"]["themas"]) == (4, ["polarisatie"])
    assert [een["code"] for een in kept["eerder"]] == ["AAAA", "BBBB", "CCCC"]
    assert "eerder" not in kept["eerder"][-1]


def test_the_same_advice_again_counts_once() -> None:
    kept = bewaar(vraag("x"), {"code": "AAAA", "aanbod": ["a"]})
    assert kept["nummer"] == 1
    assert [een["code"] for een in kept["eerder"]] == ["BBBB", "CCCC"]


def test_no_more_is_kept_than_an_official_looks_back_for() -> None:
    kept: dict[str, Any] = {}
    for nummer in range(20):
        talk = tracker(slots={"advies": kept or None})
        kept = bewaar(talk, {"code": str(nummer), "aanbod": ["a"]})
    assert [een["code"] for een in kept["eerder"]] == ["13", "14", "15", "16", "17", "18"]


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("terug naar het eerste advies graag", "AAAA"),
        ("en wat was die eerste lijst ook alweer?", "AAAA"),
        ("die vorige waren beter", "BBBB"),
        ("wat is de code van het vorige advies", "BBBB"),
        ("wat kost de eerste van het vorige advies?", "BBBB"),
        ("en nu weer dat tweede advies", "BBBB"),
        ("terug naar mijn laatste advies", "CCCC"),
        ("waarom dit advies?", None),
        ("vertel meer over de eerste", None),
    ],
)
def test_which_advice_is_meant(tekst: str, code: str | None) -> None:
    eerder = bedoeld_eerder(vraag(tekst), tekst)
    assert (eerder["code"] if eerder else None) == code


def test_with_one_advice_the_first_is_an_offer() -> None:
    talk = tracker(tekst="x", slots={"advies": EERST})
    assert bedoeld_eerder(talk, "meer over het eerste advies") is None


@pytest.mark.parametrize(
    ("action", "intent"),
    [(VorigeVraag(), "vorige_vraag"), (HervatVraag(), "vertellen"), (Tussenvraag(), "onzin")],
)
async def test_the_earlier_advice_is_the_current_one_again(
    action: Any, intent: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    talk = vraag("terug naar het eerste advies graag", intent)
    events = await action.run(dispatcher, talk, DOMAIN)
    if events[-1]["name"] == "action_tussenvraag":
        events = await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_eerder_advies", "utter_na_advies_kort"]
    assert dispatcher.messages[0]["namen"] == "1. A\n2. B"
    nieuw = gezet(events)
    assert (nieuw["advies"]["code"], nieuw["themas"]) == ("AAAA", ["inclusie"])
    assert (nieuw["vormen"], nieuw["gemeente"]) == (["kennis"], "Ede")
    assert [een["code"] for een in nieuw["advies"]["eerder"]] == ["BBBB", "CCCC"]


async def test_what_is_asked_about_it_is_answered(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(aanbod__b={"id": "b", "naam": "B", "kosten": "gratis", "gezien_op": "2026-11-21"})
    talk = vraag("wat kost de tweede van het eerste advies?", "kosten_vragen")
    events = await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[0] == "utter_kosten_vragen"
    assert gezet(events)["advies"]["over"] == ["b"]


async def test_while_a_question_is_open_it_is_only_shown(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    talk = vraag("wat was die vorige lijst?", "meer_info", vraag="doelgroepen")
    events = await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_eerder_advies"]
    assert gezet(events) == {"vraagwijze": "kort"}

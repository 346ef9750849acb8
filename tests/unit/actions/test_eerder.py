"""An advice before the last one is found again, with the answers that it was given for."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.aanbevelen.hervat import HervatVraag
from actions.eerder import bedoeld_eerder, gegeven
from actions.gesprek import VorigeVraag
from actions.tussenvraag import Tussenvraag
from tests.unit.actions.conftest import Fake
from tests.unit.actions.support import DOMAIN, said, tracker


def advies(code: str, *ids: str) -> dict[str, Any]:
    namen = [i.upper() for i in ids]
    return {"code": code, "aanbod": [*ids], "namen": namen, "redenen": [""] * len(ids)}


EERST = advies("AAAA", "a", "b")
TUSSEN = advies("BBBB", "c")
NU = advies("CCCC", "d")


def zet(**slots: Any) -> list[dict[str, Any]]:
    return [{"event": "slot", "name": name, "value": value} for name, value in slots.items()]


GESPREK = [
    *zet(themas=["inclusie"], vormen=["kennis"], advies=EERST),
    *zet(advies={**EERST, "over": ["b"]}),
    *zet(themas=["ondermijning"], vormen=["advies"], advies=TUSSEN),
    *zet(themas=["polarisatie"], vormen=["oefenen"], advies=NU),
]
SLOTS = {"themas": ["polarisatie"], "vormen": ["oefenen"], "advies": NU}


def vraag(tekst: str, intent: str = "vertellen", **more: Any) -> Any:
    return tracker(intent, tekst, slots=SLOTS, eerder=GESPREK, **more)


def gezet(events: list[dict[str, Any]]) -> dict[str, Any]:
    return {e["name"]: e["value"] for e in events if e["event"] == "slot"}


def test_every_advice_counts_once_with_its_own_answers() -> None:
    alle = gegeven(vraag("x"))
    assert [een.advies["code"] for een in alle] == ["AAAA", "BBBB", "CCCC"]
    assert [een.stand.themas for een in alle] == [
        ("inclusie",),
        ("ondermijning",),
        ("polarisatie",),
    ]
    assert alle[0].advies["over"] == ["b"]


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
    assert (eerder.advies["code"] if eerder else None) == code


def test_with_one_advice_the_first_is_an_offer() -> None:
    talk = tracker(tekst="x", slots={"advies": EERST}, eerder=zet(advies=EERST))
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
    assert nieuw["vormen"] == ["kennis"]


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

"""The way to a person: hours, and a code so that nothing is told twice."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import httpx
import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.hulp.bereikbaar import bereikbaar, openingstijden
from actions.hulp.overdracht import AMSTERDAM
from actions.tussenvraag import Tussenvraag
from tests.unit.actions.conftest import Fake
from tests.unit.actions.support import DOMAIN, said, tracker

WERKDAGEN = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"]
CONTACT: dict[str, Any] = {
    "naam": "ESS",
    "telefoon": "(070) 333 4555",
    "email": "ESS@minszw.nl",
    "openingstijden": {"dagen": WERKDAGEN, "van": "09:00", "tot": "17:00"},
    "vrije_dagen": ["2026-12-25", "2026-12-26"],
    "nu_open": False,
}
VERWIJZING = {"advies": {"code": "K7QD-MX4A", "aanbod": []}, "passend": True, "niet_gedekt": []}


def om(tekst: str) -> datetime:
    return datetime.fromisoformat(tekst).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("nu", "woorden"),
    [
        ("2026-11-23T08:59", "vandaag vanaf 09:00"),
        ("2026-11-23T17:00", "morgen vanaf 09:00"),
        ("2026-11-21T12:00", "maandag 23 november vanaf 09:00"),  # a Saturday
        ("2026-12-24T18:00", "maandag 28 december vanaf 09:00"),  # Christmas, then a weekend
    ],
)
def test_closed_says_when_it_opens(nu: str, woorden: str) -> None:
    assert woorden in bereikbaar(CONTACT, om(nu))


def test_open_says_until_when() -> None:
    assert "nu bereikbaar, tot 17:00" in bereikbaar({**CONTACT, "nu_open": True}, om("2026-11-23"))


def test_a_helpdesk_without_a_day_ahead_can_still_be_mailed() -> None:
    dicht = {**CONTACT, "openingstijden": {"dagen": [], "van": "09:00", "tot": "17:00"}}
    assert "Mailen kan altijd" in bereikbaar(dicht, om("2026-11-23"))


@pytest.mark.parametrize(
    ("dagen", "woorden"),
    [
        (WERKDAGEN, "op maandag tot en met vrijdag van 09:00"),
        (["dinsdag", "donderdag"], "op dinsdag en donderdag van"),
    ],
)
def test_hours_in_words(dagen: list[str], woorden: str) -> None:
    uren = {"dagen": dagen, "van": "09:00", "tot": "17:00"}
    assert woorden in openingstijden({**CONTACT, "openingstijden": uren})


async def test_before_there_is_an_advice_what_is_known_gets_a_code(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(contact=CONTACT, verwijzingen=VERWIJZING)
    known = {"themas": ["polarisatie"], "gemeente": "Zwolle"}
    talk = tracker(intent="medewerker_spreken", slots=known, vraag="vormen")
    events = await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_medewerker_spreken", "utter_medewerker_code"]
    assert dispatcher.messages[-1]["code"] == "K7QD-MX4A"
    assert dispatcher.messages[-1]["overzicht"] == "polarisatie en Zwolle"
    kept = next(e["value"] for e in events if e["event"] == "slot" and e["name"] == "overdracht")

    fake_api(contact=CONTACT, verwijzingen=httpx.ConnectError("would be asked"))
    again = tracker(
        intent="medewerker_spreken", slots={**known, "overdracht": kept}, vraag="vormen"
    )
    await Tussenvraag().run(dispatcher, again, DOMAIN)
    assert dispatcher.messages[-1]["code"] == "K7QD-MX4A"


async def test_after_an_advice_its_code_is_given(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(contact=CONTACT)
    slots = {"themas": ["polarisatie"], "advies": {"code": "AAAA-BBBB", "aanbod": ["a"]}}
    await Tussenvraag().run(dispatcher, tracker(intent="medewerker_spreken", slots=slots), DOMAIN)
    assert said(dispatcher)[:2] == ["utter_medewerker_spreken", "utter_medewerker_code"]
    assert dispatcher.messages[2]["code"] == "AAAA-BBBB"


async def test_asked_on_about_the_helpdesk_it_is_said_in_short(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(contact=CONTACT)
    net: list[dict[str, Any]] = [
        {"event": "user", "text": "kan ik bellen?"},
        {"event": "bot", "metadata": {"utter_action": "utter_medewerker_spreken"}},
    ]
    slots = {"themas": ["polarisatie"], "advies": {"code": "AAAA-BBBB", "aanbod": ["a"]}}
    talk = tracker(intent="medewerker_spreken", slots=slots, eerder=net)
    await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[:2] == ["utter_medewerker_spreken_weer", "utter_medewerker_code_weer"]


async def test_who_was_offered_a_person_gets_the_choices_after_it(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(contact=CONTACT)
    vast = {"vraagwijze": "vastgelopen", "gemist": 3}
    talk = tracker(intent="medewerker_spreken", slots=vast, vraag="themas")
    events = await Tussenvraag().run(dispatcher, talk, DOMAIN)
    gezet = {e["name"]: e["value"] for e in events if e["event"] == "slot"}
    assert gezet == {"vraagwijze": "keuzes", "gemist": 2}


async def test_nothing_told_yet_needs_no_code(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(contact=CONTACT)
    await Tussenvraag().run(
        dispatcher, tracker(intent="medewerker_spreken", vraag="themas"), DOMAIN
    )
    assert said(dispatcher) == ["utter_medewerker_spreken", "utter_medewerker_zonder_vraag"]


async def test_an_outage_still_shows_the_way(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(contact=503)
    await Tussenvraag().run(
        dispatcher, tracker(intent="medewerker_spreken", vraag="themas"), DOMAIN
    )
    assert said(dispatcher) == ["utter_medewerker_onbereikbaar"]

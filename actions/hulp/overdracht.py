"""The human route: who, when, and a code under which they find what was told."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.api_client import Found, client
from actions.gezegd import WEER, net_gezegd
from actions.hulp.bereikbaar import bereikbaar, openingstijden
from actions.stand import Stand
from actions.teksten import opsomming, teksten
from actions.woordenlijst import haal_woorden

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def aanvraag(gesprek: str, stand: Stand, zonder: list[str] | None = None) -> dict[str, Any]:
    """The answers so far, as ``POST /verwijzingen`` takes them."""
    return {
        "gesprek": gesprek,
        "situatie": stand.situatie,
        "themas": stand.themas or [],
        "vormen": stand.vormen or [],
        "doelgroepen": stand.doelgroepen or [],
        "gemeente": stand.gemeente,
        "zonder": zonder or [],
    }


async def draag_over(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """Tells how to reach a person and gives the code, so that nothing has to be told twice."""
    outcome = await client().contact()
    if not isinstance(outcome, Found):
        dispatcher.utter_message(response="utter_medewerker_onbereikbaar")
        return []
    contact = outcome.value
    response = "utter_medewerker_spreken"
    vervolg = WEER if {response, response + WEER} & net_gezegd(tracker) else ""
    dispatcher.utter_message(
        response=response + vervolg,
        bereikbaar=bereikbaar(contact, datetime.now(AMSTERDAM)),
        openingstijden=openingstijden(contact),
        **{key: contact[key] for key in ("naam", "telefoon", "email")},
    )
    stand = Stand.van_slots(tracker.slots)
    overzicht = await _overzicht(stand)
    if not overzicht:
        if not vervolg:
            dispatcher.utter_message(response="utter_medewerker_zonder_vraag")
        return []
    code, events = await _code(tracker, stand)
    if code:
        response = "utter_medewerker_code" + vervolg
        dispatcher.utter_message(response=response, code=code, overzicht=overzicht)
    return events


async def _overzicht(stand: Stand) -> str:
    """What the person will see; empty when nothing has been told yet."""
    woorden = await haal_woorden()
    namen = [
        naam
        for slot in ("themas", "vormen", "doelgroepen")
        for naam in woorden.namen(slot, getattr(stand, slot) or ())
    ]
    return opsomming(namen, stand.gemeente) or (teksten().uw_verhaal if stand.situatie else "")


async def _code(tracker: Tracker, stand: Stand) -> tuple[str | None, list[EventType]]:
    """The code of the advies for these answers, or of a verwijzing made for the person alone."""
    advies = tracker.get_slot("advies") or {}
    if advies and not tracker.active_loop_name:
        return advies["code"], []
    vraag = aanvraag(tracker.sender_id, stand)
    eerder = tracker.get_slot("overdracht") or {}
    if eerder.get("aanvraag") == _vergelijkbaar(vraag):
        return eerder["code"], []
    outcome = await client().maak_verwijzing({**vraag, "voor_medewerker": True})
    if not isinstance(outcome, Found):
        return None, []
    code = outcome.value["advies"]["code"]
    return code, [SlotSet("overdracht", {"code": code, "aanvraag": _vergelijkbaar(vraag)})]


def _vergelijkbaar(vraag: dict[str, Any]) -> dict[str, Any]:
    """As it comes back out of a slot: lists, no tuples."""
    return {key: list(v) if isinstance(v, tuple) else v for key, v in vraag.items()}

"""Answers the question that stands beside an answer, before the next one is asked."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.gezegd import in_andere_woorden, net_gezegd
from actions.hulp.overdracht import draag_over
from actions.names import MET_VERVOLG, OVER_ADVIES, REQUESTED_SLOT
from actions.toelichting import leg_begrippen_uit, leg_vraag_uit
from actions.verstaan.bedoeling.feit import vraag_erbij
from actions.verstaan.bericht import Bericht
from actions.verstaan.woorden.herkenwoorden import herkenwoorden
from actions.woordenlijst import haal_woorden

#: What the advies answers, and that it does.
BIJ_HET_ADVIES = {
    "kosten_vragen": "utter_vraag_bij_advies",
    "aanmelden": "utter_nog_geen_advies_aanmelden",
}


async def beantwoord_terloops(
    dispatcher: CollectingDispatcher, tracker: Tracker
) -> list[EventType]:
    """Answers it, or says, once in a row, where it is answered; nothing where there is none."""
    if later := gevraagd_bij_advies(tracker):
        if later not in net_gezegd(tracker):
            dispatcher.utter_message(response=later)
        return []
    gevraagd = Bericht.van_tracker(tracker).bijvraag
    if gevraagd is None:
        return []
    if gevraagd.intent == "medewerker_spreken":
        return await draag_over(dispatcher, tracker)
    if gevraagd.intent == "uitleg_vragen":
        woorden = await haal_woorden()
        if not leg_begrippen_uit(dispatcher, woorden, gevraagd.tekst):
            leg_vraag_uit(dispatcher, woorden, _beantwoorde_vraag(tracker))
        return []
    response = BIJ_HET_ADVIES.get(gevraagd.intent, f"utter_{gevraagd.intent}")
    if gevraagd.intent in MET_VERVOLG:
        response = in_andere_woorden(tracker, response)
    dispatcher.utter_message(response=response)
    return []


def gevraagd_bij_advies(tracker: Tracker) -> str | None:
    """The response that says where a question beside an answer is answered, if there is one."""
    woorden = herkenwoorden()
    tekst = tracker.latest_message.get("text") or ""
    namen = [item["name"] for item in _gehoord(tracker)]
    vraagt = namen[0] in OVER_ADVIES or woorden.kosten.match(tekst)
    over = tekst if vraagt else vraag_erbij(tekst)
    if woorden.aanmelden.search(tekst if "aanmelden" in namen[:3] else over or ""):
        return "utter_nog_geen_advies_aanmelden"
    return "utter_vraag_bij_advies" if over and woorden.over_aanbod.search(over) else None


def _gehoord(tracker: Tracker) -> list[dict[str, Any]]:
    """The intents that were heard, likeliest first."""
    return [tracker.latest_message["intent"], *tracker.latest_message.get("intent_ranking", [])]


def _beantwoorde_vraag(tracker: Tracker) -> str:
    """The question that was open when the latest message came."""
    gezien = False
    for event in reversed(tracker.events):
        gezien = gezien or event["event"] == "user"
        if gezien and event["event"] == "slot" and event["name"] == REQUESTED_SLOT:
            return str(event["value"])
    return str(tracker.get_slot(REQUESTED_SLOT))

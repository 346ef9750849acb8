"""The answer to acute danger: the numbers for this situation, 112 first."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.api_client import Found, client
from actions.gezegd import geschreven, in_andere_woorden
from actions.signalen import Signaal, meld
from actions.teksten import teksten
from actions.verstaan.bedoeling.gevaar import ALGEMEEN, situaties
from actions.verstaan.bedoeling.taal import in_andere_taal
from actions.verstaan.bericht import BEURTEN_NA_ALARM

#: Stands in the response itself: it must appear when the API is down too.
ALARMNUMMER = "112"


async def gevaar_stappen(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Says what can be done now, with the numbers for the danger that was told."""
    _ook_in_het_engels(dispatcher, tracker)
    soorten = {*situaties(_verteld(tracker)), ALGEMEEN}
    response = in_andere_woorden(tracker, "utter_gevaar_stappen")
    dispatcher.utter_message(response=response, noodcontacten=await _nummers(sorted(soorten)))


def _ook_in_het_engels(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Says the number in English first to who writes in another language."""
    bericht = tracker.latest_message
    intent = (bericht.get("intent") or {}).get("name") or ""
    if in_andere_taal(intent, bericht.get("text") or ""):
        dispatcher.utter_message(response="utter_acuut_gevaar_andere_taal")


def _verteld(tracker: Tracker) -> str:
    """What the latest messages of the official say together."""
    return " ".join(geschreven(tracker)[-BEURTEN_NA_ALARM - 1 :])


async def _nummers(soorten: list[str]) -> str:
    """Whom to call beside 112, each on a line of its own; nobody when the API is down."""
    outcome = await client().noodcontacten(soorten)
    lines = [
        teksten().noodregel.format(**contact)
        for contact in (outcome.value if isinstance(outcome, Found) else [])
        if contact["telefoon"] != ALARMNUMMER
    ]
    return "\n".join(["", *lines])


async def gevaar_antwoord(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Says whom to call, before anything else."""
    meld(dispatcher, Signaal.GEVAAR)
    bericht = tracker.latest_message
    tekst = bericht.get("text") or ""
    nummers = await _nummers(situaties(tekst))
    _ook_in_het_engels(dispatcher, tracker)
    dispatcher.utter_message(response="utter_acuut_gevaar", noodcontacten=nummers)
    verder = "" if tracker.active_loop_name else "_buiten_vragen"
    dispatcher.utter_message(response=f"utter_acuut_gevaar_verder{verder}")

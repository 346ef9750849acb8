"""The answer to acute danger: the numbers for this situation, 112 first."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.api_client import Found, client
from actions.gevaar import in_andere_taal, situaties
from actions.signalen import Signaal, meld
from actions.teksten import teksten

#: Stands in the response itself: it must appear when the API is down too.
ALARMNUMMER = "112"


async def gevaar_antwoord(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Says whom to call, before anything else."""
    meld(dispatcher, Signaal.GEVAAR)
    bericht = tracker.latest_message
    tekst = bericht.get("text") or ""
    outcome = await client().noodcontacten(situaties(tekst))
    lines = [
        teksten().noodregel.format(**contact)
        for contact in (outcome.value if isinstance(outcome, Found) else [])
        if contact["telefoon"] != ALARMNUMMER
    ]
    if in_andere_taal((bericht.get("intent") or {}).get("name") or "", tekst):
        dispatcher.utter_message(response="utter_acuut_gevaar_andere_taal")
    dispatcher.utter_message(response="utter_acuut_gevaar", noodcontacten="\n".join(["", *lines]))
    verder = "" if tracker.active_loop_name else "_buiten_vragen"
    dispatcher.utter_message(response=f"utter_acuut_gevaar_verder{verder}")

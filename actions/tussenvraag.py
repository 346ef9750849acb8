"""Asides: one answer per intent, after which the form puts the open question again."""

from __future__ import annotations

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.api_client import Found, client
from actions.base import SafeAction
from actions.names import FORM, REQUESTED_SLOT
from actions.signalen import Signaal, meld
from actions.stand import Stand
from actions.teksten import opsomming, teksten
from actions.vragen import haal_woorden, uitleg

#: Asides about an advice that has not been given yet.
OVER_ADVIES = frozenset(
    {"meer_info", "ander_aanbod", "aanmelden", "kosten_vragen", "tevreden", "ontevreden"}
)
#: What an aside tells the counts.
SIGNAAL_VAN_INTENT = {
    "onzin": Signaal.NIET_BEGREPEN,
    "medewerker_spreken": Signaal.MEDEWERKER,
    "acuut_gevaar": Signaal.GEVAAR,
    "andere_taal": Signaal.ENGELS,
    "schelden": Signaal.SCHELDEN,
}


class Tussenvraag(SafeAction):
    """Answers an aside."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_tussenvraag"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Says ``utter_<intent>``; three asides need facts for it."""
        intent = (tracker.latest_message.get("intent") or {}).get("name") or ""
        if intent in SIGNAAL_VAN_INTENT:
            meld(dispatcher, SIGNAAL_VAN_INTENT[intent])
        if intent == "uitleg_vragen":
            await _uitleg(dispatcher, tracker)
        elif intent == "medewerker_spreken":
            await _medewerker(dispatcher, tracker)
        elif intent == "acuut_gevaar":
            await _gevaar(dispatcher, tracker)
        elif intent in OVER_ADVIES:
            dispatcher.utter_message(response="utter_nog_geen_advies")
        elif intent == "gesprek_beginnen":
            dispatcher.utter_message(response="utter_begroeten")
        else:
            dispatcher.utter_message(response=f"utter_{intent}")
        if Stand.van_slots(tracker.slots).vraagwijze in {"keuzes", "twijfel", "vastgelopen"}:
            return []  # the question comes back with the same buttons
        return [SlotSet("vraagwijze", "kort")]


async def _uitleg(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Why the open question is asked, with examples from practice."""
    vraag = tracker.get_slot(REQUESTED_SLOT)
    if not vraag:
        dispatcher.utter_message(response="utter_uitleg")
        return
    woorden = await haal_woorden()
    themas = woorden.per_slot["themas"].values()
    dispatcher.utter_message(
        response=f"utter_uitleg_{vraag}",
        voorbeelden="\n".join(f"- {item['voorbeelden'][0]}" for item in themas),
        uitleg=uitleg(woorden, "vormen"),
        namen=opsomming([item["naam"] for item in woorden.per_slot["doelgroepen"].values()]),
    )


async def _medewerker(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """The human route, with the code so that nothing has to be told twice."""
    outcome = await client().contact()
    if not isinstance(outcome, Found):
        dispatcher.utter_message(response="utter_medewerker_onbereikbaar")
        return
    contact = outcome.value
    dispatcher.utter_message(
        response="utter_medewerker_spreken",
        bereikbaar=teksten().nu_open if contact["nu_open"] else teksten().nu_dicht,
        **{key: contact[key] for key in ("naam", "telefoon", "email")},
    )
    code = (tracker.get_slot("advies") or {}).get("code")
    if code:
        dispatcher.utter_message(response="utter_medewerker_code", code=code)


async def _gevaar(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Numbers first. 112 stands in the response itself: it must appear when the API is down."""
    outcome = await client().noodcontacten()
    lines = [
        teksten().noodregel.format(**contact)
        for contact in (outcome.value if isinstance(outcome, Found) else [])
        if contact.get("telefoon") and contact["telefoon"] != "112"
    ]
    dispatcher.utter_message(response="utter_acuut_gevaar", noodcontacten="\n".join(lines))
    if (tracker.active_loop or {}).get("name") != FORM:
        dispatcher.utter_message(response="utter_acuut_gevaar_verder")

"""Actions that move the conversation: start over, go back, go on after an advice."""

from __future__ import annotations

from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.base import SafeAction, slots
from actions.bericht import Bericht
from actions.names import FORM, REQUESTED_SLOT
from actions.signalen import Signaal, meld, van_verandering
from actions.stand import Stand, volgende_vraag, vorige


class HervatVraag(SafeAction):
    """A message with content after an advice: a new question or a change to the last one."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_hervat_vraag"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Prepares the answers; the form then asks what is missing."""
        stand = Stand.van_slots(tracker.slots)
        nieuw = volgende_vraag(stand, Bericht.van_tracker(tracker))
        # What is taken back here is a new question, no correction of the old one.
        meld(dispatcher, *(s for s in van_verandering(stand, nieuw) if s != Signaal.GECORRIGEERD))
        return slots(stand, nieuw)


class Opnieuw(SafeAction):
    """Forgets every answer and starts with the first question."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_opnieuw"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Empties the slots and closes the form, which the rule opens again."""
        dispatcher.utter_message(response="utter_opnieuw")
        leeg = slots(Stand.van_slots(tracker.slots), Stand())
        return [*leeg, SlotSet("advies", None), SlotSet(REQUESTED_SLOT, None), ActiveLoop(None)]


class VorigeVraag(SafeAction):
    """Takes the latest answer back."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_vorige_vraag"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Empties the latest answer; the form asks for it again."""
        stand = Stand.van_slots(tracker.slots)
        terug = vorige(stand)
        if terug is None:
            dispatcher.utter_message(response="utter_geen_vorige_vraag")
            return [SlotSet("vraagwijze", "kort")]
        if tracker.active_loop_name:
            meld(dispatcher, Signaal.GECORRIGEERD)
        return slots(stand, terug)


class NietBegrepen(SafeAction):
    """What Rasa runs when no rule and no story fits."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_niet_begrepen"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Says so and leads on."""
        meld(dispatcher, Signaal.NIET_BEGREPEN)
        buiten = "" if (tracker.active_loop or {}).get("name") == FORM else "_buiten_vragen"
        dispatcher.utter_message(response=f"utter_niet_begrepen{buiten}")
        # With the form rejected Rasa would predict this action again and again.
        return [FollowupAction("action_listen")]

"""A message that was not understood while no question is open. Inside the form: verwerk.py."""

from __future__ import annotations

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.signalen import Signaal, meld
from actions.stand import wijze_na_missers


def niet_begrepen(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """Says so in another way each time: examples first, then buttons, then a person."""
    gemist = int(tracker.get_slot("gemist") or 0) + 1
    meld(dispatcher, Signaal.NIET_BEGREPEN)
    dispatcher.utter_message(response=f"utter_niet_begrepen_{wijze_na_missers(gemist)}")
    # Without it Rasa would look for what comes next, find nothing and run its fallback again.
    return [SlotSet("gemist", gemist), FollowupAction("action_listen")]

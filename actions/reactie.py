"""What an official thinks of the advice."""

from __future__ import annotations

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.base import SafeAction
from actions.bericht import Bericht
from actions.signalen import Signaal, meld

#: What an opinion tells the counts. Both "no" lead to the question what does not fit.
SIGNAAL_VAN_OORDEEL = {
    "tevreden": Signaal.NUTTIG,
    "ontevreden": Signaal.PAST_NIET,
    "niet_nuttig": Signaal.NIET_NUTTIG,
}


class Reactie(SafeAction):
    """Takes an opinion on the advice."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_reactie"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Counts it and leads on."""
        if not tracker.get_slot("advies"):
            dispatcher.utter_message(response="utter_nog_geen_advies_buiten_vragen")
            return []
        intent = Bericht.van_tracker(tracker).intent
        meld(dispatcher, SIGNAAL_VAN_OORDEEL[intent])
        dispatcher.utter_message(response=f"utter_{intent}")
        return []

"""Goodbye, which every part of the conversation may come to."""

from __future__ import annotations

from rasa_sdk.events import ActiveLoop, EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.base import SafeAction
from actions.names import FORM
from actions.verstaan.woorden.herkenwoorden import herkenwoorden


def code_van(tracker: Tracker) -> str | None:
    """The code of the advies, or of what was kept for a person; None when there is neither."""
    kept = tracker.get_slot("advies") or tracker.get_slot("overdracht") or {}
    code: str | None = kept.get("code")
    return code


class Afscheid(SafeAction):
    """Says goodbye; the questions stay open."""

    op_gehoor = True

    def name(self) -> str:
        """The name in the domain."""
        return "action_afscheid"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """With the code, when there is one; thanks are answered first."""
        if herkenwoorden().dank.search(tracker.latest_message.get("text") or ""):
            dispatcher.utter_message(response="utter_bedanken")
        code = code_van(tracker)
        dispatcher.utter_message(
            response="utter_afscheid_code" if code else "utter_afscheid", code=code
        )
        if not tracker.active_loop_name:
            return []
        # The form rejected the message; opened anew it takes the next one as an answer again.
        return [ActiveLoop(FORM), FollowupAction("action_listen")]

"""A conversation that goes on after a long pause: says that nothing is lost, and where it was."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.names import REQUESTED_SLOT
from actions.verstaan.bedoeling.gevaar import GEVAAR
from actions.verstaan.bericht import Bericht

#: Seconds of silence after which the bot says where the conversation was.
LANG = 1800.0
#: After these it does not matter where the conversation was.
_ZONDER_MELDING = frozenset({GEVAAR, "opnieuw_beginnen", "afscheid", "gesprek_beginnen"})


def meld_pauze(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Says so once, before anything else is said in this turn."""
    if not _lang_geleden(tracker) or Bericht.van_tracker(tracker).intent in _ZONDER_MELDING:
        return
    vraag = tracker.get_slot(REQUESTED_SLOT) if tracker.active_loop_name else None
    code = (tracker.get_slot("advies") or {}).get("code")
    if vraag:
        dispatcher.utter_message(response=f"utter_welkom_terug_{vraag}")
    elif code:
        dispatcher.utter_message(response="utter_welkom_terug_advies", code=code)


def _lang_geleden(tracker: Tracker) -> bool:
    """Whether the latest message came after a long pause and has not been answered yet."""
    after = None
    for event in reversed(tracker.events):
        if after is not None:
            return bool(after - event["timestamp"] > LANG)
        if event["event"] == "bot":
            return False
        if event["event"] == "user":
            after = event["timestamp"]
    return False

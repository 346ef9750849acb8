"""What has to be kept of a conversation to go on with it: where it stands, and its latest turns."""

from __future__ import annotations

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    Event,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker


def latest(tracker: DialogueStateTracker, turns: int) -> list[Event]:
    """Events that bring an empty tracker to where this one stands, however long it has become.

    These are the events of the last ``turns`` messages of the user, from the listening before them
    on, and in front of those what older ones left behind: slots, and the form that is open. That
    decides how a conversation goes on: a rule is about one message, and a story can match within
    these turns only. Of what the bot said the names of the
    responses are kept: the API has the words.
    """
    events: list[Event] = [
        _name_of(event) if isinstance(event, BotUttered) else event for event in tracker.events
    ]
    cut = _begin_of_turn(events, turns)
    return _outcome(tracker, events[:cut]) + events[cut:] if cut else events


def _name_of(said: BotUttered) -> BotUttered:
    """The event without text, buttons and advies."""
    metadata = {key: said.metadata[key] for key in ("utter_action",) if key in said.metadata}
    return BotUttered(metadata=metadata, timestamp=said.timestamp)


def _begin_of_turn(events: list[Event], turns: int) -> int:
    """Where the last ``turns`` messages begin: at the listening before the first of them."""
    messages = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(messages) <= turns:
        return 0
    for index in range(messages[-turns], 0, -1):
        event = events[index]
        if isinstance(event, ActionExecuted) and event.action_name == ACTION_LISTEN_NAME:
            return index
    return 0


def _outcome(tracker: DialogueStateTracker, events: list[Event]) -> list[Event]:
    """Open form and slots after these events, as events."""
    past = tracker.init_copy()
    past.update_with_events(events, None, override_timestamp=False)
    when = events[-1].timestamp
    kept: list[Event] = []
    if past.active_loop_name:
        kept += _opening(events)
        if past.is_active_loop_rejected:
            kept.append(ActionExecutionRejected(past.active_loop_name, timestamp=when))
    return kept + [
        SlotSet(slot.name, slot.value, when)
        for slot in past.slots.values()
        if slot.value != slot.initial_value
    ]


def _opening(events: list[Event]) -> list[Event]:
    """How the open form was opened: Rasa counts what went well in it since as one step."""
    opened = max(i for i, e in enumerate(events) if isinstance(e, ActiveLoop) and e.name)
    before = list(reversed(events[:opened]))
    form = next(e for e in before if isinstance(e, ActionExecuted))
    message = next((e for e in before if isinstance(e, UserUttered)), None)
    return [*([message] if message else []), form, events[opened]]

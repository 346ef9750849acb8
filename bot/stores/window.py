"""What has to be kept of a conversation to go on with it: where it stands, and its latest turns."""

from __future__ import annotations

from typing import Any

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
    these turns only. Of what the bot said the names of the responses are kept, and of what it said
    on the latest message the words: see `said_on`. The API has all words.
    """
    events: list[Event] = list(tracker.events)
    latest_turn = _begin_of_turn(events, 1)
    events = [
        _kept(event, words=place >= latest_turn) if isinstance(event, BotUttered) else event
        for place, event in enumerate(events)
    ]
    cut = _begin_of_turn(events, turns)
    return _outcome(tracker, events[:cut]) + events[cut:] if cut else events


def said_on(message_id: str, events: list[Event]) -> list[dict[str, Any]]:
    """What the bot said on the latest message, as a channel gets it.

    Nothing when the latest message is another one.
    """
    said: list[dict[str, Any]] = []
    for event in reversed(events):
        if isinstance(event, BotUttered):
            said.insert(0, event.message())
        elif isinstance(event, UserUttered):
            return said if event.message_id == message_id else []
    return []


def without_words(event: dict[str, Any]) -> dict[str, Any]:
    """An event as it is kept, without what the bot said: a turn needs the names only."""
    return {**event, "text": None, "data": {}} if event["event"] == BotUttered.type_name else event


def _kept(said: BotUttered, words: bool) -> BotUttered:
    """The event with the name of the response, and with text, buttons and advies or without."""
    metadata = {key: said.metadata[key] for key in ("utter_action",) if key in said.metadata}
    if not words:
        return BotUttered(metadata=metadata, timestamp=said.timestamp)
    data = {key: value for key, value in said.data.items() if value}
    return BotUttered(said.text, data, metadata, said.timestamp)


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

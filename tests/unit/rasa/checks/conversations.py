"""Conversations as events, for the checks of the stores."""

from __future__ import annotations

from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

DOMAIN = Domain.from_dict(
    {
        "intents": ["vertellen", "afscheid"],
        "slots": {
            "themas": {"type": "list", "mappings": [{"type": "custom"}]},
            "gemist": {
                "type": "float",
                "initial_value": 0,
                "mappings": [{"type": "custom"}],
            },
            "advies": {"type": "any", "mappings": [{"type": "custom"}]},
        },
        "forms": {"advies_form": {"required_slots": ["themas"]}},
        "actions": ["action_praat"],
    }
)


def begin() -> list[Event]:
    """What Rasa notes before the first message."""
    return [
        ActionExecuted("action_session_start"),
        SessionStarted(),
        ActionExecuted("action_listen"),
    ]


def turn(text: str, *effects: Event, action: str = "action_praat") -> list[Event]:
    """One message of the user and what followed on it."""
    return [
        UserUttered(text, {"name": "vertellen", "confidence": 1.0}),
        ActionExecuted(action),
        *effects,
        BotUttered(f"gehoord: {text}"),
        ActionExecuted("action_listen"),
    ]


def opens_the_form(text: str) -> list[Event]:
    """A turn that opens the form."""
    effects = (ActiveLoop("advies_form"), SlotSet("requested_slot", "themas"))
    return turn(text, *effects, action="advies_form")


def is_an_aside(text: str) -> list[Event]:
    """A turn that the open form does not want."""
    return [
        UserUttered(text, {"name": "afscheid", "confidence": 1.0}),
        ActionExecutionRejected("advies_form"),
        ActionExecuted("action_praat"),
        ActionExecuted("action_listen"),
    ]


def tracker(events: list[Event]) -> DialogueStateTracker:
    """The conversation of these events."""
    return DialogueStateTracker.from_events("g1", events, DOMAIN.slots)


def state(of: DialogueStateTracker) -> dict[str, Any]:
    """All that decides how a conversation goes on, apart from its latest turns."""
    return {
        "slots": of.current_slot_values(),
        "form": of.active_loop_name,
        "rejected": of.is_active_loop_rejected,
        "latest_action": of.latest_action_name,
        "latest_message": of.latest_message.text if of.latest_message else None,
        "followup": of.followup_action,
        "paused": of.is_paused(),
    }

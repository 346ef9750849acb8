"""The latest message of the official, as the bot understood it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk.interfaces import Tracker

from actions.names import SLOT_VAN_ENTITEIT

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Bericht:
    """Intent, text and labels of one message.

    ``labels`` holds, per slot, the ids to act on, surest first; ``vermoedens`` the themas that are
    worth a question ("Gaat het om …?").
    """

    intent: str
    tekst: str = ""
    labels: dict[str, tuple[str, ...]] = field(default_factory=dict)
    vermoedens: tuple[str, ...] = ()
    gemeente: str | None = None
    onderdeel: str | None = None
    nummer: str | None = None
    knop: bool = False

    @property
    def woorden(self) -> int:
        """How many words the official wrote."""
        return len(_WORD.findall(self.tekst))

    @classmethod
    def van_tracker(cls, tracker: Tracker) -> Bericht:
        """Reads the latest message of a conversation."""
        message = tracker.latest_message or {}
        text = message.get("text") or ""
        entities: list[dict[str, Any]] = message.get("entities") or []
        labels = {
            slot: tuple(
                dict.fromkeys(
                    e["value"] for e in entities if e["entity"] == name and not e.get("role")
                )
            )
            for name, slot in SLOT_VAN_ENTITEIT.items()
        }
        return cls(
            intent=(message.get("intent") or {}).get("name") or "",
            tekst=text,
            labels={slot: ids for slot, ids in labels.items() if ids},
            vermoedens=tuple(
                e["value"] for e in entities if e["entity"] == "thema" and e.get("role") == "vraag"
            ),
            gemeente=_first(entities, "gemeente"),
            onderdeel=_first(entities, "onderdeel"),
            nummer=_first(entities, "nummer"),
            # Only buttons reach Rasa as a command: the API turns typed ones into plain text.
            knop=text.startswith("/"),
        )


def _first(entities: list[dict[str, Any]], name: str) -> str | None:
    return next((str(e["value"]) for e in entities if e["entity"] == name), None)

"""What the bot said before: so that it goes on from there, and never says the same thing twice."""

from __future__ import annotations

from typing import Any, Final

from rasa_sdk.interfaces import Tracker

from actions.stand import KORT

#: What stands behind the name of a response for the second and every later time.
WEER: Final = "_weer"
VERVOLG: Final = ("", WEER, "_nog_eens")


def net_gezegd(tracker: Tracker, beurten: int = 1) -> set[str]:
    """The responses that answered the last ``beurten`` messages before this one."""
    names: set[str] = set()
    users = 0
    for event in reversed(tracker.events):
        users += event["event"] == "user"
        if users > beurten:
            break
        if event["event"] == "bot" and users:
            names.add(_response(event))
    return names


def geschreven(tracker: Tracker) -> list[str]:
    """The texts of all messages of the official, the latest last."""
    return [event.get("text") or "" for event in tracker.events if event["event"] == "user"]


def vorig_bericht(tracker: Tracker) -> str:
    """The text of the message before this one."""
    texts = geschreven(tracker)
    return texts[-2] if len(texts) > 1 else ""


def in_andere_woorden(tracker: Tracker, response: str) -> str:
    """The name of the wording whose turn it is: first each of three, then the last two in turn."""
    wordings = [response + vervolg for vervolg in VERVOLG]
    gezegd: int = sum(
        event["event"] == "bot" and _response(event) in wordings for event in tracker.events
    )
    rest = len(wordings) - 1
    return wordings[gezegd if gezegd <= rest else 1 + (gezegd - 1) % rest]


def met_vervolg(*responses: str) -> frozenset[str]:
    """The names of all wordings of these responses."""
    return frozenset(response + vervolg for response in responses for vervolg in VERVOLG)


def kort_gevraagd(tracker: Tracker, response: str) -> bool:
    """Whether the question of ``response`` came back in short the last time it was put."""
    gesteld = False
    for event in reversed(tracker.events):
        if event["event"] == "bot" and not gesteld:
            gesteld = _response(event) == response
            if _response(event) == response + WEER:
                return False
        elif gesteld and event["event"] == "slot" and event["name"] == "vraagwijze":
            return bool(event["value"] == KORT)
    return False


def _response(event: dict[str, Any]) -> str:
    return str((event.get("metadata") or {}).get("utter_action") or "")

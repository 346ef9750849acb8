"""The adviezen before the last one of a conversation: found again, and made the current one."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from rasa_sdk.interfaces import Tracker

from actions.stand import Stand
from actions.verstaan.aanwijzing import rangen
from actions.verstaan.herkenwoorden import herkenwoorden

#: Asks for an earlier advice. No intent of the recognition: these words decide, and that there is
#: one.
EERDER = "eerder_advies"


@dataclass(frozen=True)
class Gegeven:
    """One advice with the answers that it was given for."""

    stand: Stand
    advies: dict[str, Any]


def gegeven(tracker: Tracker) -> list[Gegeven]:
    """The adviezen of a conversation, each once, in the order in which they were given."""
    slots: dict[str, Any] = {}
    gevonden: dict[str, Gegeven] = {}
    for event in tracker.events:
        if event["event"] != "slot":
            continue
        slots[event["name"]] = event.get("value")
        advies = event.get("value") if event["name"] == "advies" else None
        if advies and advies.get("aanbod"):
            antwoorden = {f.name: slots.get(f.name) for f in fields(Stand)}
            stand = Stand.van_slots({**antwoorden, "vraagwijze": None, "gemist": 0})
            eerst = gevonden.get(advies["code"])
            gevonden[advies["code"]] = Gegeven(eerst.stand if eerst else stand, advies)
    return list(gevonden.values())


def bedoeld_eerder(tracker: Tracker, tekst: str) -> Gegeven | None:
    """The advice that a text asks back for: by its place, or else the last but the current one."""
    woorden = herkenwoorden()
    welk = woorden.eerder.search(tekst)
    alle = gegeven(tracker) if welk else []
    if welk is None or len(alle) < 2:
        return None
    if plaatsen := rangen(welk.group(), len(alle)):
        return alle[plaatsen[0]]
    huidig = (tracker.get_slot("advies") or {}).get("code")
    return [een for een in alle if een.advies["code"] != huidig][-1]

"""The adviezen before the last one of a conversation: kept with it, and made current again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk.interfaces import Tracker

from actions.stand import Stand

#: So many adviezen are kept beside the last one.
BEWAARD = 6
#: The answers that an advies is kept with.
_ANTWOORDEN = ("situatie", "themas", "vormen", "doelgroepen", "gemeente", "eigenwoorden")


def bewaar(tracker: Tracker, advies: dict[str, Any]) -> dict[str, Any]:
    """An advies for the slot: with its answers, its number and those that were given before it."""
    gegeven = {een["code"]: een for een in alle(tracker) if een["aanbod"]}
    nummers = [een["nummer"] for een in gegeven.values()]
    zelfde = gegeven.pop(advies["code"], None)
    return {
        **advies,
        "nummer": zelfde["nummer"] if zelfde else max(nummers, default=0) + 1,
        "antwoorden": {naam: tracker.get_slot(naam) for naam in _ANTWOORDEN},
        "eerder": list(gegeven.values())[-BEWAARD:],
    }


def alle(tracker: Tracker) -> list[dict[str, Any]]:
    """The adviezen that are kept, in the order in which they were given."""
    huidig = tracker.get_slot("advies")
    if not huidig:
        return []
    kaal = {naam: waarde for naam, waarde in huidig.items() if naam != "eerder"}
    kaal.setdefault("nummer", 0)
    return sorted([*(huidig.get("eerder") or []), kaal], key=lambda een: int(een["nummer"]))


def met_antwoorden(stand: Stand, advies: dict[str, Any]) -> Stand:
    """The stand with the answers that an advies was given for."""
    antwoorden = Stand.van_slots({**advies.get("antwoorden", {}), "gemist": 0})
    zelfde: dict[str, Any] = {naam: getattr(antwoorden, naam) for naam in _ANTWOORDEN}
    return replace(stand, **zelfde, vraagwijze=None, gemist=0)


def maak_huidig(tracker: Tracker, advies: dict[str, Any]) -> dict[str, Any]:
    """An earlier advies for the slot, with the others beside it."""
    anderen = [een for een in alle(tracker) if een["code"] != advies["code"]]
    return {**advies, "eerder": anderen}

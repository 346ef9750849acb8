"""Whether an advies from before the last one is asked back for, and which."""

from __future__ import annotations

from typing import Any

from rasa_sdk.interfaces import Tracker

from actions.eerder import alle
from actions.verstaan.labels.aanwijzing import rangen
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: Asks for an earlier advice. No intent of the recognition: these words decide, and that there is
#: one.
EERDER = "eerder_advies"


def bedoeld_eerder(tracker: Tracker, tekst: str) -> dict[str, Any] | None:
    """The advies that a text asks back for: by its place, or else the last but the current one."""
    welk = herkenwoorden().eerder.search(tekst)
    gegeven = alle(tracker) if welk else []
    if welk is None or len(gegeven) < 2:
        return None
    if plaatsen := rangen(welk.group(), len(gegeven)):
        return gegeven[plaatsen[0]]
    huidig = (tracker.get_slot("advies") or {})["code"]
    return [een for een in gegeven if een["code"] != huidig][-1]

"""The words of the catalogue, as the questions and their explanations show them."""

from __future__ import annotations

import re
from typing import Any

from actions.api_client import Found, Woorden, client
from actions.names import ENTITEIT_VAN_SLOT
from actions.teksten import teksten

#: Where the first sentence of an explanation ends.
_EINDE_VAN_EEN_ZIN = re.compile(r"(?<=\.)\s+")


async def haal_woorden() -> Woorden:
    """The words of the catalogue, or none: every question can be answered in free text too."""
    outcome = await client().woorden()
    if isinstance(outcome, Found):
        return outcome.value
    return Woorden({slot: {} for slot in ENTITEIT_VAN_SLOT})


def uitleg(woorden: Woorden, slot: str) -> str:
    """Each choice with what it is in one sentence and an example from practice, a line each."""
    return "\n".join(_keuze(item) for item in woorden.per_slot[slot].values())


def _keuze(item: dict[str, Any]) -> str:
    zin = _EINDE_VAN_EEN_ZIN.split(item["uitleg"], maxsplit=1)[0]
    voorbeeld = next(iter(item.get("voorbeelden") or ()), None)
    if voorbeeld is None:
        return teksten().keuze.format(naam=item["naam"], uitleg=zin)
    return teksten().keuze_met_voorbeeld.format(
        naam=item["naam"], uitleg=zin, voorbeeld=voorbeeld.rstrip(".")
    )


def voorbeelden(woorden: Woorden, slot: str) -> str:
    """Each choice with its examples from practice, a line each."""
    return "\n".join(
        f"- {item['naam']}: {', '.join(item['voorbeelden'])}."
        for item in woorden.per_slot[slot].values()
    )

"""The words of the catalogue, as the questions and their explanations show them."""

from __future__ import annotations

from actions.api_client import Found, Woorden, client
from actions.names import ENTITEIT_VAN_SLOT


async def haal_woorden() -> Woorden:
    """The words of the catalogue, or none: every question can be answered in free text too."""
    outcome = await client().woorden()
    if isinstance(outcome, Found):
        return outcome.value
    return Woorden({slot: {} for slot in ENTITEIT_VAN_SLOT})


def uitleg(woorden: Woorden, slot: str) -> str:
    """Each choice with its explanation, a line each."""
    return "\n".join(
        f"- {item['naam']}: {item['uitleg']}" for item in woorden.per_slot[slot].values()
    )


def voorbeelden(woorden: Woorden, slot: str) -> str:
    """Each choice with its examples from practice, a line each."""
    return "\n".join(
        f"- {item['naam']}: {', '.join(item['voorbeelden'])}."
        for item in woorden.per_slot[slot].values()
    )

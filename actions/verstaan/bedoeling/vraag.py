"""Whether a message is put as a question, and what it asks while another is open. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.names import AAN_DE_BOT, OVER_ADVIES, REACTIES
from actions.verstaan.bedoeling.feit import feit_in, is_feit
from actions.verstaan.labels.namen import aantal_woorden, namen
from actions.verstaan.woorden.aanloop import zonder_aanloop
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: How many words such a question has at most.
_VRAAG = 8


def vraagt(tekst: str) -> bool:
    """Whether a message is put as a question."""
    woorden = herkenwoorden()
    begint = woorden.vraagwoord.match(tekst) or woorden.vraagt_of.match(tekst)
    return bool(begint) or tekst.rstrip().endswith("?")


def na_reactie(intent: str, tekst: str, ranking: Sequence[dict[str, Any]]) -> str:
    """The intent of a yes or a no by the question to the bot that stands behind it.

    "Nee oke. Wat kunt u dan wel" is no yes; it need not be heard best, only about as well.
    """
    woorden = herkenwoorden()
    vraag = zonder_aanloop(tekst)
    achter = vraag != tekst.strip() and woorden.vraagwoord.match(vraag)
    if intent not in REACTIES or not achter or namen(vraag) or aantal_woorden(vraag) > _VRAAG:
        return intent
    om_keuzes = woorden.mogelijk.search(vraag) or woorden.raad.search(vraag)
    if woorden.kunnen.match(vraag) and not om_keuzes:
        return "wat_kun_je"
    kansen: dict[str, float] = {item["name"]: item["confidence"] for item in ranking}
    aan_de_bot = next((name for name in kansen if name in AAN_DE_BOT - {"buiten_bereik"}), intent)
    return aan_de_bot if kansen.get(aan_de_bot, 0.0) >= kansen.get(intent, 0.0) / 2 else intent


def duid_vraag(intent: str, tekst: str, ranking: Sequence[dict[str, Any]]) -> str:
    """The intent of a question that holds no answer to the open one; ``ranking``: likeliest first.

    It is no story, and there is no advies yet to ask about.
    """
    kansen: dict[str, float] = {item["name"]: item["confidence"] for item in ranking}
    if aantal_woorden(tekst) > _VRAAG or namen(tekst):
        return intent
    aan_de_bot = next((name for name in kansen if name in AAN_DE_BOT), intent)
    if intent == "meer_info" and is_feit(feit_in(tekst)):
        return intent
    if intent in OVER_ADVIES:
        if herkenwoorden().over_aanbod.search(tekst) or herkenwoorden().aanmelden.search(tekst):
            return intent
        return aan_de_bot if kansen.get(aan_de_bot, 0.0) >= kansen.get(intent, 0.0) / 2 else intent
    if intent == "vertellen" and (vraagt(tekst) or herkenwoorden().aanspreken.search(tekst)):
        return next((name for name in kansen if name in AAN_DE_BOT | OVER_ADVIES), intent)
    return intent

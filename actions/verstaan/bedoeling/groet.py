"""What stands behind a greeting, or behind "nog een vraag:". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from actions.names import AAN_DE_BOT, OVER_ADVIES
from actions.verstaan.bedoeling.vraag import vraagt
from actions.verstaan.labels.namen import aantal_woorden
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: What stands behind a greeting is heard at least this well beside it, as a question or without.
_VRAAG_NA_GROET = 0.05
_ZEKER_NA_GROET = 0.25
#: What a question behind a greeting may be.
_NA_GROET = OVER_ADVIES | AAN_DE_BOT | {"opnieuw_beginnen", "medewerker_spreken"}
#: "Ik heb nog een korte vraag" is no longer than this.
_INLEIDING_VAN_EEN_VRAAG = 8
#: The first part of a message, with what ends it.
_DEEL_OF_KOMMA = re.compile(r"[^.,;:!?]*[.,;:!]+\s+")


def duid_groet(intent: str, rest: str, ranking: Sequence[dict[str, Any]]) -> str:
    """The intent of a greeting by what stands behind it: a question or a wish there is meant.

    ``rest`` is the text without the greeting, ``ranking`` the intents, likeliest first.
    """
    woorden = herkenwoorden()
    kaal = not aantal_woorden(woorden.groet.sub(" ", rest)) or woorden.beleefd.search(rest)
    if intent != "begroeten" or kaal:
        return intent
    kansen = {i["name"]: i["confidence"] for i in ranking if i["name"] in _NA_GROET}
    meest = next(iter(kansen), intent)
    wil_iets = kansen.get(meest, 0.0) >= (_VRAAG_NA_GROET if vraagt(rest) else _ZEKER_NA_GROET)
    return meest if wil_iets else intent


def zonder_groet(tekst: str) -> str:
    """A text without the greeting or the "vraagje" that it begins with, unless that is all."""
    woorden = herkenwoorden()
    rest = tekst.strip()
    while (groet := woorden.groet.match(rest)) or (groet := _ingeleid(rest)):
        rest = rest[groet.end() :].lstrip(" ,.!:;-")
    return rest if aantal_woorden(rest) else tekst


def _ingeleid(tekst: str) -> re.Match[str] | None:
    """The announcement of a question that follows right behind it ("nog een vraag: …")."""
    eerst = _DEEL_OF_KOMMA.match(tekst)
    if eerst is None or not herkenwoorden().nieuwe_vraag.search(eerst.group()):
        return None
    return eerst if aantal_woorden(eerst.group()) <= _INLEIDING_VAN_EEN_VRAAG else None

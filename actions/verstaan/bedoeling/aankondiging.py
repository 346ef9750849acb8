"""Whether a message says only that another question follows: "er speelt nog iets". Pure."""

from __future__ import annotations

import re
from functools import cache

from actions.verstaan.labels.namen import alleen_klein
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: No intents of the recognition: another question follows now, or is asked for later on.
ANDERE_VRAAG = "andere_vraag"
LATER_VRAGEN = "later_vragen"


def aankondiging(tekst: str) -> str | None:
    """Which of the two a text says; None where it says anything else as well."""
    woorden = herkenwoorden().aankondiging
    rest, zinnen = woorden.zin.subn(" ", tekst)
    rest, zaken = _andere_zaak().subn(" ", woorden.later.sub(" ", rest))
    if not (zinnen or zaken) or not alleen_klein(woorden.erbij.sub(" ", rest)):
        return None
    return LATER_VRAGEN if woorden.later.search(tekst) else ANDERE_VRAAG


@cache
def _andere_zaak() -> re.Pattern[str]:
    """ "Nog een korte vraag", "een heel andere kwestie"; "dat is nog de vraag" is none."""
    woorden = herkenwoorden().aankondiging
    ertussen = rf"\s+(?:{woorden.ertussen.pattern}\s+)*"
    return re.compile(woorden.ander.pattern + ertussen + woorden.zaak.pattern, re.IGNORECASE)

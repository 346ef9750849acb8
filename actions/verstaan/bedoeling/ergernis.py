"""Impatience with the bot: no story, no danger and no insult. Pure."""

from __future__ import annotations

from actions.verstaan.labels.namen import aantal_woorden, alleen_klein
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: The intent that is heard, or that these words decide on.
ERGERNIS = "ergernis"


def is_ergernis(tekst: str, *, kaal: bool = False) -> bool:
    """Whether nothing is said but that the bot asks too much, or is too slow.

    ``kaal``: not even small words beside it ("schiet op mensen" is no "schiet op").
    """
    woorden = herkenwoorden()
    rest, ergernis = woorden.ergernis.subn(" ", tekst)
    for patroon in (woorden.uitroep, woorden.aarzeling):
        rest = patroon.sub(" ", rest)
    return bool(ergernis) and (alleen_klein(rest) if not kaal else not aantal_woorden(rest))

"""Questions for a judgement on a person, which the bot never gives. Pure."""

from __future__ import annotations

import re

from actions.verstaan.labels.genoemd import aantal_woorden, genoemd
from actions.verstaan.woorden.aanloop import zonder_aanloop
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: No intent of the recognition: these words decide.
OORDEEL = "oordeel"
#: Where a part of a message ends.
_DEEL = re.compile(r"[.,;:!?]+\s+")
#: So few words beside such a question only lead up to it, or name a thema.
_INLEIDING = 4


def vraagt_oordeel(tekst: str) -> bool:
    """Whether any part of a message asks for a judgement on a person."""
    return any(over_een_persoon(zonder_aanloop(deel)) for deel in _DEEL.split(tekst))


def is_vooral_oordeel(tekst: str) -> bool:
    """Whether little more is said than such a question: "zeg eens eerlijk, is hij gevaarlijk?"."""
    rest = [d for d in _DEEL.split(tekst) if not over_een_persoon(zonder_aanloop(d))]
    return vraagt_oordeel(tekst) and sum(map(aantal_woorden, rest)) <= _INLEIDING


def over_een_persoon(vraag: str) -> bool:
    """Whether a question, without what leads up to it, is one for such a judgement."""
    oordeel = herkenwoorden().oordeel
    vraag = vraag.replace("[", "").replace("]", "")  # a name, as the API masks it
    if oordeel.begin.match(vraag) and _vraagt_of_het_thema_is(vraag):
        return True
    vraagt = oordeel.begin.match(vraag) or (
        oordeel.aan_bot.match(vraag) and oordeel.of_iemand.search(vraag)
    )
    return bool(vraagt and oordeel.over.search(vraag))


def _vraagt_of_het_thema_is(vraag: str) -> bool:
    """Whether a few words ask what something is called: "is dat discriminatie?"."""
    return "?" in vraag and aantal_woorden(vraag) <= _INLEIDING and "themas" in genoemd(vraag)

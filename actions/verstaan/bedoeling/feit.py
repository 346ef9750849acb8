"""Questions for one fact of an offer: its costs, its date, its place. Pure."""

from __future__ import annotations

from typing import TypeGuard

from actions.names import INHOUD, OVER_ADVIES
from actions.verstaan.bedoeling.gezegde import ZIN
from actions.verstaan.labels.namen import aantal_woorden, alleen_klein, genoemd
from actions.verstaan.labels.weigering import alleen_namen
from actions.verstaan.woorden.aanloop import zonder_aanloop
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: A question for one fact of an offer has at most this many words.
WOORDEN_VAN_EEN_FEIT = 10
#: The same before there is an advies to ask about.
_VRAAG = 8
#: What the bot asks about too: only after an advies is "voor wie?" a question for a fact.
_OOK_GEVRAAGD = frozenset({"doelgroepen"})


def feit_in(tekst: str, *, vooraan: bool = False) -> str | None:
    """The fact of an offer that a short question is about, by the name that the API has for it.

    It stands at the beginning (``vooraan``: only there), or anywhere in what ends or begins as a
    question.
    """
    woorden = herkenwoorden()
    if woorden.wie.search(tekst):  # "wie zit er achter deze bot?"
        return None
    vraag = zonder_aanloop(tekst)
    vraagt = (
        vraag.endswith("?") or woorden.vraagt_of.match(vraag) or woorden.vraagwoord.match(vraag)
    )
    op = "search" if vraagt and not vooraan else "match"
    return next((naam for naam, p in woorden.feit.items() if getattr(p, op)(vraag)), None)


def is_feit(feit: str | None) -> TypeGuard[str]:
    """Whether a fact is one that the bot does not ask about itself."""
    return feit is not None and feit not in _OOK_GEVRAAGD


def alleen_over_aanbod(vraag: str) -> bool:
    """Whether such a question names nothing but offers: "waar is dat?", not "waar is de kerk?"."""
    woorden = herkenwoorden()
    for patroon in (*woorden.feit.values(), woorden.bij_feit):
        vraag = patroon.sub(" ", vraag)
    return alleen_namen(vraag) or alleen_klein(vraag)


def vraag_naar_feit(intent: str, tekst: str) -> str | None:
    """The intent of a short question about offers: "hoe lang duurt zo'n traject?" wants none."""
    kan = intent in INHOUD | OVER_ADVIES and tekst.rstrip().endswith("?")
    if not kan or aantal_woorden(tekst) > _VRAAG:
        return None
    if herkenwoorden().kosten.match(tekst):
        return "kosten_vragen"
    return "meer_info" if is_feit(feit_in(tekst, vooraan=True)) else None


def vraag_erbij(tekst: str) -> str | None:
    """The question at the end of an answer about what it costs, when or where it is."""
    *_, laatste = ZIN.split(tekst.strip())
    woorden = herkenwoorden()
    feit = is_feit(feit_in(laatste, vooraan=True))
    over = feit or woorden.over_aanbod.search(laatste) or woorden.aanmelden.search(laatste)
    verhaal = "themas" in genoemd(laatste)  # "hoe bereiken we jongeren die online radicaliseren?"
    return laatste if laatste.endswith("?") and over and not verhaal else None

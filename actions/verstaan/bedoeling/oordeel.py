"""Questions for a judgement on a person, which the bot never gives. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.verstaan.labels.namen import aantal_woorden, genoemd
from actions.verstaan.woorden.aanloop import zonder_aanloop
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: No intent of the recognition: these words decide.
OORDEEL = "oordeel"
#: Where a part of a message ends, and where a sentence does.
_DEEL = re.compile(r"[.,;:!?]+\s+")
_ZIN = re.compile(r"(?<=[.;:!?])\s+")
_TEKENS = " .,;:!?"
#: So many words at most lead up to who it is: "die rustige leerling".
_TOT_WIE = 2
#: So few words beside such a question only lead up to it, or name a thema.
_INLEIDING = 4


@dataclass(frozen=True)
class _Deel:
    """A part of a message, and whether its sentence is a question or asks for an opinion."""

    tekst: str
    vraagt: bool
    mening: bool


def vraagt_oordeel(tekst: str) -> bool:
    """Whether any part of a message asks for a judgement on a person."""
    return any(map(_is_oordeel, _delen(tekst)))


def is_vooral_oordeel(tekst: str) -> bool:
    """Whether little more is said than such a question: "zeg eens eerlijk, is hij gevaarlijk?"."""
    delen = _delen(tekst)
    rest = sum(aantal_woorden(deel.tekst) for deel in delen if not _is_oordeel(deel))
    return any(map(_is_oordeel, delen)) and rest <= _INLEIDING


def is_vooral_over_wie(tekst: str) -> bool:
    """The same, where it is asked by who it is about: "vormt die leerling een gevaar?"."""
    return is_vooral_oordeel(tekst) and any(map(_over_wie, _delen(tekst)))


def _delen(tekst: str) -> list[_Deel]:
    """The parts of a message."""
    woorden = herkenwoorden().oordeel
    delen: list[_Deel] = []
    for zin in _ZIN.split(tekst):
        stukken = _DEEL.split(zin.replace("[", "").replace("]", ""))  # a name, as the API masks it
        kaal = zin.strip(_TEKENS)
        sluit = any(match.end() == len(kaal) for match in woorden.slot.finditer(kaal))
        begint = woorden.slot.fullmatch(stukken[0].strip(_TEKENS))
        mening = bool(sluit or begint or woorden.volgens.search(zin))
        vraagt = mening or zin.rstrip().endswith("?")
        delen += (_Deel(stuk, vraagt, mening) for stuk in stukken)
    return delen


def _is_oordeel(deel: _Deel) -> bool:
    return over_een_persoon(zonder_aanloop(deel.tekst)) or _over_wie(deel)


def _over_wie(deel: _Deel) -> bool:
    """Whether a part asks it by who it is about, also as "hij is gevaarlijk, toch?"."""
    woorden = herkenwoorden().oordeel
    tekst = zonder_aanloop(woorden.volgens.sub(" ", deel.tekst))
    werkwoord = woorden.werkwoord.match(tekst)
    if not woorden.over.search(tekst) or not deel.vraagt:
        return False
    return (
        _begint_met_wie(tekst[werkwoord.end() :])
        if werkwoord
        else (deel.mening and _begint_met_wie(tekst))
    )


def _begint_met_wie(tekst: str) -> bool:
    """Whether a text begins with somebody: "hij", "die rustige leerling"."""
    woorden = herkenwoorden().oordeel
    tekst = tekst.lstrip()
    if woorden.wie.match(tekst):
        return True
    rest = tekst.split()[1 : _TOT_WIE + 1]
    return bool(woorden.bepaler.match(tekst)) and any(map(woorden.persoon.match, rest))


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

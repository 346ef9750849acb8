"""What was heard so badly that it is a guess, and what it is then. Pure."""

from __future__ import annotations

from actions.names import INHOUD, REACTIES
from actions.verstaan.bedoeling.gevaar import GEVAAR, ONZIN
from actions.verstaan.bedoeling.gezegde import ZIN
from actions.verstaan.labels.namen import Labels, aantal_woorden, genoemd
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: "I do not know" and "yes" lead to the next step: without a word that says so, they have to be
#: heard at least this well.
ZEKERE_REACTIE = {"geen_idee": 0.75, "bevestigen": 0.65}
#: Any aside that is heard less well than this, and that no words confirm, is not understood.
_ZEKER_TERZIJDE = 0.3
#: The same for goodbye, which ends the conversation for now.
_ZEKER_AFSCHEID = 0.5
#: How many words such phrases have at most.
_BEGRIP = 6


def is_gegokt(intent: str, zekerheid: float) -> bool:
    """Whether an aside was heard so badly that it is not understood."""
    telt = INHOUD | REACTIES | {GEVAAR}
    zeker = _ZEKER_AFSCHEID if intent == "afscheid" else _ZEKER_TERZIJDE
    return intent not in telt and zekerheid < zeker


def weet_het_niet(intent: str, zekerheid: float, tekst: str) -> bool:
    """Whether a few words say for sure that the answer is not known, and name none."""
    zeker = intent == "geen_idee" and zekerheid >= ZEKERE_REACTIE["geen_idee"]
    noemt = any(genoemd(deel) and not _weet_niet_wat(deel) for deel in ZIN.split(tekst))
    return zeker and aantal_woorden(tekst) <= _BEGRIP and not noemt


def _weet_niet_wat(deel: str) -> bool:
    """Whether it is not known what something is: "geen idee wat een traject is"."""
    woorden = herkenwoorden()
    return bool(woorden.weet_niet.search(deel) and woorden.vraagwoord.search(deel))


def duid_gok(tekst: str, labels: Labels) -> str:
    """The intent of a message of which only some words are understood, if any are."""
    woorden = herkenwoorden()
    if labels:
        return "vertellen"
    if woorden.stoppen.search(tekst) or woorden.dag.search(tekst):
        return "afscheid"
    return "geen_idee" if woorden.weet_niet.search(tekst) else ONZIN

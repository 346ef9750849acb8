"""Whether a message is in another language. Pure."""

from __future__ import annotations

from actions.verstaan.labels.namen import aantal_woorden, genoemd
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

ANDERE_TAAL = "andere_taal"
#: What Dutch behind a greeting in another language is taken for when it is not understood.
_NIET_VERSTAAN = frozenset({"onzin", "buiten_bereik", "geen_idee"})
#: So few words that name an answer give it, whatever else they say.
_KORT = 3
#: From so many Dutch words on a text is Dutch.
_NEDERLANDSE_WOORDEN = 2


def in_andere_taal(intent: str, tekst: str) -> bool:
    """Whether a text is not Dutch: by the recognition, or by English that leaves no doubt."""
    taal = herkenwoorden().gevaar.andere_taal
    if taal.alarm.search(tekst) and taal.zeker.search(tekst):
        return True
    return bool(intent == ANDERE_TAAL or taal.groet.match(tekst)) and not is_nederlands(tekst)


def in_het_nederlands(intent: str, tekst: str) -> str:
    """The intent, where Dutch was taken for another language ("Salam, ik zoek hulp")."""
    if intent == ANDERE_TAAL and aantal_woorden(tekst) <= _KORT and genoemd(tekst):
        return "vertellen"  # "workshop please"
    groet = herkenwoorden().gevaar.andere_taal.groet.match(tekst)
    verward = intent == ANDERE_TAAL or (groet and intent in _NIET_VERSTAAN)
    if not verward or not is_nederlands(tekst):
        return intent
    return "begroeten" if groet else "vertellen"


def is_nederlands(tekst: str, vanaf: int = _NEDERLANDSE_WOORDEN) -> bool:
    """Whether a text holds so many different words that only Dutch has."""
    woorden = herkenwoorden().gevaar.andere_taal.nederlands.findall(tekst)
    return len({woord.lower() for woord in woorden}) >= vanaf

"""Whether a message tells of acute danger, and of which kind. Pure.

The recognition decides; a few words correct it on both sides, because a missed alarm and an alarm
on an ordinary story about such subjects are the two worst faults the bot can make.
"""

from __future__ import annotations

from actions.herkenwoorden import herkenwoorden

GEVAAR = "acuut_gevaar"
#: What a few words without any danger in them are taken for.
ONZIN = "onzin"
#: What a story that is no alarm is taken for.
VERHAAL = "vertellen"


def weeg(intent: str, zekerheid: float, tekst: str, *, thema: bool = False) -> str:
    """The intent, with danger put in or taken out where words say so.

    ``zekerheid`` is the confidence of the recognition, 0 to 1; ``thema`` whether it heard one, as
    it does in an ordinary story.
    """
    woorden = herkenwoorden().gevaar
    if tekst.startswith("/"):
        return intent
    if in_andere_taal(intent, tekst):
        taal = woorden.andere_taal
        alarm = taal.alarm.search(tekst) and not taal.verhaal.search(tekst)
        return GEVAAR if alarm else "andere_taal" if intent == GEVAAR else intent
    verhaal = woorden.verhaal.search(tekst) is not None
    if intent == GEVAAR:
        if zekerheid >= woorden.zekerheid:
            return GEVAAR
        if _zegt_niets(tekst):
            return ONZIN
        gok = (thema or zekerheid < woorden.gok) and not _over_gevaar(tekst)
        return VERHAAL if (verhaal or gok) and not woorden.nu.search(tekst) else GEVAAR
    if verhaal:
        return intent
    straks = (
        woorden.ernst.search(tekst)
        and woorden.straks.search(tekst)
        and not woorden.gelegenheid.search(tekst)
    )
    return GEVAAR if straks or woorden.roep.search(tekst) else intent


def in_andere_taal(intent: str, tekst: str) -> bool:
    """Whether a text is not Dutch: by the recognition, or by English that leaves no doubt."""
    taal = herkenwoorden().gevaar.andere_taal
    if intent == "andere_taal" or taal.groet.match(tekst):
        return True
    return bool(taal.alarm.search(tekst) and taal.zeker.search(tekst))


def _zegt_niets(tekst: str) -> bool:
    """Whether a text is so short that it must name the danger, and does not ("en nu?")."""
    return len(tekst.split()) <= herkenwoorden().gevaar.kort and not _over_gevaar(tekst)


def _over_gevaar(tekst: str) -> bool:
    """Whether any word of a text is about danger."""
    woorden = herkenwoorden().gevaar
    soorten = (woorden.nood, woorden.roep, woorden.ernst, *woorden.situaties.values())
    return any(soort.search(tekst) for soort in soorten)


def situaties(tekst: str) -> list[str]:
    """The kinds of danger in a text, as the noodcontacten of the catalogue name them.

    ``algemeen`` when none is told.
    """
    found = [
        naam for naam, woorden in herkenwoorden().gevaar.situaties.items() if woorden.search(tekst)
    ]
    return found or ["algemeen"]

"""Whether a message tells of acute danger, and of which kind. Pure.

The recognition decides; a few words correct it on both sides, because a missed alarm and an alarm
on an ordinary story about such subjects are the two worst faults the bot can make.
"""

from __future__ import annotations

from actions.verstaan.bedoeling.ergernis import is_ergernis
from actions.verstaan.bedoeling.oordeel import is_vooral_over_wie
from actions.verstaan.bedoeling.taal import in_andere_taal
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

GEVAAR = "acuut_gevaar"
#: The kind of danger of which nothing more is known.
ALGEMEEN = "algemeen"
#: Violence at home, which has a number of its own.
HUISELIJK = "huiselijk_geweld"
#: What a few words without any danger in them are taken for.
ONZIN = "onzin"
#: What a story that is no alarm is taken for.
VERHAAL = "vertellen"
#: So many characters are the beginning of a message.
BEGIN = 20


def weeg(intent: str, zekerheid: float, tekst: str) -> str:
    """The intent, with danger put in or taken out where words say so.

    ``zekerheid`` is the confidence of the recognition, 0 to 1. That a thema was heard beside the
    danger, or no word of danger stands in the text, is no reason to doubt the recognition: in
    cross-validation that silenced a tenth of the real alarms.
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
        if _zegt_niets(zekerheid, tekst):
            return ONZIN
        if zekerheid < woorden.bijna_zeker and is_ergernis(tekst, kaal=True):
            return VERHAAL  # "schiet eens op"
        if _is_geweest(tekst) or _is_oordeel(tekst):
            return VERHAAL
        onzeker = zekerheid < woorden.bijna_zeker and not _over_gevaar(tekst)
        if onzeker and woorden.gelegenheid.search(tekst):
            return VERHAAL
        gok = zekerheid < woorden.gok and not _over_gevaar(tekst)
        contact = herkenwoorden().contact.search(tekst) or herkenwoorden().openingstijden.search(
            tekst
        )
        if gok and contact:
            return VERHAAL  # "kan ik nu iemand bellen?"
        if zekerheid >= woorden.zekerheid:
            return GEVAAR
        return VERHAAL if (verhaal or gok) and not woorden.nu.search(tekst) else GEVAAR
    if verhaal:
        return intent
    straks = (
        woorden.ernst.search(tekst)
        and woorden.straks.search(tekst)
        and not woorden.gelegenheid.search(tekst)
    )
    return GEVAAR if straks or woorden.roep.search(tekst) else intent


def _is_geweest(tekst: str) -> bool:
    """Whether a text begins with when it happened, and nothing of it goes on."""
    woorden = herkenwoorden().gevaar
    begin = woorden.verleden.search(tekst)
    if begin is None or begin.start() > BEGIN:
        return False
    gaat_door = (woorden.nu, woorden.straks, woorden.toekomst, woorden.roep)
    return not any(woord.search(tekst) for woord in gaat_door)


def _is_oordeel(tekst: str) -> bool:
    """Whether a text only asks what somebody is: "vormt hij een gevaar?"."""
    woorden = herkenwoorden()
    rest = woorden.oordeel.over.sub(" ", tekst)
    speelt = (woorden.gevaar.nu, woorden.gevaar.straks)
    alarm = _over_gevaar(rest) or any(woord.search(rest) for woord in speelt)
    return is_vooral_over_wie(tekst) and not alarm


def _zegt_niets(zekerheid: float, tekst: str) -> bool:
    """Whether a text is so short that it must name the danger, and does not ("en nu?")."""
    woorden = herkenwoorden().gevaar
    aantal = len(tekst.split())
    if aantal <= woorden.kort and zekerheid < woorden.zekerheid:
        return not _over_gevaar(tekst)
    if _over_gevaar(tekst):
        return False
    vraagt = herkenwoorden().vraagwoord.match(tekst) and not woorden.vervolg.search(tekst)
    kaal = vraagt or not woorden.nu.search(tekst)
    return bool(kaal) and aantal <= woorden.zin and zekerheid < woorden.bijna_zeker


def _over_gevaar(tekst: str) -> bool:
    """Whether any word of a text is about danger."""
    woorden = herkenwoorden().gevaar
    soorten = (woorden.nood, woorden.roep, woorden.ernst, *woorden.situaties.values())
    return any(soort.search(tekst) for soort in soorten)


def gewapend(tekst: str) -> bool:
    """Whether a text is about a weapon."""
    woorden = herkenwoorden().gevaar
    return bool(woorden.ernst.search(tekst) or woorden.situaties["wapen"].search(tekst))


def situaties(tekst: str) -> list[str]:
    """The kinds of danger in a text, as the noodcontacten of the catalogue name them.

    ``ALGEMEEN`` when none is told.
    """
    gevaar = herkenwoorden().gevaar
    found = [naam for naam, woorden in gevaar.situaties.items() if woorden.search(tekst)]
    thuis = gevaar.huiselijk.wie.search(tekst) and gevaar.huiselijk.daad.search(tekst)
    if thuis or gevaar.huiselijk.woord.search(tekst):
        found.append(HUISELIJK)
    return found or [ALGEMEEN]

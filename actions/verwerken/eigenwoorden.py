"""What the official called a label: "boa's" beside "eerstelijnsprofessionals". Pure.

An official who sees only the bot's own names cannot tell whether he was understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from actions.names import ENTITEIT_VAN_SLOT, INHOUD, KEUZES
from actions.stand import EigenWoorden, Stand
from actions.teksten import klein, opsomming, teksten
from actions.verstaan.bericht import Bericht
from actions.verstaan.labels.gehoord import WOORDEN_VAN_EEN_WIJZIGING
from actions.verstaan.labels.genoemd import namen_achter_voor
from actions.verstaan.labels.namen import Naam, aantal_woorden, alleen_klein, namen
from actions.verstaan.labels.weigering import geweigerde_namen, gewenste_namen
from actions.verstaan.woorden.herkenwoorden import herkenwoorden
from actions.verstaan.woorden.labelwoorden import labelwoorden

#: So many are kept for a label, the most recent.
WOORDEN_PER_LABEL = 3
#: An answer of more words than this is not repeated as it was typed.
WOORDEN_VAN_EEN_NAAM = 7
#: Two words with so many first letters in common are of one stem …
STAM = 5
#: … and say the same when the first has no more letters than this behind it.
UITGANG = 4

#: Letters, figures and what stands between them: no brackets, links or question marks.
_GEWOON = re.compile(r"[\w\s'’,&/-]+")
_WOORD = re.compile(r"\w[\w'’-]*")
_RIJ = re.compile(r"(\s*,\s*|\s+en\s+)")
_RAND = " \t\r\n.,;:!…-"


def onthoud_eigen_woorden(oud: Stand, nieuw: Stand, bericht: Bericht, vraag: str | None) -> Stand:
    """``nieuw`` with the words in which the message told its labels; a button has none.

    ``oud`` is the stand before it.
    """
    if bericht.knop or bericht.intent in KEUZES:
        return nieuw
    gewild = _labels(nieuw)
    gevonden = {label: zij for label, zij in genoemd_als(bericht.tekst).items() if label in gewild}
    label = _beantwoord(oud, nieuw, bericht, vraag)
    mensen = label in (nieuw.doelgroepen or ())
    antwoord = _namen_uit(zoals_gezegd(bericht.tekst, voor_wie=mensen)) if label else []
    themas = set(nieuw.themas or ())
    if label in themas:
        antwoord = _verschijnselen(antwoord)
    if label and antwoord:
        gevonden[label] = antwoord
    gevonden |= {thema: _verschijnselen(gevonden[thema]) for thema in themas & gevonden.keys()}
    bekend = nieuw.eigenwoorden or {}
    erbij = {label: _samen(bekend.get(label, ()), zij) for label, zij in gevonden.items() if zij}
    return replace(nieuw, eigenwoorden={**bekend, **erbij} or None)


def zonder_eigen_woorden(stand: Stand, slots: Iterable[str]) -> Stand:
    """The stand without the words for the labels in these slots: others take their place."""
    weg = {label for slot in slots for label in getattr(stand, slot) or ()}
    rest = {label: zij for label, zij in (stand.eigenwoorden or {}).items() if label not in weg}
    return replace(stand, eigenwoorden=rest or None)


def zonder_sommigen(stand: Stand, bericht: Bericht) -> Stand | None:
    """The stand without the people or things that are refused, where others share their label.

    "De boa's hoeven niet", of "boa's en wijkteams"; None when that leaves a label nothing.
    """
    geweigerde = geweigerde_namen(bericht.tekst)
    eigen, rest = stand.eigenwoorden or {}, {}
    for label in {naam.label for naam in geweigerde} & _labels(stand):
        weg = [_heel_woord(bericht.tekst, naam) for naam in geweigerde if naam.label == label]
        zij = eigen.get(label, [])
        rest[label] = [een for een in zij if not any(_in_elkaar(een, ander) for ander in weg)]
        if rest[label] in ([], zij):
            return None
    return replace(stand, eigenwoorden={**eigen, **rest}) if rest else None


def met_eigen_woorden(label: str, naam: str, woorden: EigenWoorden | None) -> str:
    """The name of a label and, in brackets, what the official called it."""
    anders = [zij for zij in (woorden or {}).get(label, ()) if not _zegt_hetzelfde(zij, naam)]
    if not anders:
        return naam
    return teksten().met_eigen_woorden.format(naam=naam, woorden=opsomming([], *anders))


def genoemd_als(tekst: str) -> dict[str, list[str]]:
    """The words by which each label is named and not refused, as they stand in the text.

    In a story others are named than those who take part: there who stands behind "voor" counts.
    """
    gewenst = gewenste_namen(tekst)
    voor = namen_achter_voor(tekst)
    if voor and aantal_woorden(tekst) > WOORDEN_VAN_EEN_WIJZIGING:
        gewenst = [n for n in gewenst if n.slot != "doelgroepen" or n in voor]
    gevonden: dict[str, list[str]] = {}
    alle = namen(tekst)
    gewenst = [n for n in gewenst if not any(_in_langere(n, ander) for ander in alle)]
    for naam in gewenst:
        if not labelwoorden().geen_naam.fullmatch(woord := _heel_woord(tekst, naam)):
            gevonden[naam.label] = _samen(gevonden.get(naam.label, ()), [klein(woord)])
    return gevonden


def zoals_gezegd(tekst: str, *, voor_wie: bool = False) -> list[str]:
    """A short answer as it was typed, but for what leads up to it; nothing for any other text.

    With ``voor_wie`` what stands before "voor" leads up to it as well. A row of names is one each.
    """
    woorden = labelwoorden()
    if not _GEWOON.fullmatch(rest := tekst.strip(_RAND)) or woorden.ontkenning.search(rest):
        return []
    if rest.isupper() and len(rest) > STAM:
        rest = rest.lower()
    voor = woorden.bestemming.search(rest) if voor_wie else None
    kaal = _zonder_omhaal(rest[voor.end() :] if voor else rest)
    zin = woorden.zin.search(kaal) or herkenwoorden().zelf.search(kaal)
    if zin or alleen_klein(kaal, ",") or len(kaal.split()) > WOORDEN_VAN_EEN_NAAM:
        return []
    kaal = klein(kaal) if rest.startswith(kaal) else kaal
    delen = [
        _zonder_omhaal(deel) if i % 2 == 0 else deel for i, deel in enumerate(_RIJ.split(kaal))
    ]
    los = all(namen(deel) for deel in delen[::2])
    return _samen([], delen[::2]) if los else ["".join(delen)]


def _namen_uit(woorden: Iterable[str]) -> list[str]:
    """These words without those that only say what the label says."""
    return [woord for woord in woorden if not labelwoorden().geen_naam.fullmatch(woord)]


def _verschijnselen(woorden: Iterable[str]) -> list[str]:
    """Of the words for a thema those that name what is going on, and not who or what is there."""
    return [woord for woord in woorden if labelwoorden().verschijnsel.fullmatch(woord)]


def _labels(stand: Stand) -> set[str]:
    return {label for slot in ENTITEIT_VAN_SLOT for label in getattr(stand, slot) or ()}


def _beantwoord(oud: Stand, nieuw: Stand, bericht: Bericht, vraag: str | None) -> str | None:
    """The one label that the message is an answer with, and says nothing beside; None otherwise."""
    if bericht.intent not in INHOUD or bericht.gemeente or oud.twijfel:
        return None
    if geweigerde_namen(bericht.tekst):
        return None
    open_voor = {vraag} if vraag in ENTITEIT_VAN_SLOT else set(ENTITEIT_VAN_SLOT)
    gehoord = {label for ids in bericht.labels.values() for label in ids} & _labels(nieuw)
    gehoord |= _labels(nieuw) - _labels(oud)
    gevraagd = {label for slot in open_voor for label in getattr(nieuw, slot) or ()} & gehoord
    # Who is named in what is going on need not take part.
    genoemde = (n for n in namen(bericht.tekst) if (vraag, n.slot) != ("themas", "doelgroepen"))
    anders = {naam.label for naam in genoemde} - gehoord
    return gevraagd.pop() if len(gehoord) == len(gevraagd) == 1 and not anders else None


def _heel_woord(tekst: str, naam: Naam) -> str:
    """A name with the rest of its word: "boa" in "boa’s", "consulent" in "wmo-consulent"."""
    delen = [
        deel
        for deel in _WOORD.finditer(tekst)
        if deel.start() < naam.eind and deel.end() > naam.begin
    ]
    return tekst[delen[0].start() : delen[-1].end()].rstrip("'’-")


def _in_langere(naam: Naam, ander: Naam) -> bool:
    """Whether a name is only a part of another: "adviseur" in "ov-adviseur"."""
    langer = ander.eind - ander.begin > naam.eind - naam.begin
    return langer and ander.begin <= naam.begin and naam.eind <= ander.eind


def _zonder_omhaal(tekst: str) -> str:
    """A text without the words that lead up to what counts, and those that only end it."""
    woorden = labelwoorden()
    rest = tekst.strip(_RAND)
    while vooraf := woorden.omhaal.match(rest) or woorden.erbij.match(rest):
        rest = rest[vooraf.end() :].lstrip(_RAND)
    while achteraf := next(
        (plek for plek in woorden.staart.finditer(rest) if plek.end() == len(rest)), None
    ):
        rest = rest[: achteraf.start()].rstrip(_RAND)
    return rest


def _samen(eerder: Sequence[str], erbij: Sequence[str]) -> list[str]:
    """Earlier and newer words, without those that stand in another."""
    alle = list(dict.fromkeys([*eerder, *erbij]))
    los = [
        zij
        for zij in alle
        if not any(zij != ander and zij.lower() in ander.lower() for ander in alle)
    ]
    return los[-WOORDEN_PER_LABEL:]


def _in_elkaar(een: str, ander: str) -> bool:
    return een.lower() in ander.lower() or ander.lower() in een.lower()


def _zegt_hetzelfde(zij: str, naam: str) -> bool:
    """Whether words hold nothing that is not in the name of the label: "oefening", Oefenen."""
    namen_ = _WOORD.findall(naam.lower())
    klein_woord = labelwoorden().klein
    eigen = [woord for woord in _WOORD.findall(zij.lower()) if not klein_woord.fullmatch(woord)]
    return all(any(_zelfde_stam(woord, ander) for ander in namen_) for woord in eigen)


def _zelfde_stam(woord: str, ander: str) -> bool:
    paren = zip(woord, ander, strict=False)
    samen = len([*takewhile(lambda paar: paar[0] == paar[1], paren)])
    return woord == ander or (samen >= STAM and len(woord) - samen <= UITGANG)

"""Takes out of the answers what a message points at or describes, and does not name. Pure.

"Dat laatste kan weg" points at one of several answers, by the order in which they were told; "laat
dat van die winkels er maar uit" describes one by a word of the story. Where it is not clear which
is meant the bot asks: never the wrong one is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from actions.names import ENTITEIT_VAN_SLOT
from actions.stand import Stand, pas_aan
from actions.verstaan.bedoeling.gevaar import GEVAAR
from actions.verstaan.bericht import Bericht
from actions.verstaan.labels.aanwijzing import rangen
from actions.verstaan.labels.gehoord import WOORDEN_VAN_EEN_WIJZIGING
from actions.verstaan.labels.namen import Labels, aangeduid, alleen_klein, genoemd, namen
from actions.verstaan.labels.weigering import wordt_weggelaten
from actions.verstaan.woorden.herkenwoorden import herkenwoorden
from actions.verstaan.woorden.labelwoorden import labelwoorden

#: Shorter words tell too little to find a sentence of the story by.
LETTERS_VAN_EEN_WOORD = 5

_DEEL = re.compile(r"[.,;:!?]+")
_ZIN = re.compile(r"(?<=[.!?])\s+")
_WOORD = re.compile(r"\w[\w'’-]*")


def haal_eruit(
    stand: Stand, bericht: Bericht, vraag: str | None, geschreven: Sequence[str]
) -> Stand | None:
    """The stand without what is pointed at or described at the recap; None when nothing is.

    ``geschreven`` are all messages of the official, the latest last.
    """
    if not _kan(bericht, vraag):
        return None
    plek = _plaats(bericht.tekst)
    if plek is not None:
        return _zonder_aangewezen(stand, bericht, plek, geschreven[:-1])
    return _zonder_omschreven(stand, bericht)


def _kan(bericht: Bericht, vraag: str | None) -> bool:
    woorden = herkenwoorden()
    return (
        vraag == "akkoord"
        and not bericht.knop
        and bericht.intent not in {GEVAAR, "medewerker_spreken"}
        # "Gooi alles maar weg, we beginnen van voren af aan" takes out more than one answer.
        and not (bericht.intent == "opnieuw_beginnen" and woorden.opnieuw.search(bericht.tekst))
        and bericht.woorden <= WOORDEN_VAN_EEN_WIJZIGING
        and bericht.genoemd_onderdeel in {None, *ENTITEIT_VAN_SLOT}
        and not woorden.vraagwoord.match(bericht.tekst)
        and not woorden.stoppen.search(bericht.tekst)
        and not woorden.toch_akkoord.search(bericht.tekst)
    )


def _plaats(tekst: str) -> tuple[int, int] | None:
    """Where a place is named that may go ("die laatste groep"), without what is said of it."""
    for plek in labelwoorden().plaats.finditer(tekst):
        eind = plek.end()
        rest = tekst[eind:].lstrip()
        soorten = (soort.match(rest) for soort in labelwoorden().soort.values())
        if soort := next((gevonden for gevonden in soorten if gevonden), None):
            eind = len(tekst) - len(rest) + soort.end()
        if wordt_weggelaten(tekst, plek.start(), eind):
            return plek.start(), eind
    return None


def _zonder_aangewezen(
    stand: Stand, bericht: Bericht, plek: tuple[int, int], eerder: Sequence[str]
) -> Stand:
    """Without the one of several answers that is at a place, or that is named beside it."""
    meer = _meervoudig(stand)
    aanwijzing = bericht.tekst[slice(*plek)]
    soorten = labelwoorden().soort.items()
    if bedoeld := [slot for slot, soort in soorten if soort.search(aanwijzing)]:
        meer = {slot: ids for slot, ids in meer.items() if slot in bedoeld}
    weg = _enige(_genoemde(bericht.tekst, meer)) or _op_plaats(aanwijzing, meer, eerder)
    return _zonder(stand, bericht, *weg) if weg else pas_aan(stand, None)


def _genoemde(tekst: str, meer: Labels) -> Labels:
    """Which of these answers are named, where nothing says that they stay."""
    if labelwoorden().blijft.search(tekst):
        return {}
    return _van(meer, genoemd(tekst))


def _op_plaats(aanwijzing: str, meer: Labels, eerder: Sequence[str]) -> tuple[str, str] | None:
    """The answer at a place in the order of telling; None when that is not known."""
    laatste = eerder[-1] if eerder else ""
    net = {slot: ids for slot, ids in meer.items() if _volgorde(laatste, slot, ids)}
    mogelijk = net if len(meer) > 1 else meer
    if len(mogelijk) != 1:
        return None
    ((slot, ids),) = mogelijk.items()
    volgorde: list[str] = []
    for tekst in reversed(eerder):
        volgorde = [*(i for i in _volgorde(tekst, slot, ids) if i not in volgorde), *volgorde]
    rang = rangen(aanwijzing, len(ids))
    if set(volgorde) != set(ids) or len(rang) != 1:
        return None
    return slot, volgorde[rang[0]]


def _volgorde(tekst: str, slot: str, ids: Sequence[str]) -> list[str]:
    """These labels as far as a text tells them, in its order."""
    plekken = [(naam.begin, naam.label) for naam in namen(tekst) if naam.slot == slot]
    if slot == "themas":
        hints = labelwoorden().hints.items()
        plekken += [(woord.start(), i) for i, hint in hints if (woord := hint.search(tekst))]
    return list(dict.fromkeys(label for _, label in sorted(plekken) if label in ids))


def _zonder_omschreven(stand: Stand, bericht: Bericht) -> Stand | None:
    """Without the answer that is described; None when nothing is, or it is named or heard."""
    if not _haalt_weg(bericht.tekst):
        return None
    bekend = {slot: tuple(getattr(stand, slot) or ()) for slot in ENTITEIT_VAN_SLOT}
    nieuw = any(set(ids) - set(bekend[slot]) for slot, ids in bericht.labels.items())
    if nieuw or bericht.genoemd_onderdeel or _van(bekend, bericht.geweigerd):
        return None  # the rules on what is told and refused know better
    meer = _meervoudig(stand)
    half = {**bericht.vermoedens}
    half["themas"] = (*half.get("themas", ()), *aangeduid(bericht.tekst))
    themas = {"themas": _in_het_verhaal(stand, bericht.tekst)}
    for bron in (bericht.labels, half, themas):
        if weg := _enige(_van(meer, bron)):
            return _zonder(stand, bericht, *weg)
    return None if bericht.labels else pas_aan(stand, None)


def _haalt_weg(tekst: str) -> bool:
    """Whether a part of a text says that something may go."""
    woorden = labelwoorden()
    begin = (woorden.laat_weg, woorden.mag, woorden.hoeft)
    return any(
        woorden.eruit.search(deel, gevonden.end())
        for deel in _DEEL.split(tekst)
        for soort in begin
        if (gevonden := soort.search(deel))
    )


def _in_het_verhaal(stand: Stand, tekst: str) -> tuple[str, ...]:
    """The themas of the sentences in the story that hold a word of the text."""
    eigen = {
        woord
        for woord in _WOORD.findall(tekst.lower())
        if len(woord) >= LETTERS_VAN_EEN_WOORD and not alleen_klein(woord)
    }
    zinnen = [
        zin for zin in _ZIN.split(stand.situatie or "") if eigen & set(_WOORD.findall(zin.lower()))
    ]
    themas = (i for zin in zinnen for i in (*aangeduid(zin), *genoemd(zin).get("themas", ())))
    return tuple(dict.fromkeys(themas))


def _meervoudig(stand: Stand) -> Labels:
    """The answers that hold more than one label."""
    alle = ((slot, getattr(stand, slot) or ()) for slot in ENTITEIT_VAN_SLOT)
    return {slot: ids for slot, ids in alle if len(ids) > 1}


def _van(bekend: Labels, labels: Labels) -> Labels:
    """The labels that are among these answers."""
    beide = {
        slot: tuple(i for i in ids if i in labels.get(slot, ())) for slot, ids in bekend.items()
    }
    return {slot: ids for slot, ids in beide.items() if ids}


def _enige(labels: Labels) -> tuple[str, str] | None:
    """The one label with its slot; None when there are none or more."""
    alle = [(slot, i) for slot, ids in labels.items() for i in dict.fromkeys(ids)]
    return alle[0] if len(alle) == 1 else None


def _zonder(stand: Stand, bericht: Bericht, slot: str, weg: str) -> Stand:
    """Without this label, and with what is told in its place."""
    bekend = getattr(stand, slot)
    erbij = (i for i in bericht.labels.get(slot, ()) if i not in bekend)
    rest: dict[str, Any] = {slot: (*(i for i in bekend if i != weg), *erbij)}
    return replace(stand, **rest, akkoord=None, twijfel=None, vraagwijze=None, gemist=0)

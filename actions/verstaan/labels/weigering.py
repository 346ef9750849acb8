"""Which of the labels that a message names it refuses. Pure.

The recognition tells what a message is about, not where. A refusal ("geen training, wel
intervisie") or a second thought ("een training, of nee, advies") is read where the words stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from actions.verstaan.labels.namen import (
    DELEN,
    LOS,
    TEKENS,
    WOORDEN,
    Labels,
    Naam,
    aantal_woorden,
    alleen_klein,
    eenmaal,
    genoemd,
    gewist,
    namen,
    om_kennis,
    per_slot,
    zegt_niets_anders,
    zonder,
)
from actions.verstaan.woorden.labelwoorden import labelwoorden

#: Longer is a story, in which "nee" or "wacht" need not be the official's own second thought.
WOORDEN_VAN_EEN_HERZIENING = 25
#: So many words tell how something is that is refused: "geen saaie lange cursus".
EIGENSCHAPPEN = 2
#: So many characters around a name are looked at for a refusal.
VENSTER = 100
_MAAR = re.compile(r"\bmaar\b", re.IGNORECASE)
_DAN = re.compile(r"\bdan\b", re.IGNORECASE)


@dataclass(frozen=True)
class Weigering:
    """What a message refuses, and what it names beside that for the same questions."""

    geweigerd: Labels
    gewild: Labels


def gewenste_namen(tekst: str) -> list[Naam]:
    """Every label that is named, but for the places where it is refused or taken back."""
    return [naam for naam in namen(tekst) if naam not in geweigerde_namen(tekst)]


@eenmaal
def geweigerde_namen(tekst: str) -> frozenset[Naam]:
    """Every label that is named, where it is refused or taken back."""
    alle = namen(tekst)
    weg = {naam for naam in alle if _ontkend(tekst, naam, alle)}
    weg |= {*_mee_ontkend(tekst, alle), *_terugverwezen(tekst, alle)}
    over = [naam for naam in alle if naam not in weg]
    return frozenset(weg).union(_herzien(tekst, over), _vervangen(tekst, over))


@eenmaal
def weigering(tekst: str) -> Weigering:
    """The labels that are refused or taken back; one that is asked for as well is not."""
    alle = namen(tekst)
    weg = geweigerde_namen(tekst)
    gewild = _met_kennis(tekst, alle, per_slot(naam for naam in alle if naam not in weg))
    geweigerd = {
        slot: rest
        for slot, ids in per_slot(weg).items()
        if (rest := tuple(i for i in ids if i not in gewild.get(slot, ())))
    }
    return Weigering(geweigerd, {slot: gewild[slot] for slot in geweigerd if slot in gewild})


def _met_kennis(tekst: str, alle: Sequence[Naam], gewild: Labels) -> Labels:
    """What is wanted, with knowledge by an ordinary word: "iets om te lezen, geen cursus"."""
    vormen = gewild.get("vormen", ())
    if "kennis" in vormen or aantal_woorden(tekst) > WOORDEN_VAN_EEN_HERZIENING:
        return gewild
    woorden = labelwoorden()
    plekken = [plek.span() for plek in woorden.om_kennis.finditer(tekst)]
    plekken += [
        plek.span()
        for plek in woorden.kaal["kennis"].finditer(tekst)
        if zegt_niets_anders(_rondom(tekst, *plek.span()))
    ]
    wil = any(not _ontkend(tekst, Naam("vormen", "kennis", *plek), alle) for plek in plekken)
    return {**gewild, "vormen": (*vormen, "kennis")} if wil else gewild


def _rondom(tekst: str, begin: int, eind: int) -> str:
    """What stands around a place, as far as no refusal or other side of it begins there."""
    woorden = labelwoorden()
    grenzen = [
        grens.span()
        for soort in (LOS, woorden.ontkenning, woorden.grens, _DAN)
        for grens in soort.finditer(tekst)
    ]
    van = max((na for _, na in grenzen if na <= begin), default=0)
    tot = min((voor for voor, _ in grenzen if voor >= eind), default=len(tekst))
    return f"{tekst[van:begin]} {tekst[eind:tot]}"


def wel_genoemd(tekst: str) -> Labels:
    """Every label that is named and not refused, per slot."""
    return zonder(genoemd(tekst), weigering(tekst).geweigerd)


def alleen_namen(tekst: str) -> bool:
    """Whether a text names labels, wanted or refused, and says nothing else: "nee, geen cursus"."""
    alle = namen(tekst)
    rest = gewist(tekst, alle)
    for patroon in (labelwoorden().ontkenning, labelwoorden().achteraf, labelwoorden().tussen):
        rest = patroon.sub(" ", rest)
    return bool(alle) and alleen_klein(rest)


def _ontkend(tekst: str, naam: Naam, alle: Sequence[Naam]) -> bool:
    return _vooraf(tekst, naam, alle) or _achteraf(tekst, naam)


def wordt_weggelaten(tekst: str, begin: int, eind: int) -> bool:
    """Whether what stands at this place is refused: "dat laatste" in "dat laatste kan weg"."""
    return _ontkend(tekst, Naam("", "", begin, eind), ())


def _vooraf(tekst: str, naam: Naam, alle: Sequence[Naam]) -> bool:
    """Whether the name stands behind "geen"."""
    woorden = labelwoorden()
    # A refusal is no further away than this, and a long text is read in no time.
    venster = max(0, naam.begin - VENSTER)
    zin = max(venster, *(tekst.rfind(teken, venster, naam.begin) + 1 for teken in TEKENS))
    voor = tekst[zin : naam.begin]
    ontkenning = max(_weigerwoorden(voor), key=re.Match.end, default=None)
    if ontkenning is None or woorden.grens.search(voor, ontkenning.end()):
        return False
    # "Geen training of cursus": other names for the same question may stand between, and what
    # kind of answer it is ("schrap het thema ondermijning").
    ertussen = " " * ontkenning.end() + voor[ontkenning.end() :]
    for soort in woorden.soort.values():
        ertussen = soort.sub(lambda woord: " " * len(woord.group()), ertussen)
    zelfde = [
        Naam(ander.slot, ander.label, ander.begin - zin, ander.eind - zin)
        for ander in alle
        if ander.slot == naam.slot and zin <= ander.begin and ander.eind <= naam.begin
    ]
    if not _alleen_hoedanig(gewist(ertussen, zelfde), ontkenning.group()):
        return False
    anders = woorden.anders_van_aard.search(tekst, naam.eind)
    if anders and not om_kennis(anders.group()):  # "geen lange cursus maar een korte"
        return False
    # "In plaats van oefenen willen we een traject": the second is wanted.
    vorige = max((ander.eind for ander in zelfde if ander.begin >= ontkenning.end()), default=None)
    if vorige is not None and not woorden.opsomming.search(voor, vorige):
        return False
    deel = re.split(f"[{TEKENS}]", tekst[zin : naam.eind + VENSTER])[0]
    gemist = woorden.gemis.search(voor, 0, ontkenning.start()) and not woorden.behoefte.search(deel)
    return not gemist


def _alleen_hoedanig(ertussen: str, ontkenning: str) -> bool:
    """Whether between "geen" and a name stand small words, and then how it is: "saaie lange"."""
    woorden = labelwoorden()
    delen = DELEN.findall(ertussen)
    eigen = [i for i, deel in enumerate(delen) if not woorden.klein.fullmatch(deel)]
    if not eigen:
        return True
    klein, vlak_ervoor = delen[: eigen[0]], delen[eigen[0] :]
    if len(eigen) > EIGENSCHAPPEN or len(vlak_ervoor) - len(eigen) > vlak_ervoor.count("en"):
        return False
    losse_niet = woorden.niet.fullmatch(ontkenning) and not any(
        woorden.lidwoord.fullmatch(deel) for deel in klein
    )
    return not losse_niet and not any(
        woorden.geen_eigenschap.fullmatch(deel) for deel in vlak_ervoor
    )


def _mee_ontkend(tekst: str, alle: Sequence[Naam]) -> Iterator[Naam]:
    """What is refused along with the next: "de docenten en de boa's hoeven niet"."""
    mee = False
    for naam, volgende in reversed(list(pairwise(alle))):
        tussen = tekst[naam.eind : volgende.begin]
        samen = labelwoorden().opsomming.search(tussen) and alleen_klein(tussen, tekens="")
        mee = bool(samen) and naam.slot == volgende.slot and (mee or _achteraf(tekst, volgende))
        if mee:
            yield naam


def _terugverwezen(tekst: str, alle: Sequence[Naam]) -> Iterator[Naam]:
    """What a later part of the text takes out: "ondermijning doet het RIEC, dus dat kan eruit".

    It points back by a pronoun, or by what kind of answer it is.
    """
    woorden = labelwoorden()
    if aantal_woorden(tekst) > WOORDEN_VAN_EEN_HERZIENING:
        return
    for plek in woorden.verwijzing.finditer(tekst):
        if _mag_weg(tekst, plek) and _achteraf(tekst, Naam("", "", *plek.span())):
            weg = {(naam.slot, naam.label) for naam in _bedoeld(tekst, plek, alle)}
            yield from (naam for naam in alle if (naam.slot, naam.label) in weg)


def _bedoeld(tekst: str, plek: re.Match[str], alle: Sequence[Naam]) -> list[Naam]:
    """What is pointed back at: what the part of the sentence before it is about.

    That is what it names first; of several all that are of that kind ("die kunnen weg").
    """
    slots = _bedoelde_slots(plek.group())
    eerder = [naam for naam in alle if naam.eind <= plek.start() and naam.slot in slots]
    if not eerder:
        return []
    begin = max(tekst.rfind(teken, 0, eerder[-1].begin) + 1 for teken in TEKENS)
    deel = [naam for naam in eerder if naam.begin >= begin]
    meer = labelwoorden().meervoud.match(tekst[plek.end() :].lstrip())
    return [naam for naam in deel if naam.slot == deel[0].slot] if meer else deel[:1]


def _bedoelde_slots(verwijzing: str) -> Set[str]:
    """What a pointer may point at; "dat" is said of no people."""
    woorden = labelwoorden()
    genoemde = {slot for slot, woord in woorden.soort.items() if woord.search(verwijzing)}
    zaken = woorden.soort.keys() - {"doelgroepen"}
    return genoemde or (zaken if woorden.dat.fullmatch(verwijzing) else woorden.soort.keys())


def _mag_weg(tekst: str, plek: re.Match[str]) -> bool:
    """Whether what is pointed at may go: "dat kan niet" is an opinion, "dat hoeft niet" is not."""
    woorden = labelwoorden()
    deel = re.split(f"[{TEKENS}]", tekst[plek.end() : plek.end() + VENSTER])[0]
    if woorden.niet.search(deel):
        return woorden.hoeft.search(deel) is not None
    *_, vooraf = [None, *WOORDEN.findall(tekst[max(0, plek.start() - VENSTER) : plek.start()])]
    laat = vooraf is not None and woorden.laat_weg.fullmatch(vooraf)
    return bool(laat or woorden.mag.search(deel))


def _achteraf(tekst: str, naam: Naam) -> bool:
    """Whether "hoeft niet" or "duurt te lang" stands behind the name."""
    woorden = labelwoorden()
    delen = (match.group() for match in DELEN.finditer(tekst, naam.eind))
    for deel in delen:
        if deel.lower() == "te":  # "te zwaar", but not "te volgen"
            return not next(delen, "en").endswith("en")
        if woorden.achteraf.fullmatch(deel):
            volgt = next(delen, None)
            return volgt is None or volgt in TEKENS or _sluit(volgt)
        if not woorden.tussen.fullmatch(deel):
            return False
    return False


def _sluit(deel: str) -> bool:
    woorden = labelwoorden()
    return bool(woorden.na_achteraf.fullmatch(deel) or woorden.grens.fullmatch(deel))


def _weigerwoorden(voor: str) -> Iterator[re.Match[str]]:
    woorden = labelwoorden()
    begint = {match.start() for match in woorden.behalve_dat.finditer(voor)}
    yield from (m for m in woorden.ontkenning.finditer(voor) if m.start() not in begint)
    vergelijking = woorden.vergelijking.search(voor)
    if vergelijking:
        yield from _DAN.finditer(voor, vergelijking.end())
    meer = woorden.meer.search(voor)
    if meer and namen(voor[meer.end() :]):  # "meer racisme dan rellen", not "meer dan een cursus"
        yield from _DAN.finditer(voor, meer.end())


def _herzien(tekst: str, over: list[Naam]) -> list[Naam]:
    """What the official thinks better of, by naming another answer to the same question."""
    if aantal_woorden(tekst) > WOORDEN_VAN_EEN_HERZIENING:
        return []
    # "Nee, ook een rollenspel" takes nothing back.
    plekken = [p for p in _herzieningen(tekst) if not labelwoorden().erbij.search(tekst, p)]
    return [
        naam
        for naam in over
        for plek in plekken
        if naam.eind <= plek and any(n.slot == naam.slot and n.begin >= plek for n in over)
    ]


def _vervangen(tekst: str, over: list[Naam]) -> Iterator[Naam]:
    """What makes place for what is named after it: "vervang de training door een rollenspel"."""
    woorden = labelwoorden()
    vervangt = woorden.vervanging.search(tekst)
    for naam, volgende in pairwise(over):
        tussen = tekst[naam.eind : volgende.begin]
        if naam.slot != volgende.slot or woorden.opsomming.search(tussen):
            continue
        door = vervangt and vervangt.end() <= naam.begin and woorden.door.search(tussen)
        if door or woorden.wordt.search(tussen):
            yield naam


def _herzieningen(tekst: str) -> Iterator[int]:
    """Where the second thoughts begin."""
    woorden = labelwoorden()
    yield from (match.start() for match in woorden.herziening.finditer(tekst))
    for match in woorden.tussenwerpsel.finditer(tekst):
        if tekst[: match.start()].rstrip()[-1:] in TEKENS:
            yield match.start()
    plan = woorden.eerder_plan.search(tekst)
    if plan:
        yield from (match.start() for match in _MAAR.finditer(tekst, plan.end()))

"""Labels that a message names in so many words, and which of them it refuses. Pure.

The recognition tells what a message is about, not where. A refusal ("geen training, wel
intervisie") or a second thought ("een training, of nee, advies") is read where the words stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from actions.verstaan.woorden.labelwoorden import labelwoorden

#: Labels per slot, as a message holds them.
Labels = dict[str, tuple[str, ...]]
#: Longer is a story, in which "nee" or "wacht" need not be the official's own second thought.
WOORDEN_VAN_EEN_HERZIENING = 25
#: A telegram has at least so many parts, of at most so many words each but for one.
DELEN_VAN_EEN_TELEGRAM = 3
WOORDEN_VAN_EEN_DEEL = 4
WOORDEN_VAN_HET_VERHAAL = 12
#: Between two of a list stand no more words than this.
WOORDEN_IN_EEN_LIJST = 5
#: So many words tell how something is that is refused: "geen saaie lange cursus".
EIGENSCHAPPEN = 2
#: Support that people take part in; the others have partners.
VORM_MET_DEELNEMERS = frozenset({"kennis", "oefenen", "traject"})
#: So many characters around a name are looked at for a refusal.
VENSTER = 100

#: What ends a part of a sentence.
_TEKENS = ".,;:!?…"
_DEEL = re.compile(rf"\w[\w'’-]*|[{_TEKENS}]")
_LOS = re.compile(r"[.,;:\n]+|\b\d\b")
_EINDE_ZIN = re.compile(r"[.;:!?\n]")
_WOORD = re.compile(r"\w+")
#: A comma with an article at most behind it.
_NA_KOMMA = re.compile(r",\s*(?:\w+\s+)?$")
_MAAR = re.compile(r"\bmaar\b", re.IGNORECASE)
_DAN = re.compile(r"\bdan\b", re.IGNORECASE)


@dataclass(frozen=True)
class Naam:
    """One label, named at a place in the text."""

    slot: str
    label: str
    begin: int
    eind: int


@dataclass(frozen=True)
class Weigering:
    """What a message refuses, and what it names beside that for the same questions."""

    geweigerd: Labels
    gewild: Labels


def aantal_woorden(tekst: str) -> int:
    """How many words a text has."""
    return len(_WOORD.findall(tekst))


class Tekst(str):
    """A text that keeps what is read in it for as long as it lives: one turn.

    Many rules ask for the same names. Kept by the process they would outlive the conversation.
    """

    @cached_property
    def namen(self) -> tuple[Naam, ...]:
        """Every label that is named, in the order of the text."""
        return _lees_namen(self)

    @cached_property
    def weigering(self) -> Weigering:
        """What is refused or taken back."""
        return _lees_weigering(self)


def namen(tekst: str) -> tuple[Naam, ...]:
    """Every label that is named, in the order of the text; "bestuurders van clubs" is one name."""
    return tekst.namen if isinstance(tekst, Tekst) else _lees_namen(tekst)


def _lees_namen(tekst: str) -> tuple[Naam, ...]:
    gevonden = [
        Naam(slot, label, *match.span())
        for slot, labels in labelwoorden().woorden.items()
        for label, patroon in labels.items()
        for match in patroon.finditer(tekst)
    ]
    heel = [naam for naam in gevonden if not any(_binnen(naam, ander) for ander in gevonden)]
    om_te_oefenen = _om_te_oefenen(tekst, heel)
    namen_ = (replace(n, label="oefenen") if n in om_te_oefenen else n for n in heel)
    return tuple(sorted(namen_, key=lambda naam: naam.begin))


def _om_te_oefenen(tekst: str, gevonden: Sequence[Naam]) -> list[Naam]:
    """The names of a training in which people practise: "een workshop met rollenspel"."""
    woorden = labelwoorden()
    vormen = [naam for naam in gevonden if naam.slot == "vormen"]
    return [
        naam
        for naam in vormen
        if naam.label == "kennis"
        and woorden.lesvorm.fullmatch(woord := tekst[naam.begin : naam.eind])
        and (
            woorden.oefenwijze.fullmatch(woord)  # "trainingsacteur"
            or _wordt_geoefend(tekst, naam.eind, [n.begin for n in vormen if n.begin >= naam.eind])
        )
    ]


def _wordt_geoefend(tekst: str, begin: int, vormen: Sequence[int]) -> bool:
    """Whether the sentence goes on from here with practising, and asks for no knowledge as well.

    ``vormen`` is where support is named in the rest of the text.
    """
    woorden = labelwoorden()
    zin = begin + len(_EINDE_ZIN.split(tekst[begin:])[0])
    hoe = woorden.waarin.search(tekst, begin, zin)
    if hoe is None or any(plek < hoe.start() for plek in vormen):
        return False
    oefent = woorden.oefenwijze.search(tekst, hoe.end(), zin)
    if oefent is None or woorden.daarnaast.search(tekst, begin, oefent.end()):
        return False
    tussen = tekst[hoe.end() : oefent.start()]  # "om het te begrijpen, dan …" is another wish
    if "," in tussen or woorden.waarover.search(tussen):
        return False
    return not _om_kennis(tekst[hoe.end() : zin])


def _om_kennis(tekst: str) -> bool:
    """Whether ordinary words ask for knowledge: "iets om te lezen"."""
    woorden = labelwoorden()
    return any(woord.search(tekst) for woord in (woorden.om_kennis, woorden.kaal["kennis"]))


def oefent_in_les(tekst: str) -> bool:
    """Whether all that would be knowledge is a training in which people practise."""
    alle = [naam for naam in namen(tekst) if naam.slot == "vormen"]
    lesvorm = labelwoorden().lesvorm
    les = any(n.label == "oefenen" and lesvorm.fullmatch(tekst[n.begin : n.eind]) for n in alle)
    return les and all(n.label != "kennis" for n in alle) and not _om_kennis(tekst)


def _binnen(naam: Naam, ander: Naam) -> bool:
    """Whether a name is a part of a longer one: "adviseur" in "adviseur openbare orde"."""
    binnen = ander.begin <= naam.begin and naam.eind <= ander.eind
    return binnen and naam.eind - naam.begin < ander.eind - ander.begin


def weigering(tekst: str) -> Weigering:
    """The labels that are refused or taken back; one that is asked for as well is not."""
    return tekst.weigering if isinstance(tekst, Tekst) else _lees_weigering(tekst)


def gewenste_namen(tekst: str) -> list[Naam]:
    """Every label that is named, but for the places where it is refused or taken back."""
    weg = _geweigerde_namen(tekst)
    return [naam for naam in namen(tekst) if naam not in weg]


def _geweigerde_namen(tekst: str) -> set[Naam]:
    alle = namen(tekst)
    weg = {naam for naam in alle if _ontkend(tekst, naam, alle)}
    weg |= {*_mee_ontkend(tekst, alle), *_terugverwezen(tekst, alle)}
    over = [naam for naam in alle if naam not in weg]
    return weg | {*_herzien(tekst, over), *_vervangen(tekst, over)}


def _lees_weigering(tekst: str) -> Weigering:
    alle = namen(tekst)
    weg = _geweigerde_namen(tekst)
    gewild = _met_kennis(tekst, alle, _per_slot(naam for naam in alle if naam not in weg))
    geweigerd = {
        slot: rest
        for slot, ids in _per_slot(weg).items()
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
        if _zegt_niets_anders(_rondom(tekst, *plek.span()))
    ]
    wil = any(not _ontkend(tekst, Naam("vormen", "kennis", *plek), alle) for plek in plekken)
    return {**gewild, "vormen": (*vormen, "kennis")} if wil else gewild


def _rondom(tekst: str, begin: int, eind: int) -> str:
    """What stands around a place, as far as no refusal or other side of it begins there."""
    woorden = labelwoorden()
    grenzen = [
        grens.span()
        for soort in (_LOS, woorden.ontkenning, woorden.grens, _DAN)
        for grens in soort.finditer(tekst)
    ]
    van = max((na for _, na in grenzen if na <= begin), default=0)
    tot = min((voor for voor, _ in grenzen if voor >= eind), default=len(tekst))
    return f"{tekst[van:begin]} {tekst[eind:tot]}"


def zonder(labels: Labels, weg: Labels) -> Labels:
    """The labels but for these."""
    rest = {
        slot: tuple(i for i in ids if i not in weg.get(slot, ())) for slot, ids in labels.items()
    }
    return {slot: ids for slot, ids in rest.items() if ids}


def genoemd(tekst: str) -> Labels:
    """Every label that is named, per slot."""
    return _per_slot(namen(tekst))


def wel_genoemd(tekst: str) -> Labels:
    """Every label that is named and not refused, per slot."""
    return zonder(genoemd(tekst), weigering(tekst).geweigerd)


def aangeduid(tekst: str) -> tuple[str, ...]:
    """The themas that a word in a text makes worth a question."""
    return tuple(i for i, woorden in labelwoorden().hints.items() if woorden.search(tekst))


def alleen(tekst: str, slot: str) -> tuple[str, ...]:
    """The labels of ``slot`` when the text names those and says nothing else; none otherwise."""
    eigen = [naam for naam in namen(tekst) if naam.slot == slot]
    return _per_slot(eigen).get(slot, ()) if alleen_klein(_gewist(tekst, eigen)) else ()


def genoemd_alleen(tekst: str) -> Labels:
    """The support or the people that a text names, where it says nothing else."""
    return {slot: ids for slot in ("vormen", "doelgroepen") if (ids := alleen(tekst, slot))}


def kaal_genoemd(tekst: str, *, gehoord: bool) -> tuple[str, ...]:
    """The kinds of support that an ordinary word says, where a part says nothing else.

    ``gehoord`` tells whether support was heard: then "leren" adds nothing.
    """
    woorden = labelwoorden()
    delen = [deel for deel in _LOS.split(tekst) if aantal_woorden(deel)]
    soorten = [*woorden.kaal.items(), *([] if gehoord else woorden.kaal_alleen.items())]
    gevonden = (
        label
        for label, woord in soorten
        if any(woord.search(deel) and _zegt_niets_anders(woord.sub(" ", deel)) for deel in delen)
    )
    return tuple(dict.fromkeys(gevonden))


def _zegt_niets_anders(rest: str) -> bool:
    """Whether what stands beside such a word tells no more than how or with whom."""
    return alleen_klein(labelwoorden().kaal_bij.sub(" ", rest))


def is_kaal_sparren(tekst: str) -> bool:
    """Whether somebody wants to spar, and does not tell with whom."""
    plek = labelwoorden().sparren.search(tekst)
    return plek is not None and not labelwoorden().samen_met.search(tekst)


def alleen_namen(tekst: str) -> bool:
    """Whether a text names labels, wanted or refused, and says nothing else: "nee, geen cursus"."""
    alle = namen(tekst)
    rest = _gewist(tekst, alle)
    for patroon in (labelwoorden().ontkenning, labelwoorden().achteraf, labelwoorden().tussen):
        rest = patroon.sub(" ", rest)
    return bool(alle) and alleen_klein(rest)


def enkel(tekst: str) -> Labels:
    """The labels that are named as all that is wanted: "alleen de boa's", "kennis is genoeg"."""
    woorden = labelwoorden()
    alle = namen(tekst)
    gewild = [naam for naam in alle if woorden.genoeg.match(tekst[naam.eind :].lstrip())]
    if not woorden.erbij.search(tekst):  # "niet alleen …"
        for slot in dict.fromkeys(naam.slot for naam in alle):
            gewild += (n for n in _achter(tekst, slot, woorden.enkel, ",") if _telt_mee(tekst, n))
    return _per_slot(gewild)


def _telt_mee(tekst: str, naam: Naam) -> bool:
    """Whether a name ends a row or goes on with it, and begins no sentence about itself."""
    volgt = tekst[naam.eind :].lstrip()
    sluit = not volgt or volgt[0] in _TEKENS or labelwoorden().opsomming.match(volgt)
    return bool(sluit) or not _NA_KOMMA.search(tekst, 0, naam.begin)


def gevraagd(tekst: str, slot: str) -> tuple[str, ...]:
    """The labels of ``slot`` right behind a wish: "graag een adviesgesprek"."""
    return _per_slot(_achter(tekst, slot, labelwoorden().wens)).get(slot, ())


def waarover(tekst: str) -> tuple[str, ...]:
    """The themas that something is asked about by name: "een training over racisme"."""
    return _per_slot(_achter(tekst, "themas", labelwoorden().waarover)).get("themas", ())


def voor_wie(tekst: str) -> tuple[str, ...]:
    """The kinds of support that stand right before who it is for: "training voor de boa's"."""
    bestemming = labelwoorden().bestemming
    vormen = [
        naam
        for naam in namen(tekst)
        if naam.slot == "vormen" and bestemming.match(tekst[naam.eind :].lstrip())
    ]
    return _per_slot(vormen).get("vormen", ())


def vooropgesteld(tekst: str) -> tuple[str, ...]:
    """The support that a message begins with, and tells the subject of: "advies over rellen"."""
    eerste = next((naam for naam in namen(tekst) if naam.slot == "vormen"), None)
    if eerste is None or not alleen_klein(tekst[: eerste.begin]):
        return ()
    over = labelwoorden().waarover.match(tekst[eerste.eind :].lstrip())
    return (eerste.label,) if over else ()


def opgesomd(tekst: str, slot: str, label: str) -> tuple[str, ...]:
    """The labels of ``slot`` in one row with ``label``: "een cursus en een adviesgesprek"."""
    rij: list[Naam] = []
    gevonden: set[str] = set()
    for naam in (naam for naam in namen(tekst) if naam.slot == slot):
        tussen = tekst[rij[-1].eind : naam.begin] if rij else ""
        teken = tussen.strip()[:1] in set(",&/+") or labelwoorden().rij.match(tussen.lstrip())
        rij = [*rij, naam] if rij and teken and alleen_klein(tussen, ",&/+") else [naam]
        if any(ander.label == label for ander in rij):
            gevonden |= {ander.label for ander in rij}
    return tuple(sorted(gevonden - {label}))


def lijst(tekst: str, slot: str) -> tuple[str, ...]:
    """The labels of ``slot`` in a list of them: "de raad, twee docenten van een mbo en de boa"."""
    rij = [naam for naam in namen(tekst) if naam.slot == slot]
    if len(rij) < 2:
        return ()
    for naam, volgende in pairwise(rij):
        tussen = tekst[naam.eind : volgende.begin]
        los = "," in tussen or labelwoorden().rij.search(tussen) or naam.label == volgende.label
        if not los or aantal_woorden(tussen) > WOORDEN_IN_EEN_LIJST:
            return ()
    vooraf = aantal_woorden(tekst[: rij[0].begin]) <= WOORDEN_IN_EEN_LIJST
    return _per_slot(rij)[slot] if vooraf else ()


def is_telegram(tekst: str) -> bool:
    """Whether a text is a row of a few words each: "azc, onrust in de wijk, training, boa's".

    One part, which tells what is going on, may be longer.
    """
    aantallen = sorted(aantal for deel in _LOS.split(tekst) if (aantal := aantal_woorden(deel)))
    return len(aantallen) >= DELEN_VAN_EEN_TELEGRAM and (
        aantallen[-2] <= WOORDEN_VAN_EEN_DEEL and aantallen[-1] <= WOORDEN_VAN_HET_VERHAAL
    )


def losse_delen(tekst: str, slot: str) -> tuple[str, ...]:
    """The labels of ``slot`` that are a part of the text by themselves: "azc, training, boa's"."""
    delen = _LOS.split(tekst)
    return tuple(dict.fromkeys(i for deel in delen for i in alleen(deel, slot)))


def bestemd(tekst: str, *, alle: bool = True) -> tuple[str, ...]:
    """The doelgroepen that are named as all that take part: "voor de raad en de wijkteams".

    Without ``alle`` also where others may follow.
    """
    voor = namen_achter_voor(tekst)
    if not voor:
        return ()
    volgt = tekst[voor[-1].eind :].lstrip()
    meer = volgt[:1] in set(",&/+") or labelwoorden().opsomming.match(volgt)
    return () if alle and meer and volgt else _per_slot(voor)["doelgroepen"]


def namen_achter_voor(tekst: str) -> list[Naam]:
    """Where the doelgroepen are named that stand behind "voor"."""
    return _achter(tekst, "doelgroepen", labelwoorden().bestemming, tekens=",")


def mee(tekst: str) -> tuple[str, ...]:
    """Who takes part along with others: "een simulatie oefenen met de burgemeester".

    Right behind support that people take part in; who advises or exchanges is no participant.
    """
    samen, omgang = labelwoorden().samen_met, labelwoorden().omgang
    eind = [n.eind for n in namen(tekst) if n.slot == "vormen" and n.label in VORM_MET_DEELNEMERS]
    omgangen = [plek.end() for plek in omgang.finditer(tekst)]
    met = [
        plek.end()
        for plek in samen.finditer(tekst)
        if plek.end() not in omgangen
        and any(e <= plek.start() and alleen_klein(tekst[e : plek.start()], "") for e in eind)
    ]
    return _per_slot(_achter_plekken(tekst, "doelgroepen", met)).get("doelgroepen", ())


def tegenover(tekst: str) -> tuple[str, ...]:
    """Who is only dealt with, wherever they are named: "problemen met de politie"."""
    plekken = [plek.end() for plek in labelwoorden().omgang.finditer(tekst)]
    weg = _achter_plekken(tekst, "doelgroepen", plekken) if plekken else []
    anders = {n.label for n in namen(tekst) if n.slot == "doelgroepen" and n not in weg}
    return tuple(i for i in _per_slot(weg).get("doelgroepen", ()) if i not in anders)


def eigen_rol(tekst: str) -> tuple[str, ...]:
    """The doelgroepen that the official says to be one of: "ik ben beleidsmedewerker"."""
    return _per_slot(_achter(tekst, "doelgroepen", labelwoorden().eigen_rol)).get("doelgroepen", ())


def _achter(tekst: str, slot: str, woord: re.Pattern[str], tekens: str = "") -> list[Naam]:
    """The names of ``slot`` behind a word, with only small words and other such names between."""
    plekken = [match.end() for match in woord.finditer(tekst)]
    return _achter_plekken(tekst, slot, plekken, tekens)


def _achter_plekken(tekst: str, slot: str, plekken: Sequence[int], tekens: str = "") -> list[Naam]:
    """The same, behind one of these places."""
    zelfde = [naam for naam in namen(tekst) if naam.slot == slot]
    rest = _gewist(tekst, zelfde)
    return [
        naam
        for naam in zelfde
        if any(p <= naam.begin and alleen_klein(rest[p : naam.begin], tekens) for p in plekken)
    ]


def _per_slot(gevonden: Iterable[Naam]) -> Labels:
    per_slot: dict[str, dict[str, None]] = {}
    for naam in sorted(gevonden, key=lambda naam: naam.begin):
        per_slot.setdefault(naam.slot, {})[naam.label] = None
    return {slot: tuple(labels) for slot, labels in per_slot.items()}


def _gewist(tekst: str, gevonden: Iterable[Naam]) -> str:
    """The text with white space in the place of these names."""
    for naam in gevonden:
        tekst = tekst[: naam.begin] + " " * (naam.eind - naam.begin) + tekst[naam.eind :]
    return tekst


def alleen_klein(tekst: str, tekens: str = _TEKENS) -> bool:
    """Whether a text holds nothing but small words (and these signs)."""
    klein = labelwoorden().klein
    return all(deel in tekens or klein.fullmatch(deel) for deel in _DEEL.findall(tekst))


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
    zin = max(venster, *(tekst.rfind(teken, venster, naam.begin) + 1 for teken in _TEKENS))
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
    if not _alleen_hoedanig(_gewist(ertussen, zelfde), ontkenning.group()):
        return False
    anders = woorden.anders_van_aard.search(tekst, naam.eind)
    if anders and not _om_kennis(anders.group()):  # "geen lange cursus maar een korte"
        return False
    # "In plaats van oefenen willen we een traject": the second is wanted.
    vorige = max((ander.eind for ander in zelfde if ander.begin >= ontkenning.end()), default=None)
    if vorige is not None and not woorden.opsomming.search(voor, vorige):
        return False
    deel = re.split(f"[{_TEKENS}]", tekst[zin : naam.eind + VENSTER])[0]
    gemist = woorden.gemis.search(voor, 0, ontkenning.start()) and not woorden.behoefte.search(deel)
    return not gemist


def _alleen_hoedanig(ertussen: str, ontkenning: str) -> bool:
    """Whether between "geen" and a name stand small words, and then how it is: "saaie lange"."""
    woorden = labelwoorden()
    delen = _DEEL.findall(ertussen)
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
    begin = max(tekst.rfind(teken, 0, eerder[-1].begin) + 1 for teken in _TEKENS)
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
    deel = re.split(f"[{_TEKENS}]", tekst[plek.end() : plek.end() + VENSTER])[0]
    if woorden.niet.search(deel):
        return woorden.hoeft.search(deel) is not None
    *_, vooraf = [None, *_WOORD.findall(tekst[max(0, plek.start() - VENSTER) : plek.start()])]
    laat = vooraf is not None and woorden.laat_weg.fullmatch(vooraf)
    return bool(laat or woorden.mag.search(deel))


def _achteraf(tekst: str, naam: Naam) -> bool:
    """Whether "hoeft niet" or "duurt te lang" stands behind the name."""
    woorden = labelwoorden()
    delen = (match.group() for match in _DEEL.finditer(tekst, naam.eind))
    for deel in delen:
        if deel.lower() == "te":  # "te zwaar", but not "te volgen"
            return not next(delen, "en").endswith("en")
        if woorden.achteraf.fullmatch(deel):
            volgt = next(delen, None)
            return volgt is None or volgt in _TEKENS or _sluit(volgt)
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
        if tekst[: match.start()].rstrip()[-1:] in _TEKENS:
            yield match.start()
    plan = woorden.eerder_plan.search(tekst)
    if plan:
        yield from (match.start() for match in _MAAR.finditer(tekst, plan.end()))

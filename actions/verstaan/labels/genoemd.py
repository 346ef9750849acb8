"""What the place of a name in a message says about it: wished for, for whom, in a row. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from actions.verstaan.labels.namen import (
    LOS,
    TEKENS,
    Labels,
    Naam,
    aantal_woorden,
    alleen_klein,
    gewist,
    namen,
    per_slot,
    zegt_niets_anders,
)
from actions.verstaan.woorden.labelwoorden import labelwoorden

#: A telegram has at least so many parts, of at most so many words each but for one.
DELEN_VAN_EEN_TELEGRAM = 3
WOORDEN_VAN_EEN_DEEL = 4
WOORDEN_VAN_HET_VERHAAL = 12
#: Between two of a list stand no more words than this.
WOORDEN_IN_EEN_LIJST = 5
#: Support that people take part in; the others have partners.
VORM_MET_DEELNEMERS = frozenset({"kennis", "oefenen", "traject"})
#: What stands between the parts of a row, where no word does.
RIJTEKENS = ",&/+"
#: A comma with an article at most behind it.
_NA_KOMMA = re.compile(r",\s*(?:\w+\s+)?$")


def alleen(tekst: str, slot: str) -> tuple[str, ...]:
    """The labels of ``slot`` when the text names those and says nothing else; none otherwise."""
    eigen = [naam for naam in namen(tekst) if naam.slot == slot]
    return per_slot(eigen).get(slot, ()) if alleen_klein(gewist(tekst, eigen)) else ()


def kaal_genoemd(tekst: str, *, gehoord: bool) -> tuple[str, ...]:
    """The kinds of support that an ordinary word says, where a part says nothing else.

    ``gehoord`` tells whether support was heard: then "leren" adds nothing.
    """
    woorden = labelwoorden()
    delen = [deel for deel in LOS.split(tekst) if aantal_woorden(deel)]
    soorten = [*woorden.kaal.items(), *([] if gehoord else woorden.kaal_alleen.items())]
    gevonden = (
        label
        for label, woord in soorten
        if any(woord.search(deel) and zegt_niets_anders(woord.sub(" ", deel)) for deel in delen)
    )
    return tuple(dict.fromkeys(gevonden))


def is_kaal_sparren(tekst: str) -> bool:
    """Whether somebody wants to spar, and does not tell with whom."""
    plek = labelwoorden().sparren.search(tekst)
    return plek is not None and not labelwoorden().samen_met.search(tekst)


def enkel(tekst: str) -> Labels:
    """The labels that are named as all that is wanted: "alleen de boa's", "kennis is genoeg"."""
    woorden = labelwoorden()
    alle = namen(tekst)
    gewild = [naam for naam in alle if woorden.genoeg.match(tekst[naam.eind :].lstrip())]
    if not woorden.erbij.search(tekst):  # "niet alleen …"
        for slot in dict.fromkeys(naam.slot for naam in alle):
            gewild += (n for n in _achter(tekst, slot, woorden.enkel, ",") if _telt_mee(tekst, n))
    return per_slot(gewild)


def _telt_mee(tekst: str, naam: Naam) -> bool:
    """Whether a name ends a row or goes on with it, and begins no sentence about itself."""
    volgt = tekst[naam.eind :].lstrip()
    sluit = not volgt or volgt[0] in TEKENS or labelwoorden().opsomming.match(volgt)
    return bool(sluit) or not _NA_KOMMA.search(tekst, 0, naam.begin)


def gevraagd(tekst: str, slot: str) -> tuple[str, ...]:
    """The labels of ``slot`` right behind a wish: "graag een adviesgesprek"."""
    return per_slot(_achter(tekst, slot, labelwoorden().wens)).get(slot, ())


def waarover(tekst: str) -> tuple[str, ...]:
    """The themas that something is asked about by name: "een training over racisme"."""
    return per_slot(_achter(tekst, "themas", labelwoorden().waarover)).get("themas", ())


def voor_wie(tekst: str) -> tuple[str, ...]:
    """The kinds of support that stand right before who it is for: "training voor de boa's"."""
    bestemming = labelwoorden().bestemming
    vormen = [
        naam
        for naam in namen(tekst)
        if naam.slot == "vormen" and bestemming.match(tekst[naam.eind :].lstrip())
    ]
    return per_slot(vormen).get("vormen", ())


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
        teken = tussen.strip()[:1] in set(RIJTEKENS) or labelwoorden().rij.match(tussen.lstrip())
        rij = [*rij, naam] if rij and teken and alleen_klein(tussen, RIJTEKENS) else [naam]
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
        teken = not set(RIJTEKENS).isdisjoint(tussen)
        los = teken or labelwoorden().rij.search(tussen) or naam.label == volgende.label
        if not los or aantal_woorden(tussen) > WOORDEN_IN_EEN_LIJST:
            return ()
    vooraf = aantal_woorden(tekst[: rij[0].begin]) <= WOORDEN_IN_EEN_LIJST
    return per_slot(rij)[slot] if vooraf else ()


def is_telegram(tekst: str) -> bool:
    """Whether a text is a row of a few words each: "azc, onrust in de wijk, training, boa's".

    One part, which tells what is going on, may be longer.
    """
    # "Ok, dan mijn echte vraag: …" is no row: its first part says nothing.
    aantallen = sorted(aantal_woorden(deel) for deel in LOS.split(tekst) if not alleen_klein(deel))
    return len(aantallen) >= DELEN_VAN_EEN_TELEGRAM and (
        aantallen[-2] <= WOORDEN_VAN_EEN_DEEL and aantallen[-1] <= WOORDEN_VAN_HET_VERHAAL
    )


def losse_delen(tekst: str, slot: str) -> tuple[str, ...]:
    """The labels of ``slot`` that are a part of the text by themselves: "azc, training, boa's"."""
    delen = LOS.split(tekst)
    return tuple(dict.fromkeys(i for deel in delen for i in alleen(deel, slot)))


def bestemd(tekst: str, *, alle: bool = True) -> tuple[str, ...]:
    """The doelgroepen that are named as all that take part: "voor de raad en de wijkteams".

    Without ``alle`` also where others may follow.
    """
    voor = namen_achter_voor(tekst)
    if not voor:
        return ()
    volgt = tekst[voor[-1].eind :].lstrip()
    meer = volgt[:1] in set(RIJTEKENS) or labelwoorden().opsomming.match(volgt)
    return () if alle and meer and volgt else per_slot(voor)["doelgroepen"]


def namen_achter_voor(tekst: str) -> list[Naam]:
    """Where the doelgroepen are named that stand behind "voor", in the sense of taking part."""
    woorden = labelwoorden()
    plekken = _plekken(tekst, woorden.bestemming, woorden.geen_bestemming)
    return _achter_plekken(tekst, "doelgroepen", [plek.end() for plek in plekken], tekens=",")


def mee(tekst: str) -> tuple[str, ...]:
    """Who takes part along with others: "een simulatie oefenen met de burgemeester".

    Right behind support that people take part in; who advises or exchanges is no participant.
    """
    woorden = labelwoorden()
    eind = [n.eind for n in namen(tekst) if n.slot == "vormen" and n.label in VORM_MET_DEELNEMERS]
    met = [
        plek.end()
        for plek in _plekken(tekst, woorden.samen_met, woorden.omgang)
        if any(e <= plek.start() and alleen_klein(tekst[e : plek.start()], "") for e in eind)
    ]
    return per_slot(_achter_plekken(tekst, "doelgroepen", met)).get("doelgroepen", ())


def tegenover(tekst: str) -> tuple[str, ...]:
    """Who is only dealt with, wherever they are named: "problemen met de politie"."""
    plekken = [plek.end() for plek in labelwoorden().omgang.finditer(tekst)]
    weg = _achter_plekken(tekst, "doelgroepen", plekken) if plekken else []
    anders = {n.label for n in namen(tekst) if n.slot == "doelgroepen" and n not in weg}
    return tuple(i for i in per_slot(weg).get("doelgroepen", ()) if i not in anders)


def eigen_rol(tekst: str) -> tuple[str, ...]:
    """The doelgroepen that the official says to be one of: "ik ben beleidsmedewerker"."""
    return per_slot(_achter(tekst, "doelgroepen", labelwoorden().eigen_rol)).get("doelgroepen", ())


def _plekken(tekst: str, woord: re.Pattern[str], behalve: re.Pattern[str]) -> list[re.Match[str]]:
    """Where a word stands, but for the places where it ends a phrase of ``behalve``."""
    anders = {plek.end() for plek in behalve.finditer(tekst)}
    return [plek for plek in woord.finditer(tekst) if plek.end() not in anders]


def _achter(tekst: str, slot: str, woord: re.Pattern[str], tekens: str = "") -> list[Naam]:
    """The names of ``slot`` behind a word, with only small words and other such names between."""
    plekken = [match.end() for match in woord.finditer(tekst)]
    return _achter_plekken(tekst, slot, plekken, tekens)


def _achter_plekken(tekst: str, slot: str, plekken: Sequence[int], tekens: str = "") -> list[Naam]:
    """The same, behind one of these places."""
    zelfde = [naam for naam in namen(tekst) if naam.slot == slot]
    rest = gewist(tekst, zelfde)
    return [
        naam
        for naam in zelfde
        if any(p <= naam.begin and alleen_klein(rest[p : naam.begin], tekens) for p in plekken)
    ]

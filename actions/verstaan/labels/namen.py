"""Labels that a message names in so many words, and where. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, wraps
from typing import Any, TypeVar

from actions.verstaan.woorden.labelwoorden import labelwoorden

Gelezen = TypeVar("Gelezen")
#: Labels per slot, as a message holds them.
Labels = dict[str, tuple[str, ...]]
#: What ends a part of a sentence.
TEKENS = ".,;:!?…"
DELEN = re.compile(rf"\w[\w'’-]*|[{TEKENS}]")
EINDE_ZIN = re.compile(r"[.;:!?\n]")
WOORDEN = re.compile(r"\w+")
#: Where a line of a list begins, and where the first one does.
_REGEL = re.compile(r"[,;\s]*\n\s*(?:[-*•]\s*)?")
_BEGIN_VAN_LIJST = re.compile(r"^\s*[-*•]\s+")
#: What stands between the parts of a row.
LOS = re.compile(r"[.,;:\n]+|\b\d\b")


@dataclass(frozen=True)
class Naam:
    """One label, named at a place in the text."""

    slot: str
    label: str
    begin: int
    eind: int


def aantal_woorden(tekst: str) -> int:
    """How many words a text has."""
    return len(WOORDEN.findall(tekst))


def op_een_regel(tekst: str) -> str:
    """A text with commas where lines, and the dashes of a list, were."""
    return _REGEL.sub(", ", _BEGIN_VAN_LIJST.sub("", tekst).strip())


class Tekst(str):
    """A text that keeps what is read in it for as long as it lives: one turn.

    Many rules ask for the same. Kept by the process it would outlive the conversation.
    """

    @cached_property
    def gelezen(self) -> dict[str, Any]:
        """What was read, by the name of what read it."""
        return {}


def eenmaal(lees: Callable[[str], Gelezen]) -> Callable[[str], Gelezen]:
    """Lets a function read a :class:`Tekst` once; any other text it reads each time."""

    @wraps(lees)
    def lees_eenmaal(tekst: str) -> Gelezen:
        if not isinstance(tekst, Tekst):
            return lees(tekst)
        if lees.__name__ not in tekst.gelezen:
            tekst.gelezen[lees.__name__] = lees(tekst)
        gelezen: Gelezen = tekst.gelezen[lees.__name__]
        return gelezen

    return lees_eenmaal


@eenmaal
def namen(tekst: str) -> tuple[Naam, ...]:
    """Every label that is named, in the order of the text; "bestuurders van clubs" is one name."""
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
    zin = begin + len(EINDE_ZIN.split(tekst[begin:])[0])
    hoe = woorden.waarin.search(tekst, begin, zin)
    if hoe is None or any(plek < hoe.start() for plek in vormen):
        return False
    oefent = woorden.oefenwijze.search(tekst, hoe.end(), zin)
    if oefent is None or woorden.daarnaast.search(tekst, begin, oefent.end()):
        return False
    tussen = tekst[hoe.end() : oefent.start()]  # "om het te begrijpen, dan …" is another wish
    if "," in tussen or woorden.waarover.search(tussen):
        return False
    return not om_kennis(tekst[hoe.end() : zin])


def om_kennis(tekst: str) -> bool:
    """Whether ordinary words ask for knowledge: "iets om te lezen"."""
    woorden = labelwoorden()
    return any(woord.search(tekst) for woord in (woorden.om_kennis, woorden.kaal["kennis"]))


def oefent_in_les(tekst: str) -> bool:
    """Whether all that would be knowledge is a training in which people practise."""
    alle = [naam for naam in namen(tekst) if naam.slot == "vormen"]
    lesvorm = labelwoorden().lesvorm
    les = any(n.label == "oefenen" and lesvorm.fullmatch(tekst[n.begin : n.eind]) for n in alle)
    return les and all(n.label != "kennis" for n in alle) and not om_kennis(tekst)


def _binnen(naam: Naam, ander: Naam) -> bool:
    """Whether a name is a part of a longer one: "adviseur" in "adviseur openbare orde"."""
    binnen = ander.begin <= naam.begin and naam.eind <= ander.eind
    return binnen and naam.eind - naam.begin < ander.eind - ander.begin


def zonder(labels: Labels, weg: Labels) -> Labels:
    """The labels but for these."""
    rest = {
        slot: tuple(i for i in ids if i not in weg.get(slot, ())) for slot, ids in labels.items()
    }
    return {slot: ids for slot, ids in rest.items() if ids}


def genoemd(tekst: str) -> Labels:
    """Every label that is named, per slot."""
    return per_slot(namen(tekst))


def aangeduid(tekst: str) -> tuple[str, ...]:
    """The themas that a word in a text makes worth a question."""
    return tuple(i for i, woorden in labelwoorden().hints.items() if woorden.search(tekst))


def per_slot(gevonden: Iterable[Naam]) -> Labels:
    per_slot: dict[str, dict[str, None]] = {}
    for naam in sorted(gevonden, key=lambda naam: naam.begin):
        per_slot.setdefault(naam.slot, {})[naam.label] = None
    return {slot: tuple(labels) for slot, labels in per_slot.items()}


def gewist(tekst: str, gevonden: Iterable[Naam]) -> str:
    """The text with white space in the place of these names."""
    for naam in gevonden:
        tekst = tekst[: naam.begin] + " " * (naam.eind - naam.begin) + tekst[naam.eind :]
    return tekst


def alleen_klein(tekst: str, tekens: str = TEKENS) -> bool:
    """Whether a text holds nothing but small words (and these signs)."""
    klein = labelwoorden().klein
    return all(deel in tekens or klein.fullmatch(deel) for deel in DELEN.findall(tekst))


def zegt_niets_anders(rest: str) -> bool:
    """Whether what stands beside such a word tells no more than how or with whom."""
    return alleen_klein(labelwoorden().kaal_bij.sub(" ", rest))

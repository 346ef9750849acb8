"""Labels that a message names in so many words, and which of them it refuses. Pure.

The recognition tells what a message is about, not where. A refusal ("geen training, wel
intervisie") or a second thought ("een training, of nee, advies") is read where the words stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel
from ruamel.yaml import YAML

from actions.herkenwoorden import Patroon

#: Labels per slot, as a message holds them.
Labels = dict[str, tuple[str, ...]]
#: Longer is a story, in which "nee" or "wacht" need not be the official's own second thought.
WOORDEN_VAN_EEN_HERZIENING = 25

#: What ends a part of a sentence.
_TEKENS = ".,;:!?…"
_DEEL = re.compile(rf"\w[\w'’-]*|[{_TEKENS}]")
_MAAR = re.compile(r"\bmaar\b", re.IGNORECASE)
_DAN = re.compile(r"\bdan\b", re.IGNORECASE)


class Labelwoorden(BaseModel):
    """The words of labelwoorden.yml."""

    woorden: dict[str, dict[str, Patroon]]
    klein: Patroon
    ontkenning: Patroon
    vergelijking: Patroon
    grens: Patroon
    tussen: Patroon
    na_niet: Patroon
    herziening: Patroon
    tussenwerpsel: Patroon
    eerder_plan: Patroon
    wens: Patroon
    erbij: Patroon


@cache
def labelwoorden() -> Labelwoorden:
    """The words, read once."""
    path = Path(__file__).with_name("labelwoorden.yml")
    return Labelwoorden.model_validate(YAML(typ="safe").load(path))


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


def namen(tekst: str) -> list[Naam]:
    """Every label that is named, in the order of the text."""
    gevonden = [
        Naam(slot, label, *match.span())
        for slot, labels in labelwoorden().woorden.items()
        for label, patroon in labels.items()
        for match in patroon.finditer(tekst)
    ]
    return sorted(gevonden, key=lambda naam: naam.begin)


def weigering(tekst: str) -> Weigering:
    """The labels that are refused or taken back; one that is asked for as well is not."""
    alle = namen(tekst)
    weg = {naam for naam in alle if _ontkend(tekst, naam)}
    over = [naam for naam in alle if naam not in weg]
    weg |= {naam for naam in over if _herzien(tekst, naam, over)}
    gewild = _per_slot(naam for naam in alle if naam not in weg)
    geweigerd = {
        slot: rest
        for slot, ids in _per_slot(weg).items()
        if (rest := tuple(i for i in ids if i not in gewild.get(slot, ())))
    }
    return Weigering(geweigerd, {slot: gewild[slot] for slot in geweigerd if slot in gewild})


def alleen(tekst: str, slot: str) -> tuple[str, ...]:
    """The labels of ``slot`` when the text names those and says nothing else; none otherwise."""
    eigen = [naam for naam in namen(tekst) if naam.slot == slot]
    return _per_slot(eigen).get(slot, ()) if _zegt_niets(_gewist(tekst, eigen)) else ()


def gevraagd(tekst: str, slot: str) -> tuple[str, ...]:
    """The labels of ``slot`` right behind a wish: "graag een adviesgesprek"."""
    wensen = [match.end() for match in labelwoorden().wens.finditer(tekst)]
    return _per_slot(
        naam
        for naam in namen(tekst)
        if naam.slot == slot
        and any(w <= naam.begin and _zegt_niets(tekst[w : naam.begin], tekens="") for w in wensen)
    ).get(slot, ())


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


def _zegt_niets(tekst: str, tekens: str = _TEKENS) -> bool:
    """Whether nothing but small words (and these signs) is left."""
    klein = labelwoorden().klein
    return all(deel in tekens or klein.fullmatch(deel) for deel in _DEEL.findall(tekst))


def _ontkend(tekst: str, naam: Naam) -> bool:
    """Whether "geen" stands before the name, or "hoeft niet" behind it."""
    woorden = labelwoorden()
    zin = max(tekst.rfind(teken, 0, naam.begin) for teken in _TEKENS) + 1
    voor = tekst[zin : naam.begin]
    begin = max((match.end() for match in _weigerwoorden(voor)), default=None)
    if begin is not None and not woorden.grens.search(voor, begin):
        # "Geen training of cursus": other names may stand between.
        ertussen = _gewist(tekst, namen(tekst))[zin + begin : naam.begin]
        if _zegt_niets(ertussen, tekens=""):
            return True
    delen = iter(_DEEL.findall(tekst[naam.eind :]))
    for deel in delen:
        if deel.lower() == "niet":
            volgt = next(delen, None)
            return volgt is None or volgt in _TEKENS or bool(_sluit(volgt))
        if not woorden.tussen.fullmatch(deel):
            return False
    return False


def _sluit(deel: str) -> bool:
    woorden = labelwoorden()
    return bool(woorden.na_niet.fullmatch(deel) or woorden.grens.fullmatch(deel))


def _weigerwoorden(voor: str) -> Iterator[re.Match[str]]:
    woorden = labelwoorden()
    yield from woorden.ontkenning.finditer(voor)
    vergelijking = woorden.vergelijking.search(voor)
    if vergelijking:
        yield from _DAN.finditer(voor, vergelijking.end())


def _herzien(tekst: str, naam: Naam, over: list[Naam]) -> bool:
    """Whether the official thinks better of it, and names another answer to the same question."""
    if len(_DEEL.findall(tekst)) > WOORDEN_VAN_EEN_HERZIENING:
        return False
    return any(
        naam.eind <= plek
        and any(n.slot == naam.slot and n.begin >= plek for n in over)
        and not labelwoorden().erbij.search(tekst, plek)
        for plek in _herzieningen(tekst)
    )


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

"""Demand, supply and the difference, ready to show: protected numbers, tints and bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from api.behoefte.bescherming import SMALLEST, Getal, protect, protect_sum
from api.behoefte.vraag import OPEN, Gevraagd

#: Steps of the tint of a heat map, from none to most.
TINTS: Final = 5


@dataclass(frozen=True)
class Cel:
    """One thema with one vorm."""

    gevraagd: Getal
    aanbod: int
    #: 0 (nothing asked) to TINTS.
    tint: int
    #: Asked for, and nothing open is offered.
    gat: bool


@dataclass(frozen=True)
class Rij:
    """One thema with every vorm."""

    thema: str
    cellen: list[Cel]
    totaal: Getal


@dataclass(frozen=True)
class Staaf:
    """A count with its name, and its length from 0 to 100."""

    id: str
    getal: Getal
    lengte: int


@dataclass(frozen=True)
class Gat:
    """A thema and vorm that are asked for while nothing open fits."""

    thema: str
    vorm: str
    gevraagd: Getal


@dataclass(frozen=True)
class Warmtekaart:
    """Demand (with supply in each cell) as a table."""

    vormen: list[str]
    rijen: list[Rij]


def warmtekaart(
    vraag: Gevraagd,
    dekking: Mapping[str, Mapping[str, int]],
    vormen: Iterable[str],
) -> Warmtekaart:
    """Themas down, vormen across; the last column is for who left the vorm open.

    Args:
        dekking: open offers per thema and vorm; under ``OPEN`` those of the thema as a whole.
    """
    columns = [*vormen, OPEN]
    most = max(vraag.cellen.values(), default=0)
    rows = []
    for thema, offers in dekking.items():
        counts = [vraag.cellen[thema, vorm] for vorm in columns]
        supply = [offers[vorm] for vorm in columns]
        cells = [
            Cel(protect(count), offered, _tint(count, most), count > 0 and offered == 0)
            for count, offered in zip(counts, supply, strict=True)
        ]
        rows.append(Rij(thema, cells, protect_sum(counts)))
    return Warmtekaart(columns, rows)


def gaten(kaart: Warmtekaart) -> list[Gat]:
    """Where officials ask and nothing is offered, most asked first."""
    found = [
        Gat(rij.thema, vorm, cel.gevraagd)
        for rij in kaart.rijen
        for vorm, cel in zip(kaart.vormen, rij.cellen, strict=True)
        if cel.gat and vorm
    ]
    return sorted(found, key=lambda gat: (-gat.gevraagd.ongeveer, gat.thema, gat.vorm))


def staven(counts: Counter[str], order: Iterable[str] | None = None) -> list[Staaf]:
    """Bars, in a given order or the longest first; unknown (no name) comes last."""
    ids = list(order) if order is not None else [id for id, _ in counts.most_common() if id]
    if order is None and counts[OPEN]:
        ids.append(OPEN)
    shown = [(id, protect(counts[id])) for id in ids]
    longest = max((getal.ongeveer for _, getal in shown), default=0)
    return [
        Staaf(id, getal, round(100 * getal.ongeveer / longest) if longest else 0)
        for id, getal in shown
    ]


def _tint(count: int, most: int) -> int:
    if count == 0:
        return 0
    if count < SMALLEST or most == 0:
        return 1  # the tint must not tell what the text hides
    return max(1, min(TINTS, -(-TINTS * count // most)))

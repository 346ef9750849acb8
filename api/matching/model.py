"""What is asked of the matching, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from api.catalogue.model import Aanbod

MAXIMAAL = 3
"""Offers in an advies, unless somebody asks for more or fewer."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """What an official needs, in ids of the catalogue. An empty dimension asks for nothing.

    `situatie` is free text and only breaks ties. Offers in `zonder` are left out (they were
    shown before). `today` decides what is open.
    """

    today: date
    themas: tuple[str, ...] = ()
    vormen: tuple[str, ...] = ()
    doelgroepen: tuple[str, ...] = ()
    situatie: str = ""
    maximaal: int = MAXIMAAL
    zonder: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """An offer with the reasons for it, and what of the question it does not answer."""

    aanbod: Aanbod
    redenen: tuple[str, ...]
    ontbreekt: tuple[str, ...]
    volledig: bool


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The offers for a question, best first.

    `passend`: at least one of them answers the whole question. `niet_gedekt`: asked vormen that
    none of them gives.
    """

    matches: tuple[Match, ...]
    passend: bool
    niet_gedekt: tuple[str, ...]


class UnknownIdsError(ValueError):
    """The question holds ids that the catalogue does not know: ``{field: (ids…)}``."""

    def __init__(self, fields: dict[str, tuple[str, ...]]) -> None:
        self.fields = fields
        super().__init__(", ".join(f"{field}: {' '.join(ids)}" for field, ids in fields.items()))

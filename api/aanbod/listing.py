"""Which offers a list shows: the filters, the words and the counts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import get_args

from api.catalogue.model import Aanbod, Catalogue, Contact, Fase, Noodcontact
from api.matching.text import fold

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@dataclass(frozen=True)
class Filters:
    """What somebody looks for. Values of one filter widen it, several filters narrow it down;
    of `q` every word has to occur. An empty filter does not count."""

    thema: Collection[str] = ()
    vorm: Collection[str] = ()
    doelgroep: Collection[str] = ()
    aanbieder: Collection[str] = ()
    fase: Collection[str] = ()
    q: Collection[str] = ()

    @cached_property
    def _words(self) -> list[str]:
        return fold(" ".join(self.q)).split()

    def fits(self, item: Aanbod, catalogue: Catalogue) -> bool:
        """Whether `item` meets every filter."""
        return (
            _meets(self.thema, item.themas)
            and _meets(self.vorm, item.vormen)
            and _meets(self.doelgroep, item.doelgroepen)
            and _meets(self.aanbieder, (item.aanbieder,))
            and _meets(self.fase, item.fase)
            and (not self._words or self._in_words(item, catalogue))
        )

    def unknown(self, catalogue: Catalogue) -> Iterator[str]:
        """The place (``thema.0``) of every filter value that `catalogue` does not know."""
        for name, asked, block in (
            ("thema", self.thema, catalogue.themas),
            ("vorm", self.vorm, catalogue.vormen),
            ("doelgroep", self.doelgroep, catalogue.doelgroepen),
            ("aanbieder", self.aanbieder, catalogue.aanbieders),
        ):
            known = {item.id for item in block}
            yield from (f"{name}.{place}" for place, one in enumerate(asked) if one not in known)
        phases = get_args(Fase)
        yield from (f"fase.{place}" for place, one in enumerate(self.fase) if one not in phases)

    def _in_words(self, item: Aanbod, catalogue: Catalogue) -> bool:
        provider = catalogue.aanbieder_op_id[item.aanbieder]
        text = fold(
            f"{item.naam} {item.omschrijving} {item.soort} {provider.naam} "
            f"{provider.afkorting or ''} {' '.join(item.partners)}"
        )
        return all(word in text for word in self._words)


def select(catalogue: Catalogue, filters: Filters, today: date) -> list[Aanbod]:
    """The open national offers that meet `filters`, in the order of the catalogue."""
    return [
        item for item in catalogue.aanbod if item.in_advies(today) and filters.fits(item, catalogue)
    ]


def coverage(catalogue: Catalogue, today: date) -> dict[str, dict[str, int]]:
    """How many open national offers there are for each thema and vorm."""
    counts = {thema.id: {vorm.id: 0 for vorm in catalogue.vormen} for thema in catalogue.themas}
    for item in catalogue.aanbod:
        if item.in_advies(today):
            for thema in item.themas:
                for vorm in item.vormen:
                    counts[thema][vorm] += 1
    return counts


def emergency_contacts(catalogue: Catalogue, situations: Collection[str]) -> list[Noodcontact]:
    """Whom anybody may call, most urgent first.

    With `situations`: those for one of them, or the general ones when none fits. In danger an
    empty list helps nobody. Contacts for a few people only (`alleen_voor`) are never in it.
    """
    everyone = sorted(
        (contact for contact in catalogue.noodcontacten if contact.alleen_voor is None),
        key=lambda contact: contact.volgorde,
    )
    if not situations:
        return everyone
    fitting = [contact for contact in everyone if _meets(situations, contact.situaties)]
    return fitting or [contact for contact in everyone if "algemeen" in contact.situaties]


def is_reachable(contact: Contact, now: datetime) -> bool:
    """Whether somebody is there at `now`, a time in the Netherlands."""
    hours = contact.openingstijden
    return (
        _DAYS[now.weekday()] in hours.dagen
        and now.date() not in contact.vrije_dagen
        and hours.van <= f"{now:%H:%M}" < hours.tot
    )


def _meets(asked: Collection[str], given: Collection[str]) -> bool:
    return not asked or any(one in asked for one in given)

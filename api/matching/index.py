"""The offers of a catalogue as sets, for an order of thousands of them in no time.

A set of offers is one whole number, with a bit for each place in the catalogue. So whatever a
question asks splits all offers at once, and nothing is done per offer except for the few that are
shown. The time of a question hardly depends on the number of offers, nor on how alike they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import reduce
from operator import or_

from api.catalogue.model import Aanbod, Catalogue
from api.matching.fase import Asked
from api.matching.selection import Cover, Rank

# The steps of the ranking form one whole number, lower is better, with eight bits for each step.
_FASE, _STATUS, _DOELGROEPEN, _VORMEN, _THEMAS, _RELATED, _LACKS = range(0, 56, 8)

Offers = int
"""A set of offers."""


class Index:
    """What can be asked of the offers that are national and not withdrawn."""

    def __init__(self, catalogue: Catalogue) -> None:
        kept = [
            (position, item)
            for position, item in enumerate(catalogue.aanbod)
            if item.schaal == "landelijk" and item.laatste_dag > date.min
        ]
        size = len(catalogue.aanbod)
        self._place = {item.id: position for position, item in kept}
        self._themas = _sets(((place, item.themas) for place, item in kept), size)
        self._vormen = _sets(((place, item.vormen) for place, item in kept), size)
        self._doelgroepen = _sets(((place, item.doelgroepen) for place, item in kept), size)
        self._fasen = _sets(((place, item.fase) for place, item in kept), size)
        statuses = _sets(((place, (item.status,)) for place, item in kept), size)
        self._to_confirm = statuses.get("te_bevestigen", 0)
        self._all = reduce(or_, statuses.values(), 0)
        self._families = _families(catalogue)
        self._breadth = [frozenset(item.themas) for item in catalogue.aanbod]
        self._versatile = _versatile(kept, size)
        self._closing = [(item.laatste_dag, place) for place, item in kept if _closes(item)]
        self._open_on: tuple[date, Offers] = (date.min, self._all)

    def open_on(self, today: date) -> Offers:
        """The offers that somebody can go to on `today`; the latest day asked for is kept."""
        day, found = self._open_on
        if day != today:
            closed = (place for last, place in self._closing if last < today)
            found = self._all & ~_set(closed, len(self._breadth))
            self._open_on = (today, found)
        return found

    def without(self, offers: Offers, ids: Iterable[str]) -> Offers:
        """`offers` but for those with these ids, known or not."""
        left_out = (self._place[own] for own in ids if own in self._place)
        return offers & ~_set(left_out, len(self._breadth))

    def ranked(
        self,
        offers: Offers,
        themas: Sequence[str],
        vormen: Sequence[str],
        doelgroepen: Sequence[str],
        fase: Asked,
        relevance: dict[int, int],
        number: int,
    ) -> dict[Cover, list[Rank]]:
        """The `number` best of `offers` for what is asked, sorted, for each combination of asked
        themas and vormen that offers cover; see `api.matching.engine` for the order.

        Offers that have nothing to do with the question are left out.
        """
        families = [self._of_family(one) for one in themas]
        given = [self._vormen.get(one, 0) for one in vormen]
        served = [self._doelgroepen.get(one, 0) for one in doelgroepen]
        if themas:
            offers &= reduce(or_, families)
        elif given or served:
            offers &= reduce(or_, [*given, *served])
        about = {relative for one in themas for relative in self._families[one]}
        tiers = list(self._tiers(offers, themas, served, fase))
        order = _Order(
            relevance=sorted(
                relevance,
                key=lambda one: (-relevance[one], self._beyond(one, about), one),
            ),
            scores=relevance,
            breadths=self._breadths(offers, about),
        )
        ranked: dict[Cover, list[Rank]] = {}
        for cover, found in _covers(offers, families, given):
            steps = (len(themas) - cover.themas.bit_count()) << _THEMAS
            steps += (len(vormen) - cover.vormen.bit_count()) << _VORMEN
            steps += bool(vormen and not cover.vormen) << _LACKS
            ranked[cover] = order.best(found, steps, tiers, number)
        return ranked

    def _tiers(
        self, offers: Offers, themas: Sequence[str], served: Sequence[Offers], fase: Asked
    ) -> Iterator[tuple[int, Offers]]:
        """The offers by what they add to a rank beside their cover, best first."""
        own = _by_count([self._themas.get(one, 0) for one in themas], offers)
        groups = _by_count(served, offers)
        for lacks in (False, True):
            for related, first in enumerate(reversed(own)):
                for unserved, second in enumerate(reversed(groups)):
                    if lacks != (0 < len(served) == unserved) or not first & second:
                        continue
                    steps = (lacks << _LACKS) + (related << _RELATED) + (unserved << _DOELGROEPEN)
                    for place, third in enumerate((~self._to_confirm, self._to_confirm)):
                        for fit, fourth in enumerate(self._phases(fase)):
                            if found := first & second & third & fourth:
                                yield steps + (place << _STATUS) + (fit << _FASE), found

    def _phases(self, asked: Asked) -> tuple[Offers, ...]:
        """For the asked phase, not saying, and for the other phase only."""
        if not asked:
            return (-1,)
        told = reduce(or_, self._fasen.values(), 0)
        fitting = self._fasen.get(asked, 0)
        return fitting, ~told, told & ~fitting

    def _breadths(self, offers: Offers, about: set[str]) -> list[Offers]:
        """`offers` by how many themas they have beside what the question is about.

        By how many questions they answer, the most first, when no thema is asked.
        """
        if not about:
            return [offers & wide for wide in self._versatile]
        return _by_count([found for one, found in self._themas.items() if one not in about], offers)

    def _beyond(self, position: int, about: set[str]) -> int:
        return len(self._breadth[position] - about) if about else 0

    def _of_family(self, thema: str) -> Offers:
        return reduce(or_, (self._themas.get(one, 0) for one in self._families[thema]))


class _Order:
    """The order of offers that are equal in all steps: words, then breadth, then place."""

    def __init__(
        self, relevance: list[int], scores: dict[int, int], breadths: list[Offers]
    ) -> None:
        self._relevance = [(position, 1 << position) for position in relevance]
        self._relevant: Offers = sum(bit for _, bit in self._relevance)
        self._scores = scores
        self._breadths = breadths

    def best(
        self, offers: Offers, steps: int, tiers: Iterable[tuple[int, Offers]], number: int
    ) -> list[Rank]:
        """The `number` best ranks of `offers`, which all have `steps` in common, sorted."""
        best: list[Rank] = []
        for more, tier in tiers:
            for irrelevance, breadth, position in self._sorted(offers & tier):
                best.append(Rank(steps + more, irrelevance, breadth, position))
                if len(best) == number:
                    return best
        return best

    def _sorted(self, offers: Offers) -> Iterator[tuple[int, int, int]]:
        if offers & self._relevant:
            for position, bit in self._relevance:
                if offers & bit:
                    yield -self._scores[position], self._breadth_of(bit), position
        for breadth, wide in enumerate(self._breadths):
            for position in _positions(offers & wide & ~self._relevant):
                yield 0, breadth, position

    def _breadth_of(self, bit: Offers) -> int:
        return next(breadth for breadth, wide in enumerate(self._breadths) if wide & bit)


def _covers(
    offers: Offers, families: Sequence[Offers], given: Sequence[Offers]
) -> Iterator[tuple[Cover, Offers]]:
    """`offers` by which of the asked themas (through their families) and vormen they cover."""
    for themas, part in _split(offers, families):
        for vormen, found in _split(part, given):
            yield Cover(themas, vormen), found


def _split(offers: Offers, sets: Sequence[Offers]) -> list[tuple[int, Offers]]:
    """`offers` by which of `sets` (as bits) they are in; only parts that hold any."""
    parts = [(0, offers)] if offers else []
    for place, one in enumerate(sets):
        parts = [
            (known | (inside << place), found)
            for known, part in parts
            for inside, found in ((1, part & one), (0, part & ~one))
            if found
        ]
    return parts


def _by_count(sets: Sequence[Offers], offers: Offers) -> list[Offers]:
    """`offers` by the number of `sets` that they are in, from none to all."""
    counted = [offers, *[0] * len(sets)]
    for one in sets:
        for count in range(len(counted) - 1, 0, -1):
            counted[count] = (counted[count] & ~one) | (counted[count - 1] & one)
        counted[0] &= ~one
    return counted


def _sets(given: Iterable[tuple[int, Iterable[str]]], size: int) -> dict[str, Offers]:
    """For each id the places that are given with it."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, ids in given:
        for one in ids:
            places[one].append(place)
    return {one: _set(found, size) for one, found in places.items()}


def _versatile(kept: Sequence[tuple[int, Aanbod]], size: int) -> list[Offers]:
    """The offers by how many questions (thema, vorm and doelgroep) they answer, most first."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for place, item in kept:
        places[len(item.themas) * len(item.vormen) * len(item.doelgroepen)].append(place)
    return [_set(places[questions], size) for questions in sorted(places, reverse=True)]


def _set(places: Iterable[int], size: int) -> Offers:
    """The set of these places, all below `size`."""
    flags = bytearray(size // 8 + 1)
    for place in places:
        flags[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(flags, "little")


def _positions(offers: Offers) -> Iterator[int]:
    """The places in a set, in order."""
    while offers:
        lowest = offers & -offers
        yield lowest.bit_length() - 1
        offers ^= lowest


def _families(catalogue: Catalogue) -> dict[str, set[str]]:
    """For each thema that thema, its parent and its children."""
    families = {thema.id: {thema.id} for thema in catalogue.themas}
    for thema in catalogue.themas:
        if thema.ouder is not None:
            families[thema.id].add(thema.ouder)
            families[thema.ouder].add(thema.id)
    return families


def _closes(item: Aanbod) -> bool:
    return item.laatste_dag < date.max

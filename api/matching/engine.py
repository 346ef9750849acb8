"""Which offers fit a question, in which order, and why.

The six promises of an advies (contract, section 5) are kept here:

1. Only offers that are open on the day of the question, and only national ones.
2. When themas are asked, only offers on one of them, its parent or its child.
3. Offers stand in the order of their rank, and an offer that answers the whole question ranks
   above one that answers a part of it.
4. The set covers as many of the asked vormen as any set of that size could: exactly, not by luck.
5. When nothing answers the whole question, the nearest offers come with what they lack.
6. Every step is deterministic; the order of the catalogue decides last.

How an offer ranks, most important first: the dimensions it lacks (vorm, doelgroep); asked
themas themselves above their parents or children; how many asked themas (these included), vormen
and doelgroepen it serves;
running above to be confirmed; the phase (prevention or acute); the words of the situation, where
they tell something; how little it holds that is not asked; its place in the catalogue. Which of
them together make the set is up to `api.matching.selection`.

Speed: themas, vormen and doelgroepen are bits, so what they add to a rank is computed once for
each combination that occurs, and the words count only among the few that are best without them.
The index is built once per catalogue.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from heapq import nsmallest
from typing import NamedTuple

from api.catalogue.model import Aanbod, Catalogue
from api.matching.fase import Asked, asked_fase
from api.matching.model import Match, Uitkomst, UnknownIdsError, Vraag
from api.matching.reasons import Reasons
from api.matching.selection import Cover, Rank, choose
from api.matching.text import SCALE, Relevance

# The steps of the ranking form one whole number, lower is better, with eight bits for each step.
_FASE, _STATUS, _DOELGROEPEN, _VORMEN, _THEMAS, _RELATED, _LACKS = range(0, 56, 8)

_TELLING = 4 * SCALE
"""From this relevance (about two rare words in common) on, it is a reason of its own."""


class _Entry(NamedTuple):
    """What the index keeps of an offer; its themas and vormen are those of its group."""

    last_day: int
    doelgroepen: int
    fase: tuple[str, ...]
    status: int
    position: int


class Matcher:
    """Answers questions on one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._themas = _bits(thema.id for thema in catalogue.themas)
        self._vormen = _bits(vorm.id for vorm in catalogue.vormen)
        self._doelgroepen = _bits(doelgroep.id for doelgroep in catalogue.doelgroepen)
        self._family = _families(catalogue, self._themas)
        self._reasons = Reasons(catalogue)
        self._relevance = Relevance(
            [f"{item.naam} {item.soort} {item.omschrijving}" for item in catalogue.aanbod]
        )
        self._groups: defaultdict[Cover, list[_Entry]] = defaultdict(list)
        for position, item in enumerate(catalogue.aanbod):
            if item.schaal == "landelijk" and item.laatste_dag > date.min:
                group = Cover(_mask(self._themas, item.themas), _mask(self._vormen, item.vormen))
                self._groups[group].append(self._entry(item, position))
        entries = [entry for group in self._groups.values() for entry in group]
        self._themas_seen = {group.themas for group in self._groups}
        self._vormen_seen = {group.vormen for group in self._groups}
        self._serves_seen = {entry.doelgroepen for entry in entries}
        self._fase_seen = {entry.fase for entry in entries}

    def match(self, vraag: Vraag) -> Uitkomst:
        """The offers for `vraag`, at most `vraag.maximaal`, best first.

        Raises `UnknownIdsError` when the question holds ids that are not in the catalogue.
        """
        self._require_known(vraag)
        fase = asked_fase(vraag.situatie)
        # A word or two in common says nothing; the order of the catalogue is then the better guide.
        relevance = {
            position: score
            for position, score in self._relevance.scores(vraag.situatie).items()
            if score >= _TELLING
        }
        matches = []
        for rank in choose(self._ranked(vraag, fase, relevance), vraag.maximaal):
            item = self._catalogue.aanbod[rank.position]
            lacks = self._reasons.lacks(item, vraag)
            matches.append(
                Match(
                    aanbod=item,
                    redenen=self._reasons.fits(item, vraag, fase, relevant=rank.irrelevance < 0),
                    ontbreekt=lacks,
                    volledig=not lacks,
                )
            )
        given = {vorm for match in matches for vorm in match.aanbod.vormen}
        return Uitkomst(
            matches=tuple(matches),
            passend=any(match.volledig for match in matches),
            niet_gedekt=tuple(vorm for vorm in dict.fromkeys(vraag.vormen) if vorm not in given),
        )

    def _require_known(self, vraag: Vraag) -> None:
        dimensions = (
            ("themas", vraag.themas, self._themas),
            ("vormen", vraag.vormen, self._vormen),
            ("doelgroepen", vraag.doelgroepen, self._doelgroepen),
        )
        unknown = {
            field: missing
            for field, asked, known in dimensions
            if (missing := tuple(one for one in asked if one not in known))
        }
        if unknown:
            raise UnknownIdsError(unknown)

    def _ranked(
        self, vraag: Vraag, fase: Asked, relevance: dict[int, int]
    ) -> dict[Cover, list[Rank]]:
        """The best ranks of the open offers that have to do with the question, sorted, for each
        combination of asked themas and vormen that offers cover."""
        themas = [self._themas[one] for one in dict.fromkeys(vraag.themas)]
        vormen = _mask(self._vormen, vraag.vormen)
        doelgroepen = _mask(self._doelgroepen, vraag.doelgroepen)
        thema_rank = {seen: self._thema_rank(themas, seen) for seen in self._themas_seen}
        vorm_rank = {seen: _served(vormen, seen, _VORMEN) for seen in self._vormen_seen}
        serves_rank = {seen: _served(doelgroepen, seen, _DOELGROEPEN) for seen in self._serves_seen}
        fase_rank = {seen: _fase_rank(fase, seen) << _FASE for seen in self._fase_seen}
        hopeless = (bool(vormen) + bool(doelgroepen)) << _LACKS
        if themas or not hopeless:
            hopeless = 1 << 64  # a fitting thema is enough, and so is asking for nothing
        left_out = self._positions(vraag.zonder)
        today = vraag.today.toordinal()

        found: dict[Cover, dict[int, list[tuple[int, int]]]] = {}
        about = self._about(themas)
        for group, entries in self._groups.items():
            covered, base = thema_rank[group.themas]
            if themas and not covered:
                continue
            by_steps = found.setdefault(Cover(covered, group.vormen & vormen), {})
            base += vorm_rank[group.vormen]
            breadth = (group.themas & ~about).bit_count() if themas else 0
            for last_day, serves, phases, status, position in entries:
                if last_day >= today and position not in left_out:
                    steps = base + serves_rank[serves]
                    if steps < hopeless:
                        steps += status + fase_rank[phases]
                        by_steps.setdefault(steps, []).append((breadth, position))
        return {
            cover: _best(by_steps, vraag.maximaal, relevance)
            for cover, by_steps in found.items()
            if by_steps
        }

    def _thema_rank(self, asked: list[int], given: int) -> tuple[int, int]:
        """The asked themas that `given` covers (bits), and what that adds to a rank."""
        covered = [one for one in asked if given & self._family[one]]
        rank = (len(asked) - len(covered)) << _THEMAS
        rank += sum(not given & one for one in asked) << _RELATED
        return sum(covered), rank

    def _about(self, asked: list[int]) -> int:
        """The asked themas with their parents and children (bits)."""
        about = 0
        for one in asked:
            about |= self._family[one]
        return about

    def _entry(self, item: Aanbod, position: int) -> _Entry:
        return _Entry(
            last_day=item.laatste_dag.toordinal(),
            doelgroepen=_mask(self._doelgroepen, item.doelgroepen),
            fase=item.fase,
            status=(item.status == "te_bevestigen") << _STATUS,
            position=position,
        )

    def _positions(self, ids: frozenset[str]) -> Collection[int]:
        if not ids:
            return ()
        return {place for place, item in enumerate(self._catalogue.aanbod) if item.id in ids}


def _best(
    by_steps: dict[int, list[tuple[int, int]]], number: int, relevance: dict[int, int]
) -> list[Rank]:
    """The `number` best ranks, sorted; what is not among them is not looked at further."""
    best: list[Rank] = []
    for steps in sorted(by_steps):
        ranks = (
            Rank(steps, -relevance.get(one, 0), breadth, one) for breadth, one in by_steps[steps]
        )
        best += nsmallest(number - len(best), ranks)
        if len(best) == number:
            break
    return best


def _bits(ids: Iterable[str]) -> dict[str, int]:
    return {one: 1 << place for place, one in enumerate(ids)}


def _mask(bits: dict[str, int], ids: Iterable[str]) -> int:
    return sum(bits[one] for one in set(ids))


def _families(catalogue: Catalogue, bits: dict[str, int]) -> dict[int, int]:
    """For each thema (as a bit) that thema, its parent and its children (as bits)."""
    families = {bit: bit for bit in bits.values()}
    for thema in catalogue.themas:
        if thema.ouder is not None:
            child, parent = bits[thema.id], bits[thema.ouder]
            families[child] |= parent
            families[parent] |= child
    return families


def _served(asked: int, given: int, place: int) -> int:
    """What `given` adds to a rank: what it does not serve of `asked`, and a lack if all of it."""
    rank = (asked & ~given).bit_count() << place
    if asked and not asked & given:
        rank += 1 << _LACKS
    return rank


def _fase_rank(asked: Asked, given: tuple[str, ...]) -> int:
    """An offer for the asked phase, then one that does not say, then one for the other phase."""
    if not asked or asked in given:
        return 0
    return 2 if given else 1

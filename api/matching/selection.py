"""Which few of the ranked offers together make the best set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Cover(NamedTuple):
    """Themas and vormen, as bits."""

    themas: int
    vormen: int


class Rank(NamedTuple):
    """How good an offer is; lower is better, and no two are equal."""

    steps: int
    irrelevance: int
    #: Themas of the offer that the question is not about: a narrow offer says more on its subject.
    breadth: int
    position: int


def choose(ranked: Mapping[Cover, Sequence[Rank]], maximaal: int) -> list[Rank]:
    """At most `maximaal` out of `ranked`: ranks by the asked themas and vormen they cover, each
    list filled and sorted, best first.

    One by one, from what keeps the most vormen within reach: first a rank that brings an asked
    thema which none of the chosen covers, then the best rank.
    """
    reach = _Reach(cover.vormen for cover in ranked)
    queues = {cover: iter(ranks) for cover, ranks in ranked.items()}
    heads = {cover: next(queue) for cover, queue in queues.items()}
    themas = vormen = 0
    chosen: list[Rank] = []
    for left in range(maximaal - 1, -1, -1):
        if not heads:
            break
        goal = reach.most(vormen, left + 1)
        best = min(
            (cover for cover in heads if reach.most(vormen | cover.vormen, left) == goal),
            key=lambda cover: (not cover.themas & ~themas, heads[cover]),
        )
        chosen.append(heads[best])
        themas, vormen = themas | best.themas, vormen | best.vormen
        following = next(queues[best], None)
        if following is None:
            del heads[best]
        else:
            heads[best] = following
    return sorted(chosen)


class _Reach:
    """How many vormen a number of further offers can cover; exact, as vormen are few."""

    def __init__(self, covers: Iterable[int]) -> None:
        kinds = set(covers)
        self._kinds = [
            one
            for one in kinds
            if not any(one != other and one | other == other for other in kinds)
        ]
        self._known: dict[tuple[int, int], int] = {}

    def most(self, covered: int, offers: int) -> int:
        """The most bits that can be covered, starting from `covered`, with `offers` more."""
        if offers == 0:
            return covered.bit_count()
        known = self._known.get((covered, offers))
        if known is None:
            known = covered.bit_count()
            for one in self._kinds:
                if one & ~covered:
                    known = max(known, self.most(covered | one, offers - 1))
            self._known[covered, offers] = known
        return known

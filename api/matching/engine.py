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
they tell something; how little it holds that is not asked (how much, when no thema is asked: it is
then likelier to hold what is needed); its place in the catalogue. Which of them together make the
set is up to `api.matching.selection`.

The offers are found and ordered by `api.matching.index`, which is built once per catalogue.
"""

from __future__ import annotations

from api.catalogue.model import Catalogue
from api.matching.fase import Asked, asked_fase
from api.matching.index import Index
from api.matching.model import Match, Uitkomst, UnknownIdsError, Vraag
from api.matching.reasons import Reasons
from api.matching.selection import Cover, Rank, choose
from api.matching.text import SCALE, Relevance

_TELLING = 4 * SCALE
"""From this relevance (about two rare words in common) on, it is a reason of its own."""


class Matcher:
    """Answers questions on one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known = {
            "themas": {one.id for one in catalogue.themas},
            "vormen": {one.id for one in catalogue.vormen},
            "doelgroepen": {one.id for one in catalogue.doelgroepen},
        }
        self._index = Index(catalogue)
        self._reasons = Reasons(catalogue)
        self._relevance = Relevance(
            [f"{item.naam} {item.soort} {item.omschrijving}" for item in catalogue.aanbod]
        )

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
        unknown = {
            field: missing
            for field, known in self._known.items()
            if (missing := tuple(one for one in getattr(vraag, field) if one not in known))
        }
        if unknown:
            raise UnknownIdsError(unknown)

    def _ranked(
        self, vraag: Vraag, fase: Asked, relevance: dict[int, int]
    ) -> dict[Cover, list[Rank]]:
        return self._index.ranked(
            self._index.without(self._index.open_on(vraag.today), vraag.zonder),
            tuple(dict.fromkeys(vraag.themas)),
            tuple(dict.fromkeys(vraag.vormen)),
            tuple(dict.fromkeys(vraag.doelgroepen)),
            fase,
            relevance,
            vraag.maximaal,
        )

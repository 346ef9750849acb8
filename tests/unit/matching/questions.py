"""Generated catalogues and questions, and an oracle that answers by trying everything.

The oracle shares no code with the engine: it knows the promises of the contract only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from api.catalogue import vocabulary
from api.catalogue.model import Aanbod, Catalogue
from api.matching.model import Vraag
from tests.unit.catalogue.samples import catalogue, minimal, offer

TODAY = date(2026, 11, 21)
PARENT = {thema["id"]: thema.get("ouder") for thema in minimal()["themas"]}
SITUATIONS = ("", "rellen vanavond op straat", "wij en zij in het gesprek voorkomen", "a1 b2 c3")


def _some(values: tuple[str, ...], least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), min_size=least, max_size=most, unique=True)


@st.composite
def offers(draw: st.DrawFn, own: str) -> dict[str, Any]:
    """An offer; most of them open and national."""
    days = st.integers(-3, 3).map(lambda days: (TODAY + timedelta(days)).isoformat())
    dates = draw(st.none() | st.lists(days, min_size=1, max_size=2, unique=True))
    until = draw(st.none() | days)
    if dates and until and until > max(dates):
        until = None
    return offer(
        own,
        naam=draw(st.sampled_from(["Gesprek", "Rellen op straat", "Wij en zij"])),
        themas=draw(_some(vocabulary.THEMAS, 1, 3)),
        vormen=draw(_some(vocabulary.VORMEN, 1, 3)),
        doelgroepen=draw(_some(vocabulary.DOELGROEPEN[:3], 1, 2)),
        schaal=draw(st.sampled_from(["landelijk"] * 5 + ["regionaal", "commercieel"])),
        status=draw(st.sampled_from(["lopend"] * 4 + ["te_bevestigen", "ingetrokken"])),
        fase=draw(st.sampled_from([None, ["acuut"], ["preventie"], ["preventie", "acuut"]])),
        datums=dates,
        aanmelden_tot=until,
    )


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """A catalogue of at most seven offers."""
    number = draw(st.integers(0, 7))
    return catalogue(*[draw(offers(f"aanbod-{place}")) for place in range(number)])


questions = st.builds(
    Vraag,
    today=st.just(TODAY),
    themas=_some(vocabulary.THEMAS, 0, 3).map(tuple),
    vormen=_some(vocabulary.VORMEN, 0, 4).map(tuple),
    doelgroepen=_some(vocabulary.DOELGROEPEN[:3], 0, 2).map(tuple),
    situatie=st.sampled_from(SITUATIONS),
    maximaal=st.integers(1, 4),
    zonder=st.sets(st.sampled_from(["aanbod-0", "aanbod-1", "onbekend"])).map(frozenset),
)


@dataclass(frozen=True)
class Oracle:
    """What the contract demands of the answer to one question."""

    catalogue: Catalogue
    vraag: Vraag

    def is_open(self, item: Aanbod) -> bool:
        """Promise 1."""
        return (
            item.schaal == "landelijk"
            and item.status in ("lopend", "te_bevestigen")
            and not (item.datums and all(day < TODAY for day in item.datums))
            and not (item.aanmelden_tot and item.aanmelden_tot < TODAY)
        )

    def fits_thema(self, item: Aanbod) -> bool:
        """Promise 2."""
        return not self.vraag.themas or any(
            asked == given or PARENT[asked] == given or PARENT[given] == asked
            for asked in self.vraag.themas
            for given in item.themas
        )

    def breadth(self, item: Aanbod) -> int:
        """How many of its themas have nothing to do with the question.

        Without a thema: the questions it answers, as the more the better.
        """
        if not self.vraag.themas:
            return -len(item.themas) * len(item.vormen) * len(item.doelgroepen)
        return sum(
            not any(
                asked == given or PARENT[asked] == given or PARENT[given] == asked
                for asked in self.vraag.themas
            )
            for given in set(item.themas)
        )

    def fits_vorm(self, item: Aanbod) -> bool:
        return not self.vraag.vormen or bool(set(self.vraag.vormen) & set(item.vormen))

    def fits_doelgroep(self, item: Aanbod) -> bool:
        asked = set(self.vraag.doelgroepen)
        return not asked or bool(asked & set(item.doelgroepen))

    def fits_fully(self, item: Aanbod) -> bool:
        """Promise 3."""
        return self.fits_thema(item) and self.fits_vorm(item) and self.fits_doelgroep(item)

    @property
    def candidates(self) -> list[Aanbod]:
        """What may be shown."""
        nearest = [
            item
            for item in self.catalogue.aanbod
            if self.is_open(item) and self.fits_thema(item) and item.id not in self.vraag.zonder
        ]
        if self.vraag.themas:
            return nearest
        asked = bool(self.vraag.vormen) or bool(self.vraag.doelgroepen)
        return [
            item
            for item in nearest
            if not asked
            or (self.vraag.vormen and self.fits_vorm(item))
            or (self.vraag.doelgroepen and self.fits_doelgroep(item))
        ]

    @property
    def sets(self) -> list[tuple[Aanbod, ...]]:
        """Every set of the size of an answer."""
        candidates = self.candidates
        return list(combinations(candidates, min(self.vraag.maximaal, len(candidates))))

    def covered(self, items: tuple[Aanbod, ...]) -> set[str]:
        """The asked vormen that `items` give together."""
        return {vorm for item in items for vorm in item.vormen} & set(self.vraag.vormen)

    @property
    def most_covered(self) -> int:
        """Promise 4."""
        return max(len(self.covered(items)) for items in self.sets)

    def rank(self, item: Aanbod) -> tuple[object, ...]:
        """The order of `api.matching.engine`, without the words of the situation."""
        vraag = self.vraag
        related = [
            asked
            for asked in vraag.themas
            if any(asked in (one, PARENT[one]) or PARENT[asked] == one for one in item.themas)
        ]
        fase = {"rellen vanavond op straat": "acuut"}.get(vraag.situatie, "")
        fase = "preventie" if "voorkomen" in vraag.situatie else fase
        return (
            (not self.fits_vorm(item)) + (not self.fits_doelgroep(item)),
            -len(set(vraag.themas) & set(item.themas)),
            -len(related),
            -len(set(vraag.vormen) & set(item.vormen)),
            -len(set(vraag.doelgroepen) & set(item.doelgroepen)),
            item.status == "te_bevestigen",
            0 if not fase or fase in item.fase else 2 if item.fase else 1,
        )

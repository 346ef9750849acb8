"""Which aanbod fits the filters that a reader chose."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel

from api.catalogue.model import Aanbod
from api.matching.text import fold


class Wish(BaseModel):
    """The filters; an empty one does not count."""

    thema: str = ""
    vorm: str = ""
    doelgroep: str = ""
    aanbieder: str = ""
    q: str = ""


def select(aanbod: Iterable[Aanbod], wish: Wish, providers: dict[str, str]) -> list[Aanbod]:
    """The aanbod that meets every filter and holds every word, in the order given."""
    words = fold(wish.q).split()

    def fits(item: Aanbod) -> bool:
        provider = providers.get(item.aanbieder, item.aanbieder)
        text = fold(" ".join((item.naam, item.omschrijving, item.soort, provider)))
        return (
            (not wish.thema or wish.thema in item.themas)
            and (not wish.vorm or wish.vorm in item.vormen)
            and (not wish.doelgroep or wish.doelgroep in item.doelgroepen)
            and (not wish.aanbieder or wish.aanbieder == item.aanbieder)
            and all(word in text for word in words)
        )

    return [item for item in aanbod if fits(item)]

"""The typical questions on which a change of the catalogue is tried out: vragen.yml."""

from __future__ import annotations

from datetime import date
from functools import cache

from pydantic import BaseModel, ConfigDict

from api.data_file import read_beside
from api.matching.model import Vraag


class Voorbeeldvraag(BaseModel):
    """A question as officials often ask it, in ids of the contract."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    titel: str
    themas: tuple[str, ...]
    vormen: tuple[str, ...]
    doelgroepen: tuple[str, ...]
    situatie: str = ""

    def on(self, day: date) -> Vraag:
        """The same for the matching, asked on `day`."""
        return Vraag(
            today=day,
            themas=self.themas,
            vormen=self.vormen,
            doelgroepen=self.doelgroepen,
            situatie=self.situatie,
        )


@cache
def voorbeeldvragen() -> tuple[Voorbeeldvraag, ...]:
    """All of them, in the order of the file.

    Raises `pydantic.ValidationError` when vragen.yml does not hold questions.
    """
    return read_beside(__file__, "vragen.yml", tuple[Voorbeeldvraag, ...])

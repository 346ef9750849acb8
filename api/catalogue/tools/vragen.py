"""The typical questions on which a change of the catalogue is tried out: vragen.yml."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter
from ruamel.yaml import YAML

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
    data = YAML(typ="safe").load(Path(__file__).with_name("vragen.yml"))
    return TypeAdapter(tuple[Voorbeeldvraag, ...]).validate_python(data)

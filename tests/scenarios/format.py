"""What a scenario file may hold. One file is one situation; its name is a sentence.

A turn of the user may be given in several wordings: the whole conversation is then played once
with the first wording of every turn, once with the second, and so on. A turn with one wording says
the same each time.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from ruamel.yaml import YAML


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class VerwachtAdvies(_Part):
    """What the advies of this turn must hold. Its promises are checked for every advies."""

    themas: list[str] | None = None
    vormen: list[str] | None = None
    doelgroepen: list[str] | None = None
    gemeente: str | None = None
    minstens: int = 1


class Verwacht(_Part):
    """What the answers of one turn, taken together, must hold. Case does not matter."""

    bevat: list[str] = Field(default_factory=list)
    bevat_een_van: list[str] = Field(default_factory=list)
    bevat_niet: list[str] = Field(default_factory=list)
    knoppen: list[str] = Field(default_factory=list)
    advies: VerwachtAdvies | Literal["geen"] | None = None
    stand: dict[str, Any] = Field(default_factory=dict)
    """The slots of the bot after this turn; the order of a list does not matter."""
    anders: bool = False
    """No sentence of the turn before comes back: never the same apology twice."""
    status: int = 200


class Beurt(_Part):
    """One turn: a text or a button by its title, or a part that fails from here on."""

    gebruiker: str | list[str] | None = None
    knop: str | None = None
    storing: Literal["api_onbereikbaar", "voorbij"] | None = None
    verwacht: Verwacht = Field(default_factory=Verwacht)

    def tekst(self, keer: int) -> str | None:
        """What the user writes when the scenario is played for the ``keer``-th time, from 0."""
        if isinstance(self.gebruiker, list):
            return self.gebruiker[keer]
        return self.gebruiker


class Scenario(_Part):
    """A conversation, after the greeting."""

    waarom: str | None = None
    keuze: dict[str, list[str]] | None = None
    """What was chosen on a page before; the greeting then goes on from there."""
    nog_niet: list[int] = Field(default_factory=list)
    """Wordings (from 1) that the bot does not manage yet: known, counted, and still asked for."""
    gesprek: list[Beurt]

    @property
    def keren(self) -> int:
        """How often the conversation is played: once for every wording."""
        lists = [beurt.gebruiker for beurt in self.gesprek if isinstance(beurt.gebruiker, list)]
        return max(map(len, lists), default=1)

    @model_validator(mode="after")
    def _same_number_of_wordings(self) -> Self:
        for beurt in self.gesprek:
            if isinstance(beurt.gebruiker, list) and len(beurt.gebruiker) != self.keren:
                raise ValueError(f"not {self.keren} wordings: {beurt.gebruiker}")
        if not set(self.nog_niet) <= set(range(1, self.keren + 1)):
            raise ValueError(f"nog_niet names wordings that are not there: {self.nog_niet}")
        return self


def load(path: Path) -> Scenario:
    """Reads one scenario file."""
    return Scenario.model_validate(YAML(typ="safe").load(path))

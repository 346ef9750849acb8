"""What a scenario file may hold. One file is one conversation; its name is a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
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
    status: int = 200


class Beurt(_Part):
    """One turn: a text or a button by its title, or a part that fails from here on."""

    gebruiker: str | None = None
    knop: str | None = None
    storing: Literal["api_onbereikbaar", "voorbij"] | None = None
    verwacht: Verwacht = Field(default_factory=Verwacht)


class Scenario(_Part):
    """A conversation, after the greeting."""

    waarom: str | None = None
    keuze: dict[str, list[str]] | None = None
    """What was chosen on a page before; the greeting then goes on from there."""
    gesprek: list[Beurt]


def load(path: Path) -> Scenario:
    """Reads one scenario file."""
    return Scenario.model_validate(YAML(typ="safe").load(path))

"""Loads teksten.yml and joins names into a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pydantic import BaseModel
from ruamel.yaml import YAML


class Knoppen(BaseModel):
    """Titles of buttons that depend on what is known."""

    ja: str
    allebei: str
    iets_anders: str
    weet_niet: str
    meer_over: str


class Teksten(BaseModel):
    """The texts of teksten.yml."""

    en: str
    of: str
    onbekend: str
    geen_gemeente: str
    knoppen: Knoppen
    nu_open: str
    nu_dicht: str
    noodregel: str


@cache
def teksten() -> Teksten:
    """The texts, read once."""
    path = Path(__file__).with_name("teksten.yml")
    return Teksten.model_validate(YAML(typ="safe").load(path))


def opsomming(namen: Sequence[str]) -> str:
    """Joins names as in running text: "polarisatie, inclusie en extremisme"."""
    small = [klein(naam) for naam in namen]
    if len(small) < 2:
        return "".join(small)
    return f"{', '.join(small[:-1])} {teksten().en} {small[-1]}"


def klein(naam: str) -> str:
    """A name inside a sentence: no capital, unless it is an abbreviation such as OOV."""
    return naam if naam[1:2].isupper() else naam[:1].lower() + naam[1:]

"""Loads teksten.yml and makes problems of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pydantic import BaseModel
from ruamel.yaml import YAML

from api.problems import Problem


class Probleem(BaseModel):
    """What went wrong, in words for the official."""

    titel: str
    detail: str
    actie: str


class Teksten(BaseModel):
    """The texts of teksten.yml."""

    persoonsgegevens: str
    soorten: dict[str, str]
    en: str
    storing: Probleem
    geen_sleutel: Probleem
    onbekend_gesprek: Probleem
    lege_tekst: Probleem
    te_lange_tekst: Probleem


@cache
def teksten() -> Teksten:
    """The texts, read once."""
    path = Path(__file__).with_name("teksten.yml")
    return Teksten.model_validate(YAML(typ="safe").load(path))


def problem(status: int, code: str) -> Problem:
    """The problem whose texts stand under ``code``."""
    text: Probleem = getattr(teksten(), code)
    return Problem(
        status=status, code=code, titel=text.titel, detail=text.detail, actie=text.actie
    )


def weigering(soorten: Iterable[str]) -> str:
    """The answer to a message with personal data of these kinds."""
    namen = [teksten().soorten[soort] for soort in dict.fromkeys(soorten)]
    return teksten().persoonsgegevens.format(soorten=teksten().en.join(namen))

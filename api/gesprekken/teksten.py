"""Loads teksten.yml."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pydantic import BaseModel
from ruamel.yaml import YAML


class Teksten(BaseModel):
    """The texts of teksten.yml."""

    persoonsgegevens: str
    soorten: dict[str, str]
    en: str


@cache
def teksten() -> Teksten:
    """The texts, read once."""
    path = Path(__file__).with_name("teksten.yml")
    return Teksten.model_validate(YAML(typ="safe").load(path))


def weigering(soorten: Iterable[str]) -> str:
    """The answer to a message with personal data of these kinds."""
    return teksten().persoonsgegevens.format(soorten=opsomming(soorten))


def opsomming(soorten: Iterable[str]) -> str:
    """Kinds of personal data as one phrase, each once: "een e-mailadres en een adres"."""
    return teksten().en.join(teksten().soorten[soort] for soort in dict.fromkeys(soorten))

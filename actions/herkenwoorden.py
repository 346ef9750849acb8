"""Loads herkenwoorden.yml: words and phrases, each list as one pattern."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator
from ruamel.yaml import YAML


def _patroon(phrases: list[str]) -> re.Pattern[str]:
    """One pattern for whole phrases; ``*`` stands for any ending, a space also for a comma."""
    parts = (re.escape(p).replace(r"\*", r"\w*").replace(r"\ ", r"[\s,]+") for p in phrases)
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)


Patroon = Annotated[re.Pattern[str], BeforeValidator(_patroon)]


class AndereTaal(BaseModel):
    """Danger told in another language."""

    alarm: Patroon
    groet: Patroon
    zeker: Patroon
    verhaal: Patroon


class Gevaarwoorden(BaseModel):
    """What corrects the recognition of acute danger, and what kind of danger it is."""

    roep: Patroon
    ernst: Patroon
    straks: Patroon
    gelegenheid: Patroon
    zekerheid: float
    gok: float
    kort: int
    voorbij: Patroon
    nood: Patroon
    verhaal: Patroon
    nu: Patroon
    andere_taal: AndereTaal
    situaties: dict[str, Patroon]


class Oordeelwoorden(BaseModel):
    """A question for a judgement on a person."""

    begin: Patroon
    over: Patroon


class Herkenwoorden(BaseModel):
    """The words of herkenwoorden.yml."""

    rang: list[Patroon]
    beide: Patroon
    geen_van_beide: Patroon
    onderdelen: dict[str, Patroon]
    om_het_even: Patroon
    akkoord: Patroon
    plaatjes_ja: list[str]
    fout: Patroon
    stoppen: Patroon
    opnieuw: Patroon
    bewaren: Patroon
    wie: Patroon
    mens: Patroon
    oordeel: Oordeelwoorden
    kunnen: Patroon
    begrip: Patroon
    waarom: Patroon
    raad: Patroon
    lijst: Patroon
    erbij: Patroon
    onderwerp: Patroon
    weg: Patroon
    vormen: dict[str, Patroon]
    zelf: Patroon
    zonder: Patroon
    vervolg: Patroon
    nieuwe_vraag: Patroon
    zeker_weten: Patroon
    meenemen: Patroon
    feit: dict[str, Patroon]
    maar: Patroon
    praktisch: Patroon
    gevaar: Gevaarwoorden


@cache
def herkenwoorden() -> Herkenwoorden:
    """The words, read once."""
    path = Path(__file__).with_name("herkenwoorden.yml")
    return Herkenwoorden.model_validate(YAML(typ="safe").load(path))

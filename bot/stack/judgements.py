"""Judges what an audit found by what is written in docs/kwetsbaarheden.yml. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=10)]


class Judgement(BaseModel):
    """What somebody decided on vulnerabilities of one package, until when, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pakket: str
    kwetsbaarheden: list[Annotated[str, Field(pattern=r"^(CVE|GHSA|PYSEC)-[\w-]+$")]] = Field(
        min_length=1
    )
    oordeel: Literal["niet_bereikbaar", "afgeschermd", "aanvaard"]
    wat: Text = Field(description="What goes wrong.")
    waarom: Text = Field(description="Why it cannot be updated.")
    afscherming: Text = Field(description="What shields it here.")
    herzien_voor: date = Field(description="After this day the judgement no longer counts.")


@dataclass(frozen=True)
class Found:
    """One known vulnerability of one package."""

    omgeving: str
    pakket: str
    versie: str
    id: str
    aliases: tuple[str, ...]
    fixed_in: tuple[str, ...]

    @property
    def names(self) -> set[str]:
        """Every name it goes by."""
        return {self.id, *self.aliases}


@dataclass(frozen=True)
class Report:
    """What one environment holds."""

    found: tuple[Found, ...]
    #: Packages that the service said nothing of, good or bad.
    unchecked: tuple[str, ...]


@dataclass(frozen=True)
class Verdict:
    """What is left to do."""

    without: tuple[Found, ...]
    expired: tuple[Found, ...]
    judged: tuple[Found, ...]
    #: Names in the file that nothing has any more.
    stale: tuple[str, ...]


def load(path: Path) -> list[Judgement]:
    """The judgements of a file.

    Raises:
        pydantic.ValidationError: an entry lacks something.
    """
    return [Judgement.model_validate(entry) for entry in yaml.safe_load(path.read_text()) or []]


def read(omgeving: str, output: dict[str, Any]) -> Report:
    """Reads the JSON of pip-audit.

    A package that the service does not know is left out by pip-audit with a good outcome; here
    it counts as not checked.
    """
    found, unchecked = [], []
    for package in output["dependencies"]:
        if "skip_reason" in package:
            unchecked.append(package["name"])
            continue
        found += [
            Found(
                omgeving=omgeving,
                pakket=package["name"],
                versie=package["version"],
                id=vuln["id"],
                aliases=tuple(vuln["aliases"]),
                fixed_in=tuple(vuln["fix_versions"]),
            )
            for vuln in package["vulns"]
        ]
    return Report(tuple(found), tuple(unchecked))


def judge(found: Iterable[Found], judgements: Iterable[Judgement], today: date) -> Verdict:
    """Lays what was found beside the judgements."""
    by_name = {
        (judgement.pakket, name): judgement
        for judgement in judgements
        for name in judgement.kwetsbaarheden
    }
    without, expired, judged = [], [], []
    used: set[tuple[str, str]] = set()
    for one in found:
        keys = {(one.pakket, name) for name in one.names} & set(by_name)
        used |= keys
        if not keys:
            without.append(one)
        elif all(by_name[key].herzien_voor < today for key in keys):
            expired.append(one)
        else:
            judged.append(one)
    stale = sorted(f"{pakket} {name}" for pakket, name in set(by_name) - used)
    return Verdict(tuple(without), tuple(expired), tuple(judged), tuple(stale))

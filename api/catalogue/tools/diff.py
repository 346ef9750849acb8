"""``python -m api.catalogue diff``: what does a change do to the advices?

The typical questions are answered on both versions of the catalogue, on the same day. Exit
code 0: compared (whatever changed); 2: a version is missing or faulty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel

from api import clock
from api.aanbod.listing import coverage
from api.catalogue.commandline import DONE, Parser, explains_refusal
from api.catalogue.model import Aanbod, Catalogue
from api.catalogue.tools.output import fill, render, short_name, word_names
from api.catalogue.tools.reading import read_file, read_revision
from api.catalogue.tools.vragen import Voorbeeldvraag, voorbeeldvragen
from api.matching.engine import Matcher
from api.matching.model import Uitkomst

SHOWN = 60
"""Longest value of which both versions are shown."""

Counts = dict[str, dict[str, int]]


class Antwoord(BaseModel):
    """The advies for a question, on one version."""

    aanbod: list[str]
    passend: bool
    niet_gedekt: list[str]


class Plek(BaseModel):
    """The place of an offer in the advies before and after, counted from 1."""

    id: str
    was: int | None
    wordt: int | None
    oorzaak: Literal["blijft", "nieuw", "verdrongen", "dicht", "weg"]


class Vraagverschil(BaseModel):
    """What becomes of the advies for one question; `uitleg`: same offers, other words."""

    vraag: Voorbeeldvraag
    verandering: Literal["geen", "uitleg", "aanbod"]
    voor: Antwoord
    na: Antwoord
    plekken: list[Plek]


class Veldverschil(BaseModel):
    """A field of an offer that changed; the values are left out when they are long."""

    veld: str
    voor: str | None
    na: str | None


class Verschil(BaseModel):
    """All that differs between two versions."""

    voor: str
    na: str
    dag: date
    aanbod_nieuw: list[str]
    aanbod_weg: list[str]
    aanbod_gewijzigd: dict[str, list[Veldverschil]]
    andere_blokken: list[str]
    vragen: list[Vraagverschil]
    dekking_voor: Counts
    dekking_na: Counts


@dataclass(frozen=True, slots=True)
class Version:
    """A catalogue under the name that the reader knows it by."""

    name: str
    catalogue: Catalogue


@explains_refusal
def main(argv: Sequence[str] | None = None) -> int:
    """Compares the versions named on the command line and tells what differs."""
    parser = Parser("diff")
    parser.file()
    parser.option("--voor", type=Path, metavar="BESTAND")
    parser.option("--versie", default="HEAD")
    parser.option("--json", action="store_true")
    arguments = parser.parse_args(argv)
    after = Version(str(arguments.bestand), read_file(arguments.bestand)[1])
    if arguments.voor:
        before = Version(str(arguments.voor), read_file(arguments.voor)[1])
    else:
        name = fill("versie_in_git", bestand=arguments.bestand, versie=arguments.versie)
        before = Version(name, read_revision(arguments.bestand, arguments.versie))
    verschil = compare(before, after, clock.today())
    if arguments.json:
        print(verschil.model_dump_json(indent=2))
    else:
        print(as_text(verschil, before.catalogue, after.catalogue))
    return DONE


def compare(before: Version, after: Version, day: date) -> Verschil:
    """What differs between two versions for who asks something on `day`."""
    old, new = before.catalogue, after.catalogue
    first, second = Matcher(old), Matcher(new)
    return Verschil(
        voor=before.name,
        na=after.name,
        dag=day,
        aanbod_nieuw=[one for one in new.aanbod_op_id if one not in old.aanbod_op_id],
        aanbod_weg=[one for one in old.aanbod_op_id if one not in new.aanbod_op_id],
        aanbod_gewijzigd={
            own: list(_changed(old.aanbod_op_id[own], item))
            for own, item in new.aanbod_op_id.items()
            if own in old.aanbod_op_id and item != old.aanbod_op_id[own]
        },
        andere_blokken=[
            block
            for block in Catalogue.model_fields
            if block != "aanbod" and getattr(old, block) != getattr(new, block)
        ],
        vragen=[
            _answer(vraag, first.match(vraag.on(day)), second.match(vraag.on(day)), new, day)
            for vraag in voorbeeldvragen()
        ],
        dekking_voor=coverage(old, day),
        dekking_na=coverage(new, day),
    )


def as_text(verschil: Verschil, old: Catalogue, new: Catalogue) -> str:
    """The same for a reader."""
    items = old.aanbod_op_id | new.aanbod_op_id
    providers = old.aanbieder_op_id | new.aanbieder_op_id
    return render(
        "diff.txt",
        verschil=verschil,
        anders=[one for one in verschil.vragen if one.verandering == "aanbod"],
        uitleg=[one for one in verschil.vragen if one.verandering == "uitleg"],
        woorden=word_names(old) | word_names(new),
        aanbod={
            own: f"{item.naam} ({short_name(providers[item.aanbieder])})"
            for own, item in items.items()
        },
        dekking=_coverage_rows(verschil, word_names(old) | word_names(new)),
    )


def _changed(old: Aanbod, new: Aanbod) -> Iterator[Veldverschil]:
    first, second = old.model_dump(mode="json"), new.model_dump(mode="json")
    for field in Aanbod.model_fields:
        if getattr(old, field) != getattr(new, field):
            values = [_shown(data.get(field)) for data in (first, second)]
            # What is only for colleagues, such as `nagaan`, is not among the data: too long here.
            short = values[0] != values[1] and all(len(value) <= SHOWN for value in values)
            yield Veldverschil(
                veld=field, voor=values[0] if short else None, na=values[1] if short else None
            )


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_shown(part)}" for name, part in value.items() if part)
    if isinstance(value, list):
        return ", ".join(value)
    return "" if value is None else str(value)


def _answer(
    vraag: Voorbeeldvraag, old: Uitkomst, new: Uitkomst, catalogue: Catalogue, day: date
) -> Vraagverschil:
    voor, na = _summary(old), _summary(new)
    change: Literal["geen", "uitleg", "aanbod"] = "aanbod"
    if voor == na:
        change = "geen" if _words(old) == _words(new) else "uitleg"
    return Vraagverschil(
        vraag=vraag,
        verandering=change,
        voor=voor,
        na=na,
        plekken=list(_places(voor.aanbod, na.aanbod, catalogue, day)),
    )


def _summary(found: Uitkomst) -> Antwoord:
    return Antwoord(
        aanbod=[match.aanbod.id for match in found.matches],
        passend=found.passend,
        niet_gedekt=list(found.niet_gedekt),
    )


def _words(found: Uitkomst) -> list[tuple[object, ...]]:
    return [(match.aanbod.naam, match.redenen, match.ontbreekt) for match in found.matches]


def _places(old: list[str], new: list[str], after: Catalogue, day: date) -> Iterator[Plek]:
    for place, own in enumerate(new, start=1):
        was = old.index(own) + 1 if own in old else None
        yield Plek(id=own, was=was, wordt=place, oorzaak="blijft" if was else "nieuw")
    for place, own in enumerate(old, start=1):
        if own not in new:
            item = after.aanbod_op_id.get(own)
            if item is None:
                yield Plek(id=own, was=place, wordt=None, oorzaak="weg")
            else:
                cause: Literal["verdrongen", "dicht"] = (
                    "verdrongen" if item.in_advies(day) else "dicht"
                )
                yield Plek(id=own, was=place, wordt=None, oorzaak=cause)


def _coverage_rows(verschil: Verschil, names: dict[str, str]) -> list[list[str]]:
    """The table of the dekking, with both numbers where they differ."""
    old, new = verschil.dekking_voor, verschil.dekking_na
    themas = list(new | old)
    vormen = list(
        dict.fromkeys(vorm for counts in (new, old) for row in counts.values() for vorm in row)
    )
    head = [fill("tabel_thema"), *(names[vorm] for vorm in vormen)]
    return [
        head,
        *(
            [
                names[thema],
                *(
                    _cell(old.get(thema, {}).get(vorm, 0), new.get(thema, {}).get(vorm, 0))
                    for vorm in vormen
                ),
            ]
            for thema in themas
        ),
    ]


def _cell(old: int, new: int) -> str:
    return str(new) if old == new else f"{old} → {new}"

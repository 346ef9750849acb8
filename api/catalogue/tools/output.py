"""Turns findings into text for the terminal, from templates/ and teksten.yml."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from api.catalogue.model import Aanbieder, Catalogue
from api.data_file import read_beside

TEMPLATES = Path(__file__).with_name("templates")
WIDTH = 96
"""Characters on a line."""


@cache
def _texts() -> dict[str, str]:
    return read_beside(__file__, "teksten.yml", dict[str, str])


def fill(name: str, **values: object) -> str:
    """A text of teksten.yml with its braces filled in."""
    return _texts()[name].format_map(values)


def render(template: str, **data: object) -> str:
    """A text from templates/.

    Raises `jinja2.UndefinedError` when the template asks for what `data` lacks.
    """
    return _environment().get_template(template).render(**data)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(("html",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(tabel=table, omslaan=wrap, datum=show_date)
    return environment


def table(rows: Sequence[Sequence[object]]) -> str:
    """Columns of equal width; the first row is the head."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in [*cells[:1], ["-" * width for width in widths], *cells[1:]]
    ]
    return "\n".join(f"  {line}" for line in lines)


def wrap(words: str | Iterable[str], indent: int) -> str:
    """A text, or words with commas between them, over as many lines as it needs."""
    text = words if isinstance(words, str) else ", ".join(words)
    space = " " * indent
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=space,
        subsequent_indent=f"{space}  ",
        break_on_hyphens=False,
        break_long_words=False,
    )


def show_date(day: date) -> str:
    """A date as the catalogue itself writes it."""
    return day.isoformat()


def short_name(aanbieder: Aanbieder) -> str:
    """How people call an aanbieder."""
    return aanbieder.afkorting or aanbieder.naam


def word_names(catalogue: Catalogue) -> dict[str, str]:
    """The name of every thema, vorm and doelgroep by its id."""
    blocks = (catalogue.themas, catalogue.vormen, catalogue.doelgroepen)
    return {word.id: word.naam for block in blocks for word in block}

"""Turns a template and its data into a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from api.aanbod.relaties import Relatie
from api.pages import assets, texts
from api.pages.blocks import blocks
from api.pages.terms import contact_details


def show_date(day: date) -> str:
    """A date as people write it: 3 maart 2026."""
    return f"{day.day} {texts.TEXTS['maanden'][day.month - 1]} {day.year}"


def name_all(ids: list[str] | tuple[str, ...], names: dict[str, str]) -> str:
    """The names of ids as one text; an id that the catalogue no longer knows stays readable."""
    return ", ".join(names.get(id, id.replace("_", " ")) for id in ids)


def name_related(relaties: list[Relatie]) -> list[tuple[str, str]]:
    """What other offers are to one offer: per kind its name and the names of the others."""
    kinds: dict[str, str] = texts.TEXTS["advies"]["relaties"]
    found = ((kind, ", ".join(it.naam for it in relaties if it.soort == kind)) for kind in kinds)
    return [(kinds[kind], others) for kind, others in found if others]


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=select_autoescape(("html",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(t=texts.TEXTS, tel=texts.count, versie=assets.VERSION)
    environment.filters.update(vul=texts.fill, datum=show_date, blokken=blocks, benoem=name_all)
    environment.filters["verwant"] = name_related
    return environment


ENVIRONMENT = _environment()


def render(request: Request, template: str, **data: Any) -> str:
    """The text of a page.

    Raises:
        jinja2.UndefinedError: the template asks for something that `data` or the texts lack.
    """
    return ENVIRONMENT.get_template(template).render(
        basis=request.scope.get("root_path", ""),
        pad=request.url.path,
        contact=contact_details(request.app),
        **data,
    )


def page(request: Request, template: str, *, status: int = 200, **data: Any) -> HTMLResponse:
    """A page as an answer."""
    return HTMLResponse(render(request, template, **data), status_code=status)

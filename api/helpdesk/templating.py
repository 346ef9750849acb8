"""Turns a template of the helpdesk and its data into a page.

Templates stand in ``templates/``, a folder per part. Texts stand in them; the filters and the
templates of the public pages (`berichten.html`, …) can be used too.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import ChoiceLoader, Environment, FileSystemLoader

from api.behoefte.bescherming import protect
from api.clock import AMSTERDAM
from api.helpdesk.access import forms
from api.helpdesk.access.guard import Sessie
from api.pages.templating import ENVIRONMENT as PUBLIC
from api.pages.templating import show_date


def _environment() -> Environment:
    own = FileSystemLoader(Path(__file__).with_name("templates"))
    assert PUBLIC.loader is not None
    environment = PUBLIC.overlay(loader=ChoiceLoader([own, PUBLIC.loader]))
    environment.filters = {**PUBLIC.filters, "moment": show_moment, "beschermd": protected}
    return environment


def protected(aantal: int) -> str:
    """A count as it may be shown."""
    return protect(aantal).tekst


def show_moment(moment: datetime) -> str:
    """A moment as people write it, in the Netherlands: 3 maart 2026, 14:05."""
    local = moment.astimezone(AMSTERDAM)
    return f"{show_date(local.date())}, {local:%H:%M}"


ENVIRONMENT = _environment()


def page(
    request: Request, template: str, *, status: int = 200, secret: str | None = None, **data: Any
) -> HTMLResponse:
    """A page as an answer.

    A template also knows `ik` (the colleague, or none), `pad`, `vraag` (the query), `basis` and
    `token`, which `formulier` puts into a form; it follows from the session, or from `secret`
    where there is none yet.

    Raises:
        jinja2.UndefinedError: the template asks for something that `data` lacks.
    """
    sessie: Sessie | None = getattr(request.state, "sessie", None)
    key = sessie.id if sessie else secret
    html = ENVIRONMENT.get_template(template).render(
        basis=request.scope.get("root_path", ""),
        pad=request.url.path,
        vraag=request.query_params,
        ik=sessie.medewerker if sessie else None,
        token=forms.make_token(key) if key else "",
        **data,
    )
    return HTMLResponse(html, status_code=status)


def to(request: Request, path: str) -> RedirectResponse:
    """Sends the reader on to another page of the helpdesk, after a form for example."""
    return RedirectResponse(f"{request.scope.get('root_path', '')}{path}", status_code=303)

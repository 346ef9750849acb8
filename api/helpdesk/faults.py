"""Errors under ``/helpdesk`` as pages; everywhere else they stay what they are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, cast
from urllib.parse import urlencode

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException

from api.helpdesk.access.guard import NotLoggedIn, session_of
from api.helpdesk.addresses import HOME, LOGIN, is_helpdesk
from api.helpdesk.templating import page, to
from api.problems import KINDS, Problem, problem_of

Handler = Callable[[Request, Any], Awaitable[Response]]


def install(app: FastAPI) -> None:
    """Makes every error under ``/helpdesk`` a page. Call it after `api.problems.install`."""
    app.add_exception_handler(NotLoggedIn, _to_login)
    for kind in KINDS:
        otherwise = cast(Handler, app.exception_handlers[kind])
        app.add_exception_handler(kind, _as_page(otherwise))


def _as_page(otherwise: Handler) -> Handler:
    async def handle(request: Request, error: Exception) -> Response:
        if not is_helpdesk(request.url.path):
            return await otherwise(request, error)
        if isinstance(error, HTTPException) and not hasattr(request.state, "sessie"):
            # An address without a page did not meet the guard; a colleague still wants the menu.
            request.state.sessie = await session_of(request)
        return show(request, problem_of(error))

    return handle


def show(request: Request, problem: Problem) -> Response:
    """The page that says what went wrong and what to do."""
    response = page(request, "fout.html", status=problem.status, probleem=problem)
    response.headers.update(problem.headers)
    return response


async def _to_login(request: Request, _: Exception) -> Response:
    """To the login, and then back here; what was sent with a form is not kept meanwhile."""
    if request.method not in ("GET", "HEAD"):
        return show(request, Problem.van_code("sessie_afgelopen"))
    address = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return to(request, f"{LOGIN}?{urlencode({'verder': address})}" if address != HOME else LOGIN)

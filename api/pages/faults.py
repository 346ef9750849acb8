"""Errors as a page, for whoever reads them in a browser; programs keep problem+json."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import cast

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from api.pages import texts
from api.pages.templating import page
from api.problems import KINDS, Problem

Handler = Callable[[Request, Exception], Awaitable[Response]]

logger = logging.getLogger(__name__)

_PROGRAMS = ("/api/", "/openapi.json", "/static/")
_PAGE = re.compile(r"text/html(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")


def install(app: FastAPI) -> None:
    """Answers a browser with a page instead of a problem, outside the HTTP interface.

    Call this after `api.problems.install`: what is not for a browser goes to its handlers.
    """
    for kind in KINDS:
        app.add_exception_handler(kind, _for_browsers(cast(Handler, app.exception_handlers[kind])))


def not_found(request: Request) -> Response:
    """The page in place of one that does not exist (any more)."""
    return _as_page(request, HTTPException(HTTPStatus.NOT_FOUND))


def _for_browsers(otherwise: Handler) -> Handler:
    async def handle(request: Request, fault: Exception) -> Response:
        if not _wants_page(request):
            return await otherwise(request, fault)
        try:
            return _as_page(request, fault)
        except Exception:  # what broke the page may break this one too
            logger.exception("no page for a fault")
            return await otherwise(request, fault)

    return handle


def _as_page(request: Request, fault: Exception) -> Response:
    status = _status(fault)
    title, text = _explain(fault, status)
    answer = page(request, "melding.html", status=status, kop=title, tekst=text)
    answer.headers.update(getattr(fault, "headers", None) or {})
    return answer


def _wants_page(request: Request) -> bool:
    # A mount moves `root_path`; the root of the application itself stays apart.
    root = request.scope.get("app_root_path", request.scope.get("root_path", ""))
    path = request.url.path.removeprefix(root)
    return not path.startswith(_PROGRAMS) and bool(_PAGE.search(request.headers.get("accept", "")))


def _status(fault: Exception) -> int:
    if isinstance(fault, Problem):
        return fault.status
    if isinstance(fault, HTTPException):
        return fault.status_code
    if isinstance(fault, RequestValidationError):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    return HTTPStatus.INTERNAL_SERVER_ERROR


def _explain(fault: Exception, status: int) -> tuple[str, str]:
    """The title and the text of the page."""
    if isinstance(fault, Problem):
        return fault.titel, f"{fault.detail} {fault.actie or ''}".strip()
    # What a page cannot be asked for does not exist for its reader.
    if status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return texts.TEXTS["pagina"]["niet_gevonden"], texts.fault("niet_gevonden")
    return texts.TEXTS["chat"]["fout_titel"], texts.fault("onbekend")

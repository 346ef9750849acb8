"""Says no in the form that was asked for: a page to people, a problem to programs."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from api.pages.templating import page
from api.problems import Problem


def refuse(request: Request, problem: Problem) -> Response:
    """The answer to a request that goes no further."""
    for_people = "text/html" in request.headers.get("accept", "")
    if for_people and not request.scope["path"].startswith("/api/"):
        text = f"{problem.detail} {problem.actie or ''}".strip()
        return page(request, "melding.html", status=problem.status, tekst=text)
    return problem.response()

"""The cookies of the helpdesk.

In production their names begin with ``__Host-``: a browser then takes them only by https, for this
host and the whole of it, so no other site under the same domain can set one (HD-03).
"""

from __future__ import annotations

from fastapi import Request, Response

from api.helpdesk.access.settings import AccessSettings

SESSION = "helpdesk"
"""Holds the id of the session; goes when the browser closes."""
LOGIN = "helpdesk-inloggen"
"""Holds what a login needs until it is finished."""


def _settings(request: Request) -> AccessSettings:
    settings: AccessSettings = request.app.state.settings
    return settings


def _name(request: Request, name: str) -> str:
    return f"__Host-{name}" if _settings(request).production else name


def read(request: Request, name: str) -> str | None:
    """What a cookie holds, if it is there."""
    return request.cookies.get(_name(request, name)) or None


def write(
    request: Request, response: Response, name: str, value: str, seconds: int | None = None
) -> None:
    """Sets a cookie, until the browser closes or for a number of seconds.

    Lax, not Strict: the way back from the OpenID provider comes from another site.
    """
    response.set_cookie(
        _name(request, name),
        value,
        max_age=seconds,
        path="/",
        httponly=True,
        samesite="lax",
        secure=_settings(request).production,
    )


def erase(request: Request, response: Response, name: str) -> None:
    """Takes a cookie away."""
    response.delete_cookie(
        _name(request, name),
        path="/",
        httponly=True,
        samesite="lax",
        secure=_settings(request).production,
    )

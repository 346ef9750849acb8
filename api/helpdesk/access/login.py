"""The pages of logging in and out."""

from __future__ import annotations

import secrets

from fastapi import APIRouter, Request, Response

from api.helpdesk.access import cookies
from api.helpdesk.access.entry import farewell
from api.helpdesk.access.guard import without_login
from api.helpdesk.access.openid import Provider
from api.helpdesk.access.settings import AccessSettings
from api.helpdesk.addresses import HOME, LOGIN, LOGOUT, own_page
from api.helpdesk.templating import page, to

router = APIRouter()


@router.get(LOGIN)
@without_login()
async def show(request: Request, verder: str = HOME) -> Response:
    """The ways to log in."""
    if request.state.sessie is not None:
        return to(request, own_page(verder))
    return login_page(request, verder)


@router.post(LOGOUT)
@without_login()
async def leave(request: Request) -> Response:
    """Ends the session."""
    return await farewell(request, LOGOUT)


@router.get(LOGOUT)
@without_login()
async def left(request: Request) -> Response:
    """Says that the session has ended."""
    if request.state.sessie is not None:
        return to(request, HOME)
    provider: Provider | None = request.app.state.inlogdienst
    return page(
        request, "uitgelogd.html", dienst=await provider.logout_address() if provider else None
    )


def login_page(
    request: Request,
    verder: str,
    *,
    naam: str = "",
    rol: str = "",
    fouten: frozenset[str] = frozenset(),
) -> Response:
    """The ways to log in; with the development login as it was filled in, and what is wrong."""
    settings: AccessSettings = request.app.state.settings
    secret = cookies.read(request, cookies.LOGIN) or secrets.token_urlsafe(32)
    response = page(
        request,
        "inloggen.html",
        status=422 if fouten else 200,
        secret=secret,
        verder=own_page(verder),
        oidc=settings.oidc,
        ontwikkel=settings.dev_login,
        naam=naam,
        rol=rol,
        fouten=fouten,
    )
    if settings.dev_login:
        cookies.write(request, response, cookies.LOGIN, secret)
    return response

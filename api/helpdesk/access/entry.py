"""How a session begins and ends, whichever way somebody logged in; the audit trail tells both."""

from __future__ import annotations

from typing import NoReturn

from fastapi import Request, Response

from api.handelingen.models import Wie
from api.handelingen.store import HandelingStore
from api.helpdesk.access import cookies
from api.helpdesk.access.guard import Sessie
from api.helpdesk.access.roles import Medewerker
from api.helpdesk.access.sessions import ONDERWERP, SessieStore
from api.helpdesk.addresses import own_page
from api.helpdesk.templating import to
from api.problems import Problem


async def welcome(request: Request, medewerker: Medewerker, verder: str) -> Response:
    """Begins a session, always under a new id, and leads on to `verder`."""
    store: SessieStore = request.app.state.sessies
    old: Sessie | None = request.state.sessie
    if old is not None:
        await store.end(old.id)
    await _trail(request).write(medewerker.als_wie, "ingelogd", ONDERWERP, None, medewerker.naam)
    response = to(request, own_page(verder))
    cookies.write(request, response, cookies.SESSION, await store.begin(medewerker))
    cookies.erase(request, response, cookies.LOGIN)
    return response


async def farewell(request: Request, address: str) -> Response:
    """Ends the session, on the server and in the browser, and leads on to `address`."""
    store: SessieStore = request.app.state.sessies
    sessie: Sessie | None = request.state.sessie
    if sessie is not None:
        await store.end(sessie.id)
        await _trail(request).write(sessie.medewerker.als_wie, "uitgelogd", ONDERWERP)
    response = to(request, address)
    cookies.erase(request, response, cookies.SESSION)
    return response


async def turn_away(request: Request, wie: str) -> NoReturn:
    """Writes down that somebody who is known had no role here.

    Raises:
        Problem: 403, always.
    """
    await _trail(request).write(Wie(id=wie, rol="geen"), "geweigerd", ONDERWERP)
    raise Problem.van_code("geen_rol")


def _trail(request: Request) -> HandelingStore:
    trail: HandelingStore = request.app.state.handelingen
    return trail

"""How a session begins, whichever way somebody logged in."""

from __future__ import annotations

from fastapi import Request, Response

from api.helpdesk.access import cookies
from api.helpdesk.access.guard import Sessie
from api.helpdesk.access.roles import Medewerker
from api.helpdesk.access.sessions import SessieStore
from api.helpdesk.addresses import own_page
from api.helpdesk.templating import to


async def welcome(request: Request, medewerker: Medewerker, verder: str) -> Response:
    """Begins a session, always under a new id, and leads on to `verder`."""
    store: SessieStore = request.app.state.sessies
    old: Sessie | None = request.state.sessie
    if old is not None:
        await store.end(old.id)
    response = to(request, own_page(verder))
    cookies.write(request, response, cookies.SESSION, await store.begin(medewerker))
    cookies.erase(request, response, cookies.LOGIN)
    return response

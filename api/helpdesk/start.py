"""The first page after the login."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.helpdesk.access.guard import needs
from api.helpdesk.access.roles import Rol
from api.helpdesk.addresses import HOME
from api.helpdesk.templating import page

router = APIRouter()


@router.get(HOME)
@needs(Rol.LEZER)
async def start(request: Request) -> Response:
    """Who somebody is here, and what that allows."""
    return page(request, "start.html")

"""All of the helpdesk as one router, with the guard in front."""

from __future__ import annotations

from fastapi import APIRouter, Depends, FastAPI

from api.helpdesk import faults
from api.helpdesk.access import dev_login, login, openid
from api.helpdesk.access.guard import guard
from api.helpdesk.access.sessions import SessieStore
from api.helpdesk.access.settings import AccessSettings
from api.helpdesk.beheer import routes as beheer
from api.helpdesk.behoefte import routes as behoefte
from api.helpdesk.leren import routes as leren
from api.helpdesk.verwijzingen import detail, lijst
from api.storage.database import Sessions

PARTS = (login, dev_login, openid, lijst, detail, behoefte, leren, beheer)
"""Modules with a `router`."""


def install(app: FastAPI, settings: AccessSettings, sessions: Sessions) -> None:
    """Puts the helpdesk on `app`. Call it after `api.problems.install`."""
    app.state.sessies = SessieStore(sessions, settings.helpdesk_idle, settings.helpdesk_longest)
    app.state.inlogdienst = openid.Provider(settings) if settings.oidc else None
    router = APIRouter(dependencies=[Depends(guard)], include_in_schema=False)
    for part in PARTS:
        router.include_router(part.router)
    app.include_router(router)
    faults.install(app)

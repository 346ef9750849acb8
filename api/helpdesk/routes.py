"""All of the helpdesk as one router, with the guard in front."""

from __future__ import annotations

from fastapi import APIRouter, Depends, FastAPI

from api.helpdesk import faults
from api.helpdesk.access import dev_login, login
from api.helpdesk.access.guard import guard
from api.helpdesk.access.sessions import SessieStore
from api.helpdesk.verwijzingen import detail, lijst
from api.settings import Settings
from api.storage.database import Sessions

PARTS = (login, dev_login, lijst, detail)
"""Modules with a `router`."""


def install(app: FastAPI, settings: Settings, sessions: Sessions) -> None:
    """Puts the helpdesk on `app`. Call it after `api.problems.install`."""
    app.state.sessies = SessieStore(sessions, settings.helpdesk_idle, settings.helpdesk_longest)
    router = APIRouter(dependencies=[Depends(guard)], include_in_schema=False)
    for part in PARTS:
        router.include_router(part.router)
    app.include_router(router)
    faults.install(app)

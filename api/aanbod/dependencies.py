"""What the routes get from the application: the catalogue in force, and the time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from fastapi import Depends, Request

from api import clock
from api.aanbod.store import CatalogueStore
from api.aanbod.store import Snapshot as _Snapshot


async def snapshot(request: Request) -> _Snapshot:
    """The version of the catalogue that this request uses from begin to end."""
    store: CatalogueStore = request.app.state.catalogue
    return store.snapshot


async def now() -> datetime:
    """The time in the Netherlands."""
    return clock.now()


async def today(moment: Annotated[datetime, Depends(now)]) -> date:
    """The day in the Netherlands."""
    return moment.date()


Snapshot = Annotated[_Snapshot, Depends(snapshot)]
Now = Annotated[datetime, Depends(now)]
Today = Annotated[date, Depends(today)]

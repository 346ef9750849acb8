"""What staff want every official to see, for the widget and the pages."""

from __future__ import annotations

from fastapi import APIRouter, Request

from api.mededelingen.models import Mededelingen
from api.mededelingen.store import SchakelaarStore

router = APIRouter(prefix="/mededelingen", tags=["gesprekken"])


@router.get("", summary="Of de chatbot aan staat, en een dringende mededeling")
async def read(request: Request) -> Mededelingen:
    """Asked when a chat opens and now and then while it is open."""
    store: SchakelaarStore = request.app.state.schakelaars
    return await store.current()

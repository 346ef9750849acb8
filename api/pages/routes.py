"""All pages as one router."""

from __future__ import annotations

from fastapi import APIRouter

from api.pages import aanbod, assets, chat, site

router = APIRouter()
for part in (site, assets, chat, aanbod):
    router.include_router(part.router)

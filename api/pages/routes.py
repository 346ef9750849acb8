"""All pages as one router."""

from __future__ import annotations

from fastapi import APIRouter

from api.pages import aanbod, assets, chat, security_txt, site

router = APIRouter()
for part in (site, assets, chat, aanbod, security_txt):
    router.include_router(part.router)

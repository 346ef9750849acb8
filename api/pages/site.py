"""The pages around the chat: the demonstration page, what happens with data, embedding."""

from __future__ import annotations

import base64
import hashlib

from fastapi import APIRouter, Request, Response

from api.pages import assets, texts
from api.pages.config import PagesConfig
from api.pages.templating import page
from api.pages.terms import open_themes

_YEAR = 365

router = APIRouter(include_in_schema=False)


def _integrity() -> str:
    digest = hashlib.sha384(assets.SCRIPT.encode()).digest()
    return "sha384-" + base64.b64encode(digest).decode()


@router.get("/")
async def home(request: Request) -> Response:
    """A page as it could stand on the site of the ESS, with the chat on it."""
    return page(request, "voorpagina.html", themas=open_themes(request.app))


@router.get("/privacy")
async def privacy(request: Request) -> Response:
    """What happens with what somebody types, and how long it is kept here."""
    config: PagesConfig = request.app.state.pages
    return page(request, "privacy.html", duren=_periods(config))


def _periods(config: PagesConfig) -> dict[str, str]:
    """Each retention period in words, by the name of its setting."""
    part = texts.TEXTS["privacy"]
    return {
        name: texts.count(part, "jaren", days // _YEAR)
        if days % _YEAR == 0
        else texts.count(part, "dagen", days)
        for name, days in config
        if name.startswith("bewaar_")
    }


@router.get("/insluiten")
async def embed(request: Request) -> Response:
    """The lines with which another page shows the chat, for this installation."""
    origin = str(request.base_url).rstrip("/")
    return page(request, "insluiten.html", adres=origin, controle=_integrity())

"""Whether the whole can chat now, and in what state it is."""

from __future__ import annotations

import asyncio
import logging
from typing import Literal

import httpx
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import State

from api.aanbod.store import CatalogueStore
from api.gesprekken.rasa import RasaClient, RasaStatus, RasaUnavailable
from api.gezondheid.herkenning import Herkenning, compare
from api.gezondheid.teksten import teksten
from api.metrics.metrics import Metrics
from api.storage.database import Sessions

logger = logging.getLogger(__name__)

router = APIRouter(prefix="/gezondheid", tags=["gezondheid"])

#: The folder or package of the official model is named so; anything else is the basic one.
OFFICIAL_MODEL = "nl_core_news_sm"


class CatalogusStand(BaseModel):
    """Which catalogue is in force, and whether the saved file is another, faulty one."""

    versie: str
    in_orde: bool
    fouten: int
    melding: str | None


class Taalmodel(BaseModel):
    """The Dutch language model that the bot runs on."""

    naam: str
    volledig: bool
    melding: str | None


class Gezondheid(BaseModel):
    """`goed` when the bot can chat; else `detail` says what is wrong."""

    status: Literal["goed", "storing"]
    detail: str | None
    catalogus: CatalogusStand
    taalmodel: Taalmodel | None
    model: str | None
    herkenning: Herkenning | None


@router.get(
    "",
    summary="Of de chatbot het doet",
    responses={503: {"model": Gezondheid, "description": "De chatbot doet het niet"}},
)
async def gezondheid(request: Request) -> JSONResponse:
    """Asks every part; 200 when all of them answer, else 503."""
    stand = await examine(request.app.state)
    return JSONResponse(stand.model_dump(), 200 if stand.status == "goed" else 503)


async def examine(state: State) -> Gezondheid:
    """Asks every part how it is, and keeps the answers for Prometheus."""
    catalogue: CatalogueStore = state.catalogue
    metrics: Metrics = state.metrics
    rasa = await _rasa(state.rasa)
    up = {
        "rasa": rasa is not None and rasa.gereed,
        "actions": await _actions(state.actions),
        "database": await _database(state.sessions),
    }
    faults = [teksten()[f"{part}_weg"] for part, works in up.items() if not works]
    if rasa and not rasa.gereed:
        faults[0] = teksten()["rasa_laadt"]
    metrics.seen(up, sound=catalogue.sound, changed=catalogue.changed)
    return Gezondheid(
        status="storing" if faults else "goed",
        detail=" ".join(faults) or None,
        catalogus=CatalogusStand(
            versie=catalogue.snapshot.versie,
            in_orde=catalogue.sound,
            fouten=len(catalogue.faults) or int(not catalogue.sound),
            melding=None if catalogue.sound else teksten()["catalogus_fout"],
        ),
        taalmodel=_taalmodel(rasa.taalmodel) if rasa else None,
        model=rasa.model if rasa else None,
        herkenning=compare(rasa.labels, catalogue.current) if rasa and rasa.labels else None,
    )


async def watch(state: State, seconds: float) -> None:
    """Examines every so many seconds, so that a failure shows while nobody chats."""
    while True:
        try:
            await examine(state)
        except Exception:
            logger.exception("examination_failed")
        await asyncio.sleep(seconds)


async def _rasa(client: RasaClient) -> RasaStatus | None:
    try:
        return await client.status()
    except RasaUnavailable:
        return None


async def _actions(client: httpx.AsyncClient) -> bool:
    try:
        return (await client.get("/health")).is_success
    except httpx.HTTPError:
        return False


async def _database(sessions: Sessions) -> bool:
    try:
        async with sessions() as session:
            await session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    return True


def _taalmodel(naam: str) -> Taalmodel:
    volledig = naam == OFFICIAL_MODEL
    return Taalmodel(
        naam=naam, volledig=volledig, melding=None if volledig else teksten()["basismodel"]
    )

"""Whether the whole can chat now, and in what state it is."""

from __future__ import annotations

from typing import Literal

import httpx
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from api.catalogue.store import CatalogueStore
from api.gesprekken.rasa import RasaClient, RasaUnavailable
from api.gezondheid.herkenning import Herkenning, compare
from api.gezondheid.teksten import teksten
from api.storage.database import Sessions

router = APIRouter(prefix="/gezondheid", tags=["gezondheid"])

#: The folder or package of the official model is named so; anything else is the basic one.
OFFICIAL_MODEL = "nl_core_news_sm"


class CatalogusStand(BaseModel):
    """Which catalogue is in force, and whether the saved file is another, faulty one."""

    versie: str
    in_orde: bool
    fouten: int


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
    catalogue: CatalogueStore = request.app.state.catalogue
    rasa: RasaClient = request.app.state.rasa
    sessions: Sessions = request.app.state.sessions
    actions: httpx.AsyncClient = request.app.state.actions
    faults: list[str] = []
    taalmodel, model, herkenning = None, None, None
    try:
        status = await rasa.status()
        model = status.model
        taalmodel = _taalmodel(status.taalmodel)
        if status.labels:
            herkenning = compare(status.labels, catalogue.current)
        if not status.gereed:
            faults.append(teksten()["rasa_laadt"])
    except RasaUnavailable:
        faults.append(teksten()["rasa_weg"])
    try:
        (await actions.get("/health")).raise_for_status()
    except httpx.HTTPError:
        faults.append(teksten()["acties_weg"])
    try:
        async with sessions() as session:
            await session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        faults.append(teksten()["database_weg"])
    stand = Gezondheid(
        status="storing" if faults else "goed",
        detail=" ".join(faults) or None,
        catalogus=CatalogusStand(
            versie=catalogue.snapshot.versie,
            in_orde=catalogue.sound,
            fouten=len(catalogue.faults) or int(not catalogue.sound),
        ),
        taalmodel=taalmodel,
        model=model,
        herkenning=herkenning,
    )
    return JSONResponse(stand.model_dump(), 503 if faults else 200)


def _taalmodel(naam: str) -> Taalmodel:
    volledig = naam == OFFICIAL_MODEL
    return Taalmodel(
        naam=naam, volledig=volledig, melding=None if volledig else teksten()["basismodel"]
    )

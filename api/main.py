"""The API as one app: the HTTP interface, the pages, and what they share."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI

import api.gesprekken.routes
import api.gezondheid.routes
import api.herkenning.routes
import api.verwijzingen.routes
from api.catalogue.store import CatalogueStore
from api.gesprekken.rasa import RasaClient
from api.gesprekken.service import GesprekService
from api.gesprekken.store import GesprekStore
from api.problems import install as install_problems
from api.settings import Settings
from api.storage.database import create_tables, open_engine, sessions
from api.verwijzingen.service import VerwijzingService
from api.verwijzingen.store import VerwijzingStore


def create_app(settings: Settings | None = None) -> FastAPI:
    """Makes the app.

    Raises:
        CatalogueFaults, CatalogueUnreadable: the catalogue is not in order; nothing starts then.
        pydantic.ValidationError: a secret is missing or too short.
    """
    settings = settings or Settings()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)  # its lines hold addresses with ids
    engine = open_engine(settings.database_url)
    catalogue = CatalogueStore(settings.catalogue)
    rasa = RasaClient(
        settings.rasa_url, settings.rasa_token.get_secret_value(), settings.rasa_timeout
    )

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await create_tables(engine)
        watcher = asyncio.create_task(catalogue.watch(settings.catalogue_seconds))
        yield
        watcher.cancel()
        await rasa.close()
        await engine.dispose()

    app = FastAPI(
        title="Aanbodwijzer",
        version="0.1.0",
        summary="Wijst gemeenten de weg in het aanbod van het Rijk rond sociale stabiliteit.",
        lifespan=lifespan,
        docs_url="/docs" if settings.environment == "local" else None,
        redoc_url=None,
    )
    state = app.state
    state.settings = settings
    state.catalogue = catalogue
    state.rasa = rasa
    state.sessions = sessions(engine)
    state.gesprekken = GesprekService(GesprekStore(state.sessions), rasa)
    state.verwijzingen = VerwijzingService(catalogue, VerwijzingStore(state.sessions))
    install_problems(app)
    app.include_router(_interface())
    return app


def _interface() -> APIRouter:
    interface = APIRouter(prefix="/api/v1")
    interface.include_router(api.gesprekken.routes.router)
    interface.include_router(api.herkenning.routes.router)
    interface.include_router(api.verwijzingen.routes.router)
    interface.include_router(api.gezondheid.routes.router)
    return interface

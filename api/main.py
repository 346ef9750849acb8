"""The API as one app: the HTTP interface, the pages, and what they share."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from fastapi import APIRouter, FastAPI
from redis.asyncio import Redis
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

import api.aanbod.routes
import api.gesprekken.routes
import api.gesprekken.waardering
import api.gezondheid.routes
import api.helpdesk.routes
import api.herkenning.routes
import api.mededelingen.routes
import api.pages.routes
import api.verwijzingen.routes
from api.aanbod.store import CatalogueStore
from api.bewaren.opruimen import Opruimer
from api.bewaren.taak import every_day
from api.body_limit import BodyLimit
from api.gesprekken.beurten import OwnBeurten, SharedBeurten
from api.gesprekken.rasa import RasaClient
from api.gesprekken.service import GesprekService
from api.gesprekken.store import GesprekStore
from api.gesprekken.waardering import WaarderingService
from api.handelingen.store import HandelingStore
from api.headers import protect
from api.limits.asker import Pseudonyms
from api.limits.counter import Counter
from api.limits.middleware import RateLimits, bearer
from api.mededelingen.store import SchakelaarStore
from api.metrics.metrics import Metrics
from api.metrics.observe import Observer
from api.metrics.serve import serve_metrics
from api.pages.chat_session import sleutel_of
from api.pages.config import PagesConfig
from api.pages.faults import install as install_pages
from api.problems import install as install_problems
from api.settings import Settings
from api.storage.database import open_engine, sessions
from api.storage.migrate import migrate
from api.storage.transactions import Transactions
from api.verwijzingen.behandeling import Behandeling
from api.verwijzingen.overzicht import Overzicht
from api.verwijzingen.service import VerwijzingService
from api.verwijzingen.store import VerwijzingStore

#: Seconds between two looks at the parts, for the metrics.
HEALTH_SECONDS = 15.0


def create_app(settings: Settings | None = None) -> FastAPI:
    """Makes the app.

    Raises:
        CatalogueFaults, CatalogueUnreadable: the catalogue is not in order; nothing starts then.
        pydantic.ValidationError: a secret is missing or too short.
    """
    settings = settings or Settings()
    metrics = Metrics()
    counter = Counter(
        settings.redis_url.get_secret_value() if settings.redis_url else None,
        on_failure=lambda: metrics.failed("redis"),
    )
    engine = open_engine(settings.database_url)
    transactions = Transactions(settings.database_url)
    catalogue = CatalogueStore(settings.catalogue)
    redis = _open_redis(settings)
    rasa = RasaClient(
        settings.rasa_urls, settings.rasa_token.get_secret_value(), settings.rasa_timeout
    )

    actions = httpx.AsyncClient(base_url=settings.actions_url, timeout=2.0)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await migrate(engine)
        tasks = [
            asyncio.create_task(catalogue.watch(settings.catalogue_seconds)),
            asyncio.create_task(every_day(app.state.opruimer, settings)),
            asyncio.create_task(api.gezondheid.routes.watch(app.state, HEALTH_SECONDS)),
        ]
        with serve_metrics(metrics, settings.metrics_host, settings.metrics_port):
            yield
        for task in tasks:
            task.cancel()
        await counter.close()
        if redis is not None:
            await redis.aclose()
        await rasa.close()
        await actions.aclose()
        await transactions.close()
        await engine.dispose()

    app = FastAPI(
        title="Aanbodwijzer",
        version="0.1.0",
        summary="Wijst gemeenten de weg in het aanbod van het Rijk rond sociale stabiliteit.",
        lifespan=lifespan,
        openapi_url=None if settings.production else "/openapi.json",
        docs_url=None,  # its page needs scripts from elsewhere, which our policy forbids
        redoc_url=None,
    )
    state = app.state
    state.settings = settings
    state.metrics = metrics
    state.catalogue = catalogue
    state.rasa = rasa
    state.actions = actions
    state.sessions = sessions(engine)
    state.handelingen = HandelingStore(state.sessions)
    state.schakelaars = SchakelaarStore(state.sessions)
    state.gesprek_store = gesprekken = GesprekStore(transactions)
    state.gesprekken = GesprekService(
        gesprekken,
        rasa,
        state.schakelaars,
        metrics,
        SharedBeurten(redis) if redis is not None else OwnBeurten(),
    )
    state.waarderingen = WaarderingService(state.sessions, gesprekken)
    state.verwijzingen = VerwijzingService(catalogue, VerwijzingStore(transactions))
    state.opruimer = Opruimer(state.sessions, rasa)
    state.overzicht = Overzicht(state.sessions)
    state.behandeling = Behandeling(state.sessions)
    state.pages = PagesConfig(
        embed_origins=settings.embed_origins,
        hsts=settings.production,
        secure_cookie=settings.production,
        idle_minutes=settings.rust_minuten,
        bewaar_gesprek_dagen=settings.bewaar_gesprek_dagen,
        bewaar_verwijzing_dagen=settings.bewaar_verwijzing_dagen,
        bewaar_handeling_dagen=settings.bewaar_handeling_dagen,
    )
    install_problems(app)
    install_pages(app)
    _guard(app, settings, counter, metrics)
    app.include_router(_interface())
    app.include_router(api.pages.routes.router)
    api.helpdesk.routes.install(app, settings, state.sessions)
    protect(app, state.pages)
    return app


def _guard(app: FastAPI, settings: Settings, counter: Counter, metrics: Metrics) -> None:
    """Puts around the application what every request meets first; the last added is outermost."""
    app.add_middleware(BodyLimit, maximum=settings.max_body_bytes, seconds=settings.body_seconds)
    app.add_middleware(
        RateLimits,
        limits=settings.limits,
        counter=counter,
        pseudonyms=Pseudonyms(settings.rasa_token.get_secret_value()),
        keys=(settings.staff_api_key, settings.actions_api_key),
        session_of=lambda request: bearer(request) or sleutel_of(request),
        on_refused=lambda scope, kind: metrics.refused.labels(scope, kind).inc(),
    )
    app.add_middleware(Observer, metrics=metrics)
    if settings.trusted_proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.trusted_proxies))


def _interface() -> APIRouter:
    interface = APIRouter(prefix="/api/v1")
    interface.include_router(api.aanbod.routes.router)
    interface.include_router(api.gesprekken.routes.router)
    interface.include_router(api.gesprekken.waardering.router)
    interface.include_router(api.herkenning.routes.router)
    interface.include_router(api.mededelingen.routes.router)
    interface.include_router(api.verwijzingen.routes.router)
    interface.include_router(api.gezondheid.routes.router)
    return interface


def _open_redis(settings: Settings) -> Redis | None:
    """What the processes share besides the database; none where there is only one."""
    if settings.redis_url is None:
        return None
    url = settings.redis_url.get_secret_value()
    # Short: a turn is answered, or refused, within five seconds.
    return Redis.from_url(url, socket_timeout=0.5, socket_connect_timeout=0.5)

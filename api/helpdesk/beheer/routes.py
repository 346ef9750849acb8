"""The page of the maintainer: switches, catalogue, retention, who is logged in, audit trail."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Final

from fastapi import APIRouter, Form, Request, Response

from api.aanbod.store import CatalogueStore
from api.bewaren.opruimen import Opruimer
from api.bewaren.termijnen import BewaarSettings, grenzen
from api.clock import AMSTERDAM, now
from api.handelingen.store import HandelingStore
from api.helpdesk.access.guard import Ik, needs
from api.helpdesk.access.roles import Rol
from api.helpdesk.access.sessions import SessieStore
from api.helpdesk.addresses import HOME
from api.helpdesk.templating import page, to
from api.mededelingen.store import MEDEDELING, UIT, SchakelaarStore
from api.pages import terms
from api.privacy.text import normalise

PAGE: Final = f"{HOME}/beheer"
router = APIRouter(prefix=PAGE)

#: Characters of a notice: officials read it above the chat.
NOTICE_CHARACTERS: Final = 300


def _schakelaars(request: Request) -> SchakelaarStore:
    store: SchakelaarStore = request.app.state.schakelaars
    return store


def _sessies(request: Request) -> SessieStore:
    store: SessieStore = request.app.state.sessies
    return store


@router.get("")
@needs(Rol.BEHEERDER)
async def show(request: Request) -> Response:
    """Everything that a maintainer looks after."""
    return await _page(request)


@router.post("/uit")
@needs(Rol.BEHEERDER)
async def switch_off(request: Request, ik: Ik, reden: Annotated[str, Form()] = "") -> Response:
    """Switches the chatbot off. Officials read the reason, so there must be one."""
    text = normalise(reden)
    if not text or len(text) > NOTICE_CHARACTERS:
        return await _page(request, fouten={"reden": "reden"}, ingevuld={"reden": reden})
    await _schakelaars(request).set(UIT, text, ik.als_wie)
    return to(request, f"{PAGE}?gedaan=1")


@router.post("/aan")
@needs(Rol.BEHEERDER)
async def switch_on(request: Request, ik: Ik) -> Response:
    """Switches the chatbot on again."""
    await _schakelaars(request).clear(UIT, ik.als_wie)
    return to(request, f"{PAGE}?gedaan=1")


@router.post("/mededeling")
@needs(Rol.BEHEERDER)
async def notify(
    request: Request,
    ik: Ik,
    tekst: Annotated[str, Form()] = "",
    tot: Annotated[str, Form()] = "",
) -> Response:
    """Puts up an emergency notice until a moment."""
    text, end = normalise(tekst), _moment(tot)
    fouten = {}
    if not text or len(text) > NOTICE_CHARACTERS:
        fouten["tekst"] = "tekst"
    if end is None or end <= now():
        fouten["tot"] = "tot"
    if fouten or end is None:
        return await _page(request, fouten=fouten, ingevuld={"tekst": tekst, "tot": tot})
    await _schakelaars(request).set(MEDEDELING, text, ik.als_wie, end)
    return to(request, f"{PAGE}?gedaan=1")


@router.post("/mededeling/weg")
@needs(Rol.BEHEERDER)
async def take_down(request: Request, ik: Ik) -> Response:
    """Takes the emergency notice down."""
    await _schakelaars(request).clear(MEDEDELING, ik.als_wie)
    return to(request, f"{PAGE}?gedaan=1")


@router.post("/opruimen")
@needs(Rol.BEHEERDER)
async def clear(request: Request, ik: Ik) -> Response:
    """Clears away now what is too old; otherwise it happens every night."""
    opruimer: Opruimer = request.app.state.opruimer
    settings: BewaarSettings = request.app.state.settings
    await opruimer.clear(grenzen(settings, now()), ik.als_wie)
    return to(request, f"{PAGE}?gedaan=1")


@router.post("/collega-uitloggen")
@needs(Rol.BEHEERDER)
async def log_out(request: Request, ik: Ik, wie: Annotated[str, Form()] = "") -> Response:
    """Logs a colleague out everywhere, so that a role that was taken away ends at once."""
    await _sessies(request).end_all(wie, ik.als_wie)
    return to(request, f"{PAGE}?gedaan=1")


async def _page(
    request: Request,
    *,
    fouten: dict[str, str] | None = None,
    ingevuld: dict[str, str] | None = None,
) -> Response:
    state = request.app.state
    settings: BewaarSettings = state.settings
    catalogue: CatalogueStore = state.catalogue
    opruimer: Opruimer = state.opruimer
    trail: HandelingStore = state.handelingen
    return page(
        request,
        "beheer/beheer.html",
        status=422 if fouten else 200,
        mededelingen=await _schakelaars(request).current(),
        catalogus=catalogue,
        bestand=catalogue.path.name,
        te_oud=await opruimer.preview(grenzen(settings, now())),
        termijnen=settings,
        ingelogd=await _sessies(request).logged_in(),
        handelingen=await trail.read(maximaal=100),
        namen=terms.names(request.app),
        fouten_bij=fouten or {},
        ingevuld={"reden": "", "tekst": "", "tot": "", **(ingevuld or {})},
        maximum=NOTICE_CHARACTERS,
    )


def _moment(text: str) -> datetime | None:
    """What a field for date and time holds: a moment in the Netherlands."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)
    except ValueError:
        return None

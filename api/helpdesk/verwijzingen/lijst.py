"""The list of verwijzingen: filters, search by code, and the figures as CSV."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Form, Query, Request, Response
from pydantic import TypeAdapter, ValidationError

from api.clock import AMSTERDAM, now
from api.helpdesk.access.guard import Ik, needs
from api.helpdesk.access.roles import Rol
from api.helpdesk.addresses import HOME
from api.helpdesk.csv import csv_answer
from api.helpdesk.templating import page, to
from api.pages import terms
from api.verwijzingen.code import tidy
from api.verwijzingen.overzicht import PAGE, Filters, Overzicht, Volgorde
from api.verwijzingen.status import Status

router = APIRouter()

#: Rows of one export; the page says so.
EXPORT_ROWS: Final = 5000


_FILTERS: Final = TypeAdapter(Filters)
_VOLGORDE: TypeAdapter[Volgorde] = TypeAdapter(Volgorde)


def _read(request: Request) -> tuple[Filters, dict[str, str]]:
    """The filters of a request (an empty field does not filter), and those that cannot be read."""
    given = {naam: waarde for naam, waarde in request.query_params.items() if waarde}
    try:
        return _FILTERS.validate_python(given), {}
    except ValidationError as error:
        wrong = {str(fault["loc"][0]): given[str(fault["loc"][0])] for fault in error.errors()}
        kept = {naam: waarde for naam, waarde in given.items() if naam not in wrong}
        return _FILTERS.validate_python(kept), wrong


@router.get(HOME)
@needs(Rol.LEZER)
async def lijst(
    request: Request,
    sorteer: str = "-gemaakt_op",
    bladzijde: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """The list. A code that is found goes straight to its verwijzing."""
    overzicht: Overzicht = request.app.state.overzicht
    filters, wrong = _read(request)
    try:
        volgorde = _VOLGORDE.validate_python(sorteer)
    except ValidationError:
        volgorde = "-gemaakt_op"
    aantal = await overzicht.count(filters)
    bladzijden = max(1, -(-aantal // PAGE))
    bladzijde = min(bladzijde, bladzijden)
    return page(
        request,
        "verwijzingen/lijst.html",
        regels=await overzicht.page(filters, volgorde, bladzijde),
        aantal=aantal,
        bladzijde=bladzijde,
        bladzijden=bladzijden,
        namen=terms.names(request.app),
        statussen=list(Status),
        fouten=wrong,
        nu=now(),
        maximum=EXPORT_ROWS,
        gezocht=None,
    )


@router.post(f"{HOME}/verwijzingen/zoeken")
@needs(Rol.LEZER)
async def zoek(request: Request, code: Annotated[str, Form()] = "") -> Response:
    """Finds a code as it was read over the phone. A form, so that no code stands in an address
    that is not one."""
    overzicht: Overzicht = request.app.state.overzicht
    found = await overzicht.like(code)
    if len(found) == 1 and found[0].code == tidy(code):
        return to(request, f"{HOME}/verwijzingen/{found[0].code}")
    return page(
        request,
        "verwijzingen/gevonden.html",
        status=200 if found else 404,
        regels=found,
        gezocht=code.strip()[:20],
        namen=terms.names(request.app),
        nu=now(),
    )


@router.post(f"{HOME}/verwijzingen/export")
@needs(Rol.BEOORDELAAR)
async def export(request: Request, ik: Ik) -> Response:
    """The list as CSV, without a word that an official wrote. Who took it is written down."""
    overzicht: Overzicht = request.app.state.overzicht
    filters, _ = _read(request)
    regels = await overzicht.all(filters, EXPORT_ROWS)
    await request.app.state.handelingen.write(
        ik.als_wie, "export", "verwijzingen", None, str(len(regels))
    )
    return csv_answer(
        "verwijzingen.csv",
        ["code", "gemaakt_op", "status", "themas", "vormen", "doelgroepen", "gemeente", "passend"],
        (
            [
                regel.code,
                regel.gemaakt_op.astimezone(AMSTERDAM).strftime("%Y-%m-%d %H:%M"),
                regel.status,
                " ".join(regel.themas),
                " ".join(regel.vormen),
                " ".join(regel.doelgroepen),
                regel.gemeente or "",
                "ja" if regel.passend else "nee",
            ]
            for regel in regels
        ),
    )

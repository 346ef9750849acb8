"""The needs page: what is asked, what is offered, and where the two differ."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.aanbod.listing import Filters, coverage, select
from api.aanbod.store import CatalogueStore
from api.behoefte.bescherming import protect_sum
from api.behoefte.goed import eerste_keer_goed
from api.behoefte.periode import Periode, periode
from api.behoefte.vraag import OPEN, Gevraagd, gevraagd
from api.clock import today
from api.handelingen.store import HandelingStore
from api.helpdesk.access.guard import Ik, needs
from api.helpdesk.access.roles import Rol
from api.helpdesk.addresses import HOME
from api.helpdesk.behoefte.overzicht import Warmtekaart, gaten, staven, warmtekaart
from api.helpdesk.csv import csv_answer
from api.helpdesk.templating import page
from api.pages import terms
from api.storage.database import Sessions

router = APIRouter(prefix=f"{HOME}/behoefte")

Maand = Annotated[str | None, Query(max_length=7)]


@router.get("")
@needs(Rol.LEZER)
async def show(request: Request, vanaf: Maand = None, tot_en_met: Maand = None) -> Response:
    """Demand next to supply, over whole months."""
    chosen, fouten = _period(vanaf, tot_en_met)
    kaart, vraag = await _map(request, chosen)
    sessions: Sessions = request.app.state.sessions
    return page(
        request,
        "behoefte/behoefte.html",
        status=422 if fouten else 200,
        periode=chosen,
        totaal=protect_sum(vraag.maanden.values()),
        kaart=kaart,
        gaten=gaten(kaart),
        doelgroepen=staven(vraag.doelgroepen),
        provincies=staven(vraag.provincies),
        maanden=staven(vraag.maanden, chosen.maanden),
        goed=await eerste_keer_goed(sessions, *chosen.momenten),
        namen=terms.names(request.app),
        fouten=fouten,
    )


@router.post("/csv")
@needs(Rol.LEZER)
async def export(
    request: Request, ik: Ik, vanaf: Maand = None, tot_en_met: Maand = None
) -> Response:
    """The same figures, protected in the same way, for a spreadsheet."""
    chosen, _ = _period(vanaf, tot_en_met)
    kaart, _ = await _map(request, chosen)
    trail: HandelingStore = request.app.state.handelingen
    await trail.write(ik.als_wie, "export", "behoefte", None, " ".join(chosen.maanden[::-1][:1]))
    return csv_answer(
        "behoefte.csv",
        ["thema", "vorm", "gevraagd", "open_aanbod"],
        (
            [rij.thema, vorm or "open_gelaten", cel.gevraagd.tekst, cel.aanbod]
            for rij in kaart.rijen
            for vorm, cel in zip(kaart.vormen, rij.cellen, strict=True)
        ),
    )


def _period(vanaf: str | None, tot_en_met: str | None) -> tuple[Periode, frozenset[str]]:
    try:
        return periode(vanaf, tot_en_met, today()), frozenset()
    except ValueError:
        return periode(None, None, today()), frozenset({"vanaf"})


async def _map(request: Request, chosen: Periode) -> tuple[Warmtekaart, Gevraagd]:
    store: CatalogueStore = request.app.state.catalogue
    catalogue = store.current
    vraag = await gevraagd(request.app.state.sessions, chosen.vanaf, chosen.voor)
    kaart = warmtekaart(
        vraag,
        {
            thema: {**offers, OPEN: len(select(catalogue, Filters(thema=(thema,)), today()))}
            for thema, offers in coverage(catalogue, today()).items()
        },
        [vorm.id for vorm in catalogue.vormen],
    )
    return kaart, vraag

"""The whole open aanbod to read, without JavaScript."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.catalogue.model import Aanbod
from api.pages import texts
from api.pages.search import Wish, select
from api.pages.templating import page
from api.pages.terms import catalogue, names, open_aanbod

router = APIRouter(prefix="/aanbod", include_in_schema=False)


@router.get("")
async def overview(request: Request, wish: Annotated[Wish, Query()]) -> Response:
    """The aanbod that fits the filters, and how much there is per thema and vorm."""
    everything = open_aanbod(request.app)
    current = catalogue(request.app)
    cells = Counter(
        (thema, vorm) for item in everything for thema in item.themas for vorm in item.vormen
    )
    return page(
        request,
        "aanbod.html",
        catalogus=current,
        namen=names(request.app),
        aantallen=cells,
        wens=wish,
        gevonden=select(everything, wish, names(request.app)["aanbieders"]),
        aanbieders=[
            one
            for one in current.aanbieders
            if any(item.aanbieder == one.id for item in everything)
        ],
    )


@router.get("/{id}")
async def one(request: Request, id: str) -> Response:
    """One offer. What is no longer open is not shown: nobody could go there."""
    by_id = {item.id: item for item in open_aanbod(request.app)}
    if id not in by_id:
        return page(request, "melding.html", status=404, tekst=texts.fault("niet_gevonden"))
    item = by_id[id]
    return page(
        request,
        "aanbod_een.html",
        aanbod=item,
        verwant=[by_id[other] for other in _related(item) if other in by_id],
        namen=names(request.app),
    )


def _related(item: Aanbod) -> list[str]:
    if item.relaties is None:
        return []
    whole = [item.relaties.onderdeel_van] if item.relaties.onderdeel_van else []
    return [*item.relaties.bouwt_op, *item.relaties.bereidt_voor_op, *whole]

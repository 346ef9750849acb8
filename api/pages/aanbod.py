"""The whole open aanbod to read, without JavaScript."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, FastAPI, Query, Request, Response
from pydantic import BaseModel

from api.aanbod.listing import Filters, coverage, select
from api.aanbod.relaties import open_relaties
from api.clock import today
from api.pages import texts
from api.pages.templating import page
from api.pages.terms import catalogue, names

router = APIRouter(prefix="/aanbod", include_in_schema=False)


class Wens(BaseModel):
    """The filters as the form sends them: one value each, empty when not chosen."""

    thema: str = ""
    vorm: str = ""
    doelgroep: str = ""
    aanbieder: str = ""
    q: str = ""

    def filters(self) -> Filters:
        """The same for the listing."""
        return Filters(**{name: [value] if value else [] for name, value in self})


@router.get("")
async def overview(request: Request, wens: Annotated[Wens, Query()]) -> Response:
    """The aanbod that fits the filters, and how much there is per thema and vorm."""
    current, day = catalogue(request.app), today()
    giving = {item.aanbieder for item in select(current, Filters(), day)}
    return page(
        request,
        "aanbod.html",
        catalogus=current,
        namen=_names(request.app),
        dekking=coverage(current, day),
        wens=wens,
        gevonden=select(current, wens.filters(), day),
        aanbieders=[one for one in current.aanbieders if one.id in giving],
    )


@router.get("/{id}")
async def one(request: Request, id: str) -> Response:
    """One offer. What is no longer open is not shown: nobody could go there."""
    current, day = catalogue(request.app), today()
    item = current.aanbod_op_id.get(id)
    if item is None or not item.in_advies(day):
        return page(request, "melding.html", status=404, tekst=texts.fault("niet_gevonden"))
    return page(
        request,
        "aanbod_een.html",
        aanbod=item,
        relaties=open_relaties(item, current, day),
        namen=_names(request.app),
    )


def _names(app: FastAPI) -> dict[str, dict[str, str]]:
    providers = {one.id: one.naam for one in catalogue(app).aanbieders}
    return {**names(app), "aanbieders": providers}

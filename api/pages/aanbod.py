"""The whole open aanbod to read, without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, FastAPI, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from api.aanbod.listing import Filters, coverage, select
from api.aanbod.relaties import open_relaties
from api.catalogue.model import Catalogue
from api.clock import today
from api.pages import texts
from api.pages.faults import not_found
from api.pages.templating import page
from api.pages.terms import catalogue, names

router = APIRouter(prefix="/aanbod", include_in_schema=False)


class Wens(BaseModel):
    """The filters as the form sends them: one value each, empty when not chosen."""

    thema: str = ""
    vorm: str = ""
    doelgroep: str = ""
    aanbieder: str = ""
    fase: str = ""
    q: str = ""

    def filters(self) -> Filters:
        """The same for the listing."""
        return Filters(**{name: [value] if value else [] for name, value in self})

    def for_the_chat(self) -> str:
        """What of it the chatbot asks about too, as it stands in an address."""
        chosen = {"thema": self.thema, "vorm": self.vorm, "doelgroep": self.doelgroep}
        return urlencode({name: value for name, value in chosen.items() if value})


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
        keuze=wens.for_the_chat(),
        gekozen=_chosen(wens, _names(request.app)),
        ingangen=list(_ways_in(current, day)),
    )


@router.get("/{id}")
async def one(request: Request, id: str) -> Response:
    """One offer. What is no longer open is not shown: nobody could go there. What was replaced
    leads to what came in its place."""
    current, day = catalogue(request.app), today()
    item = current.aanbod_op_id.get(id)
    while item is not None and item.vervangen_door is not None:  # the rules allow no circles
        item = current.aanbod_op_id[item.vervangen_door]
    if item is not None and item.id != id and item.in_advies(day):
        home = request.scope.get("root_path", "")
        return RedirectResponse(f"{home}/aanbod/{item.id}", status_code=307)
    if item is None or not item.in_advies(day):
        return not_found(request)
    return page(
        request,
        "aanbod_een.html",
        aanbod=item,
        aanbieder_uitleg=current.aanbieder_op_id[item.aanbieder].uitleg,
        relaties=open_relaties(item, current, day),
        keuze=urlencode({"thema": item.themas}, doseq=True),
        namen=_names(request.app),
    )


def _names(app: FastAPI) -> dict[str, dict[str, str]]:
    providers = {one.id: one.naam for one in catalogue(app).aanbieders}
    phases = {one["id"]: one["naam"] for one in texts.TEXTS["aanbod"]["fasen"]}
    return {**names(app), "aanbieders": providers, "fasen": phases}


def _chosen(wens: Wens, known: dict[str, dict[str, str]]) -> list[str]:
    """What was chosen, as people call it."""
    values = (
        known["themas"].get(wens.thema, wens.thema),
        known["vormen"].get(wens.vorm, wens.vorm),
        known["doelgroepen"].get(wens.doelgroep, wens.doelgroep),
        known["aanbieders"].get(wens.aanbieder, wens.aanbieder),
        known["fasen"].get(wens.fase, wens.fase),
        f"\u201c{wens.q}\u201d" if wens.q else "",
    )
    return [value for value in values if value]


def _ways_in(current: Catalogue, day: date) -> Iterator[dict[str, object]]:
    """What municipalities ask for most, each with how much there is."""
    for way in texts.TEXTS["aanbod"]["ingangen"]:
        wens = Wens.model_validate(dict(parse_qsl(way["filter"])))
        yield {**way, "aantal": len(select(current, wens.filters(), day))}

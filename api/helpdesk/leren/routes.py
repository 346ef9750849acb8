"""What the bot did not understand, and reviewed examples to take along."""

from __future__ import annotations

from typing import Final, Literal

from fastapi import APIRouter, Request, Response

from api.handelingen.store import HandelingStore
from api.helpdesk.access.guard import Ik, needs
from api.helpdesk.access.roles import Rol
from api.helpdesk.addresses import HOME
from api.helpdesk.templating import page
from api.leren.niet_begrepen import MAXIMUM, niet_begrepen
from api.leren.voorbeelden import as_evaluation, as_training, voorbeelden
from api.storage.database import Sessions

router = APIRouter(prefix=f"{HOME}/niet-begrepen")

#: Groups on the page.
SHOWN: Final = 100


@router.get("")
@needs(Rol.LEZER)
async def show(request: Request) -> Response:
    """The groups, and how many reviewed examples wait to be taken along."""
    sessions: Sessions = request.app.state.sessions
    groepen = await niet_begrepen(sessions)
    return page(
        request,
        "leren/niet_begrepen.html",
        groepen=groepen[:SHOWN],
        aantal=sum(groep.aantal for groep in groepen),
        maximum=MAXIMUM,
        voorbeelden=len(await voorbeelden(sessions)),
    )


@router.post("/export/{soort}")
@needs(Rol.BEOORDELAAR)
async def export(request: Request, ik: Ik, soort: Literal["meten", "trainen"]) -> Response:
    """Reviewed examples as a file. Who took it is written down."""
    lines = await voorbeelden(request.app.state.sessions)
    trail: HandelingStore = request.app.state.handelingen
    await trail.write(ik.als_wie, "export", soort, None, str(len(lines)))
    if soort == "meten":
        return _file(as_evaluation(lines), "meten.jsonl", "application/x-ndjson")
    return _file(as_training(lines), "voorbeelden.yml", "application/yaml")


def _file(text: str, name: str, kind: str) -> Response:
    return Response(
        text,
        media_type=f"{kind}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )

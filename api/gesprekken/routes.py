"""The HTTP interface of conversations."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, status
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.aanbod.dependencies import Snapshot
from api.gesprekken.keuze import Begin
from api.gesprekken.models import Berichten, Geschiedenis, Invoer, NieuwGesprek
from api.gesprekken.service import GesprekService
from api.problems import Problem, problem_responses

router = APIRouter(prefix="/gesprekken", tags=["gesprekken"])

_bearer = HTTPBearer(auto_error=False, description="The sleutel of the gesprek.")


async def _service(request: Request) -> GesprekService:
    service: GesprekService = request.app.state.gesprekken
    return service


async def _sleutel(
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> str:
    if credentials is None:
        raise Problem.van_code("geen_sleutel")
    return credentials.credentials


Service = Annotated[GesprekService, Depends(_service)]
Sleutel = Annotated[str, Depends(_sleutel)]


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    summary="Begin een gesprek",
    responses=problem_responses(422, 503),
)
async def begin(service: Service, current: Snapshot, begin: Begin | None = None) -> NieuwGesprek:
    """Opens a conversation; the bot says who it is and asks the first question.

    With a `keuze` that is the first answer, and `berichten` holds what the bot says to it too.
    """
    keuze = begin.keuze.als_knop(current.catalogue) if begin and begin.keuze else None
    return await service.begin(keuze)


@router.post(
    "/{gesprek_id}/berichten",
    summary="Stuur een bericht of druk op een knop",
    responses=problem_responses(401, 404, 422, 503),
)
async def stuur(gesprek_id: str, invoer: Invoer, service: Service, sleutel: Sleutel) -> Berichten:
    """Sends a text, or a button press with the payload that was offered in the last turn."""
    berichten = await service.stuur(gesprek_id, sleutel, invoer.tekst, invoer.payload)
    return Berichten(berichten=berichten)


@router.get(
    "/{gesprek_id}/berichten",
    summary="Het gesprek tot nu toe",
    responses=problem_responses(401, 404),
)
async def geschiedenis(gesprek_id: str, service: Service, sleutel: Sleutel) -> Geschiedenis:
    """Everything said, for a page that was reloaded."""
    return Geschiedenis(berichten=await service.geschiedenis(gesprek_id, sleutel))


@router.delete(
    "/{gesprek_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    summary="Wis het gesprek",
    responses=problem_responses(401, 404, 503),
)
async def verwijder(gesprek_id: str, service: Service, sleutel: Sleutel) -> None:
    """Erases the conversation everywhere; only the counts stay."""
    await service.verwijder(gesprek_id, sleutel)

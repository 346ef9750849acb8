"""Verwijzingen: made by the action server, read by staff."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, status

from api.keys import require_actions_key, require_staff_key
from api.matching.model import UnknownIdsError
from api.metrics.metrics import Metrics
from api.problems import Problem, problem_responses
from api.verwijzingen.models import Aanvraag, NieuweVerwijzing, Verwijzing
from api.verwijzingen.service import VerwijzingService
from api.verwijzingen.store import UnknownGesprek

router = APIRouter(prefix="/verwijzingen", tags=["verwijzingen"])


async def _service(request: Request) -> VerwijzingService:
    service: VerwijzingService = request.app.state.verwijzingen
    return service


Service = Annotated[VerwijzingService, Depends(_service)]


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    dependencies=[Depends(require_actions_key)],
    summary="Maak een advies en bewaar het (alleen voor de chatbot)",
    responses=problem_responses(401, 404, 422),
)
async def make(aanvraag: Aanvraag, service: Service, request: Request) -> NieuweVerwijzing:
    """Answers a need and keeps the answer under a code."""
    try:
        made = await service.make(aanvraag)
    except UnknownIdsError as error:
        raise Problem.van_code("onbekende_woorden", woorden=str(error)) from error
    except UnknownGesprek as error:
        raise Problem.van_code("onbekend_gesprek") from error
    if not aanvraag.zonder:
        metrics: Metrics = request.app.state.metrics
        metrics.advised(fits=made.passend, shown=len(made.advies.aanbod))
    return made


@router.get(
    "/{code}",
    dependencies=[Depends(require_staff_key)],
    summary="Een verwijzing, met de code die de gebruiker noemt",
    responses=problem_responses(401, 404),
)
async def read(code: str, service: Service) -> Verwijzing:
    """Case, spaces and dashes in the code do not matter."""
    verwijzing = await service.find(code)
    if verwijzing is None:
        raise Problem.van_code("onbekende_code")
    return verwijzing

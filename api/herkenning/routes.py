"""How the bot understands a text; for staff and for measuring."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field

from api.gesprekken.rasa import RasaClient, RasaUnavailable
from api.keys import require_staff_key
from api.privacy.text import MAX_LENGTH, as_plain_text, is_empty, is_too_long, normalise
from api.problems import Problem, problem_responses

router = APIRouter(
    prefix="/herkenning", tags=["medewerkers"], dependencies=[Depends(require_staff_key)]
)


class Tekst(BaseModel):
    """A text to understand."""

    model_config = ConfigDict(extra="forbid")

    tekst: str = Field(description=f"At most {MAX_LENGTH} characters after normalising.")


class Intent(BaseModel):
    """What the message does."""

    naam: str
    zekerheid: float


class Label(BaseModel):
    """An id from a vocabulary that the bot would act on."""

    id: str
    zekerheid: float


class Herkenning(BaseModel):
    """Everything heard in one text; only what the bot would act on."""

    intent: Intent
    themas: list[Label]
    vormen: list[Label]
    doelgroepen: list[Label]
    gemeente: str | None


async def _rasa(request: Request) -> RasaClient:
    rasa: RasaClient = request.app.state.rasa
    return rasa


@router.post(
    "", summary="Wat de chatbot in een tekst herkent", responses=problem_responses(401, 422, 503)
)
async def herken(invoer: Tekst, rasa: Annotated[RasaClient, Depends(_rasa)]) -> Herkenning:
    """Reads a text as the bot would; nothing of it is kept."""
    if is_empty(invoer.tekst):
        raise Problem.van_code("lege_tekst")
    if is_too_long(invoer.tekst):
        raise Problem.van_code("te_lange_tekst")
    try:
        understood = await rasa.understand(as_plain_text(normalise(invoer.tekst)))
    except RasaUnavailable as error:
        raise Problem.van_code("chatbot_antwoordt_niet") from error
    entities: list[dict[str, Any]] = understood.get("entities") or []
    return Herkenning(
        intent=Intent(
            naam=understood["intent"]["name"], zekerheid=understood["intent"]["confidence"]
        ),
        themas=_labels(entities, "thema"),
        vormen=_labels(entities, "vorm"),
        doelgroepen=_labels(entities, "doelgroep"),
        gemeente=next((e["value"] for e in entities if e["entity"] == "gemeente"), None),
    )


def _labels(entities: list[dict[str, Any]], kind: str) -> list[Label]:
    """Labels without a role: one with the role ``vraag`` is only worth a question."""
    return [
        Label(id=e["value"], zekerheid=e["confidence_entity"])
        for e in entities
        if e["entity"] == kind and not e.get("role")
    ]

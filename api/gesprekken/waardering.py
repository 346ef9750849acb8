"""Whether an official found the advies useful, and why: given, changed and read back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request, status
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.exc import IntegrityError

from api.gesprekken.routes import Sleutel
from api.gesprekken.store import GesprekStore
from api.gesprekken.teksten import opsomming
from api.privacy import personal_data
from api.privacy.names import mask_names
from api.privacy.text import normalise
from api.problems import Problem, problem_responses
from api.storage.database import Sessions
from api.storage.tables import WaarderingRow

REASON_CHARACTERS = 500
"""What a reden may hold at most."""


class Waardering(BaseModel):
    """The judgement of an official on the advies. The last one counts."""

    model_config = ConfigDict(extra="forbid")

    nuttig: bool
    reden: str | None = Field(
        default=None,
        max_length=REASON_CHARACTERS,
        description="Why, in a few words and without personal data. Names are masked.",
    )


class WaarderingService:
    """Keeps one waardering per gesprek; it goes when the gesprek goes."""

    def __init__(self, sessions: Sessions, gesprekken: GesprekStore) -> None:
        self._sessions = sessions
        self._gesprekken = gesprekken

    async def geef(self, gesprek_id: str, sleutel: str, waardering: Waardering) -> None:
        """Keeps a waardering in the place of an earlier one.

        Raises:
            Problem: 404 unknown conversation or another's key, 422 personal data in the reden;
                nothing is kept then.
        """
        await self._open(gesprek_id, sleutel)
        row = WaarderingRow(
            gesprek_id=gesprek_id,
            nuttig=waardering.nuttig,
            reden=_allowed(waardering.reden or ""),
            op=datetime.now(UTC),
        )
        try:
            async with self._sessions.begin() as session:
                await session.merge(row)
        except IntegrityError as error:  # erased meanwhile
            raise Problem.van_code("onbekend_gesprek") from error

    async def lees(self, gesprek_id: str, sleutel: str) -> Waardering | None:
        """The waardering that counts, or none.

        Raises:
            Problem: 404 unknown conversation or another's key.
        """
        await self._open(gesprek_id, sleutel)
        async with self._sessions() as session:
            row = await session.get(WaarderingRow, gesprek_id)
        return Waardering(nuttig=row.nuttig, reden=row.reden) if row else None

    async def _open(self, gesprek_id: str, sleutel: str) -> None:
        if not await self._gesprekken.opens(gesprek_id, sleutel):
            raise Problem.van_code("onbekend_gesprek")


def _allowed(reden: str) -> str | None:
    plain = normalise(reden).strip()
    found = personal_data.find(plain)
    if found:
        soorten = opsomming(str(finding.kind) for finding in found)
        raise Problem.van_code("persoonsgegevens_in_reden", soorten=soorten)
    return mask_names(plain) or None


def _service(request: Request) -> WaarderingService:
    service: WaarderingService = request.app.state.waarderingen
    return service


Service = Annotated[WaarderingService, Depends(_service)]

router = APIRouter(prefix="/gesprekken/{gesprek_id}/waardering", tags=["gesprekken"])


@router.put(
    "",
    status_code=status.HTTP_204_NO_CONTENT,
    summary="Zeg of het advies nuttig was",
    responses=problem_responses(401, 404, 422),
)
async def geef(gesprek_id: str, waardering: Waardering, service: Service, sleutel: Sleutel) -> None:
    """Replaces an earlier waardering of this conversation."""
    await service.geef(gesprek_id, sleutel, waardering)


@router.get(
    "",
    summary="De waardering van het advies",
    responses=problem_responses(401, 404),
)
async def lees(gesprek_id: str, service: Service, sleutel: Sleutel) -> Waardering | None:
    """What was given last; null when nothing was given."""
    return await service.lees(gesprek_id, sleutel)

"""Clears away what is too old, in every store.

A gesprek with a verwijzing lives as long as its verwijzing; one without goes sooner. Counts stay:
they hold nothing that anybody said.
"""

from __future__ import annotations

import logging
from typing import Final

from pydantic import BaseModel
from sqlalchemy import ColumnElement, delete, exists, func, or_, select

from api.bewaren.termijnen import Grenzen
from api.gesprekken.rasa import RasaClient, RasaUnavailable
from api.handelingen.models import DIENST, Wie
from api.handelingen.store import add as add_handeling
from api.storage.database import Sessions
from api.storage.tables import (
    BewaargrensRow,
    GesprekRow,
    HandelingRow,
    SessieRow,
    VerwijzingRow,
)

logger = logging.getLogger(__name__)

HANDELINGEN: Final = "handelingen"


class Aantallen(BaseModel):
    """How much is too old, per kind."""

    gesprekken: int
    verwijzingen: int
    handelingen: int
    sessies: int


class Opruimer:
    """Counts and clears what is too old."""

    def __init__(self, sessions: Sessions, rasa: RasaClient) -> None:
        self._sessions = sessions
        self._rasa = rasa

    async def preview(self, grenzen: Grenzen) -> Aantallen:
        """How much would go; changes nothing."""
        async with self._sessions() as session:

            async def count(table: type, where: ColumnElement[bool]) -> int:
                return (
                    await session.scalar(select(func.count()).select_from(table).where(where)) or 0
                )

            return Aantallen(
                gesprekken=await count(GesprekRow, _too_old(grenzen)),
                verwijzingen=await count(VerwijzingRow, _verwijzing_too_old(grenzen)),
                handelingen=await count(HandelingRow, HandelingRow.op < grenzen.handeling),
                sessies=await count(SessieRow, SessieRow.laatste_op < grenzen.gesprek),
            )

    async def clear(self, grenzen: Grenzen, wie: Wie = DIENST) -> Aantallen:
        """Clears it and writes down how much. A gesprek that Rasa cannot forget now stays.

        Returns:
            How much went.
        """
        expected = await self.preview(grenzen)
        async with self._sessions() as session:
            ids = (await session.scalars(select(GesprekRow.id).where(_too_old(grenzen)))).all()
        gone = 0
        for gesprek_id in ids:
            try:
                await self._rasa.erase(gesprek_id)
            except RasaUnavailable:
                logger.warning("retention_waits reason=rasa_unavailable")
                break
            async with self._sessions.begin() as session:
                await session.execute(delete(GesprekRow).where(GesprekRow.id == gesprek_id))
            gone += 1
        async with self._sessions.begin() as session:
            await session.merge(BewaargrensRow(soort=HANDELINGEN, voor=grenzen.handeling))
            await session.flush()
            await session.execute(delete(HandelingRow).where(HandelingRow.op < grenzen.handeling))
            await session.execute(delete(SessieRow).where(SessieRow.laatste_op < grenzen.gesprek))
            done = expected.model_copy(update={"gesprekken": gone})
            if any(done.model_dump().values()):
                add_handeling(session, wie, "opgeruimd", "bewaartermijnen", None, _tell(done))
        return done


def _verwijzing_too_old(grenzen: Grenzen) -> ColumnElement[bool]:
    return VerwijzingRow.gemaakt_op < grenzen.verwijzing


def _too_old(grenzen: Grenzen) -> ColumnElement[bool]:
    """A gesprek goes when its last verwijzing does, or sooner when it has none."""
    of_gesprek = VerwijzingRow.gesprek_id == GesprekRow.id
    referred = exists().where(of_gesprek)
    still_kept = exists().where(of_gesprek, VerwijzingRow.gemaakt_op >= grenzen.verwijzing)
    return or_(
        ~referred & (GesprekRow.laatste_op < grenzen.gesprek),
        referred & ~still_kept,
    )


def _tell(aantallen: Aantallen) -> str:
    return ", ".join(f"{naam}: {aantal}" for naam, aantal in aantallen.model_dump().items())

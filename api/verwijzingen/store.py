"""Keeps verwijzingen and counts what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import IntegrityError

from api.gesprekken.models import Advies
from api.storage.database import Sessions
from api.storage.tables import TellingRow, VerwijzingRow
from api.verwijzingen.models import Verwijzing


class UnknownGesprek(Exception):
    """A verwijzing for a conversation that does not exist (any more)."""


class VerwijzingStore:
    """Verwijzingen in the database."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def keep(
        self,
        gesprek_id: str,
        situatie: str | None,
        advies: Advies,
        passend: bool,
        niet_gedekt: Sequence[str],
        catalogus_versie: str,
    ) -> None:
        """Keeps an advies under its code.

        Raises:
            UnknownGesprek: the conversation was erased meanwhile.
        """
        row = VerwijzingRow(
            code=advies.code,
            gesprek_id=gesprek_id,
            gemaakt_op=datetime.now(UTC),
            situatie=situatie,
            advies=advies.model_dump(mode="json"),
            passend=passend,
            niet_gedekt=list(niet_gedekt),
            catalogus_versie=catalogus_versie,
            status="nieuw",
        )
        try:
            async with self._sessions.begin() as session:
                session.add(row)
        except IntegrityError as error:
            raise UnknownGesprek(gesprek_id) from error

    async def find(self, code: str) -> Verwijzing | None:
        """The verwijzing with this code."""
        async with self._sessions() as session:
            row = await session.scalar(select(VerwijzingRow).where(VerwijzingRow.code == code))
        if row is None:
            return None
        return Verwijzing.model_validate(row, from_attributes=True)

    async def count(self, dag: date, advies: Advies, uitkomst: str) -> None:
        """Counts one question: what was asked and whether there was an answer, nothing else."""
        key = {
            "dag": dag,
            "themas": ",".join(sorted(advies.themas)),
            "vormen": ",".join(sorted(advies.vormen)),
            "doelgroepen": ",".join(sorted(advies.doelgroepen)),
            "uitkomst": uitkomst,
        }
        async with self._sessions.begin() as session:
            dialect = session.get_bind().dialect.name
            insert = postgresql_insert if dialect == "postgresql" else sqlite_insert
            await session.execute(
                insert(TellingRow).values(**key, aantal=0).on_conflict_do_nothing()
            )
            await session.execute(
                update(TellingRow).filter_by(**key).values(aantal=TellingRow.aantal + 1)
            )

"""Keeps verwijzingen."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from api.clock import now, today
from api.gesprekken.models import Advies
from api.storage.database import Sessions
from api.storage.tables import VerwijzingRow
from api.tellingen.store import count_vraag
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
        uitkomst: str | None,
        provincie: str | None,
        voor_medewerker: bool = False,
    ) -> str:
        """Keeps an advies under its code and counts the question, together or not at all.

        A turn may be taken twice: when a part ended before its answer arrived, and somebody asks
        again. The same advies on the same question in one conversation is therefore kept once.

        Args:
            uitkomst: how far the advies answers the question; none when it was counted before.
            provincie: of the gemeente, where that is known.
            voor_medewerker: made to hand the answers to a person, without an advies.

        Returns:
            The code under which it is kept.

        Raises:
            UnknownGesprek: the conversation was erased meanwhile.
        """
        row = VerwijzingRow(
            code=advies.code,
            gesprek_id=gesprek_id,
            gemaakt_op=now(),
            situatie=situatie,
            advies=advies.model_dump(mode="json"),
            passend=passend,
            niet_gedekt=list(niet_gedekt),
            catalogus_versie=catalogus_versie,
            status="nieuw",
            voor_medewerker=voor_medewerker,
        )
        try:
            async with self._sessions.begin() as session:
                earlier = await session.scalars(
                    select(VerwijzingRow).where(VerwijzingRow.gesprek_id == gesprek_id)
                )
                for kept in earlier:
                    if _question_and_answer(kept) == _question_and_answer(row):
                        return kept.code
                session.add(row)
                await session.flush()
                if uitkomst:
                    await count_vraag(
                        session,
                        today(),
                        themas=advies.themas,
                        vormen=advies.vormen,
                        doelgroepen=advies.doelgroepen,
                        provincie=provincie,
                        uitkomst=uitkomst,
                    )
        except IntegrityError as error:
            raise UnknownGesprek(gesprek_id) from error
        return row.code

    async def find(self, code: str) -> Verwijzing | None:
        """The verwijzing with this code."""
        async with self._sessions() as session:
            row = await session.scalar(select(VerwijzingRow).where(VerwijzingRow.code == code))
        if row is None:
            return None
        return Verwijzing.model_validate(row, from_attributes=True)


def _question_and_answer(row: VerwijzingRow) -> tuple[object, ...]:
    """All that makes a verwijzing another one."""
    return row.situatie, row.voor_medewerker, {**row.advies, "code": None}

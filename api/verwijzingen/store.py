"""Keeps verwijzingen."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from api.clock import now, today
from api.gesprekken.models import Advies
from api.storage.tables import VerwijzingRow
from api.storage.transactions import Transactions
from api.tellingen.store import count_vraag
from api.verwijzingen.models import Verwijzing

_KEEP = insert(VerwijzingRow)
_EARLIER = select(
    VerwijzingRow.code, VerwijzingRow.situatie, VerwijzingRow.voor_medewerker, VerwijzingRow.advies
).where(VerwijzingRow.gesprek_id == bindparam("gesprek"))
_FIND = select(VerwijzingRow.__table__).where(VerwijzingRow.code == bindparam("wanted"))


class UnknownGesprek(Exception):
    """A verwijzing for a conversation that does not exist (any more)."""


class VerwijzingStore:
    """Verwijzingen in the database."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

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
        row = {
            "code": advies.code,
            "gesprek_id": gesprek_id,
            "gemaakt_op": now(),
            "situatie": situatie,
            "advies": advies.model_dump(mode="json"),
            "passend": passend,
            "niet_gedekt": list(niet_gedekt),
            "catalogus_versie": catalogus_versie,
            "status": "nieuw",
            "voor_medewerker": voor_medewerker,
        }

        def work(connection: Connection) -> str:
            for kept in connection.execute(_EARLIER, {"gesprek": gesprek_id}):
                same_question = (kept.situatie, kept.voor_medewerker) == (situatie, voor_medewerker)
                if same_question and {**kept.advies, "code": advies.code} == row["advies"]:
                    return str(kept.code)
            connection.execute(_KEEP, row)
            if uitkomst:
                count_vraag(
                    connection,
                    today(),
                    themas=advies.themas,
                    vormen=advies.vormen,
                    doelgroepen=advies.doelgroepen,
                    provincie=provincie,
                    uitkomst=uitkomst,
                )
            return advies.code

        try:
            return await self._transactions.run(work)
        except IntegrityError as error:
            raise UnknownGesprek(gesprek_id) from error

    async def find(self, code: str) -> Verwijzing | None:
        """The verwijzing with this code."""
        row = await self._transactions.run(
            lambda connection: connection.execute(_FIND, {"wanted": code}).one_or_none()
        )
        return None if row is None else Verwijzing.model_validate(row, from_attributes=True)

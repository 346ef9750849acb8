"""Keeps conversations: who may read them, what was said, and forgetting them."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, String, bindparam, delete, func, insert, select, update

from api.clock import now, today
from api.gesprekken.models import Bericht, Beurt, GezegdBericht, Knop
from api.storage.tables import BerichtRow, GesprekRow, SignaalRow, VerwijzingRow
from api.storage.transactions import Transactions
from api.tellingen.store import count_gebeurtenis

#: The signal that an official wants to speak to a person.
MEDEWERKER: Final = "medewerker"

# Made once: SQLAlchemy then finds their SQL again without looking at them from top to bottom.
_GESPREK = bindparam("gesprek", type_=String())
_KEY = select(GesprekRow.sleutel_hash).where(GesprekRow.id == _GESPREK)
_CREATE = insert(GesprekRow)
_TOUCH = update(GesprekRow).where(GesprekRow.id == _GESPREK).values(laatste_op=bindparam("nu"))
_ERASE = delete(GesprekRow).where(GesprekRow.id == _GESPREK)
_SAY = insert(BerichtRow)
_SAY_ONE = _SAY.returning(BerichtRow.id)
_SIGNAL = insert(SignaalRow)
_HISTORY = (
    select(BerichtRow.van, BerichtRow.tekst, BerichtRow.knoppen, BerichtRow.advies)
    .where(BerichtRow.gesprek_id == _GESPREK)
    .order_by(BerichtRow.id)
)
_LAST_SAID = (
    select(func.max(BerichtRow.id))
    .where(BerichtRow.gesprek_id == _GESPREK, BerichtRow.van == "gebruiker")
    .scalar_subquery()
)
_OFFERED = (
    select(BerichtRow.knoppen)
    .where(
        BerichtRow.gesprek_id == _GESPREK,
        # One comparison: the index then leads to the last turn, however long the conversation.
        BerichtRow.id > func.coalesce(_LAST_SAID, 0),
        BerichtRow.van == "bot",
    )
    .order_by(BerichtRow.id)
)


def new_id() -> str:
    """An id that says nothing about its conversation."""
    return secrets.token_hex(12)


def new_sleutel() -> str:
    """A key of 256 bits, which cannot be guessed."""
    return secrets.token_urlsafe(32)


def _hash(sleutel: str) -> str:
    # The key is random and long, so a fast hash without salt is enough.
    return hashlib.sha256(sleutel.encode()).hexdigest()


class GesprekStore:
    """Conversations in the database."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    async def create(self, gesprek_id: str, sleutel: str) -> None:
        """Keeps a new conversation in which nothing was said yet."""
        moment = now()
        row = {
            "id": gesprek_id,
            "sleutel_hash": _hash(sleutel),
            "begonnen_op": moment,
            "laatste_op": moment,
        }
        await self._transactions.run(lambda connection: connection.execute(_CREATE, row))

    async def add_opening(self, gesprek_id: str, berichten: Sequence[Bericht]) -> None:
        """Keeps how the bot opened the conversation, and counts it."""
        rows = _rows(gesprek_id, berichten)

        def work(connection: Connection) -> None:
            connection.execute(_SAY, rows)
            count_gebeurtenis(connection, today(), "gesprek")

        await self._transactions.run(work)

    async def opens(self, gesprek_id: str, sleutel: str) -> bool:
        """Whether the key belongs to the conversation."""
        kept = await self._transactions.run(
            lambda connection: connection.scalar(_KEY, {"gesprek": gesprek_id})
        )
        return kept is not None and hmac.compare_digest(kept, _hash(sleutel))

    async def add_turn(self, gesprek_id: str, tekst: str, beurt: Beurt) -> None:
        """Keeps what was said, answered and signalled, together or not at all.

        What was asked of a person is noted at the verwijzing, which staff see first.
        """
        moment = now()
        said = {"gesprek_id": gesprek_id, "van": "gebruiker", "tekst": tekst, "knoppen": []}
        answers = _rows(gesprek_id, beurt.berichten)

        def work(connection: Connection) -> None:
            connection.execute(_TOUCH, {"gesprek": gesprek_id, "nu": moment})
            bericht_id = connection.scalar(_SAY_ONE, {**said, "advies": None})
            connection.execute(_SAY, answers)
            for soort in dict.fromkeys(beurt.signalen):
                signal = {"gesprek_id": gesprek_id, "bericht_id": bericht_id, "soort": soort}
                connection.execute(_SIGNAL, {**signal, "op": moment})
                count_gebeurtenis(connection, today(), soort)
            if MEDEWERKER in beurt.signalen:
                _note_request(connection, gesprek_id, moment)

        await self._transactions.run(work)

    async def count_refusal(self) -> None:
        """Counts a message that was refused for its personal data; nothing of it is kept."""
        await self._transactions.run(
            lambda connection: count_gebeurtenis(connection, today(), "persoonsgegevens")
        )

    async def history(self, gesprek_id: str) -> list[GezegdBericht]:
        """Everything said, oldest first."""
        rows = await self._transactions.run(
            lambda connection: connection.execute(_HISTORY, {"gesprek": gesprek_id}).all()
        )
        return [GezegdBericht.model_validate(dict(row._mapping)) for row in rows]

    async def offered(self, gesprek_id: str) -> list[Knop]:
        """The buttons of the last turn of the bot, in order."""
        rows = await self._transactions.run(
            lambda connection: connection.scalars(_OFFERED, {"gesprek": gesprek_id}).all()
        )
        return [Knop.model_validate(knop) for knoppen in rows for knop in knoppen]

    async def erase(self, gesprek_id: str) -> None:
        """Forgets the conversation and, through the foreign keys, all that hangs on it."""
        await self._transactions.run(
            lambda connection: connection.execute(_ERASE, {"gesprek": gesprek_id})
        )


def _note_request(connection: Connection, gesprek_id: str, moment: datetime) -> None:
    latest = (
        select(VerwijzingRow.code)
        .where(VerwijzingRow.gesprek_id == gesprek_id)
        .order_by(VerwijzingRow.gemaakt_op.desc())
        .limit(1)
        .scalar_subquery()
    )
    connection.execute(
        update(VerwijzingRow)
        .where(VerwijzingRow.code == latest, VerwijzingRow.medewerker_gevraagd_op.is_(None))
        .values(medewerker_gevraagd_op=moment)
    )


def _rows(gesprek_id: str, berichten: Sequence[Bericht]) -> list[dict[str, Any]]:
    """What the bot said, as rows."""
    return [
        {"gesprek_id": gesprek_id, "van": "bot", **bericht.model_dump(mode="json")}
        for bericht in berichten
    ]

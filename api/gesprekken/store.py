"""Keeps conversations: who may read them, what was said, and forgetting them."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import delete, select, update

from api.gesprekken.models import Bericht, GezegdBericht, Knop
from api.storage.database import Sessions
from api.storage.tables import BerichtRow, GesprekRow


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

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def create(self, gesprek_id: str, sleutel: str, berichten: Sequence[Bericht]) -> None:
        """Keeps a new conversation with its first messages."""
        now = datetime.now(UTC)
        async with self._sessions.begin() as session:
            session.add(
                GesprekRow(
                    id=gesprek_id, sleutel_hash=_hash(sleutel), begonnen_op=now, laatste_op=now
                )
            )
            await session.flush()
            session.add_all(_rows(gesprek_id, [_said("bot", b) for b in berichten]))

    async def opens(self, gesprek_id: str, sleutel: str) -> bool:
        """Whether the key belongs to the conversation."""
        async with self._sessions() as session:
            kept = await session.scalar(
                select(GesprekRow.sleutel_hash).where(GesprekRow.id == gesprek_id)
            )
        return kept is not None and hmac.compare_digest(kept, _hash(sleutel))

    async def add_turn(self, gesprek_id: str, tekst: str, berichten: Sequence[Bericht]) -> None:
        """Keeps what was said and answered, together or not at all."""
        said = [GezegdBericht(van="gebruiker", tekst=tekst), *(_said("bot", b) for b in berichten)]
        async with self._sessions.begin() as session:
            await session.execute(
                update(GesprekRow)
                .where(GesprekRow.id == gesprek_id)
                .values(laatste_op=datetime.now(UTC))
            )
            session.add_all(_rows(gesprek_id, said))

    async def history(self, gesprek_id: str) -> list[GezegdBericht]:
        """Everything said, oldest first."""
        async with self._sessions() as session:
            rows = await session.scalars(
                select(BerichtRow)
                .where(BerichtRow.gesprek_id == gesprek_id)
                .order_by(BerichtRow.id)
            )
            return [
                GezegdBericht.model_validate(
                    {
                        "van": row.van,
                        "tekst": row.tekst,
                        "knoppen": row.knoppen,
                        "advies": row.advies,
                    }
                )
                for row in rows
            ]

    async def offered(self, gesprek_id: str) -> list[Knop]:
        """The buttons of the last turn of the bot, in order."""
        last_said = (
            select(BerichtRow.id)
            .where(BerichtRow.gesprek_id == gesprek_id, BerichtRow.van == "gebruiker")
            .order_by(BerichtRow.id.desc())
            .limit(1)
            .scalar_subquery()
        )
        async with self._sessions() as session:
            rows = await session.scalars(
                select(BerichtRow.knoppen)
                .where(
                    BerichtRow.gesprek_id == gesprek_id,
                    BerichtRow.van == "bot",
                    last_said.is_(None) | (BerichtRow.id > last_said),
                )
                .order_by(BerichtRow.id)
            )
            return [Knop.model_validate(knop) for knoppen in rows for knop in knoppen]

    async def erase(self, gesprek_id: str) -> None:
        """Forgets the conversation and, through the foreign keys, all that hangs on it."""
        async with self._sessions.begin() as session:
            await session.execute(delete(GesprekRow).where(GesprekRow.id == gesprek_id))


def _said(van: str, bericht: Bericht) -> GezegdBericht:
    return GezegdBericht.model_validate({"van": van, **bericht.model_dump()})


def _rows(gesprek_id: str, berichten: Sequence[GezegdBericht]) -> list[BerichtRow]:
    return [
        BerichtRow(
            gesprek_id=gesprek_id,
            van=bericht.van,
            tekst=bericht.tekst,
            knoppen=[knop.model_dump() for knop in bericht.knoppen],
            advies=bericht.advies.model_dump(mode="json") if bericht.advies else None,
        )
        for bericht in berichten
    ]

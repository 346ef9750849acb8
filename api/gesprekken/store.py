"""Keeps conversations: who may read them, what was said, and forgetting them."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now, today
from api.gesprekken.models import Bericht, Beurt, GezegdBericht, Knop
from api.storage.database import Sessions
from api.storage.tables import BerichtRow, GesprekRow, SignaalRow, VerwijzingRow
from api.tellingen.store import count_gebeurtenis

#: The signal that an official wants to speak to a person.
MEDEWERKER: Final = "medewerker"


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

    async def create(self, gesprek_id: str, sleutel: str) -> None:
        """Keeps a new conversation in which nothing was said yet."""
        moment = now()
        async with self._sessions.begin() as session:
            session.add(
                GesprekRow(
                    id=gesprek_id,
                    sleutel_hash=_hash(sleutel),
                    begonnen_op=moment,
                    laatste_op=moment,
                )
            )

    async def add_opening(self, gesprek_id: str, berichten: Sequence[Bericht]) -> None:
        """Keeps how the bot opened the conversation, and counts it."""
        async with self._sessions.begin() as session:
            session.add_all(_rows(gesprek_id, [_said("bot", b) for b in berichten]))
            await count_gebeurtenis(session, today(), "gesprek")

    async def opens(self, gesprek_id: str, sleutel: str) -> bool:
        """Whether the key belongs to the conversation."""
        async with self._sessions() as session:
            kept = await session.scalar(
                select(GesprekRow.sleutel_hash).where(GesprekRow.id == gesprek_id)
            )
        return kept is not None and hmac.compare_digest(kept, _hash(sleutel))

    async def add_turn(self, gesprek_id: str, tekst: str, beurt: Beurt) -> None:
        """Keeps what was said, answered and signalled, together or not at all.

        What was asked of a person is noted at the verwijzing, which staff see first.
        """
        moment = now()
        said, *answers = _rows(
            gesprek_id,
            [
                GezegdBericht(van="gebruiker", tekst=tekst),
                *(_said("bot", b) for b in beurt.berichten),
            ],
        )
        async with self._sessions.begin() as session:
            await session.execute(
                update(GesprekRow).where(GesprekRow.id == gesprek_id).values(laatste_op=moment)
            )
            session.add_all([said, *answers])
            if beurt.signalen:
                await session.flush()
                for soort in dict.fromkeys(beurt.signalen):
                    session.add(
                        SignaalRow(
                            gesprek_id=gesprek_id, bericht_id=said.id, soort=soort, op=moment
                        )
                    )
                    await count_gebeurtenis(session, today(), soort)
                if MEDEWERKER in beurt.signalen:
                    await _note_request(session, gesprek_id, moment)

    async def count_refusal(self) -> None:
        """Counts a message that was refused for its personal data; nothing of it is kept."""
        async with self._sessions.begin() as session:
            await count_gebeurtenis(session, today(), "persoonsgegevens")

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


async def _note_request(session: AsyncSession, gesprek_id: str, moment: datetime) -> None:
    latest = (
        select(VerwijzingRow.code)
        .where(VerwijzingRow.gesprek_id == gesprek_id)
        .order_by(VerwijzingRow.gemaakt_op.desc())
        .limit(1)
        .scalar_subquery()
    )
    await session.execute(
        update(VerwijzingRow)
        .where(VerwijzingRow.code == latest, VerwijzingRow.medewerker_gevraagd_op.is_(None))
        .values(medewerker_gevraagd_op=moment)
        .execution_options(synchronize_session=False)
    )


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

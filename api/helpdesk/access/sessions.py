"""Sessions of the helpdesk: kept by the server, so that logging out is final (ASVS 3.3)."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, delete, not_, or_, select, update

from api.handelingen.models import Wie
from api.handelingen.store import add
from api.helpdesk.access.roles import Medewerker, Rol
from api.storage.database import Sessions
from api.storage.tables import SessieRow

ONDERWERP: Final = "helpdesk"
"""What logging in and out is about, in the audit trail."""

_STEP = timedelta(minutes=1)
"""How exactly the last request is known: a session is not written at every one."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _hash(id: str) -> str:
    # The id is random and long, so a fast hash without salt is enough.
    return hashlib.sha256(id.encode()).hexdigest()


@dataclass(frozen=True)
class Ingelogd:
    """A colleague with at least one session, and the moments of the latest."""

    medewerker: Medewerker
    sinds: datetime
    laatst_bezig: datetime


class SessieStore:
    """Sessions in the database, by the hash of their id.

    A session ends `idle` after its last request, and `longest` after its beginning.
    """

    def __init__(
        self,
        sessions: Sessions,
        idle: timedelta,
        longest: timedelta,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self._sessions = sessions
        self._idle = idle
        self._longest = longest
        self._now = now

    async def begin(self, medewerker: Medewerker) -> str:
        """Begins a session and gives its id, of 256 bits; clears away what has expired."""
        await self.remove_expired()
        id, now = secrets.token_urlsafe(32), self._now()
        async with self._sessions.begin() as session:
            session.add(
                SessieRow(
                    id_hash=_hash(id),
                    wie=medewerker.wie,
                    naam=medewerker.naam,
                    rol=medewerker.rol.value,
                    begonnen_op=now,
                    laatste_op=now,
                )
            )
        return id

    async def find(self, id: str) -> Medewerker | None:
        """Whose session this is, which counts as a request; none when it has ended."""
        key, now = _hash(id), self._now()
        async with self._sessions() as session:
            row = await session.get(SessieRow, key)
        if row is None:
            return None
        if now - row.laatste_op > self._idle or now - row.begonnen_op > self._longest:
            await self.end(id)
            return None
        if now - row.laatste_op > _STEP:
            async with self._sessions.begin() as session:
                await session.execute(
                    update(SessieRow).where(SessieRow.id_hash == key).values(laatste_op=now)
                )
        return Medewerker(wie=row.wie, naam=row.naam, rol=Rol(row.rol))

    async def end(self, id: str) -> None:
        """Ends a session; nothing happens when there is none."""
        async with self._sessions.begin() as session:
            await session.execute(delete(SessieRow).where(SessieRow.id_hash == _hash(id)))

    async def end_all(self, wie: str, door: Wie) -> None:
        """Ends every session of a colleague, which the audit trail tells; nothing without one.

        Args:
            wie: the colleague, as the audit trail names them.
            door: who ends them.
        """
        async with self._sessions.begin() as session:
            ended = await session.scalars(
                delete(SessieRow).where(SessieRow.wie == wie).returning(SessieRow.id_hash)
            )
            if ended.all():
                add(session, door, "collega_uitgelogd", ONDERWERP, van=wie)

    async def logged_in(self) -> Sequence[Ingelogd]:
        """Every colleague with a session that still holds, by name."""
        query = select(SessieRow).where(not_(self._expired())).order_by(SessieRow.begonnen_op)
        async with self._sessions() as session:
            latest = {
                row.wie: Ingelogd(
                    Medewerker(wie=row.wie, naam=row.naam, rol=Rol(row.rol)),
                    row.begonnen_op,
                    row.laatste_op,
                )
                for row in await session.scalars(query)
            }
        return sorted(latest.values(), key=lambda it: it.medewerker.naam.casefold())

    async def remove_expired(self) -> None:
        """Removes every session that has ended by itself."""
        async with self._sessions.begin() as session:
            await session.execute(delete(SessieRow).where(self._expired()))

    def _expired(self) -> ColumnElement[bool]:
        now = self._now()
        return or_(
            SessieRow.laatste_op < now - self._idle, SessieRow.begonnen_op < now - self._longest
        )

"""The audit trail: who did what, to what, when. Lines are added and read, never changed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.handelingen.models import Handeling, Wie
from api.storage.database import Sessions
from api.storage.tables import HandelingRow


def add(
    session: AsyncSession,
    wie: Wie,
    wat: str,
    onderwerp: str,
    van: str | None = None,
    naar: str | None = None,
) -> None:
    """Adds a line within the transaction of the change that it tells of: both or neither."""
    session.add(
        HandelingRow(
            op=now(), wie=wie.id, rol=wie.rol, wat=wat, onderwerp=onderwerp, van=van, naar=naar
        )
    )


class HandelingStore:
    """The audit trail in the database."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def write(
        self, wie: Wie, wat: str, onderwerp: str, van: str | None = None, naar: str | None = None
    ) -> None:
        """Adds a line for what changes nothing in the database, such as an export."""
        async with self._sessions.begin() as session:
            add(session, wie, wat, onderwerp, van, naar)

    async def read(self, onderwerp: str | None = None, maximaal: int = 200) -> Sequence[Handeling]:
        """The lines about a subject (or all), newest first."""
        query = select(HandelingRow).order_by(HandelingRow.id.desc()).limit(maximaal)
        if onderwerp is not None:
            query = query.where(HandelingRow.onderwerp == onderwerp)
        async with self._sessions() as session:
            rows = await session.scalars(query)
            return [Handeling.model_validate(row, from_attributes=True) for row in rows]

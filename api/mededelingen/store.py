"""The switches of staff: the chatbot off, and an emergency notice."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Final

from sqlalchemy import delete, select

from api.clock import now
from api.handelingen.models import Wie
from api.handelingen.store import add as add_handeling
from api.mededelingen.models import Mededeling, Mededelingen, Uit
from api.storage.database import Sessions
from api.storage.tables import SchakelaarRow

UIT: Final = "chatbot_uit"
MEDEDELING: Final = "mededeling"

#: Seconds that an answer is used again: every message asks, and a switch may wait so long.
_FRESH: Final = 2.0


class SchakelaarStore:
    """The switches in the database."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._rows: dict[str, SchakelaarRow] = {}
        self._read_at = float("-inf")

    async def current(self) -> Mededelingen:
        """What holds now; a notice whose time is over is left out."""
        if time.monotonic() - self._read_at > _FRESH:
            async with self._sessions() as session:
                rows = (await session.scalars(select(SchakelaarRow))).all()
            self._rows = {row.naam: row for row in rows}
            self._read_at = time.monotonic()
        uit, mededeling = self._rows.get(UIT), self._rows.get(MEDEDELING)
        stands = mededeling is not None and mededeling.tot is not None and mededeling.tot > now()
        return Mededelingen(
            chatbot_uit=Uit(reden=uit.tekst) if uit else None,
            mededeling=Mededeling(tekst=mededeling.tekst, tot=mededeling.tot)
            if stands and mededeling and mededeling.tot
            else None,
        )

    async def set(self, naam: str, tekst: str, wie: Wie, tot: datetime | None = None) -> None:
        """Sets a switch, or changes its text, and writes that down."""
        async with self._sessions.begin() as session:
            old = await session.get(SchakelaarRow, naam)
            add_handeling(session, wie, f"{naam}_aan", naam, old.tekst if old else None, tekst)
            await session.merge(
                SchakelaarRow(naam=naam, tekst=tekst, tot=tot, wie=wie.id, op=now())
            )
        self._read_at = float("-inf")

    async def clear(self, naam: str, wie: Wie) -> None:
        """Takes a switch back, and writes that down; does nothing when it is not set."""
        async with self._sessions.begin() as session:
            old = await session.get(SchakelaarRow, naam)
            if old is None:
                return
            add_handeling(session, wie, f"{naam}_weg", naam, old.tekst)
            await session.execute(delete(SchakelaarRow).where(SchakelaarRow.naam == naam))
        self._read_at = float("-inf")

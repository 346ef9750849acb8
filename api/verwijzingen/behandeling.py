"""What colleagues do with a verwijzing: decide, correct, judge, note. Each leaves a trail."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from pydantic import BaseModel
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.gesprekken.models import Advies
from api.handelingen.models import Wie
from api.handelingen.store import add as add_handeling
from api.storage.database import Sessions
from api.storage.tables import CorrectieRow, NotitieRow, OordeelRow, VerwijzingRow
from api.verwijzingen.status import STEPS, Status


class UnknownVerwijzing(Exception):
    """There is no verwijzing with this code (any more)."""


class ChangedMeanwhile(Exception):
    """A colleague changed the verwijzing since it was read."""


class NoSuchStep(Exception):
    """The status does not go on this way from where it is."""


class NoCorrectie(NoSuchStep):
    """Aangepast without a correction of what was understood."""


class Correctie(BaseModel):
    """What the need should have been, and the advies that would have followed."""

    themas: list[str]
    vormen: list[str]
    doelgroepen: list[str]
    advies: Advies
    catalogus_versie: str
    wie: str
    op: datetime


class Oordeel(BaseModel):
    """Whether the thema was right, whether the advies was good, whether somebody must act."""

    thema_goed: bool
    advies_goed: bool
    opvolging_nodig: bool
    #: Read, and free of what points at a person: the situatie may leave as an example.
    geschikt_als_voorbeeld: bool = False


class Notitie(BaseModel):
    """A note of a colleague."""

    tekst: str
    wie: str
    op: datetime


class Dossier(BaseModel):
    """What was done with a verwijzing."""

    status: Status
    versie: int
    behandelaar: str | None
    medewerker_gevraagd_op: datetime | None
    stappen: tuple[Status, ...]
    correcties: list[Correctie]
    oordeel: Oordeel | None
    notities: list[Notitie]


class Behandeling:
    """Changes verwijzingen, one transaction each, with the line of the audit trail in it.

    Every change names the version that was read; a change of an older one raises
    ChangedMeanwhile and changes nothing. A code that does not exist raises UnknownVerwijzing.
    """

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def read(self, code: str) -> Dossier:
        """What was done so far."""
        async with self._sessions() as session:
            row = await session.get(VerwijzingRow, code)
            if row is None:
                raise UnknownVerwijzing(code)
            correcties = await session.scalars(
                select(CorrectieRow)
                .where(CorrectieRow.code == code)
                .order_by(CorrectieRow.id.desc())
            )
            notities = await session.scalars(
                select(NotitieRow).where(NotitieRow.code == code).order_by(NotitieRow.id)
            )
            oordeel = await session.get(OordeelRow, code)
            status = Status(row.status)
            return Dossier(
                status=status,
                versie=row.versie,
                behandelaar=row.behandelaar,
                medewerker_gevraagd_op=row.medewerker_gevraagd_op,
                stappen=STEPS[status],
                correcties=[Correctie.model_validate(c, from_attributes=True) for c in correcties],
                oordeel=Oordeel.model_validate(oordeel, from_attributes=True) if oordeel else None,
                notities=[Notitie.model_validate(n, from_attributes=True) for n in notities],
            )

    async def step(self, code: str, versie: int, naar: Status, wie: Wie) -> None:
        """Takes the next step. Who starts the handling becomes the behandelaar.

        Raises:
            NoSuchStep: the status does not go there from where it is.
            NoCorrectie: aangepast, while nothing was corrected.
        """
        async with self._change(code, versie) as (session, row):
            van = Status(row.status)
            if naar not in STEPS[van]:
                raise NoSuchStep(f"{van} → {naar}")
            if naar is Status.AANGEPAST and not await _is_corrected(session, code):
                raise NoCorrectie(code)
            row.status = naar
            if naar is Status.IN_BEHANDELING:
                row.behandelaar = wie.id
            elif naar is Status.NIEUW:
                row.behandelaar = None
            add_handeling(session, wie, "status", code, van, naar)

    async def correct(
        self, code: str, versie: int, advies: Advies, catalogus_versie: str, wie: Wie
    ) -> None:
        """Keeps what the need should have been beside what the chatbot understood."""
        async with self._change(code, versie) as (session, row):
            before = Advies.model_validate(row.advies)
            session.add(
                CorrectieRow(
                    code=code,
                    themas=advies.themas,
                    vormen=advies.vormen,
                    doelgroepen=advies.doelgroepen,
                    advies=advies.model_dump(mode="json"),
                    catalogus_versie=catalogus_versie,
                    wie=wie.id,
                    op=now(),
                )
            )
            add_handeling(session, wie, "correctie", code, _need(before), _need(advies))

    async def judge(self, code: str, versie: int, oordeel: Oordeel, wie: Wie) -> None:
        """Keeps the judgement; the last one counts."""
        async with self._change(code, versie) as (session, _):
            old = await session.get(OordeelRow, code)
            van = Oordeel.model_validate(old, from_attributes=True) if old else None
            await session.merge(OordeelRow(code=code, wie=wie.id, op=now(), **oordeel.model_dump()))
            add_handeling(
                session, wie, "oordeel", code, _judgement(van) if van else None, _judgement(oordeel)
            )

    async def note(self, code: str, versie: int, tekst: str, wie: Wie) -> None:
        """Adds a note. The audit trail tells that, not what."""
        async with self._change(code, versie) as (session, _):
            session.add(NotitieRow(code=code, tekst=tekst, wie=wie.id, op=now()))
            add_handeling(session, wie, "notitie", code)

    @asynccontextmanager
    async def _change(
        self, code: str, versie: int
    ) -> AsyncIterator[tuple[AsyncSession, VerwijzingRow]]:
        async with self._sessions.begin() as session:
            # Written before it is read: of two at the same time, the second finds no such version.
            claimed = await session.scalar(
                update(VerwijzingRow)
                .where(VerwijzingRow.code == code, VerwijzingRow.versie == versie)
                .values(versie=versie + 1)
                .returning(VerwijzingRow.code)
            )
            row = await session.get(VerwijzingRow, code)
            if row is None:
                raise UnknownVerwijzing(code)
            if claimed is None:
                raise ChangedMeanwhile(code)
            yield session, row


async def _is_corrected(session: AsyncSession, code: str) -> bool:
    found = await session.scalar(select(CorrectieRow.id).where(CorrectieRow.code == code).limit(1))
    return found is not None


def _need(advies: Advies) -> str:
    parts: Sequence[Sequence[str]] = (advies.themas, advies.vormen, advies.doelgroepen)
    return " | ".join(", ".join(part) or "-" for part in parts)


def _judgement(oordeel: Oordeel) -> str:
    return ", ".join(naam for naam, waar in oordeel.model_dump().items() if waar) or "-"

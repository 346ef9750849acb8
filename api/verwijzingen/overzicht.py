"""The verwijzingen as a list for staff, and found by a code as it was heard on the phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from pydantic import BaseModel
from sqlalchemy import ColumnElement, Select, case, func, or_, select

from api.clock import AMSTERDAM
from api.gesprekken.models import Advies
from api.storage.database import Sessions
from api.storage.tables import VerwijzingRow
from api.verwijzingen.code import look_alikes
from api.verwijzingen.status import Status

#: Rows of a page of the list.
PAGE: Final = 25

#: A person is waited for as long as nobody has decided.
_OPEN: Final = (Status.NIEUW, Status.IN_BEHANDELING)

Volgorde = Literal["gemaakt_op", "-gemaakt_op", "status", "-status", "code", "-code"]


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to; none of them means all."""

    status: Status | None = None
    thema: str | None = None
    vorm: str | None = None
    doelgroep: str | None = None
    passend: bool | None = None
    wacht: bool = False
    vanaf: date | None = None
    tot_en_met: date | None = None


class Regel(BaseModel):
    """A verwijzing as a line of the list."""

    code: str
    gemaakt_op: datetime
    status: Status
    themas: list[str]
    vormen: list[str]
    doelgroepen: list[str]
    gemeente: str | None
    passend: bool
    behandelaar: str | None
    #: Since when an official waits for a person; none when nobody does (any more).
    wacht_sinds: datetime | None


class Overzicht:
    """Reads verwijzingen; changes nothing."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def count(self, filters: Filters) -> int:
        """How many there are."""
        query = select(func.count()).select_from(VerwijzingRow).where(*_conditions(filters))
        async with self._sessions() as session:
            return await session.scalar(query) or 0

    async def page(
        self, filters: Filters, volgorde: Volgorde = "-gemaakt_op", bladzijde: int = 1
    ) -> list[Regel]:
        """A page of the list. Who waits for a person stands on top, the longest first."""
        column = getattr(VerwijzingRow, volgorde.removeprefix("-"))
        query = (
            select(VerwijzingRow)
            .where(*_conditions(filters))
            .order_by(
                _waits().desc(),
                case((_waits(), VerwijzingRow.medewerker_gevraagd_op)),
                column.desc() if volgorde.startswith("-") else column.asc(),
                VerwijzingRow.code,
            )
            .limit(PAGE)
            .offset(PAGE * (bladzijde - 1))
        )
        return await self._read(query)

    async def all(self, filters: Filters, maximaal: int) -> list[Regel]:
        """Everything in one go, newest first, for an export."""
        query = select(VerwijzingRow).where(*_conditions(filters))
        return await self._read(query.order_by(VerwijzingRow.gemaakt_op.desc()).limit(maximaal))

    async def like(self, typed: str) -> list[Regel]:
        """The verwijzingen that a code may mean, as somebody heard or typed it.

        Those that differ only in letters that codes do not hold; else those that differ in one
        place more.
        """
        patterns = look_alikes(typed)
        for nearest in patterns[:1], patterns[1:]:
            if not nearest:
                break
            query = select(VerwijzingRow).where(or_(*(VerwijzingRow.code.like(p) for p in nearest)))
            found = await self._read(query.order_by(VerwijzingRow.gemaakt_op.desc()).limit(PAGE))
            if found:
                return found
        return []

    async def gesprek_van(self, code: str) -> str | None:
        """The id of the gesprek that a verwijzing came from."""
        query = select(VerwijzingRow.gesprek_id).where(VerwijzingRow.code == code)
        async with self._sessions() as session:
            return await session.scalar(query)

    async def _read(self, query: Select[VerwijzingRow]) -> list[Regel]:
        async with self._sessions() as session:
            return [_line(row) for row in await session.scalars(query)]


def _line(row: VerwijzingRow) -> Regel:
    advies = Advies.model_validate(row.advies)
    status = Status(row.status)
    return Regel(
        code=row.code,
        gemaakt_op=row.gemaakt_op,
        status=status,
        themas=advies.themas,
        vormen=advies.vormen,
        doelgroepen=advies.doelgroepen,
        gemeente=advies.gemeente,
        passend=row.passend,
        behandelaar=row.behandelaar,
        wacht_sinds=row.medewerker_gevraagd_op if status in _OPEN else None,
    )


def _waits() -> ColumnElement[bool]:
    asked = VerwijzingRow.medewerker_gevraagd_op.is_not(None)
    return asked & VerwijzingRow.status.in_(_OPEN)


def _conditions(filters: Filters) -> Sequence[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if filters.status:
        conditions.append(VerwijzingRow.status == filters.status)
    for field, value in (
        ("themas", filters.thema),
        ("vormen", filters.vorm),
        ("doelgroepen", filters.doelgroep),
    ):
        if value:
            # A list of ids as JSON text: an id stands between quotes and holds none itself.
            ids = VerwijzingRow.advies[field].as_string()
            conditions.append(ids.contains(f'"{value}"', autoescape=True))
    if filters.passend is not None:
        conditions.append(VerwijzingRow.passend.is_(filters.passend))
    if filters.wacht:
        conditions.append(_waits())
    if filters.vanaf:
        conditions.append(VerwijzingRow.gemaakt_op >= _start(filters.vanaf))
    if filters.tot_en_met:
        conditions.append(VerwijzingRow.gemaakt_op < _start(filters.tot_en_met + timedelta(days=1)))
    return conditions


def _start(day: date) -> datetime:
    """When a day begins, in the Netherlands."""
    return datetime.combine(day, time(), AMSTERDAM)

"""Counts per day. They stay when a gesprek is erased: they hold nothing that anybody said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession

from api.storage.tables import DagtellingRow, TellingRow


async def count_vraag(
    session: AsyncSession,
    dag: date,
    *,
    themas: Sequence[str],
    vormen: Sequence[str],
    doelgroepen: Sequence[str],
    provincie: str | None,
    uitkomst: str,
) -> None:
    """Counts one question: what was asked and whether there was an answer."""
    await _add_one(
        session,
        TellingRow,
        dag=dag,
        themas=",".join(sorted(themas)),
        vormen=",".join(sorted(vormen)),
        doelgroepen=",".join(sorted(doelgroepen)),
        provincie=provincie or "",
        uitkomst=uitkomst,
    )


async def count_gebeurtenis(session: AsyncSession, dag: date, soort: str) -> None:
    """Counts something that happened, such as a gesprek that began."""
    await _add_one(session, DagtellingRow, dag=dag, soort=soort)


async def _add_one(
    session: AsyncSession, table: type[TellingRow | DagtellingRow], **key: date | str
) -> None:
    # Two steps that also hold when two workers count the same thing at once.
    dialect = session.get_bind().dialect.name
    insert = postgresql_insert if dialect == "postgresql" else sqlite_insert
    await session.execute(insert(table).values(**key, aantal=0).on_conflict_do_nothing())
    await session.execute(update(table).filter_by(**key).values(aantal=table.aantal + 1))

"""Counts per day. They stay when a gesprek is erased: they hold nothing that anybody said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from api.storage.tables import DagtellingRow, TellingRow


def count_vraag(
    connection: Connection,
    dag: date,
    *,
    themas: Sequence[str],
    vormen: Sequence[str],
    doelgroepen: Sequence[str],
    provincie: str | None,
    uitkomst: str,
) -> None:
    """Counts one question: what was asked and whether there was an answer."""
    _add_one(
        connection,
        TellingRow,
        dag=dag,
        themas=",".join(sorted(themas)),
        vormen=",".join(sorted(vormen)),
        doelgroepen=",".join(sorted(doelgroepen)),
        provincie=provincie or "",
        uitkomst=uitkomst,
    )


def count_gebeurtenis(connection: Connection, dag: date, soort: str) -> None:
    """Counts something that happened, such as a gesprek that began."""
    _add_one(connection, DagtellingRow, dag=dag, soort=soort)


def _add_one(
    connection: Connection, table: type[TellingRow | DagtellingRow], **key: date | str
) -> None:
    # Two steps that also hold when two workers count the same thing at once.
    dialect = connection.dialect.name
    insert = postgresql_insert if dialect == "postgresql" else sqlite_insert
    connection.execute(insert(table).values(**key, aantal=0).on_conflict_do_nothing())
    connection.execute(update(table).filter_by(**key).values(aantal=table.aantal + 1))

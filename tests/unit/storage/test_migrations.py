"""The tables, as migrations make them, on both databases."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, delete, inspect, select, text, update
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.ext.asyncio import AsyncEngine

from api.storage.database import Sessions, open_engine
from api.storage.migrate import config, migrate
from api.storage.tables import Base, BewaargrensRow, GesprekRow, HandelingRow

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


async def test_migrations_make_what_the_code_expects(engine: AsyncEngine) -> None:
    await migrate(engine)

    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))

    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_back_to_nothing_and_forward_again(engine: AsyncEngine) -> None:
    await migrate(engine)
    async with engine.begin() as connection:
        await connection.run_sync(lambda c: command.downgrade(config(c), "base"))
    async with engine.connect() as connection:
        left = await connection.run_sync(lambda c: inspect(c).get_table_names())
    assert left == ["alembic_version"]
    await migrate(engine)


async def test_content_of_the_first_release_stays(engine: AsyncEngine) -> None:
    await migrate(engine, "0001")
    async with engine.begin() as connection:
        await connection.execute(text("DROP TABLE alembic_version"))
        await connection.execute(
            text(
                "INSERT INTO tellingen (dag, themas, vormen, doelgroepen, uitkomst, aantal)"
                " VALUES ('2026-11-01', 'inclusie', '', '', 'passend', 7)"
            )
        )
    await migrate(engine)
    async with engine.connect() as connection:
        rows = (await connection.execute(text("SELECT aantal, provincie FROM tellingen"))).all()
    assert [tuple(row) for row in rows] == [(7, "")]


async def test_two_workers_that_start_at_once(database_url: str) -> None:
    engines = [open_engine(database_url) for _ in range(2)]
    if engines[0].dialect.name == "sqlite":
        # A file has one worker; others are started by `run-scaled`, which migrates first.
        await migrate(engines[0])
    await asyncio.gather(*(migrate(engine) for engine in engines))
    for engine in engines:
        await engine.dispose()


async def test_a_moment_keeps_its_zone(store: Sessions) -> None:
    async with store.begin() as session:
        session.add(GesprekRow(id="a", sleutel_hash="x", begonnen_op=NOW, laatste_op=NOW))
    async with store() as session:
        row = await session.get_one(GesprekRow, "a")
    assert row.begonnen_op == NOW


async def test_a_moment_without_a_zone_is_refused(store: Sessions) -> None:
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(StatementError):
        async with store.begin() as session:
            session.add(GesprekRow(id="a", sleutel_hash="x", begonnen_op=naive, laatste_op=NOW))


@pytest.fixture
async def handeling(store: Sessions) -> Sessions:
    """A store with one line in the audit trail."""
    async with store.begin() as session:
        session.add(
            HandelingRow(op=NOW, wie="a", rol="beheerder", wat="status", onderwerp="K7QD-MX4A")
        )
    return store


async def test_the_audit_trail_cannot_be_changed(handeling: Sessions) -> None:
    with pytest.raises(DBAPIError):
        async with handeling.begin() as session:
            await session.execute(update(HandelingRow).values(wie="b"))


async def test_the_audit_trail_cannot_be_removed(handeling: Sessions) -> None:
    with pytest.raises(DBAPIError):
        async with handeling.begin() as session:
            await session.execute(delete(HandelingRow))


async def test_what_retention_gave_up_can_be_removed(handeling: Sessions) -> None:
    async with handeling.begin() as session:
        session.add(BewaargrensRow(soort="handelingen", voor=NOW + timedelta(seconds=1)))
        await session.flush()
        await session.execute(delete(HandelingRow))
    async with handeling() as session:
        assert (await session.scalars(select(HandelingRow))).all() == []

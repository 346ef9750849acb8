"""The same tests on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
import itertools
import shutil
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from api.storage.database import Sessions, open_engine, sessions
from api.storage.migrate import migrate
from tests.support.postgres import Postgres, running_postgres

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server for all tests that need one."""
    with running_postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'test.db'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.url(f"test{next(_numbers)}")


@pytest.fixture
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    """An open database without tables."""
    engine = open_engine(database_url)
    yield engine
    await engine.dispose()


@pytest.fixture(scope="session")
def sqlite_with_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file to copy: the migrations take longer than most tests."""
    path = tmp_path_factory.mktemp("tables") / "tables.db"
    _migrate(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_with_tables(postgres: Postgres) -> str:
    """The name of a database to copy."""
    _migrate(postgres.url("tables"))
    return "tables"


@pytest.fixture(params=["sqlite", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Sessions]:
    """An open database of each kind with the newest tables."""
    if request.param == "sqlite":
        path = shutil.copy(request.getfixturevalue("sqlite_with_tables"), tmp_path)
        url = f"sqlite+aiosqlite:///{path}"
    else:
        server: Postgres = request.getfixturevalue("postgres")
        template = request.getfixturevalue("postgres_with_tables")
        url = server.url(f"test{next(_numbers)}", template=template)
    engine = open_engine(url)
    yield sessions(engine)
    await engine.dispose()


def _migrate(url: str) -> None:
    async def migrated() -> None:
        engine = open_engine(url)
        await migrate(engine)
        await engine.dispose()

    # Apart from the loop that pytest may be running.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, migrated()).result()

"""Brings a database to the newest version of the tables: `python -m api.storage.migrate`.

The API does it when it starts; where several workers start at once, run it before them.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from api.storage.database import open_engine
from api.storage.settings import DatabaseSettings

_SCRIPTS: Final = Path(__file__).with_name("migrations")
#: The version whose tables were once made without writing a version down.
_FIRST: Final = "0001"
#: Any number will do, as long as it is always the same.
_LOCK: Final = 4_217_033


async def migrate(engine: AsyncEngine, to: str = "head") -> None:
    """Goes forward to a version, the newest by default; does nothing where that is in place."""
    async with engine.begin() as connection:
        await connection.run_sync(_upgrade, to)


def config(connection: Connection) -> Config:
    """The settings of Alembic for an open connection."""
    settings = Config()
    settings.set_main_option("script_location", str(_SCRIPTS))
    settings.attributes["connection"] = connection
    return settings


def _upgrade(connection: Connection, to: str) -> None:
    if connection.dialect.name == "postgresql":
        # Until the end of this transaction: the second of two workers finds nothing left to do.
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    tables = set(inspect(connection).get_table_names())
    if "gesprekken" in tables and "alembic_version" not in tables:
        command.stamp(config(connection), _FIRST)
    command.upgrade(config(connection), to)


async def _main() -> None:
    engine = open_engine(DatabaseSettings().database_url)
    try:
        await migrate(engine)
    finally:
        await engine.dispose()


if __name__ == "__main__":
    asyncio.run(_main())

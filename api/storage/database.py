"""The connection to the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

Sessions = async_sessionmaker[AsyncSession]


def open_engine(url: str) -> AsyncEngine:
    """Opens the database at an SQLAlchemy address, for example ``sqlite+aiosqlite:///var/api.db``."""
    # A look at a connection before each use costs as much as a query; SQLite has no server to lose.
    at_server = not url.startswith("sqlite")
    engine = create_async_engine(url, pool_pre_ping=at_server, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", configure_sqlite)
    return engine


def sessions(engine: AsyncEngine) -> Sessions:
    """A maker of sessions whose objects stay readable after a commit."""
    return async_sessionmaker(engine, expire_on_commit=False)


def configure_sqlite(connection: Any, _: Any) -> None:
    """Sets what each new connection to SQLite needs."""
    cursor = connection.cursor()
    # Readers and a writer side by side, and a wait instead of an error when two write.
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA busy_timeout=3000")
    cursor.execute("PRAGMA foreign_keys=ON")
    # Erased means gone: freed pages are overwritten.
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()

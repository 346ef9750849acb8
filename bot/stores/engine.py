"""Opens the database of the conversations."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.pool import QueuePool

#: Seconds to wait for the database; the API gives up on a turn a little later.
PATIENCE = 3


def open_engine(url: str) -> Engine:
    """A pool of connections to SQLite or PostgreSQL that gives up after a few seconds."""
    if sa.engine.make_url(url).get_backend_name() != "sqlite":
        # A connection that the database ended (restart, fail-over) is replaced, not used.
        return sa.create_engine(
            url,
            pool_pre_ping=True,
            pool_timeout=PATIENCE,
            connect_args={
                "connect_timeout": PATIENCE,
                "options": f"-c statement_timeout={PATIENCE * 1000}",
            },
        )
    # SQLAlchemy 1.4 would open a SQLite file anew for every transaction.
    engine = sa.create_engine(
        url, poolclass=QueuePool, connect_args={"check_same_thread": False, "timeout": PATIENCE}
    )
    sa.event.listen(engine, "connect", _configure_sqlite)
    return engine


def _configure_sqlite(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    # Readers and a writer side by side; a commit is appended, not synced to disk.
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    # Erased means gone: freed pages are overwritten.
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()

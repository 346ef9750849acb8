"""What can be set on the storage."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from api.environment import FromEnvironment

_PROJECT = Path(__file__).resolve().parents[2]


class DatabaseSettings(FromEnvironment):
    """Where the database is: all that a migration needs to know."""

    database_url: str = Field(
        f"sqlite+aiosqlite:///{_PROJECT / 'var' / 'api.db'}",
        description="SQLAlchemy address: sqlite+aiosqlite:///… or postgresql+psycopg://…",
    )

"""How Alembic reaches the database: over the connection that `api.storage.migrate` hands it."""

from __future__ import annotations

from alembic import context

from api.storage.tables import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    # SQLite cannot change a table in place; Alembic then copies it.
    render_as_batch=connection.dialect.name == "sqlite",
    compare_server_default=False,
)
with context.begin_transaction():
    context.run_migrations()

"""Keeps conversations for Rasa in one row each, so that a turn costs the same in a long one.

Rasa's own SQL store keeps every event, and reads and counts all of them in every turn.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Connection

from bot.stores import window
from bot.stores.engine import open_engine

T = TypeVar("T")

_metadata = sa.MetaData()
GESPREKKEN = sa.Table(
    # Not "gesprekken": the API may keep its own in the same database.
    "rasa_gesprekken",
    _metadata,
    sa.Column("id", sa.String(255), primary_key=True),
    sa.Column("laatste_op", sa.Float, nullable=False),
    #: JSON: the events of `window.latest`.
    sa.Column("stand", sa.Text, nullable=False),
)

# Made once: SQLAlchemy then finds their SQL again without looking at them from top to bottom.
_THIS = GESPREKKEN.c.id == sa.bindparam("gesprek")
_READ = sa.select(GESPREKKEN.c.stand).where(_THIS)
_CHANGE = (
    sa.update(GESPREKKEN)
    .where(_THIS)
    .values(laatste_op=sa.bindparam("nu"), stand=sa.bindparam("nieuw"))
)
_ADD = sa.insert(GESPREKKEN).values(
    id=sa.bindparam("gesprek"), laatste_op=sa.bindparam("nu"), stand=sa.bindparam("nieuw")
)
_ERASE = sa.delete(GESPREKKEN).where(_THIS)
_IDS = sa.select(GESPREKKEN.c.id)


class GesprekStore(TrackerStore):
    """Keeps of each conversation where it stands and its latest turns, in SQLite or PostgreSQL.

    What was said before those turns is not kept here: the API has the messages.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        turns: int = 3,
    ) -> None:
        """Opens the database at the SQLAlchemy address ``host``; makes the table if needed.

        Args:
            domain: What the bot knows; set by Rasa once the model is loaded.
            host: ``url`` of endpoints.yml.
            event_broker: Not used; Rasa hands it to every store.
            turns: How many messages of the user are kept with all that followed on them.

        Raises:
            ValueError: no address.
            sqlalchemy.exc.OperationalError: the database cannot be reached.
        """
        super().__init__(domain, event_broker)
        if not host:
            raise ValueError("The tracker store needs an address: set TRACKER_URL.")
        self._turns = turns
        self._engine = open_engine(host)
        _metadata.create_all(self._engine)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation as far as it is kept, or None when there is none."""
        stand = await self._stand(sender_id)
        if stand is None:
            return None
        return DialogueStateTracker.from_dict(
            sender_id,
            [window.without_words(event) for event in json.loads(stand)],
            self.domain.slots,
        )

    async def said_in(self, sender_id: str, message_id: str) -> list[dict[str, Any]]:
        """What the bot said on the latest message, as it went to the channel.

        Nothing when the latest message that is kept is another one: it was not answered then.
        """
        stand = await self._stand(sender_id)
        events = [Event.from_parameters(event) for event in json.loads(stand or "[]")]
        return window.said_on(message_id, events)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keeps where the conversation stands now, in place of where it stood."""
        if not tracker.events:
            return  # Rasa saves a new conversation before anything happened in it
        events = [event.as_dict() for event in window.latest(tracker, self._turns)]
        values = {"gesprek": tracker.sender_id, "nu": time.time(), "nieuw": json.dumps(events)}

        def write(connection: Connection) -> None:
            # One turn of a conversation at a time (Rasa's lock store): nobody adds in between.
            if not connection.execute(_CHANGE, values).rowcount:
                connection.execute(_ADD, values)

        await self._run(write)

    async def erase(self, sender_id: str) -> None:
        """Removes a conversation; an unknown one is fine."""
        await self._run(lambda connection: connection.execute(_ERASE, {"gesprek": sender_id}))

    async def keys(self) -> Iterable[str]:
        """The ids of all conversations."""
        return await self._run(lambda connection: list(connection.execute(_IDS).scalars()))

    def close(self) -> None:
        """Closes the connections; the next turn opens them again."""
        self._engine.dispose()

    async def _stand(self, sender_id: str) -> str | None:
        return await self._run(
            lambda connection: connection.execute(_READ, {"gesprek": sender_id}).scalar()
        )

    async def _run(self, work: Callable[[Connection], T]) -> T:
        """Works in one transaction, on a thread: a slow database must not hold up other turns."""

        def transaction() -> T:
            with self._engine.begin() as connection:
                return work(connection)

        return await asyncio.get_running_loop().run_in_executor(None, transaction)

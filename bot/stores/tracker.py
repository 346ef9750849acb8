"""Rasa's SQL tracker store, with the one thing it lacks: forgetting a conversation."""

from __future__ import annotations

import asyncio

from rasa.core.tracker_store import FailSafeTrackerStore, SQLTrackerStore, TrackerStore


class ErasableTrackerStore(SQLTrackerStore):
    """Keeps the events of conversations in SQLite or PostgreSQL and can erase one of them."""

    async def erase(self, sender_id: str) -> None:
        """Removes every event of one conversation; unknown conversations are fine."""

        def delete() -> None:
            with self.session_scope() as session:
                session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == sender_id).delete(
                    synchronize_session=False
                )
                session.commit()

        await asyncio.get_running_loop().run_in_executor(None, delete)


def erasable(store: TrackerStore) -> ErasableTrackerStore:
    """The store behind the wrapper that Rasa's agent puts around it.

    Raises:
        TypeError: endpoints.yml names another store, which could not forget anything.
    """
    inner = store._tracker_store if isinstance(store, FailSafeTrackerStore) else store
    if not isinstance(inner, ErasableTrackerStore):
        raise TypeError(f"{type(inner).__name__} cannot erase a conversation.")
    return inner

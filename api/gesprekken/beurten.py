"""One turn of a conversation at a time, in this process or over all of them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Final, Protocol
from weakref import WeakValueDictionary

from redis.asyncio import Redis
from redis.asyncio.lock import Lock
from redis.exceptions import LockError, RedisError

logger = logging.getLogger(__name__)

#: Seconds after which a turn is taken for dead: longer than any turn may take.
_LONGEST: Final = 15.0
#: Seconds that a second message waits for the first.
_PATIENCE: Final = 10.0


class TurnTaken(Exception):
    """Another message of the same conversation is still being answered."""


class Beurten(Protocol):
    """Gives turns out."""

    def of(self, gesprek_id: str) -> AbstractAsyncContextManager[None]:
        """Holds the turn of a conversation while its block runs.

        Raises:
            TurnTaken: the one before takes too long.
        """
        ...


class OwnBeurten:
    """Turns within this process."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def of(self, gesprek_id: str) -> AsyncIterator[None]:
        """Waits for its turn within this process."""
        lock = self._locks.setdefault(gesprek_id, asyncio.Lock())
        async with lock:
            yield


class SharedBeurten:
    """Turns over all processes, by Redis.

    Without Redis each process guards its own: the proxy sends a conversation to the same one as
    long as that lives, so little is lost, and a service that stops would lose more.
    """

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._own = OwnBeurten()

    @asynccontextmanager
    async def of(self, gesprek_id: str) -> AsyncIterator[None]:
        """Waits for its turn among all processes."""
        async with self._own.of(gesprek_id):
            lock = await self._take(gesprek_id)
            try:
                yield
            finally:
                if lock is not None:
                    await _release(lock)

    async def _take(self, gesprek_id: str) -> Lock | None:
        lock = self._redis.lock(
            f"beurt:{gesprek_id}", timeout=_LONGEST, sleep=0.02, blocking_timeout=_PATIENCE
        )
        try:
            taken = await lock.acquire()
        except RedisError as error:
            logger.warning("turns_not_shared error=%s", type(error).__name__)
            return None
        if not taken:
            raise TurnTaken(gesprek_id)
        return lock


async def _release(lock: Lock) -> None:
    try:
        await lock.release()
    except (LockError, RedisError) as error:  # it ends by itself
        logger.warning("turn_not_released error=%s", type(error).__name__)

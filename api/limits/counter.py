"""Counts requests in the memory of this process, or in Redis for all processes together."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from limits import RateLimitItem
from limits.aio.storage import MemoryStorage, RedisStorage
from redis.asyncio import ConnectionPool
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

#: Seconds for one answer of Redis; a turn may not wait for a counter.
_REDIS_PATIENCE = 0.25
#: Seconds in which a Redis that failed is not asked again.
_REDIS_REST = 5.0


Limit = tuple[RateLimitItem, tuple[str, ...]]
"""How many requests are allowed in a window, and for whom it is counted."""


@dataclass(frozen=True)
class Window:
    """How a limit stands after a request."""

    allowed: bool
    limit: int
    remaining: int
    #: Whole seconds until the count begins anew.
    reset: int
    #: For whom was counted.
    who: tuple[str, ...]


class Counter:
    """Counts in windows of a minute that begin with the first request.

    When Redis does not answer, each process counts for itself: a limit that is too wide for a
    while is better than a service that stops.
    """

    def __init__(
        self,
        redis_url: str | None,
        on_failure: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock = clock
        self._own = MemoryStorage()
        self._on_failure = on_failure
        self._rests_until = -math.inf
        self._pool: ConnectionPool | None = None
        self._shared: RedisStorage | None = None
        if redis_url:
            self._pool = ConnectionPool.from_url(
                redis_url,
                socket_timeout=_REDIS_PATIENCE,
                socket_connect_timeout=_REDIS_PATIENCE,
                retry=Retry(NoBackoff(), 0),
            )
            self._shared = RedisStorage(
                f"async+{redis_url}",
                implementation="redispy",
                connection_pool=self._pool,  # type: ignore[arg-type]  # as its docs say
            )

    async def hit(self, limits: Sequence[Limit]) -> Window:
        """Counts one request against limits, up to the first that is used up.

        Returns that one, or else the one of which least is left.
        """
        if self._shared and self._clock() >= self._rests_until:
            try:
                return await _hit(self._shared, limits)
            except (RedisError, OSError) as error:
                self._rests_until = self._clock() + _REDIS_REST
                logger.warning("redis_unavailable", extra={"reason": type(error).__name__})
                self._on_failure()
        return await _hit(self._own, limits)

    async def close(self) -> None:
        """Closes the connections to Redis."""
        if self._pool:
            await self._pool.disconnect()


async def _hit(storage: MemoryStorage | RedisStorage, limits: Sequence[Limit]) -> Window:
    """As the fixed-window strategy of `limits` does, which asks Redis six times for two limits."""
    tightest: tuple[int, Limit] | None = None
    for limit in limits:
        item, who = limit
        left = item.amount - await storage.incr(item.key_for(*who), item.get_expiry())
        if tightest is None or left < tightest[0]:
            tightest = left, limit
        if left < 0:
            break
    if tightest is None:
        raise ValueError("no limits")
    left, (item, who) = tightest
    seconds = await storage.get_expiry(item.key_for(*who)) - time.time()
    return Window(left >= 0, item.amount, max(0, left), max(1, math.ceil(seconds)), who)

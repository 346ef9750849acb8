"""Counts requests in the memory of this process, or in Redis for all processes together."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from limits import RateLimitItem
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import FixedWindowRateLimiter
from redis.asyncio import ConnectionPool
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

#: Seconds for one answer of Redis; a turn may not wait for a counter.
_REDIS_PATIENCE = 0.25
#: Seconds in which a Redis that failed is not asked again.
_REDIS_REST = 5.0


@dataclass(frozen=True)
class Window:
    """How one limit stands after a request."""

    allowed: bool
    limit: int
    remaining: int
    #: Whole seconds until the count begins anew.
    reset: int


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
        self._own = FixedWindowRateLimiter(MemoryStorage())
        self._on_failure = on_failure
        self._rests_until = -math.inf
        self._pool: ConnectionPool | None = None
        self._shared: FixedWindowRateLimiter | None = None
        if redis_url:
            self._pool = ConnectionPool.from_url(
                redis_url,
                socket_timeout=_REDIS_PATIENCE,
                socket_connect_timeout=_REDIS_PATIENCE,
                retry=Retry(NoBackoff(), 0),
            )
            storage = RedisStorage(
                f"async+{redis_url}",
                implementation="redispy",
                connection_pool=self._pool,  # type: ignore[arg-type]  # as its docs say
            )
            self._shared = FixedWindowRateLimiter(storage)

    async def hit(self, item: RateLimitItem, *who: str) -> Window:
        """Counts one request of somebody against a limit."""
        if self._shared and self._clock() >= self._rests_until:
            try:
                return await _hit(self._shared, item, *who)
            except (RedisError, OSError) as error:
                self._rests_until = self._clock() + _REDIS_REST
                logger.warning("redis_unavailable", extra={"reason": type(error).__name__})
                self._on_failure()
        return await _hit(self._own, item, *who)

    async def close(self) -> None:
        """Closes the connections to Redis."""
        if self._pool:
            await self._pool.disconnect()


async def _hit(strategy: FixedWindowRateLimiter, item: RateLimitItem, *who: str) -> Window:
    allowed = await strategy.hit(item, *who)
    stats = await strategy.get_window_stats(item, *who)
    reset = max(1, math.ceil(stats.reset_time - time.time()))
    return Window(allowed, item.amount, stats.remaining, reset)

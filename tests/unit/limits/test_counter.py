"""Counting in memory, in a real Redis, and while that Redis is gone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
from limits import RateLimitItemPerMinute

from api.limits.counter import Counter
from tests.support.patience import PATIENCE
from tests.support.redis import RedisServer, running_redis

TWO = RateLimitItemPerMinute(2)


class Clock:
    """The time as a test sets it, in seconds."""

    now = 0.0

    def __call__(self) -> float:
        return self.now

    time = __call__


class Failures:
    """How often the counter said that Redis failed."""

    count = 0

    def __call__(self) -> None:
        self.count += 1


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    """An empty Redis."""
    with running_redis() as server:
        yield server


@pytest.fixture
def clock() -> Clock:
    """Says when a Redis that failed is asked again."""
    return Clock()


@pytest.fixture
async def shared(
    redis: RedisServer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Counter, Counter, Failures]]:
    """The counters of two processes on one Redis, with patience for a machine that is busy."""
    monkeypatch.setattr("api.limits.counter._REDIS_PATIENCE", PATIENCE)
    failures = Failures()
    counters = Counter(redis.url, failures, clock), Counter(redis.url, failures, clock)
    yield *counters, failures
    for counter in counters:
        await counter.close()


async def test_it_counts_down_and_then_refuses() -> None:
    counter = Counter(None, Failures())
    windows = [await counter.hit([(TWO, ("a",))]) for _ in range(3)]
    assert [(w.allowed, w.limit, w.remaining) for w in windows] == [
        (True, 2, 1),
        (True, 2, 0),
        (False, 2, 0),
    ]
    assert all(1 <= w.reset <= 60 for w in windows)
    assert (await counter.hit([(TWO, ("b",))])).allowed


async def test_the_tightest_of_several_limits_is_told() -> None:
    counter = Counter(None, Failures())
    wide, tight = (RateLimitItemPerMinute(9), ("wide",)), (TWO, ("tight",))
    assert (await counter.hit([wide, tight])).who == ("tight",)
    await counter.hit([wide, tight])
    refused = await counter.hit([wide, tight])
    assert (refused.allowed, refused.who) == (False, ("tight",))


async def test_what_comes_after_a_limit_that_is_used_up_is_not_counted() -> None:
    counter = Counter(None, Failures())
    first, second = (TWO, ("first",)), (TWO, ("second",))
    for _ in range(2):
        await counter.hit([first])
    assert not (await counter.hit([first, second])).allowed
    assert (await counter.hit([second])).remaining == 1


async def test_after_the_window_it_begins_anew(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("limits.aio.storage.memory.time", clock)
    counter = Counter(None, Failures())
    for now, allowed in ((0.0, True), (30.0, True), (59.9, False), (60.1, True)):
        clock.now = now
        assert (await counter.hit([(TWO, ("a",))])).allowed == allowed, now


async def test_processes_share_a_count_in_redis(shared: tuple[Counter, Counter, Failures]) -> None:
    one, other, failures = shared
    assert (await one.hit([(TWO, ("a",))])).allowed
    assert (await other.hit([(TWO, ("a",))])).remaining == 0
    refused = await one.hit([(TWO, ("a",))])
    assert not refused.allowed
    assert 1 <= refused.reset <= 60
    assert failures.count == 0


async def test_without_its_redis_it_goes_on_by_itself_and_comes_back(
    shared: tuple[Counter, Counter, Failures],
    redis: RedisServer,
    clock: Clock,
) -> None:
    one, other, failures = shared
    await one.hit([(TWO, ("a",))])
    redis.kill()
    windows = [await one.hit([(TWO, ("a",))]) for _ in range(3)]
    assert [w.allowed for w in windows] == [True, True, False]
    assert failures.count == 1, "a Redis that failed rests, so a turn waits for it once at most"
    redis.start()
    assert (await one.hit([(TWO, ("b",))])).remaining == 1
    assert (await other.hit([(TWO, ("b",))])).remaining == 1, "the one still counts for itself"
    clock.now = 60.0
    assert (await one.hit([(TWO, ("a",))])).remaining == 1
    assert (await other.hit([(TWO, ("a",))])).remaining == 0

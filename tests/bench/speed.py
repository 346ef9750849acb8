"""The time of a turn and what it costs, for one user and for several at once."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from statistics import median, quantiles

import httpx

from tests.bench.conversation import Played, play
from tests.bench.processes import cpu
from tests.support.stack import Stack


@dataclass(frozen=True)
class Speed:
    """Turn times in milliseconds, turns a second, and processor milliseconds a turn per part."""

    times: list[float]
    rate: float
    cost: dict[str, float]

    @property
    def per_core(self) -> float:
        """Turns a second that one processor could do: independent of what else it is doing."""
        return 1000 / sum(self.cost.values())

    @property
    def slowest(self) -> float:
        """Milliseconds within which 99 % of the turns were answered."""
        return quantiles(self.times, n=100)[-1]

    def __str__(self) -> str:
        cost = ", ".join(f"{part} {ms:.1f}" for part, ms in self.cost.items())
        return (
            f"median {median(self.times):.1f} ms, 99 % within {self.slowest:.0f} ms, "
            f"{self.rate:.1f} turns/s; {sum(self.cost.values()):.1f} ms of processor a turn "
            f"({cost}), {self.per_core:.0f} turns/s per core"
        )


def measure(stack: Stack, conversations: int, at_once: int = 1) -> Speed:
    """Plays conversations, some at once."""
    before, start = cpu(stack.process.pid), time.perf_counter()
    played = asyncio.run(_play_all(stack, conversations, at_once))
    elapsed, after = time.perf_counter() - start, cpu(stack.process.pid)
    times = [ms for one in played for ms in one.times]
    cost = {part: (after[part] - before[part]) / len(times) for part in after}
    return Speed(times, len(times) / elapsed, cost)


async def _play_all(stack: Stack, conversations: int, at_once: int) -> list[Played]:
    gate = asyncio.Semaphore(at_once)
    async with client(stack) as http:

        async def one() -> Played:
            async with gate:
                return await play(http)

        return list(await asyncio.gather(*(one() for _ in range(conversations))))


def client(stack: Stack) -> httpx.AsyncClient:
    """A client with room for many conversations at once."""
    return httpx.AsyncClient(
        base_url=f"{stack.url}/api/v1/", timeout=30, limits=httpx.Limits(max_connections=None)
    )

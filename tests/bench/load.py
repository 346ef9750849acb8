"""Many conversations at once, each on its own account: 200, with 20 turns a second in all."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass
from random import Random
from statistics import median, quantiles

import httpx

from bot.components.gemeente.gazetteer import gazetteer
from tests.bench.conversation import TEXTS, Gesprek
from tests.bench.speed import client
from tests.support.stack import Stack

CONVERSATIONS = 200
#: Turns a second that are offered, whether or not the stack keeps up.
OFFERED = 20.0
#: 95 % of the turns have to be answered within this many seconds.
PATIENCE = 2.0


@dataclass(frozen=True)
class Load:
    """How it went: milliseconds from the moment a message was due to its answer."""

    times: list[float]
    #: Conversations that failed, by what failed.
    errors: dict[str, int]
    mixed_up: int
    rate: float

    @property
    def in_time(self) -> float:
        """The share of the turns that was answered in time."""
        return sum(ms <= PATIENCE * 1000 for ms in self.times) / len(self.times)

    def __str__(self) -> str:
        return (
            f"{self.errors or 'no'} errors, {self.mixed_up} mixed up, {self.in_time:.1%} within "
            f"{PATIENCE:.0f} s (median {median(self.times):.0f} ms, 99 % within "
            f"{quantiles(self.times, n=100)[-1]:.0f} ms), {self.rate:.1f} turns/s"
        )


def measure(stack: Stack) -> Load:
    """Has 200 officials, each of another municipality, talk at the same time.

    The turns of all are spread evenly over the whole, so that every conversation is open nearly all
    of the time. The municipality of an advies must be the one that was told in that conversation.
    """
    return asyncio.run(_measure(stack))


async def _measure(stack: Stack) -> Load:
    gemeenten = Random(1).sample(gazetteer().namen, CONVERSATIONS)
    begin = time.perf_counter() + 0.5
    async with client(stack) as http:
        done = await asyncio.gather(
            *(_one(http, name, begin + place / OFFERED) for place, name in enumerate(gemeenten))
        )
    times = [ms for times, _, _ in done for ms in times]
    return Load(
        times,
        Counter(failed for _, failed, _ in done if failed),
        sum(mixed for _, _, mixed in done),
        len(times) / (time.perf_counter() - begin),
    )


async def _one(http: httpx.AsyncClient, gemeente: str, due: float) -> tuple[list[float], str, bool]:
    """Milliseconds per turn, what failed, and whether the advies was another's."""
    gesprek, times = Gesprek(http), []
    story, *rest = TEXTS
    try:
        for tekst in (None, f"Ik werk bij de gemeente {gemeente}. {story}", *rest):
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            await (gesprek.say(tekst) if tekst else gesprek.begin())
            times.append((time.perf_counter() - due) * 1000)
            due += CONVERSATIONS / OFFERED
    except httpx.HTTPStatusError as error:
        return times, str(error.response.status_code), False
    except httpx.HTTPError as error:
        return times, type(error).__name__, False
    advies = gesprek.played.advies
    return (
        times,
        "" if advies else "no advies",
        advies is not None and advies["gemeente"] != gemeente,
    )

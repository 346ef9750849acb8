"""An hour's worth of turns: does memory, or the number of files and connections, grow?"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import httpx

from tests.bench.conversation import TEXTS, Gesprek
from tests.bench.speed import client
from tests.support import processes
from tests.support.stack import Stack

#: One turn a second for an hour.
TURNS = 3_600
#: Conversations at once.
WIDE = 8
#: Turns before the first measurement: caches and pools fill up first.
WARM = 600


@dataclass(frozen=True)
class Size:
    """Of one process: memory in MB, and open files and connections."""

    memory: float
    files: int


def sizes(stack: Stack) -> dict[str, Size]:
    """How large each process is now."""
    ports = {"api": stack.ports.api, "rasa": stack.ports.rasa, "actions": stack.ports.actions}
    return {
        name: Size(processes.memory(port) / 1024, processes.open_files(port))
        for name, port in ports.items()
    }


def measure(stack: Stack) -> tuple[dict[str, Size], dict[str, Size]]:
    """The sizes after the warm-up, and after all turns."""
    asyncio.run(_turns(stack, WARM))
    before = sizes(stack)
    asyncio.run(_turns(stack, TURNS))
    return before, sizes(stack)


def show(found: tuple[dict[str, Size], dict[str, Size]]) -> None:
    """One line for each process."""
    before, after = found
    for name, first in before.items():
        last = after[name]
        print(
            f"soak of {TURNS} turns, {name}: {first.memory:.0f} → {last.memory:.0f} MB, "
            f"{first.files} → {last.files} files and connections"
        )


async def _turns(stack: Stack, number: int) -> None:
    conversations = number // (1 + len(TEXTS))
    gate = asyncio.Semaphore(WIDE)
    async with client(stack) as http:
        await asyncio.gather(*(_one(http, gate) for _ in range(conversations)))


async def _one(http: httpx.AsyncClient, gate: asyncio.Semaphore) -> None:
    async with gate:
        gesprek = Gesprek(http)
        await gesprek.begin()
        for tekst in TEXTS:
            await gesprek.say(tekst)

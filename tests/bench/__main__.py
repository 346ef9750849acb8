"""Measures the real stack: `python -m tests.bench`. Figures compare within one run only."""

from __future__ import annotations

import asyncio
import os
import subprocess
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

import httpx

from tests.bench import catalogue
from tests.support.stack import Stack, running_stack

#: One whole conversation: story, support, for whom, agreement.
CONVERSATION = (
    "Sinds het besluit over de opvang staan groepen inwoners tegenover elkaar",
    "we willen oefenen met moeilijke gesprekken",
    "voor onze wijkteams",
    "ja",
)
CONVERSATIONS = 25
WIDE = 8


async def converse(http: httpx.AsyncClient) -> list[float]:
    """Plays one conversation and gives the milliseconds of each turn."""
    begin = (await http.post("gesprekken")).raise_for_status().json()
    headers = {"Authorization": f"Bearer {begin['sleutel']}"}
    times = []
    for tekst in CONVERSATION:
        start = time.perf_counter()
        url = f"gesprekken/{begin['id']}/berichten"
        (await http.post(url, json={"tekst": tekst}, headers=headers)).raise_for_status()
        times.append((time.perf_counter() - start) * 1000)
    return times


async def load(stack: Stack, conversations: int, at_once: int) -> tuple[list[float], float]:
    """Plays conversations, some at once; gives the turn times and turns per second."""
    gate = asyncio.Semaphore(at_once)
    async with httpx.AsyncClient(base_url=f"{stack.url}/api/v1/", timeout=30) as http:

        async def one() -> list[float]:
            async with gate:
                return await converse(http)

        start = time.perf_counter()
        results = await asyncio.gather(*(one() for _ in range(conversations)))
        times = [ms for result in results for ms in result]
        return times, len(times) / (time.perf_counter() - start)


def memory(pid: int) -> dict[str, float]:
    """Resident megabytes of every process below ``pid``, by its last argument."""
    listed = subprocess.check_output(["ps", "-eo", "pid,ppid,rss,args"], text=True)
    rows = [line.split(None, 3) for line in listed.splitlines()[1:]]
    family, sizes = {str(pid)}, {}
    for row in sorted(rows, key=lambda row: int(row[0])):
        if row[0] in family or row[1] in family:
            family.add(row[0])
            sizes[f"{row[3].split()[-1]} ({row[0]})"] = int(row[2]) / 1024
    return sizes


def line(name: str, times: list[float], rate: float) -> None:
    """Prints one row."""
    print(
        f"{name:<28} median {median(times):6.1f} ms   p99 {quantiles(times, n=100)[-1]:6.1f} ms   "
        f"{rate:6.1f} turns/s"
    )


def main() -> None:
    """Starts a stack, measures it and prints the figures."""
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        with running_stack(Path(folder)) as stack:
            print(f"{'start to able to chat':<28} {time.perf_counter() - start:.1f} s")
            asyncio.run(load(stack, 3, 1))  # warm
            one = asyncio.run(load(stack, CONVERSATIONS, 1))
            line("one conversation at a time", *one)
            many = asyncio.run(load(stack, CONVERSATIONS * 2, WIDE))
            line(f"{WIDE} at once", *many)
            print(f"{'ratio of turns/s':<28} {many[1] / one[1]:.2f}")
            sizes = memory(stack.process.pid)
            print(f"{'memory of the whole':<28} {sum(sizes.values()):.0f} MB")
            for name, size in sizes.items():
                print(f"  {name:<26} {size:.0f} MB")
    catalogue.main()


if __name__ == "__main__":
    main()

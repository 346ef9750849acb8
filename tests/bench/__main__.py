"""Measures the real stack: `python -m tests.bench [part …]`. Compare figures of one run only."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bot.stack.paths import ROOT
from tests.bench import catalogue, first_answers, load, profile, replicas, soak
from tests.bench.growth import growth, plot
from tests.bench.processes import memory
from tests.bench.speed import measure
from tests.bench.stock.compare import compare
from tests.support.stack import Stack, running_stack

CONVERSATIONS = 40
WIDE = 8
PLOT = ROOT / "docs" / "performance.svg"


def speed(stack: Stack) -> None:
    """One user, several users, and memory."""
    measure(stack, 3)  # warm
    one, many = measure(stack, CONVERSATIONS), measure(stack, CONVERSATIONS, WIDE)
    print(f"one conversation at a time: {one}")
    print(f"{WIDE} conversations at once: {many}")
    sizes = memory(stack.process.pid)
    print(f"memory: {sum(sizes.values())} MB ({dict(sizes)})")


def show_growth(stack: Stack) -> None:
    """The plot of the docs, and its figures."""
    found = growth(stack)
    for name, points in found.items():
        print(f"{name}: " + ", ".join(f"{size:,}: {ms:.1f} ms" for size, ms in points))
    plot(found, PLOT)


#: What can be measured on a running stack, in this order.
PARTS: dict[str, Callable[[Stack], None]] = {
    "speed": speed,
    "profile": lambda stack: profile.show(profile.profile(stack)),
    "load": lambda stack: print(f"{load.CONVERSATIONS} conversations: {load.measure(stack)}"),
    "growth": show_growth,
    "catalogue": lambda _: catalogue.main(),
    "soak": lambda stack: soak.show(soak.measure(stack)),
    "answers": first_answers.show,
}


def main() -> None:
    """Starts a stack, measures the parts that were asked for and prints the figures."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", help=f"{', '.join(PARTS)}, replicas, stock; without: not stock"
    )
    parts = parser.parse_args().parts or [*PARTS, "replicas"]
    print(
        f"{os.cpu_count()} processors ({platform.machine()}), load {os.getloadavg()[0]:.1f} "
        f"before the start, {time.strftime('%Y-%m-%d')}"
    )
    if wanted := [part for part in PARTS if part in parts]:
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            with running_stack(Path(folder), direct=True) as stack:
                print(f"start until it can chat: {time.perf_counter() - start:.1f} s")
                for part in wanted:
                    PARTS[part](stack)
    if "replicas" in parts:
        replicas.show()
    if "stock" in parts:
        compare()


if __name__ == "__main__":
    main()

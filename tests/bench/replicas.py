"""Turns a second against the number of replicas of Rasa, each with a worker of the API."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.speed import Speed, measure
from tests.support.stack import running_stack

REPLICAS = (1, 2, 3)
CONVERSATIONS = 60
#: Conversations at once: more than all replicas together answer at one moment.
WIDE = 12


def by_replicas() -> Iterator[tuple[int, Speed]]:
    """Starts the processes of `make run-scaled` anew for each number."""
    for number in REPLICAS:
        count = {"REPLICAS": str(number), "WORKERS": str(number)}
        launcher = [sys.executable, "-m", "bot.stack.scaled.run"]
        with (
            tempfile.TemporaryDirectory() as folder,
            running_stack(Path(folder), launcher, direct=True, environment=count) as stack,
        ):
            measure(stack, 2 * number, WIDE)  # warm
            yield number, measure(stack, CONVERSATIONS, WIDE)


def show() -> None:
    """One line for each number."""
    for number, found in by_replicas():
        print(f"{number} × Rasa and API, {WIDE} conversations at once: {found}")

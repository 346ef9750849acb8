"""Ours and stock Rasa side by side, in turns, so that both meet the same noise."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.bench.speed import Speed, measure
from tests.bench.stock import environment
from tests.support.stack import running_stack

ROUNDS = 5
#: Conversations per round and side.
CONVERSATIONS = 8


def compare() -> None:
    """Prints both, and the ratio of turns per core of each round."""
    environment.ensure()
    print("stock: " + ", ".join(f"{k} {v}" for k, v in environment.versions().items()))
    launcher = [sys.executable, "-m", "tests.bench.stock.launcher"]
    with (
        tempfile.TemporaryDirectory() as one,
        tempfile.TemporaryDirectory() as two,
        running_stack(Path(one), direct=True) as ours,
        running_stack(Path(two), launcher, direct=True) as stock,
    ):
        for stack in (ours, stock):
            measure(stack, 3)
        rounds = [
            (measure(ours, CONVERSATIONS), measure(stock, CONVERSATIONS)) for _ in range(ROUNDS)
        ]
    for name, side in (("ours", 0), ("stock", 1)):
        print(f"{name:<6} {_together([pair[side] for pair in rounds])}")
    whole = [ours.per_core / stock.per_core for ours, stock in rounds]
    rasa = [stock.cost["Rasa"] / ours.cost["Rasa"] for ours, stock in rounds]
    for name, ratios in (("the whole", whole), ("Rasa alone", rasa)):
        print(
            f"turns per second per core, {name}: {median(ratios):.1f} times stock "
            f"(rounds from {min(ratios):.1f} to {max(ratios):.1f})"
        )


def _together(rounds: list[Speed]) -> Speed:
    return Speed(
        [ms for speed in rounds for ms in speed.times],
        median(speed.rate for speed in rounds),
        {part: median(s.cost[part] for s in rounds) for part in rounds[0].cost},
    )

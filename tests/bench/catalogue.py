"""Measures the catalogue as it grows: `python -m tests.bench.catalogue`.

The offers are those of the real catalogue over and over; the questions are the typical ones of
`make catalogue-diff`, which tell a situation, each thema, vorm and doelgroep. Processor time, so
that what else runs on the machine counts for little.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from statistics import median

from api.catalogue.loader import check_bytes, load_bytes
from api.catalogue.tools.vragen import voorbeeldvragen
from api.clock import today
from api.matching.engine import Matcher
from tests.unit.catalogue.samples import many

SIZES = (10, 100, 1_000, 10_000)
TURNS = 5
CAREFUL = 1_000
"""Above so many offers the careful reading is left out; it takes half a minute for 10,000."""


def seconds(work: Callable[[], object]) -> float:
    """The processor time that `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Prints a row for each size."""
    questions = [vraag.on(today()) for vraag in voorbeeldvragen()]
    print("  offers     load    index    match (median)   make catalogue-check reads in")
    for size in SIZES:
        data = many(size)
        load = median(seconds(partial(load_bytes, data, "")) for _ in range(3))
        catalogue = load_bytes(data, "")
        index = median(seconds(partial(Matcher, catalogue)) for _ in range(3))
        matcher = Matcher(catalogue)
        times = [
            seconds(partial(matcher.match, vraag)) for _ in range(TURNS) for vraag in questions
        ]
        careful = f"{seconds(partial(check_bytes, data)):.2f} s" if size <= CAREFUL else ""
        print(
            f"{size:>8} {load:>6.2f} s {index:>6.2f} s {median(times) * 1000:>14.2f} ms   {careful}"
        )


if __name__ == "__main__":
    main()

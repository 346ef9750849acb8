"""How long tests wait: never so short that a slow or busy machine decides.

How fast something is, is measured by `make bench`; a test only shows that it ends.
"""

from __future__ import annotations

import time
from collections.abc import Callable

#: Seconds after which a test no longer believes that something comes.
PATIENCE = 60.0


def until(holds: Callable[[], object], seconds: float = PATIENCE, pause: float = 0.05) -> bool:
    """Waits until a condition holds; False when it still does not after so many seconds."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(pause)
    return True


def assert_proportional(work: Callable[[str], object], part: str) -> None:
    """Eight times as much of a text may not take much more than eight times as long.

    Sixty-four times would be the square of its length, and where a regular expression tries every
    way to read a text there is no end to it. The quickest of three, in processor time, so that
    other work on the machine does not decide.
    """
    small, large = (
        min(_seconds(work, (part * length)[:length]) for _ in range(3)) for length in (2000, 16_000)
    )
    assert large < 24 * small, f"{small:.4f} s grows to {large:.4f} s"


def _seconds(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start

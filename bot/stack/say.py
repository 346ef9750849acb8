"""Lines for the person at the terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn


def step(text: str) -> None:
    """Tells what happens now."""
    print(f"› {text}", flush=True)


def stop(text: str) -> NoReturn:
    """Ends with one line that says what to do."""
    print(f"✗ {text}", file=sys.stderr, flush=True)
    raise SystemExit(1)


@contextmanager
def timed(text: str) -> Iterator[None]:
    """Tells what happens, and how long it took."""
    step(f"{text} …")
    begin = time.monotonic()
    yield
    step(f"{text}: klaar ({time.monotonic() - begin:.0f} s)")

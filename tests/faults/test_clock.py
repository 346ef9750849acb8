"""The clock is set while conversations go on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx
import pytest
import time_machine

import tests.support
from tests.support.gesprek import Gesprek
from tests.support.stack import Stack, running_stack

FIRST = "groepen inwoners staan tegenover elkaar"
HOUR = 3_600


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seconds that all processes of the stack add to the time."""
    file = tmp_path_factory.mktemp("clock") / "seconds"
    file.write_text("0")
    return file


@pytest.fixture(scope="module")
def jumpy(clock: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The real stack on that clock."""
    environment = {
        "PYTHONPATH": str(Path(tests.support.__path__[0]) / "clock"),
        "CLOCK_FILE": str(clock),
        "CLOCK_PACKAGES": str(Path(time_machine.__file__).parents[1]),
    }
    with running_stack(tmp_path_factory.mktemp("jumpy"), environment=environment) as stack:
        yield stack


@pytest.mark.parametrize("hours", [3, -3, 48, -48])
def test_a_conversation_goes_on_when_the_clock_jumps(jumpy: Stack, clock: Path, hours: int) -> None:
    gesprek = Gesprek(jumpy.url)
    assert "vraag 2" in gesprek.say(FIRST).lower()
    _jump(jumpy, clock, hours)
    try:
        assert "vraag 3" in gesprek.say("een training").lower()
        assert gesprek.said() == [FIRST, "een training"], "in the order in which it was said"
        later = Gesprek(jumpy.url)
        assert "vraag 2" in later.say(FIRST).lower()
    finally:
        _jump(jumpy, clock, 0)
    assert "klopt" in gesprek.say("voor de wijkteams").lower()
    assert gesprek.said() == [FIRST, "een training", "voor de wijkteams"]
    assert "vraag 3" in later.say("een training").lower()


def _jump(stack: Stack, clock: Path, hours: int) -> None:
    """Sets the clock and waits until the API tells that time."""
    clock.write_text(str(hours * HOUR))
    end = time.monotonic() + 60
    while time.monotonic() < end:
        told = httpx.get(f"{stack.url}/api/v1/gezondheid").headers["date"]
        ahead = parsedate_to_datetime(told).timestamp() - time.time()
        if abs(ahead - hours * HOUR) < HOUR / 2:
            time.sleep(0.2)  # the other processes look as often
            return
        time.sleep(0.1)
    raise AssertionError("the clock did not jump")

"""What breaks in a stack of one of each, done to the real processes.

After each: nothing answered is lost, nothing is done twice, the official has read a clear sentence
in time, and the service heals by itself.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import time
from pathlib import Path

import pytest

from tests.support import processes
from tests.support.gesprek import PATIENCE, Gesprek, assert_clear
from tests.support.stack import Stack

FIRST = "groepen inwoners staan tegenover elkaar"


def begun(stack: Stack) -> Gesprek:
    """A conversation of which the first question was answered."""
    gesprek = Gesprek(stack.url)
    assert "vraag 2" in gesprek.say(FIRST).lower()
    return gesprek


def goes_on(gesprek: Gesprek) -> None:
    """The conversation is where it was: the second question is answered, the third is asked."""
    assert "vraag 3" in gesprek.say_until_heard("een training").lower()
    said = gesprek.said()
    assert said == [FIRST, "een training"], "nothing is lost, nothing is kept twice"


@pytest.mark.parametrize("part", ["rasa", "actions"])
def test_a_part_is_killed_in_the_middle(fragile: Stack, part: str) -> None:
    gesprek = begun(fragile)
    port = getattr(fragile.ports, part)
    processes.kill(port)
    goes_on(gesprek)
    assert gesprek.slowest < PATIENCE
    processes.wait_for(port)


def test_the_api_is_killed_in_the_middle(fragile: Stack) -> None:
    gesprek = begun(fragile)
    processes.kill(fragile.ports.api)
    time.sleep(0.5)
    processes.wait_for(fragile.ports.api)
    goes_on(gesprek)


@pytest.mark.parametrize("part", ["rasa", "actions"])
def test_a_part_that_hangs_is_told_in_time(fragile: Stack, part: str) -> None:
    gesprek = begun(fragile)
    with processes.held(getattr(fragile.ports, part)):
        answer = gesprek.send("een training")
        if answer.status_code != 200:
            assert_clear(answer)
        assert gesprek.slowest < PATIENCE
    time.sleep(0.5)
    heard = gesprek.said().count("een training")
    assert heard == (answer.status_code == 200)
    assert "vraag 3" in gesprek.say_until_heard("een training").lower()


def test_killed_while_it_answers(fragile: Stack) -> None:
    gesprek = begun(fragile)
    killer = threading.Timer(0.02, processes.kill, [fragile.ports.rasa])
    killer.start()
    gesprek.send("een training")
    killer.join()
    gesprek.say_until_heard("een training")
    gesprek.say_until_heard("voor de wijkteams")
    recap = gesprek.history()[-1]["tekst"].lower()
    assert recap.count("kennis") <= 1, "heard twice is still meant once"
    processes.wait_for(fragile.ports.rasa)


def test_the_wire_between_actions_and_api_is_cut(fragile: Stack) -> None:
    gesprek = begun(fragile)
    with fragile.api_for_actions.cut():
        begin = time.monotonic()
        gesprek.send("een training")
        assert time.monotonic() - begin < PATIENCE
    assert "vraag 3" in gesprek.say_until_heard("een training").lower()


def test_the_wire_between_api_and_rasa_is_cut(fragile: Stack) -> None:
    gesprek = begun(fragile)
    with fragile.rasa_for_api.cut():
        assert_clear(gesprek.send("een training"))
        assert gesprek.slowest < PATIENCE
    goes_on(gesprek)


@pytest.mark.parametrize("wire", ["rasa_for_api", "api_for_actions"])
def test_a_slow_wire_takes_time_and_nothing_else(fragile: Stack, wire: str) -> None:
    gesprek = begun(fragile)
    with getattr(fragile, wire).slow(0.3):
        goes_on(gesprek)
        assert gesprek.slowest < PATIENCE


def test_a_wire_too_slow_to_wait_for_is_told_in_time(fragile: Stack) -> None:
    gesprek = begun(fragile)
    with fragile.rasa_for_api.slow(10):
        assert_clear(gesprek.send("een training"))
        assert gesprek.slowest < PATIENCE
    goes_on(gesprek)


def test_a_database_that_somebody_else_locks(fragile: Stack) -> None:
    gesprek = begun(fragile)
    for name in ("api.db", "rasa.db"):
        lock = sqlite3.connect(fragile.var / name, isolation_level=None)
        lock.execute("BEGIN IMMEDIATE")
        try:
            answer = gesprek.send("een training")
            assert_clear(answer)
            assert gesprek.slowest < PATIENCE
        finally:
            lock.execute("ROLLBACK")
            lock.close()
    goes_on(gesprek)


def test_a_full_disk(fragile: Stack) -> None:
    if not os.path.ismount(fragile.var):
        pytest.skip("Only root may make the small disk that this test fills.")
    gesprek = begun(fragile)
    filler = fragile.var / "filler"
    try:
        _fill(filler)
        answer = gesprek.send("een training")
        for _ in range(20):
            if answer.status_code != 200:
                break
            _fill(filler)
            answer = gesprek.send("een training")
        assert_clear(answer)
        assert gesprek.slowest < PATIENCE
    finally:
        filler.unlink()
    gesprek.say_until_heard("een training")
    assert gesprek.said()[0] == FIRST, "what was answered is still there"


def _fill(filler: Path) -> None:
    """Writes until nothing more can be written."""
    with filler.open("ab", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))


def test_two_tabs_and_double_clicks_do_no_harm(fragile: Stack) -> None:
    gesprek = begun(fragile)
    tabs = [threading.Thread(target=gesprek.send, args=("een training",)) for _ in range(3)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    kept = [bericht["van"] for bericht in gesprek.history()]
    assert gesprek.said().count("een training") == 3
    assert "gebruiker gebruiker" not in " ".join(kept), "each message is followed by its answer"

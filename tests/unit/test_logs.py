"""Log lines: JSON, one line each, and nothing that somebody typed (SE-12, PR-04)."""

from __future__ import annotations

import io
import json
import logging
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.logs import LIBRARY, JsonFormatter

CANARY = "kanarie in de tekst"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the loggers of a process write, as `api.logs` sets them up."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    yield written
    root.removeHandler(handler)


def line(log: io.StringIO) -> dict[str, Any]:
    (only,) = log.getvalue().splitlines()
    parsed: dict[str, Any] = json.loads(only)
    return parsed


def test_our_own_line_has_what_was_given_beside_it(log: io.StringIO) -> None:
    logging.getLogger("api.gesprekken").warning(
        "rasa_%s", "away", extra={"gesprek": "0a", "x": None}
    )
    body = line(log)
    assert body.pop("time").endswith("+00:00")
    assert body == {
        "level": "warning",
        "logger": "api.gesprekken",
        "event": "rasa_away",
        "gesprek": "0a",
    }


@given(st.text())
def test_no_text_can_break_out_of_its_line(text: str) -> None:
    record = logging.makeLogRecord({"name": "api", "msg": text, "pad": text})
    written = JsonFormatter().format(record)
    assert all(" " <= char < "\x7f" for char in written)
    assert json.loads(written)["event"] == text


def test_values_in_a_message_of_a_library_are_left_out(log: io.StringIO) -> None:
    logging.getLogger("een.bibliotheek").error("Fault with %s", CANARY, extra={"tekst": CANARY})
    body = line(log)
    assert body["event"] == "Fault with %s"
    assert body["place"].startswith("unit/test_logs.py:")
    assert CANARY not in log.getvalue()


def test_a_message_that_a_library_filled_in_is_left_out(log: io.StringIO) -> None:
    logging.getLogger("rasa.core").error(f"Failed to parse {CANARY}")
    assert line(log)["event"] == LIBRARY
    assert CANARY not in log.getvalue()


def test_a_warning_tells_its_kind_and_place(log: io.StringIO) -> None:
    text = warnings.formatwarning(CANARY, UserWarning, "/lib/rasa/shared/io.py", 7)
    logging.getLogger("py.warnings").warning(text)
    body = line(log)
    assert (body["event"], body["place"]) == ("UserWarning", "shared/io.py:7")
    assert CANARY not in log.getvalue()


@pytest.mark.parametrize("name", ["api.main", "sanic.error"])
def test_an_exception_tells_where_and_not_what(log: io.StringIO, name: str) -> None:
    try:
        try:
            raise ValueError(CANARY)
        except ValueError as error:
            raise RuntimeError(CANARY) from error
    except RuntimeError:
        logging.getLogger(name).exception("turn_failed")
    outer, inner = line(log)["fault"].split(" < ")
    assert outer.startswith("builtins.RuntimeError at test_an_exception_tells_where_and_not_what (")
    assert inner.startswith("builtins.ValueError at ")
    assert CANARY not in log.getvalue()


def test_causes_that_go_round_end(log: io.StringIO) -> None:
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    logging.getLogger("api").error("odd", exc_info=one)
    assert line(log)["fault"].count(" < ") == 1

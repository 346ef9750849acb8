"""Log lines of all processes: one JSON object each, and never a word of a conversation (PR-04).

Used by the API, the action server and Rasa, which have different environments: this module needs
nothing but Python.

What our own code logs is written to be safe. What libraries log is not: their messages and
exceptions can hold a request, the parameters of a statement, or what somebody typed. Of theirs
only the template of a message is kept (a message without arguments may be a filled-in one, so of
that only the place), and of every exception its type and where it came from.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

#: Loggers of this project.
OURS = ("api", "actions", "bot")

#: Event of a line of a library whose words are left out.
LIBRARY = "library"

_FIXED = "fixed"
#: Given as `extra` where the message of a library is known to be the same text every time.
FIXED = {_FIXED: True}

#: What a record has of itself; the rest was given by `extra`.
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class JsonFormatter(logging.Formatter):
    """One line of ASCII per record, so that no control character reaches a log (ASVS 16.4.1)."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON: time, level, logger, event, and what was given beside it."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        if is_ours(record.name):
            extra = vars(record).items()
            line["event"] = record.getMessage()
            line |= {k: v for k, v in extra if k not in _STANDARD and v is not None}
        elif record.name == "py.warnings":
            # "file:line: category: what it says"; the first two are fixed.
            place, _, rest = record.getMessage().partition(": ")
            line["event"], line["place"] = rest.partition(": ")[0], _short(place)
        else:
            fixed = record.args or hasattr(record, _FIXED)
            line["event"] = str(record.msg) if fixed else LIBRARY
            line["place"] = f"{_short(record.pathname)}:{record.lineno}"
        if record.exc_info:
            line["fault"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str).replace("\x7f", "\\u007f")

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 (the name that logging calls)
        """Types and places of an exception and its causes, without what they say."""
        return " < ".join(_describe(error) for error in _chain(ei[1]))


def is_ours(name: str) -> bool:
    """Whether a logger belongs to this project."""
    return name.split(".", 1)[0] in OURS


def configure(level: int = logging.INFO) -> None:
    """Sends every log line of this process to standard error as JSON; warnings too.

    Of libraries only what needs attention: what they tell beside that can hold addresses with ids.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=max(level, logging.WARNING), handlers=[handler], force=True)
    logging.captureWarnings(True)
    for name in OURS:
        logging.getLogger(name).setLevel(level)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _describe(error: BaseException) -> str:
    frames: Iterable[traceback.FrameSummary] = traceback.extract_tb(error.__traceback__)
    places = ", ".join(
        f"{frame.name} ({_short(frame.filename)}:{frame.lineno})" for frame in frames
    )
    return f"{type(error).__module__}.{type(error).__qualname__} at {places or 'unknown'}"


def _short(path: str) -> str:
    return "/".join(path.split("/")[-2:])

"""Log lines of Rasa, in the form of all others (`api.logs`)."""

from __future__ import annotations

from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

from api import logs


def configure(level: int) -> None:
    """Sends what Rasa logs through the standard library, by name only.

    Rasa's own set-up writes everything it has beside the name of an event, and with an exception
    the variables of every frame: both hold what an official typed.
    """
    logs.configure(level)
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, structlog.dev.set_exc_info, name_only],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )


def name_only(_: WrappedLogger, __: str, event: EventDict) -> tuple[tuple[str], dict[str, Any]]:
    """What is left of an event: its name, which is fixed in Rasa's code, and the exception."""
    return (event["event"],), {"exc_info": event.get("exc_info"), "extra": logs.FIXED}

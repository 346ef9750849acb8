"""The time it is for the people who use this, which is the time in the Netherlands."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """The time in Amsterdam, wherever the server stands."""
    return datetime.now(AMSTERDAM)


def today() -> date:
    """The day in Amsterdam."""
    return now().date()

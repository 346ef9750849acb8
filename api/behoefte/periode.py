"""Whole months: days close together would give away single questions by subtraction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from api.clock import AMSTERDAM


@dataclass(frozen=True)
class Periode:
    """From the first day of a month until the first day of another."""

    vanaf: date
    voor: date

    @property
    def maanden(self) -> list[str]:
        """Each month, as 2026-11."""
        months, month = [], self.vanaf
        while month < self.voor:
            months.append(f"{month:%Y-%m}")
            month = _later(month, 1)
        return months

    @property
    def momenten(self) -> tuple[datetime, datetime]:
        """Begin and end as moments in the Netherlands."""
        return _start(self.vanaf), _start(self.voor)


def periode(vanaf: str | None, tot_en_met: str | None, today: date) -> Periode:
    """The months that somebody chose, as 2026-11; the last twelve without a choice.

    Raises:
        ValueError: not a month, or the wrong way round, or more than ten years.
    """
    this_month = today.replace(day=1)
    last = _month(tot_en_met) if tot_en_met else this_month
    first = _month(vanaf) if vanaf else min(_later(this_month, -11), last)
    if not first <= last or (last.year - first.year) > 10:
        raise ValueError("not a period")
    return Periode(first, _later(last, 1))


def _month(text: str) -> date:
    return datetime.strptime(text, "%Y-%m").date()  # noqa: DTZ007 (a month has no zone)


def _later(month: date, months: int) -> date:
    count = month.year * 12 + month.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM)

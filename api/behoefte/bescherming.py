"""Small numbers are not shown: a single question can point at the official who asked it.

The rule of the statistics offices: 1 to 4 is shown as "< 5", and a sum must not give such a
number away by subtraction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SMALLEST: Final = 5


@dataclass(frozen=True)
class Getal:
    """A number as it may be shown."""

    tekst: str
    #: For tints and sorting: the number itself, or the middle of what it may be.
    ongeveer: int


def protect(aantal: int) -> Getal:
    """A count: exact from five, "< 5" below, and 0 as it is."""
    if 0 < aantal < SMALLEST:
        return Getal(f"< {SMALLEST}", SMALLEST // 2)
    return Getal(str(aantal), aantal)


def protect_sum(parts: Iterable[int]) -> Getal:
    """A sum: exact when each part may be shown, else made from what is shown of the parts.

    So it says no more than the parts themselves do.
    """
    shown = [protect(aantal) for aantal in parts]
    total = sum(getal.ongeveer for getal in shown)
    exact = all(getal.tekst == str(getal.ongeveer) for getal in shown)
    return Getal(str(total) if exact else f"ongeveer {total}", total)

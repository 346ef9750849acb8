"""Codes that can be read over the phone."""

from __future__ import annotations

import secrets
from typing import Final

#: No 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V: none of them can be mistaken for another.
ALPHABET: Final = "34679ACDEFGHJKMNPQRTWXY"
GROUP: Final = 4


def new_code() -> str:
    """Eight characters in two groups, such as ``K7QD-MX4A`` (23^8, about 78 milliard codes)."""
    chars = "".join(secrets.choice(ALPHABET) for _ in range(2 * GROUP))
    return f"{chars[:GROUP]}-{chars[GROUP:]}"


def tidy(code: str) -> str:
    """A code as somebody typed it, in the form in which it is kept: case, spaces and dashes."""
    chars = "".join(char for char in code.upper() if char.isalnum())
    return f"{chars[:GROUP]}-{chars[GROUP:]}"

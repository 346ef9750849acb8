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


def look_alikes(typed: str) -> list[str]:
    """Patterns (``_`` is any letter) for what a code may have been, the nearest first.

    The first is the code itself, open where a character stands that codes do not hold: a 5 may
    have been heard for an F. The others leave one more place open. A text of another length, or
    one that is mostly open, gives none.
    """
    chars = [char for char in typed.upper() if char.isalnum()]
    if len(chars) != 2 * GROUP:
        return []
    opened = ["_" if char not in ALPHABET else char for char in chars]
    if opened.count("_") > GROUP:
        return []
    others = [
        [*opened[:place], "_", *opened[place + 1 :]]
        for place in range(len(opened))
        if opened[place] != "_"
    ]
    return [f"{''.join(p[:GROUP])}-{''.join(p[GROUP:])}" for p in (opened, *others)]

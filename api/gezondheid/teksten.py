"""Loads teksten.yml."""

from __future__ import annotations

from functools import cache

from api.data_file import read_beside


@cache
def teksten() -> dict[str, str]:
    """The texts, read once."""
    return read_beside(__file__, "teksten.yml", dict[str, str])

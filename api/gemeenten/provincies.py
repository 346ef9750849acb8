"""The province a municipality lies in, from `provincies.yml`."""

from __future__ import annotations

from functools import cache

from api.data_file import read_beside


def provincie_van(gemeente: str) -> str | None:
    """The province of `gemeente`, by the name the bot uses for it; None for any other text."""
    return _provincies().get(gemeente)


@cache
def _provincies() -> dict[str, str]:
    table = read_beside(__file__, "provincies.yml", dict[str, list[str]])
    return {gemeente: provincie for provincie, namen in table.items() for gemeente in namen}

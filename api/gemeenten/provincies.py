"""The province a municipality lies in, from `provincies.yml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

BESTAND = Path(__file__).with_name("provincies.yml")


def provincie_van(gemeente: str) -> str | None:
    """The province of `gemeente`, by the name the bot uses for it; None for any other text."""
    return _provincies().get(gemeente)


@cache
def _provincies() -> dict[str, str]:
    table: dict[str, list[str]] = YAML(typ="safe").load(BESTAND)
    return {gemeente: provincie for provincie, namen in table.items() for gemeente in namen}

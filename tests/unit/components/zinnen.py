"""Lists of sentences with the own municipality, and what the bot hears in them."""

from __future__ import annotations

from pathlib import Path

from bot.components.gemeente.lookup import TELT, find

GEEN = "-"
"""Stands for no municipality."""


def zinnen(file: str) -> list[tuple[str, str]]:
    """The lines of a list beside this file: the municipality and the message."""
    text = Path(__file__).with_name(file).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(naam, tekst) for naam, tekst in (line.split(" | ", 1) for line in lines)]


def heard(tekst: str) -> str:
    """The municipality that counts as the own one, or `GEEN`."""
    best = next(iter(find(tekst)), None)
    return GEEN if best is None or best.zekerheid < TELT else best.naam

"""Secrets of a local run: made once, kept in .env, never tracked."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable

from bot.stack.paths import DOTENV

NAMES = ("STAFF_API_KEY", "ACTIONS_API_KEY", "RASA_TOKEN")


def load(more: Iterable[str] = ()) -> dict[str, str]:
    """The settings of .env, with every secret that was missing added to it.

    Args:
        more: Secrets that only some runs need.
    """
    kept = _read()
    wanted = (*NAMES, *more)
    missing = {name: secrets.token_urlsafe(32) for name in wanted if not kept.get(name)}
    if missing:
        lines = [f"{name}={value}\n" for name, value in missing.items()]
        with open(os.open(DOTENV, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600), "a") as file:
            file.writelines(lines)
    return {**kept, **missing}


def _read() -> dict[str, str]:
    if not DOTENV.exists():
        return {}
    pairs = (line.split("=", 1) for line in DOTENV.read_text().splitlines() if "=" in line)
    return {name.strip(): value.strip() for name, value in pairs if not name.startswith("#")}

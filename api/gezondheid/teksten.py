"""Loads teksten.yml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ruamel.yaml import YAML


@cache
def teksten() -> dict[str, str]:
    """The texts, read once."""
    return dict(YAML(typ="safe").load(Path(__file__).with_name("teksten.yml")))

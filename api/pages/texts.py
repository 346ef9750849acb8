"""The one file with all texts for the reader, `teksten.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

PATH = Path(__file__).with_name("teksten.yml")

FOR_THE_BROWSER = ("gesprek", "advies", "waardering", "maanden", "widget", "fouten")
"""The parts that the chat on the page needs."""


def load() -> dict[str, Any]:
    """All texts, by part and name. Raises ``OSError`` or a YAML fault when the file is broken."""
    texts: dict[str, Any] = YAML(typ="safe", pure=True).load(PATH.read_text("utf-8"))
    return texts


TEXTS = load()


def fill(text: str, **values: object) -> str:
    """Fills ``{naam}`` in a text; numbers as Dutch writes them."""
    return text.format_map(
        {
            name: f"{value:,}".replace(",", ".") if isinstance(value, int) else value
            for name, value in values.items()
        }
    )


def count(part: dict[str, str], name: str, number: int) -> str:
    """The text for none, one or more, with the number filled in."""
    if number == 0 and f"{name}_geen" in part:
        return part[f"{name}_geen"]
    return part[f"{name}_een"] if number == 1 else fill(part[f"{name}_meer"], aantal=number)


def fault(code: str, **values: object) -> str:
    """What is wrong and what the reader can do, from the list of faults."""
    entry = TEXTS["fouten"][code]
    return fill(f"{entry['bericht']} {entry['actie']}", **values)

"""Writes an item as it stands in the catalogue: short lists on one line, long texts folded."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from api.catalogue import source

Value = str | Sequence[str] | Mapping[str, str]
Fields = Mapping[str, Value]

WIDTH = 98
"""Characters on a line of the catalogue."""


def lines(fields: Fields, indent: int) -> list[str]:
    """The lines of an item whose dash stands after `indent` spaces; no value has line breaks."""
    inner = indent + 2
    first, *rest = (line for name, value in fields.items() for line in _field(name, value, inner))
    return [f"{' ' * indent}- {first[inner:]}", *rest]


def _field(name: str, value: Value, indent: int) -> Iterator[str]:
    space = " " * indent
    if isinstance(value, Mapping):
        yield f"{space}{name}:"
        for key, part in value.items():
            yield from _field(key, part, indent + 2)
    elif not isinstance(value, str):
        yield f"{space}{name}: [{', '.join(_scalar(part, '[{}]') for part in value)}]"
    else:
        line = f"{space}{name}: {_scalar(value, '{}')}"
        if len(line) <= WIDTH or " " not in value:
            yield line
            return
        yield f"{space}{name}: >-"
        yield from textwrap.wrap(
            value,
            WIDTH,
            initial_indent=f"{space}  ",
            subsequent_indent=f"{space}  ",
            break_long_words=False,
            break_on_hyphens=False,
        )


def _scalar(value: str, place: str) -> str:
    """The value as it can stand in `place`: bare if it then reads back the same, else quoted."""
    bare = source.read(f"x: {place.format(value)}\n".encode())
    expected = [value] if place != "{}" else value
    if not bare.troubles and bare.data == {"x": expected}:
        return value
    return json.dumps(value, ensure_ascii=False)

"""Puts new items in the text of a catalogue. Every byte that was there stays as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.catalogue import source
from api.catalogue.source import Source
from api.catalogue.tools import entry


class CannotInsert(Exception):
    """The block is not written with dashes, so a new item has no place in it."""

    def __init__(self, block: str) -> None:
        self.block = block
        super().__init__(block)


@dataclass(frozen=True, slots=True)
class Addition:
    """A new item in `block`, with a remark above it.

    It comes behind the item at position `after`; -1 is the last one.
    """

    block: str
    after: int
    fields: entry.Fields
    remark: str = ""


def insert(data: bytes, additions: Sequence[Addition]) -> bytes:
    """The bytes of a sound catalogue with the items added, at most one in each block.

    Raises `CannotInsert`.
    """
    found = source.read(data)
    text = data.decode("utf-8")
    rows = text.splitlines(keepends=True)
    newline = "\r\n" if rows[0].endswith("\r\n") else "\n"
    places = [(_end_of_item(found, addition), addition) for addition in additions]
    # From the bottom up, so that the places above stay true.
    for line, addition in sorted(places, key=lambda place: place[0], reverse=True):
        indent = _indent(found.lines[_starts(found, addition.block)[addition.after]])
        fresh = ["", *entry.lines(addition.fields, indent)]
        if addition.remark:
            fresh.insert(1, f"{' ' * indent}# {addition.remark}")
        if not rows[line - 1].endswith(("\n", "\r")):
            rows[line - 1] += newline
        rows[line:line] = [row + newline for row in fresh]
    return "".join(rows).encode("utf-8")


def _end_of_item(found: Source, addition: Addition) -> int:
    """The line (from 0) behind the last line of the item that the new one follows."""
    starts = _starts(found, addition.block)
    start = starts[addition.after]
    if not found.lines[start].lstrip().startswith("-"):
        raise CannotInsert(addition.block)
    assert isinstance(found.data, dict)
    starts += [found.place((name,), key=True)[0] for name in found.data]
    end = min((line for line in starts if line > start), default=len(found.lines))
    # What stands between two items, such as the name of the next group, belongs to the next.
    outside = _indent(found.lines[start])
    while _is_between(found.lines[end - 1], outside):
        end -= 1
    return end


def _starts(found: Source, block: str) -> list[int]:
    """The lines (from 0) on which the items of a block begin."""
    assert isinstance(found.data, dict)
    return [found.place((block, index))[0] for index in range(len(found.data[block]))]


def _is_between(line: str, outside: int) -> bool:
    return not line.strip() or (line.lstrip().startswith("#") and _indent(line) <= outside)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())

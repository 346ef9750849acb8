"""Divides the text of a bericht in paragraphs, lists and links.

The same rules stand in `static/blocks.js`; both are tested with `tests/browser/tekstgevallen.json`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_ADDRESS = r'https://[^\s<>"]+'
_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_SERVICE_NUMBER = r"0[89]00(?:(?:[ -]?\d){7}|(?:[ -]?\d){4})(?!\d)"
_DUTCH_NUMBER = r"\(0\d{1,3}\)(?:[ -]?\d){6,8}(?!\d)|0[1-9](?:[ -]?\d){8}(?!\d)"
_FROM_ABROAD = r"\+31(?: ?\(0\))?(?:[ -]?\d){9}(?!\d)"
_PHONE = rf"(?<![\w+])(?:{_SERVICE_NUMBER}|{_DUTCH_NUMBER}|{_FROM_ABROAD}|112(?!\d))"
_LINK = re.compile(f"{_ADDRESS}|{_EMAIL}|{_PHONE}", re.ASCII)
# 112 is a link only after "bel": elsewhere it may be an amount or an article.
_CALL = re.compile(r"\b(?:bel|belt|bellen)(?: \w+)? $", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """A piece of a line; with ``href`` it is a link."""

    tekst: str
    href: str | None = None


@dataclass(frozen=True)
class Block:
    """A paragraph (its lines) or a list (its items)."""

    soort: Literal["alinea", "lijst"]
    regels: list[list[Part]]


def _target(found: str, before: str) -> str | None:
    if found.startswith("https://"):
        return found
    if "@" in found:
        return f"mailto:{found}"
    if found == "112" and not _CALL.search(before):
        return None
    return phone_link(found)


def phone_link(number: str) -> str:
    """The ``tel:`` address of a phone number as people write it."""
    return "tel:" + re.sub(r"[^\d+]", "", number.replace("(0)", ""))


def parts(line: str) -> list[Part]:
    """The parts of one line, in order."""
    result: list[Part] = []
    end = 0
    for match in _LINK.finditer(line):
        found = match.group()
        if found.startswith("https://"):
            found = found.rstrip(".,;:!?)]'’”")
        href = _target(found, line[: match.start()])
        if href is None:
            continue
        if match.start() > end:
            result.append(Part(line[end : match.start()]))
        result.append(Part(found, href))
        end = match.start() + len(found)
    if end < len(line):
        result.append(Part(line[end:]))
    return result


def blocks(text: str) -> list[Block]:
    """The paragraphs and lists of a text. An empty line ends a paragraph, ``- `` starts an item."""
    result: list[Block] = []
    joined = False
    for line in re.split(r"\r?\n", text):
        if not line.strip():
            joined = False
            continue
        soort: Literal["alinea", "lijst"] = "lijst" if line.startswith("- ") else "alinea"
        if not joined or result[-1].soort != soort:
            result.append(Block(soort, []))
        joined = True
        result[-1].regels.append(parts(line[2:] if soort == "lijst" else line))
    return result

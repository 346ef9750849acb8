"""Asks somebody at the terminal, until the answer can be used."""

from __future__ import annotations

import contextlib
import textwrap
from collections.abc import Callable, Sequence

from api.catalogue.tools.output import WIDTH, fill

with contextlib.suppress(ImportError):
    import readline  # noqa: F401 - from here on the arrow keys work in an answer

Check = Callable[[str], str]
"""What is wrong with an answer, in words; nothing when it is right."""


def tidy(answer: str) -> str:
    """An answer on one line, without spaces that nobody meant."""
    return " ".join(answer.split())


def ask_text(
    question: str, *, default: str = "", optional: bool = False, check: Check = lambda _: ""
) -> str:
    """An answer in words; Enter takes the default, or skips an optional question."""
    print(f"\n{question}")
    while True:
        answer = tidy(input(_prompt(default, optional))) or default
        if not answer and not optional:
            print(fill("antwoord_nodig"))
        elif answer and (fault := check(answer)):
            print(fault)
        else:
            return answer


def ask_numbers(
    question: str, options: Sequence[str], *, optional: bool = False, several: bool = True
) -> list[int]:
    """The positions (from 0) of what was chosen, in the order of the list."""
    print(f"\n{question}")
    for number, option in enumerate(options, start=1):
        hanging = " " * 7
        line = textwrap.fill(option, WIDTH, initial_indent=hanging, subsequent_indent=hanging)
        print(f"  {number:>3}. {line.lstrip()}")
    while True:
        answer = input(_prompt("", optional)).replace(",", " ").split()
        chosen = sorted({int(one) - 1 for one in answer if one.isascii() and one.isdigit()})
        known = len(chosen) == len(set(answer)) and all(0 <= one < len(options) for one in chosen)
        if known and (chosen or optional) and (several or len(chosen) <= 1):
            return chosen
        print(fill("nummers_nodig" if several else "nummer_nodig", laatste=len(options)))


def ask_number(question: str, options: Sequence[str]) -> int:
    """The position (from 0) of the one that was chosen."""
    return ask_numbers(question, options, several=False)[0]


def _prompt(default: str, optional: bool) -> str:
    if default:
        return fill("invoer_standaard", standaard=default)
    return fill("invoer_overslaan" if optional else "invoer")

"""Where a message holds a question beside something else. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: What ends a sentence.
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
#: Begins a question that was typed without its mark.
_ASKS = re.compile(
    r"(?:en |maar |o |oh |oké |ok |trouwens |even |eerst )*"
    r"(?:wie|wat|waar|waarom|waarvoor|wanneer|hoe|hoelang|hoeveel|welke|"
    r"bent u|ben jij|ben je|is dit|is dat|kunt u|kun je|kan ik|mag ik|wordt dit|wordt dat|"
    r"worden|leest|heeft u|heb je|moet ik)\b",
    re.IGNORECASE,
)
#: A question to the bot is no longer than this, in words.
_LONGEST = 16
#: So many of them are read in one message.
_MOST = 3
#: Less than this, in words, is no question behind a comma.
_SHORTEST = 3


@dataclass(frozen=True)
class Part:
    """A question in a message, and the message without it."""

    question: str
    rest: str


def questions(text: str) -> list[Part]:
    """The questions in ``text`` that something stands beside, in their order.

    A sentence with a comma gives two readings: itself, and what stands behind the last comma.
    """
    sentences = [part.strip() for part in _SENTENCE.split(text) if part.strip()]
    found: list[Part] = []
    for place, sentence in enumerate(sentences):
        if not (sentence.endswith("?") or _ASKS.match(sentence)):
            continue
        before, after = sentences[:place], sentences[place + 1 :]
        lead, comma, last = sentence.rpartition(",")
        readings: list[tuple[str, list[str]]] = [(sentence, [])]
        if comma and len(last.split()) >= _SHORTEST:
            readings.append((last.strip(), [lead.strip()]))
        found += (
            Part(question, " ".join([*before, *more, *after]))
            for question, more in readings
            if (before or more or after) and len(question.split()) <= _LONGEST
        )
    return found[: _MOST * 2]

"""Where a message holds a question or begins with a few words, beside something else. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: What ends a sentence.
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_CLAUSE = re.compile(r"[,;:]\s+")
#: Begins a question that was typed without its mark.
_ASKS = re.compile(
    r"(?:en |maar |o |oh |oké |ok |trouwens |even |eerst )*"
    r"(?:wie|wat|waar|waarom|waarvoor|wanneer|hoe|hoelang|hoeveel|welke|"
    r"bent u|ben jij|ben je|is dit|is dat|kunt u|kun je|kan ik|mag ik|wordt dit|wordt dat|"
    r"worden|leest|heeft u|heb je|moet ik)\b",
    re.IGNORECASE,
)
#: The first words of a message: a sentence, or what stands before a comma.
_FIRST_SENTENCE = re.compile(r"\s*([^.!?:…\n]+[.!?:…]+|[^\n]+(?=\n))\s+(?=\S)")
_BEFORE_COMMA = re.compile(r"\s*([^.,!?:…\n]+),\s+(?=\S)")
#: A question to the bot is no longer than this, in words.
_LONGEST = 16
#: So many readings of questions are made of one message.
_MOST = 6
#: Less than this, in words, is no question behind a comma.
_SHORTEST = 3
#: So many words are the first words of a message, and so many before a comma.
_LEADS = 10
_LEADS_BEFORE_COMMA = 3
#: In a message of more words than this they are a part of the story.
_SHORT = 40


@dataclass(frozen=True)
class Part:
    """A part of a message, and the message without it."""

    text: str
    rest: str


def parts(text: str) -> list[Part]:
    """The parts of ``text`` to read by themselves: its questions, or else its first words."""
    return list(_questions(text))[:_MOST] or list(_lead(text))


def _questions(text: str) -> Iterator[Part]:
    """The questions that something stands beside, in their order.

    A sentence with a comma gives two readings: itself, and what stands behind the last comma (or
    semicolon, or colon).
    """
    sentences = [part.strip() for part in _SENTENCE.split(text) if part.strip()]
    for place, sentence in enumerate(sentences):
        if not (sentence.endswith("?") or _ASKS.match(sentence)):
            continue
        before, after = sentences[:place], sentences[place + 1 :]
        *lead, last = _CLAUSE.split(sentence)
        readings = [(sentence, "")]
        if lead and len(last.split()) >= _SHORTEST:
            readings.append((last, sentence.removesuffix(last).strip(" ,;:")))
        for question, more in readings:
            rest = " ".join(filter(None, [*before, more, *after]))
            if rest and len(question.split()) <= _LONGEST:
                yield Part(question, rest)


def _lead(text: str) -> Iterator[Part]:
    """The first words of a short message, before a full stop or a comma."""
    if len(text.split()) > _SHORT:
        return
    for pattern, longest in ((_FIRST_SENTENCE, _LEADS), (_BEFORE_COMMA, _LEADS_BEFORE_COMMA)):
        lead = pattern.match(text)
        if lead and len(lead.group(1).split()) <= longest:
            yield Part(lead.group(1).strip(), text[lead.end() :].strip())

"""Whether a message holds any word that is known at all; knows nothing of Rasa."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.components.spelling.words import KnownWords

#: One word that nobody knows may be a compound or a cry of joy; a row of them says nothing.
FEWEST_WORDS: Final = 2

_REPEATED = re.compile(r"(.)\1+")


def says_nothing(words: Sequence[str], known: KnownWords) -> bool:
    """Whether most of these words are unknown, and no typing error of a known one either.

    "Jaaa" is "ja", and a row of nonsense has by chance a word that looks like a real one, or is it.
    """
    known_words = sum(_is_known(word, known) for word in words)
    unknown = sum(not _is_known(word, known) and known.meant(word) is None for word in words)
    most = 3 * unknown >= 2 * len(words) if known_words else 2 * unknown > len(words)
    return unknown >= FEWEST_WORDS and most


def _is_known(word: str, known: KnownWords) -> bool:
    word = word.lower()
    return word in known.counts or _REPEATED.sub(r"\1", word) in known.counts

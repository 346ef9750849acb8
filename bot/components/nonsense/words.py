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
    """Whether none of these words is known, and not half of them is one typing error from it.

    "Jaaa" is "ja", and a row of nonsense has by chance one word that looks like a real one.
    """
    if len(words) < FEWEST_WORDS or any(_is_known(word, known) for word in words):
        return False
    mistyped = sum(known.meant(word) is not None for word in words)
    return 2 * mistyped < len(words)


def _is_known(word: str, known: KnownWords) -> bool:
    word = word.lower()
    return word in known.counts or _REPEATED.sub(r"\1", word) in known.counts

"""Which word of the training data was meant by one that is not in it; knows nothing of Rasa."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

#: A word that occurs less often may be a typing error itself: nothing is corrected into it.
LEAST: Final = 2
#: Shorter words have too many neighbours to choose from.
SHORTEST: Final = 4
#: One wrong, missing, extra or swapped letter.
ERRORS: Final = 1


class KnownWords:
    """The words of the training data, lower case, with how often they occur."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = counts
        self._by_length: defaultdict[int, list[str]] = defaultdict(list)
        for word, count in counts.items():
            if count >= LEAST:
                self._by_length[len(word)].append(word)
        #: The commonest known word that is one typing error away. None when the word is known
        #: itself, is too short or is no word, or when there is none.
        self.meant = lru_cache(maxsize=10_000)(self._meant)

    @classmethod
    def learn(cls, words: Iterable[str]) -> KnownWords:
        """Counts the words; what occurs only once is left alone, and never what is meant."""
        return cls(Counter(word.lower() for word in words if word.isalpha()))

    def _meant(self, word: str) -> str | None:
        word = word.lower()
        if word in self.counts or len(word) < SHORTEST or not word.isalpha():
            return None
        near = [
            candidate
            for length in range(max(len(word) - ERRORS, SHORTEST), len(word) + ERRORS + 1)
            for candidate, _, _ in process.extract(
                word,
                self._by_length[length],
                scorer=OSA.distance,
                score_cutoff=ERRORS,
                limit=None,
            )
        ]
        return max(near, key=lambda candidate: self.counts[candidate], default=None)

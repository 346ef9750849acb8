"""Kinds of words by a list: what a hayfork and a hammer have in common; knows nothing of Rasa.

Words that the training data never held tell nothing to counts of words. When they are of a kind
that it did hold ("hooivork": a weapon), the kind still tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("woordsoorten.yml")
ANY = "*"


@dataclass(frozen=True)
class Lexicon:
    """Which kinds a word is of, by its whole, its begin or its end.

    ``kinds`` are all kinds, in a fixed order; the tables hold their places in it.
    """

    kinds: tuple[str, ...]
    whole: Mapping[str, frozenset[int]]
    begin: Mapping[str, frozenset[int]]
    end: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, words: Mapping[str, Iterable[str]]) -> Lexicon:
        """Reads lists of words per kind; ``x*`` is any word that begins with x, ``*x`` ends."""
        whole: dict[str, set[int]] = {}
        begin: dict[str, set[int]] = {}
        end: dict[str, set[int]] = {}
        for place, patterns in enumerate(words.values()):
            for pattern in patterns:
                table = begin if pattern.endswith(ANY) else end if pattern[0] == ANY else whole
                table.setdefault(pattern.strip(ANY), set()).add(place)
        return cls(tuple(words), *(_frozen(table) for table in (whole, begin, end)))

    @property
    def size(self) -> int:
        """How many features a message has: each kind, and each two kinds together."""
        return len(self.kinds) * (len(self.kinds) + 1) // 2

    def of_word(self, word: str) -> frozenset[int]:
        """The places of the kinds of a word in lower case."""
        found = set(self.whole.get(word, ()))
        for length in range(2, len(word) + 1):
            found |= self.begin.get(word[:length], frozenset())
            found |= self.end.get(word[-length:], frozenset())
        return frozenset(found)

    def features(self, words: Iterable[str]) -> list[int]:
        """The features, below ``size``, of a message of these words: kinds, and pairs of kinds."""
        found = sorted(frozenset().union(*(self.of_word(word.lower()) for word in words)))
        count = len(self.kinds)
        # A pair (a, b) with a < b stands in the row of a, after the kinds and the rows before it.
        pairs = (
            count + a * (2 * count - a - 1) // 2 + b - a - 1 for a, b in combinations(found, 2)
        )
        return [*found, *pairs]


def _frozen(table: Mapping[str, set[int]]) -> dict[str, frozenset[int]]:
    return {text: frozenset(places) for text, places in table.items()}


@cache
def lexicon() -> Lexicon:
    """The list of woordsoorten.yml, read once."""
    return Lexicon.of(YAML(typ="safe").load(FILE))

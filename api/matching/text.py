"""How much a text of an offer has to do with what the official tells: BM25.

Written out here in a few lines because it is the last tie-break of the ranking: the known
libraries (rank-bm25, bm25s) bring numpy, which would double the size of this environment. As in
bm25s the weight of each word in each text is computed once, so a question only adds up.
See Robertson & Zaragoza, "The Probabilistic Relevance Framework" (2009).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

K1, B = 1.2, 0.75
"""The usual constants of BM25."""
STEM = 7
"""Letters of a word that count: enough to tell words apart, few enough to unite
"radicaliseren" and "radicalisering", "jongeren" and "jongere"."""
COMMON = 0.1
"""A word that stands in more than this part of the texts tells little …"""
FEW = 2
"""… unless these are few."""
SCALE = 100
"""Weights are whole numbers of hundredths, so that adding them up never depends on the order."""
MAX_WORDS = 400
"""Words of a question that count; a text of an official has room for fewer."""

_STEM = re.compile(rf"([a-z0-9]{{3,{STEM}}})[a-z0-9]*")


def fold(text: str) -> str:
    """`text` without capitals and accents, as people type when they search."""
    if text.isascii():
        return text.lower()
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in split if not unicodedata.combining(sign))


def stems(text: str) -> list[str]:
    """The words of `text`, folded, by their first letters."""
    return _STEM.findall(fold(text))


class Relevance:
    """The weights of the words in `texts`, each text known by its position."""

    def __init__(self, texts: Sequence[str]) -> None:
        documents = [Counter(stems(text)) for text in texts]
        lengths = [document.total() for document in documents]
        mean = sum(lengths) / len(lengths) if documents else 0.0
        saturation = cache(lambda count, length: _saturation(count, length / mean))
        holders: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for position, document in enumerate(documents):
            for stem, count in document.items():
                holders[stem].append((position, count))
        self._weights: dict[str, list[tuple[int, int]]] = {}
        for stem, found in holders.items():
            if len(found) > max(FEW, COMMON * len(documents)):
                continue
            rarity = math.log(1 + (len(documents) - len(found) + 0.5) / (len(found) + 0.5))
            self._weights[stem] = [
                (position, round(SCALE * rarity * saturation(count, lengths[position])))
                for position, count in found
            ]

    def scores(self, question: str) -> dict[int, int]:
        """The relevance of each text that shares a telling word with `question`, in hundredths."""
        total: defaultdict[int, int] = defaultdict(int)
        for stem in list(dict.fromkeys(stems(question)))[:MAX_WORDS]:
            for position, weight in self._weights.get(stem, ()):
                total[position] += weight
        return dict(total)


def _saturation(count: int, length: float) -> float:
    """How much `count` times a word says in a text of that `length`, as part of the mean."""
    return count * (K1 + 1) / (count + K1 * (1 - B + B * length))

"""Words of a message, folded so that capitals, accents and punctuation make no difference."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# A combining accent belongs to its letter; '&' is a word because people write it for "en".
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+|&")
_SENTENCE_END = re.compile(r"[.!?;\n]")
_ABBREVIATIONS = frozenset(
    [
        "bijv",
        "bv",
        "dhr",
        "mevr",
        "mw",
        "dr",
        "drs",
        "mr",
        "ir",
        "ing",
        "gem",
        "prov",
        "st",
        "o",
        "a",
        "i",
        "v",
        "m",
        "b",
        "t",
        "h",
        "n",
        "d",
        "w",
        "nl",
        "vh",
        "obv",
        "ivm",
        "mbt",
    ]
)


def fold(text: str) -> str:
    """Lower case without accents; the ligature ĳ becomes "ij", "&" becomes "en"."""
    if text == "&":
        return "en"
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in parts if not unicodedata.combining(c))


class Word(NamedTuple):
    """One word of a message with its place in the raw text."""

    folded: str
    raw: str
    start: int
    end: int
    gap: str
    """What stands between the previous word and this one."""
    sentence: int
    """Index of the first word of the sentence this word stands in."""

    @property
    def capitalised(self) -> bool:
        """True for a first capital; a long word wholly in capitals says nothing."""
        return self.raw[0].isupper() and not (len(self.raw) > 3 and self.raw.isupper())


def split(text: str) -> list[Word]:
    """The words of a text in order, each knowing where its sentence begins."""
    words: list[Word] = []
    sentence = 0
    previous_end = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        gap = text[previous_end:start]
        if words and _ends_sentence(gap, words[-1].folded):
            sentence = len(words)
        raw = match.group()
        words.append(Word(fold(raw), raw, start, end, gap, sentence))
        previous_end = end
    return words


def _ends_sentence(gap: str, before: str) -> bool:
    if len(gap) < 2 or not _SENTENCE_END.search(gap):
        return "\n" in gap
    return not (gap.strip() == "." and before in _ABBREVIATIONS)

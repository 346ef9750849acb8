"""A message that is no more than a row of key words: "polarisatie, lezing, wethouders, Goes"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.components.gemeente.text import Word

_FEWEST_ITEMS = 3
_LONGEST_ITEM = 4
_SEPARATORS = frozenset(",;:/|+•")


def items(words: Sequence[Word], sentence_words: frozenset[str]) -> list[range]:
    """The items of the row that the message is; empty when it is no row.

    A single long item or one of `sentence_words` makes it a story: "in mijn vorige gemeente, Tiel,
    deden we dat".
    """
    if not sentence_words.isdisjoint(word.folded for word in words):
        return []
    starts = [index for index in range(len(words)) if separated(words, index)]
    ends = [*starts[1:], len(words)]
    found = [range(start, end) for start, end in zip(starts, ends, strict=False)]
    if len(found) < _FEWEST_ITEMS or any(len(item) > _LONGEST_ITEM for item in found):
        return []
    return found


def separated(words: Sequence[Word], index: int) -> bool:
    """True when a comma, a dash, the end of a sentence … stands before this word."""
    if index == len(words):
        return True
    word = words[index]
    if index == word.sentence or not _SEPARATORS.isdisjoint(word.gap):
        return True
    return len(word.gap) > 1 and word.gap.strip() in ("-", "–", "—")

"""A municipality that is taken back for another: "ik zei Tiel maar het gaat over Culemborg"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.components.gemeente.text import Word

_WORDS_BEFORE = 6
_WORDS_BETWEEN = 9
_WORDS_AFTER = 2
_ARROW = re.compile(r"[-=]+>|=|→")
_ARROW_SAYS = "wordt"
# Any word, but none that turns the sentence round or leads in an example.
_ANY = r"(?:(?!(?:niet|geen|nooit|zoals|als|dan|bijvoorbeeld) )[^XY ]+ ){0,3}"


def compiled(sentences: Iterable[str], lead_in: Iterable[str]) -> re.Pattern[str]:
    """One pattern for the sentences of `verbeteringen`; `lead_in` may stand before each name."""
    before_name = f"(?:(?:{'|'.join(sorted(lead_in))}) )*"
    shapes = (
        re.sub("[XY]", rf"{before_name}\g<0>", sentence.replace("(", "(?:")).replace("… ", _ANY)
        for sentence in sentences
    )
    return re.compile("|".join(rf"(?:^|(?<= )){shape}(?= |$)" for shape in shapes))


def takes_back(
    pattern: re.Pattern[str],
    words: Sequence[Word],
    wrong: tuple[int, int],
    right: tuple[int, int],
) -> bool:
    """True when the first name, from one word to another, is replaced by the second."""
    (first, last), (next_first, next_last) = wrong, right
    if next_first - last - 1 > _WORDS_BETWEEN:
        return False
    before = [word.folded for word in words[max(0, first - _WORDS_BEFORE) : first]]
    between = [word.folded for word in words[last + 1 : next_first]]
    after = [word.folded for word in words[next_last + 1 : next_last + 1 + _WORDS_AFTER]]
    arrow = [_ARROW_SAYS] if _ARROW.search(words[next_first].gap) else []
    text = " ".join([*before, "X", *between, *arrow, "Y", *after])
    return pattern.search(text) is not None

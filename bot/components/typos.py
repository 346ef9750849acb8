"""Typing errors as people make them on a Dutch keyboard, from a seed: the same every time."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Final

#: One error in so many words, unless told otherwise.
WORDS_PER_TYPO: Final = 5
#: Shorter words are seldom mistyped, and cannot be read any more when they are.
SHORTEST: Final = 4

_WORD = re.compile(r"[^\W\d_]+")
#: What lies beside each key of a qwerty keyboard, which is what the Netherlands type on.
_BESIDE: Final = {
    "q": "wa",
    "w": "qes",
    "e": "wrd",
    "r": "etf",
    "t": "ryg",
    "y": "tuh",
    "u": "yij",
    "i": "uok",
    "o": "ipl",
    "p": "ol",
    "a": "qsz",
    "s": "adwx",
    "d": "sfec",
    "f": "dgrv",
    "g": "fhtb",
    "h": "gjyn",
    "j": "hkum",
    "k": "jli",
    "l": "ko",
    "z": "asx",
    "x": "zsc",
    "c": "xdv",
    "v": "cfb",
    "b": "vgn",
    "n": "bhm",
    "m": "nj",
}
#: Sounds that Dutch writes in two ways; people take the wrong one.
_SAME_SOUND: Final = [
    ("ei", "ij"), ("ij", "ei"), ("au", "ou"), ("ou", "au"), ("dt", "d"), ("dt", "t"), ("d", "dt"),
    ("sch", "sg"), ("ch", "g"), ("c", "k"), ("z", "s"), ("v", "f"), ("isch", "ies"),
    ("aa", "a"), ("ee", "e"), ("oo", "o"), ("uu", "u"), ("ss", "s"), ("ll", "l"), ("mm", "m"),
    ("tt", "t"), ("kk", "k"), ("pp", "p"), ("nn", "n"), ("en", "e"),
]  # fmt: skip


def with_typos(text: str, seed: int, words_per_typo: int = WORDS_PER_TYPO) -> str:
    """The text with one typing error per so many words; the rest of words counts as a chance.

    ``seed`` decides, together with the text, which words and which errors.
    """
    dice = random.Random(f"{seed}:{text}")  # noqa: S311 - nothing secret
    words = list(_WORD.finditer(text))
    long_enough = [word for word in words if len(word[0]) >= SHORTEST]
    wanted = len(words) / words_per_typo
    number = int(wanted) + (dice.random() < wanted % 1)
    chosen = dice.sample(long_enough, min(number, len(long_enough)))
    for word in sorted(chosen, key=lambda word: -word.start()):
        text = text[: word.start()] + _mistype(word[0], dice) + text[word.end() :]
    return text


def _mistype(word: str, dice: random.Random) -> str:
    """Another spelling of the word; the commonest errors get most of the chances."""
    kinds: list[Callable[[str, random.Random], str]] = dice.choices(
        [_left_out, _neighbour, _swapped, _sound, _doubled, _slipped],
        weights=[25, 20, 20, 20, 10, 5],
        k=3,
    )
    # Not every kind fits every word; the last one always does.
    return next((new for kind in [*kinds, _left_out] if (new := kind(word, dice)) != word), word)


def _left_out(word: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _neighbour(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word))
    key = dice.choice(_BESIDE.get(word[at].lower(), word[at]))
    return word[:at] + (key.upper() if word[at].isupper() else key) + word[at + 1 :]


def _swapped(word: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _doubled(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def _slipped(word: str, dice: random.Random) -> str:
    """A second key hit along with the first."""
    at = dice.randrange(1, len(word))
    return word[:at] + dice.choice(_BESIDE.get(word[at].lower(), word[at])) + word[at:]


def _sound(word: str, dice: random.Random) -> str:
    fitting = [(heard, written) for heard, written in _SAME_SOUND if heard in word[1:]]
    if not fitting:
        return word
    heard, written = dice.choice(fitting)
    at = word.index(heard, 1)
    return word[:at] + written + word[at + len(heard) :]

"""The lists of words that name labels of one kind, and where a text holds them.

Who could take part stands in `rollen.yml`, which support could be wished for in `steunwoorden.yml`.
Their syntax is told in `rollen.yml`.
"""

from __future__ import annotations

import fnmatch
import functools
import itertools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from ruamel.yaml import YAML

from bot.components.labels.naming import Words

#: The file with the words, for each kind of label that has them.
FILES: Final = {
    "doelgroep": Path(__file__).with_name("rollen.yml"),
    "vorm": Path(__file__).with_name("steunwoorden.yml"),
}
_TOKEN = re.compile(r"[\w&]+(?:['.-][\w&]+)*|[.,:;!?]")
#: What stands before a listed word that never fits, and between the words of a phrase.
_EXCEPTION, _JOINT = "!", "_"


class WordList:
    """The words for the labels of one kind."""

    def __init__(self, listed: Mapping[str, Sequence[str]]) -> None:
        self._phrases = _phrases({word for words in listed.values() for word in words})
        self._patterns = {label: _pattern(words) for label, words in listed.items()}
        # Per list: the same words come back in every message.
        self._labels = functools.lru_cache(maxsize=50_000)(self._named)

    @classmethod
    @functools.cache
    def of(cls, kind: str) -> WordList:
        """The list for a kind of label; read once."""
        return cls(YAML(typ="safe").load(FILES[kind]))

    def read(self, text: str) -> Words:
        """The words of a text; words that are listed together become one word."""
        joined = self._phrases.sub(lambda phrase: phrase[0].replace(" ", _JOINT), _plain(text))
        words = _TOKEN.findall(joined)
        return Words([word.lower() for word in words], [self._labels(word) for word in words])

    def _named(self, word: str) -> frozenset[str]:
        return frozenset(label for label, pattern in self._patterns.items() if pattern.match(word))


def _phrases(listed: set[str]) -> re.Pattern[str]:
    """What is listed with a space in it, the longest first.

    In groups of one first letter: tried one by one, hundreds of phrases at every word take long.
    """
    phrases = {word.removeprefix(_EXCEPTION) for word in listed if " " in word}
    ordered = sorted(phrases, key=lambda phrase: (phrase[0], -len(phrase), phrase))
    groups = []
    for first, same in itertools.groupby(ordered, key=lambda phrase: phrase[0]):
        rest = "|".join(_any_letters(phrase[1:]) for phrase in same)
        groups.append(f"{_any_letters(first)}(?:{rest})")
    return re.compile(rf"\b(?:{'|'.join(groups)})\b", re.IGNORECASE)


def _any_letters(listed: str) -> str:
    return re.escape(listed).replace(r"\*", r"\w*")


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """One expression for a list: its words, in any case but those in capitals."""
    never = [word.removeprefix(_EXCEPTION) for word in words if word.startswith(_EXCEPTION)]
    capitals = [word for word in words if word != word.lower()]
    others = [word for word in words if word not in capitals and not word.startswith(_EXCEPTION)]
    return re.compile(f"(?!(?i:{_either(never)}))(?:(?i:{_either(others)})|{_either(capitals)})")


def _either(words: Sequence[str]) -> str:
    """Matches any of the words and, when there are none, nothing."""
    return "|".join(fnmatch.translate(word.replace(" ", _JOINT)) for word in words) or r"(?!)"


def _plain(text: str) -> str:
    """The text without accents, and with one kind of apostrophe."""
    parts = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(part for part in parts if not unicodedata.combining(part))

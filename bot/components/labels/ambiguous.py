"""Hears a word with more than one meaning that nothing else in the message explains."""

from __future__ import annotations

import fnmatch
import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ruamel.yaml import YAML

from bot.components.labels.naming import Words
from bot.components.labels.wordlists import WordList

FILE: Final = Path(__file__).with_name("dubbelzinnig.yml")
#: What a request asks for, beside its subject.
REQUESTED: Final = frozenset({"vorm", "doelgroep"})
#: So many words behind "bij" tell where something goes on: "bij een paar sportclubs".
_REACH: Final = 3


@dataclass(frozen=True)
class Term:
    """A word with more than one meaning; ``themas`` are what it can be about.

    ``usual`` is what it is about in a request: who asks for a training on it means that.
    """

    name: str
    pattern: re.Pattern[str]
    themas: tuple[str, ...]
    usual: str | None

    def is_meant(self, told: Iterable[tuple[str, str]]) -> bool:
        """Whether support or people are told with it, in the meaning that it then usually has.

        ``told`` are the labels to act on, with their kinds.
        """
        labels = set(told)
        return ("thema", self.usual) in labels and any(kind in REQUESTED for kind, _ in labels)


@dataclass(frozen=True)
class _Rules:
    terms: tuple[Term, ...]
    says_nothing: re.Pattern[str]


def ambiguous_term(text: str) -> Term | None:
    """The term that needs a question; None when there is none, or more than one.

    A message explains its term by any word that is no role and no word of ``zegt_niets``, and by
    the place where it goes on: "ondermijning bij sportclubs".
    """
    rules = _rules()
    found = [term for term in rules.terms if term.pattern.search(text.lower())]
    if len(found) != 1:
        return None
    rest = WordList.of("doelgroep").read(found[0].pattern.sub(" ", text.lower()))
    explained = any(
        word[0].isalnum() and not roles and not rules.says_nothing.match(word)
        for word, roles in zip(rest.words, rest.labels, strict=True)
    )
    return None if explained or _tells_where(rest) else found[0]


def _tells_where(rest: Words) -> bool:
    """Whether people or clubs are named right behind "bij": there it goes on."""
    return any(
        word == "bij" and any(rest.labels[at + 1 : at + 1 + _REACH])
        for at, word in enumerate(rest.words)
    )


@functools.cache
def _rules() -> _Rules:
    given = YAML(typ="safe").load(FILE)
    words = [word for line in given["zegt_niets"] for word in line]
    return _Rules(
        tuple(
            Term(
                name,
                re.compile(rf"\b(?:{'|'.join(term['woorden'])})\b"),
                tuple(term["themas"]),
                term.get("in_een_verzoek"),
            )
            for name, term in given["termen"].items()
        ),
        re.compile("|".join(map(fnmatch.translate, words))),
    )

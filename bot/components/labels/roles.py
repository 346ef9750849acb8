"""Where a text names people who could take part, and in what surroundings: no judgement yet."""

from __future__ import annotations

import fnmatch
import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ruamel.yaml import YAML

FILE: Final = Path(__file__).with_name("rollen.yml")

_TOKEN = re.compile(r"[\w&]+(?:['.-][\w&]+)*|[.,:;!?]")
_END_OF_SENTENCE: Final = frozenset(".!?")
_DENIALS: Final = frozenset({"niet", "geen", "nee", "zonder"})
#: What stands before a listed word that never fits, and between the words of a phrase.
_EXCEPTION, _JOINT = "!", "_"
#: How far around a role word its surroundings reach, and from where distance no longer counts.
_REACH: Final = 4
_FAR: Final = 3
#: How far away the words are looked for that say whether people take part or are spoken of: further
#: than ``_REACH``, for what stands between ("voor onze drie nieuwe …", "… uit de regio willen").
_GLANCE: Final = 7
_HINTS: Final = re.compile(
    "voor|van|met|door|bij|aan|naar|tegen|over|onder|uit|tussen|als|en|of|zonder|namens|op|om|dat|die"
    "|ik|wij|we|geen|niet|maar|ook|hier|wil|willen|zoekt|zoeken|vraagt|vragen|krijgt|krijgen|moet"
    "|moeten|kan|kunnen|leren|oefenen|is|zijn|was|waren|heeft|hebben|werd|worden|wordt|ziet|zien|zegt"
    "|zeggen|vindt|vinden|gaat|gaan|doet|doen|komt|komen|[.,:;!?]"
)
#: What stands in the place of the role words asked about, of other role words, and of nothing.
_OWN, _OTHER, _START, _END = "<rol>", "<andere rol>", "<begin>", "<eind>"


@dataclass(frozen=True)
class Words:
    """The words of a text, each with the doelgroepen that it could stand for."""

    words: list[str]
    roles: list[frozenset[str]]

    @classmethod
    def of(cls, text: str) -> Words:
        """Reads a text; words that are listed together become one word."""
        joined = _phrases().sub(lambda phrase: phrase[0].replace(" ", _JOINT), _plain(text))
        words = _TOKEN.findall(joined)
        return cls([word.lower() for word in words], [_doelgroepen(word) for word in words])

    @property
    def doelgroepen(self) -> list[str]:
        """Every doelgroep that a word of the text could stand for."""
        return sorted(frozenset().union(*self.roles))

    def surroundings(self, doelgroep: str) -> Iterator[str]:
        """What tells whether the people of ``doelgroep`` take part, as features.

        The role words themselves are masked, so that "voor de …" and "… willen" are learned from
        every doelgroep at once; the words behind the mask and the doelgroep are features as well.
        """
        masked = [
            _OWN if doelgroep in roles else _OTHER if roles else word
            for word, roles in zip(self.words, self.roles, strict=True)
        ]
        yield f"doelgroep={doelgroep}"
        yield f"lengte={min(len(masked) // 6, 6)}"
        yield f"andere={masked.count(_OTHER)}"
        yield from (f"tekst={word}" for word in masked)
        for first, second in itertools.pairwise([_START, *masked, _END]):
            yield f"paar={first} {second}"
        for at, word in enumerate(masked):
            if word == _OWN:
                yield from self._around(at, masked, doelgroep)
            else:
                yield from (f"{doelgroep}:naast={other}" for other in self.roles[at])

    def _around(self, at: int, masked: Sequence[str], doelgroep: str) -> Iterator[str]:
        word = self.words[at]
        # "Bestuur" alone can be three doelgroepen: which ones it could be tells how sure it is.
        could = "+".join(sorted(self.roles[at]))
        for look in (word, f"…{word[-6:]}", f"{word[:5]}…", could):
            yield f"woord={look}"
            yield f"{doelgroep}:woord={look}"

        def near(distance: int) -> str:
            place = at + distance
            return _START if place < 0 else _END if place >= len(masked) else masked[place]

        for distance in range(1, _REACH + 1):
            yield f"{min(distance, _FAR)} ervoor={near(-distance)}"
            yield f"{min(distance, _FAR)} erna={near(distance)}"
        for look in (
            f"ervoor={near(-2)} {near(-1)}",
            f"erna={near(1)} {near(2)}",
            f"ervoor={near(-1)}",
            f"erna={near(1)}",
        ):
            yield look
            yield f"{doelgroep}:{look}"
        yield f"om={near(-1)} … {near(1)}"
        yield f"om={near(-2)} {near(-1)} … {near(1)}"
        yield f"om={near(-1)} … {near(1)} {near(2)}"
        back = _hint(reversed(self.words[max(0, at - _GLANCE) : at]))
        ahead = _hint(self.words[at + 1 : at + 1 + _GLANCE])
        yield from (f"terug={back}", f"heen={ahead}", f"terug={back} heen={ahead}")
        yield f"{doelgroep}:terug={back}"
        begin, end = self._sentence(at)
        yield from (f"zin ervoor={word}" for word in masked[begin:at])
        yield from (f"zin erna={word}" for word in masked[at + 1 : end])
        yield f"eerste zin={begin == 0}"
        yield f"laatste zin={end >= len(masked) - 1}"
        yield f"ontkend={not _DENIALS.isdisjoint(self.words[max(begin, at - _REACH) : at])}"
        yield f"alleen={len(masked) <= _FAR}"

    def _sentence(self, at: int) -> tuple[int, int]:
        begin = end = at
        while begin > 0 and self.words[begin - 1] not in _END_OF_SENTENCE:
            begin -= 1
        while end < len(self.words) and self.words[end] not in _END_OF_SENTENCE:
            end += 1
        return begin, end


def _hint(words: Iterable[str]) -> str:
    """The first of the words that says something about taking part, or a dash."""
    return next((word for word in words if _HINTS.fullmatch(word)), "-")


@functools.cache
def _listed() -> dict[str, list[str]]:
    found: dict[str, list[str]] = YAML(typ="safe").load(FILE)
    return found


@functools.cache
def _phrases() -> re.Pattern[str]:
    """What is listed with a space in it, the longest first.

    In groups of one first letter: tried one by one, hundreds of phrases at every word take long.
    """
    listed = {word for words in _listed().values() for word in words}
    phrases = {word.removeprefix(_EXCEPTION) for word in listed if " " in word}
    ordered = sorted(phrases, key=lambda phrase: (phrase[0], -len(phrase), phrase))
    groups = []
    for first, same in itertools.groupby(ordered, key=lambda phrase: phrase[0]):
        rest = "|".join(_any_letters(phrase[1:]) for phrase in same)
        groups.append(f"{_any_letters(first)}(?:{rest})")
    return re.compile(rf"\b(?:{'|'.join(groups)})\b", re.IGNORECASE)


def _any_letters(listed: str) -> str:
    return re.escape(listed).replace(r"\*", r"\w*")


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {doelgroep: _pattern(words) for doelgroep, words in _listed().items()}


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """One expression for a list: its words, in any case but those in capitals."""
    never = [word.removeprefix(_EXCEPTION) for word in words if word.startswith(_EXCEPTION)]
    capitals = [word for word in words if word != word.lower()]
    others = [word for word in words if word not in capitals and not word.startswith(_EXCEPTION)]
    return re.compile(f"(?!(?i:{_either(never)}))(?:(?i:{_either(others)})|{_either(capitals)})")


def _either(words: Sequence[str]) -> str:
    """Matches any of the words and, when there are none, nothing."""
    return "|".join(fnmatch.translate(word.replace(" ", _JOINT)) for word in words) or r"(?!)"


@functools.lru_cache(maxsize=50_000)
def _doelgroepen(word: str) -> frozenset[str]:
    return frozenset(label for label, pattern in _patterns().items() if pattern.match(word))


def _plain(text: str) -> str:
    """The text without accents, and with one kind of apostrophe."""
    parts = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(part for part in parts if not unicodedata.combining(part))

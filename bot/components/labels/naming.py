"""The surroundings in which a text names a label: no judgement yet."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_END_OF_SENTENCE: Final = frozenset(".!?")
_DENIALS: Final = frozenset({"niet", "geen", "nee", "zonder"})
#: How far around a name its surroundings reach, and from where distance no longer counts.
_REACH: Final = 4
_FAR: Final = 3
#: How far away the words are looked for that say whether it is wished for or spoken of: further
#: than ``_REACH``, for what stands between ("voor onze drie nieuwe …", "… uit de regio willen").
_GLANCE: Final = 7
_HINTS: Final = re.compile(
    "voor|van|met|door|bij|aan|naar|tegen|over|onder|uit|tussen|als|en|of|zonder|namens|op|om|dat|die"
    "|ik|wij|we|geen|niet|maar|ook|hier|wil|willen|zoekt|zoeken|vraagt|vragen|krijgt|krijgen|moet"
    "|moeten|kan|kunnen|leren|oefenen|is|zijn|was|waren|heeft|hebben|werd|worden|wordt|ziet|zien|zegt"
    "|zeggen|vindt|vinden|gaat|gaan|doet|doen|komt|komen|[.,:;!?]"
)
#: What stands in the place of the names asked about, of other names, and of nothing.
_OWN, _OTHER, _START, _END = "<naam>", "<andere naam>", "<begin>", "<eind>"


@dataclass(frozen=True)
class Words:
    """The words of a text, each with the labels of one kind that it could name."""

    words: list[str]
    labels: list[frozenset[str]]

    @property
    def named(self) -> list[str]:
        """Every label that a word of the text could name."""
        return sorted(frozenset().union(*self.labels))

    def surroundings(self, label: str) -> Iterator[str]:
        """What tells whether ``label`` is meant or only spoken of, as features.

        The names themselves are masked, so that "voor de …" and "… willen" are learned from every
        label at once; the words behind the mask and the label are features as well.
        """
        masked = [
            _OWN if label in named else _OTHER if named else word
            for word, named in zip(self.words, self.labels, strict=True)
        ]
        yield f"label={label}"
        yield f"lengte={min(len(masked) // 6, 6)}"
        yield f"andere={masked.count(_OTHER)}"
        yield from (f"tekst={word}" for word in masked)
        for first, second in itertools.pairwise([_START, *masked, _END]):
            yield f"paar={first} {second}"
        for at, word in enumerate(masked):
            if word == _OWN:
                yield from self._around(at, masked, label)
            else:
                yield from (f"{label}:naast={other}" for other in self.labels[at])

    def _around(self, at: int, masked: Sequence[str], label: str) -> Iterator[str]:
        word = self.words[at]
        # "Bestuur" alone can be three doelgroepen: which ones it could be tells how sure it is.
        could = "+".join(sorted(self.labels[at]))
        for look in (word, f"…{word[-6:]}", f"{word[:5]}…", could):
            yield f"woord={look}"
            yield f"{label}:woord={look}"

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
            yield f"{label}:{look}"
        yield f"om={near(-1)} … {near(1)}"
        yield f"om={near(-2)} {near(-1)} … {near(1)}"
        yield f"om={near(-1)} … {near(1)} {near(2)}"
        back = _hint(reversed(self.words[max(0, at - _GLANCE) : at]))
        ahead = _hint(self.words[at + 1 : at + 1 + _GLANCE])
        yield from (f"terug={back}", f"heen={ahead}", f"terug={back} heen={ahead}")
        yield f"{label}:terug={back}"
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

"""Finds the official's own municipality in a message."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from bot.components.gemeente.context import linked, of_something_else, surroundings
from bot.components.gemeente.corrections import takes_back
from bot.components.gemeente.cues import Surroundings, cues
from bot.components.gemeente.gazetteer import Gazetteer, Match, gazetteer
from bot.components.gemeente.row import items, separated
from bot.components.gemeente.text import Word, split

TELT = 0.5
"""From this certainty on a municipality counts as the official's own."""

_ZEKER = 0.97
_I_AM = 0.95
_CORRECTION = 0.9
_FUNCTION = 0.8
_ANSWER = 0.95
_ANSWER_IN_DOUBT = 0.6
_LATER_IN_LIST = 0.02
_PER_EDIT = 0.05
_MOST_GUESSES = 8
_MAX_NAME_WORDS = 5
_MAX_ANSWER_WORDS = 12
_SHORTEST_UNMISTAKABLE = 7
# After "Buren." these go on about neighbours.
_POINTING_BACK = frozenset({"die", "dat", "ze", "zij", "hun", "deze", "daar", "daarover"})


class Expected(Enum):
    """How much the words before it make one expect a name, so that a slip in it may be mended."""

    NOT = auto()
    IN_STORY = auto()
    """After "in", where a story tells where it happens; many other words can stand there too."""
    PERHAPS = auto()
    LIKELY = auto()
    CERTAIN = auto()


@dataclass(frozen=True, slots=True)
class Hit:
    """A municipality in a text."""

    naam: str
    """The official name."""
    start: int
    end: int
    zekerheid: float
    """How sure it is, 0 to 1, that it is the official's own one."""


def find(text: str) -> list[Hit]:
    """The municipalities that can be the official's own, best first; examples are left out.

    A name that two municipalities share gives both, each at less than `TELT`, unless the text
    names the province.
    """
    words = split(text)
    names = gazetteer()
    hits: dict[str, Hit] = {}
    for match, certainty in _judged(words, list(_matches(words, names)), names):
        for hit in _hits(text, words, match, certainty, names):
            known = hits.get(hit.naam)
            if known is None or hit.zekerheid > known.zekerheid:
                hits[hit.naam] = hit
    return sorted(hits.values(), key=lambda hit: (-hit.zekerheid, hit.start))


def _matches(words: Sequence[Word], names: Gazetteer) -> Iterator[Match]:
    """Names from left to right, none inside another; misspelt ones where a name is expected."""
    answer = _answer(words)
    row = {item[0]: item[-1] for item in items(words, cues().zinswoorden)}
    guesses = 0
    first = 0
    previous: Match | None = None
    while first < len(words):
        match = names.exact(words, first)
        if (match is None or names.continues(match, words)) and guesses < _MOST_GUESSES:
            expected = _expected(words, first, previous)
            whole = expected is Expected.NOT and first in answer[:1]
            opens = expected is Expected.NOT and first == 0
            item = row.get(first) if expected is Expected.NOT and not whole else None
            if whole or opens or item is not None:
                expected = Expected.LIKELY if whole else Expected.PERHAPS
            if expected is not Expected.NOT:
                guesses += 1
                longer = names.misspelt(
                    words,
                    first,
                    certain=expected is Expected.CERTAIN,
                    most_edits=1 if expected in (Expected.PERHAPS, Expected.IN_STORY) else 2,
                    longer_than=0 if match is None else match.last - match.first + 1,
                )
                if longer is not None and (
                    (whole and longer.last >= answer[-1])
                    or (opens and _set_off(words, longer.last))
                    or (item == longer.last and _unmistakable(words, longer))
                    or (expected is Expected.IN_STORY and _unmistakable(words, longer))
                    or not (whole or opens or item is not None or expected is Expected.IN_STORY)
                ):
                    match = longer
        if match is None:
            first += 1
        else:
            yield match
            previous = match
            first = match.last + 1


def _expected(words: Sequence[Word], first: int, previous_name: Match | None) -> Expected:
    if previous_name is not None and _replaces(words, previous_name, first, first):
        return Expected.PERHAPS
    if first == words[first].sentence:
        return Expected.NOT
    previous = words[first - 1].folded
    if previous in ("gemeente", "gem"):
        return Expected.CERTAIN
    if previous not in cues().voorzetsels and previous != "hier":
        return Expected.NOT
    if words[first].capitalised and previous != "hier":
        return Expected.LIKELY
    score = cues().sure(surroundings(words, first, first))
    if score is not None and score >= _I_AM:
        return Expected.PERHAPS
    in_story = score is not None and previous == "in" and words[first].gap == " "
    return Expected.IN_STORY if in_story else Expected.NOT


def _unmistakable(words: Sequence[Word], match: Match) -> bool:
    """True for a slip in a long name of a municipality itself, which few other words resemble."""
    letters = sum(len(word.folded) for word in words[match.first : match.last + 1])
    return not match.entry.plaats and letters >= _SHORTEST_UNMISTAKABLE


def _set_off(words: Sequence[Word], last: int) -> bool:
    """True for the name that a message opens with: "Ijselstein, …", "bergen op zom hier"."""
    if last + 1 == len(words):
        return False
    after = words[last + 1]
    return "," in after.gap or ":" in after.gap or after.folded == "hier"


def _answer(words: Sequence[Word]) -> range:
    """Where the name must stand if the message is no more than a name; empty if it says more."""
    rest = [index for index, word in enumerate(words) if word.folded not in cues().antwoordwoorden]
    if not rest or len(rest) > _MAX_NAME_WORDS or len(words) > _MAX_ANSWER_WORDS:
        return range(0)
    return range(rest[0], rest[-1] + 1)


def _judged(
    words: Sequence[Word], matches: list[Match], names: Gazetteer
) -> Iterator[tuple[Match, float]]:
    previous: Match | None = None
    score: float | None = None
    corrected = {
        after.first: before
        for before, after in itertools.pairwise(matches)
        if _like_a_name(words, after) and _replaces(words, before, after.first, after.last)
    }
    of_row = _of_row(words, matches)
    for match in matches:
        if match in corrected.values():
            previous = None
            continue
        if match.first in corrected:
            score = _CORRECTION
        elif match is of_row:
            score = _FUNCTION
        elif _is_whole_answer(words, match):
            score = _answer_certainty(words, match)
        elif _is_headline(words, match):
            score = _ANSWER_IN_DOUBT
        elif of_something_else(words, match.first, match.last) or _is_province(
            words, match, previous, names
        ):
            previous = None
            continue
        elif previous is not None and _lies_near(words, previous, match):
            continue
        elif previous is not None and linked(words, previous.last, match.first):
            # A name listed after another counts as that one does.
            score = None if score is None else max(score - _LATER_IN_LIST, TELT)
        else:
            rijk = match.entry.namen[0] in names.voor_het_rijk
            here = surroundings(words, match.first, match.last, rijk=rijk)
            score = cues().sure(here)
            if score is not None and not _is_name(words, match, here, score):
                previous = None
                continue
        previous = match
        if score is not None:
            yield match, score - _PER_EDIT * match.edits


def _replaces(words: Sequence[Word], wrong: Match, first: int, last: int) -> bool:
    return takes_back(cues().verbeteringen, words, (wrong.first, wrong.last), (first, last))


def _like_a_name(words: Sequence[Word], match: Match) -> bool:
    """False for an ordinary word in small letters, unless "in sluis" can only be the place."""
    entry = match.entry
    return not entry.gewoon_woord or entry.plaats_na_in or words[match.first].capitalised


def _of_row(words: Sequence[Word], matches: list[Match]) -> Match | None:
    """The one name among the items of a row: "polarisatie, lezing, wethouders, Goes"."""
    row = items(words, cues().zinswoorden)
    bare = {(item[0], item[-1]) for item in row}
    named = [m for m in matches if (m.first, m.last) in bare and _like_a_name(words, m)]
    opener = named[0] if named and not named[0].first else None
    if opener is not None and opener.entry.gewoon_woord and not opener.entry.plaats_na_in:
        # The capital that a message begins with tells little: "Buren, lezing, Goes".
        others = any(words[item[0]].capitalised for item in row[1:])
        if others or opener.entry.plaats or opener.entry.uitroep:
            named.remove(opener)
    return named[0] if len(named) == 1 else None


def _lies_near(words: Sequence[Word], previous: Match, match: Match) -> bool:
    """True for the second name in "Rozendaal bij Arnhem"."""
    return match.first == previous.last + 2 and words[match.first - 1].folded == "bij"


def _is_name(words: Sequence[Word], match: Match, here: Surroundings, score: float) -> bool:
    """False for a name that is only the ordinary word here: "dat is best lastig"."""
    if not match.entry.gewoon_woord:
        return True
    word = words[match.first]
    if word.capitalised and match.first > word.sentence:
        closes = match.last + 1 == len(words) and separated(words, match.first)
        return closes or here.preposition is not None or here.gemeente or score >= _FUNCTION
    bare = match.first > word.sentence and word.gap == " "
    if bare and match.entry.plaats_na_in and words[match.first - 1].folded in ("in", "uit"):
        return True
    told = score >= _ZEKER or (score >= _I_AM and here.preposition != "voor")
    return (told or here.gemeente) and _ends_like_a_name(words, match)


def _ends_like_a_name(words: Sequence[Word], match: Match) -> bool:
    """ "gemeente best heeft" and "gemeente best.", but not "gemeente best veel"."""
    if match.last + 1 == len(words):
        return True
    after = words[match.last + 1]
    return after.sentence > match.last or "," in after.gap or after.folded in cues().na_de_naam


def _is_whole_answer(words: Sequence[Word], match: Match) -> bool:
    around = [*words[: match.first], *words[match.last + 1 :]]
    if match.entry.gewoon_woord:
        # "best" can be an answer; "echt" and "heel" are no municipality but ordinary words.
        if not words[match.first].capitalised:
            return not around and not match.entry.plaats
        return all(_belongs_to_a_name(word.folded) for word in around)
    return len(words) <= _MAX_ANSWER_WORDS and all(
        word.folded in cues().antwoordwoorden for word in around
    )


def _is_headline(words: Sequence[Word], match: Match) -> bool:
    """True for an ordinary word that opens or closes a story all by itself: "Huizen. Een groep …".

    Other names need no such help.
    """
    entry = match.entry
    if not entry.gewoon_woord or entry.plaats or entry.uitroep:
        return False
    if words[match.first].sentence != match.first or match.last + 1 == len(words):
        return (
            words[match.first].sentence == match.first > 0
            and match.last + 1 == len(words)
            and words[match.first].capitalised
        )
    after = words[match.last + 1]
    if match.first or after.folded in _POINTING_BACK:
        return False
    if after.sentence > match.last:
        return True
    return ":" in after.gap and (words[0].capitalised or entry.plaats_na_in)


def _belongs_to_a_name(word: str) -> bool:
    return word == "de" or word in cues().voorzetsels or word in cues().gemeentewoorden


def _answer_certainty(words: Sequence[Word], match: Match) -> float:
    alone = len(words) == match.last - match.first + 1
    in_doubt = not words[match.first].capitalised or (match.entry.plaats and alone)
    if match.entry.gewoon_woord and in_doubt:
        return _ANSWER_IN_DOUBT
    return _ANSWER


def _is_province(
    words: Sequence[Word], match: Match, previous: Match | None, names: Gazetteer
) -> bool:
    """True beside a province ("Utrecht en Drenthe") and after a place in it ("Baarn, Utrecht")."""
    naam = match.entry.namen[0]
    if naam not in names.provincies.values():
        return False
    if previous is not None and match.first - previous.last <= 2:
        between = {word.folded for word in words[previous.last + 1 : match.first]}
        if between <= {"in"} and names.provincie_van[previous.entry.namen[0]] == naam:
            return True
    return any(
        0 <= other < len(words)
        and words[joiner].folded in ("en", "of")
        and names.only_province(words, other)
        for joiner, other in (
            (match.last + 1, match.last + 2),
            (match.first - 1, match.first - 2),
        )
    )


def _hits(
    text: str, words: Sequence[Word], match: Match, certainty: float, names: Gazetteer
) -> list[Hit]:
    start, end = words[match.first].start, words[match.last].end
    if words[match.first].folded in ("s", "t") and start and text[start - 1] in "'’‘`":
        start -= 1
    namen = match.entry.namen
    hits = [Hit(naam, start, end, round(certainty, 3)) for naam in namen]
    if len(namen) == 1:
        return hits
    named = names.provinces_in(words)
    chosen = [hit for hit in hits if names.provincie_van[hit.naam] in named]
    if len(chosen) == 1:
        return chosen
    return [replace(hit, zekerheid=round(certainty / len(namen), 3)) for hit in hits]

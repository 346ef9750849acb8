"""Finds the official's own municipality in a message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from bot.components.gemeente import context
from bot.components.gemeente.gazetteer import Gazetteer, Match, gazetteer
from bot.components.gemeente.text import Word, split

# Words that people put around an answer which is nothing but the name.
_ANSWER_WORDS = frozenset(
    [
        "de",
        "het",
        "in",
        "uit",
        "te",
        "bij",
        "voor",
        "van",
        "gemeente",
        "gem",
        "stad",
        "nou",
        "ja",
        "dat",
        "is",
        "t",
        "wij",
        "we",
        "zijn",
        "ik",
        "werk",
        "ben",
        "kom",
        "zit",
        "namelijk",
        "hier",
        "op",
        "graag",
        "hoi",
        "hallo",
        "oke",
        "ok",
        "eh",
        "uh",
        "hoor",
        "denk",
        "dus",
        "natuurlijk",
        "ambtenaar",
        "eentje",
        "werken",
        "dank",
        "je",
        "u",
        "dankjewel",
        "bedankt",
    ]
)
_PLAIN_ANSWER_WORDS = frozenset(["de", "in", "uit", "te", "bij", "voor", "van", "gemeente", "gem"])
_WHOLE_ANSWER = 0.95
_WHOLE_ANSWER_IN_DOUBT = 0.6
_EDIT_COSTS = 0.05
_MOST_GUESSES = 8
_MAX_NAME_WORDS = 5
_MAX_ANSWER_WORDS = 12
# After a lower-case "best" or "huizen" only these make it a place: "gemeente best heeft", not "gemeente best veel".
_AFTER_A_NAME = frozenset(
    [
        "is",
        "heeft",
        "wil",
        "zoekt",
        "speelt",
        "en",
        "waar",
        "als",
        "met",
        "over",
        "we",
        "wij",
        "ik",
        "kampt",
        "heb",
        "ben",
        "hier",
        "zoeken",
        "willen",
        "merken",
        "zien",
        "hebben",
        "maar",
        "want",
        "zijn",
        "graag",
        "daar",
        "krijgen",
        "kan",
    ]
)
_CUES = frozenset(["in", "te", "uit", "bij", "voor", "van", "binnen", "namens", "vanuit", "op"])


class Expected(Enum):
    """How much the words before it make one expect a municipality, so that a slip in its name may be mended."""

    NOT = auto()
    PERHAPS = auto()
    LIKELY = auto()
    CERTAIN = auto()


@dataclass(frozen=True, slots=True)
class Hit:
    """A municipality in a text: official name, place of the words in the text, and how sure it is the own one."""

    naam: str
    start: int
    end: int
    zekerheid: float


def find(text: str) -> list[Hit]:
    """The municipalities that can be the official's own, best first; a place that is only an example is left out.

    A name that municipalities share gives each of them, at less than 0.5, unless the text names a province.
    """
    words = split(text)
    if not words:
        return []
    names = gazetteer()
    matches = list(_matches(words, names))
    hits: dict[str, Hit] = {}
    for match, certainty in _judged(words, matches, names):
        for hit in _hits(text, words, match, certainty, names):
            known = hits.get(hit.naam)
            if known is None or hit.zekerheid > known.zekerheid:
                hits[hit.naam] = hit
    return sorted(hits.values(), key=lambda hit: (-hit.zekerheid, hit.start))


def _matches(words: Sequence[Word], names: Gazetteer) -> Iterator[Match]:
    """Names from left to right, none inside another; misspelt ones only where a name is to be expected."""
    answer = _answer(words)
    guesses = 0
    first = 0
    while first < len(words):
        match = names.exact(words, first)
        if (match is None or names.continues(match, words)) and guesses < _MOST_GUESSES:
            expected = _expected(words, first)
            upto = 0
            if expected is Expected.NOT and first in answer[:1]:
                expected, upto = Expected.LIKELY, answer[-1]
            if expected is not Expected.NOT:
                guesses += 1
                longer = names.misspelt(
                    words,
                    first,
                    certain=expected is Expected.CERTAIN,
                    most_edits=1 if expected is Expected.PERHAPS else 2,
                    longer_than=0 if match is None else match.last - match.first + 1,
                )
                if longer is not None and longer.last >= upto:
                    match = longer
        if match is None:
            first += 1
        else:
            yield match
            first = match.last + 1


def _expected(words: Sequence[Word], first: int) -> Expected:
    if first == words[first].sentence:
        return Expected.NOT
    previous = words[first - 1].folded
    if previous in ("gemeente", "gem"):
        return Expected.CERTAIN
    if previous not in _CUES:
        return Expected.NOT
    if words[first].capitalised:
        return Expected.LIKELY
    score = context.sure(words, first, first, context.before(words, first))
    return Expected.PERHAPS if score is not None and score >= context.I_AM else Expected.NOT


def _answer(words: Sequence[Word]) -> range:
    """Where the name must stand when the message is no more than a name; empty when it says more."""
    rest = [index for index, word in enumerate(words) if word.folded not in _ANSWER_WORDS]
    if not rest or len(rest) > _MAX_NAME_WORDS or len(words) > _MAX_ANSWER_WORDS:
        return range(0)
    return range(rest[0], rest[-1] + 1)


def _judged(
    words: Sequence[Word], matches: list[Match], names: Gazetteer
) -> Iterator[tuple[Match, float]]:
    previous: Match | None = None
    previous_score: float | None = None
    score: float | None
    for match in matches:
        if _is_whole_answer(words, match):
            score = _answer_certainty(words, match)
        elif context.other_body(words, match.first) or _is_province(words, match, names):
            score = None
        elif previous is not None and context.linked(words, previous.last, match.first):
            score = _in_list(words, previous, match, previous_score)
        else:
            score = _in_context(words, match, names)
        previous, previous_score = match, score
        if score is not None:
            yield match, max(0.0, score - _EDIT_COSTS * match.edits)


def _in_list(
    words: Sequence[Word], previous: Match, match: Match, previous_score: float | None
) -> float | None:
    """A name listed after another counts as that one does; after "niet Leiden, …" it is the correction."""
    if previous_score is not None:
        return previous_score - 0.02
    corrects = words[match.first].gap.startswith(",") and match.first == previous.last + 1
    if corrects and context.negated(context.before(words, previous.first)):
        return context.OWN_IN_CLAUSE
    return None


def _in_context(words: Sequence[Word], match: Match, names: Gazetteer) -> float | None:
    here = context.before(words, match.first)
    holland = match.entry.namen[0] in names.voor_het_rijk
    score = context.sure(words, match.first, match.last, here, holland=holland)
    if score is None or not match.entry.gewoon_woord:
        return score
    return score if _reads_as_name(words, match, here, score) else None


def _reads_as_name(words: Sequence[Word], match: Match, here: context.Before, score: float) -> bool:
    """Whether a name that is also an ordinary word is meant as a name here."""
    word = words[match.first]
    if word.capitalised and match.first > word.sentence:
        return here.preposition is not None or here.gemeente or score >= context.ROLE
    told = score >= context.ZEKER or (score >= context.I_AM and here.preposition != "voor")
    if not (here.gemeente or told):
        return False
    following = words[match.last + 1] if match.last + 1 < len(words) else None
    ends = following is None or following.sentence > match.last or "," in following.gap
    return ends or (following is not None and following.folded in _AFTER_A_NAME)


def _is_whole_answer(words: Sequence[Word], match: Match) -> bool:
    around = [*words[: match.first], *words[match.last + 1 :]]
    if match.entry.gewoon_woord:
        return all(word.folded in _PLAIN_ANSWER_WORDS for word in around) and (
            not around or words[match.first].capitalised
        )
    return len(words) <= _MAX_ANSWER_WORDS and all(word.folded in _ANSWER_WORDS for word in around)


def _answer_certainty(words: Sequence[Word], match: Match) -> float:
    if match.entry.gewoon_woord and not words[match.first].capitalised:
        return _WHOLE_ANSWER_IN_DOUBT
    return _WHOLE_ANSWER


def _is_province(words: Sequence[Word], match: Match, names: Gazetteer) -> bool:
    """ "Utrecht en Gelderland", "Drenthe en Groningen": named beside a province it is one itself."""
    if match.entry.namen[0] not in names.provincies.values():
        return False
    after, before = match.last + 2, match.first - 2
    for joiner, other in ((match.last + 1, after), (match.first - 1, before)):
        if 0 <= other < len(words) and words[joiner].folded in ("en", "of"):
            if _province_at(words, other, names):
                return True
    return False


def _province_at(words: Sequence[Word], index: int, names: Gazetteer) -> bool:
    single = words[index].folded
    double = single + (words[index + 1].folded if index + 1 < len(words) else "")
    other = {"utrecht", "groningen"}
    return (single in names.provincies and single not in other) or double in names.provincies


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
    letters = "".join(word.folded for word in words)
    named = {provincie for key, provincie in names.provincies.items() if key in letters}
    chosen = [hit for hit in hits if names.provincie_van[hit.naam] in named]
    if len(chosen) == 1:
        return chosen
    return [replace(hit, zekerheid=round(certainty / len(namen), 3)) for hit in hits]

"""Takes apart what stands around a name in a message."""

from __future__ import annotations

from collections.abc import Sequence

from bot.components.gemeente.cues import Surroundings, cues
from bot.components.gemeente.row import separated
from bot.components.gemeente.text import Word

_WORDS_BACK = 16
_WORDS_ON = 14
_POSSESSIVES = frozenset({"onze", "mijn"})
_DETERMINERS = frozenset({"de", "het", "een"}) | _POSSESSIVES
_CLAUSE_ENDS = frozenset(
    {"en", "maar", "want", "dus", "of", "terwijl", "omdat", "dat", "die", "waarbij"}
)
_LISTS = frozenset({"en", "of", "tot"})
_LISTED = _LISTS | {"in", "de", "gemeente", "ook", "bij", "van", "uit"}
_PARTICLES = frozenset({"van", "ter", "der", "den"})
_MOST_BETWEEN_LISTED = 4


def surroundings(
    words: Sequence[Word], first: int, last: int, *, rijk: bool = False
) -> Surroundings:
    """What stands around the name in `words[first..last]`.

    `rijk` says that the name also stands for the national government.
    """
    known = cues()
    start = max(words[first].sentence, first - _WORDS_BACK)
    while start < first and words[start].folded in known.groeten:
        start += 1
    before = _before(words, start, first)
    gemeente = ours = False
    if before and before[-1] in known.gemeentewoorden | known.plaatswoorden:
        gemeente = before.pop() in known.gemeentewoorden
        ours = bool(before) and before[-1] in _POSSESSIVES
    if before and before[-1] in _DETERMINERS:
        before.pop()
    preposition = None
    if before and (before[-1] in known.voorzetsels or before[-1] in known.weg_van_hier):
        preposition = before.pop()
    return Surroundings(
        before=" ".join(before),
        preposition=preposition,
        gemeente=gemeente,
        ours=ours,
        rijk=rijk,
        begins=known.groeten.issuperset(
            word.folded for word in words[words[first].sentence : first]
        ),
        ends=separated(words, last + 1),
        clause=" ".join(_clause(words, last)),
        after=" ".join(word.folded for word in words[last + 1 : last + 1 + _WORDS_ON]),
    )


def _before(words: Sequence[Word], start: int, first: int) -> list[str]:
    """The words before the name, with a ":" where one stands: "goed dan, kort: in Gouda".

    What leads in a story so, says nothing about the place that follows.
    """
    before: list[str] = []
    for word in words[start:first]:
        if before and ":" in word.gap:
            before.append(":")
        before.append(word.folded)
    return before


def _clause(words: Sequence[Word], last: int) -> list[str]:
    clause: list[str] = []
    for word in words[last + 1 : last + 1 + _WORDS_ON]:
        if word.sentence > last or "," in word.gap or word.folded in _CLAUSE_ENDS:
            break
        clause.append(word.folded)
    return clause


def of_something_else(words: Sequence[Word], first: int, last: int) -> bool:
    """True when the name is part of that of a province, a university, a person, a web address …"""
    if _in_compound(words, last):
        return True
    known = cues()
    word = words[first]
    starts = first == word.sentence
    if word.gap in ("@", ".") or (word.gap == "-" and not starts):
        return True
    left = [w.folded for w in words[max(word.sentence, first - 2) : first]]
    if not left or "," in word.gap:
        return False
    if left[-1] in known.andere_instelling:
        return True
    if len(left) > 1 and left[-1] in ("van", "te") and left[-2] in known.andere_instelling_van:
        return True
    return left[-1] in _PARTICLES and _is_person(words, first)


def _in_compound(words: Sequence[Word], last: int) -> bool:
    """True for "een Utrecht-fan" and "Ter Apel-scenario", not for "Tilburg-Noord"."""
    if last + 1 == len(words):
        return False
    after = words[last + 1]
    return after.gap == "-" and after.folded in cues().samenstellingen


def _is_person(words: Sequence[Word], first: int) -> bool:
    """True for "Jan van Houten", "mevrouw Van Putten", "familie van Soest"."""
    particle = words[first - 1]
    if particle.capitalised and first - 1 > particle.sentence:
        return True
    if first - 2 < particle.sentence:
        return False
    name = words[first - 2]
    if name.folded in cues().aanspreekvormen:
        return True
    known = cues()
    return (
        name.capitalised
        and not name.raw.isupper()
        and first - 2 > name.sentence
        and name.folded not in known.gemeentewoorden | known.geen_voornaam
    )


def linked(words: Sequence[Word], last: int, first: int) -> bool:
    """True when two names stand in one list: "Utrecht en Zeist", "in Tilburg, in Breda of Oss"."""
    between = [word.folded for word in words[last + 1 : first]]
    if len(between) > _MOST_BETWEEN_LISTED or not _LISTED.issuperset(between):
        return False
    if not _LISTS.isdisjoint(between):
        return True
    return any("," in word.gap or "/" in word.gap for word in words[last + 1 : first + 1])

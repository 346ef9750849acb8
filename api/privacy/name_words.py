"""What is known of words around names of persons, read once from the lists in this package."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from api.privacy.wordlists import fold, read_sections

MASK: Final = "[naam]"

TOKEN: Final = re.compile(
    r"\[naam\]"
    r"|(?:[^\W\d_]\.-?){1,5}(?!\w)|(?:[^\W\d_]\.-?){1,5}(?=[^\W\d_]{2})"  # initials
    r"|[vV][./]?[dD][./]?(?=[ ][^\W\d_])"  # "v.d.", "v/d", "vd": van de(n), van der
    r"|['’][tsd](?!\w)"
    r"|[^\W\d_]+(?:['’-][^\W\d_]+)*"
)
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.-?)+")
_ABBREVIATED_PARTICLE: Final = re.compile(r"[vV][./]?[dD][./]?")

# What is known of a word, as bits: a word can be several things at once. Plain integers, because
# every word of every message is looked at.
FIRST: Final = 1  # first name, whatever the case
FIRST_CAPITAL: Final = 1 << 1  # first name when it has a capital
FIRST_CUED: Final = 1 << 2  # first name only after a cue
LAST: Final = 1 << 3  # surname, whatever the case
LAST_AFTER_NAME: Final = 1 << 4  # surname after a first name or title
LAST_AFTER_PARTICLE: Final = 1 << 5  # surname after a first name or title and a particle
TITLE: Final = 1 << 6
OFFICE: Final = 1 << 7
CALLED: Final = 1 << 8
PERSON: Final = 1 << 9
GREETING: Final = 1 << 10
PARTICLE: Final = 1 << 11
PREPOSITION: Final = 1 << 12
BODY_BEFORE: Final = 1 << 13
BODY_AFTER: Final = 1 << 14
BODY_AFTER_LOWER: Final = 1 << 15
NO_NAME: Final = 1 << 16
PLACE: Final = 1 << 17
LETTERED: Final = 1 << 18  # "groep B": a letter that numbers something, no initial
INITIALS: Final = 1 << 19
STARTS_KEPT: Final = 1 << 20  # first word of a phrase that is no name of a person
STARTS_INTRODUCTION: Final = 1 << 21  # first word of "ik heet", "onze"

ANY_FIRST: Final = FIRST | FIRST_CAPITAL | FIRST_CUED
ANY_LAST: Final = LAST | LAST_AFTER_NAME | LAST_AFTER_PARTICLE
CUE: Final = TITLE | OFFICE | CALLED | GREETING

_LISTS: Final = {
    "voornamen.txt": {
        "altijd": FIRST,
        "hoofdletter": FIRST_CAPITAL,
        "aanwijzing": FIRST_CUED,
    },
    "achternamen.txt": {
        "altijd": LAST,
        "na_naam": LAST_AFTER_NAME,
        "na_tussenvoegsel": LAST_AFTER_PARTICLE,
    },
    "naamregels.txt": {
        "aanspreekvormen": TITLE,
        "functies": OFFICE,
        "noemen": CALLED,
        "personen": PERSON,
        "groeten": GREETING,
        "tussenvoegsels": PARTICLE,
        "voorzetsels": PREPOSITION,
        "organisatie_ervoor": BODY_BEFORE,
        "organisatie_erna": BODY_AFTER,
        "ook_klein": BODY_AFTER_LOWER,
        "geen_naam": NO_NAME,
        "plaatsen": PLACE,
        "met_letter": LETTERED,
    },
}


class Phrases:
    """Groups of words that belong together."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._phrases = frozenset(map(_words, entries))
        self._lengths: dict[str, list[int]] = {}
        for first, length in sorted({(phrase[0], len(phrase)) for phrase in self._phrases}):
            self._lengths.setdefault(first, []).insert(0, length)

    @property
    def first_words(self) -> Iterable[str]:
        """The words that a phrase can start with."""
        return self._lengths

    def length_at(self, words: Sequence[str], position: int) -> int:
        """Return how many words the longest phrase at a position has, 0 when there is none.

        A compound with the last word counts as well: "Zwarte Piet-discussie".
        """
        for length in self._lengths.get(words[position], ()):
            here = tuple(words[position : position + length])
            stem = (*here[:-1], here[-1].partition("-")[0])
            if len(here) == length and (here in self._phrases or stem in self._phrases):
                return length
        return 0


@dataclass(frozen=True)
class Lexicon:
    """All that is known of words."""

    bits: dict[str, int]
    kept: Phrases
    surnames: Phrases
    introductions: Phrases
    introductions_of_others: Phrases
    possessives: Phrases
    strong_particles: frozenset[tuple[str, ...]]
    endings: tuple[str, ...]
    body_endings: tuple[str, ...]


def fold_token(token: str) -> str:
    """Return the form under which a token is known."""
    if token[0] in "vV" and _ABBREVIATED_PARTICLE.fullmatch(token):
        return "vd"
    return fold(token)


def bits_of(folded: str) -> int:
    """Return what is known of a folded token, also of its possessive and of a double name."""
    known = LEXICON.bits.get(folded, 0)
    if known or len(folded) < 2:
        return known
    if folded[1] == ".":
        return INITIALS if _INITIALS.fullmatch(folded) else 0
    if "-" in folded:
        return _bits_of_double(folded.split("-"))
    if folded.endswith("'s"):
        return LEXICON.bits.get(folded[:-2], 0) & (FIRST | FIRST_CAPITAL | LAST)
    if folded.endswith("s") and len(folded) > 4:
        return LEXICON.bits.get(folded[:-1], 0) & FIRST
    return 0


def _bits_of_double(parts: Sequence[str]) -> int:
    bits = [LEXICON.bits.get(part, 0) for part in parts]
    if bits[0] & BODY_BEFORE:
        return 0
    if all(part & (FIRST | FIRST_CAPITAL) for part in bits):
        return FIRST
    return LAST if any(part & LAST for part in bits) else 0


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold_token(match.group()) for match in TOKEN.finditer(text))


def _read_lexicon() -> Lexicon:
    files = {name: read_sections(name) for name in _LISTS}
    rules = files["naamregels.txt"]
    places = {place for place in rules["plaatsen"] if len(_words(place)) > 1}
    lexicon = Lexicon(
        bits={},
        kept=Phrases(rules["vaste_namen"] | places),
        surnames=Phrases(files["achternamen.txt"]["met_tussenvoegsel"]),
        introductions=Phrases(rules["zelf_noemen"]),
        introductions_of_others=Phrases(rules["ander_noemen"]),
        possessives=Phrases(rules["bezit"]),
        strong_particles=frozenset(map(_words, rules["sterke_tussenvoegsels"])),
        endings=tuple(rules["eindes"] | rules["eindes_plek"]),
        body_endings=tuple(rules["eindes_plek"]),
    )
    single = [
        (words[0], bit)
        for name, sections in _LISTS.items()
        for section, bit in sections.items()
        for words in map(_words, files[name][section])
        if len(words) == 1
    ]
    single += [(word, STARTS_KEPT) for word in lexicon.kept.first_words]
    for phrases in (lexicon.introductions, lexicon.introductions_of_others, lexicon.possessives):
        single += [(word, STARTS_INTRODUCTION) for word in phrases.first_words]
    for word, bit in single:
        lexicon.bits[word] = lexicon.bits.get(word, 0) | bit
    return lexicon


LEXICON: Final = _read_lexicon()

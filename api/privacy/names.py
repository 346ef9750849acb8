"""Replace names of persons, before anything of a text is kept.

There is no list of all names, and a capital says little in Dutch. So a name is recognised by what
is known (first names and surnames in `voornamen.txt` and `achternamen.txt`) and by what stands
around it (titles, functions, "heet", initials, "van der": `naamregels.txt`). Names of places,
organisations, laws and historic persons stay: the bot needs them to understand the question.

What this misses by design: an unknown name without any sign, as in "ik sprak xhelal gisteren".
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from api.privacy.wordlists import fold, read_sections

MASK: Final = "[naam]"

_TOKEN: Final = re.compile(
    r"\[naam\]"
    r"|(?:[^\W\d_]\.-?){1,5}(?!\w)|(?:[^\W\d_]\.-?){1,5}(?=[^\W\d_]{2})"  # initials
    r"|v[./]?\s?d[./]?(?=\s[^\W\d_])"  # "v.d.", "v/d", "vd"
    r"|['’][tsd](?!\w)"
    r"|[^\W\d_]+(?:['’-][^\W\d_]+)*",
    re.IGNORECASE,
)
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.-?)+")

# What is known of a word, as bits: a word can be several things at once.
_FIRST: Final = 1  # first name, whatever the case
_FIRST_CAPITAL: Final = 1 << 1  # first name when it has a capital
_FIRST_CUED: Final = 1 << 2  # first name only after a cue
_LAST: Final = 1 << 3  # surname, whatever the case
_LAST_AFTER_NAME: Final = 1 << 4  # surname after a first name or title
_LAST_AFTER_PARTICLE: Final = 1 << 5  # surname after a first name or title and a particle
_TITLE: Final = 1 << 6
_OFFICE: Final = 1 << 7
_CALLED: Final = 1 << 8
_PERSON: Final = 1 << 9
_GREETING: Final = 1 << 10
_PARTICLE: Final = 1 << 11
_PREPOSITION: Final = 1 << 12
_BODY_BEFORE: Final = 1 << 13
_BODY_AFTER: Final = 1 << 14
_BODY_AFTER_LOWER: Final = 1 << 15
_NO_NAME: Final = 1 << 16
_PLACE: Final = 1 << 17

_ANY_FIRST: Final = _FIRST | _FIRST_CAPITAL | _FIRST_CUED
_ANY_LAST: Final = _LAST | _LAST_AFTER_NAME | _LAST_AFTER_PARTICLE
_CUE: Final = _TITLE | _OFFICE | _CALLED | _GREETING

_LISTS: Final = {
    "voornamen.txt": {
        "altijd": _FIRST,
        "hoofdletter": _FIRST_CAPITAL,
        "aanwijzing": _FIRST_CUED,
    },
    "achternamen.txt": {
        "altijd": _LAST,
        "na_naam": _LAST_AFTER_NAME,
        "na_tussenvoegsel": _LAST_AFTER_PARTICLE,
    },
    "naamregels.txt": {
        "aanspreekvormen": _TITLE,
        "functies": _OFFICE,
        "noemen": _CALLED,
        "personen": _PERSON,
        "groeten": _GREETING,
        "tussenvoegsels": _PARTICLE,
        "voorzetsels": _PREPOSITION,
        "organisatie_ervoor": _BODY_BEFORE,
        "organisatie_erna": _BODY_AFTER,
        "ook_klein": _BODY_AFTER_LOWER,
        "geen_naam": _NO_NAME,
        "plaatsen": _PLACE,
    },
}

Phrases = dict[str, list[tuple[str, ...]]]


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(match.group()) for match in _TOKEN.finditer(text))


def _phrases(entries: Iterable[str]) -> Phrases:
    """Group phrases by first word, the longest first."""
    grouped: Phrases = {}
    for words in sorted(map(_words, entries), key=len, reverse=True):
        grouped.setdefault(words[0], []).append(words)
    return grouped


@dataclass(frozen=True)
class _Lexicon:
    """All that is known of words, read once."""

    bits: dict[str, int]
    kept: Phrases
    surnames: Phrases
    introductions: Phrases
    possessives: Phrases
    strong_particles: frozenset[tuple[str, ...]]
    endings: tuple[str, ...]


def _read_lexicon() -> _Lexicon:
    bits: dict[str, int] = {}
    files = {name: read_sections(name) for name in _LISTS}
    for name, sections in _LISTS.items():
        for section, bit in sections.items():
            for entry in files[name][section]:
                words = _words(entry)
                if len(words) == 1:
                    bits[words[0]] = bits.get(words[0], 0) | bit
    rules = files["naamregels.txt"]
    phrases = rules["vaste_namen"] | {
        place for place in rules["plaatsen"] if len(_words(place)) > 1
    }
    return _Lexicon(
        bits=bits,
        kept=_phrases(phrases),
        surnames=_phrases(files["achternamen.txt"]["met_tussenvoegsel"]),
        introductions=_phrases(rules["zelf_noemen"]),
        possessives=_phrases(rules["bezit"]),
        strong_particles=frozenset(map(_words, rules["sterke_tussenvoegsels"])),
        endings=tuple(rules["eindes"]),
    )


_LEXICON: Final = _read_lexicon()

# Endings that few Dutch words have and many surnames do (Frisian, Turkish, Slavic, Moroccan).
_SURNAME_SHAPE: Final = re.compile(
    r"\w{3,}(?:stra|sma|inga|oglu|wicz|owski|ewski|inski|owska|ewska|inska|ovic|enko|czyk|aoui|oudi)"
    r"|(?:bou|ben|ait|oul|el)\w{2,}(?:i|a|ane|ch|id)"
)
_SENTENCE_START: Final = re.compile(r"[.!?:;\n\"“„(]")
_MAX_PARTS: Final = 7
_SHORT_CAPITALS: Final = 4
_PERSON_WINDOW: Final = 6


def mask_names(text: str) -> str:
    """Return the text with "[naam]" in place of each name of a person.

    Masking what is masked already changes nothing.
    """
    while True:
        spans = _Reader(text).names()
        if not spans:
            return text
        parts: list[str] = []
        done = 0
        for start, end in spans:
            parts += (text[done:start], MASK)
            done = end
        text = "".join(parts) + text[done:]


class _Reader:
    """One pass over one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        matches = list(_TOKEN.finditer(text))
        self._spans: list[tuple[int, int]] = [match.span() for match in matches]
        self._tokens: list[str] = [match.group() for match in matches]
        # In a text of capitals only, a capital says nothing.
        shouted = text.isupper()
        self._folded: list[str] = [fold(token) for token in self._tokens]
        self._capital: list[bool] = [
            token[0].isupper() and not shouted and (len(token) == 1 or not token.isupper())
            for token in self._tokens
        ]
        self._acronym: list[bool] = [
            not shouted and 1 < len(token) <= _SHORT_CAPITALS and token.isupper()
            for token in self._tokens
        ]
        self._bits: list[int] = [_bits_of(folded) for folded in self._folded]
        self._kept: list[bool] = [False] * len(self._tokens)

    def names(self) -> list[tuple[int, int]]:
        """Return where names stand, from left to right."""
        self._keep_what_is_no_person()
        found: list[tuple[int, int]] = []
        position = 0
        while position < len(self._tokens):
            span = self._name_at(position)
            if span is None:
                position += 1
                continue
            first, after = span
            found.append((self._spans[first][0], self._end(after - 1)))
            position = after
        return found

    # --- what stays ---

    def _keep_what_is_no_person(self) -> None:
        for position, folded in enumerate(self._folded):
            if folded in _LEXICON.kept:
                length = self._phrase_length(_LEXICON.kept, position)
                self._kept[position : position + length] = [True] * length
            if self._bits[position] & _BODY_BEFORE and not self._kept[position]:
                self._keep_body(position + 1)

    def _keep_body(self, position: int) -> None:
        """Keep the capitalised words after "wet", "stichting", "moskee" and the like."""
        while (
            position < len(self._tokens)
            and self._adjacent(position)
            and (self._capital[position] or self._bits[position] & _PARTICLE)
        ):
            self._kept[position] = True
            position += 1

    def _phrase_length(self, phrases: Phrases, position: int) -> int:
        for words in phrases.get(self._folded[position], ()):
            if tuple(self._folded[position : position + len(words)]) == words:
                return len(words)
        return 0

    # --- where a name starts ---

    def _name_at(self, position: int) -> tuple[int, int] | None:
        """Return first token and token after a name that starts, or is announced, here."""
        if self._kept[position]:
            return None
        bits = self._bits[position]
        if bits & _CUE:
            start = self._announced(position)
            if start is not None:
                return start, self._name_end(start)
        if self._is_open_name(position, bits):
            return self._checked(position)
        if self._folded[position] in _LEXICON.introductions:
            return self._introduced(position)
        if self._folded[position] in _LEXICON.possessives:
            start = position + self._phrase_length(_LEXICON.possessives, position)
            if start > position and self._follows(start) and self._bits[start] & _FIRST_CAPITAL:
                return start, self._name_end(start)
        return None

    def _is_open_name(self, position: int, bits: int) -> bool:
        """Say whether the word is a name by itself, without a cue."""
        if self._acronym[position] or self._tokens[position] == MASK:
            return False
        if bits & (_FIRST | _LAST):
            return True
        capital = self._capital[position]
        if bits & _FIRST_CAPITAL and (capital or self._surname_end(position + 1)):
            return True
        if bits & _FIRST_CUED:
            if self._surname_end(position + 1):
                return True
            return capital and self._listed_after_name(position)
        if _INITIALS.fullmatch(self._tokens[position]):
            return self._is_initials_of_name(position)
        if bits & _PARTICLE:
            return self._is_particle_name(position)
        return False

    def _listed_after_name(self, position: int) -> bool:
        """Say whether "[naam] en", "[naam]," or the like stands before a word."""
        if position and self._folded[position - 1] in {"en", "of"}:
            position -= 1
        return position > 0 and self._tokens[position - 1] == MASK

    def _is_initials_of_name(self, position: int) -> bool:
        token = self._tokens[position]
        if not token.isupper() or (position and self._folded[position - 1] in _ENUMERATED):
            return False
        after = self._skip_initials(position + 1)
        if after >= len(self._tokens) or self._kept[after] or not self._adjacent(after):
            return False
        if self._surname_end(after):
            return True
        return self._is_unknown_surname(after) or bool(
            self._capital[after] and self._bits[after] & _ANY_LAST
        )

    def _is_particle_name(self, position: int) -> bool:
        length = self._phrase_length(_LEXICON.surnames, position)
        if length:
            return self._capital[position + length - 1] and not self._kept[position + length - 1]
        if tuple(self._folded[position : position + 2]) not in _WHOLLY_NAME_PARTICLES:
            return False
        head = position + 2
        return head < len(self._tokens) and self._adjacent(head) and self._is_unknown_surname(head)

    def _announced(self, position: int) -> int | None:
        """Return where the name starts that a title, function or "heet" announces."""
        bits = self._bits[position]
        if bits & _GREETING and self._follows(position + 1, greeting=True):
            start = position + 1
            ends = start + 1 == len(self._tokens) or not self._adjacent(start + 1)
            known = self._bits[start] & _ANY_FIRST and self._capital[start]
            return start if known or (ends and self._is_unknown_surname(start)) else None
        start = position + 1
        while self._follows(start) and self._bits[start] & _TITLE:
            start += 1
        if not self._follows(start) or self._kept[start] or self._acronym[start]:
            return None
        here = self._bits[start]
        polite, office, called = bits & _TITLE, bits & _OFFICE, bits & _CALLED
        if here & (_FIRST | _FIRST_CAPITAL | _LAST) or _is_initials(self._tokens[start]):
            return start
        if here & _FIRST_CUED and (self._capital[start] or called):
            return start
        if self._particle_surname_end(start, polite=bool(polite)):
            return start
        if here & _LAST_AFTER_NAME and (self._capital[start] or polite):
            return start
        if self._is_unknown_surname(start) and (polite or office or self._person_before(position)):
            return start
        return None

    def _introduced(self, position: int) -> tuple[int, int] | None:
        """Return the name after "ik heet", "mijn naam is" and the like, known or not."""
        start = position + self._phrase_length(_LEXICON.introductions, position)
        if start == position or not self._follows(start) or self._kept[start]:
            return None
        if self._bits[start] & (_NO_NAME | _PLACE) or self._tokens[start] == MASK:
            return None
        return start, self._name_end(start)

    # --- where it ends ---

    def _checked(self, position: int) -> tuple[int, int] | None:
        """Return the name from here on, unless it is part of the name of a body or street."""
        first = position
        if self._bits[position] & _LAST and not self._bits[position] & _FIRST:
            first = self._unknown_first_name(position)
        after = self._name_end(position)
        last = after - 1
        if (
            last > position
            and self._capital[last]
            and self._folded[last].endswith(_LEXICON.endings)
        ):
            return self._skip(first, after)
        if after < len(self._tokens) and self._adjacent(after):
            bits = self._bits[after]
            capital = self._tokens[after][0].isupper()
            if bits & _BODY_AFTER_LOWER or (bits & _BODY_AFTER and capital):
                return self._skip(first, after)
            if capital and last >= position and self._folded[after].endswith(_LEXICON.endings):
                return self._skip(first, after)
        return first, after

    def _skip(self, first: int, after: int) -> None:
        self._kept[first:after] = [True] * (after - first)

    def _unknown_first_name(self, position: int) -> int:
        """Return the token before a known surname if that must be its unknown first name."""
        before = position - 1
        if before < 1 or not self._adjacent(position) or self._starts_sentence(before):
            return position
        return before if self._is_unknown_surname(before) else position

    def _name_end(self, start: int) -> int:
        """Return the token after the name that starts here."""
        position = start
        if self._bits[position] & _PARTICLE and not self._bits[position] & _ANY_FIRST:
            position = self._surname_end(start) or self._particle_surname_end(start, polite=True)
            position = position or start + 1
        else:
            position += 1
        while position < min(len(self._tokens), start + _MAX_PARTS):
            if not self._adjacent(position) or self._kept[position]:
                break
            further = self._surname_end(position)
            if not further and self._is_name_part(position):
                further = position + 1
            if not further:
                break
            position = further
        return position

    def _is_name_part(self, position: int) -> bool:
        """Say whether a word right after a name belongs to it."""
        bits = self._bits[position]
        if self._acronym[position] or self._tokens[position] == MASK:
            return False
        if _is_initials(self._tokens[position]) and self._tokens[position].isupper():
            return True
        if bits & _FIRST or (bits & _FIRST_CAPITAL and self._capital[position]):
            return True
        return self._is_unknown_surname(position)

    def _surname_end(self, position: int) -> int:
        """Return the token after a surname that is known or has a clear shape, or 0.

        It may start with particles ("van der", "el"). What comes before must be a name.
        """
        if position >= len(self._tokens) or not self._adjacent(position) or self._kept[position]:
            return 0
        if self._bits[position] & _PARTICLE:
            return self._particle_surname_end(position, polite=True)
        if self._acronym[position]:
            return 0
        bits = self._bits[position]
        if bits & (_LAST | _LAST_AFTER_NAME):
            return position + 1
        if bits & (_NO_NAME | _PLACE) or self._folded[position].endswith(_LEXICON.endings):
            return 0
        return position + 1 if _SURNAME_SHAPE.fullmatch(self._folded[position]) else 0

    def _particle_surname_end(self, position: int, *, polite: bool) -> int:
        """Return the token after particles and a surname, or 0 when they are none.

        Args:
            position: where the particles start.
            polite: the words before are a name or title. After a function ("de wethouder van …")
                a place or subject is as likely, so that "van" needs a surname that is known.
        """
        head = position
        while (
            head < len(self._tokens)
            and self._bits[head] & _PARTICLE
            and not self._kept[head]
            and head - position < 3
            and (head == position or self._adjacent(head))
        ):
            head += 1
        if head == position or head >= len(self._tokens):
            return 0
        if not self._adjacent(head) or self._kept[head] or self._acronym[head]:
            return 0
        particles = tuple(self._folded[position:head])
        if len(particles) == 1 and self._bits[position] & _PREPOSITION:
            return 0
        bits = self._bits[head]
        capital = self._capital[head]
        place = bits & _PLACE and not bits & _ANY_LAST
        if bits & _NO_NAME or place or self._tokens[head] == MASK:
            return 0
        if particles == ("van",) and not polite and not self._capital[position]:
            return head + 1 if self._is_listed_with_particle(position, head) and capital else 0
        known = bits & _ANY_LAST or (bits & _FIRST and particles[0] not in _DUTCH_PARTICLES)
        strong = particles in _LEXICON.strong_particles and len(self._folded[head]) > 2
        shaped = _SURNAME_SHAPE.fullmatch(self._folded[head])
        if self._folded[head].endswith(_LEXICON.endings) and not bits & _ANY_LAST:
            return 0
        return head + 1 if capital or known or strong or shaped else 0

    def _is_listed_with_particle(self, position: int, head: int) -> bool:
        return position + self._phrase_length(_LEXICON.surnames, position) == head + 1

    # --- small questions ---

    def _is_unknown_surname(self, position: int) -> bool:
        """Say whether a word has a capital and is nothing else that we know of."""
        token = self._tokens[position]
        if not self._capital[position] or self._kept[position] or token == MASK:
            return False
        bits = self._bits[position]
        if bits & (_NO_NAME | _PLACE | _BODY_BEFORE | _BODY_AFTER) and not bits & _ANY_LAST:
            return False
        if len(token) < 2 or _is_initials(token) or _CAMEL.search(token):
            return False
        return not self._folded[position].endswith(_LEXICON.endings) or bool(bits & _ANY_LAST)

    def _person_before(self, position: int) -> bool:
        window = range(max(0, position - _PERSON_WINDOW), position)
        return any(self._bits[before] & _PERSON for before in window)

    def _skip_initials(self, position: int) -> int:
        while position < len(self._tokens) and _is_initials(self._tokens[position]):
            position += 1
        return position

    def _end(self, last: int) -> int:
        """Return where a name ends in the text: a full stop after initials belongs to it."""
        return self._spans[last][1]

    def _gap(self, position: int) -> str:
        return self._text[self._spans[position - 1][1] : self._spans[position][0]]

    def _adjacent(self, position: int) -> bool:
        """Say whether only spaces stand between a token and the one before."""
        gap = self._gap(position)
        return not gap or (gap.isspace() and "\n" not in gap)

    def _follows(self, position: int, *, greeting: bool = False) -> bool:
        """Say whether a token follows a cue: after spaces, and what may stand after a cue."""
        if not 0 < position < len(self._tokens):
            return False
        return bool((_GREETING_GAP if greeting else _CUE_GAP).fullmatch(self._gap(position)))

    def _starts_sentence(self, position: int) -> bool:
        return position == 0 or bool(_SENTENCE_START.search(self._gap(position)))


_CUE_GAP: Final = re.compile(r"\.?[ \t]*[:,]?[ \t]*[\"'“‘„]?")
_GREETING_GAP: Final = re.compile(r"[\s,.!:]*")
_CAMEL: Final = re.compile(r"^(?!Mac|Mc|De|El|Al|Van|Le|La).+[^\W_A-Z'’-][A-Z]")
# "groep B. De": a letter that numbers something, not an initial.
_ENUMERATED: Final = frozenset(
    "optie groep punt categorie artikel lid bijlage plan klas team variant fase stap vraag type model "
    "scenario deel sectie route lijn blok niveau hepatitis vitamine".split()
)
_WHOLLY_NAME_PARTICLES: Final = frozenset({("van", "der"), ("van", "den")})
_DUTCH_PARTICLES: Final = frozenset({"van", "de", "den", "der", "ten", "ter", "in", "op", "aan"})


def _is_initials(token: str) -> bool:
    return (len(token) == 1 and token.isupper()) or bool(_INITIALS.fullmatch(token))


def _bits_of(folded: str) -> int:
    """Return what is known of a word, also of its possessive and of a double name."""
    known = _LEXICON.bits.get(folded, 0)
    if known or len(folded) < 4:
        return known
    if "-" in folded:
        return _bits_of_double(folded.split("-"))
    if folded.endswith("'s"):
        return _LEXICON.bits.get(folded[:-2], 0) & (_FIRST | _FIRST_CAPITAL | _LAST)
    if folded.endswith("s"):
        return _LEXICON.bits.get(folded[:-1], 0) & _FIRST
    return 0


def _bits_of_double(parts: Sequence[str]) -> int:
    bits = [_LEXICON.bits.get(part, 0) for part in parts]
    if bits[0] & _BODY_BEFORE:
        return 0
    if all(part & (_FIRST | _FIRST_CAPITAL) for part in bits):
        return _FIRST
    return _LAST if any(part & _LAST for part in bits) else 0

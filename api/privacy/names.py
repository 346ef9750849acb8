"""Replace names of persons, before anything of a text is kept.

There is no list of all names, and a capital says little in Dutch. So a name is recognised by what
is known (first names and surnames in `voornamen.txt` and `achternamen.txt`) and by what stands
around it (titles, functions, "heet", initials, "van der": `naamregels.txt`). Names of places,
organisations, laws and historic persons stay: the bot needs them to understand the question.

What this misses by design: an unknown name without any sign, as in "ik sprak xhelal gisteren".
"""

import re
from typing import Final

from api.privacy import name_words as words
from api.privacy.name_words import MASK, Phrases

# Endings that few Dutch words have and many surnames do (Frisian, Turkish, Slavic, Moroccan).
_SURNAME_SHAPE: Final = re.compile(
    r"\w{2,}(?:(?<![ei])stra|(?<![aiy])sma|inga|oglu|wicz|[oe]wsk[ia]|insk[ia]|ovic|enko|czyk"
    r"|aoui|oudi)"
    r"|(?:bou(?![wtlrg])|ben(?![zei])|ait|oul)\w{2,}(?:i|a|ane)"
)
_SENTENCE_START: Final = re.compile(r"[.!?:;\n\"“„(]")
_CUE_GAP: Final = re.compile(r"[ \t]*[:,]?[ \t]*[\"'“‘„]?")
_BODY_GAP: Final = re.compile(r"[ \t]*:?[ \t]*[\"'“‘„]?")
_GREETING_GAP: Final = re.compile(r"[\s,.!:]*")
# "RadarAdvies" and the like; "McDonald" and "ElHassan" can be surnames.
_CAMEL: Final = re.compile(r"^(?!Mac|Mc|De|El|Al|Van|Le|La).+[^\W_A-Z'’-][A-Z]")
_WHOLLY_NAME_PARTICLES: Final = frozenset({("van", "der"), ("van", "den")})
_DUTCH_PARTICLES: Final = frozenset({"van", "de", "den", "der", "ten", "ter", "in", "op", "aan"})
_ABBREVIATED: Final = frozenset(
    {"st", "mevr", "mvr", "mw", "dhr", "fam", "mr", "drs", "dr", "ir", "ing", "prof", "ds"}
)
_MAX_PARTS: Final = 7
_SHORT_CAPITALS: Final = 4
_PERSON_WINDOW: Final = 6


def mask_names(text: str) -> str:
    """Return the text with "[naam]" in place of each name of a person.

    Masking what is masked already changes nothing.
    """
    while (masked := _mask_once(text)) != text:
        text = masked
    return text


def _mask_once(text: str) -> str:
    parts: list[str] = []
    done = 0
    for start, end in _Reader(text).names():
        parts += (text[done:start], MASK)
        done = end
    return "".join(parts) + text[done:]


class _Reader:
    """One pass over one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: list[tuple[int, int]] = []
        self._tokens: list[str] = []
        self._folded: list[str] = []
        self._bits: list[int] = []
        self._capital: list[bool] = []
        self._acronym: list[bool] = []
        # In a text of capitals only, a capital says nothing.
        shouted = text.isupper()
        for match in words.TOKEN.finditer(text):
            token = match.group()
            folded = words.fold_token(token)
            upper = not shouted and token[0].isupper()
            all_upper = upper and len(token) > 1 and token.isupper()
            self._spans.append(match.span())
            self._tokens.append(token)
            self._folded.append(folded)
            self._bits.append(words.bits_of(folded))
            self._capital.append(upper and not all_upper)
            self._acronym.append(all_upper and len(token) <= _SHORT_CAPITALS and token.isalpha())
        self._kept: list[bool] = [False] * len(self._tokens)
        self._after_name = -1

    def names(self) -> list[tuple[int, int]]:
        """Return where names stand, from left to right."""
        self._keep_what_is_no_person()
        found: list[tuple[int, int]] = []
        position = 0
        while position < len(self._tokens):
            span = self._name_at(position) if self._bits[position] else None
            if span is None:
                position += 1
                continue
            first, after = span
            found.append((self._spans[first][0], self._spans[after - 1][1]))
            self._after_name = position = after
        return found

    # --- what stays ---

    def _keep_what_is_no_person(self) -> None:
        for position, bits in enumerate(self._bits):
            if bits & words.STARTS_KEPT:
                length = words.LEXICON.kept.length_at(self._folded, position)
                self._kept[position : position + length] = [True] * length
            if bits & words.BODY_BEFORE and not self._kept[position]:
                self._keep_body(position + 1)

    def _keep_body(self, position: int) -> None:
        """Keep the capitalised words after "wet", "stichting", "moskee" and the like."""
        if not self._follows(position, _BODY_GAP):
            return
        # "de stichting van Ahmed" says whose it is, "wet Van Bakel" what it is called.
        if self._folded[position] == "van" and not self._capital[position]:
            return
        while self._capital[position] or self._bits[position] & words.PARTICLE:
            self._kept[position] = True
            position += 1
            if position == len(self._tokens) or not self._adjacent(position):
                return

    # --- where a name starts ---

    def _name_at(self, position: int) -> tuple[int, int] | None:
        """Return first token and token after a name that starts, or is announced, here."""
        if self._kept[position]:
            return None
        bits = self._bits[position]
        if bits & words.CUE and not self._acronym[position]:
            start = self._announced(position)
            if start is not None:
                return start, self._name_end(start)
        if self._is_open_name(position, bits):
            return self._checked(position)
        if bits & words.STARTS_INTRODUCTION:
            start = self._introduced(position)
            return None if start is None else (start, self._name_end(start))
        return None

    def _is_open_name(self, position: int, bits: int) -> bool:
        """Say whether the word is a name by itself, without a cue."""
        if self._acronym[position] or self._tokens[position] == MASK:
            return False
        if bits & (words.FIRST | words.LAST):
            return True
        capital = self._capital[position]
        if bits & words.FIRST_CAPITAL and (capital or self._surname_end(position + 1)):
            return True
        if bits & words.FIRST_CUED:
            # Not "ik ben bakker" or "wil de boer": the surname needs a capital too.
            after = self._surname_end(position + 1) if capital else 0
            return capital and (
                bool(after and self._capital[after - 1]) or self._listed_after_name(position)
            )
        if bits & words.INITIALS:
            return self._is_initials_of_name(position)
        if bits & words.PARTICLE:
            return self._is_particle_name(position)
        return False

    def _listed_after_name(self, position: int) -> bool:
        """Say whether a word stands right after a name, with at most "en" or a comma between."""
        if position and self._folded[position - 1] in {"en", "of"}:
            position -= 1
        return position > 0 and (position == self._after_name or self._tokens[position - 1] == MASK)

    def _is_initials_of_name(self, position: int) -> bool:
        token = self._tokens[position]
        if position and self._bits[position - 1] & words.LETTERED:
            return False
        after = self._skip_initials(position + 1)
        if not token.isupper():
            known = len(token) == 2 and after < len(self._tokens) and self._adjacent(after)
            return known and bool(self._bits[after] & (words.LAST | words.LAST_AFTER_NAME))
        if after >= len(self._tokens) or self._kept[after] or not self._adjacent(after):
            return False
        if self._surname_end(after):
            return True
        return self._is_unknown_surname(after) or bool(
            self._capital[after] and self._bits[after] & words.ANY_LAST
        )

    def _is_particle_name(self, position: int) -> bool:
        length = words.LEXICON.surnames.length_at(self._folded, position)
        if length:
            last = position + length - 1
            if not self._capital[last] or self._kept[last]:
                return False
            # "de Jonge Democraten" is no Mr De Jonge.
            after = last + 1
            apart = after == len(self._tokens) or not self._adjacent(after)
            return apart or not self._capital[after] or bool(self._bits[after] & words.ANY_LAST)
        if tuple(self._folded[position : position + 2]) not in _WHOLLY_NAME_PARTICLES:
            return False
        head = position + 2
        return head < len(self._tokens) and self._adjacent(head) and self._is_unknown_surname(head)

    def _announced(self, position: int) -> int | None:
        """Return where the name starts that a title, function or "heet" announces."""
        bits = self._bits[position]
        if bits & words.GREETING and self._follows(position + 1, _GREETING_GAP):
            start = position + 1
            after = start
            while self._is_unknown_surname(after) and (after == start or self._adjacent(after)):
                after += 1
                if after == len(self._tokens) or "\n" in self._gap(after):
                    return start
            return start if self._capital[start] and self._bits[start] & words.ANY_FIRST else None
        start = position + 1
        while self._follows(start) and self._bits[start] & words.TITLE:
            start += 1
        if not self._follows(start) or self._kept[start] or self._acronym[start]:
            return None
        if self._tokens[start] == MASK:
            return None
        here = self._bits[start]
        polite, office, called = bits & words.TITLE, bits & words.OFFICE, bits & words.CALLED
        if here & (words.FIRST | words.FIRST_CAPITAL | words.LAST) or self._is_initial(start):
            return start
        if here & words.FIRST_CUED and (
            self._capital[start] or (called and not here & words.NO_NAME)
        ):
            return start
        if self._particle_surname_end(start, polite=bool(polite)):
            return start
        if here & words.LAST_AFTER_NAME and (
            polite or (self._capital[start] and not here & words.PLACE)
        ):
            return start
        if _SURNAME_SHAPE.fullmatch(self._folded[start]) and not here & words.NO_NAME:
            return start
        if called and self._is_someone(position - 1) and not here & (words.NO_NAME | words.PLACE):
            return start
        if self._is_unknown_surname(start) and (polite or office or self._person_before(position)):
            return start
        return None

    def _introduced(self, position: int) -> int | None:
        """Return where the name starts after "ik heet", "zijn naam is" or "onze"."""
        start = self._after_phrase(words.LEXICON.introductions, position)
        if start and self._tokens[start] != MASK:
            return None if self._bits[start] & (words.NO_NAME | words.PLACE) else start
        start = self._after_phrase(words.LEXICON.introductions_of_others, position)
        if start and (self._is_unknown_surname(start) or self._bits[start] & words.ANY_FIRST):
            return start
        start = self._after_phrase(words.LEXICON.possessives, position)
        return start if start and self._bits[start] & words.FIRST_CAPITAL else None

    def _after_phrase(self, phrases: Phrases, position: int) -> int:
        """Return the token after a phrase that starts here, if it is free to be a name, or 0."""
        start = position + phrases.length_at(self._folded, position)
        if start == position or not self._follows(start) or self._kept[start]:
            return 0
        return start

    # --- where it ends ---

    def _checked(self, position: int) -> tuple[int, int] | None:
        """Return the name from here on, unless it is part of the name of a body or street."""
        first = position
        if self._bits[position] & words.LAST:
            first = self._unknown_first_name(position)
        after = self._name_end(position)
        if self._names_body(position, after):
            self._kept[first:after] = [True] * (after - first)
            return None
        return first, after

    def _names_body(self, first: int, after: int) -> bool:
        """Say whether these words name a street or organisation: by its last word or the next."""
        last = after - 1
        if (
            last > first
            and self._capital[last]
            and self._folded[last].endswith(words.LEXICON.body_endings)
        ):
            return True
        if after == len(self._tokens) or not self._adjacent(after):
            return False
        if self._bits[after] & words.BODY_AFTER_LOWER:
            return True
        if not self._tokens[after][0].isupper():
            return False
        return bool(self._bits[after] & words.BODY_AFTER) or self._folded[after].endswith(
            words.LEXICON.body_endings
        )

    def _unknown_first_name(self, position: int) -> int:
        """Return the token before a known surname if that must be its unknown first name."""
        before = position - 1
        if before < 1 or not self._adjacent(position) or self._starts_sentence(before):
            return position
        return before if self._is_unknown_surname(before) else position

    def _name_end(self, start: int) -> int:
        """Return the token after the name that starts here."""
        position = start
        if self._bits[position] & words.PARTICLE and not self._bits[position] & words.ANY_FIRST:
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
        if self._is_initial(position) or (
            bits & words.INITIALS and len(self._tokens[position]) == 2
        ):
            return True
        if self._folded[position].startswith(("al-", "el-")):
            return True
        if bits & words.FIRST or (bits & words.FIRST_CAPITAL and self._capital[position]):
            return True
        return self._is_unknown_surname(position)

    def _surname_end(self, position: int) -> int:
        """Return the token after a surname that is known or has a clear shape, or 0.

        It may start with particles ("van der", "el"). What comes before must be a name.
        """
        if position >= len(self._tokens) or not self._adjacent(position) or self._kept[position]:
            return 0
        if self._bits[position] & words.PARTICLE:
            return self._particle_surname_end(position, polite=True)
        if self._acronym[position]:
            return 0
        bits = self._bits[position]
        if bits & (words.LAST | words.LAST_AFTER_NAME):
            return position + 1
        if bits & (words.NO_NAME | words.PLACE) or self._folded[position].endswith(
            words.LEXICON.endings
        ):
            return 0
        return position + 1 if _SURNAME_SHAPE.fullmatch(self._folded[position]) else 0

    def _particle_surname_end(self, position: int, *, polite: bool) -> int:
        """Return the token after particles and a surname, or 0 when they are none.

        Args:
            position: where the particles start.
            polite: the words before are a name or title. After a function ("de wethouder van …")
                a place or subject is as likely, so that "van" needs a surname that is known.
        """
        listed = words.LEXICON.surnames.length_at(self._folded, position)
        if listed and polite:
            return position + listed
        head = position
        while (
            head < len(self._tokens)
            and self._bits[head] & words.PARTICLE
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
        if len(particles) == 1 and self._bits[position] & words.PREPOSITION:
            return 0
        bits = self._bits[head]
        capital = self._capital[head]
        if self._tokens[head] == MASK:
            return 0
        if bits & (words.NO_NAME | words.PLACE) and not (bits & words.ANY_LAST and capital):
            return 0
        if particles[0] == "van" and not polite and not self._capital[position]:
            whole = position + listed == head + 1 or particles in _WHOLLY_NAME_PARTICLES
            return head + 1 if capital and whole else 0
        known = bits & words.ANY_LAST or (
            bits & words.FIRST and particles[0] not in _DUTCH_PARTICLES
        )
        strong = particles in words.LEXICON.strong_particles and len(self._folded[head]) > 2
        shaped = _SURNAME_SHAPE.fullmatch(self._folded[head])
        if self._folded[head].endswith(words.LEXICON.endings) and not bits & words.ANY_LAST:
            return 0
        initial = self._is_initial(head)
        unknown = self._is_unknown_surname(head)
        return head + 1 if unknown or known or strong or shaped or initial else 0

    # --- small questions ---

    def _is_unknown_surname(self, position: int) -> bool:
        """Say whether a word has a capital and is nothing else that we know of."""
        token = self._tokens[position]
        if not self._capital[position] or self._kept[position] or token == MASK:
            return False
        if len(token) < 2 or self._is_initial(position) or _CAMEL.search(token):
            return False
        bits = self._bits[position]
        if bits & words.PLACE:
            return False
        if bits & (words.LAST | words.LAST_AFTER_NAME):
            return True
        if bits & (words.NO_NAME | words.BODY_BEFORE | words.BODY_AFTER):
            return False
        return not self._folded[position].endswith(words.LEXICON.endings)

    def _is_initial(self, position: int) -> bool:
        token = self._tokens[position]
        return token.isupper() and (len(token) == 1 or bool(self._bits[position] & words.INITIALS))

    def _is_someone(self, position: int) -> bool:
        """Say whether a word is a person, and no "die", which can be anything."""
        return position >= 0 and bool(
            self._bits[position] & words.PERSON and self._folded[position] not in {"die", "wie"}
        )

    def _person_before(self, position: int) -> bool:
        window = range(max(0, position - _PERSON_WINDOW), position)
        return any(self._bits[before] & words.PERSON for before in window)

    def _skip_initials(self, position: int) -> int:
        while position < len(self._tokens) and self._is_initial(position):
            position += 1
        return position

    def _gap(self, position: int) -> str:
        return self._text[self._spans[position - 1][1] : self._spans[position][0]]

    def _adjacent(self, position: int) -> bool:
        """Say whether only spaces stand between a token and the one before."""
        gap = self._gap(position)
        return not gap or (gap.isspace() and "\n" not in gap)

    def _follows(self, position: int, gap: re.Pattern[str] = _CUE_GAP) -> bool:
        """Say whether there is a token after a cue, with no more between than may be there."""
        if not 0 < position < len(self._tokens):
            return False
        between = self._gap(position)
        if self._folded[position - 1] in _ABBREVIATED:
            between = between.removeprefix(".")
        return bool(gap.fullmatch(between))

    def _starts_sentence(self, position: int) -> bool:
        return position == 0 or bool(_SENTENCE_START.search(self._gap(position)))

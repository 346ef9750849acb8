"""Find personal data that may be neither stored nor passed on.

Meant are the five kinds that single somebody out by themselves: BSN, e-mail address, phone
number, IBAN, and postcode with house number. Names are another matter: see `names`.

Numbers that officials do need in a question pass: emergency and desk numbers (112, 0800, 0900,
088, 14 0xx), years, dates, times, amounts, article numbers and case numbers.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final
from unicodedata import category, decimal, normalize

from stdnum import iban, numdb
from stdnum.nl import bsn

from api.privacy.text import is_invisible


class Kind(StrEnum):
    """What kind of personal data was found."""

    BSN = "bsn"
    EMAIL = "email"
    PHONE = "telefoon"
    IBAN = "iban"
    ADDRESS = "adres"


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data at `text[start:end]`."""

    kind: Kind
    start: int
    end: int


def find(text: str) -> list[Finding]:
    """Return all personal data in a text, from left to right and without overlap.

    Full-width and other digits, odd dashes and invisible characters between digits do not hide
    anything: the search runs on a folded copy. Positions are those in `text` itself.
    """
    folded, origin = _fold(text)
    if not _WORTH_A_LOOK.search(folded):
        return []
    found: list[Finding] = []
    for kind, search in _SEARCHES:
        for start, end in list(search(folded)):
            found.append(Finding(kind, origin[start], origin[end - 1] + 1))
            folded = folded[:start] + _TAKEN * (end - start) + folded[end:]
        if kind is Kind.IBAN:
            # Only after the IBAN, whose digits may look like a date.
            folded = _DATE_OR_TIME.sub(_blank, folded)
    return sorted(found, key=lambda finding: finding.start)


def redact(text: str, found: Iterable[Finding]) -> str:
    """Return the text with its kind, as in "[adres]", in place of each finding."""
    for finding in sorted(found, key=lambda finding: finding.start, reverse=True):
        text = f"{text[: finding.start]}[{finding.kind}]{text[finding.end :]}"
    return text


_Span = tuple[int, int]

# Stands where something was found already: no digit, no letter, no separator.
_TAKEN: Final = "\x00"

_WORTH_A_LOOK: Final = re.compile(r"\d|@|\b(?:at|nul)\b|staart|[(\[{]a", re.IGNORECASE)


# --- folding -------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    kind = category(char)
    if char.isspace():
        return char if char == "\n" else " "
    if is_invisible(char) or kind in {"Mn", "Me"}:
        return ""
    if kind == "Nd":
        return str(decimal(char))
    if kind == "Pd" or char == "\u2212":
        return "-"
    plain = normalize("NFKC", char)
    return plain if plain.isascii() else char


def _fold(text: str) -> tuple[str, range | list[int]]:
    """Return a plain copy of a text, and for each of its characters where it came from."""
    if text.isascii() and text.isprintable():
        return text, range(len(text))
    chars: list[str] = []
    origin: list[int] = []
    for position, char in enumerate(text):
        for plain in _fold_char(char):
            chars.append(plain)
            origin.append(position)
    return "".join(chars), origin


def _blank(match: re.Match[str]) -> str:
    return _TAKEN * len(match.group())


# --- what is no personal data --------------------------------------------------------------------

_YEAR: Final = r"(?:19|20)\d\d"
_DATE_OR_TIME: Final = re.compile(
    rf"""
    (?<![\d\w])(?<!\d[-./])
    (?:
        (?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|1[0-2])\1{_YEAR}(?![-./]?\d)
      | {_YEAR}([-./])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12]\d|3[01])(?![-./]?\d)
      | (?:0?[1-9]|[12]\d|3[01])([-/])(?:0?[1-9]|1[0-2])\3\d\d(?![ ]?[-./]?\d)
      | (?:[01]?\d|2[0-4])[.:][0-5]\d(?:[ ]?-[ ]?|[ ](?:tot|en)[ ])(?:[01]?\d|2[0-4])[.:][0-5]\d
        (?![-./]?\d)
      | (?:[01]?\d|2[0-4])[.:][0-5]\d(?=[ ]?(?:uur|u)\b)
      | {_YEAR}[ ]?[-/][ ]?{_YEAR}(?![-./]?\d)
    )
    """,
    re.VERBOSE,
)
# "20240215", "15022024" and "20232024", with or without separators.
_COMPACT_DATE: Final = re.compile(
    rf"{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    rf"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2]){_YEAR}"
    rf"|{_YEAR}{_YEAR}"
)
_DESK_NUMBER: Final = re.compile(r"(?:0[89]00|090[69])\d{4}")
_MONEY_BEFORE: Final = re.compile(r"(?:[€$£]|\beuro?)\s?$", re.IGNORECASE)
_MONEY_AFTER: Final = re.compile(
    r"\s?(?:euro?\b|€|,-|,\d\d\b|miljoen|miljard|mln|mld|%|procent|inwoners)",
    re.IGNORECASE,
)
_MONEY_WORD_BEFORE: Final = re.compile(
    r"\b(?:budget|bedrag|begroting|subsidie|kosten|krediet|omzet|schade)\b\D{0,25}$",
    re.IGNORECASE,
)
_ROUND: Final = re.compile(r"\d+000")
_ROUND_WITH_DOTS: Final = re.compile(r"\d{1,3}(?:\.\d{3})*\.000")
_BSN_WORD: Final = re.compile(r"bsn|burgerservice|sofi", re.IGNORECASE)
# Numbers of an organisation, a register or a law that can pass the eleven test by chance.
_OTHER_NUMBER_BEFORE: Final = re.compile(
    r"\b(?:kvk|kamer van koophandel|rsin|btw|isbn|artikel(?:en)?|art\.?|leden|lid)"
    r"[-\s]*(?:nummer|nr)?[\s.:]*(?:is\s)?$",
    re.IGNORECASE,
)


def _is_amount(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 40) : start]
    number = text[start:end]
    return bool(
        _MONEY_BEFORE.search(before)
        or _MONEY_AFTER.match(text, end)
        or _ROUND_WITH_DOTS.fullmatch(number)
        or (_ROUND.fullmatch(number) and _MONEY_WORD_BEFORE.search(before))
    )


# --- e-mail --------------------------------------------------------------------------------------

_DOT: Final = r"(?:\.|\s\.\s|\s?[(\[](?:dot|punt)[)\]]\s?|\s(?:dot|punt)\s)"
_LOCAL_PART: Final = r"(?<![\w.+-])[\w.!#$%&'*+/=?^`{|}~-]++"
_EMAIL: Final = re.compile(
    rf"{_LOCAL_PART}\s?@\s?[\w-]++(?:{_DOT}[\w-]++)*{_DOT}(?:xn--[a-z0-9-]+|[a-z]{{2,}})\b",
    re.IGNORECASE,
)
# Without "@", " at " is also plain English: only with a common top-level domain.
_SPOKEN_EMAIL: Final = re.compile(
    rf"{_LOCAL_PART}"
    r"(?:\s?[(\[{](?:at|a)[)\]}]\s?|\s?a(?:pe|pen)staartje\s|\s?a(?:pe|pen)staart\s|\sat\s)"
    rf"[\w-]++(?:{_DOT}[\w-]++){{0,3}}?{_DOT}(?:nl|com|org|net|eu|be|de|fr|uk|info|nu|gov|edu|io)\b",
    re.IGNORECASE,
)
_SPOKEN_AT: Final = re.compile(r"staart|\(at|\[at|\{at|\(a\)|\[a\]|\sat\s", re.IGNORECASE)


def _find_emails(text: str) -> Iterator[_Span]:
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield match.span()
    if _SPOKEN_AT.search(text):
        for match in _SPOKEN_EMAIL.finditer(text):
            yield match.span()


# --- IBAN ----------------------------------------------------------------------------------------

_IBAN_START: Final = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z][ ]?[A-Za-z][ .-]?\d[ ]?\d(?=[ .-]?[A-Za-z0-9])"
)
_IBAN_CHARS: Final = re.compile(r"[A-Za-z0-9](?:[ .-]{0,2}[A-Za-z0-9]){14,33}")
_FEWEST_IBAN_DIGITS: Final = 8
_WORD_END: Final = re.compile(r"[A-Za-z0-9](?![A-Za-z0-9])")


@lru_cache(maxsize=26 * 26)
def _has_ibans(country: str) -> bool:
    return bool(numdb.get("iban").info(country)[0][1])


def _find_ibans(text: str) -> Iterator[_Span]:
    """Yield IBANs: the country knows its length, so the longest that is valid is the one."""
    done = 0
    for found in _IBAN_START.finditer(text):
        start = found.start()
        longest = _IBAN_CHARS.match(text, start)
        country = found.group().replace(" ", "")[:2].upper()
        if longest is None or start < done or not _has_ibans(country):
            continue
        ends = [end.end() for end in _WORD_END.finditer(text, *longest.span())]
        for end in reversed(ends):
            number = text[start:end].replace(".", "")
            # Words after a number, as in "de 12 wijken waar het speelt", are not worth a check.
            if sum(map(str.isdigit, number)) < _FEWEST_IBAN_DIGITS:
                break
            # Valid in form and check digits is enough: one wrong digit further on in the national
            # part does not make it less personal.
            if iban.is_valid(number, check_country=False):
                done = end
                yield start, end
                break


# --- phone numbers -------------------------------------------------------------------------------

_GAP: Final = r"[ .\-/]{0,3}"
_PHONE: Final = re.compile(
    rf"""
    (?<![\w+])(?<!\d[,.\-/])
    (?:
        # Dutch: ten digits with the leading zero, which an "o" may stand for
        (?:\(?(?:\+|00)[ ]?31\)?{_GAP}(?:\(0\)|0)?|\(0\)|0|o(?={_GAP}6)){_GAP}
            (?P<national>[1-9](?:{_GAP}\d){{8}})
        # the same with brackets around the area code
      | \(0(?P<bracketed>[1-9]\)(?:{_GAP}\d){{8}}
                        |[1-9]\d\)(?:{_GAP}\d){{7}}
                        |[1-9]\d\d\)(?:{_GAP}\d){{6}})
        # abroad, and Dutch mobile as messaging services write it: 31 6 …
      | (?:\+|00[ ]?(?=(?:{_GAP}\d){{10}})|(?=31[ ]?6(?:{_GAP}\d){{8}}(?!\d)))
            (?P<abroad>[1-9](?:{_GAP}(?:\d|\(\d{{1,4}}\)(?={_GAP}\d))){{7,13}})
    )
    (?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Ranges that only organisations can have (numbering plan of the ACM): 0800, 0900, 0906, 0909, 088.
_PUBLIC_RANGES: Final = ("800", "900", "906", "909", "88")

_DIGIT_WORDS: Final = {
    "nul": "0",
    "een": "1",
    "één": "1",
    "twee": "2",
    "drie": "3",
    "vier": "4",
    "vijf": "5",
    "zes": "6",
    "zeven": "7",
    "acht": "8",
    "negen": "9",
}
_SPELLED: Final = re.compile(
    rf"\bnul(?:[ ,.\-]{{1,3}}(?:(?:{'|'.join(_DIGIT_WORDS)})\b|\d++)){{1,9}}",
    re.IGNORECASE,
)
_NO_DIGIT: Final = re.compile(r"\D+")
_DIGITS_OR_WORD: Final = re.compile(r"\d+|\w+")


def _find_phones(text: str) -> Iterator[_Span]:
    for match in _PHONE.finditer(text):
        national = _NO_DIGIT.sub("", match[match.lastgroup or 0]).removeprefix("31")
        if national.startswith(_PUBLIC_RANGES):
            continue
        if match["abroad"] and _is_amount(text, *match.span()):
            continue
        yield match.span()
    for match in _SPELLED.finditer(text):
        digits = "".join(
            _DIGIT_WORDS.get(part.lower(), part) for part in _DIGITS_OR_WORD.findall(match.group())
        )
        if len(digits) == 10 and not digits[1:].startswith(_PUBLIC_RANGES):
            yield match.span()


# --- BSN -----------------------------------------------------------------------------------------

_DIGIT_RUN: Final = re.compile(r"\d++(?:(?:[ .\-_]|[ ][-.][ ])\d++)*+")
_DIGITS: Final = re.compile(r"\d+")
# The shapes in which people group a BSN. Others count only when nothing else is attached.
_BSN_SHAPES: Final = frozenset(
    {(9,), (8,), (3, 3, 3), (4, 2, 3), (2, 3, 3), (4, 2, 2), (3, 2, 4), (3, 2, 2, 2)}
)
_LOWEST_BSN: Final = 10_000_000


def _find_bsns(text: str) -> Iterator[_Span]:
    for run in _DIGIT_RUN.finditer(text):
        groups = [group.span() for group in _DIGITS.finditer(text, *run.span())]
        first = 0
        while first < len(groups):
            last = _bsn_from(text, groups, first)
            if last is None:
                first += 1
            else:
                yield groups[first][0], groups[last][1]
                first = last + 1


def _bsn_from(text: str, groups: list[_Span], first: int) -> int | None:
    """Return the last digit group of a BSN that starts with group `first`, if there is one."""
    shape: tuple[int, ...] = ()
    for last in range(first, len(groups)):
        start, end = groups[last]
        shape += (end - start,)
        if sum(shape) > 9:
            return None
        if sum(shape) < 8 or not _stands_free(text, groups, first, last):
            continue
        whole = first == 0 and last == len(groups) - 1
        usual = shape in _BSN_SHAPES or (whole and (sum(shape) == 9 or min(shape) > 2))
        if usual and _is_bsn(text, groups[first][0], end):
            return last
    return None


def _stands_free(text: str, groups: list[_Span], first: int, last: int) -> bool:
    """Say whether only white space parts these groups from the digits and letters around."""
    start, end = groups[first][0], groups[last][1]
    before, after = text[:start], text[end : end + 2]
    if before and (before[-1].isalnum() or before[-1] == "_"):
        return bool(_BSN_WORD.search(before[-3:]))
    if re.search(r"\d[-.,/_]$", before[-2:]):
        return False
    return not re.match(r"\w|[-./_]\d", after)


def _is_bsn(text: str, start: int, end: int) -> bool:
    number = _NO_DIGIT.sub("", text[start:end])
    if int(number) < _LOWEST_BSN or not bsn.is_valid(number):
        return False
    before = text[max(0, start - 40) : start]
    if _BSN_WORD.search(before):
        return True
    return not (
        _COMPACT_DATE.fullmatch(number)
        or _DESK_NUMBER.fullmatch(number)
        or _OTHER_NUMBER_BEFORE.search(before)
        or _is_amount(text, start, end)
    )


# --- postcode with house number ------------------------------------------------------------------

_STREET: Final = (
    r"[\w'.-]*(?:straat|laan|weg|plein|gracht|kade|singel|hof|dijk|pad|park|steeg|markt)"
)
# No postcode has SA, SD or SS.
_POSTCODE: Final = (
    r"(?P<digits>[1-9]\d{3})(?P<gap>[ .-]?)(?P<letters>(?!S[ADS])[A-Z]{2})(?![A-Za-z])"
)
_HOUSE_NUMBER: Final = (
    rf"(?!{_YEAR}\b)\d{{1,5}}(?!\d|\.\d|,\d|[ ]?[%:])(?:[ ]?[A-Z]\b|[-/]?[A-Z0-9]{{1,4}}\b)?"
)
_POSTCODE_FIRST: Final = re.compile(
    rf"""
    (?<![\w.,-]){_POSTCODE}
    \s*[,.;:/-]?\s*
    (?:(?:[\w'.-]+[ ]){{0,2}}{_STREET}[ ])?
    (?:(?:(?:en|met|op)[ ])?(?:huis|h)?(?:nummer|nr|no)\b\.?\s?(?:is\b|:)?\s?)?
    \#?{_HOUSE_NUMBER}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HOUSE_NUMBER_FIRST: Final = re.compile(
    rf"""
    [A-Za-z]{{3}}[.]?[ ]{_HOUSE_NUMBER}
    [ ]?[,\n-]?[ ]?(?:(?:te|in)[ ])?
    (?<![\w.]){_POSTCODE}
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Words and units of two letters that follow a number in ordinary text.
_SHORT_WORD: Final = re.compile(
    "al|an|as|at|be|bv|ca|cm|cq|da|db|de|di|dm|do|ed|ee|eh|el|em|en|er|et|eu|ex|ga|gb|ha|he|hm|ho|"
    "id|ie|if|ik|in|is|ja|je|jl|jo|jr|kb|kg|km|kw|la|le|lb|ma|mb|me|mg|mi|ml|mm|mo|mw|na|nl|no|nr|"
    "nu|of|oh|ok|om|on|op|or|os|ov|pc|pk|pm|pp|re|rk|sp|st|tb|te|ti|to|tv|uk|ui|up|uw|va|vd|vm|vs|"
    "vt|wc|we|wk|wo|wu|ze|zn|zo",
    re.IGNORECASE,
)


def _find_addresses(text: str) -> Iterator[_Span]:
    for pattern in (_POSTCODE_FIRST, _HOUSE_NUMBER_FIRST):
        for match in pattern.finditer(text):
            letters = match["letters"]
            # "in 2024 en 12 keer": a year or an amount and a short word, not a postcode.
            if match["gap"] and _SHORT_WORD.fullmatch(letters):
                around = text[: match.start()] + text[match.end() :]
                if not letters.isupper() or around.isupper():
                    continue
            yield match.span()


_SEARCHES: Final[tuple[tuple[Kind, Callable[[str], Iterator[_Span]]], ...]] = (
    (Kind.EMAIL, _find_emails),
    (Kind.IBAN, _find_ibans),
    (Kind.PHONE, _find_phones),
    (Kind.BSN, _find_bsns),
    (Kind.ADDRESS, _find_addresses),
)

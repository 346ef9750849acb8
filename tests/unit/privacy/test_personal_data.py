"""BSN, e-mail, phone number, IBAN and postcode with house number are found; the rest is not."""

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum import iban
from stdnum.nl import bsn

from api.privacy.personal_data import Kind, find, redact
from tests.support.patience import assert_proportional
from tests.unit.privacy.zinnen import ZINNEN

FOUND = {
    Kind.BSN: [
        "111222333",
        "mijn BSN is 111222333.",
        "BSN 111.222.333",
        "bsn: 1112 22 333",
        "1-1-1-2-2-2-3-3-3",
        "het is 11122 2333",
        "BSN111222333",
        "in 2024 kwam 111222333 bij ons",
        "10000008",
        "123 45 678 2",
        "bsn 20240211",
        "111 - 222 - 333",
    ],
    Kind.EMAIL: [
        "mail naar jan.jansen@voorbeeld.nl graag",
        "j.de.vries+werk@sub.domein.co.uk",
        "JAN@VOORBEELD.NL",
        "jan @ voorbeeld . nl",
        "jan apestaart gmail punt com",
        "jan apenstaartje hotmail.com",
        "jan at gmail.com",
        "jan(at)gmail.com",
        "jan [at] gmail [dot] com",
        "jan@gmail punt com",
    ],
    Kind.PHONE: [
        "0612345678",
        "bel 06-98765432 na 17.00 uur",
        "06 12 34 56 78",
        "06 - 12 34 56 78",
        "06.12.34.56.78",
        "06/12345678",
        "(06) 12345678",
        "(0)6 12345678",
        "o6 12345678",
        "+31612345678",
        "+31 (0)6 12345678",
        "0031 6 1234 5678",
        "31612345678",
        "(010) 123 45 67",
        "010-1234567",
        "0343-123456",
        "085 123 45 67",
        "0 6 1 2 3 4 5 6 7 8",
        "+32 470 12 34 56",
        "0032 470 12 34 56",
        "+49 30 1234567",
        "+212 6 12 34 56 78",
        "+1 (202) 555-0123",
        "nul zes een twee drie vier vijf zes zeven acht",
        "nul zes, 12 34 56 78",
    ],
    Kind.IBAN: [
        "NL91ABNA0417164300",
        "op NL91 ABNA 0417 1643 00 van de stichting",
        "rekening nl91 abna 0417 1643 00 en dan",
        "NL91.ABNA.0417.1643.00",
        "DE89 3704 0044 0532 0130 00",
        "BE68 5390 0754 7034",
        "GB82WEST12345698765432",
        "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
        "TR33 0006 1005 1978 6457 8413 26",
    ],
    Kind.ADDRESS: [
        "1234 AB 12",
        "1234AB12",
        "1234ab, nr 12",
        "1234 ab 12",
        "1234 AB nr. 12a",
        "1234AB-12",
        "1234 EN 12",
        "1234 AB, huisnr: 12-III",
        "1234 AB en huisnummer 12",
        "Kerkstraat 12, 1234 AB Utrecht",
        "Kerkstraat 12a te 1234 AB",
        "1234 AB, Kerkstraat 12",
    ],
}

# Where a number of eight or nine digits stands here, it passes the eleven test by chance.
NOT_FOUND = [
    "2024",
    "2019-2024",
    "2024-2025",
    "2024 2025",
    "20242025",
    "schooljaar 2023 - 2024",
    "de jaren 2019 2020 2021",
    "artikel 172 Gemeentewet",
    "artikel 172, 172a en 175 Gemeentewet",
    "artikelen 172 173 176",
    "Wet 4 AB",
    "in 2024 waren er 1200 meldingen",
    "in 2024 en 12 keer",
    "er waren 1200 in 12 weken",
    "IN 2024 EN 12 KEER",
    "1500 km 2",
    "112",
    "0900-8844",
    "0900 8844",
    "0800-7000",
    "0800 1351",
    "0800-1005",
    "0900 8810",
    "09008810",
    "14 010",
    "14 0343",
    "088-1234567",
    "+31 88 123 45 67",
    "€ 12.500.000",
    "€ 14500000",
    "12.000.000 inwoners",
    "12000000 euro",
    "een budget van 14500000",
    "een subsidie van ongeveer 26500000 per jaar",
    "+12.500.000 euro",
    "de som is 12.000.000",
    "50% van 1200",
    "1234 AB",
    "wij zijn van 1234 AB Utrecht",
    "Postcode 1234 AB in 2024",
    "1234 AB, 2024",
    "15-03-2024",
    "15.03.2024",
    "2024-02-11",
    "15-03-2024 10.00 uur",
    "01-02-24 10.00 uur",
    "01-02-2024 15 meldingen",
    "01-01-2024 tot 31-12-2024",
    "20240211",
    "11022024",
    "van 09.00-12.00 uur",
    "10.00-15.30",
    "14.00 - 15.00",
    "zaak 2024-123456",
    "zaaknummer Z-2024-0012345",
    "kenmerk 123456789",
    "KvK-nummer 12345672",
    "tussen 18 en 27 jaar",
    "10 20 30 40 bewoners",
    "65+ 1200 1300",
    "wij zien @gemeente op X",
    "kijk op www.gemeente.nl",
    "we zitten at the office",
    "nul tolerantie",
    "training 2 uur, 3 dagdelen, 15 deelnemers, 1.250 euro",
]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in FOUND.items() for text in texts]
)
def test_found(kind: Kind, text: str) -> None:
    assert [finding.kind for finding in find(text)] == [kind]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in FOUND.items() for text in texts]
)
def test_odd_digits_and_invisible_characters_hide_nothing(kind: Kind, text: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)
    split = "\u200b".join(text)
    arabic = text.translate({ord("0") + digit: chr(0x0660 + digit) for digit in range(10)})
    dashes = text.replace("-", "\u2013").replace(" ", "\u00a0")
    for variant in (wide, split, arabic, dashes):
        assert [finding.kind for finding in find(variant)] == [kind], variant


@pytest.mark.parametrize("text", [*NOT_FOUND, *ZINNEN])
def test_not_found(text: str) -> None:
    assert find(text) == []


def test_several_are_reported_from_left_to_right() -> None:
    text = "111222333, 06-12345678, a@b.nl, NL91ABNA0417164300 en 1234 AB 12"
    findings = find(text)
    assert [finding.kind for finding in findings] == [
        Kind.BSN,
        Kind.PHONE,
        Kind.EMAIL,
        Kind.IBAN,
        Kind.ADDRESS,
    ]
    assert [text[finding.start : finding.end] for finding in findings] == [
        "111222333",
        "06-12345678",
        "a@b.nl",
        "NL91ABNA0417164300",
        "1234 AB 12",
    ]


def bsn_with_check_digit(first: str) -> str | None:
    check = (
        sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), first, strict=True)) % 11
    )
    return None if check == 10 else f"{first}{check}"


VALID_BSN = (
    st.integers(1_000_000, 99_999_999)
    .map(lambda number: bsn_with_check_digit(f"{number:08d}"))
    .filter(lambda number: number is not None)
    .map(str)
)
DATE_LIKE = re.compile(r"(19|20)\d{6}|\d{4}(19|20)\d\d")


@st.composite
def bsn_as_written(draw: st.DrawFn) -> str:
    number = draw(VALID_BSN)
    if number.startswith("0") and draw(st.booleans()):
        number = number[1:]
        # An eight-digit BSN that is also a date counts as a date, unless it is called a BSN.
        assume(not DATE_LIKE.fullmatch(number))
        return number
    shape = draw(st.sampled_from([(9,), (3, 3, 3), (4, 2, 3), (3, 2, 4), (3, 2, 2, 2)]))
    separator = draw(st.sampled_from([" ", ".", "-"]))
    groups, start = [], 0
    for length in shape:
        groups.append(number[start : start + length])
        start += length
    written = separator.join(groups)
    # "012.345.000" with dots is an amount.
    assume(not re.fullmatch(r"\d{3}\.\d{3}\.000", written))
    return written


@st.composite
def sentence_with(draw: st.DrawFn, inserted: st.SearchStrategy[str]) -> tuple[str, str]:
    """Draw a sentence with something in it, between any two words."""
    words = draw(st.sampled_from(ZINNEN)).split()
    what = draw(inserted)
    place = draw(st.integers(0, len(words)))
    return " ".join([*words[:place], f"({what})", *words[place:]]), what


@given(sentence_with(bsn_as_written()))
def test_any_valid_bsn_in_any_sentence_is_found(case: tuple[str, str]) -> None:
    text, number = case
    assert bsn.is_valid(number.replace(".", ""))
    assert [(f.kind, text[f.start : f.end]) for f in find(text)] == [(Kind.BSN, number)]


@given(
    VALID_BSN,
    st.sampled_from([" ", ".", "-", "\u200b", "\u2011", " - "]),
    st.lists(st.booleans(), min_size=9, max_size=9),
)
def test_a_bsn_alone_is_found_however_it_is_split(
    number: str, separator: str, splits: list[bool]
) -> None:
    parts = [digit + separator * split for digit, split in zip(number, splits, strict=True)]
    assert [finding.kind for finding in find(f"bsn {''.join(parts)}")] == [Kind.BSN]


@given(st.integers(100_000_000, 999_999_999).filter(lambda number: not bsn.is_valid(str(number))))
def test_a_number_that_fails_the_eleven_test_is_no_bsn(number: int) -> None:
    assert find(f"zaaknummer {number}") == []


@given(
    sentence_with(
        st.tuples(
            st.sampled_from(["06", "06-", "06 ", "+316", "+31 6 ", "+31 (0)6 ", "0031 6 "]),
            st.integers(0, 99_999_999).map(lambda number: f"{number:08d}"),
        ).map("".join)
    )
)
def test_any_mobile_number_in_any_sentence_is_found(case: tuple[str, str]) -> None:
    text, number = case
    kinds = [(f.kind, text[f.start : f.end].strip("()")) for f in find(text)]
    assert kinds == [(Kind.PHONE, number.strip("()"))]


@given(
    sentence_with(
        st.tuples(
            st.sampled_from(["ABNA", "INGB", "RABO", "TRIO"]),
            st.integers(0, 9_999_999_999).map(lambda number: f"{number:010d}"),
            st.sampled_from([1, 4, 99]),
        ).map(
            lambda parts: " ".join(
                re.findall(
                    rf".{{1,{parts[2]}}}",
                    f"NL{iban.calc_check_digits(f'NL00{parts[0]}{parts[1]}')}{parts[0]}{parts[1]}",
                )
            )
        )
    )
)
def test_any_dutch_iban_in_any_sentence_is_found(case: tuple[str, str]) -> None:
    text, number = case
    assert [(f.kind, text[f.start : f.end]) for f in find(text)] == [(Kind.IBAN, number)]


@given(sentence_with(st.emails()))
def test_any_email_address_in_any_sentence_is_found(case: tuple[str, str]) -> None:
    text, address = case
    (finding,) = find(text)
    assert finding.kind is Kind.EMAIL
    assert text[finding.start : finding.end] in (address, f"({address}")


@given(
    sentence_with(
        st.tuples(
            st.integers(1000, 9999),
            st.text("ABCDEFGHJKLMNPRSTVWXZ", min_size=2, max_size=2),
            st.sampled_from(["", " "]),
            st.sampled_from([" ", ", ", " nr ", " nummer ", " huisnummer "]),
            st.integers(1, 999),
        )
        .filter(lambda parts: parts[1] not in {"SA", "SD", "SS"})
        .map(lambda parts: f"{parts[0]}{parts[2]}{parts[1]}{parts[3]}{parts[4]}")
    )
)
def test_any_postcode_with_house_number_in_any_sentence_is_found(case: tuple[str, str]) -> None:
    text, address = case
    assert [(f.kind, text[f.start : f.end]) for f in find(text)] == [(Kind.ADDRESS, address)]


@given(st.text(st.characters() | st.sampled_from("0123456789 -.+@/()ABNL"), max_size=80))
def test_findings_lie_within_the_text_and_apart(text: str) -> None:
    findings = find(text)
    edges = [edge for finding in findings for edge in (finding.start, finding.end)]
    assert edges == sorted(edges)
    assert all(0 <= finding.start < finding.end <= len(text) for finding in findings)


@given(st.text(max_size=60))
def test_text_without_digits_or_at_sign_holds_nothing(text: str) -> None:
    plain = "".join(char for char in text if not unicodedata.normalize("NFKC", char).isnumeric())
    assume(not re.search(r"@|\uff20|\ufe6b|at|staart|nul|\(a", plain, re.IGNORECASE))
    assert not [finding for finding in find(plain) if finding.kind is not Kind.EMAIL]


@pytest.mark.parametrize(
    "part",
    [
        "1",
        "1 ",
        "1.",
        "12-",
        "a@",
        "a.",
        "NL91 ",
        "NL91",
        "06-",
        "+1(0)",
        "nul ",
        "1234 AB ",
        " . b",
        "@",
    ],
)
@pytest.mark.timeout(60)
def test_a_hostile_text_takes_time_in_proportion_to_its_length(part: str) -> None:
    assert_proportional(find, part)


def test_what_is_left_out_is_named() -> None:
    tekst = "bel 06 12345678, of jan@dorpsplein.nl"
    assert redact(tekst, find(tekst)) == "bel [telefoon], of [email]"


@given(st.text())
def test_without_personal_data_nothing_is_left_out(tekst: str) -> None:
    assume(not find(tekst))
    assert redact(tekst, find(tekst)) == tekst

"""Text of a user becomes one safe form, and never a command for Rasa."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.privacy.text import (
    MAX_LENGTH,
    as_plain_text,
    is_empty,
    is_invisible,
    is_too_long,
    normalise,
)
from tests.unit.privacy.zinnen import ZINNEN

# Weighted towards what gives trouble: slashes, white space, invisible and combining characters.
TROUBLE = st.text(
    st.one_of(
        st.sampled_from("/\uff0f\u2044\u2215 \t\n\u00a0\u3000\u200b\u200d\u2060\ufeff\u00ad\u202e"),
        st.sampled_from("\x00\x1b\x1f\x85\u2028\U000e0041\ufe0f\u034f\u3164\u2800e\u0301\u030a"),
        st.characters(),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gewone tekst", "gewone tekst"),
        ("  twee   spaties\ten een tab ", "twee spaties en een tab"),
        ("regel een\r\n\r\n  regel twee", "regel een\nregel twee"),
        ("alinea\u2029alinea\u2028regel\x85regel\x0bregel", "alinea\nalinea\nregel\nregel\nregel"),
        ("vaste\u00a0spatie en\u3000brede", "vaste spatie en brede"),
        ("nul\u200bbreed\ufeffteken\u2060s", "nulbreedtekens"),
        ("zacht\u00adafbreken", "zachtafbreken"),
        ("links\u202enaar\u202crechts", "linksnaarrechts"),
        ("verborgen\U000e0069\U000e006e\U000e007f tags", "verborgen tags"),
        ("keuze\ufe0fteken\U000e0101 weg", "keuzeteken weg"),
        ("lege\u2800 braille\u3164 en hangul\u115f", "lege braille en hangul"),
        ("bel\x07 en\x00 nul\x1b[31m", "bel en nul[31m"),
        ("half\ud83d paar", "half paar"),
        ("cafe\u0301", "caf\u00e9"),
        ("cafe\u200d\u0301", "caf\u00e9"),
        ("Curaçao, coördinator, één, Büşra", "Curaçao, coördinator, één, Büşra"),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize("zin", ZINNEN)
def test_an_ordinary_sentence_stays_as_it_is(zin: str) -> None:
    assert normalise(zin) == zin
    assert as_plain_text(zin) == zin


@given(TROUBLE)
def test_normalised_text_is_clean_and_stable(text: str) -> None:
    result = normalise(text)
    assert normalise(result) == result
    assert unicodedata.is_normalized("NFC", result)
    assert not any(is_invisible(char) for char in result)
    assert not re.search(r"[^\S \n]|  | \n|\n |\n\n", result)
    assert result == result.strip()
    result.encode("utf-8")


@given(TROUBLE)
def test_normalising_loses_nothing_that_shows(text: str) -> None:
    def shown(value: str) -> str:
        plain = unicodedata.normalize("NFC", "".join(c for c in value if not is_invisible(c)))
        return "".join(plain.split())

    assert shown(normalise(text)) == shown(text)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t", "\u200b", " \u2060\ufeff ", "\u3164\u2800", "\x00"]
)
def test_nothing_to_read_is_empty(text: str) -> None:
    assert is_empty(text)


@pytest.mark.parametrize("text", ["/", "?", "ja", "\u200bja", "👍", "."])
def test_anything_to_read_is_not_empty(text: str) -> None:
    assert not is_empty(text)


def test_length_counts_after_normalising() -> None:
    assert not is_too_long("a" * MAX_LENGTH)
    assert is_too_long("a" * (MAX_LENGTH + 1))
    assert not is_too_long("  " + "a\u200b" * MAX_LENGTH + "  ")
    assert not is_too_long("e\u0301" * MAX_LENGTH)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/restart", "\u2215restart"),
        ('/vraag{"thema": "inclusie"}', 'vraag{"thema": "inclusie"}'),
        ("  /restart", "\u2215restart"),
        ("\u200b/restart", "\u2215restart"),
        ("\u200b \ufeff/\u200b/ restart", "\u2215restart"),
        ("\uff0frestart", "\u2215restart"),
        ("/ik wil intervisie", "ik wil intervisie"),
        ("//restart /restart", "restart /restart"),
        ("\u00a0\n/restart", "\u2215restart"),
        ("\x1c/restart", "\u2215restart"),
        ("en/of", "en/of"),
        ("12/03/2024", "12/03/2024"),
        ("vraag /restart", "vraag /restart"),
        ("/", "\u2215"),
        (" \u200b/ / ", "\u2215"),
        ("", ""),
    ],
)
def test_as_plain_text(text: str, expected: str) -> None:
    assert as_plain_text(text) == expected


def is_command_for_rasa(text: str) -> bool:
    """Mirror `YAMLStoryReader.unpack_regex_message` of Rasa, on the most lenient reading."""
    shown = "".join(char for char in text if not is_invisible(char))
    return unicodedata.normalize("NFKC", shown).strip().startswith("/")


@given(TROUBLE)
def test_no_text_is_a_command(text: str) -> None:
    for result in (
        as_plain_text(text),
        as_plain_text(normalise(text)),
        normalise(as_plain_text(text)),
    ):
        assert not is_command_for_rasa(result)


@given(TROUBLE)
def test_plain_text_keeps_every_word(text: str) -> None:
    result = as_plain_text(text)
    assert re.findall(r"\w+", result) == re.findall(r"\w+", text)
    assert as_plain_text(result) == result
    assert is_empty(result) == is_empty(text)

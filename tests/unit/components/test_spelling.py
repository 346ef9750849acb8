"""Typing errors: made on purpose for measuring, and read as the word that was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.components.spelling.words import KnownWords
from bot.components.typos import with_typos

SENTENCE = "Er is een jongen in de wijk die zich afsluit van zijn vrienden en familie"
KNOWN = KnownWords.learn(
    ["training"] * 5 + ["polarisatie"] * 3 + ["trainingen"] * 2 + ["raad"] * 9 + ["eenmalig"]
)


@pytest.mark.parametrize("wrong", ["trianing", "trainng", "trainning", "tralning", "TRAINIGN"])
def test_one_wrong_missing_extra_or_swapped_letter_is_mended(wrong: str) -> None:
    assert KNOWN.meant(wrong) == "training"


@pytest.mark.parametrize(
    "word",
    ["training", "tranig", "rad", "2024", "drugslab", "eenmalig"],
    ids=["known", "two errors", "too short", "no word", "nothing near", "known, though rare"],
)
def test_other_words_stay_as_they_are(word: str) -> None:
    assert KNOWN.meant(word) is None


def test_nothing_is_corrected_into_a_word_that_was_seen_once() -> None:
    assert KNOWN.meant("eenmaalig") is None


def test_of_two_near_words_the_commonest_is_meant() -> None:
    assert KnownWords({"boot": 2, "brood": 9}).meant("brood") is None
    assert KnownWords({"boeren": 2, "buren": 9}).meant("beuren") == "buren"


def test_the_same_seed_makes_the_same_errors() -> None:
    assert with_typos(SENTENCE, 1) == with_typos(SENTENCE, 1)
    assert len({with_typos(SENTENCE, seed) for seed in range(5)}) > 1


@given(st.integers(0, 10_000))
def test_one_word_in_five_gets_one_error(seed: int) -> None:
    old, new = SENTENCE.split(), with_typos(SENTENCE, seed).split()
    wrong = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    assert 2 <= len(wrong) <= 3  # 14 words
    # A sound written the other way ("ij" for "ei") can differ in two letters.
    assert all(OSA.distance(a, b) <= 2 for a, b in wrong)


@given(st.text(max_size=60), st.integers(0, 100))
def test_any_text_can_be_mistyped(text: str, seed: int) -> None:
    assert abs(len(with_typos(text, seed)) - len(text)) <= max(2, len(text) // 5)

"""The kinds of words that the recognition knows besides the words themselves."""

from __future__ import annotations

import pytest

from bot.components.lexicon.words import Lexicon, lexicon


@pytest.fixture
def small() -> Lexicon:
    return Lexicon.of({"wapen": ["*wapen", "mes", "bijl*"], "nu": ["nu"], "plek": ["balie*"]})


def _kinds(found: Lexicon, word: str) -> set[str]:
    return {found.kinds[place] for place in found.of_word(word)}


def _features(found: Lexicon, *words: str) -> set[int]:
    return set(found.features(words))


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("vuurwapen", {"wapen"}),
        ("bijltje", {"wapen"}),
        ("mes", {"wapen"}),
        ("dames", set()),
        ("wapens", set()),
        ("baliemedewerker", {"plek"}),
        ("", set()),
        ("x", set()),
    ],
)
def test_kinds_of_a_word(small: Lexicon, word: str, kinds: set[str]) -> None:
    assert _kinds(small, word) == kinds


def test_each_pair_of_kinds_has_its_own_feature(small: Lexicon) -> None:
    assert small.size == 6
    pairs = [
        _features(small, a, b) - _features(small, a) - _features(small, b)
        for a, b in (("mes", "nu"), ("mes", "balie"), ("nu", "balie"))
    ]
    assert all(len(pair) == 1 for pair in pairs)
    assert set.union(*pairs) == {3, 4, 5}


def test_the_order_and_number_of_words_do_not_matter(small: Lexicon) -> None:
    assert _features(small, "nu", "mes") == _features(small, "Mes", "bijl", "nu", "straks")


def test_no_word_is_no_feature(small: Lexicon) -> None:
    assert small.features([]) == []


def test_two_weapons_that_no_example_holds_are_of_one_kind() -> None:
    assert _kinds(lexicon(), "hooivork") == _kinds(lexicon(), "klauwhamer") == {"wapen"}


def test_the_list_reads_whole_and_names_no_word_twice() -> None:
    found = lexicon()
    assert len(found.kinds) == len(set(found.kinds))
    tables = (found.whole, found.begin, found.end)
    assert all(pattern == pattern.lower() and "*" not in pattern for t in tables for pattern in t)
    assert all(len(pattern) > 1 for pattern in (*found.begin, *found.end))

"""A row of words that nobody knows says nothing."""

from __future__ import annotations

import pytest

from bot.components.nonsense.words import says_nothing
from bot.components.spelling.words import KnownWords

KNOWN = KnownWords.learn(["dank", "u", "ja", "training", "graag", "hoor", "dokter"] * 2)


@pytest.mark.parametrize(
    "tekst",
    ["flurp wobbel zank", "kwispel kwaspel", "brommel plons tik", "qwpo zmxn", "blorp wazzel ja"],
)
def test_most_words_are_unknown(tekst: str) -> None:
    assert says_nothing(tekst.split(), KNOWN)


@pytest.mark.parametrize(
    "tekst",
    [
        "dank flurp",
        "dank u flurp wobbel",
        "jaaa wobbel",
        "trainng grag",
        "traning wobbel",
        "welzijnscoaches",
        "",
    ],
    ids=[
        "one known",
        "half known",
        "drawn out",
        "all mistyped",
        "half mistyped",
        "a compound alone",
        "none",
    ],
)
def test_some_word_is_known(tekst: str) -> None:
    assert not says_nothing(tekst.split(), KNOWN)

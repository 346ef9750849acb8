"""Properties that hold for every municipality, not only for the ones in the sentences."""

from __future__ import annotations

import random
import string

from hypothesis import given
from hypothesis import strategies as st

from bot.components.gemeente.gazetteer import gazetteer
from bot.components.gemeente.lookup import find

NAMEN = gazetteer().namen
FRAME = "ik werk bij de gemeente "


def _with_slip(naam: str, chance: random.Random) -> str:
    """The name with one letter left out, added, replaced or swapped with the next."""
    letters = [index for index, char in enumerate(naam) if char.isalpha()]
    at = chance.choice(letters)
    other = chance.choice(string.ascii_lowercase)
    return chance.choice(
        [
            naam[:at] + naam[at + 1 :],
            naam[:at] + other + naam[at:],
            naam[:at] + other + naam[at + 1 :],
            naam[:at] + naam[at + 1 : at + 2] + naam[at] + naam[at + 2 :],
        ]
    )


@given(st.sampled_from(NAMEN), st.sampled_from([str, str.lower, str.upper]))
def test_every_official_name_is_found(naam: str, written: type[str]) -> None:
    hits = find(FRAME + written(naam))
    assert [hit.naam for hit in hits] == [naam]


def test_a_slip_in_a_long_name_is_mended() -> None:
    chance = random.Random(20250101)
    tried = [
        (naam, _with_slip(naam, chance))
        for naam in NAMEN
        if sum(char.isalpha() for char in naam) >= 8
        for _ in range(10)
    ]
    missed = [
        (naam, slip) for naam, slip in tried if [hit.naam for hit in find(FRAME + slip)] != [naam]
    ]
    assert len(missed) <= 0.03 * len(tried), missed


@given(st.text(max_size=200))
def test_any_text_gives_hits_within_it(text: str) -> None:
    for hit in find(text):
        assert 0 <= hit.start < hit.end <= len(text)
        assert 0 < hit.zekerheid <= 1
        assert hit.naam in NAMEN


@given(
    st.lists(st.sampled_from(["in", "de", "gemeente", "niet", "en", "zoals", *NAMEN]), max_size=30)
)
def test_any_row_of_names_and_cues_is_survived(words: list[str]) -> None:
    hits = find(" ".join(words))
    assert [hit.zekerheid for hit in hits] == sorted((hit.zekerheid for hit in hits), reverse=True)
    assert len({hit.naam for hit in hits}) == len(hits)

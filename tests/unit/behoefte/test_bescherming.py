"""No number from 1 to 4 can be read or worked out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from api.behoefte.bescherming import protect, protect_sum

COUNTS = st.lists(st.integers(0, 40), min_size=1, max_size=6)


@given(st.integers(0, 1000))
def test_small_counts_look_the_same(aantal: int) -> None:
    shown = protect(aantal)
    assert shown.tekst == ("< 5" if 1 <= aantal <= 4 else str(aantal))
    if 1 <= aantal <= 4:
        assert shown == protect(1)


@given(COUNTS)
def test_a_sum_does_not_give_a_small_part_away(parts: list[int]) -> None:
    small = [part for part in parts if 1 <= part <= 4]
    shown = protect_sum(parts)
    if not small:
        assert shown.tekst == str(sum(parts))
        return
    # Whoever knows every other part still cannot tell which number the small one is.
    others = list(parts)
    others.remove(small[0])
    assert all(protect_sum([*others, other]) == shown for other in range(1, 5))

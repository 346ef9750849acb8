"""Who asks is counted without being known (PR-06)."""

from __future__ import annotations

from datetime import date

import pytest

from api.limits.asker import Pseudonyms, network

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def name(known: str, key: str = "a key", day: date = MONDAY) -> str:
    return Pseudonyms(key, lambda: day).name(known)


def test_the_same_asker_has_one_name_in_every_process_for_a_day() -> None:
    assert name("192.0.2.7") == name("192.0.2.7")
    assert len({name("192.0.2.7"), name("192.0.2.8")}) == 2


def test_the_name_says_nothing_without_the_secret_and_nothing_tomorrow() -> None:
    assert "192" not in name("192.0.2.7")
    assert name("192.0.2.7") != name("192.0.2.7", key="another key")
    assert name("192.0.2.7") != name("192.0.2.7", day=TUESDAY)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("192.0.2.7", "::ffff:192.0.2.7", True),
        ("192.0.2.7", "192.0.2.8", False),
        (None, "", True),
    ],
)
def test_a_visitor_is_an_ipv4_address_or_an_ipv6_network(
    one: str | None, other: str, same: bool
) -> None:
    assert (network(one) == network(other)) is same

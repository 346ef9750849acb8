"""The conversation in a terminal."""

from __future__ import annotations

import pytest

from bot.stack.chat import choose, show

AANBOD = {
    "id": "a",
    "naam": "Alfa",
    "aanbieder": "Movisie",
    "url": "https://a.nl",
    "vormen": ["kennis"],
    "redenen": ["Past bij uw thema polarisatie."],
    "ontbreekt": ["Geen oefening."],
    "kosten": "Gratis.",
    "gezien_op": "2026-11-21",
}
ADVIES = {
    "code": "K7QD-MX4A",
    "themas": ["polarisatie"],
    "vormen": ["kennis"],
    "doelgroepen": [],
    "gemeente": None,
    "aanbod": [AANBOD],
}
NAMEN = {"themas": {"polarisatie": "Polarisatie"}, "vormen": {"kennis": "Kennis"}}
KNOP = {"titel": "Ander aanbod", "payload": "/ander_aanbod"}


def test_an_advice_tells_all_that_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    bericht = {"tekst": "Dit past.", "knoppen": [KNOP], "advies": ADVIES}
    assert show([bericht], {**NAMEN, "doelgroepen": {}}) == [KNOP]
    printed = capsys.readouterr().out
    for part in (
        *("Dit past.", "1. Alfa", "Movisie", "Past bij uw thema polarisatie.", "Geen oefening."),
        *("Gratis.", "21 november 2026", "https://a.nl", "K7QD-MX4A", "[1] Ander aanbod"),
    ):
        assert part in printed


def test_a_number_presses_a_button() -> None:
    assert choose("1", [KNOP]) == {"tekst": "Ander aanbod", "payload": "/ander_aanbod"}
    assert choose("2", [KNOP]) == {"tekst": "2"}

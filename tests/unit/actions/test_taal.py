"""Dutch and other languages."""

from __future__ import annotations

import pytest

from actions.verstaan.bedoeling.taal import in_andere_taal, in_het_nederlands


@pytest.mark.parametrize(
    ("intent", "tekst", "ander"),
    [
        ("andere_taal", "can you help me", True),
        ("onzin", "Bonsoir", True),
        ("onzin", "there is someone with a gun right now", True),
        ("andere_taal", "Salam, ik zoek hulp", False),
        ("vertellen", "Hello, wij hebben een vraag", False),
        ("vertellen", "er is onrust in de wijk", False),
    ],
)
def test_what_is_another_language(intent: str, tekst: str, ander: bool) -> None:
    assert in_andere_taal(intent, tekst) == ander


@pytest.mark.parametrize(
    ("intent", "tekst", "wordt"),
    [
        ("andere_taal", "Salam, ik zoek hulp", "begroeten"),
        ("buiten_bereik", "Hello, ik zoek een training", "begroeten"),
        ("vertellen", "Merhaba, wij hebben onrust in de wijk", "vertellen"),
        ("andere_taal", "ik zoek een cursus de-escalation skills", "vertellen"),
        ("andere_taal", "workshop please", "vertellen"),
        ("andere_taal", "we would like a workshop for our team", "andere_taal"),
        ("buiten_bereik", "ik zoek een kapper", "buiten_bereik"),
    ],
)
def test_dutch_that_was_taken_for_another_language(intent: str, tekst: str, wordt: str) -> None:
    assert in_het_nederlands(intent, tekst) == wordt

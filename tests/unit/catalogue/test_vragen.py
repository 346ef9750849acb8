"""The typical questions are many, differ, and touch every word of the contract."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from api.catalogue import vocabulary
from api.catalogue.loader import load_catalogue
from api.catalogue.tools.vragen import voorbeeldvragen
from api.matching.engine import Matcher

VRAGEN = voorbeeldvragen()


def test_there_are_enough_and_no_two_are_the_same() -> None:
    assert len(VRAGEN) >= 25
    assert len({vraag.titel for vraag in VRAGEN}) == len(VRAGEN)
    assert len({(v.themas, v.vormen, v.doelgroepen, v.situatie) for v in VRAGEN}) == len(VRAGEN)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("themas", vocabulary.THEMAS),
        ("vormen", vocabulary.VORMEN),
        ("doelgroepen", vocabulary.DOELGROEPEN),
    ],
)
def test_every_word_of_the_contract_is_asked_for_and_no_other(
    field: str, words: tuple[str, ...]
) -> None:
    assert {word for vraag in VRAGEN for word in getattr(vraag, field)} == set(words)


def test_the_catalogue_of_the_project_answers_each() -> None:
    matcher = Matcher(load_catalogue(Path(__file__).parents[3] / "catalogue.yml"))
    found = [matcher.match(vraag.on(date(2026, 11, 21))) for vraag in VRAGEN]
    assert all(one.matches for one in found)
    assert sum(one.passend for one in found) > len(VRAGEN) / 2

"""The figures of the recognition, on answers that are known beforehand."""

from __future__ import annotations

from typing import Any

import pytest

from api.aanbod.store import CatalogueStore
from bot.stack.compare import Keywords, _split
from bot.stack.paths import ROOT
from bot.stack.scores import report, summarise

LINES: list[dict[str, Any]] = [
    {
        "tekst": "a",
        "themas": ["polarisatie", "inclusie"],
        "vormen": ["kennis"],
        "doelgroep": [],
        "intent": "vertellen",
        "slices": ["impliciet"],
    },
    {"tekst": "b", "themas": [], "vormen": [], "doelgroep": [], "intent": "acuut_gevaar"},
]


def found(intent: str, *labels: tuple[str, str, float], ms: float = 4.0) -> dict[str, Any]:
    entities = [
        {"entity": kind, "value": value, "confidence_entity": chance}
        for kind, value, chance in labels
    ]
    return {"intent": {"name": intent}, "entities": entities, "ms": ms}


ANSWERS = [
    found("vertellen", ("thema", "polarisatie", 0.92), ("vorm", "kennis", 0.55), ms=6.0),
    found("vertellen", ("vorm", "advies", 0.58)),
]


def test_the_summary_holds_what_systems_are_compared_by() -> None:
    summary = summarise(LINES, ANSWERS)
    assert summary.fields["themas"] == pytest.approx(2 / 3)
    assert summary.fields["vormen"] == pytest.approx(2 / 3)
    assert summary.implicit == pytest.approx(2 / 3)
    assert summary.intent == 0.5
    assert (summary.danger.recall, summary.danger.extra, summary.ordinary) == (0.0, 0, 1)
    assert summary.ms == 5.0


def test_a_label_that_is_only_asked_about_is_not_heard() -> None:
    asked = found("vertellen", ("thema", "inclusie", 0.3))
    asked["entities"][0]["role"] = "vraag"
    assert summarise(LINES[:1], [asked]).fields["themas"] == 0.0


def test_a_label_of_a_second_fair_reading_is_no_fault() -> None:
    lines = [{**LINES[0], "ook_goed": {"themas": ["extremisme"]}}]
    fair = found("vertellen", ("thema", "polarisatie", 0.9), ("thema", "extremisme", 0.9))
    wrong = found("vertellen", ("thema", "polarisatie", 0.9), ("thema", "ondermijning", 0.9))
    assert summarise(lines, [fair]).fields["themas"] == pytest.approx(2 / 3)
    assert summarise(lines, [wrong]).fields["themas"] == pytest.approx(1 / 2)


def test_the_report_shows_how_often_a_chance_was_right() -> None:
    lines = report(LINES, ANSWERS).splitlines()
    assert "  0.9-1.0  1.00  (1)" in lines
    assert "  0.5-0.6  0.50  (2)" in lines


def test_a_keyword_is_a_word_that_only_one_label_has() -> None:
    keywords = Keywords.of(CatalogueStore(ROOT / "catalogue.yml").current)
    heard = keywords.answer("een webinar: polarisatie")
    assert {(e["entity"], e["value"]) for e in heard["entities"]} == {
        ("thema", "polarisatie"),
        ("vorm", "kennis"),
    }


def test_joined_intents_come_apart_again() -> None:
    answer = _split({"intent": {"name": "vertellen+thema:inclusie+vorm:advies"}, "ms": 1.0})
    assert answer["intent"] == {"name": "vertellen"}
    assert [(e["entity"], e["value"]) for e in answer["entities"]] == [
        ("thema", "inclusie"),
        ("vorm", "advies"),
    ]

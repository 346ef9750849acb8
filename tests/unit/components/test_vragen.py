"""Where a message holds a question beside something else."""

from __future__ import annotations

import pytest

from bot.components.questions.sentences import Part, questions


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Wie leest dit? In de wijk is onrust.", [("Wie leest dit?", "In de wijk is onrust.")]),
        ("Er is onrust. Wie leest dit?", [("Wie leest dit?", "Er is onrust.")]),
        ("Dag. wie leest dit. Er is onrust.", [("wie leest dit.", "Dag. Er is onrust.")]),
        ("nee oké\nwat kunt u dan wel", [("wat kunt u dan wel", "nee oké")]),
        (
            "een training, wordt dit bewaard?",
            [("wordt dit bewaard?", "een training")],
        ),
        (
            "Even vooraf, bent u een mens? Er is onrust.",
            [
                ("Even vooraf, bent u een mens?", "Er is onrust."),
                ("bent u een mens?", "Even vooraf Er is onrust."),
            ],
        ),
        ("Wie leest dit?", []),
        ("Er is onrust. Groepen staan tegenover elkaar.", []),
        ("", []),
        ("?", []),
    ],
)  # fmt: skip
def test_questions_and_what_is_left(text: str, parts: list[tuple[str, str]]) -> None:
    assert questions(text) == [Part(*part) for part in parts]


def test_a_long_question_is_a_part_of_the_story() -> None:
    assert questions(f"Er is onrust. Hoe komt het {'toch ' * 15}zover?") == []


def test_not_more_than_a_few_are_read() -> None:
    assert len(questions("Er is onrust. " + "Wie leest dit? " * 50)) <= 6

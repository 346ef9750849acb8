"""Where a message holds a question or begins with a few words, beside something else."""

from __future__ import annotations

import pytest

from bot.components.parts.sentences import Part, parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wie leest dit? In de wijk is onrust.", [("Wie leest dit?", "In de wijk is onrust.")]),
        ("Er is onrust. Wie leest dit?", [("Wie leest dit?", "Er is onrust.")]),
        ("een cursus; wie is de ESS?", [("wie is de ESS?", "een cursus")]),
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
        # Its first words, where nothing is asked.
        ("dank je wel! het is voor de docenten", [("dank je wel!", "het is voor de docenten")]),
        ("wat een gedoe zeg: intervisie dus", [("wat een gedoe zeg:", "intervisie dus")]),
        ("dank u, dat klopt", [("dank u", "dat klopt")]),
        ("Bedankt, mooi dit. Een webinar", [
            ("Bedankt, mooi dit.", "Een webinar"), ("Bedankt", "mooi dit. Een webinar"),
        ]),
        ("Wij denken aan een training, of advies", []),
        ("Er is onrust en dat duurt nu al vele maanden lang voort. Groepen staan op.", []),
        (f"Er is onrust. {'Steeds meer. ' * 20}", []),
        ("Wie leest dit?", []),
        ("", []),
        ("?", []),
    ],
)  # fmt: skip
def test_parts_and_what_is_left(text: str, found: list[tuple[str, str]]) -> None:
    assert parts(text) == [Part(*part) for part in found]


def test_a_long_question_is_a_part_of_the_story() -> None:
    story = f"Er is onrust. Hoe komt het {'toch ' * 15}zover?"
    assert parts(story) == [Part("Er is onrust.", story.removeprefix("Er is onrust. "))]


def test_not_more_than_a_few_are_read() -> None:
    assert len(parts("Er is onrust. " + "Wie leest dit? " * 50)) <= 6

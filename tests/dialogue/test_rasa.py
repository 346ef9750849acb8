"""Rasa's own checks on the dialogue."""

from __future__ import annotations

import re
from pathlib import Path

from bot.stack import language_model, training
from tests.support.rasa import rasa

#: Rasa does not know what actions say, nor that these intents come from buttons only.
EXPECTED = re.compile(
    r"utterance '\w+' is not used in any story or rule"
    r"|intent '(aanpassen|gesprek_beginnen|kiezen|niet_nuttig|toon_keuzes)' is listed .*"
    r" not found in the NLU"
)


def test_the_training_data_is_valid() -> None:
    """`rasa data validate` finds no fault and no story that contradicts another."""
    done = rasa(
        "data", "validate", "--config", "bot/config.yml", "--domain", "bot/domain",
        "--data", "data", language_model=language_model.ensure(),
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]
    assert "No story structure conflicts found" in done.stdout
    warnings = re.findall(r"rasa/shared/utils/io.py:\d+: UserWarning: (.*)", done.stdout)
    assert [warning for warning in warnings if not EXPECTED.search(warning)] == []


def test_the_test_stories_go_as_written(tmp_path: Path) -> None:
    """Every action of tests/dialogue/test_stories.yml is the one that Rasa predicts."""
    name = language_model.ensure()
    done = rasa(
        "test", "core", "--stories", "tests/dialogue/test_stories.yml",
        "--model", str(training.ensure(name)), "--out", str(tmp_path),
        "--fail-on-prediction-errors", language_model=name,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]
    assert "Accuracy:         1.000" in done.stdout

"""Runs Rasa's own commands in its environment."""

from __future__ import annotations

import os
import subprocess

from bot.stack import training
from bot.stack.paths import RASA_PYTHON, ROOT


def rasa(*arguments: str, language_model: str) -> subprocess.CompletedProcess[str]:
    """Runs `rasa …` from the top of the project; what it printed is in stdout."""
    return subprocess.run(
        [str(RASA_PYTHON), "-m", "rasa", *arguments],
        cwd=ROOT,
        env={**os.environ, **training.environment(language_model)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )

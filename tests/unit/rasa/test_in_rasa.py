"""Runs `checks/` in the environment of Rasa, which has no pytest."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from bot.stack.paths import RASA_PYTHON, ROOT

CHECKS = Path(__file__).parent / "checks"


def test_our_parts_of_rasa() -> None:
    where = ["--start-directory", str(CHECKS), "--top-level-directory", str(ROOT)]
    done = subprocess.run(
        [str(RASA_PYTHON), "-m", "unittest", "discover", "-v", *where, "--pattern", "*.py"],
        cwd=ROOT,
        env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "RASA_TELEMETRY_ENABLED": "false"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:]
    assert "\nOK" in done.stdout

"""Where the time of a turn goes: `python -m tests.bench.profile`."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path

import httpx

from bot.stack import language_model, training
from bot.stack.paths import RASA_PYTHON, ROOT
from tests.bench.conversation import TEXTS
from tests.support.stack import Stack, running_stack

CONVERSATIONS = 40
IN_RASA = (str(RASA_PYTHON), "-W", "ignore", "-m")
BEGIN = "/gesprek_beginnen"


def profile(stack: Stack) -> dict[str, list[float]]:
    """Per step inside Rasa: calls, milliseconds and processor milliseconds, per turn.

    A second Rasa, in a process of its own with a clock at each step, works with the action server
    and the API of the stack.
    """
    with httpx.Client(base_url=f"{stack.url}/api/v1/", timeout=30) as http:
        ids = [http.post("gesprekken").json()["id"] for _ in range(CONVERSATIONS + 3)]
    name = language_model.ensure()
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [*IN_RASA, "tests.bench.in_rasa.steps", json.dumps([BEGIN, *TEXTS])],
            cwd=ROOT,
            input="\n".join(ids),
            env={
                **os.environ,
                **training.environment(name),
                "RASA_MODEL": str(training.ensure(name)),
                "TRACKER_URL": f"sqlite:///{Path(folder) / 'rasa.db'}",
                "ACTIONS_URL": f"http://127.0.0.1:{stack.ports.actions}/webhook",
                "LOG_LEVEL": "WARNING",
            },
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise RuntimeError(done.stderr)
    steps: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return steps


def show(steps: dict[str, list[float]]) -> None:
    """Prints the table; what no step counts is the rest."""
    whole = steps.pop("whole turn")
    rest = [a - sum(step[i] for step in steps.values()) for i, a in enumerate(whole)]
    print(f"{'inside Rasa, per turn':<34}{'calls':>7}{'ms':>8}{'processor ms':>15}")
    for name, (calls, wall, processor) in {**steps, "the rest": rest}.items():
        shown = f"{calls:7.1f}" if calls > 0 else " " * 7
        print(f"  {name:<32}{shown}{wall:8.2f}{processor:15.2f}")
    print(f"  {'together':<32}{whole[0]:7.1f}{whole[1]:8.2f}{whole[2]:15.2f}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as var, running_stack(Path(var), direct=True) as running:
        show(profile(running))

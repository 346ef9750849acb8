"""Takes a new model into use while conversations go on: `python -m bot.stack.scaled.roll`.

Trains what has changed, then starts the replicas anew, one after the other. Meanwhile the others
answer: every replica can go on with every conversation.
"""

from __future__ import annotations

import os
import subprocess
import time
import urllib.error
import urllib.request

from bot.stack import language_model, say, training
from bot.stack.paths import APP_PYTHON, VAR
from bot.stack.scaled.ports import ScaledPorts
from bot.stack.scaled.run import CONFIG, point_at

#: Seconds for one replica to load its model.
PATIENCE = 90.0


def main() -> None:
    """Rolls over all replicas; stops at the first that does not come up."""
    if not CONFIG.exists():
        say.stop(f"Er draait hier niets: {CONFIG} ontbreekt. Start eerst make run-scaled.")
    replicas = int(os.environ.get("REPLICAS", "2"))
    ports = ScaledPorts.of(int(os.environ.get("PORT", "8000")), 1, replicas)
    point_at(training.ensure(language_model.ensure()))
    for number, port in enumerate(ports.rasa, 1):
        with say.timed(f"Rasa {number} van {replicas} vernieuwen"):
            _control("restart", f"rasa-{number}")
            if not _answers(f"http://127.0.0.1:{port}/webhooks/gesprek/"):
                say.stop(f"Rasa {number} komt niet op. De rest werkt door. Kijk in {VAR}/log.")


def _control(*arguments: str) -> None:
    command = [str(APP_PYTHON.with_name("supervisorctl")), "-c", str(CONFIG), *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _answers(url: str) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310 - loopback
                return bool(answer.status == 200)
        except OSError:
            time.sleep(0.3)
    return False


if __name__ == "__main__":
    main()

"""Starts the stack with stock Rasa in the place of ours: `python -m tests.bench.stock.launcher`."""

from __future__ import annotations

from pathlib import Path

from bot.stack import run
from bot.stack.paths import VAR
from tests.bench.stock import environment

HERE = Path(__file__).parent


def main() -> None:
    """The same programs, except for the command of Rasa."""
    variables = run.prepare()
    config = Path(run.__file__).with_name("supervisord.conf").read_text()
    ours = "command=%(ENV_RASA_PYTHON)s -m bot"
    assert ours in config
    stock = (
        f"command={environment.PYTHON} -m rasa run --port %(ENV_RASA_PORT)s --interface 127.0.0.1 "
        f"--model %(ENV_RASA_MODEL)s --credentials bot/credentials.yml "
        f"--endpoints {HERE / 'endpoints.yml'}"
    )
    file = VAR / "supervisord-stock.conf"
    file.write_text(config.replace(ours, stock))
    run.become_supervisord(file, {**variables, "LOG_LEVEL": "WARNING", "PYTHONPATH": "."})


if __name__ == "__main__":
    main()

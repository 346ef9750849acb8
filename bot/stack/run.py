"""Starts everything on loopback: `python -m bot.stack.run`.

The processes are the same as those of the images (`python -m api`, `python -m actions`,
`python -m bot`); supervisord keeps them up and takes them down together.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bot.stack import language_model, say, secrets, training
from bot.stack.paths import APP_PYTHON, LOGS, RASA_PYTHON, ROOT, VAR
from bot.stack.ports import Ports
from bot.stack.process import die_with_parent

#: On loopback everybody has the same address, so only the limits per conversation say anything.
ONE_ADDRESS = '{"address_begins": 60000, "address_messages": 60000, "address_reads": 60000}'


def main() -> None:
    """Prepares what is missing, then becomes supervisord."""
    environment = prepare()
    say.step("Starten …")
    become_supervisord(Path(__file__).with_name("supervisord.conf"), environment)


def prepare() -> dict[str, str]:
    """Makes what is missing; gives the environment of the processes."""
    die_with_parent()
    ports = Ports.of(int(os.environ.get("PORT", "8000")))
    ports.check_free()
    check_catalogue()
    model_of_language = language_model.ensure()
    model = training.ensure(model_of_language)
    LOGS.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, **settings(ports, model, model_of_language), **secrets.load()}
    allow_developer(environment)
    return environment


def allow_developer(environment: dict[str, str]) -> None:
    """Lets a developer into the helpdesk without a provider.

    All of this listens on loopback only; the API refuses it in production.
    """
    local = environment.get("API_ENVIRONMENT") != "production"
    environment.setdefault("API_DEV_LOGIN", str(local).lower())


def become_supervisord(config: Path, environment: dict[str, str]) -> None:
    """Runs the programs of the configuration in place of this process."""
    os.chdir(ROOT)
    supervisord = str(APP_PYTHON.with_name("supervisord"))
    os.execve(supervisord, [supervisord, "-c", str(config)], environment)


def settings(ports: Ports, model: Path, model_of_language: str) -> dict[str, str]:
    """What the processes read from their environment; secrets come from .env."""
    return {
        **training.environment(model_of_language),
        "APP_PYTHON": str(APP_PYTHON),
        "RASA_PYTHON": str(RASA_PYTHON),
        "VAR": str(VAR),
        "API_PORT": str(ports.api),
        "API_METRICS_PORT": str(ports.metrics),
        "API_LIMITS": os.environ.get("API_LIMITS", ONE_ADDRESS),
        "API_DATABASE_URL": f"sqlite+aiosqlite:///{VAR / 'api.db'}",
        "API_RASA_URL": os.environ.get("API_RASA_URL", f"http://127.0.0.1:{ports.rasa}"),
        "API_ACTIONS_URL": f"http://127.0.0.1:{ports.actions}",
        "RASA_MODEL": str(model),
        "RASA_PORT": str(ports.rasa),
        "TRACKER_URL": f"sqlite:///{VAR / 'rasa.db'}",
        "ACTIONS_PORT": str(ports.actions),
        "ACTIONS_URL": f"http://127.0.0.1:{ports.actions}/webhook",
        "ACTIONS_API_URL": os.environ.get("ACTIONS_API_URL", f"http://127.0.0.1:{ports.api}"),
    }


def check_catalogue() -> None:
    """A faulty catalogue stops the start, with every fault on a line of its own."""
    file = os.environ.get("API_CATALOGUE", "catalogue.yml")
    check = [str(APP_PYTHON), "-m", "api.catalogue", "check", "--kort", file]
    if subprocess.run(check, cwd=ROOT, check=False).returncode:
        say.stop(f"{file} is niet in orde. Herstel de fouten hierboven en start opnieuw.")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)

"""Starts the service as on several machines: `python -m bot.stack.scaled.run`.

Replicas of Rasa, workers of the API behind a proxy, PostgreSQL for all that is kept, Redis for
turns and limits. REPLICAS and WORKERS say how many (2 each).
"""

from __future__ import annotations

import os
import shutil
import socket
import sys
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.stack import language_model, say, secrets, training
from bot.stack.paths import APP_PYTHON, LOGS, RASA_PYTHON, VAR
from bot.stack.process import die_with_parent
from bot.stack.run import allow_developer, become_supervisord, check_catalogue
from bot.stack.scaled import postgres, proxy
from bot.stack.scaled.ports import ScaledPorts

#: Where supervisord listens for `supervisorctl`; the path of a socket must be short.
SOCKET = VAR / "sv.sock"
CONFIG = VAR / "scaled.conf"
#: Points at the model that replicas take when they start (see roll.py).
MODEL = VAR / "model.tar.gz"


def main() -> None:
    """Prepares what is missing, then becomes supervisord."""
    die_with_parent()
    count = {name: int(os.environ.get(name, "2")) for name in ("WORKERS", "REPLICAS")}
    public = int(os.environ.get("PORT", "8000"))
    ports = ScaledPorts.of(public, count["WORKERS"], count["REPLICAS"])
    _check_free(ports)
    check_catalogue()
    model_of_language = language_model.ensure()
    model = training.ensure(model_of_language)
    LOGS.mkdir(parents=True, exist_ok=True)
    point_at(model)
    kept = secrets.load(["POSTGRES_PASSWORD"])
    server = postgres.prepare(VAR / "postgres", ports.postgres, kept["POSTGRES_PASSWORD"])
    _write_configs(ports, server)
    say.step(f"Starten met {len(ports.rasa)} × Rasa en {len(ports.api)} × API …")
    environment = {**os.environ, **_settings(ports, model_of_language, kept), **kept}
    allow_developer(environment)
    become_supervisord(CONFIG, environment)


def point_at(model: Path) -> None:
    """Makes a model the one that replicas start with, at once or not at all."""
    fresh = MODEL.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(model)
    fresh.replace(MODEL)


def _settings(ports: ScaledPorts, model_of_language: str, kept: dict[str, str]) -> dict[str, str]:
    password = kept["POSTGRES_PASSWORD"]
    return {
        **training.environment(model_of_language),
        "API_DATABASE_URL": postgres.address(ports.postgres, password, "postgresql+psycopg"),
        "API_RASA_URL": ",".join(f"http://127.0.0.1:{port}" for port in ports.rasa),
        "API_ACTIONS_URL": f"http://127.0.0.1:{ports.actions}",
        "API_REDIS_URL": f"redis://127.0.0.1:{ports.redis}/0",
        "API_TRUSTED_PROXIES": '["127.0.0.1"]',
        "RASA_MODEL": str(MODEL),
        "TRACKER_URL": postgres.address(ports.postgres, password, "postgresql"),
        "ACTIONS_PORT": str(ports.actions),
        "ACTIONS_URL": f"http://127.0.0.1:{ports.actions}/webhook",
        "ACTIONS_API_URL": os.environ.get("ACTIONS_API_URL", f"http://127.0.0.1:{ports.public}"),
    }


def _write_configs(ports: ScaledPorts, server: postgres.Postgres) -> None:
    nginx = proxy.prepare(VAR / "nginx", ports.api, ports.public)
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 (configuration, not HTML)
    )
    CONFIG.write_text(
        templates.get_template("supervisord.conf.j2").render(
            ports=ports,
            var=VAR,
            socket=SOCKET,
            postgres=server,
            redis_command=_redis(ports.redis),
            proxy_command=f"{_program('nginx')} -p {nginx.parent} -c {nginx}",
            app_python=APP_PYTHON,
            rasa_python=RASA_PYTHON,
        )
    )


def _redis(port: int) -> str:
    # Nothing in it has to outlive it: turns end by themselves, counts begin anew.
    return f'{_program("redis-server")} --port {port} --bind 127.0.0.1 --save "" --appendonly no'


def _program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/bin")
    if not found:
        package = name.split("-")[0]
        say.stop(f"{name} ontbreekt. Installeer het (Debian: apt install {package}-server).")
    return found


def _check_free(ports: ScaledPorts) -> None:
    for port in ports.all():
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                say.stop(f"Poort {port} is bezet. Kies een andere: make run-scaled PORT=…")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)

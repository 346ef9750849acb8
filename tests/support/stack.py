"""The real stack for a test run: the same start as `make run`, on free ports, in its own folder."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from api.limits.rules import Limits
from bot.stack.paths import ROOT
from bot.stack.ports import Ports
from tests.support import http
from tests.support.cut import Cut

#: Seconds for a start that first trains; several minutes on two processors.
PATIENCE = 800.0
#: A test says more in a minute than a person.
WIDE = Limits(**dict.fromkeys(Limits.model_fields, 1_000_000))


@dataclass(frozen=True)
class Stack:
    """A running aanbodwijzer."""

    url: str
    ports: Ports
    var: Path
    staff_key: str
    process: subprocess.Popen[str]
    #: Switches the way from the action server to the API off and on.
    api_for_actions: Cut
    #: The same for the way from the API to Rasa.
    rasa_for_api: Cut


def free_public_port() -> int:
    """A public port whose derived ports are free too."""
    # Not the first that is free: another run on this machine looks for one at the same time.
    for port in random.sample(range(20_100, 25_000, 7), 100):
        ports = Ports.of(port)
        try:
            for number in (ports.api, ports.rasa, ports.metrics, ports.actions):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", number))
        except OSError:
            continue
        return port
    raise RuntimeError("no free ports")


@contextmanager
def running_stack(
    var: Path,
    launcher: list[str] | None = None,
    *,
    direct: bool = False,
    environment: dict[str, str] | None = None,
) -> Iterator[Stack]:
    """Starts everything, as `make run` does or by ``launcher``, and stops all of it again.

    With ``direct`` the parts call each other as they do in `make run`, not over wires to cut.
    """
    ports = Ports.of(free_public_port())
    dotenv = var / "env"
    with Cut(ports.api) as api, Cut(ports.rasa) as rasa:
        wires = {
            "ACTIONS_API_URL": f"http://127.0.0.1:{api.port}",
            "API_RASA_URL": f"http://127.0.0.1:{rasa.port}",
        }
        process = subprocess.Popen(
            launcher or [sys.executable, "-m", "bot.stack.run"],
            cwd=ROOT,
            env={
                **os.environ,
                "PORT": str(ports.api),
                "AANBODWIJZER_VAR": str(var),
                "AANBODWIJZER_DOTENV": str(dotenv),
                "API_LIMITS": WIDE.model_dump_json(),
                **({} if direct else wires),
                **(environment or {}),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            _await_ready(process)
            secrets = dict(line.split("=", 1) for line in dotenv.read_text().splitlines())
            url = f"http://127.0.0.1:{ports.api}"
            yield Stack(url, ports, var, secrets["STAFF_API_KEY"], process, api, rasa)
        finally:
            process.terminate()
            process.wait(timeout=30)


def _await_ready(process: subprocess.Popen[str]) -> None:
    """Reads what the start prints until it says that all is up."""
    printed: list[str] = []
    timer = threading.Timer(PATIENCE, process.kill)
    timer.start()
    try:
        for line in process.stdout or ():
            printed.append(line)
            if "is klaar" in line and "aanbodwijzer" in line:
                threading.Thread(target=_drain, args=(process,), daemon=True).start()
                return
    finally:
        timer.cancel()
    raise RuntimeError("The stack did not start:\n" + "".join(printed))


def _drain(process: subprocess.Popen[str]) -> None:
    for _ in process.stdout or ():
        pass


def client(stack: Stack) -> httpx.Client:
    """An HTTP client on the public port."""
    return http.client(f"{stack.url}/api/v1/")

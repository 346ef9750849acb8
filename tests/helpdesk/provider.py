"""Who can log in at the OpenID provider of the tests, and how it is started."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bot.stack.paths import ROOT
from tests.support.patience import until

CLIENT = "helpdesk"
SECRET = "the-secret-of-the-client-in-this-test"
PASSWORD = "een-wachtwoord-alleen-hier"


@dataclass(frozen=True)
class Account:
    """A colleague at the provider."""

    name: str
    given_name: str
    family_name: str
    groups: tuple[str, ...]

    @property
    def full_name(self) -> str:
        """As colleagues say it."""
        return f"{self.given_name} {self.family_name}"

    @property
    def email(self) -> str:
        """The address for work."""
        return f"{self.name}@voorbeeld.nl"


ACCOUNTS = (
    Account("lees", "Lies", "Lezer", ("hd-lezers", "kantine")),
    Account("beoordeel", "Bo", "Oordeel", ("hd-lezers", "hd-beoordelaars")),
    Account("beheer", "Bea", "Heer", ("hd-beheerders",)),
    Account("geen", "Gijs", "Geenrol", ("kantine",)),
    Account("los", "Lot", "Zondergroep", ()),
    # The provider cannot give the same person two tokens within a second.
    *(Account(f"lees{number}", "Lies", f"Lezer {number}", ("hd-lezers",)) for number in range(20)),
)


def free_port() -> int:
    """A port of loopback that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_provider(folder: Path, port: int, redirect_uri: str) -> Iterator[None]:
    """Starts the provider and stops it again."""
    module = "tests.helpdesk.canaille_server"
    command = [sys.executable, "-m", module, str(folder), str(port), redirect_uri]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            _await(process, f"http://127.0.0.1:{port}/.well-known/openid-configuration")
            yield
        finally:
            process.terminate()


def _await(process: subprocess.Popen[str], url: str) -> None:
    def answers() -> bool:
        if process.poll() is not None:
            assert process.stdout
            raise RuntimeError(f"the provider did not start:\n{process.stdout.read()}")
        try:
            return httpx.get(url).status_code == 200
        except httpx.TransportError:
            return False

    if not until(answers):
        raise RuntimeError("the provider did not answer")

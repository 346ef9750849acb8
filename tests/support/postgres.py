"""A real PostgreSQL server for a test run, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.patience import PATIENCE, until

#: PostgreSQL refuses to run as root.
_USER = "nobody"


@dataclass(frozen=True)
class Postgres:
    """A running server."""

    port: int
    process: subprocess.Popen[bytes]

    def url(
        self, name: str, driver: str = "postgresql+psycopg", template: str = "template1"
    ) -> str:
        """The address of a new database with this name: empty, or like another."""
        self.run("createdb", "-T", template, name)
        return f"{driver}://{_USER}@127.0.0.1:{self.port}/{name}"

    def run(self, program: str, *arguments: str) -> None:
        """Runs a client program against the server."""
        command = [_find(program), "-h", "127.0.0.1", "-p", str(self.port), "-U", _USER]
        subprocess.run([*command, *arguments], check=True, capture_output=True)


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Starts a server on loopback and stops it again."""
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        os.chmod(folder, 0o777)  # noqa: S103 (for the other user, and only for this test)
        data = Path(folder) / "data"
        as_user = {"user": _USER} if os.geteuid() == 0 else {}
        subprocess.run(
            [
                _find("initdb"),
                "-D",
                str(data),
                "-U",
                _USER,
                "--auth=trust",
                "--no-sync",
                "-E",
                "UTF8",
            ],
            check=True,
            capture_output=True,
            cwd=folder,
            **as_user,  # type: ignore[call-overload]
        )
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        process = subprocess.Popen(
            [_find("postgres"), "-D", str(data), "-p", str(port), "-k", folder, "-F"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            **as_user,  # type: ignore[call-overload]
        )
        try:
            _await(port, process)
            yield Postgres(port, process)
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    ready = [_find("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
    if not until(
        lambda: process.poll() is not None or subprocess.run(ready, check=False).returncode == 0
    ):
        raise RuntimeError("PostgreSQL did not become ready")
    if process.poll() is not None:
        raise RuntimeError("PostgreSQL did not start")


def _find(program: str) -> str:
    """A program of PostgreSQL; Debian keeps those of the server apart from the path."""
    found = shutil.which(program)
    if found:
        return found
    for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), reverse=True):
        return str(path)
    raise RuntimeError(f"{program} is missing (Debian: apt install postgresql)")

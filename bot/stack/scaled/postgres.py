"""A PostgreSQL server of our own for a scaled run without containers."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from bot.stack import say

#: PostgreSQL refuses to run as root.
_USER = "postgres"


@dataclass(frozen=True)
class Postgres:
    """How the server is started."""

    command: str
    folder: str


def prepare(folder: Path, port: int, password: str) -> Postgres:
    """Makes the data folder when there is none; root hands it to the user ``postgres``."""
    if not (folder / "PG_VERSION").exists():
        _create(folder, password)
    server = [*_as_other(), find("postgres"), "-D", str(folder), "-p", str(port)]
    return Postgres(
        " ".join([*server, "-k", str(folder), "-c listen_addresses=127.0.0.1"]), str(folder)
    )


def address(port: int, password: str, driver: str, database: str = "postgres") -> str:
    """The SQLAlchemy address of the server."""
    return f"{driver}://postgres:{password}@127.0.0.1:{port}/{database}"


def find(program: str) -> str:
    """A program of PostgreSQL; Debian keeps those of the server apart from the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), reverse=True)
    for path in (shutil.which(program), *debian):
        if path:
            return str(path)
    return say.stop("PostgreSQL ontbreekt. Installeer het (Debian: apt install postgresql).")


def _create(folder: Path, password: str) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    secret = folder.with_suffix(".secret")
    secret.write_text(password)
    if os.geteuid() == 0:
        owner = pwd.getpwnam(_USER)
        for path in (folder, secret):
            os.chown(path, owner.pw_uid, owner.pw_gid)
    command = [*_as_other(), find("initdb"), "-D", str(folder), "-U", "postgres", "-E", "UTF8"]
    command += ["--auth=scram-sha-256", f"--pwfile={secret}"]
    made = subprocess.run(command, capture_output=True, check=False, cwd=folder)
    secret.unlink()
    if made.returncode:
        say.stop(f"PostgreSQL kan niet beginnen: {made.stderr.decode(errors='replace')[-300:]}")


def _as_other() -> list[str]:
    """Runs a program as another user than root, who can still reach a folder of root's."""
    if os.geteuid() != 0:
        return []
    own = [f"--reuid={_USER}", f"--regid={_USER}", "--clear-groups"]
    return ["setpriv", *own, "--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--"]

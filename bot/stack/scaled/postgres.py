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
    """How the server is started, and by whom."""

    command: str
    folder: str
    user: str


def prepare(folder: Path, port: int, password: str) -> Postgres:
    """Makes the data folder when there is none, with the owner ``postgres``."""
    user = _USER if os.geteuid() == 0 else ""
    if not (folder / "PG_VERSION").exists():
        _create(folder, user, password)
    arguments = f"-D {folder} -p {port} -k {folder} -c listen_addresses=127.0.0.1"
    return Postgres(f"{find('postgres')} {arguments}", str(folder), user)


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


def _create(folder: Path, user: str, password: str) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    secret = folder.with_suffix(".secret")
    secret.write_text(password)
    if user:
        owner = pwd.getpwnam(user)
        for path in (folder, secret):
            os.chown(path, owner.pw_uid, owner.pw_gid)
        _let_through(folder.parent)
    command = [find("initdb"), "-D", str(folder), "-U", "postgres", "-E", "UTF8"]
    command += ["--auth=scram-sha-256", f"--pwfile={secret}"]
    if user:
        made = subprocess.run(command, capture_output=True, check=False, cwd=folder, user=user)
    else:
        made = subprocess.run(command, capture_output=True, check=False, cwd=folder)
    secret.unlink()
    if made.returncode:
        say.stop(f"PostgreSQL kan niet beginnen: {made.stderr.decode(errors='replace')[-300:]}")


def _let_through(folder: Path) -> None:
    """Lets another user reach what lies in a folder, without letting it look around."""
    for path in (folder, *folder.parents):
        mode = path.stat().st_mode
        if not mode & 0o001:
            path.chmod(mode | 0o001)

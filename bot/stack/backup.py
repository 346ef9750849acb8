"""One file with all that the service keeps, and the way back.

`python -m bot.stack.backup make` while the service runs, or `restore FILE` while it does not.
Needs nothing but Python, so that it also runs in a bare container beside the volumes; for
PostgreSQL it calls pg_dump and psql.

Environment: API_DATABASE_URL and TRACKER_URL (default: those of `make run`), API_CATALOGUE.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from bot.stack import say
from bot.stack.paths import ROOT, VAR
from bot.stack.ports import Ports

FOLDER = VAR / "backup"
#: Older copies go at the next one: what somebody wiped may not live on in a drawer.
KEEP_DAYS = 7
MANIFEST = "manifest.json"
CATALOGUE = "catalogue.yml"
ASIDE = ".voor-herstel"
#: Tables of a newer version may not stay: its migrations would find them in their way.
EMPTY = """
DO $$ DECLARE it record; BEGIN
  FOR it IN SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() LOOP
    EXECUTE format('DROP TABLE IF EXISTS %I CASCADE', it.name);
  END LOOP;
  FOR it IN SELECT sequencename AS name FROM pg_sequences WHERE schemaname = current_schema() LOOP
    EXECUTE format('DROP SEQUENCE IF EXISTS %I CASCADE', it.name);
  END LOOP;
END $$
"""


class Store:
    """One database: its name in the backup, and how it is copied and put back."""

    def __init__(self, name: str, url: str) -> None:
        self.name = name
        self._url = urlsplit(url)

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of this machine."""
        return self._url.scheme.startswith("sqlite")

    @property
    def path(self) -> Path:
        """The file of an SQLite database (``sqlite:///relative`` or ``sqlite:////absolute``)."""
        return Path(self._url.path.removeprefix("/"))

    def is_same_as(self, other: Store) -> bool:
        """Whether two addresses are of one database, whatever driver they name."""
        mine, theirs = self._url, other._url
        places = [(url.hostname, url.port or 5432, url.path) for url in (mine, theirs)]
        return self.is_sqlite == other.is_sqlite and places[0] == places[1]

    def dump(self, target: Path) -> None:
        """Writes a whole copy as it stands at one moment, also while others write."""
        if not self.is_sqlite:
            self._run("pg_dump", "--no-owner", "--no-privileges", f"--file={target}")
            return
        if not self.path.exists():
            say.stop(f"{self.path} bestaat niet. Is de dienst al eens gestart?")
        with (
            closing(sqlite3.connect(self.path)) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
            # A backup taken over is in the mode of its source, and may leave a journal beside it.
            copy.execute("PRAGMA journal_mode=DELETE")

    def restore(self, copy: Path) -> None:
        """Puts a copy in the place of what is there; an SQLite file is kept aside."""
        if not self.is_sqlite:
            # All or nothing: a copy that does not fit leaves the database as it was.
            options = ("--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1")
            self._run("psql", *options, f"--command={EMPTY}", f"--file={copy}")
            return
        for ending in ("", "-wal", "-shm"):
            _put_aside(self.path.with_name(self.path.name + ending))
        self.path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(copy, self.path)

    def _run(self, program: str, *arguments: str) -> None:
        """Runs a program of PostgreSQL; the password goes by the environment, not on the line."""
        address = self._url
        host = address.netloc.rpartition("@")[2]
        user = f"{address.username}@" if address.username else ""
        bare = urlunsplit(("postgresql", user + host, address.path, address.query, ""))
        password = {"PGPASSWORD": unquote(address.password)} if address.password else {}
        try:
            done = subprocess.run(
                [program, f"--dbname={bare}", *arguments],
                env={**os.environ, **password},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        except FileNotFoundError:
            say.stop(f"{program} ontbreekt (Debian: apt install postgresql-client).")
        if done.returncode:
            say.stop(f"{program} mislukte: {done.stderr.strip().splitlines()[-1]}")


def stores() -> list[Store]:
    """The databases of this installation: two, or one that holds all."""
    api = Store("api", os.environ.get("API_DATABASE_URL", f"sqlite:///{VAR / 'api.db'}"))
    rasa = Store("rasa", os.environ.get("TRACKER_URL", f"sqlite:///{VAR / 'rasa.db'}"))
    return [api] if api.is_same_as(rasa) else [api, rasa]


def catalogue() -> Path:
    """The catalogue of this installation."""
    return Path(os.environ.get("API_CATALOGUE", ROOT / CATALOGUE))


def make(folder: Path = FOLDER) -> Path:
    """Makes a backup and removes those that are too old; only the owner may read it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = folder / time.strftime("aanbodwijzer-%Y%m%d-%H%M%S.tar.gz")
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        files = []
        for store in stores():
            files.append(Path(scratch) / store.name)
            store.dump(files[-1])
        files.append(Path(shutil.copyfile(catalogue(), Path(scratch) / CATALOGUE)))
        made = Path(scratch) / "made.tar.gz"
        with open(os.open(made, os.O_CREAT | os.O_WRONLY, 0o600), "wb") as output:
            _pack(files, output)
        made.rename(target)  # a copy that is not whole never stands among the others
    for old in folder.glob("aanbodwijzer-*.tar.gz"):
        if time.time() - old.stat().st_mtime > KEEP_DAYS * 86_400:
            old.unlink()
    return target


def restore(backup: Path) -> None:
    """Puts everything of a backup back, after a look at whether it is whole."""
    with tempfile.TemporaryDirectory() as scratch:
        files = _unpack(backup, Path(scratch))
        for store in stores():
            store.restore(files[store.name])
        _put_aside(catalogue())
        shutil.copyfile(files[CATALOGUE], catalogue())


def _pack(files: list[Path], output: io.BufferedWriter) -> None:
    sums = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    with tarfile.open(fileobj=output, mode="w:gz") as archive:
        for file in files:
            archive.add(file, file.name)
        text = json.dumps({"gemaakt": time.strftime("%Y-%m-%dT%H:%M:%S%z"), "bestanden": sums})
        entry = tarfile.TarInfo(MANIFEST)
        entry.size = len(text)
        archive.addfile(entry, io.BytesIO(text.encode()))


def _unpack(backup: Path, folder: Path) -> dict[str, Path]:
    """The files of a backup by name, each as it was packed."""
    expected = {*(store.name for store in stores()), CATALOGUE}
    files = {}
    try:
        with tarfile.open(backup) as archive:
            sums = json.loads(_content(archive, MANIFEST))["bestanden"]
            for name in expected:
                content = _content(archive, name)
                if hashlib.sha256(content).hexdigest() != sums[name]:
                    raise ValueError(name)
                files[name] = folder / name
                files[name].write_bytes(content)
    except (OSError, EOFError, KeyError, ValueError, tarfile.TarError):
        say.stop(f"{backup} is geen hele reservekopie. Er is niets veranderd.")
    return files


def _content(archive: tarfile.TarFile, name: str) -> bytes:
    part = archive.extractfile(name)
    if part is None:
        raise ValueError(name)
    return part.read()


def _put_aside(path: Path) -> None:
    if path.exists():
        path.replace(path.with_name(path.name + ASIDE))


def main(arguments: list[str]) -> None:
    """Does what the command line asks."""
    match arguments:
        case ["make"]:
            say.step(f"Reservekopie: {make()}")
        case ["restore", file] if file:
            Ports.of(int(os.environ.get("PORT", "8000"))).check_free()
            restore(Path(file))
            say.step("Teruggezet. Start de dienst.")
        case _:
            say.stop("Zo: make backup, of make restore FILE=var/backup/….tar.gz")


if __name__ == "__main__":
    main(sys.argv[1:])

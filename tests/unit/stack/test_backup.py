"""A backup holds everything, is whole or is refused, and comes back."""

from __future__ import annotations

import os
import sqlite3
import stat
import tarfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from bot.stack import backup
from tests.support.postgres import Postgres, running_postgres


class Installation:
    """Two databases and a catalogue."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.api, self.rasa = folder / "api.db", folder / "rasa.db"
        self.catalogue = folder / "catalogue.yml"
        self.backups = folder / "backup"

    def write(self, text: str) -> None:
        """Writes a text in all of it."""
        for path in (self.api, self.rasa):
            with closing(sqlite3.connect(path)) as db, db:
                db.execute("PRAGMA journal_mode=WAL")
                db.execute("CREATE TABLE IF NOT EXISTS gezegd (tekst TEXT)")
                db.execute("INSERT INTO gezegd VALUES (?)", (text,))
        self.catalogue.write_text(text)

    def read(self) -> list[list[str]]:
        """All texts of all databases, and the catalogue."""
        texts = []
        for path in (self.api, self.rasa):
            with closing(sqlite3.connect(path)) as db:
                texts.append([row[0] for row in db.execute("SELECT tekst FROM gezegd")])
        return [*texts, [self.catalogue.read_text()]]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """An installation of its own."""
    here = Installation(tmp_path)
    monkeypatch.setenv("API_DATABASE_URL", f"sqlite+aiosqlite:///{here.api}")
    monkeypatch.setenv("TRACKER_URL", f"sqlite:///{here.rasa}")
    monkeypatch.setenv("API_CATALOGUE", str(here.catalogue))
    return here


def test_all_of_it_comes_back_and_what_was_there_is_kept_aside(here: Installation) -> None:
    here.write("eerst")
    made = backup.make(here.backups)
    here.write("later")
    backup.restore(made)
    assert here.read() == [["eerst"], ["eerst"], ["eerst"]]
    with closing(sqlite3.connect(f"{here.api}{backup.ASIDE}")) as db:
        assert len(db.execute("SELECT * FROM gezegd").fetchall()) == 2
    assert (here.folder / f"catalogue.yml{backup.ASIDE}").read_text() == "later"


def test_a_copy_is_taken_while_somebody_writes(here: Installation) -> None:
    """What is committed is in it, also from the log; what is not, is not."""
    here.write("vast")
    with closing(sqlite3.connect(here.api)) as busy:
        busy.execute("INSERT INTO gezegd VALUES ('half')")
        made = backup.make(here.backups)
        busy.rollback()
    backup.restore(made)
    assert here.read()[0] == ["vast"]


def test_only_the_owner_reads_it(here: Installation) -> None:
    here.write("eerst")
    made = backup.make(here.backups)
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert [path.name for path in here.backups.iterdir()] == [made.name]


def test_old_copies_go(here: Installation) -> None:
    here.write("eerst")
    here.backups.mkdir()
    old, young = (here.backups / f"aanbodwijzer-2026010{n}-000000.tar.gz" for n in (1, 2))
    for path, days in ((old, backup.KEEP_DAYS + 1), (young, backup.KEEP_DAYS - 1)):
        path.touch()
        os.utime(path, (time.time() - days * 86_400,) * 2)
    backup.make(here.backups)
    assert not old.exists()
    assert young.exists()


def broken(made: Path, kind: str) -> None:
    """Breaks a backup in one way."""
    if kind == "cut":
        made.write_bytes(made.read_bytes()[: made.stat().st_size // 2])
    elif kind == "other":
        made.write_text("geen kopie")
    elif kind == "gone":
        made.unlink()
    else:
        with tarfile.open(made) as archive:
            archive.extractall(made.parent / "x", filter="data")
        (made.parent / "x" / "api").write_bytes(b"iets anders")
        with tarfile.open(made, "w:gz") as archive:
            for path in sorted((made.parent / "x").iterdir()):
                if kind != "lacking" or path.name != "rasa":
                    archive.add(path, path.name)


@pytest.mark.parametrize("kind", ["cut", "other", "gone", "changed", "lacking"])
def test_a_copy_that_is_not_whole_changes_nothing(
    here: Installation, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    here.write("eerst")
    made = backup.make(here.backups)
    broken(made, kind)
    with pytest.raises(SystemExit):
        backup.restore(made)
    assert "niets veranderd" in capsys.readouterr().err
    assert here.read() == [["eerst"], ["eerst"], ["eerst"]]
    assert not list(here.folder.glob(f"*{backup.ASIDE}"))


def test_nothing_to_copy_is_told(here: Installation, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        backup.make(here.backups)
    assert "api.db bestaat niet" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["restore"], ["restore", ""], ["maak"]])
def test_a_command_that_is_none_shows_how(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        backup.main(arguments)
    assert "make restore FILE=" in capsys.readouterr().err


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    """A real server."""
    with running_postgres() as server:
        yield server


def test_postgresql_comes_back_too(
    here: Installation,
    postgres: Postgres,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    urls = [postgres.url("api"), postgres.url("rasa", "postgresql")]
    plain = [url.replace("+psycopg", "") for url in urls]
    monkeypatch.setenv("API_DATABASE_URL", urls[0])
    monkeypatch.setenv("TRACKER_URL", urls[1])
    here.catalogue.write_text("eerst")
    for url in plain:
        with psycopg.connect(url) as db:
            db.execute("CREATE SEQUENCE nummers")
            db.execute("CREATE TABLE gezegd (id SERIAL PRIMARY KEY, tekst TEXT)")
            db.execute("INSERT INTO gezegd (tekst) VALUES ('eerst')")
    made = backup.make(here.backups)
    for url in plain:
        with psycopg.connect(url) as db:
            db.execute("INSERT INTO gezegd (tekst) VALUES ('later')")
            db.execute("CREATE TABLE van_een_nieuwere_versie (x INT)")
    for _ in range(2):
        backup.restore(made)
    for url in plain:
        with psycopg.connect(url) as db:
            assert db.execute("SELECT * FROM gezegd").fetchall() == [(1, "eerst")]
            assert db.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall() == [("gezegd",)]
            db.execute("INSERT INTO gezegd (tekst) VALUES ('daarna')")
    wrong = here.folder / "wrong.sql"
    wrong.write_text("SELECT 1;\nkapot;\n")
    with pytest.raises(SystemExit):
        backup.Store("api", urls[0]).restore(wrong)
    assert "psql mislukte" in capsys.readouterr().err
    with psycopg.connect(plain[0]) as db:
        assert len(db.execute("SELECT * FROM gezegd").fetchall()) == 2


@pytest.mark.parametrize(
    ("api", "tracker", "databases"),
    [
        ("postgresql+psycopg://a:b@db/all", "postgresql://c:d@db:5432/all", 1),
        ("postgresql+psycopg://a:b@db/api", "postgresql://a:b@db/rasa", 2),
        ("postgresql+psycopg://a:b@db/all", "postgresql://a:b@other/all", 2),
        ("sqlite+aiosqlite:////data/api.db", "sqlite:////data/rasa.db", 2),
    ],
)
def test_a_database_that_holds_all_is_copied_once(
    monkeypatch: pytest.MonkeyPatch, api: str, tracker: str, databases: int
) -> None:
    monkeypatch.setenv("API_DATABASE_URL", api)
    monkeypatch.setenv("TRACKER_URL", tracker)
    assert len(backup.stores()) == databases


def test_a_password_is_not_on_the_command_line(
    here: Installation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown = tmp_path / "shown"
    program = tmp_path / "pg_dump"
    program.write_text(f'#!/bin/sh\necho "$@" "[$PGPASSWORD]" > {shown}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    url = "postgresql+psycopg://iemand:p%40ss@db:5432/api?sslmode=require"
    backup.Store("api", url).dump(tmp_path / "out")
    line, _, password = shown.read_text().strip().rpartition(" ")
    assert "--dbname=postgresql://iemand@db:5432/api?sslmode=require" in line
    assert "p%40ss" not in line
    assert password == "[p@ss]"

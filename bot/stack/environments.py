"""The two locked environments, made with uv; runs on a bare Python 3.11."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from bot.stack import say
from bot.stack.paths import LOGS, ROOT, VENVS

RASA_LOCK = ROOT / "bot" / "requirements.lock"
APP_LOCK = ROOT / "api" / "requirements.lock"
#: The app environment with the test tools: a superset of APP_LOCK.
TEST_LOCK = ROOT / "tests" / "requirements.lock"

#: What an environment was made from: the name of the lock and its hash.
STAMP = "made-from"

NO_DOWNLOAD = (
    "Het downloaden van pakketten is mislukt. Controleer de internetverbinding en start opnieuw. "
    "Wat er misging staat in {log}."
)


def make_environments(with_tests: bool) -> None:
    """Makes or completes both environments; does nothing where the lock has not changed."""
    if sys.version_info[:2] != (3, 11):
        found = ".".join(map(str, sys.version_info[:2]))
        say.stop(f"Python 3.11 is nodig, dit is {found}. Installeer Python 3.11 en start opnieuw.")
    if shutil.disk_usage(ROOT).free < 4 * 1024**3:
        say.stop("Er is minder dan 4 GB schijfruimte vrij. Maak ruimte en start opnieuw.")
    # Tools that were asked for once are kept up to date, not taken away again.
    with_tests = with_tests or _lock_of("app") == _name(TEST_LOCK)
    _sync("app", TEST_LOCK if with_tests else APP_LOCK)
    _sync("rasa", RASA_LOCK)


def _sync(name: str, lock: Path) -> None:
    """Brings environment ``name`` in line with the lock, unless it already is."""
    folder = VENVS / name
    stamp = folder / STAMP
    state = f"{_name(lock)} {hashlib.sha256(lock.read_bytes()).hexdigest()}"
    if stamp.exists() and stamp.read_text() == state:
        return
    with say.timed(f"Pakketten installeren in .venv/{name}"):
        uv = find_uv()
        if not (folder / "bin" / "python").exists():
            make = [*uv, "venv", "--quiet", "--clear", "--python", sys.executable]
            run_quietly([*make, str(folder)])
        python = str(folder / "bin" / "python")
        # Compiled once here: importing Rasa from source takes seconds at every start.
        sync = [*uv, "pip", "sync", "--require-hashes", "--compile-bytecode", "--python", python]
        run_quietly([*sync, str(lock)])
        stamp.write_text(state)


def _lock_of(name: str) -> str | None:
    """Which lock an environment was made from."""
    stamp = VENVS / name / STAMP
    return stamp.read_text().split()[0] if stamp.exists() else None


def _name(lock: Path) -> str:
    return str(lock.relative_to(ROOT))


def find_uv() -> list[str]:
    """The command of uv: the one on the path, or one of our own from the package registry."""
    if found := shutil.which("uv"):
        return [found]
    folder = VENVS / "tools"
    own = folder / "bin" / "uv"
    if not own.exists():
        # --target also works on systems that guard their own Python against pip.
        pip = [sys.executable, "-m", "pip"]
        if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode:
            say.stop("pip ontbreekt. Installeer het (Debian: apt install python3-pip).")
        run_quietly([*pip, "install", "--quiet", "--target", str(folder), "uv>=0.9,<1"])
    return [str(own)]


def run_quietly(command: list[str]) -> None:
    """Runs a step that downloads; what it prints goes to a log, and a failure is told in a line."""
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / "setup.log"
    with log.open("ab") as output:
        done = subprocess.run(
            command, stdout=output, stderr=output, cwd=ROOT, env=os.environ, check=False
        )
    if done.returncode:
        say.stop(NO_DOWNLOAD.format(log=log))

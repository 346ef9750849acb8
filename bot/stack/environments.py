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
    _sync("app", [TEST_LOCK] if with_tests else [APP_LOCK, TEST_LOCK])
    _sync("rasa", [RASA_LOCK])


def _sync(name: str, locks: list[Path]) -> None:
    """Brings environment ``name`` in line with the first lock, unless one of them already is."""
    folder = VENVS / name
    stamp = folder / "lock.sha256"
    digests = [hashlib.sha256(lock.read_bytes()).hexdigest() for lock in locks]
    if stamp.exists() and stamp.read_text() in digests:
        return
    with say.timed(f"Pakketten installeren in .venv/{name}"):
        uv = find_uv()
        stamp.unlink(missing_ok=True)
        if not (folder / "bin" / "python").exists():
            run_quietly(
                [*uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(folder)]
            )
        python = str(folder / "bin" / "python")
        run_quietly([*uv, "pip", "sync", "--require-hashes", "--python", python, str(locks[0])])
        stamp.write_text(digests[0])


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

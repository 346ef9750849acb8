"""The Dutch language model of spaCy: the official one, or a basic one where it is out of reach."""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
import urllib.error
import urllib.request
from pathlib import Path
from typing import Final

from bot.stack import say
from bot.stack.paths import BUILD, RASA_PYTHON

OFFICIAL: Final = "nl_core_news_sm"
VERSION: Final = "3.4.0"
WHEEL: Final = f"{OFFICIAL}-{VERSION}-py3-none-any.whl"
URL: Final = (
    f"https://github.com/explosion/spacy-models/releases/download/{OFFICIAL}-{VERSION}/{WHEEL}"
)
SHA256: Final = "e90cf58e9d5aa9f54e23c4938d70f1d40ead69336b1c779cc0700000ddd0089b"
#: Seconds to wait for a connection before going on without.
PATIENCE: Final = 10.0

BASIC: Final = "nl_basis"
NOTICE: Final = (
    f"Let op: het taalmodel {OFFICIAL} is niet te bereiken. De chatbot draait op het "
    "basismodel van spaCy voor het Nederlands. Alles werkt; probeer het later nog eens met: "
    "make taalmodel"
)

_BUILD_BASIC: Final = """
import sys, spacy
nlp = spacy.blank("nl")
nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
nlp.initialize()
nlp.to_disk(sys.argv[1])
"""


class WrongHash(Exception):
    """What came is not the official release."""


def ensure(try_again: bool = False) -> str:
    """Makes a language model available and returns its name or folder, for SPACY_MODEL.

    The official one is tried once per checkout, and again when asked for.
    """
    if _is_installed():
        return OFFICIAL
    folder = BUILD / BASIC
    if try_again or not folder.exists():
        say.step(f"Taalmodel {OFFICIAL} {VERSION} ophalen …")
        try:
            install(download())
            return OFFICIAL
        except WrongHash:
            say.step(
                "Het opgehaalde taalmodel is niet het officiële bestand (de controlesom klopt "
                "niet). Het is niet geïnstalleerd."
            )
        except (OSError, urllib.error.URLError):
            pass
        if not folder.exists():
            _build_basic(folder)
    say.step(NOTICE)
    return str(folder)


def download(url: str = URL) -> bytes:
    """Fetches the wheel and checks that it is the official one.

    Raises:
        WrongHash: it is another file; it is not kept.
        OSError: it cannot be reached (URLError and time-outs are OSErrors).
    """
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310 - fixed https address
        wheel: bytes = answer.read()
    if hashlib.sha256(wheel).hexdigest() != SHA256:
        raise WrongHash
    return wheel


def install(wheel: bytes) -> None:
    """Unpacks the wheel into the environment of Rasa."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / WHEEL
        path.write_bytes(wheel)
        # A wheel is a zip with the package on top; no installer is needed for pure Python.
        code = "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])"
        subprocess.run([str(RASA_PYTHON), "-c", code, str(path), _site_packages()], check=True)


def _site_packages() -> str:
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    return subprocess.check_output([str(RASA_PYTHON), "-c", code], text=True).strip()


def _is_installed() -> bool:
    return any(Path(_site_packages()).glob(f"{OFFICIAL}-{VERSION}*.dist-info"))


def _build_basic(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = folder.with_suffix(".tmp")
    env = {**os.environ, "PYTHONWARNINGS": "ignore"}
    subprocess.run(
        [str(RASA_PYTHON), "-c", _BUILD_BASIC, str(unfinished)],
        check=True,
        env=env,
        stderr=subprocess.DEVNULL,
    )
    unfinished.rename(folder)

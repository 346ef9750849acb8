"""The environment of stock Rasa, made on first use in var/bench-stock."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from bot.stack.environments import find_uv
from bot.stack.paths import ROOT

FOLDER = ROOT / "var" / "bench-stock"
PYTHON = FOLDER / "bin" / "python"
REQUIREMENTS = Path(__file__).with_name("requirements.txt")
#: The packages whose versions matter for the comparison.
_NAMED = ("rasa", "jsonschema", "sanic", "SQLAlchemy", "tensorflow", "spacy")


def ensure() -> Path:
    """Its Python; 2.7 GB are downloaded and unpacked the first time."""
    if not PYTHON.exists():
        uv = find_uv()
        subprocess.run([*uv, "venv", "--python", "3.10", str(FOLDER)], check=True)
    install = [*find_uv(), "pip", "install", "--quiet", "--compile-bytecode"]
    subprocess.run([*install, "--python", str(PYTHON), "-r", str(REQUIREMENTS)], check=True)
    return PYTHON


def versions() -> dict[str, str]:
    """What was installed."""
    code = (
        "import importlib.metadata as m, json, platform;"
        f"print(json.dumps({{'python': platform.python_version(), "
        f"**{{n: m.version(n) for n in {_NAMED!r}}}}}))"
    )
    found: dict[str, str] = json.loads(subprocess.check_output([str(PYTHON), "-c", code]))
    return found

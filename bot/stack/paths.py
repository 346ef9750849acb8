"""Where everything is, in the checkout and in what runs leave behind."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
VENVS: Final = ROOT / ".venv"
#: Environment of Rasa, and of everything else.
RASA_PYTHON: Final = VENVS / "rasa" / "bin" / "python"
APP_PYTHON: Final = VENVS / "app" / "bin" / "python"
#: Built things that are the same for every run of this checkout: models, the language model.
BUILD: Final = ROOT / "var" / "build"
#: Databases, logs and settings of one run; another place lets two runs stand side by side.
VAR: Final = Path(os.environ.get("AANBODWIJZER_VAR", ROOT / "var"))
LOGS: Final = VAR / "log"
DOTENV: Final = Path(os.environ.get("AANBODWIJZER_DOTENV", ROOT / ".env"))

"""Fixes the versions and hashes of every package anew: `python -m bot.stack.lock`."""

from __future__ import annotations

import subprocess

from bot.stack.environments import find_uv
from bot.stack.paths import ROOT

OPTIONS = [
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-annotate",
    "--no-header",
    "--quiet",
]


def main() -> None:
    """Writes the three lock files next to their .in files."""
    for folder in ("bot", "api", "tests"):
        command = [*find_uv(), "pip", "compile", *OPTIONS, f"{folder}/requirements.in"]
        if folder == "bot":
            command += ["--override", "bot/overrides.txt"]
        if folder == "tests":
            # The tools must not change what the product runs on.
            command += ["--constraint", "api/requirements.lock"]
        subprocess.run(
            [*command, "--output-file", f"{folder}/requirements.lock"], cwd=ROOT, check=True
        )


if __name__ == "__main__":
    main()

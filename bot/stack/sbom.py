"""Writes what each environment is made of, as CycloneDX: `python -m bot.stack.sbom`."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from bot.stack import say
from bot.stack.environments import APP_LOCK, RASA_LOCK
from bot.stack.paths import APP_PYTHON, RASA_PYTHON, ROOT, VAR

FOLDER = VAR / "sbom"


def main() -> None:
    """One file per environment in var/sbom; stops with one line when that fails."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, python, lock in (("app", APP_PYTHON, APP_LOCK), ("rasa", RASA_PYTHON, RASA_LOCK)):
        file = FOLDER / f"{name}.cdx.json"
        command = [str(APP_PYTHON), "-m", "cyclonedx_py", "environment", "--output-reproducible"]
        done = subprocess.run(
            [*command, "--output-format", "JSON", "--output-file", str(file), str(python)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode:
            say.stop(f"De onderdelenlijst van {name} kon niet worden gemaakt.")
        only_locked(file, lock)
        say.step(str(file.relative_to(ROOT) if file.is_relative_to(ROOT) else file))


def only_locked(file: Path, lock: Path) -> None:
    """Leaves out what is installed here and is no part of the product, such as test tools."""
    locked = set(re.findall(r"^([a-z0-9.-]+)==", lock.read_text(), re.M))
    sbom = json.loads(file.read_text())
    kept = [part for part in sbom["components"] if _name(part["name"]) in locked]
    refs = {part["bom-ref"] for part in kept}
    sbom["components"] = kept
    sbom["dependencies"] = [
        {"ref": it["ref"], "dependsOn": [on for on in it.get("dependsOn", []) if on in refs]}
        for it in sbom["dependencies"]
        if it["ref"] in refs
    ]
    file.write_text(json.dumps(sbom, indent=2) + "\n")


def _name(name: str) -> str:
    """A name as a lock writes it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    main()

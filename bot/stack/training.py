"""Trains the bot when what it is made of has changed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bot.stack import say
from bot.stack.paths import BUILD, LOGS, RASA_PYTHON, ROOT
from bot.stack.process import die_with_parent

MADE_OF = (
    "bot/config.yml",
    "bot/domain",
    "bot/components",
    "bot/importer.py",
    "data",
    "bot/requirements.lock",
)
#: Components from which nothing is learned: what was trained stays good when these change.
UNTRAINED = ("gemeente", "parts")


def ensure(language_model: str) -> Path:
    """The trained model for this content and language model; trains it if there is none."""
    model = BUILD / "models" / f"{fingerprint(language_model)}.tar.gz"
    if not _is_whole(model):
        with say.timed("De chatbot trainen (enkele minuten)"):
            _train(model, language_model)
    return model


def _is_whole(model: Path) -> bool:
    """Whether the file is there and can be read to its end: a damaged one is made anew."""
    try:
        with tarfile.open(model) as archive:
            return any(member.name.endswith("metadata.json") for member in archive)
    except (OSError, EOFError, tarfile.TarError):
        return False


def fingerprint(language_model: str) -> str:
    """Changes with everything that the trained model depends on."""
    return _digest(MADE_OF, Path(language_model).name)


def _digest(names: Iterable[str], start: str = "") -> str:
    digest = hashlib.sha256(start.encode())
    for name in names:
        path = ROOT / name
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                digest.update(str(file.relative_to(ROOT)).encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def train_nlu(model: Path, language_model: str, config: Path, data: Path) -> None:
    """Trains another recognition than the bot's own, to compare: only that, no dialogue."""
    _rasa_train(model, language_model, ["nlu", "--config", str(config), "--nlu", str(data)])


def _train(model: Path, language_model: str) -> None:
    what = ["--config", "bot/config.yml", "--domain", "bot/domain", "--data", "data"]
    _rasa_train(model, language_model, [*what, "--skip-validation"])


def _rasa_train(model: Path, language_model: str, what: list[str]) -> None:
    model.parent.mkdir(parents=True, exist_ok=True)
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / "training.log"
    # A folder of its own: an interrupted training leaves no model, and two do not meet.
    with tempfile.TemporaryDirectory(dir=model.parent) as unfinished, log.open("w") as output:
        command = [str(RASA_PYTHON), "-m", "rasa", "train", *what]
        command += ["--out", unfinished, "--fixed-model-name", model.name]
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **environment(language_model), **_cache()},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=die_with_parent,
        )
        for line in process.stdout or ():
            output.write(line)
            if "Starting to train component" in line:
                say.step(f"  {line.split(chr(39))[1]} …")
        made = Path(unfinished) / model.name
        if process.wait() or not made.exists():
            say.stop(f"Het trainen is mislukt. Wat er misging staat in {log}.")
        made.rename(model)


def _cache() -> dict[str, str]:
    """Where Rasa keeps trained parts for the next time: elsewhere when our own parts change.

    Rasa itself notices a change of data and settings, not of the modules behind a component.
    """
    trained = sorted(
        str(path.relative_to(ROOT))
        for path in (ROOT / "bot/components").iterdir()
        if path.name not in UNTRAINED
    )
    digest = _digest([*trained, "bot/importer.py", "bot/requirements.lock"])
    return {"RASA_CACHE_DIRECTORY": str(BUILD / "cache" / digest)}


def environment(language_model: str) -> dict[str, str]:
    """What Rasa needs to find our components and the language model."""
    return {
        "SPACY_MODEL": language_model,
        "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]),
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "PYTHONWARNINGS": "ignore",
    }

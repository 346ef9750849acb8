"""The bot with the official language model and without it."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import zipfile
from pathlib import Path
from urllib.error import URLError

import pytest
from ruamel.yaml import YAML

from bot.stack import language_model, training
from bot.stack.paths import RASA_PYTHON, ROOT
from tests.support.server import serve

#: A model with the same parts, for where the official one cannot be reached.
STAND_IN = next((ROOT.parent / "shared" / "wheels").glob("nl_core_news_sm-*.whl"), None)
TEKST = "In de wijk staan groepen inwoners lijnrecht tegenover elkaar"


def wheel_for_tests() -> bytes:
    """The official wheel, or a stand-in with the same interface."""
    try:
        return language_model.download()
    except OSError:
        if STAND_IN is None:
            pytest.skip("no Dutch spaCy model can be reached from here")
        return STAND_IN.read_bytes()


def test_what_is_not_the_official_file_is_refused(tmp_path: Path) -> None:
    from fastapi import FastAPI
    from fastapi.responses import PlainTextResponse

    app = FastAPI()

    @app.get("/wheel")
    async def wheel() -> PlainTextResponse:
        return PlainTextResponse("something else")

    with serve(app) as url, pytest.raises(language_model.WrongHash):
        language_model.download(f"{url}/wheel")


def test_an_unreachable_release_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def unreachable() -> bytes:
        raise URLError("no route")

    monkeypatch.setattr(language_model, "download", unreachable)
    monkeypatch.setattr(language_model, "BUILD", tmp_path)
    monkeypatch.setattr(language_model, "_is_installed", lambda: False)
    name = language_model.ensure()
    assert Path(name) == tmp_path / "nl_basis"
    assert "basismodel" in capsys.readouterr().out
    monkeypatch.setattr(language_model, "download", lambda: pytest.fail("tried again unasked"))
    assert language_model.ensure() == name


def test_the_official_release_is_installed_where_it_can_be_reached(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wheel = wheel_for_tests()
    monkeypatch.setattr(language_model, "SHA256", hashlib.sha256(wheel).hexdigest())
    monkeypatch.setattr(language_model, "download", lambda: wheel)
    monkeypatch.setattr(language_model, "_site_packages", lambda: str(tmp_path))
    monkeypatch.setattr(language_model, "BUILD", tmp_path / "build")
    assert language_model.ensure() == "nl_core_news_sm"
    assert (tmp_path / "nl_core_news_sm" / "__init__.py").exists()


def test_the_bot_trains_and_understands_on_the_other_model(tmp_path: Path) -> None:
    """Everything else runs on the model that is installed; with this, both were tried.

    A sample of the data is enough to show that every part works.
    """
    extra = tmp_path / "packages"
    if language_model.ensure() == language_model.OFFICIAL:
        name = str(tmp_path / language_model.BASIC)
        language_model._build_basic(Path(name))
    else:
        wheel = tmp_path / "model.whl"
        wheel.write_bytes(wheel_for_tests())
        zipfile.ZipFile(wheel).extractall(extra)
        name = language_model.OFFICIAL
    environment = {**os.environ, **training.environment(name)}
    environment["PYTHONPATH"] += f":{extra}"
    _sample(tmp_path / "data" / "nlu")
    train = [str(RASA_PYTHON), "-m", "rasa", "train", "nlu", "--config", "bot/config.yml"]
    train += ["--nlu", str(tmp_path / "data"), "--domain", "bot/domain", "--out", str(tmp_path)]
    done = subprocess.run(
        [*train, "--fixed-model-name", "sample"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, (done.stdout + done.stderr)[-2000:]
    parse = (
        "import asyncio, json, sys; from rasa.core.agent import Agent;"
        "agent = Agent.load(sys.argv[1]);"
        "print('PARSED', json.dumps(asyncio.run(agent.parse_message(sys.argv[2]))))"
    )
    answer = subprocess.run(
        [str(RASA_PYTHON), "-c", parse, str(tmp_path / "sample.tar.gz"), TEKST],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    parsed = json.loads(answer.stdout.split("PARSED", 1)[1])
    assert parsed["intent"]["name"] == "vertellen"
    assert any(entity["entity"] == "thema" for entity in parsed["entities"])


def _sample(folder: Path) -> None:
    """A tenth of the training data, with something from every block."""
    folder.mkdir(parents=True)
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        data = YAML(typ="safe").load(path)
        for block in data["nlu"]:
            block["examples"] = "".join(
                f"{line}\n" for line in block["examples"].splitlines()[::10]
            )
        with (folder / path.name).open("w") as file:
            YAML(typ="safe").dump(data, file)

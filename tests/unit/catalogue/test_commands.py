"""One command with sub-commands, and Dutch words for each of them."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from api.catalogue.__main__ import COMMANDS, main
from api.catalogue.commandline import texts
from tests.unit.catalogue.samples import FOLDER, MINIMAL

ROOT = Path(__file__).parents[3]
FAULTY = FOLDER / "faults" / "leeg.yml"
ENGLISH = ("usage", "options:", "positional", "optional arguments", "show this help")


def test_overview_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"  {name} " in shown and texts().opdrachten[name] in shown for name in COMMANDS)
    assert set(texts().opdrachten) == set(COMMANDS)


@pytest.mark.parametrize("words", [[], ["bestaat-niet"]])
def test_unknown_command_shows_the_overview(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert texts().kop in capsys.readouterr().err


@pytest.mark.parametrize("name", list(COMMANDS))
def test_help_is_dutch(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([name, "--help"])
    assert caught.value.code == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"Gebruik: python -m api.catalogue {name}")
    assert texts().opdrachten[name] in shown
    assert not any(word in shown for word in ENGLISH)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_unknown_option_is_explained_in_dutch(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main([name, "--bestaat-niet"])
    assert caught.value.code == 2
    shown = capsys.readouterr().err
    assert texts().onbegrepen in shown
    assert not any(word in shown for word in ENGLISH)


@pytest.mark.parametrize("name", ["diff", "preview", "report", "new"])
@pytest.mark.parametrize(
    ("file", "words"), [(FAULTY, f"{FAULTY}:"), (Path("nergens.yml"), "bestaat niet")]
)
def test_unusable_catalogue_is_named_on_the_screen(
    name: str, file: Path, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, str(file)]) == 2
    shown = capsys.readouterr()
    assert words in shown.err
    assert shown.out == ""


def test_schema_writes_the_file_that_editors_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(["schema"]) == 0
    written = tmp_path / capsys.readouterr().out.strip()
    assert written.read_bytes() == (ROOT / "docs" / "catalogue.schema.json").read_bytes()


@pytest.mark.parametrize("module", ["api.catalogue", "api.catalogue.tools.check"])
def test_check_runs_as_a_program(module: str) -> None:
    command = [] if module.endswith("check") else ["check"]
    words = [sys.executable, "-m", module, *command, str(MINIMAL), "--kort"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0
    assert "in orde" in done.stdout.decode()


def test_every_command_has_a_main() -> None:
    assert all(callable(import_module(module).main) for module in COMMANDS.values())

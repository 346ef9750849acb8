"""What an audit makes of what it found, and of what it could not see."""

from __future__ import annotations

import json
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.stack import audit, judgements
from bot.stack.environments import APP_LOCK, RASA_LOCK, TEST_LOCK
from bot.stack.judgements import Found, Judgement, judge, read
from bot.stack.sbom import only_locked

TODAY = date(2027, 1, 1)


def judgement(*names: str, pakket: str = "keras", until: date = TODAY) -> Judgement:
    return Judgement(
        pakket=pakket,
        kwetsbaarheden=list(names),
        oordeel="niet_bereikbaar",
        wat="Er gaat iets mis.",
        waarom="Rasa staat het niet toe.",
        afscherming="Niemand komt erbij.",
        herzien_voor=until,
    )


def found(id: str = "PYSEC-2024-1", *aliases: str, pakket: str = "keras") -> Found:
    return Found("rasa", pakket, "2.12.0", id, aliases, ("2.13.0",))


def test_what_has_no_judgement_is_left_to_do() -> None:
    assert judge([found()], [], TODAY).without == (found(),)


def test_a_judgement_counts_under_every_name_of_a_vulnerability() -> None:
    one = found("PYSEC-2024-1", "CVE-2024-3660", "GHSA-x")
    for name in one.names:
        verdict = judge([one], [judgement(name)], TODAY)
        assert (verdict.judged, verdict.without, verdict.stale) == ((one,), (), ())


def test_a_judgement_holds_for_its_own_package_only() -> None:
    assert judge([found()], [judgement("PYSEC-2024-1", pakket="aiohttp")], TODAY).without


def test_a_judgement_ends() -> None:
    old = judgement("PYSEC-2024-1", until=TODAY - timedelta(days=1))
    assert judge([found()], [old], TODAY).expired == (found(),)
    new = judgement("PYSEC-2024-1")
    assert judge([found()], [old, new], TODAY).judged == (found(),)


def test_what_is_solved_may_go_from_the_file() -> None:
    assert judge([], [judgement("CVE-1", "CVE-2")], TODAY).stale == ("keras CVE-1", "keras CVE-2")


def test_a_package_that_the_service_does_not_know_is_not_good() -> None:
    output = {
        "dependencies": [
            {"name": "rasa", "skip_reason": "not found"},
            {"name": "jinja2", "version": "3.1.6", "vulns": []},
            {
                "name": "keras",
                "version": "2.12.0",
                "vulns": [{"id": "PYSEC-2024-1", "aliases": [], "fix_versions": ["2.13.0"]}],
            },
        ]
    }
    report = read("rasa", output)
    assert report.unchecked == ("rasa",)
    assert report.found == (found(),)


@pytest.mark.parametrize("lacking", ["afscherming", "waarom", "wat", "herzien_voor"])
def test_a_judgement_says_everything(lacking: str) -> None:
    entry = judgement("CVE-1").model_dump()
    with pytest.raises(ValidationError):
        Judgement.model_validate({k: v for k, v in entry.items() if k != lacking})
    with pytest.raises(ValidationError):
        Judgement.model_validate({**entry, lacking: ""})


def test_the_kept_judgements_are_about_what_is_installed() -> None:
    locks = "\n".join(lock.read_text() for lock in (APP_LOCK, RASA_LOCK, TEST_LOCK))
    kept = judgements.load(audit.FILE)
    assert kept
    names = [(it.pakket, name) for it in kept for name in it.kwetsbaarheden]
    assert len(names) == len(set(names))
    for entry in kept:
        assert f"\n{entry.pakket}==" in f"\n{locks}"


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What pip-audit prints for the three locks."""
    printed: list[str] = []

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, printed.pop(0))

    monkeypatch.setattr(subprocess, "run", run)
    return printed


def output(*vulns: dict[str, Any], skipped: bool = False) -> str:
    packages: list[dict[str, Any]] = [{"name": "sudslib", "version": "1.0", "vulns": list(vulns)}]
    if skipped:
        packages.append({"name": "other", "skip_reason": "not found"})
    return json.dumps({"dependencies": packages, "fixes": []})


VULN = {"id": "CVE-2099-1", "aliases": [], "fix_versions": ["2.0"]}


@pytest.mark.parametrize(
    ("printed", "outcome", "told"),
    [
        ([output()] * 3, 0, ""),
        ([output(), output(VULN), output()], 1, "sudslib 1.0 CVE-2099-1 (app)"),
        ([output(skipped=True), output(), output()], 3, "rasa: de dienst kent 1 pakketten niet"),
        ([output(), "", output()], 3, "app: de dienst met kwetsbaarheden is niet te bereiken"),
        ([output(VULN), "", output()], 1, "sudslib"),
    ],
)
def test_the_outcome_tells_apart_bad_and_unknown(
    answers: list[str],
    capsys: pytest.CaptureFixture[str],
    printed: list[str],
    outcome: int,
    told: str,
) -> None:
    answers += printed
    assert audit.main() == outcome
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(("last", "told"), [(output(), True), ("", False)])
def test_a_judgement_may_go_only_when_all_was_looked_at(
    answers: list[str], capsys: pytest.CaptureFixture[str], last: str, told: bool
) -> None:
    answers += [output(), output(), last]
    audit.main()
    assert ("mag uit kwetsbaarheden.yml" in capsys.readouterr().out) is told


def test_an_entry_to_fill_in_is_given(
    answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    answers += [output(VULN), output(), output()]
    audit.main()
    printed = capsys.readouterr().out
    assert "- pakket: sudslib\n  kwetsbaarheden: [CVE-2099-1]\n" in printed


def test_a_parts_list_leaves_out_what_is_not_in_the_product(tmp_path: Path) -> None:
    file, lock = tmp_path / "app.json", tmp_path / "lock"
    lock.write_text("fastapi==1.0 \\\n    --hash=sha256:x\nruamel-yaml==2.0 \\\n")
    parts = [{"name": name, "bom-ref": name} for name in ("fastapi", "ruamel.yaml", "pytest")]
    graph = [
        {"ref": "fastapi", "dependsOn": ["ruamel.yaml", "pytest"]},
        {"ref": "pytest", "dependsOn": ["fastapi"]},
    ]
    file.write_text(json.dumps({"components": parts, "dependencies": graph}))
    only_locked(file, lock)
    kept = json.loads(file.read_text())
    assert [part["name"] for part in kept["components"]] == ["fastapi", "ruamel.yaml"]
    assert kept["dependencies"] == [{"ref": "fastapi", "dependsOn": ["ruamel.yaml"]}]

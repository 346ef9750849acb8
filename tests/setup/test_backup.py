"""A backup of the running service, and a conversation that goes on from it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx

from bot.stack.paths import ROOT
from tests.support.stack import Stack, client, running_stack

STORY = "Groepen inwoners staan tegenover elkaar, het is wij tegen zij in de wijk"
ANSWERS = ("we willen een training", "voor beleidsmedewerkers", "ja", "ja")


def run(var: Path, stack: Stack, *command: str) -> subprocess.CompletedProcess[str]:
    """Runs the command of `make backup` or `make restore` for a stack."""
    return subprocess.run(
        [sys.executable, "-m", "bot.stack.backup", *command],
        cwd=ROOT,
        env={
            **os.environ,
            "AANBODWIJZER_VAR": str(var),
            "API_CATALOGUE": str(var / "catalogue.yml"),
            "PORT": str(stack.ports.api),
        },
        capture_output=True,
        text=True,
        check=False,
    )


class Gesprek:
    """A conversation that outlives the stack it began on."""

    def __init__(self, http: httpx.Client) -> None:
        body = http.post("gesprekken").raise_for_status().json()
        self._url = f"gesprekken/{body['id']}"
        self._key = {"Authorization": f"Bearer {body['sleutel']}"}

    def say(self, http: httpx.Client, text: str) -> list[dict[str, Any]]:
        """The answers to a message."""
        url, body = f"{self._url}/berichten", {"tekst": text}
        answer = http.post(url, json=body, headers=self._key).raise_for_status()
        berichten: list[dict[str, Any]] = answer.json()["berichten"]
        return berichten

    def history(self, http: httpx.Client) -> list[dict[str, Any]]:
        """All that was said."""
        answer = http.get(f"{self._url}/berichten", headers=self._key).raise_for_status()
        berichten: list[dict[str, Any]] = answer.json()["berichten"]
        return berichten

    def wipe(self, http: httpx.Client) -> None:
        """Erases it."""
        http.delete(self._url, headers=self._key).raise_for_status()


def test_a_conversation_goes_on_from_a_backup(tmp_path: Path) -> None:
    shutil.copy(ROOT / "catalogue.yml", tmp_path)
    with running_stack(tmp_path) as stack, client(stack) as http:
        gesprek = Gesprek(http)
        gesprek.say(http, STORY)
        before = gesprek.history(http)
        made = run(tmp_path, stack, "make")
        assert made.returncode == 0, made.stderr
        (backup,) = (tmp_path / "backup").iterdir()
        running = run(tmp_path, stack, "restore", str(backup))
        assert running.returncode == 1
        assert "bezet" in running.stderr, "nothing is put back under a running service"
        gesprek.wipe(http)
    done = run(tmp_path, stack, "restore", str(backup))
    assert done.returncode == 0, done.stderr
    with running_stack(tmp_path) as stack, client(stack) as http:
        assert gesprek.history(http) == before
        said = [bericht for text in ANSWERS for bericht in gesprek.say(http, text)]
        adviezen = [bericht["advies"] for bericht in said if bericht["advies"]]
        assert adviezen, "the bot no longer knew what was told before the backup"
        assert adviezen[0]["themas"] == ["polarisatie"]

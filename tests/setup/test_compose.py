"""docker-compose.yml and the images; there may be no engine where this runs."""

from __future__ import annotations

import configparser
import json
import re
import subprocess
import sys
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.stack.paths import ROOT

SERVICES = ("api", "actions", "rasa")
FOLDERS = {"api": "api", "actions": "actions", "rasa": "bot"}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """The file, with its merges done."""
    return dict(YAML(typ="safe").load(ROOT / "docker-compose.yml"))


def test_it_keeps_to_the_published_schema() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec",
         "docker-compose.yml"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_only_the_api_is_published(compose: dict[str, Any]) -> None:
    assert set(compose["services"]) == set(SERVICES)
    assert [name for name in SERVICES if "ports" in compose["services"][name]] == ["api"]
    assert compose["networks"]["back"]["internal"] is True
    for name in ("actions", "rasa"):
        assert compose["services"][name]["networks"] == ["back"]


def test_every_part_is_watched_and_locked_down(compose: dict[str, Any]) -> None:
    for name in SERVICES:
        service = compose["services"][name]
        assert service["healthcheck"]["test"][0] == "CMD"
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["mem_limit"]


def test_secrets_are_demanded(compose: dict[str, Any]) -> None:
    text = json.dumps(compose)
    for name in ("STAFF_API_KEY", "ACTIONS_API_KEY", "RASA_TOKEN"):
        assert f"${{{name}:?" in text
        assert f"${{{name}:-" not in text


@pytest.mark.parametrize("name", SERVICES)
def test_images_do_not_run_as_root_and_start_what_a_local_run_starts(name: str) -> None:
    dockerfile = (ROOT / FOLDERS[name] / "Dockerfile").read_text()
    assert re.search(r"^USER app$", dockerfile, re.M)
    assert "--require-hashes" in dockerfile
    command = json.loads(re.findall(r"^CMD (\[.*\])$", dockerfile, re.M)[-1])
    local = configparser.ConfigParser(interpolation=None)
    local.read(ROOT / "bot" / "stack" / "supervisord.conf")
    started = local[f"program:{name}"]["command"].split()
    assert command[0].endswith("/python")
    assert command[1:] == started[1:]

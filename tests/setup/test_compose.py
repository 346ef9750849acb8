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

from api.settings import Settings
from bot.stack.paths import ROOT
from bot.stack.scaled import proxy

SERVICES = ("api", "actions", "rasa")
SCALED = ("proxy", "api-1", "api-2", "rasa-1", "rasa-2", "postgres", "redis")
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


def test_the_profiles_hold_what_belongs_together(compose: dict[str, Any]) -> None:
    held = {name: service.get("profiles") for name, service in compose["services"].items()}
    assert held == {
        "actions": None,
        "api": ["single"],
        "rasa": ["single"],
        **{name: ["scale"] for name in SCALED},
    }


def test_one_door_to_the_outside(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert [name for name in services if "ports" in services[name]] == ["api", "proxy"]
    assert compose["networks"]["back"]["internal"] is True
    for name in ("actions", "rasa", "rasa-1", "rasa-2", "postgres", "redis"):
        assert services[name]["networks"] == ["back"]


def test_every_part_is_watched_and_limited(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        assert service["healthcheck"]["test"][0] == "CMD"
        assert service["mem_limit"]
        if name != "postgres":  # its image sets its folder up as root, and then steps down
            assert service["read_only"] is True
            assert service["cap_drop"] == ["ALL"]


def test_replicas_share_everything_that_is_kept(compose: dict[str, Any]) -> None:
    services = compose["services"]
    for one, other in (("api-1", "api-2"), ("rasa-1", "rasa-2")):
        assert services[one] == services[other]
    environment = services["api-1"]["environment"]
    assert environment["API_DATABASE_URL"].startswith("postgresql+psycopg://")
    assert environment["API_REDIS_URL"] == "redis://redis:6379/0"
    assert environment["API_RASA_URL"] == "http://rasa-1:5005,http://rasa-2:5005"
    assert services["rasa-1"]["environment"]["TRACKER_URL"].startswith("postgresql://")


def test_the_proxy_is_that_of_a_local_run() -> None:
    assert proxy.SITE_OF_IMAGES.read_text() == proxy.site_of_images()


#: What the file itself decides, or what is not for real users.
FIXED = {
    *("environment", "dev_login", "database_url", "redis_url", "catalogue", "catalogue_seconds"),
    *("rasa_url", "rasa_timeout", "actions_url", "metrics_host", "metrics_port"),
    *("rasa_token", "staff_api_key", "actions_api_key"),
}


@pytest.mark.parametrize("service", ["api", "api-1"])
def test_every_setting_can_be_made_and_is_described(compose: dict[str, Any], service: str) -> None:
    given = compose["services"][service]["environment"]
    described = "".join((ROOT / "docs" / name).read_text() for name in ("beheer.md", "inloggen.md"))
    for field in Settings.model_fields.keys() - FIXED:
        name = f"API_{field.upper()}"
        assert given.get(name, "").startswith(f"${{{name}:-"), name
        assert f"`{name}`" in described, name


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

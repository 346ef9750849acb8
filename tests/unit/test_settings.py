"""What refuses to start for real users (SE-15)."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError
from pydantic_settings import SettingsError

from api.settings import Settings
from bot.stack.paths import ROOT
from tests.support.patience import PATIENCE

NAMES = ("RASA_TOKEN", "STAFF_API_KEY", "ACTIONS_API_KEY")


def start(folder: Path, **changes: str | None) -> subprocess.CompletedProcess[str]:
    """Starts `python -m api` for production, on an address that is not here."""
    environment = {
        "PATH": os.environ["PATH"],
        "API_ENVIRONMENT": "production",
        "API_DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'api.db'}",
        "API_HOST": "192.0.2.1",
        **{name: secrets.token_urlsafe(32) for name in NAMES},
        **changes,
    }
    return subprocess.run(
        [sys.executable, "-m", "api"],
        cwd=ROOT,
        env={name: value for name, value in environment.items() if value is not None},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@pytest.fixture
def production(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The environment of a deployment that is in order."""
    monkeypatch.setenv("API_ENVIRONMENT", "production")
    for name in NAMES:
        monkeypatch.setenv(name, secrets.token_urlsafe(32))
    return monkeypatch


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "te-kort-1234567890",
        "vul-hier-uw-geheim-in-0123456789",
        "ChangeMe-ChangeMe-ChangeMe-ChangeMe",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ],
)
def test_a_missing_or_sample_secret_is_refused(
    production: pytest.MonkeyPatch, name: str, value: str | None
) -> None:
    if value is None:
        production.delenv(name)
    else:
        production.setenv(name, value)
    with pytest.raises(ValidationError) as fault:
        Settings()
    assert name in str(fault.value)
    assert not value or value not in str(fault.value)


def test_one_secret_for_two_things_is_refused(production: pytest.MonkeyPatch) -> None:
    for name in ("STAFF_API_KEY", "ACTIONS_API_KEY"):
        production.setenv(name, "x7Jq-" * 2 + "k2Lm9PwZ4rTs8VbN3dFg")
    with pytest.raises(ValidationError, match="differ"):
        Settings()


@pytest.mark.parametrize(
    "make", [secrets.token_hex, secrets.token_urlsafe, lambda n: secrets.token_urlsafe(2 * n)]
)
def test_real_secrets_of_every_usual_form_are_taken(
    production: pytest.MonkeyPatch, make: Callable[[int], str]
) -> None:
    for name in NAMES:
        production.setenv(name, make(32))
    assert Settings().production


def test_an_empty_setting_is_none(production: pytest.MonkeyPatch) -> None:
    """docker-compose.yml hands on what is not in .env as empty."""
    compose = (ROOT / "docker-compose.yml").read_text()
    for name in re.findall(r"^ +(API_\w+): \$\{\1:-\}$", compose, re.M):
        production.setenv(name, "")
    assert Settings().limits.session_messages == 15
    assert Settings().trusted_proxies == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("API_LIMITS", "{kapot"),
        ("API_LIMITS", '{"session_messages": 0}'),
        ("API_LIMITS", '{"sesion_messages": 9}'),
        ("API_TRUSTED_PROXIES", "10.0.0.1"),
    ],
)
def test_a_setting_that_is_wrong_is_named(
    production: pytest.MonkeyPatch, name: str, value: str
) -> None:
    production.setenv(name, value)
    with pytest.raises((ValidationError, SettingsError), match=name.removeprefix("API_").lower()):
        Settings()


def test_the_start_ends_with_what_is_wrong_and_not_with_the_secret(tmp_path: Path) -> None:
    done = start(tmp_path, STAFF_API_KEY="te-kort-1234567890")
    assert done.returncode == 1
    assert "De instellingen kloppen niet" in done.stderr
    assert "STAFF_API_KEY" in done.stderr
    assert "te-kort" not in done.stderr
    assert "Traceback" not in done.stderr


def test_the_example_holds_no_secret() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    given = dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    assert {given[name] for name in NAMES} == {""}

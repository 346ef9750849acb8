"""The real API, served on loopback, on a fake Rasa."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from pydantic import SecretStr

from api.main import create_app
from api.settings import Settings
from bot.stack.paths import ROOT
from tests.support.fake_rasa import TOKEN, FakeRasa
from tests.support.http import client
from tests.support.patience import PATIENCE
from tests.support.server import serve

STAFF_KEY = "staff-key-of-some-more-length"
ACTIONS_KEY = "actions-key-of-some-more-length"
SQLITE = "sqlite+aiosqlite:///"


@dataclass(frozen=True)
class Api:
    """The API, its database file and the fake behind it."""

    http: httpx.Client
    rasa: FakeRasa
    database: Path


def settings(folder: Path, rasa_url: str, **more: Any) -> Settings:
    """Settings for a test, with the real catalogue."""
    usual: dict[str, Any] = {
        "catalogue": ROOT / "catalogue.yml",
        "database_url": f"{SQLITE}{folder / 'api.db'}",
        "rasa_url": rasa_url,
        "actions_url": rasa_url,
        "rasa_timeout": PATIENCE,
        "rasa_token": SecretStr(TOKEN),
        "staff_api_key": SecretStr(STAFF_KEY),
        "actions_api_key": SecretStr(ACTIONS_KEY),
    }
    return Settings(**{**usual, **more})


@contextmanager
def api_on_fake_rasa(folder: Path, **changes: Any) -> Iterator[Api]:
    """Starts both, with other settings where a test asks for them."""
    with api_on_port(0, settings(folder, "").model_copy(update=changes)) as api:
        yield api


@contextmanager
def api_on_port(port: int, chosen: Settings) -> Iterator[Api]:
    """Starts both, the API on this port."""
    rasa = FakeRasa()
    with serve(rasa.app()) as url:
        app = create_app(chosen.model_copy(update={"rasa_url": url, "actions_url": url}))
        with serve(app, port) as address, client(address) as http:
            yield Api(http, rasa, Path(chosen.database_url.removeprefix(SQLITE)))

"""The real API on a fake Rasa, for attacks; limits are tried elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from tests.support.api_app import Api, api_on_fake_rasa
from tests.support.stack import WIDE

BASE = "/api/v1/gesprekken"


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """One API for all attacks of a file."""
    folder = tmp_path_factory.mktemp("api")
    with api_on_fake_rasa(folder, limits=WIDE) as api:
        yield api


@dataclass(frozen=True)
class Gesprek:
    """A conversation of somebody."""

    api: Api
    id: str
    sleutel: str

    @property
    def url(self) -> str:
        """Where its messages go."""
        return f"{BASE}/{self.id}/berichten"

    @property
    def key(self) -> dict[str, str]:
        """The header that opens it."""
        return {"Authorization": f"Bearer {self.sleutel}"}

    def send(self, body: Any, **options: Any) -> httpx.Response:
        """Sends a body as JSON."""
        return self.api.http.post(self.url, json=body, headers=self.key, **options)

    def said(self) -> list[str]:
        """What reached Rasa of this conversation, after its beginning."""
        return [text for id, text in self.api.rasa.said if id == self.id][1:]


def begin(api: Api) -> Gesprek:
    """A new conversation."""
    body = api.http.post(BASE).raise_for_status().json()
    return Gesprek(api, body["id"], body["sleutel"])


@pytest.fixture
def gesprek(api: Api) -> Gesprek:
    """The conversation of an official."""
    return begin(api)

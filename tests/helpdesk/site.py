"""The helpdesk on loopback, and a colleague who walks through it with forms as a browser does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI

from api.main import create_app
from tests.support.api_app import settings
from tests.support.http import client
from tests.support.server import serve

NOBODY = "http://127.0.0.1:9"
"""Where no Rasa answers: the helpdesk does without."""


@dataclass(frozen=True)
class Helpdesk:
    """A running helpdesk."""

    app: FastAPI
    url: str

    def visitor(self) -> Visitor:
        """Somebody with a browser of their own."""
        return Visitor(self.url)

    def colleague(self, rol: str, naam: str = "Anna de Vries") -> Visitor:
        """Somebody who is logged in."""
        visitor = self.visitor()
        visitor.get("/helpdesk/inloggen")
        answer = visitor.post("/helpdesk/inloggen/ontwikkel", naam=naam, rol=rol)
        assert answer.status_code == 303, answer.text
        return visitor


class Visitor:
    """A browser: keeps cookies and takes the token from the last form that it saw."""

    def __init__(self, url: str) -> None:
        # Nothing stays open: there are hundreds of visitors.
        self.http = client(url, limits=httpx.Limits(max_keepalive_connections=0))
        self.token: str | None = None

    def get(self, path: str, **options: Any) -> httpx.Response:
        """Opens a page, without following."""
        return self._see(self.http.get(path, **options))

    def post(self, path: str, **fields: str) -> httpx.Response:
        """Sends a form of our own page."""
        data = {"token": self.token, **fields} if self.token else fields
        return self._see(self.http.post(path, data=data, headers={"Sec-Fetch-Site": "same-origin"}))

    @property
    def session(self) -> str | None:
        """The id in the cookie."""
        return self.http.cookies.get("helpdesk")

    def _see(self, answer: httpx.Response) -> httpx.Response:
        if found := re.search(r'name="token" value="([^"]+)"', answer.text):
            self.token = unescape(found[1])
        return answer


@contextmanager
def running_helpdesk(folder: Path, **more: Any) -> Iterator[Helpdesk]:
    """Starts the real application with these settings, by default with the development login."""
    app = create_app(settings(folder, NOBODY, **{"dev_login": True, **more}))
    with serve(app) as url:
        yield Helpdesk(app, url)


def heading(answer: httpx.Response) -> str:
    """The title of a page."""
    found = re.findall(r"<h1>(.*?)</h1>", answer.text)
    assert len(found) == 1, answer.text
    return unescape(found[0])

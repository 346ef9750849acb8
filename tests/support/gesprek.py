"""A conversation over the public API, as a page holds it."""

from __future__ import annotations

import time
from typing import Any

import httpx

from tests.support.http import client

#: A failure must be read within five seconds. More for a machine that is busy, but less than when
#: two waits of the API for Rasa follow each other.
PATIENCE = 8.0


class Gesprek:
    """A conversation that has begun."""

    def __init__(self, url: str) -> None:
        self.http = client(f"{url}/api/v1/")
        body = self.http.post("gesprekken").raise_for_status().json()
        self.id = body["id"]
        self.http.headers["Authorization"] = f"Bearer {body['sleutel']}"
        self.slowest = 0.0

    def send(self, tekst: str) -> httpx.Response:
        """Says something; how long the slowest answer took is kept."""
        begin = time.monotonic()
        answer = self.http.post(f"gesprekken/{self.id}/berichten", json={"tekst": tekst})
        self.slowest = max(self.slowest, time.monotonic() - begin)
        return answer

    def say(self, tekst: str) -> str:
        """Says something that must be answered; gives all that the bot said."""
        answer = self.send(tekst)
        assert answer.status_code == 200, answer.text
        return _text(answer.json()["berichten"])

    def say_until_heard(self, tekst: str, patience: float = 240.0) -> str:
        """Says something again and again, as people do, until it is answered.

        Every answer before that is a clear sentence with what to do, in time.
        """
        end = time.monotonic() + patience
        while time.monotonic() < end:
            answer = self.send(tekst)
            if answer.status_code == 200:
                return _text(answer.json()["berichten"])
            assert_clear(answer)
            time.sleep(0.5)
        raise AssertionError(f"not answered within {patience} s")

    def history(self) -> list[dict[str, Any]]:
        """Everything that is kept."""
        answer = self.http.get(f"gesprekken/{self.id}/berichten").raise_for_status()
        return list(answer.json()["berichten"])

    def said(self) -> list[str]:
        """What the official said, as it is kept."""
        return [bericht["tekst"] for bericht in self.history() if bericht["van"] == "gebruiker"]


def assert_clear(answer: httpx.Response) -> None:
    """A failure that a person can read, and act on."""
    assert answer.status_code in {502, 503, 504}, answer.text
    if answer.headers["content-type"].startswith("application/problem+json"):
        body = answer.json()
        assert body["detail"]
        assert body["actie"]


def _text(berichten: list[dict[str, Any]]) -> str:
    return "\n".join(bericht["tekst"] for bericht in berichten)

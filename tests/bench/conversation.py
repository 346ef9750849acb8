"""The conversation that is played, and what came of it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

import httpx

#: Story, support, for whom, agreement: the shortest way to an advies.
TEXTS = (
    "Sinds het besluit over de opvang staan groepen inwoners tegenover elkaar",
    "we willen oefenen met moeilijke gesprekken",
    "voor onze wijkteams",
    "ja",
)


@dataclass
class Played:
    """One conversation: milliseconds per turn, the welcome first, and the advies."""

    id: str = ""
    times: list[float] = field(default_factory=list)
    advies: dict[str, Any] | None = None


class Gesprek:
    """One conversation over the public interface."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http
        self._headers: dict[str, str] = {}
        self.played = Played()

    async def begin(self) -> None:
        """The welcome and the first question."""
        begin = await self._timed("gesprekken", None)
        self.played.id = begin["id"]
        self._headers = {"Authorization": f"Bearer {begin['sleutel']}"}

    async def say(self, tekst: str) -> list[dict[str, Any]]:
        """One message; its answers."""
        return await self._send({"tekst": tekst})

    async def press(self, knop: dict[str, str]) -> list[dict[str, Any]]:
        """One button of the last answers; what is said to it."""
        return await self._send({"tekst": knop["titel"], "payload": knop["payload"]})

    async def _send(self, body: dict[str, str]) -> list[dict[str, Any]]:
        url = f"gesprekken/{self.played.id}/berichten"
        berichten: list[dict[str, Any]] = (await self._timed(url, body))["berichten"]
        for bericht in berichten:
            self.played.advies = bericht["advies"] or self.played.advies
        return berichten

    async def _timed(self, url: str, body: Any) -> dict[str, Any]:
        start = time.perf_counter()
        answer = await self._http.post(url, json=body, headers=self._headers)
        answer.raise_for_status()
        self.played.times.append((time.perf_counter() - start) * 1000)
        result: dict[str, Any] = answer.json()
        return result


async def play(http: httpx.AsyncClient) -> Played:
    """Plays the conversation up to its advies.

    Raises:
        AssertionError: it gave none, so what was measured is not a conversation.
    """
    gesprek = Gesprek(http)
    await gesprek.begin()
    for tekst in TEXTS:
        await gesprek.say(tekst)
    assert gesprek.played.advies, "no advies"
    return gesprek.played

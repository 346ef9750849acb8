"""The only caller of Rasa: one turn, one understanding, one erasure, one health check."""

from __future__ import annotations

import asyncio
import hashlib
import uuid
from collections.abc import Sequence
from typing import Any, Final

import httpx
from pydantic import BaseModel, ValidationError

from api.gesprekken.models import Beurt

#: The connection broke after something was sent: nobody knows whether it was heard.
_BROKEN: Final = (httpx.NetworkError, httpx.RemoteProtocolError)


class RasaUnavailable(Exception):
    """Rasa gave no usable answer in time. The reason is for the log."""


class RasaStatus(BaseModel):
    """Whether the bot can chat, on which language model it runs, and what it was trained to hear:
    ids by kind (thema, vorm, doelgroep, intent)."""

    gereed: bool
    model: str | None
    taalmodel: str
    labels: dict[str, list[str]] = {}


class RasaClient:
    """Calls the channel of the bot, with the token that only the API knows.

    With several replicas, a conversation keeps to one of them, so that they share the work. While
    one cannot be reached, its conversations go to the next: all replicas read the same store. Each
    turn has an id, so that a replica can see that another took it just before it ended.
    """

    def __init__(self, urls: Sequence[str], token: str, timeout: float) -> None:
        self._urls = tuple(urls)
        self._timeout = timeout
        self._http = httpx.AsyncClient(
            headers={"Authorization": f"Bearer {token}"}, timeout=timeout
        )

    async def turn(self, gesprek_id: str, tekst: str) -> Beurt:
        """Sends one message and returns what the bot says and signals.

        Raises:
            RasaUnavailable: no answer in time, or an empty one, which is how Rasa shows that an
                action failed.
        """
        body = await self._send(
            "POST", f"gesprekken/{gesprek_id}", {"tekst": tekst, "beurt": uuid.uuid4().hex}
        )
        try:
            beurt = Beurt.model_validate(body)
        except ValidationError as error:
            raise RasaUnavailable("unreadable answer") from error
        if not beurt.berichten:
            raise RasaUnavailable("empty answer")
        return beurt

    async def understand(self, tekst: str) -> dict[str, Any]:
        """How the bot reads a text: intent and entities as Rasa gives them."""
        body = await self._send("POST", "herkenning", {"tekst": tekst})
        if not isinstance(body, dict) or "intent" not in body:
            raise RasaUnavailable("unreadable answer")
        return body

    async def erase(self, gesprek_id: str) -> None:
        """Removes everything Rasa keeps of a conversation."""
        await self._send("DELETE", f"gesprekken/{gesprek_id}")

    async def status(self) -> RasaStatus:
        """Whether a model is loaded."""
        try:
            return RasaStatus.model_validate(await self._send("GET", ""))
        except ValidationError as error:
            raise RasaUnavailable("unreadable answer") from error

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()

    async def _send(self, method: str, path: str, json: dict[str, Any] | None = None) -> Any:
        try:
            async with asyncio.timeout(self._timeout):
                answer = await self._ask(method, path, json)
            answer.raise_for_status()
            return answer.json() if answer.content else None
        except (httpx.HTTPError, ValueError, TimeoutError) as error:
            raise RasaUnavailable(type(error).__name__) from error

    async def _ask(self, method: str, path: str, json: dict[str, Any] | None) -> httpx.Response:
        """The answer of the first replica that gives one, whatever it is."""
        *others, last = _in_order(self._urls, path)
        for url in others:
            try:
                return await self._http.request(method, _address(url, path), json=json)
            except httpx.ConnectError:
                pass  # nothing was sent
            except _BROKEN:
                json = json and {**json, "opnieuw": True}
        return await self._http.request(method, _address(last, path), json=json)


def _address(url: str, path: str) -> str:
    return f"{url}/webhooks/gesprek/{path}"


def _in_order(urls: Sequence[str], key: str) -> list[str]:
    """The replicas in the order in which they are asked for a key (rendezvous hashing).

    Another replica more or less moves only the conversations that have to move.
    """
    return sorted(urls, key=lambda url: hashlib.sha256(f"{url} {key}".encode()).digest())

"""The only caller of Rasa: one turn, one understanding, one erasure, one health check."""

from __future__ import annotations

from typing import Any

import httpx
from pydantic import BaseModel, ValidationError

from api.gesprekken.models import Beurt


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
    """Calls the channel of the bot, with the token that only the API knows."""

    def __init__(self, url: str, token: str, timeout: float) -> None:
        self._http = httpx.AsyncClient(
            base_url=f"{url}/webhooks/gesprek/",
            headers={"Authorization": f"Bearer {token}"},
            timeout=timeout,
        )

    async def turn(self, gesprek_id: str, tekst: str) -> Beurt:
        """Sends one message and returns what the bot says and signals.

        Raises:
            RasaUnavailable: no answer in time, or an empty one, which is how Rasa shows that an
                action failed.
        """
        body = await self._send("POST", f"gesprekken/{gesprek_id}", {"tekst": tekst})
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

    async def _send(self, method: str, path: str, json: Any = None) -> Any:
        try:
            answer = await self._http.request(method, path, json=json)
            answer.raise_for_status()
            return answer.json() if answer.content else None
        except (httpx.HTTPError, ValueError) as error:
            raise RasaUnavailable(type(error).__name__) from error

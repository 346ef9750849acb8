"""The one way from the actions to the API. Never raises: each call has a typed outcome."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

import httpx

from actions.settings import Settings, settings

logger = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True)
class Found(Generic[T]):
    """The API answered."""

    value: T


@dataclass(frozen=True)
class Nothing:
    """The API answered that there is no such thing."""


@dataclass(frozen=True)
class Unavailable:
    """No usable answer in time. ``reason`` is for the log, never for the official."""

    reason: str


Outcome = Found[T] | Nothing | Unavailable


@dataclass(frozen=True)
class Woorden:
    """The vocabularies of the catalogue, in its order: ``{slot: {id: {naam, uitleg, …}}}``."""

    per_slot: dict[str, dict[str, dict[str, Any]]]

    def namen(self, slot: str, ids: list[str] | tuple[str, ...]) -> list[str]:
        """The names of ids, in order.

        An id that the catalogue no longer holds is left out; without a catalogue the ids speak.
        """
        known = self.per_slot[slot]
        if not known:
            return [i.replace("_", " ") for i in ids]
        return [known[i]["naam"] for i in ids if i in known]

    def op_volgorde(self, slot: str, ids: list[str] | tuple[str, ...]) -> list[str]:
        """The names of ids in the order of the catalogue: knowledge before practice."""
        return self.namen(slot, self.gesorteerd(slot, ids))

    def gesorteerd(self, slot: str, ids: Sequence[str]) -> list[str]:
        """Ids in the order of the catalogue."""
        plaats = {label: i for i, label in enumerate(self.per_slot[slot])}
        return sorted(ids, key=lambda label: plaats.get(label, len(plaats)))


class ApiClient:
    """Asks the API with a time-out, and once more when no connection could be made."""

    def __init__(self, config: Settings, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._config = config
        self._http = httpx.AsyncClient(
            base_url=f"{config.api_url}/api/v1/",
            timeout=config.timeout,
            headers={"X-API-Key": config.api_key.get_secret_value()},
            transport=transport or httpx.AsyncHTTPTransport(retries=1),
        )
        self._woorden: Woorden | None = None
        self._woorden_tijd = 0.0

    async def woorden(self) -> Outcome[Woorden]:
        """The vocabularies; the last known ones when the API does not answer."""
        if self._woorden and time.monotonic() - self._woorden_tijd < self._config.words_ttl:
            return Found(self._woorden)
        per_slot: dict[str, dict[str, dict[str, Any]]] = {}
        for slot in ("themas", "vormen", "doelgroepen"):
            match await self._get(slot):
                case Found(list(items)):
                    per_slot[slot] = {item["id"]: item for item in items}
                case _ if self._woorden:
                    return Found(self._woorden)
                case outcome:
                    return outcome
        self._woorden, self._woorden_tijd = Woorden(per_slot), time.monotonic()
        return Found(self._woorden)

    async def maak_verwijzing(self, vraag: dict[str, Any]) -> Outcome[dict[str, Any]]:
        """Asks for an advies and has it kept for the helpdesk."""
        return await self._send("POST", "verwijzingen", json=vraag)

    async def aanbod(self, aanbod_id: str) -> Outcome[dict[str, Any]]:
        """One offer with all that is known of it."""
        return await self._get(f"aanbod/{aanbod_id}")

    async def contact(self) -> Outcome[dict[str, Any]]:
        """The human route: who, how, and whether they are there now."""
        return await self._get("contact")

    async def noodcontacten(self, situaties: list[str]) -> Outcome[list[dict[str, Any]]]:
        """Whom to call in these kinds of danger, 112 first."""
        return await self._get("noodcontacten", {"situatie": situaties})

    async def _get(self, path: str, query: dict[str, list[str]] | None = None) -> Outcome[Any]:
        return await self._send("GET", path, query=query)

    async def _send(
        self,
        method: str,
        path: str,
        json: Any = None,
        query: dict[str, list[str]] | None = None,
    ) -> Outcome[Any]:
        try:
            answer = await self._http.request(method, path, json=json, params=query)
            if answer.status_code == httpx.codes.NOT_FOUND:
                return Nothing()
            answer.raise_for_status()
            return Found(answer.json())
        except (httpx.HTTPError, ValueError) as error:
            logger.warning("api_unavailable path=%s reason=%s", path, type(error).__name__)
            return Unavailable(type(error).__name__)


@cache
def client() -> ApiClient:
    """The client of this process; one connection pool for all actions."""
    return ApiClient(settings())

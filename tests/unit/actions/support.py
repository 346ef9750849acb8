"""Short ways to try the actions without Rasa."""

from __future__ import annotations

from typing import Any, cast

import httpx
from pydantic import SecretStr
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker
from rasa_sdk.types import DomainDict

from actions.api_client import ApiClient
from actions.settings import Settings

#: No action reads the domain.
DOMAIN = cast(DomainDict, {})

#: When the latest message came, in seconds since 1970.
NU = 1_800_000_000.0

WOORDEN: dict[str, list[dict[str, Any]]] = {
    "themas": [
        {"id": "polarisatie", "naam": "Polarisatie", "uitleg": "Groepen.", "voorbeelden": ["A"]},
        {"id": "inclusie", "naam": "Inclusie", "uitleg": "Meedoen.", "voorbeelden": ["B"]},
    ],
    "vormen": [
        {"id": "kennis", "naam": "Kennis", "uitleg": "Lezen of leren.", "voorbeelden": ["een les"]},
        {
            "id": "oefenen",
            "naam": "Oefenen",
            "uitleg": "Zelf proberen.",
            "voorbeelden": ["een spel"],
        },
    ],
    "doelgroepen": [{"id": "ov_adviseur", "naam": "OOV-adviseur", "uitleg": "Veiligheid."}],
}


def gehoord(
    intent: str,
    tekst: str,
    entities: list[dict[str, Any]] | None = None,
    zekerheid: float = 0.9,
    delen: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """What the recognition makes of a text; ``delen`` are its parts, each with the rest."""
    heard = {"name": intent, "confidence": zekerheid}
    return {
        "intent": heard,
        "intent_ranking": [heard],
        "text": tekst,
        "entities": entities or [],
        "delen": delen or [],
    }


def tracker(
    intent: str = "vertellen",
    tekst: str = "",
    entities: list[dict[str, Any]] | None = None,
    slots: dict[str, Any] | None = None,
    vraag: str | None = None,
    daarna: list[dict[str, Any]] | None = None,
    eerder: list[dict[str, Any]] | None = None,
    stil: float = 1.0,
    zekerheid: float = 0.9,
    delen: list[dict[str, Any]] | None = None,
) -> Tracker:
    """A conversation whose latest message is this one.

    ``eerder`` are the events before it, ``stil`` seconds earlier; ``daarna`` those since.
    """
    message = {
        "intent": {"name": intent, "confidence": zekerheid},
        "text": tekst,
        "entities": entities or [],
        "delen": delen or [],
    }
    return Tracker(
        sender_id="g1",
        slots={"requested_slot": vraag, **(slots or {})},
        latest_message=message,
        events=[
            *({"timestamp": NU - stil, **event} for event in eerder or []),
            {"event": "user", "timestamp": NU, **message},
            *({"timestamp": NU, **event} for event in daarna or []),
        ],
        paused=False,
        followup_action=None,
        active_loop={"name": "advies_form"} if vraag else {},
        latest_action_name="action_listen",
    )


def api(answers: dict[str, Any]) -> ApiClient:
    """A client of an API that gives these answers by path; an exception or status is one too."""

    def answer(request: httpx.Request) -> httpx.Response:
        found = answers.get(request.url.path.removeprefix("/api/v1/"), 404)
        if isinstance(found, Exception):
            raise found
        if isinstance(found, int):
            return httpx.Response(found)
        if isinstance(found, bytes):
            return httpx.Response(200, content=found)
        return httpx.Response(200, json=found)

    settings = Settings(api_key=SecretStr("k"), words_ttl=0)
    return ApiClient(settings, httpx.MockTransport(answer))


def said(dispatcher: CollectingDispatcher) -> list[str]:
    """The names of the responses, in order."""
    return [message["response"] for message in dispatcher.messages if message["response"]]


def signalen(dispatcher: CollectingDispatcher) -> list[str]:
    """The signals beside the responses, in order."""
    return [m["custom"]["signaal"] for m in dispatcher.messages if "signaal" in m["custom"]]

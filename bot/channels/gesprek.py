"""The channel between the API and Rasa: one turn, one understanding, one erasure."""

from __future__ import annotations

import hmac
import logging
import os
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.beurt import Beurt
from bot.channels.labels import labels_in

logger = logging.getLogger(__name__)


class GesprekOutput(OutputChannel):
    """Collects the answers of one turn."""

    def __init__(self) -> None:
        self.beurt = Beurt()

    @classmethod
    def name(cls) -> str:
        """The name that responses in the domain may be written for."""
        return "gesprek"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keeps one answer; Rasa's own channels send each part as a message of its own."""
        self.beurt.neem_op(message)

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Keeps a bare text (used by Rasa itself only)."""
        await self.send_response(recipient_id, {"text": text})


class GesprekInput(InputChannel):
    """Takes the turns that the API passes on; refuses everybody without the shared token."""

    def __init__(self, token: str) -> None:
        if not token:
            raise ValueError("The channel needs a token: set RASA_TOKEN.")
        self._token = token

    @classmethod
    def name(cls) -> str:
        """Part of the address: /webhooks/gesprek."""
        return "gesprek"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> GesprekInput:
        """Reads the token from credentials.yml."""
        return cls((credentials or {}).get("token", ""))

    def _is_trusted(self, request: Request) -> bool:
        offered = request.headers.get("Authorization", "")
        return hmac.compare_digest(offered.encode(), f"Bearer {self._token}".encode())

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes of the channel."""
        routes = Blueprint("gesprek", "gesprek")

        @routes.route("/", methods=["GET"])
        async def status(request: Request) -> HTTPResponse:
            agent = request.app.ctx.agent
            return response.json(
                {
                    "gereed": agent is not None and agent.is_ready(),
                    "model": agent.model_id if agent else None,
                    "taalmodel": Path(os.environ["SPACY_MODEL"]).name,
                    "labels": _labels(agent.processor) if agent else {},
                }
            )

        @routes.route("/herkenning", methods=["POST"])
        async def understand(request: Request) -> HTTPResponse:
            if not self._is_trusted(request):
                return response.empty(401)
            return response.json(await request.app.ctx.agent.parse_message(request.json["tekst"]))

        @routes.route("/gesprekken/<gesprek_id:str>", methods=["POST"])
        async def turn(request: Request, gesprek_id: str) -> HTTPResponse:
            if not self._is_trusted(request):
                return response.empty(401)
            beurt_id = request.json.get("beurt")
            output = GesprekOutput()
            try:
                if request.json.get("opnieuw"):
                    store = request.app.ctx.agent.tracker_store
                    for message in await store.said_in(gesprek_id, beurt_id):
                        output.beurt.neem_op(message)
                if not output.beurt.berichten:
                    await on_new_message(
                        UserMessage(
                            request.json["tekst"],
                            output,
                            gesprek_id,
                            input_channel=self.name(),
                            message_id=beurt_id,
                        )
                    )
            except Exception as error:  # Rasa's REST channel would answer 200 with nothing
                # The type only: messages of exceptions can hold what the user wrote.
                logger.error(
                    "turn_failed", extra={"gesprek": gesprek_id, "reason": type(error).__name__}
                )
                return response.empty(500)
            return response.json(asdict(output.beurt))

        @routes.route("/gesprekken/<gesprek_id:str>", methods=["DELETE"])
        async def erase(request: Request, gesprek_id: str) -> HTTPResponse:
            if not self._is_trusted(request):
                return response.empty(401)
            await request.app.ctx.agent.tracker_store.erase(gesprek_id)
            return response.empty(204)

        return routes


def _labels(processor: MessageProcessor | None) -> dict[str, list[str]]:
    return labels_in(processor.model_path) if processor else {}

"""How Rasa calls the action server: over kept connections, and with a check that is made once."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any

from aiohttp import ClientSession
from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import EndpointConfig


class ActionServer(EndpointConfig):
    """The action endpoint; Rasa's own opens a new connection for every call."""

    _kept: ClientSession | None = None

    @classmethod
    def of(cls, endpoint: EndpointConfig) -> ActionServer:
        """The same address and settings."""
        return cls(endpoint.url, **endpoint.kwargs)

    def session(self) -> AbstractAsyncContextManager[ClientSession]:
        """One session for all calls; leaving its context does not close it."""
        if self._kept is None or self._kept.closed:
            self._kept = super().session()
        return nullcontext(self._kept)

    async def close(self) -> None:
        """Closes the connections."""
        if self._kept is not None:
            await self._kept.close()


def check_answers_with_one_validator() -> None:
    """Lets Rasa check what actions answer without checking its own schema again in every call.

    ``jsonschema.validate``, which Rasa calls for every action, first holds the schema against the
    schema of schemas: most of the time of a call. Rasa has no setting or class to replace for it,
    so its method is replaced; `tests/unit/rasa/checks/agent.py` fails when a new Rasa checks in
    another way.
    """
    validator = Draft7Validator(RemoteAction.action_response_format_spec())

    def validate(_: RemoteAction, result: dict[str, Any]) -> bool:
        fault = best_match(validator.iter_errors(result))
        if fault is not None:
            raise fault
        return True

    RemoteAction._validate_action_result = validate

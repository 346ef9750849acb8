"""How Rasa calls the action server: over kept connections, and with a check that is made once."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any

from aiohttp import ClientSession
from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match
from rasa.core.actions.action import RemoteAction
from rasa.shared.utils.schemas.events import EVENT_SCHEMA
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

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        """What the action server answers to a call.

        How earlier messages were understood is left out: no action reads it, and it is most of the
        call. For the latest message it is sent apart.
        """
        for event in kwargs.get("json", {}).get("tracker", {}).get("events", ()):
            event.pop("parse_data", None)
        return await super().request(*args, **kwargs)

    async def close(self) -> None:
        """Closes the connections."""
        if self._kept is not None:
            await self._kept.close()


def check_answers_with_one_validator() -> None:
    """Lets Rasa check what actions answer without checking its own schema again in every call.

    ``jsonschema.validate``, which Rasa calls for every action, first holds the schema against the
    schema of schemas, and then each event against the description of every kind of event. Here an
    event is held against that of its own kind, and only an answer that does not pass so is
    checked as a whole, which tells what is wrong. Rasa has no setting or class to replace for it,
    so its method is replaced; `tests/unit/rasa/checks/agent.py` fails when a new Rasa checks in
    another way.
    """
    spec = RemoteAction.action_response_format_spec()
    whole = Draft7Validator(spec)
    without_events = Draft7Validator(
        {**spec, "properties": {**spec["properties"], "events": {"type": "array"}}}
    )
    of_kind = {
        kind["properties"]["event"]["const"]: Draft7Validator({**EVENT_SCHEMA, "oneOf": [kind]})
        for kind in EVENT_SCHEMA["oneOf"]
    }

    def is_sound(event: Any) -> bool:
        kind = isinstance(event, dict) and of_kind.get(str(event.get("event")))
        return bool(kind and kind.is_valid(event))

    def validate(_: RemoteAction, result: dict[str, Any]) -> bool:
        if without_events.is_valid(result) and all(map(is_sound, result.get("events", ()))):
            return True
        fault = best_match(whole.iter_errors(result))
        if fault is not None:
            raise fault
        return True

    RemoteAction._validate_action_result = validate

"""What the components of Rasa's graph here share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message


class Untrained(GraphComponent):
    """A component without settings that learns nothing."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Untrained:
        """Makes the component; there is nothing to load."""
        return cls()


def written(messages: Iterable[Message]) -> Iterator[tuple[Message, str]]:
    """The messages that somebody wrote, each with its text: buttons are read by Rasa itself."""
    for message in messages:
        text = message.get(TEXT)
        if text and not text.startswith(INTENT_MESSAGE_PREFIX):
            yield message, text

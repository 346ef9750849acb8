"""Finds what a message takes back or turns down: a component of Rasa's graph.

The text that the official wrote stays as it is. :data:`KEPT_TOKENS` are the tokens that are left,
which the featurizers count apart from the whole message, and the text that is meant loses the rest.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.denials.turns import denied, without_denied
from bot.components.spelling.component import MEANT

#: The tokens without what is denied, and the attribute of their features; absent without denial.
KEPT_TOKENS = "kept_tokens"
KEPT = "kept"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class DenialFinder(GraphComponent):
    """Leaves "training" out of "geen training maar advies"; it changes nothing in training."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DenialFinder:
        """Makes the component; it has no settings and nothing to load."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Marks what is left of each message that denies something."""
        for message in messages:
            text = message.get(TEXT)
            # Buttons are read by Rasa itself.
            if not text or text.startswith(INTENT_MESSAGE_PREFIX):
                continue
            parts = denied(text)
            if parts:
                kept = [
                    token
                    for token in message.get(TOKENS_NAMES[TEXT]) or []
                    if not any(start <= token.start < end for start, end in parts)
                ]
                message.set(KEPT_TOKENS, kept)
                message.set(MEANT, without_denied(message.get(MEANT, text)))
        return messages

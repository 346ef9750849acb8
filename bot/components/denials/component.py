"""Finds what a message takes back or turns down: a component of Rasa's graph.

The text that the official wrote stays as it is. :data:`KEPT_TOKENS` are the tokens that are left,
which the featurizers count apart from the whole message, and the text that is meant loses the rest.
"""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.denials.turns import denied, without_denied
from bot.components.messages import Untrained, written
from bot.components.spelling.component import MEANT

#: The tokens without what is denied, and the attribute of their features; absent without denial.
KEPT_TOKENS = "kept_tokens"
KEPT = "kept"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class DenialFinder(Untrained):
    """Leaves "training" out of "geen training maar advies"; it changes nothing in training."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Marks what is left of each message that denies something."""
        for message, text in written(messages):
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

"""Two components of Rasa's graph around the others, which hear parts of a message as well.

What a message means as a whole stays as it is. Beside it stands, for each part of it, what that
part and what the rest would mean by themselves: whoever knows the state of the conversation can
choose. Nothing here runs in training.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.messages import Untrained, written
from bot.components.parts.sentences import parts

#: The messages that were made of the parts of a message.
_MADE = "parts"
#: What is told of them in the end: ``[{"deel": heard, "rest": heard}]``.
DELEN = "delen"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class PartSplitter(Untrained):
    """Puts the parts behind the messages that they stand in: the first of all components."""

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages, and a message for each part and for what is left without it."""
        made: list[Message] = []
        for message, text in written(messages):
            pairs = [
                (Message({TEXT: part.text}), Message({TEXT: part.rest})) for part in parts(text)
            ]
            if pairs:
                message.set(_MADE, pairs)
                made += (one for pair in pairs for one in pair)
        return [*messages, *made]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class PartJoiner(Untrained):
    """Tells with each message what its parts were heard as: the last of all components."""

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages without those that were made of parts."""
        made: set[int] = set()
        for message in messages:
            pairs = message.get(_MADE)
            if not pairs:
                continue
            made |= {id(one) for pair in pairs for one in pair}
            heard = [{"deel": _heard(part), "rest": _heard(rest)} for part, rest in pairs]
            message.set(DELEN, heard, add_to_output=True)
        return [message for message in messages if id(message) not in made]


def _heard(message: Message) -> dict[str, Any]:
    return {key: message.get(key) for key in (TEXT, INTENT, INTENT_RANKING_KEY, ENTITIES)}

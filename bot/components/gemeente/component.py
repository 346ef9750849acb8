"""The Rasa side of the recognition of the official's own municipality."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.constants import ENTITY_ATTRIBUTE_CONFIDENCE_TYPE
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
)
from rasa.shared.nlu.training_data.message import Message

from bot.components.gemeente.lookup import TELT, find
from bot.components.messages import Untrained, written

ENTITY = "gemeente"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class GemeenteExtractor(Untrained, EntityExtractorMixin):
    """Adds the official's own municipality to a message, as the entity `gemeente`.

    The value is the official name. Nothing is added when no name counts as the own one.
    """

    @staticmethod
    def required_packages() -> list[str]:
        """What has to be installed for this component."""
        return ["rapidfuzz", "ruamel.yaml"]

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the entity to each message that names the own municipality."""
        for message, text in written(messages):
            found = self.add_extractor_name(_entities(text))
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages


def _entities(text: str) -> list[dict[str, Any]]:
    best = next(iter(find(text)), None)
    if best is None or best.zekerheid < TELT:
        return []
    return [
        {
            ENTITY_ATTRIBUTE_TYPE: ENTITY,
            ENTITY_ATTRIBUTE_VALUE: best.naam,
            ENTITY_ATTRIBUTE_START: best.start,
            ENTITY_ATTRIBUTE_END: best.end,
            ENTITY_ATTRIBUTE_CONFIDENCE_TYPE: best.zekerheid,
        }
    ]

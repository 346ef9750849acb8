"""Hears nonsense in a row of words that nobody knows: a component of Rasa's graph.

The classifier counts parts of words as well, so that "flurp wobbel zank" sounds like thanks.
"""

from __future__ import annotations

import json
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.messages import written
from bot.components.nonsense.words import says_nothing
from bot.components.spelling.words import KnownWords

NONSENSE = "onzin"

_FILE = "words.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class NonsenseFinder(GraphComponent):
    """Makes nonsense of a message in which no word is known and nothing was heard but an aside."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``kept_intents`` are never made nonsense: danger, and what may be told in rare words."""
        return {"kept_intents": []}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        known: KnownWords,
    ) -> None:
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self._known = known

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NonsenseFinder:
        """Makes an untrained component."""
        return cls(config, model_storage, resource, KnownWords({}))

    def train(self, training_data: TrainingData) -> Resource:
        """Learns the words of every example but those of nonsense itself."""
        self._known = KnownWords.learn(
            word
            for message in training_data.intent_examples
            if message.get(INTENT) != NONSENSE
            for word in _words(message)
        )
        with self._storage.write_to(self._resource) as folder:
            (folder / _FILE).write_text(json.dumps(self._known.counts))
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> NonsenseFinder:
        """Restores the words."""
        with model_storage.read_from(resource) as folder:
            known = KnownWords(json.loads((folder / _FILE).read_text()))
        return cls(config, model_storage, resource, known)

    def process(self, messages: list[Message]) -> list[Message]:
        """Takes another intent for each message that says nothing."""
        for message, _ in written(messages):
            intent = (message.get(INTENT) or {}).get("name")
            kept = intent in {NONSENSE, *self._config["kept_intents"]}
            if kept or message.get(ENTITIES) or not says_nothing(_words(message), self._known):
                continue
            heard = {"name": NONSENSE, "confidence": 1.0}
            message.set(INTENT, heard, add_to_output=True)
            message.set(INTENT_RANKING_KEY, [heard], add_to_output=True)
        return messages


def _words(message: Message) -> list[str]:
    """The words of a message, without numbers and signs."""
    return [token.text for token in message.get(TOKENS_NAMES[TEXT]) or [] if token.text.isalpha()]

"""Corrects typing errors before the words are counted: a component of Rasa's graph.

The text that the official wrote stays as it is. What changes is the lemma of the token, which the
featurizers after it count, and :data:`MEANT`, the text with the words that were meant.
"""

from __future__ import annotations

import json
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.messages import written
from bot.components.spelling.words import KnownWords

#: Where a message holds its text as it is meant, without typing errors; absent when it is the same.
MEANT = "meant_text"

_FILE = "words.json"


# As an extractor it learns from the training data and leaves that as it is.
@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class SpellingCorrector(GraphComponent):
    """Gives tokens that are one typing error away from a known word the lemma of that word."""

    def __init__(
        self,
        model_storage: ModelStorage,
        resource: Resource,
        known: KnownWords,
        lemmas: dict[str, str],
    ) -> None:
        self._storage = model_storage
        self._resource = resource
        self._known = known
        self._lemmas = lemmas

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SpellingCorrector:
        """Makes a component that knows no words yet, and so corrects nothing."""
        return cls(model_storage, resource, KnownWords({}), {})

    @staticmethod
    def required_packages() -> list[str]:
        """What has to be installed for this component."""
        return ["rapidfuzz"]

    def train(self, training_data: TrainingData) -> Resource:
        """Learns the words of the examples, and the lemma of each."""
        tokens = [token for message in training_data.intent_examples for token in _tokens(message)]
        self._known = KnownWords.learn(token.text for token in tokens)
        self._lemmas = {
            word: token.lemma.lower()
            for token in tokens
            if (word := token.text.lower()) in self._known.counts
        }
        with self._storage.write_to(self._resource) as folder:
            words = {
                word: [count, self._lemmas[word]] for word, count in self._known.counts.items()
            }
            (folder / _FILE).write_text(json.dumps(words))
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SpellingCorrector:
        """Restores the words."""
        with model_storage.read_from(resource) as folder:
            words: dict[str, tuple[int, str]] = json.loads((folder / _FILE).read_text())
        known = KnownWords({word: count for word, (count, _) in words.items()})
        return cls(
            model_storage, resource, known, {word: lemma for word, (_, lemma) in words.items()}
        )

    def process(self, messages: list[Message]) -> list[Message]:
        """Corrects the tokens of each message."""
        for message, text in written(messages):
            self._correct(message, text)
        return messages

    def _correct(self, message: Message, text: str) -> None:
        """From the last token to the first, so that the places of the others stay right."""
        corrected = text
        for token in reversed(_tokens(message)):
            meant = self._known.meant(token.text)
            if meant is not None:
                token.lemma = self._lemmas[meant]
                corrected = corrected[: token.start] + meant + corrected[token.end :]
        if corrected != text:
            message.set(MEANT, corrected)


def _tokens(message: Message) -> list[Token]:
    return message.get(TOKENS_NAMES[TEXT]) or []

"""Tells the kinds of words in a message to the classifier: a component of Rasa's graph."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix

from bot.components.counts import Counts
from bot.components.denials.component import KEPT, KEPT_TOKENS
from bot.components.lexicon.words import lexicon
from bot.components.messages import Untrained

NAME = "LexiconFeaturizer"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class LexiconFeaturizer(Untrained):
    """Adds a feature for each kind of word in a message, and for each two kinds."""

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Does for the examples what it does for messages."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the features of each message, and of what is left after a denial."""
        for message in messages:
            for attribute, where in ((TEXT, TOKENS_NAMES[TEXT]), (KEPT, KEPT_TOKENS)):
                tokens = message.get(where)
                if tokens:
                    message.add_features(_features(tokens, attribute))
        return messages


def kinds(words: Iterable[str]) -> csr_matrix:
    """A one for each kind and each pair of kinds among these words, shape (1, features)."""
    found = lexicon().features(words)
    ones = np.ones(len(found), dtype=np.float32)
    return csr_matrix((ones, found, [0, len(found)]), shape=(1, lexicon().size))


def _features(tokens: list[Token], attribute: str) -> Counts:
    # A corrected word has its lemma corrected, not its text.
    words = {word for token in tokens for word in (token.text, token.lemma)}
    return Counts(kinds(words), FEATURE_TYPE_SENTENCE, attribute, NAME)

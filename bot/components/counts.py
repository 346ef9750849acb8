"""Counts words or parts of words in whole messages: a component of Rasa's graph."""

from __future__ import annotations

import hashlib

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message

from bot.components.denials.component import KEPT, KEPT_TOKENS


class Counts(Features):
    """The counts of one message.

    For its fingerprint Rasa would write each of them out as text: over a millisecond per message.
    """

    def fingerprint(self) -> str:
        """Changes with the counts, and with what they are counts of."""
        parts = (
            f"{self.attribute} {self.origin}".encode(),
            self.features.indices,
            self.features.data,
        )
        return hashlib.sha256(b"".join(map(bytes, parts))).hexdigest()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceCounts(CountVectorsFeaturizer):
    """Rasa's own featurizer without the counts per token, which nothing in the pipeline reads.

    Messages are counted together, not one by one.
    """

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the counts of each message that holds words, and of what is left after a denial."""
        vectorizer = (self.vectorizers or {}).get(TEXT)
        for attribute, where in ((TEXT, TOKENS_NAMES[TEXT]), (KEPT, KEPT_TOKENS)):
            told = [
                (message, " ".join(self._process_tokens([token.lemma for token in tokens])))
                for message in messages
                if (tokens := message.get(where))
            ]
            if vectorizer is not None and told:
                counts = vectorizer.transform([text for _, text in told])
                for row, (message, _) in enumerate(told):
                    message.add_features(
                        Counts(counts[row], FEATURE_TYPE_SENTENCE, attribute, self._identifier)
                    )
        return messages

"""The multi-label classifier as a component of Rasa's graph.

Blocks of training examples carry their labels as metadata:

    - intent: vertellen
      metadata:
        themas: [polarisatie]
      examples: |
        - In de wijk staan groepen tegenover elkaar.

Each label that is heard becomes an entity without a place in the text: ``thema``, ``vorm`` or
``doelgroep``. One that the bot should act on has no role, one it should ask about has ``vraag``.
The intent is one more label, of which exactly one holds.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, vstack
from sklearn.feature_extraction.text import TfidfTransformer

from bot.components.labels.model import LabelModel

#: The entity of each kind of label, by its key in the metadata of a block.
KINDS = {"themas": "thema", "vormen": "vorm", "doelgroepen": "doelgroep"}
#: How many intents a message shows in its ranking.
RANKING_LENGTH = 5


@DefaultV1Recipe.register(
    [
        DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER,
        DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR,
    ],
    is_trainable=True,
)
class LabelClassifier(GraphComponent):
    """Hears the intent and any number of themas, vormen and doelgroepen in one message."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The thresholds come from the curve in docs/herkenning.md.

        ``bare_intents`` are the ones whose messages never carry labels: a term that is only asked
        about is no thema. ``urgent`` maps an intent to the chance from which it goes before every
        other.
        """
        return {
            "C": 1.0,
            "act": 0.4,
            "ask": 0.2,
            "bare_intents": [],
            "urgent": {},
        }

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: LabelModel | None = None,
    ) -> None:
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LabelClassifier:
        """Makes an untrained component."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Trains on every example of the NLU data."""
        examples = [message for message in training_data.intent_examples if message.get(TEXT)]
        self._model = LabelModel.fit(
            vstack([_counts(message) for message in examples]).tocsr(),
            [_labels(message) for message in examples],
            self._config["C"],
        )
        self._persist(self._model)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Later components learn nothing from these labels: nothing to add."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the intent, and adds an entity for each label to act on or to ask about."""
        for message in messages:
            text = message.get(TEXT)
            # Buttons are read by Rasa itself.
            if self._model is None or not text or text.startswith(INTENT_MESSAGE_PREFIX):
                continue
            chances: dict[str, dict[str, float]] = {}
            found = self._model.probabilities(_counts(message))[0]
            for label, chance in zip(self._model.labels, found, strict=True):
                kind, value = label.split(":", 1)
                chances.setdefault(kind, {})[value] = float(chance)
            self._set_intent(message, chances.pop(INTENT))
            if message.get(INTENT)["name"] not in self._config["bare_intents"]:
                message.set(
                    ENTITIES,
                    message.get(ENTITIES, []) + self._entities(chances, text.lower()),
                    add_to_output=True,
                )
        return messages

    def _set_intent(self, message: Message, chances: dict[str, float]) -> None:
        """The likeliest intent, unless an urgent one is likely enough; chances add up to one."""
        total = sum(chances.values()) or 1.0
        ranking = [
            {"name": name, "confidence": chance / total}
            for name, chance in sorted(chances.items(), key=lambda item: -item[1])
        ]
        for name, enough in self._config["urgent"].items():
            if chances.get(name, 0.0) >= enough:
                ranking.sort(key=lambda intent: intent["name"] != name)
        message.set(INTENT, ranking[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking[:RANKING_LENGTH], add_to_output=True)

    def _entities(self, chances: dict[str, dict[str, float]], text: str) -> list[dict[str, Any]]:
        """An entity for each label that is likely enough, the likeliest first.

        A label worth a question whose own word stands in the text is no question any more.
        """
        entities = []
        for kind, values in chances.items():
            for value, chance in values.items():
                if chance < self._config["ask"]:
                    continue
                entity: dict[str, Any] = {
                    "entity": kind,
                    "value": value,
                    "confidence_entity": round(chance, 4),
                    "extractor": type(self).__name__,
                }
                if chance < self._config["act"] and value.replace("_", " ") not in text:
                    entity["role"] = "vraag"
                entities.append(entity)
        return sorted(entities, key=lambda entity: -float(entity["confidence_entity"]))

    def _persist(self, model: LabelModel) -> None:
        with self._storage.write_to(self._resource) as folder:
            np.savez(
                folder / "labels.npz",
                weights=model.weights.astype(np.float16),
                bias=model.bias,
                slope=model.slope,
                offset=model.offset,
                idf=model.tfidf.idf_,
            )
            (folder / "labels.json").write_text(json.dumps(model.labels))

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LabelClassifier:
        """Restores the trained component; plain arrays only, nothing that could run code."""
        with model_storage.read_from(resource) as folder:
            arrays = np.load(folder / "labels.npz", allow_pickle=False)
            labels = json.loads((folder / "labels.json").read_text())
        tfidf = TfidfTransformer(sublinear_tf=True)
        tfidf.idf_ = arrays["idf"]
        model = LabelModel(
            labels,
            tfidf,
            arrays["weights"].astype(np.float32),
            arrays["bias"],
            arrays["slope"],
            arrays["offset"],
        )
        return cls(config, model_storage, resource, model)


def _counts(message: Message) -> csr_matrix:
    """The counts of the featurizers for the whole message, shape (1, features)."""
    _, sentence = message.get_sparse_features(TEXT)
    if sentence is None:
        raise ValueError("LabelClassifier needs a sparse featurizer before it in the pipeline.")
    return csr_matrix(sentence.features)


def _labels(message: Message) -> frozenset[str]:
    """The labels of an example, with its intent as one of them."""
    block = (message.get("metadata") or {}).get("intent") or {}
    labels = {f"{entity}:{value}" for key, entity in KINDS.items() for value in block.get(key, [])}
    return frozenset({*labels, f"{INTENT}:{message.get(INTENT)}"})

"""The multi-label classifier as a component of Rasa's graph.

Training examples carry their labels as metadata:

    - text: |
        In de wijk staan groepen tegenover elkaar.
      metadata:
        themas: [polarisatie]

Each label that is heard becomes an entity without a place in the text: ``thema``, ``vorm`` or
``doelgroep``. One that the bot should act on has no role, one it should ask about has ``vraag``.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, vstack
from sklearn.feature_extraction.text import TfidfTransformer

from bot.components.labels.model import LabelModel

#: The entity of each kind of label, by its key in the metadata of an example.
KINDS = {"themas": "thema", "vormen": "vorm", "doelgroepen": "doelgroep"}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class LabelClassifier(GraphComponent):
    """Hears any number of themas, vormen and doelgroepen in one message."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The thresholds come from the curve in docs/herkenning.md."""
        return {"C": 10.0, "act": 0.5, "ask": 0.25}

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
        """Trains on every example of the NLU data that says what it is about."""
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
        """Adds an entity for each label that is sure enough to act on or to ask about."""
        for message in messages:
            if self._model is None or not message.get(TEXT):
                continue
            counts = _counts(message)
            if counts.nnz == 0:
                continue
            sure = self._model.probabilities(counts)[0]
            found = [
                _entity(label, float(probability), float(probability) >= self._config["act"])
                for label, probability in zip(self._model.labels, sure, strict=True)
                if probability >= self._config["ask"]
            ]
            found.sort(key=lambda entity: -entity["confidence_entity"])
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages

    def _persist(self, model: LabelModel) -> None:
        with self._storage.write_to(self._resource) as folder:
            np.savez(
                folder / "labels.npz",
                weights=model.weights.astype(np.float16),
                bias=model.bias,
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
        model = LabelModel(labels, tfidf, arrays["weights"].astype(np.float32), arrays["bias"])
        return cls(config, model_storage, resource, model)


def _counts(message: Message) -> csr_matrix:
    """The counts of the featurizers for the whole message, shape (1, features)."""
    _, sentence = message.get_sparse_features(TEXT)
    return csr_matrix(sentence.features) if sentence else csr_matrix((1, 0))


def _labels(message: Message) -> frozenset[str]:
    example = (message.get("metadata") or {}).get("example") or {}
    return frozenset(
        f"{entity}:{value}" for key, entity in KINDS.items() for value in example.get(key, [])
    )


def _entity(label: str, probability: float, act: bool) -> dict[str, Any]:
    kind, value = label.split(":", 1)
    entity: dict[str, Any] = {
        "entity": kind,
        "value": value,
        "confidence_entity": round(probability, 4),
        "extractor": "LabelClassifier",
    }
    if not act:
        entity["role"] = "vraag"
    return entity

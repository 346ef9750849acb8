"""The multi-label classifier as a component of Rasa's graph.

Blocks of training examples carry their labels as metadata:

    - intent: vertellen
      metadata:
        themas: [polarisatie]
      examples: |
        - In de wijk staan groepen tegenover elkaar.

Each label that is heard becomes an entity without a place in the text: ``thema``, ``vorm`` or
``doelgroep``. One that the bot should act on has no role, one it should ask about has ``vraag``.
The intent is one more label, of which exactly one holds. A word with two meanings that nothing
explains becomes the entity ``dubbelzinnig``: then no thema is acted on.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, vstack

from bot.components.denials.component import KEPT
from bot.components.labels.ambiguous import Term, ambiguous_term
from bot.components.labels.model import KINDS, LabelModel, acted_on
from bot.components.labels.surroundings import SurroundingsModel
from bot.components.labels.wordlists import WordList
from bot.components.messages import written
from bot.components.spelling.component import MEANT

THEMA = KINDS["themas"]
#: The entity of a word with more than one meaning, and the role of a label worth a question.
AMBIGUOUS = "dubbelzinnig"
QUESTION = "vraag"
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

        ``act`` maps each kind of label (thema, vorm, doelgroep) to the chance from which the
        likeliest is acted on, ``beside`` to the one for any other beside it; ``ask`` is the chance
        from which a label of any kind is asked about.
        ``bare_intents`` are the ones whose messages never carry labels: a term that is only asked
        about is no thema. ``ambiguous_intents`` are the ones in which a word with two meanings is
        asked about. ``urgent`` maps an intent to the chance from which, and only from which, it
        goes first. ``surroundings`` maps a kind of label to how what stands around its words is
        weighed (SurroundingsModel.blend); a kind that is not in it is only heard as a whole.
        """
        return {
            "C": 1.0,
            "act": dict.fromkeys(KINDS.values(), 0.4),
            "beside": dict.fromkeys(KINDS.values(), 0.4),
            "ask": 0.2,
            "ambiguous_intents": [],
            "bare_intents": [],
            "surroundings": {},
            "urgent": {},
        }

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: LabelModel | None = None,
        surroundings: Sequence[SurroundingsModel] = (),
    ) -> None:
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self._model = model
        self._surroundings = surroundings

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
        labelsets = [_labels(message) for message in examples]
        self._model = LabelModel.fit(
            vstack([_counts(message, TEXT) for message in examples]).tocsr(),
            labelsets,
            self._config["C"],
        )
        texts = [message.get(TEXT) for message in examples]
        self._surroundings = [
            SurroundingsModel.fit(kind, texts, labelsets) for kind in self._config["surroundings"]
        ]
        self._persist(self._model)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Later components learn nothing from these labels: nothing to add."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the intent, and adds an entity for each label to act on or to ask about."""
        for message, text in written(messages):
            if self._model is None:
                continue
            text = message.get(MEANT, text)
            chances = self._chances(self._model, message, text)
            self._set_intent(message, chances.pop(INTENT))
            intent = message.get(INTENT)["name"]
            if intent in self._config["bare_intents"]:
                continue
            if intent in self._config["urgent"]:
                # Who calls for help asks for no support, and for nobody to take part in it.
                chances = {THEMA: chances.get(THEMA, {})}
            entities = self._entities(chances, text.lower())
            term = ambiguous_term(text)
            if (
                term is not None
                and intent in self._config["ambiguous_intents"]
                and not term.is_meant(
                    (entity["entity"], entity["value"])
                    for entity in entities
                    if "role" not in entity
                )
            ):
                entities = _only_asked(entities, term)
            message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)
        return messages

    def _chances(
        self, model: LabelModel, message: Message, text: str
    ) -> dict[str, dict[str, float]]:
        """How likely each label holds, by its kind; the intent is one of the kinds.

        What is denied is no label, but to deny it is part of the act of the message.
        """
        found = model.probabilities(_counts(message, TEXT))
        if message.get_sparse_features(KEPT)[1] is not None:
            told = [not label.startswith(f"{INTENT}:") for label in model.labels]
            found[:, told] = model.probabilities(_counts(message, KEPT))[:, told]
        for around in self._surroundings:
            weighed = self._config["surroundings"][around.kind]
            found = around.blend(model.labels, found, [text], **weighed)
        chances: dict[str, dict[str, float]] = {}
        for label, chance in zip(model.labels, found[0], strict=True):
            kind, value = label.split(":", 1)
            chances.setdefault(kind, {})[value] = float(chance)
        return chances

    def _set_intent(self, message: Message, chances: dict[str, float]) -> None:
        """The likeliest intent; chances add up to one.

        An urgent one goes first when it is likely enough and last when it is not: in
        cross-validation, being the likeliest below that brought only false alarms.
        """
        total = sum(chances.values()) or 1.0
        ranking = [
            {"name": name, "confidence": chance / total}
            for name, chance in sorted(chances.items(), key=lambda item: -item[1])
        ]
        for name, enough in self._config["urgent"].items():
            heard = chances.get(name, 0.0) >= enough
            ranking.sort(key=lambda intent: (intent["name"] == name) != heard)
        message.set(INTENT, ranking[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking[:RANKING_LENGTH], add_to_output=True)

    def _entities(self, chances: dict[str, dict[str, float]], text: str) -> list[dict[str, Any]]:
        """An entity for each label that is likely enough, the likeliest first.

        A label worth a question whose own word stands in the text is no question any more.
        """
        entities = []
        for kind, values in chances.items():
            found = np.array([list(values.values())], dtype=np.float32)
            acts = acted_on(found, self._config["act"][kind], self._config["beside"][kind])[0]
            for (value, chance), act in zip(values.items(), acts, strict=True):
                if chance < self._config["ask"]:
                    continue
                entity: dict[str, Any] = {
                    "entity": kind,
                    "value": value,
                    "confidence_entity": round(chance, 4),
                    "extractor": type(self).__name__,
                }
                if not act and value.replace("_", " ") not in text:
                    entity["role"] = QUESTION
                entities.append(entity)
        return sorted(entities, key=lambda entity: -float(entity["confidence_entity"]))

    def _persist(self, model: LabelModel) -> None:
        arrays: dict[str, NDArray[Any]] = {
            "weights": model.weights.astype(np.float16),
            "bias": model.bias,
            "slope": model.slope,
            "offset": model.offset,
            "idf": model.idf,
        }
        for around in self._surroundings:
            arrays[f"{around.kind}_weights"] = around.weights.astype(np.float16)
            arrays[f"{around.kind}_bias"] = np.array(around.bias)
        with self._storage.write_to(self._resource) as folder:
            np.savez(folder / "labels.npz", **arrays)
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
            labels = json.loads((folder / "labels.json").read_text())
            with np.load(folder / "labels.npz", allow_pickle=False) as kept:
                arrays = dict(kept)
        model = LabelModel(
            labels,
            arrays["idf"],
            arrays["weights"].astype(np.float32),
            arrays["bias"],
            arrays["slope"],
            arrays["offset"],
        )
        surroundings = [
            SurroundingsModel(
                kind, arrays[f"{kind}_weights"].astype(np.float32), float(arrays[f"{kind}_bias"])
            )
            for kind in config["surroundings"]
        ]
        for around in surroundings:
            # Reads the word list now, so that the first message need not wait for it.
            WordList.of(around.kind).read("eerste")
        return cls(config, model_storage, resource, model, surroundings)


def _only_asked(entities: list[dict[str, Any]], term: Term) -> list[dict[str, Any]]:
    """Takes every thema back, and leaves what the term can be about to a question."""
    chances = {
        entity["value"]: entity["confidence_entity"]
        for entity in entities
        if entity["entity"] == THEMA
    }
    return [
        *(entity for entity in entities if entity["entity"] != THEMA),
        *(
            {
                "entity": THEMA,
                "value": thema,
                "role": QUESTION,
                "confidence_entity": chances.get(thema, 0.0),
            }
            for thema in term.themas
        ),
        {"entity": AMBIGUOUS, "value": term.name},
    ]


def _counts(message: Message, attribute: str) -> csr_matrix:
    """The counts of the featurizers for the message or what is kept of it, shape (1, features)."""
    _, sentence = message.get_sparse_features(attribute)
    if sentence is None:
        raise ValueError("LabelClassifier needs a sparse featurizer before it in the pipeline.")
    return csr_matrix(sentence.features)


def _labels(message: Message) -> frozenset[str]:
    """The labels of an example, with its intent as one of them."""
    block = (message.get("metadata") or {}).get("intent") or {}
    labels = {f"{entity}:{value}" for key, entity in KINDS.items() for value in block.get(key, [])}
    return frozenset({*labels, f"{INTENT}:{message.get(INTENT)}"})

"""Only a message of which nothing is known becomes nonsense."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any
from unittest import TestCase

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.nonsense.component import NonsenseFinder


def message(text: str, intent: object, entities: list[dict[str, Any]] | None = None) -> Message:
    """A message as the components before this one leave it."""
    tokens = [Token(word, text.index(word)) for word in text.split()]
    data = {TEXT: text, INTENT: intent, TOKENS_NAMES[TEXT]: tokens, ENTITIES: entities or []}
    return Message(data)


class Nonsense(TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        where = LocalModelStorage(Path(folder.name)), Resource("words")
        context = ExecutionContext(GraphSchema({}))
        config = {"kept_intents": ["acuut_gevaar"]}
        examples = [message("dank u", "bedanken")] * 2 + [message("flurp wobbel", "onzin")]
        NonsenseFinder.create(config, *where, context).train(TrainingData(examples))
        self.finder = NonsenseFinder.load(config, *where, context)

    def heard(
        self, text: str, intent: str = "bedanken", entities: list[dict[str, Any]] | None = None
    ) -> str:
        (read,) = self.finder.process([message(text, {"name": intent}, entities)])
        return str(read.get(INTENT)["name"])

    def test_a_row_of_unknown_words_is_nonsense(self) -> None:
        self.assertEqual(self.heard("flurp wobbel zank"), "onzin")

    def test_what_is_known_or_heard_is_not(self) -> None:
        gemeente = [{"entity": "gemeente", "value": "Ede"}]
        self.assertEqual(self.heard("dank flurp"), "bedanken")
        self.assertEqual(self.heard("flurp wobbel", entities=gemeente), "bedanken")
        self.assertEqual(self.heard("flurp wobbel", "acuut_gevaar"), "acuut_gevaar")

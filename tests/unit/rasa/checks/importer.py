"""The training data is read once, and its messages are cheap to copy and to compare."""

from __future__ import annotations

import tempfile
import unittest
from copy import deepcopy
from pathlib import Path
from unittest.mock import patch

from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE
from rasa.shared.nlu.training_data import loading
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix

from bot.components.counts import Counts
from bot.components.tokens import Word
from bot.importer import Example

EXAMPLES = """
nlu:
- intent: bevestigen
  examples: |
    - ja graag
    - dat klopt
"""
CONFIG = {"importers": [{"name": "bot.importer.ReadOnceImporter"}]}


class ReadOnceImporterTest(unittest.TestCase):
    def test_one_file_is_read_once(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "nlu.yml"
            file.write_text(EXAMPLES)
            importer = TrainingDataImporter.load_from_dict(CONFIG, None, None, [folder])
            with patch.object(loading, "load_data", wraps=loading.load_data) as read:
                found = [
                    importer.get_nlu_data(),
                    importer.get_nlu_data("nl"),
                    importer.get_nlu_data(language="nl"),
                ]
        self.assertEqual(read.call_count, 1)
        for data in found:
            texts = [example.get("text") for example in data.intent_examples]
            self.assertEqual(texts, ["ja graag", "dat klopt"])


class ExampleTest(unittest.TestCase):
    def setUp(self) -> None:
        self.example = Example.of(Message({"text": "ja graag", "intent": "bevestigen"}))

    def test_a_copy_is_equal_and_apart(self) -> None:
        copied = deepcopy(self.example)
        self.assertEqual(copied, self.example)
        copied.set("text", "nee")
        copied.add_features(
            Counts(csr_matrix([[1, 0]]), FEATURE_TYPE_SENTENCE, "text", "SentenceCounts")
        )
        self.assertNotEqual(copied, self.example)
        self.assertEqual(self.example.get("text"), "ja graag")
        self.assertEqual(self.example.features, [])

    def test_each_value_and_feature_counts(self) -> None:
        seen = {self.example.fingerprint()}
        self.example.set("intent", "ontkennen")
        seen.add(self.example.fingerprint())
        self.example.set("text_tokens", [Word("ja", 0), Word("graag", 3)])
        seen.add(self.example.fingerprint())
        for counts in ([[1, 0]], [[0, 1]]):
            self.example.features.clear()
            self.example.add_features(
                Counts(csr_matrix(counts), FEATURE_TYPE_SENTENCE, "text", "SentenceCounts")
            )
            seen.add(self.example.fingerprint())
        self.assertEqual(len(seen), 5)

"""The training data is read once, however Rasa asks for it."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path
from unittest.mock import patch

from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.training_data import loading

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

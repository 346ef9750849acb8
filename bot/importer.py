"""Reads the training data: what Rasa calls an importer."""

from __future__ import annotations

from typing import Any

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData


class ReadOnceImporter(RasaFileImporter):
    """Rasa's own importer of files, which reads and checks the examples once.

    A training asks for them three times, each time with other arguments for the language, so that
    Rasa's cache does not see that it is the same question. Whoever asks merges them into a copy.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Finds the files, as Rasa does."""
        super().__init__(*args, **kwargs)
        self._examples: TrainingData | None = None

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """All examples; the language changes nothing in how YAML is read."""
        if self._examples is None:
            self._examples = super().get_nlu_data(language)
        return self._examples

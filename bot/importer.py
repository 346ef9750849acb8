"""Reads the training data: what Rasa calls an importer.

Rasa's own takes a third of a training to read the same files again and to copy and compare their
examples, message by message. Nothing here changes what is learned.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data import loading
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData


class Example(Message):
    """A message of the training data that is cheap to copy and to compare."""

    _cached_fingerprint: str | None

    @classmethod
    def of(cls, message: Message) -> Example:
        """The same message."""
        return cls(message.data, set(message.output_properties), message.time, [*message.features])

    def set(self, prop: str, info: Any, add_to_output: bool = False) -> None:
        """Sets a property; an intent that stays the same costs no new fingerprint."""
        if prop != INTENT or self.get(INTENT) != info or add_to_output:
            super().set(prop, info, add_to_output)

    def __deepcopy__(self, memo: dict[int, Any]) -> Example:
        """A message of its own, with the same values: parts of the pipeline only replace those."""
        copied = Example.of(self)
        copied._cached_fingerprint = self._cached_fingerprint
        return copied

    def fingerprint(self) -> str:
        """Changes with every value and every feature; hashed once, not value by value."""
        if self._cached_fingerprint is None:
            told = json.dumps(_plain([self.data, self.features]), sort_keys=True)
            # Shorter than the hash: Rasa reads it as a number, for every set and dictionary.
            self._cached_fingerprint = hashlib.sha256(told.encode()).hexdigest()[:32]
        return self._cached_fingerprint


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
            parts = [loading.load_data(file, language) for file in self._nlu_files]
            for part in parts:
                part.training_examples = [Example.of(one) for one in part.training_examples]
            self._examples = TrainingData().merge(*parts)
        return self._examples


def _plain(value: Any) -> Any:
    """The value as JSON can hold it; what has a fingerprint of its own as that."""
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.fingerprint() if hasattr(value, "fingerprint") else str(value)

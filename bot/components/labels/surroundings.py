"""Tells a label that is meant from one that is only spoken of; knows nothing of Rasa.

"Docenten vinden hakenkruisen" and "een training voor docenten" hold the same word, and a bag of
words hears the same doelgroep in both. This model looks at the surroundings of the word, and learns
them from all labels of one kind together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import FeatureHasher
from sklearn.preprocessing import normalize

from bot.components.labels.model import Split, fit_scorer
from bot.components.labels.naming import Words
from bot.components.labels.wordlists import WordList

#: Hashed, so that no vocabulary has to be kept; collisions cost nothing at this size.
FEATURES = 2**18
#: Chosen in cross-validation; 4 came within a tenth of a point, 0.5 and 16 were worse.
REGULARISATION = 2.0


@dataclass(frozen=True)
class SurroundingsModel:
    """One linear scorer on the surroundings of the words for one ``kind`` of label.

    ``weights`` is (FEATURES,).
    """

    kind: str
    weights: NDArray[np.float32]
    bias: float

    @classmethod
    def fit(
        cls, kind: str, texts: Sequence[str], labelsets: Sequence[frozenset[str]]
    ) -> SurroundingsModel:
        """Trains on every label that a text names: is it meant (a label of the text) or not?"""
        read = WordList.of(kind).read
        named = [
            (words, label, labels)
            for words, labels in zip(map(read, texts), labelsets, strict=True)
            for label in words.named
        ]
        features = _features((words, label) for words, label, _ in named)
        meant = np.array([f"{kind}:{label}" in labels for _, label, labels in named])
        weights, bias, slope, offset = fit_scorer(
            features, Split.of(features), meant, REGULARISATION
        )
        return cls(kind, (weights * slope).astype(np.float32), bias * slope + offset)

    def blend(
        self,
        labels: Sequence[str],
        chances: NDArray[np.float32],
        texts: Sequence[str],
        *,
        share: float,
        unnamed: float,
    ) -> NDArray[np.float32]:
        """Weighs what it thinks against ``chances``, shape (texts, labels), where one is named.

        ``share`` is how much it weighs, 0 to 1; ``unnamed`` is what is left of the chance of a
        label that no word of the text could name.
        """
        columns = {label: column for column, label in enumerate(labels)}
        blended = chances.copy()
        own = [columns[label] for label in labels if label.startswith(f"{self.kind}:")]
        blended[:, own] *= unnamed
        named = [
            (row, words, label)
            for row, words in enumerate(map(WordList.of(self.kind).read, texts))
            for label in words.named
            if f"{self.kind}:{label}" in columns
        ]
        if named:
            features = _features((words, label) for _, words, label in named)
            meant = 1.0 / (1.0 + np.exp(-(features @ self.weights + self.bias)))
            rows = [row for row, _, _ in named]
            where = [columns[f"{self.kind}:{label}"] for _, _, label in named]
            blended[rows, where] = share * meant + (1 - share) * chances[rows, where]
        return blended


def _features(named: Iterable[tuple[Words, str]]) -> csr_matrix:
    hasher = FeatureHasher(FEATURES, input_type="string", alternate_sign=False, dtype=np.float32)
    seen = hasher.transform(set(words.surroundings(label)) for words, label in named)
    return normalize(seen, copy=False)

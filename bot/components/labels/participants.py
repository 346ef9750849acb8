"""Tells who takes part from who is only mentioned; knows nothing of Rasa.

"Docenten vinden hakenkruisen" and "een training voor docenten" hold the same role word, and a bag
of words hears the same doelgroep in both. This model looks at the surroundings of the role word,
and learns them from all doelgroepen together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import FeatureHasher
from sklearn.preprocessing import normalize

from bot.components.labels.model import KINDS, Split, fit_scorer
from bot.components.labels.roles import Words

KIND = KINDS["doelgroepen"]
#: Hashed, so that no vocabulary has to be kept; collisions cost nothing at this size.
FEATURES = 2**18
#: Chosen in cross-validation; 4 came within a tenth of a point, 0.5 and 16 were worse.
REGULARISATION = 2.0
#: How much the surroundings weigh against the linear scorer; 0.5 and 0.75 were worse there.
SHARE = 0.65
#: What is left of the chance of a doelgroep that no role word of the text could stand for.
UNNAMED = 0.5


@dataclass(frozen=True)
class ParticipantModel:
    """One linear scorer on the surroundings of role words; ``weights`` is (FEATURES,)."""

    weights: NDArray[np.float32]
    bias: float

    @classmethod
    def fit(cls, texts: Sequence[str], labelsets: Sequence[frozenset[str]]) -> ParticipantModel:
        """Trains on every doelgroep that a text names: does it take part (is it a label) or not?"""
        named = [
            (words, doelgroep, labels)
            for words, labels in zip(map(Words.of, texts), labelsets, strict=True)
            for doelgroep in words.doelgroepen
        ]
        features = _features((words, doelgroep) for words, doelgroep, _ in named)
        part = np.array([f"{KIND}:{doelgroep}" in labels for _, doelgroep, labels in named])
        weights, bias, slope, offset = fit_scorer(
            features, Split.of(features), part, REGULARISATION
        )
        return cls((weights * slope).astype(np.float32), bias * slope + offset)

    def blend(
        self, labels: Sequence[str], chances: NDArray[np.float32], texts: Sequence[str]
    ) -> NDArray[np.float32]:
        """Weighs what it thinks against ``chances``, shape (texts, labels), where a role is named.

        A doelgroep that is told without a role word loses part of the chance that it had.
        """
        columns = {label: column for column, label in enumerate(labels)}
        blended = chances.copy()
        blended[:, [columns[label] for label in labels if label.startswith(f"{KIND}:")]] *= UNNAMED
        named = [
            (row, words, doelgroep)
            for row, words in enumerate(map(Words.of, texts))
            for doelgroep in words.doelgroepen
            if f"{KIND}:{doelgroep}" in columns
        ]
        if named:
            features = _features((words, doelgroep) for _, words, doelgroep in named)
            part = 1.0 / (1.0 + np.exp(-(features @ self.weights + self.bias)))
            rows = [row for row, _, _ in named]
            where = [columns[f"{KIND}:{doelgroep}"] for _, _, doelgroep in named]
            blended[rows, where] = SHARE * part + (1 - SHARE) * chances[rows, where]
        return blended


def _features(named: Iterable[tuple[Words, str]]) -> csr_matrix:
    hasher = FeatureHasher(FEATURES, input_type="string", alternate_sign=False, dtype=np.float32)
    seen = hasher.transform(set(words.surroundings(doelgroep)) for words, doelgroep in named)
    return normalize(seen, copy=False)

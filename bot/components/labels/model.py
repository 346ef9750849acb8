"""Linear multi-label classifier on sparse text features; knows nothing of Rasa."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression


@dataclass
class LabelModel:
    """One logistic regression per label on tf-idf weighted counts.

    ``weights`` has the shape (features, labels), ``bias`` (labels,).
    """

    labels: list[str]
    tfidf: TfidfTransformer
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    @classmethod
    def fit(
        cls, counts: csr_matrix, labelsets: Sequence[frozenset[str]], regularisation: float
    ) -> LabelModel:
        """Trains on counts of the shape (texts, features) and the labels of each text.

        ``regularisation`` is the C of scikit-learn: larger follows the training texts more closely.
        """
        labels = sorted(set().union(*labelsets))
        tfidf = TfidfTransformer(sublinear_tf=True)
        features = tfidf.fit_transform(counts)
        weights = np.zeros((features.shape[1], len(labels)), dtype=np.float32)
        bias = np.zeros(len(labels), dtype=np.float32)
        for column, label in enumerate(labels):
            target = np.array([label in labelset for labelset in labelsets])
            one = LogisticRegression(C=regularisation, solver="liblinear", random_state=0)
            one.fit(features, target)
            weights[:, column] = one.coef_[0]
            bias[column] = one.intercept_[0]
        return cls(labels, tfidf, weights, bias)

    def probabilities(self, counts: csr_matrix) -> NDArray[np.float32]:
        """How sure the model is of each label, shape (texts, labels), between 0 and 1."""
        scores = self.tfidf.transform(counts) @ self.weights + self.bias
        result: NDArray[np.float32] = 1.0 / (1.0 + np.exp(-scores))
        return result

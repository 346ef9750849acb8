"""Linear multi-label classifier on sparse text features; knows nothing of Rasa."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

Scores = NDArray[np.float64]

#: The kind of each label in its name ("thema:polarisatie"), by its key in the training data.
KINDS = {"themas": "thema", "vormen": "vorm", "doelgroepen": "doelgroep"}
#: Smoothing of the counts behind the naive Bayes weights.
SMOOTHING = 0.1
#: The share of the texts on which the chances are fitted. Half of them, and then the other half
#: as well, gave the same scores and took a third longer.
UNSEEN = 0.5
#: Far coarser than the default, which takes more than twice as long for the same scores.
TOLERANCE = 1e-1


@dataclass
class LabelModel:
    """One linear scorer per label on tf-idf weighted counts, and how its scores become chances.

    Each scorer is the mean of a linear support vector machine and one on features weighted by how
    much more often they occur with the label than without it (NB-SVM: Wang and Manning, "Baselines
    and Bigrams", 2012). The mean of two linear scorers is one, so it costs nothing extra.

    ``idf`` has the shape (features,), ``weights`` (features, labels); ``bias``, ``slope`` and
    ``offset`` (labels,).
    """

    labels: list[str]
    idf: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    slope: NDArray[np.float32]
    offset: NDArray[np.float32]

    @classmethod
    def fit(
        cls, counts: csr_matrix, labelsets: Sequence[frozenset[str]], regularisation: float
    ) -> LabelModel:
        """Trains on counts of the shape (texts, features) and the labels of each text.

        ``regularisation`` is the C of scikit-learn: larger follows the training texts more closely.
        The chances are fitted on texts that the scorer had not seen (Platt scaling).
        """
        labels = sorted(set().union(*labelsets))
        idf = _idf(counts)
        # The trainer wants doubles.
        features = _weighted(counts, idf).astype(np.float64)
        targets = [np.array([label in found for found in labelsets]) for label in labels]
        split = Split.of(features)
        # No threads: they would share the random numbers of liblinear, and no two models be alike.
        fitted = Parallel(n_jobs=-1, prefer="processes")(
            delayed(fit_scorer)(features, split, target, regularisation) for target in targets
        )
        weights, bias, slope, offset = zip(*fitted, strict=True)
        return cls(
            labels,
            idf,
            np.stack(weights, axis=1).astype(np.float32),
            np.array(bias, dtype=np.float32),
            np.array(slope, dtype=np.float32),
            np.array(offset, dtype=np.float32),
        )

    def probabilities(self, counts: csr_matrix) -> NDArray[np.float32]:
        """How likely each label holds, shape (texts, labels), between 0 and 1."""
        # Both sides in single precision: else all weights would be copied to double, each time.
        scores = _weighted(counts, self.idf) @ self.weights + self.bias
        result: NDArray[np.float32] = 1.0 / (1.0 + np.exp(-(scores * self.slope + self.offset)))
        return result


def acted_on(chances: NDArray[np.float32], act: float, beside: float) -> NDArray[np.bool_]:
    """Which labels of one kind to act on; chances and answer have the shape (texts, labels).

    The likeliest from the chance ``act``, any other only from ``beside``: that a second thing goes
    on as well is said less often than a neighbour of the first sounds like it.
    """
    likeliest = chances == chances.max(axis=1, keepdims=True)
    held: NDArray[np.bool_] = (chances >= beside) | (likeliest & (chances >= act))
    return held


def _idf(counts: csr_matrix) -> NDArray[np.float32]:
    """How rare each feature is: the smoothed inverse document frequency of scikit-learn."""
    texts = counts.shape[0]
    occurs = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity: NDArray[np.float32] = (np.log((1 + texts) / (1 + occurs)) + 1).astype(np.float32)
    return rarity


def _weighted(counts: csr_matrix, idf: NDArray[np.float32]) -> csr_matrix:
    """Tf-idf of unit length, with the logarithm of the counts (the values of scikit-learn)."""
    weighted = counts.astype(np.float32)
    weighted.data = (1 + np.log(weighted.data)) * idf[weighted.indices]
    return normalize(weighted, copy=False)


@dataclass(frozen=True)
class Split:
    """A split of the rows: what a trial scorer may see, and what it is then asked about."""

    known: list[int]
    rest: list[int]
    seen: csr_matrix
    unseen: csr_matrix

    @classmethod
    def of(cls, features: csr_matrix) -> Split:
        """Splits the rows at random, the same way each time."""
        rows = range(features.shape[0])
        known, rest = train_test_split(rows, test_size=UNSEEN, random_state=0)
        return cls(known, rest, features[known], features[rest])


def fit_scorer(
    features: csr_matrix, split: Split, target: NDArray[np.bool_], regularisation: float
) -> tuple[Scores, float, float, float]:
    """The weights and bias for one target, and the slope and offset that make chances of scores."""
    weights, bias = _scorer(split.seen, target[split.known], regularisation)
    unseen = split.unseen @ weights + bias
    chances = LogisticRegression(C=1e3).fit(unseen[:, None], target[split.rest])
    weights, bias = _scorer(features, target, regularisation)
    return weights, bias, float(chances.coef_[0, 0]), float(chances.intercept_[0])


def _scorer(
    features: csr_matrix, target: NDArray[np.bool_], regularisation: float
) -> tuple[Scores, float]:
    plain = LinearSVC(C=regularisation, tol=TOLERANCE, random_state=0).fit(features, target)
    ratio = _log_ratio(features, target)
    weighted = LinearSVC(C=regularisation, tol=TOLERANCE, random_state=0).fit(
        features @ diags(ratio), target
    )
    weights = (plain.coef_[0] + weighted.coef_[0] * ratio) / 2
    return weights, float(plain.intercept_[0] + weighted.intercept_[0]) / 2


def _log_ratio(features: csr_matrix, target: NDArray[np.bool_]) -> Scores:
    """Per feature: the log of how much likelier it is with the label than without."""
    present = SMOOTHING + np.asarray(features[target].sum(axis=0)).ravel()
    absent = SMOOTHING + np.asarray(features[~target].sum(axis=0)).ravel()
    ratio: Scores = np.log((present / present.sum()) / (absent / absent.sum()))
    return ratio

"""The curve behind the thresholds: `.venv/rasa/bin/python -m bot.components.labels.cross_validate`.

Cross-validates the classifier on the training data (never on the held-out lines) and prints, per
threshold, precision and recall of each kind of label, and of hearing danger.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ruamel.yaml import YAML
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.model_selection import KFold

from bot.components.denials.turns import denied, without_denied
from bot.components.labels.model import KINDS, LabelModel, acted_on
from bot.components.labels.surroundings import SurroundingsModel
from bot.components.lexicon.component import kinds

ROOT = Path(__file__).resolve().parents[3]
DANGER = "intent:acuut_gevaar"
STORY = "intent:vertellen"
FOLDS = 3
THRESHOLDS = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7]


def configured() -> dict[str, Any]:
    """The settings of the classifier in bot/config.yml."""
    # Rasa makes every reader of YAML fill in environment variables.
    os.environ.setdefault("SPACY_MODEL", "")
    pipeline = YAML(typ="safe").load(ROOT / "bot" / "config.yml")["pipeline"]
    part: dict[str, Any] = next(part for part in pipeline if "act" in part)
    return part


def read() -> tuple[list[str], list[frozenset[str]]]:
    """All training texts with their labels."""
    texts, labelsets = [], []
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for block in YAML(typ="safe").load(path)["nlu"]:
            meta: dict[str, Any] = block.get("metadata") or {}
            labels = {f"{kind}:{v}" for key, kind in KINDS.items() for v in meta.get(key, [])}
            for line in block["examples"].splitlines():
                texts.append(line.removeprefix("- "))
                labelsets.append(frozenset({*labels, f"intent:{block['intent']}"}))
    return texts, labelsets


def chances(
    texts: list[str], labelsets: list[frozenset[str]]
) -> tuple[list[str], NDArray[np.float32]]:
    """The chance of each label for each text, from a model that had not seen the text."""
    labels = sorted(set().union(*labelsets))
    found = np.zeros((len(texts), len(labels)), dtype=np.float32)
    for known, rest in KFold(FOLDS, shuffle=True, random_state=0).split(texts):
        words = CountVectorizer(ngram_range=(1, 2), min_df=2, token_pattern=r"(?u)\b\w+\b")
        parts = CountVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=2)
        seen = [texts[i] for i in known]
        new = [texts[i] for i in rest]
        words.fit(seen)
        parts.fit(seen)

        def features(told: Sequence[str], words: Any = words, parts: Any = parts) -> csr_matrix:
            return hstack([words.transform(told), parts.transform(told), _kinds(told)]).tocsr()

        learned = [labelsets[i] for i in known]
        model = LabelModel.fit(features(seen), learned, 1.0)
        kept = [without_denied(text) for text in new]
        whole, told = (model.probabilities(features(of)) for of in (new, kept))
        act = [label.startswith("intent:") for label in model.labels]
        columns = [labels.index(label) for label in model.labels]
        blended = np.where(act, whole, told)
        for kind, weighed in configured()["surroundings"].items():
            around = SurroundingsModel.fit(kind, seen, learned)
            blended = around.blend(model.labels, blended, kept, **weighed)
        found[np.ix_(rest, columns)] = blended
    return labels, found


def _kinds(texts: Sequence[str]) -> csr_matrix:
    """The kinds of words in each text, shape (texts, features of the lexicon)."""
    return vstack([kinds(re.findall(r"\w[\w'&-]*", text)) for text in texts]).tocsr()


def main() -> None:
    """Prints the curve."""
    texts, labelsets = read()
    labels, found = chances(texts, labelsets)
    there = np.array([[label in labelset for label in labels] for labelset in labelsets])
    print(f"{len(texts)} texts, {FOLDS} folds")
    for kind in KINDS.values():
        columns = [i for i, label in enumerate(labels) if label.startswith(f"{kind}:")]
        print(f"\n{kind}: threshold, precision, recall, F1")
        for threshold in THRESHOLDS:
            heard = found[:, columns] >= threshold
            right = (heard & there[:, columns]).sum()
            precision, recall = right / max(heard.sum(), 1), right / there[:, columns].sum()
            f1 = 2 * precision * recall / (precision + recall)
            print(f"  {threshold:.2f}  {precision:.3f}  {recall:.3f}  {f1:.3f}")
    column = labels.index(DANGER)
    ordinary = ~there[:, column]
    print("\nacuut_gevaar: threshold, recall, false alarms per 200 other texts")
    for threshold in THRESHOLDS:
        heard = found[:, column] >= threshold
        recall = (heard & there[:, column]).sum() / there[:, column].sum()
        alarms = 200 * (heard & ordinary).sum() / ordinary.sum()
        print(f"  {threshold:.2f}  {recall:.3f}  {alarms:.2f}")
    intents = [i for i, label in enumerate(labels) if label.startswith("intent:")]
    right_intent = there[np.arange(len(texts)), np.array(intents)[found[:, intents].argmax(1)]]
    aside = ~there[:, [labels.index(label) for label in (DANGER, STORY)]].any(axis=1)
    print(f"\nintent: right {right_intent.mean():.3f}, asides {right_intent[aside].mean():.3f}")
    turned = np.array([bool(denied(text)) for text in texts])
    print("\nas configured, the likeliest label from one chance and others from another")
    settings = configured()
    for kind in KINDS.values():
        act, beside = settings["act"][kind], settings["beside"][kind]
        columns = [i for i, label in enumerate(labels) if label.startswith(f"{kind}:")]
        heard, right = acted_on(found[:, columns], act, beside), there[:, columns]
        print(
            f"{kind} ({act}, {beside}): F1 {_f1(heard, right):.3f}, all of a text right "
            f"{(heard == right).all(axis=1).mean():.3f}; in the {turned.sum()} texts that deny "
            f"something F1 {_f1(heard[turned], right[turned]):.3f}"
        )


def _f1(heard: NDArray[np.bool_], right: NDArray[np.bool_]) -> float:
    return float(2 * (heard & right).sum() / (heard.sum() + right.sum()))


if __name__ == "__main__":
    main()

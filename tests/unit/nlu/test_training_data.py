"""A linter for the training data: what makes a model learn the wrong thing is a fault."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.stack.paths import ROOT

FOLDER = ROOT / "data" / "nlu"
HELD_OUT = sorted((ROOT / "tests" / "nlu").glob("*.jsonl"))
KINDS = ("themas", "vormen", "doelgroepen")
#: Intents whose messages may carry labels.
CONTENT = {"vertellen", "corrigeren", "acuut_gevaar"}
LEAST_PER_LABEL = 150
LEAST_PER_INTENT = 50
#: The commonest thema may have at most so many times the texts of the rarest.
MOST_UNEVEN = 4


@dataclass(frozen=True)
class Example:
    """One training text with its labels."""

    file: str
    tekst: str
    intent: str
    labels: frozenset[str]


def bare(tekst: str) -> str:
    """A text without case, punctuation and spaces: what counts as the same."""
    return " ".join(re.findall(r"\w+", tekst.lower()))


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    """Everything under data/nlu."""
    found = []
    for path in sorted(FOLDER.glob("*.yml")):
        for block in YAML(typ="safe").load(path)["nlu"]:
            meta = block.get("metadata") or {}
            assert set(meta) <= {*KINDS, "gemeente"}, (path.name, meta)
            labels = frozenset(f"{kind}:{value}" for kind in KINDS for value in meta.get(kind, []))
            for line in block["examples"].splitlines():
                assert line.startswith("- "), (path.name, line)
                found.append(Example(path.name, line[2:], block["intent"], labels))
    return found


def test_there_is_enough(examples: list[Example]) -> None:
    assert len(examples) >= 8000


def test_no_text_stands_twice(examples: list[Example]) -> None:
    """Not with the same labels (it would count double), let alone with others."""
    places = defaultdict(list)
    for example in examples:
        places[bare(example.tekst) or example.tekst].append((example.file, example.tekst))
    assert [where for where in places.values() if len(where) > 1] == []


def test_labels_stand_only_where_there_is_content(examples: list[Example]) -> None:
    assert [e for e in examples if e.labels and e.intent not in CONTENT] == []


def test_every_label_and_intent_has_enough_texts(examples: list[Example]) -> None:
    labels = Counter(label for example in examples for label in example.labels)
    assert {label: n for label, n in labels.items() if n < LEAST_PER_LABEL} == {}
    intents = Counter(example.intent for example in examples)
    assert {intent: n for intent, n in intents.items() if n < LEAST_PER_INTENT} == {}


def test_themas_are_in_balance(examples: list[Example]) -> None:
    counts = Counter(
        label for example in examples for label in example.labels if label.startswith("themas:")
    )
    assert max(counts.values()) <= MOST_UNEVEN * min(counts.values()), counts


def test_nothing_looks_like_an_annotation_of_rasa(examples: list[Example]) -> None:
    """`[word](label)` in a text would be read as an entity."""
    assert [e.tekst for e in examples if re.search(r"\[[^\]]+\][({]", e.tekst)] == []


@pytest.mark.parametrize("path", HELD_OUT, ids=lambda path: path.stem)
def test_held_out_lines_were_not_learned(examples: list[Example], path: Path) -> None:
    """Fixed formulas ("dank u wel") and single words may stand on both sides, nothing told."""
    learned = {bare(example.tekst) for example in examples}
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    told = [line["tekst"] for line in lines if line["intent"] in CONTENT]
    assert [text for text in map(bare, told) if " " in text and text in learned] == []

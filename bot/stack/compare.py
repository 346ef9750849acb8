"""The table of docs/herkenning.md, measured anew: `.venv/app/bin/python -m bot.stack.compare`.

Trains every other way to hear on the same data and scores all on the same held-out lines: a
keyword baseline, Rasa's default pipeline, and the bot's own with one part taken out each time.
The default pipeline takes more than an hour, each other row some minutes; what has been trained
before is used again. Arguments, all optional, choose rows by (part of) their name; `--taalmodel`
takes another spaCy model than the one the bot runs on, by its name or folder.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML

from api.aanbod.store import CatalogueStore
from api.catalogue.model import Catalogue
from bot.components.typos import with_typos
from bot.stack import language_model, training
from bot.stack.evaluate import SEED
from bot.stack.parsing import Answer, parse
from bot.stack.paths import BUILD, ROOT
from bot.stack.scores import FIELDS, Line, Summary, read_lines, summarise

#: Every set of held-out lines: together they tell differences of a point apart from chance better.
HELD_OUT: Final = sorted((ROOT / "tests" / "nlu").glob("heldout*.jsonl"))
DATA: Final = ROOT / "data" / "nlu"
FOLDER: Final = BUILD / "compare"

#: The kind of each label in the training data, and its entity.
KINDS: Final = {"themas": "thema", "vormen": "vorm", "doelgroepen": "doelgroep"}
#: Rasa's default pipeline hears one intent, or several that belong together, joined by a sign:
#: https://rasa.com/docs/rasa/tuning-your-model#multi-intent-classification
JOIN: Final = "+"
#: With the defaults (100 epochs, in which every joined intent comes back as often) the training
#: takes a day on this much data; an epoch like this one takes eight minutes of processor time.
DIET_TRAINING: Final = {"epochs": 5, "batch_size": 64, "batch_strategy": "sequence"}

WORD_COUNTS: Final = 0
PART_COUNTS: Final = 1


@dataclass(frozen=True)
class Row:
    """One way to hear: its name in the table, and how to get its answers for some texts."""

    name: str
    config: dict[str, Any] | None = None
    joined_intents: bool = False

    def answers(self, texts: list[str], name: str) -> list[Answer]:
        """What is heard in each text, in the form in which the bot's own model answers."""
        if self.config is None:
            keywords = Keywords.of(CatalogueStore(ROOT / "catalogue.yml").current)
            return [keywords.answer(text) for text in texts]
        if self.config == _own():
            return parse(training.ensure(name), name, texts)
        data = _joined_data() if self.joined_intents else DATA
        found = parse(_model(self.config, data, name), name, texts)
        return [_split(answer) for answer in found] if self.joined_intents else found


def rows() -> Iterator[Row]:
    """Every row of the table, the baselines first."""
    yield Row("trefwoorden uit de catalogus")
    yield Row("standaardpijplijn van Rasa (DIET)", _default_pipeline(), joined_intents=True)
    yield Row("deze chatbot", _own())
    yield Row("zonder spellingcorrectie", _own(without="SpellingCorrector"))
    yield Row("zonder woorden", _own(without="SentenceCounts", which=WORD_COUNTS))
    yield Row("zonder delen van woorden", _own(without="SentenceCounts", which=PART_COUNTS))
    yield Row("zonder woordsoorten", _own(without="LexiconFeaturizer"))
    yield Row("zonder ontkenningen", _own(without="DenialFinder"))
    yield Row("zonder wat om de woorden heen staat", _own(surroundings={}))


def _own(without: str | None = None, which: int = 0, **settings: object) -> dict[str, Any]:
    """The bot's own pipeline, less one part or with other settings of the classifier."""
    pipeline: list[dict[str, Any]] = YAML(typ="safe").load(ROOT / "bot" / "config.yml")["pipeline"]
    if without is not None:
        parts = [part for part in pipeline if part["name"].endswith(without)]
        pipeline = [part for part in pipeline if part is not parts[which]]
    for part in pipeline:
        if part["name"].endswith("LabelClassifier"):
            part.update(settings)
    return {"recipe": "default.v1", "language": "nl", "pipeline": pipeline}


def _default_pipeline() -> dict[str, Any]:
    """What `rasa init` gives, told to read joined intents; entities are not asked of it."""
    return {
        "recipe": "default.v1",
        "language": "nl",
        "pipeline": [
            {
                "name": "WhitespaceTokenizer",
                "intent_tokenization_flag": True,
                "intent_split_symbol": JOIN,
            },
            {"name": "RegexFeaturizer"},
            {"name": "LexicalSyntacticFeaturizer"},
            {"name": "CountVectorsFeaturizer"},
            {
                "name": "CountVectorsFeaturizer",
                "analyzer": "char_wb",
                "min_ngram": 1,
                "max_ngram": 4,
            },
            {
                "name": "DIETClassifier",
                **DIET_TRAINING,
                "entity_recognition": False,
                "constrain_similarities": True,
                "random_seed": 0,
            },
        ],
    }


def _joined_data() -> Path:
    """The training data with the labels of each text in its intent: "vertellen+polarisatie"."""
    blocks = []
    for path in sorted(DATA.glob("*.yml")):
        for block in YAML(typ="safe").load(path)["nlu"]:
            labels = [
                f"{kind}:{value}"
                for key, kind in KINDS.items()
                for value in (block.get("metadata") or {}).get(key, [])
            ]
            intent = JOIN.join([block["intent"], *labels])
            blocks.append({"intent": intent, "examples": block["examples"]})
    path = FOLDER / "joined.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    # JSON is YAML, and written much faster. Rasa looks for a line that begins with "nlu:".
    items = "".join(f"- {json.dumps(block, ensure_ascii=False)}\n" for block in blocks)
    path.write_text(f'version: "3.1"\nnlu:\n{items}')
    return path


def _split(answer: Answer) -> Answer:
    """The answer with joined intents as an intent and labels."""
    intent, *labels = answer["intent"]["name"].split(JOIN)
    pairs = (label.split(":", 1) for label in labels)
    entities = [{"entity": kind, "value": value} for kind, value in pairs]
    return {**answer, "intent": {"name": intent}, "entities": entities}


def _model(config: dict[str, Any], data: Path, name: str) -> Path:
    """The model of this pipeline on this data; trained when there is none."""
    # Between quotes Rasa does not fill in what comes from the environment.
    text = json.dumps(config, indent=1).replace("${SPACY_MODEL}", name)
    content = f"{text} {data.name} {training.fingerprint(name)}"
    model = FOLDER / f"{hashlib.sha256(content.encode()).hexdigest()[:16]}.tar.gz"
    if not model.exists():
        path = FOLDER / "config.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        training.train_nlu(model, name, path, data)
    return model


@dataclass(frozen=True)
class Keywords:
    """Hears a label when a word of the catalogue stands in the text that only it has."""

    words: dict[tuple[str, str], frozenset[str]]

    @classmethod
    def of(cls, catalogue: Catalogue) -> Keywords:
        """The words of each thema, vorm and doelgroep that no other of its kind has."""
        words = {}
        for key, kind in KINDS.items():
            own = {
                item.id: _content(
                    " ".join([item.naam, item.uitleg, *getattr(item, "voorbeelden", [])])
                )
                for item in getattr(catalogue, key)
            }
            shared = Counter(word for found in own.values() for word in found)
            for label, found in own.items():
                words[kind, label] = frozenset(word for word in found if shared[word] == 1)
        return cls(words)

    def answer(self, text: str) -> Answer:
        """What is heard in a text; every text counts as one with content."""
        present = _content(text)
        entities = [
            {"entity": kind, "value": label}
            for (kind, label), words in self.words.items()
            if words & present
        ]
        return {"intent": {"name": "vertellen"}, "entities": entities, "ms": 0.0}


def _content(text: str) -> set[str]:
    """The words that are long enough to mean something by themselves."""
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > len("naar")}


def main() -> None:
    """Prints the table, a row as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rijen", nargs="*")
    parser.add_argument("--taalmodel")
    options = parser.parse_args()
    name = options.taalmodel or language_model.ensure()
    lines = [line for path in HELD_OUT for line in read_lines(path)]
    header = ["", "themas", "impliciet", *list(FIELDS)[1:], "intent", "gevaar", "typefouten", "ms"]
    print("|".join(["", *header, ""]))
    print("|" + "---|" * len(header))
    for row in rows():
        if not options.rijen or any(part in row.name for part in options.rijen):
            print(_line(row, lines, name), flush=True)


def _line(row: Row, lines: list[Line], name: str) -> str:
    texts = [line["tekst"] for line in lines]
    mistyped = [with_typos(text, SEED) for text in texts]
    answers = row.answers([*texts, *mistyped], name)
    clean = summarise(lines, answers[: len(lines)])
    spoilt = summarise(lines, answers[len(lines) :])
    return "|".join(["", row.name, *_cells(clean, spoilt), ""])


def _cells(clean: Summary, spoilt: Summary) -> Iterable[str]:
    themas, *others = clean.fields
    yield f"{clean.fields[themas]:.3f}"
    yield f"{clean.implicit:.3f}"
    yield from (f"{clean.fields[field]:.3f}" for field in others)
    yield f"{clean.intent:.3f}"
    yield f"{clean.danger.recall:.2f}, {clean.danger.extra} op {clean.ordinary} vals"
    yield " / ".join(f"{100 * (spoilt.fields[f] - clean.fields[f]):+.1f}" for f in FIELDS)
    yield f"{clean.ms:.1f}"


if __name__ == "__main__":
    main()

"""Figures for the recognition: what was right, what was missed, what was heard wrongly."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

#: Fields of a line, and the entity that carries their labels.
FIELDS = {"themas": "thema", "vormen": "vorm", "doelgroep": "doelgroep"}
MOST_CONFUSED = 15

Line = dict[str, Any]


@dataclass(frozen=True)
class Score:
    """Counts of one label or of many together."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Of what was heard, the share that was there."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 0.0

    @property
    def recall(self) -> float:
        """Of what was there, the share that was heard."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = 2 * self.right + self.extra + self.missed
        return 2 * self.right / total if total else 0.0


def read_lines(path: Path) -> list[Line]:
    """Reads labelled lines.

    Raises:
        ValueError: a line is no JSON object with a ``tekst``; says which.
    """
    lines = []
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            line = json.loads(text)
            if not isinstance(line["tekst"], str):
                raise TypeError
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f'regel {number} is geen {{"tekst": …}} in JSON') from error
        lines.append(line)
    return lines


def heard(answer: dict[str, Any], entity: str) -> set[str]:
    """The labels of one kind that the bot would act on."""
    return {e["value"] for e in answer["entities"] if e["entity"] == entity and not e.get("role")}


def pair(line: Line, answer: dict[str, Any], field: str) -> tuple[set[str], set[str]]:
    """What is there and what was heard; a label that is right as well is no fault either way.

    ``ook_goed`` of a line holds, per field, the labels of a second reading that is fair.
    """
    there = set(line[field])
    return there, heard(answer, FIELDS[field]) - (
        set(line.get("ook_goed", {}).get(field, ())) - there
    )


def score_labels(pairs: Iterable[tuple[set[str], set[str]]]) -> dict[str, Score]:
    """Per label, from pairs of what was there and what was heard."""
    scores: Counter[tuple[str, str]] = Counter()
    labels: set[str] = set()
    for there, found in pairs:
        labels |= there | found
        scores.update(("right", label) for label in there & found)
        scores.update(("extra", label) for label in found - there)
        scores.update(("missed", label) for label in there - found)
    return {
        label: Score(scores["right", label], scores["extra", label], scores["missed", label])
        for label in sorted(labels)
    }


@dataclass(frozen=True)
class Summary:
    """The figures that systems are compared by, between 0 and 1; ``ms`` is the median per line."""

    fields: dict[str, float]
    implicit: float
    intent: float
    danger: Score
    ordinary: int
    ms: float


def summarise(lines: Sequence[Line], answers: Sequence[dict[str, Any]]) -> Summary:
    """The micro-F1 per field, of themas without their own word, and what is told of intents."""
    both = list(zip(lines, answers, strict=True))

    def micro(field: str, part: str | None = None) -> float:
        return _total(
            pair(line, answer, field)
            for line, answer in both
            if field in line and (part is None or part in line.get("slices", []))
        ).f1

    intents = [(line["intent"], _intent(answer)) for line, answer in both if line.get("intent")]
    by_intent = score_labels(({there}, {found}) for there, found in intents)
    danger = by_intent.get("acuut_gevaar", Score())
    return Summary(
        fields={field: micro(field) for field in FIELDS},
        implicit=micro("themas", "impliciet"),
        intent=sum(there == found for there, found in intents) / max(len(intents), 1),
        danger=danger,
        ordinary=len(intents) - danger.right - danger.missed,
        ms=median(answer["ms"] for answer in answers) if answers else 0.0,
    )


def short_report(lines: Sequence[Line], answers: Sequence[dict[str, Any]]) -> str:
    """One line: the micro-F1 of each field and the share of right intents."""
    summary = summarise(lines, answers)
    parts = [f"{field} {f1:.3f}" for field, f1 in summary.fields.items()]
    return "  ".join(["  micro-F1:", *parts, f" intent juist {summary.intent:.3f}"])


def report(lines: Sequence[Line], answers: Sequence[dict[str, Any]]) -> str:
    """The whole report as text."""
    both = list(zip(lines, answers, strict=True))
    parts = [f"{len(lines)} regels"]
    for field in FIELDS:
        known = [(line, answer) for line, answer in both if field in line]
        if known:
            parts += _field(field, known)
    parts += _gemeente([(line, answer) for line, answer in both if "gemeente" in line])
    parts += _intents([(line, answer) for line, answer in both if line.get("intent")])
    parts += _calibration(both)
    times = sorted(answer["ms"] for answer in answers)
    if len(times) > 1:
        parts.append(
            f"\nrekentijd per regel: mediaan {median(times):.1f} ms, "
            f"95 % binnen {quantiles(times, n=20)[-1]:.1f} ms"
        )
    return "\n".join(parts)


def _field(field: str, both: list[tuple[Line, dict[str, Any]]]) -> list[str]:
    pairs = [pair(line, answer, field) for line, answer in both]
    scores = score_labels(pairs)
    whole = _total(pairs)
    macro = sum(score.f1 for score in scores.values()) / len(scores) if scores else 0.0
    exact = sum(there == found for there, found in pairs) / len(pairs)
    parts = [
        f"\n{field}: micro-F1 {whole.f1:.3f}  precisie {whole.precision:.3f}  "
        f"vangst {whole.recall:.3f}  macro-F1 {macro:.3f}  helemaal goed {exact:.3f}"
    ]
    parts += [
        f"  {label:<30} F1 {score.f1:.3f}  precisie {score.precision:.3f}  "
        f"vangst {score.recall:.3f}  ({score.right + score.missed})"
        for label, score in scores.items()
    ]
    slices = sorted({part for line, _ in both for part in line.get("slices", [])})
    for part in slices:
        total = _total(
            pair
            for (line, _), pair in zip(both, pairs, strict=True)
            if part in line.get("slices", [])
        )
        parts.append(f"  deel {part:<25} F1 {total.f1:.3f}")
    return parts


def _total(pairs: Iterable[tuple[set[str], set[str]]]) -> Score:
    return sum(score_labels(pairs).values(), Score())


def _intent(answer: dict[str, Any]) -> str:
    return str(answer["intent"]["name"])


def _calibration(both: list[tuple[Line, dict[str, Any]]]) -> list[str]:
    """How often the labels that got a chance in each tenth were really there."""
    there: Counter[int] = Counter()
    given: Counter[int] = Counter()
    for line, answer in both:
        for field, entity in FIELDS.items():
            for found in answer["entities"] if field in line else []:
                if found["entity"] == entity and found.get("confidence_entity"):
                    tenth = min(int(found["confidence_entity"] * 10), 9)
                    given[tenth] += 1
                    there[tenth] += found["value"] in line[field]
    if not given:
        return []
    return ["\nijking: gegeven kans, hoe vaak het klopte"] + [
        f"  {tenth / 10:.1f}-{(tenth + 1) / 10:.1f}  {there[tenth] / count:.2f}  ({count})"
        for tenth, count in sorted(given.items())
    ]


def _gemeente(both: list[tuple[Line, dict[str, Any]]]) -> list[str]:
    if not both:
        return []
    right = sum(
        next((e["value"] for e in answer["entities"] if e["entity"] == "gemeente"), None)
        == line["gemeente"]
        for line, answer in both
    )
    return [f"\ngemeente: juist {right / len(both):.3f}"]


def _intents(both: list[tuple[Line, dict[str, Any]]]) -> list[str]:
    if not both:
        return []
    pairs = [(line["intent"], _intent(answer)) for line, answer in both]
    scores = score_labels(({there}, {found}) for there, found in pairs)
    macro = sum(score.f1 for score in scores.values()) / len(scores)
    share = sum(there == found for there, found in pairs) / len(pairs)
    parts = [f"\nintent: juist {share:.3f}  macro-F1 {macro:.3f}"]
    danger = scores.get("acuut_gevaar")
    if danger:
        ordinary = len(pairs) - danger.right - danger.missed
        parts.append(
            f"  acuut_gevaar: vangst {danger.recall:.3f}, "
            f"vals alarm {danger.extra} op {ordinary} gewone regels"
        )
    confused = Counter(pair for pair in pairs if pair[0] != pair[1]).most_common(MOST_CONFUSED)
    parts += [f"  {there} → {found}: {count}" for (there, found), count in confused]
    return parts

"""The rules of `aanwijzingen.yml` that tell the own municipality from an example."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.components.gemeente.corrections import compiled

BESTAND = Path(__file__).with_name("aanwijzingen.yml")

_NO_PREPOSITION = "geen"
# The keys of a rule that are true or false, and what they ask of the surroundings.
_FLAGS = {"gemeente": "gemeente", "bezit": "ours", "rijk": "rijk", "begin": "begins", "los": "ends"}
# Words that turn a sentence round: "ik werk niet in Leiden" is not "ik werk in Leiden".
_TURNS = "niet|geen|nooit|dan|zoals|met"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a name, within its sentence; folded words joined by spaces."""

    before: str
    """Without "gemeente", article and preposition that belong to the name, and without a greeting
    that opens the sentence; a colon is a word."""
    preposition: str | None
    gemeente: bool
    """The name is called a municipality."""
    ours: bool
    """It is "onze" or "mijn" gemeente."""
    rijk: bool
    """The name also stands for the national government."""
    begins: bool
    """Nothing but a greeting stands before it in its sentence."""
    ends: bool
    """A comma, a colon or the end of its sentence follows."""
    clause: str
    """The words after the name, up to a comma or a joining word."""
    after: str
    """The first words after the name, commas or not."""
    words: dict[str, frozenset[str]] = field(init=False)
    """The words of each stretch of text."""

    def __post_init__(self) -> None:
        stretches = {"before": self.before, "clause": self.clause, "after": self.after}
        words = {name: frozenset(text.split()) for name, text in stretches.items()}
        object.__setattr__(self, "words", words)


@dataclass(frozen=True, slots=True)
class _Test:
    """One line of a rule: a pattern that a stretch of text has to hold, or must not hold."""

    attribute: str
    pattern: re.Pattern[str]
    wanted: bool
    literals: frozenset[str]
    """Without any of these words the pattern cannot match; looking that up is far cheaper."""

    def passes(self, here: Surroundings) -> bool:
        if self.literals.isdisjoint(here.words[self.attribute]):
            return not self.wanted
        found = self.pattern.search(getattr(here, self.attribute)) is not None
        return found == self.wanted


class Rule:
    """One rule: whether it fits, and what it decides."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.naam: str = data["naam"]
        self.zin: str = data["zin"]
        self.zekerheid: float | None = data.get("zekerheid")
        """How sure it is the own municipality; None for an example."""
        self._prepositions = frozenset(data.get("voorzetsel", ()))
        self._flags = [(flag, data[key]) for key, flag in _FLAGS.items() if key in data]
        between = _between(data.get("daartussen", 0))
        self._tests = [
            _Test(attribute, re.compile(shape % _any(data[key])), wanted, _literals(data[key]))
            for key, attribute, shape, wanted in (
                ("voor", "before", rf"\b%s{between}$", True),
                ("niet_voor", "before", rf"\b%s{between}$", False),
                ("alleen_voor", "before", r"^%s$", True),
                ("ergens", "before", r"\b%s\b", True),
                ("niet_ergens", "before", r"\b%s\b", False),
                ("na", "clause", r"\b%s\b", True),
                ("direct_na", "clause", r"^%s\b", True),
                ("niet_direct_na", "clause", r"^%s\b", False),
                ("alleen_na", "clause", r"^%s$", True),
                ("verderop", "after", r"^%s\b", True),
                ("later", "after", r"\b%s\b", True),
                ("niet_later", "after", r"\b%s\b", False),
            )
            if key in data
        ]

    def fits(self, here: Surroundings) -> bool:
        """True when all that the rule asks for is there."""
        if self._prepositions and (here.preposition or _NO_PREPOSITION) not in self._prepositions:
            return False
        for flag, wanted in self._flags:
            if getattr(here, flag) != wanted:
                return False
        for test in self._tests:  # noqa: SIM110 - a plain loop takes half the time of all()
            if not test.passes(here):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Cues:
    """The whole of `aanwijzingen.yml`; the fields are its keys."""

    gemeentewoorden: frozenset[str]
    plaatswoorden: frozenset[str]
    voorzetsels: dict[str, float]
    zonder_voorzetsel: float
    met_gemeente: float
    weg_van_hier: frozenset[str]
    andere_instelling: frozenset[str]
    andere_instelling_van: frozenset[str]
    aanspreekvormen: frozenset[str]
    geen_voornaam: frozenset[str]
    samenstellingen: frozenset[str]
    antwoordwoorden: frozenset[str]
    na_de_naam: frozenset[str]
    groeten: frozenset[str]
    zinswoorden: frozenset[str]
    verbeteringen: re.Pattern[str]
    regels: tuple[Rule, ...]

    def rule(self, here: Surroundings) -> Rule | None:
        """The first rule that fits."""
        return next((rule for rule in self.regels if rule.fits(here)), None)

    def sure(self, here: Surroundings) -> float | None:
        """How sure it is, 0 to 1, that the name is the own municipality; None for an example."""
        rule = self.rule(here)
        if rule is not None:
            return rule.zekerheid
        if here.preposition in self.weg_van_hier:
            return None
        if here.gemeente:
            return self.met_gemeente
        return self.voorzetsels.get(here.preposition or "", self.zonder_voorzetsel)


@functools.cache
def cues() -> Cues:
    """The rules of `aanwijzingen.yml`, read once."""
    data = YAML(typ="safe").load(BESTAND)
    regels = tuple(Rule(regel) for regel in data.pop("regels"))
    lead_in = {"de", "om", "over", *data["gemeentewoorden"], *data["voorzetsels"]}
    verbeteringen = compiled(data.pop("verbeteringen"), lead_in)
    lists = {key: frozenset(value) for key, value in data.items() if isinstance(value, list)}
    return Cues(**{**data, **lists}, verbeteringen=verbeteringen, regels=regels)


def _literals(phrases: Iterable[str]) -> frozenset[str]:
    """Of each phrase one word that it cannot do without."""
    return frozenset(max(phrase.replace("*", "").split(), key=len) for phrase in phrases)


def _any(phrases: Iterable[str]) -> str:
    return "(?:" + "|".join(phrase.replace("*", r"\w+") for phrase in phrases) + ")"


def _between(allowed: int | list[str]) -> str:
    if isinstance(allowed, int):
        return rf"(?: (?!(?:{_TURNS})\b)\w+){{0,{allowed}}}"
    return f"(?: {_any(allowed)})*"

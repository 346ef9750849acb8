"""The questions about a new offer. Their words stand in nieuw.yml."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from itertools import chain, count

from pydantic import BaseModel, ConfigDict

from api.catalogue.loader import check_bytes
from api.catalogue.model import Aanbieder, Aanbod, Catalogue
from api.catalogue.tools import entry
from api.catalogue.tools.entry import Value
from api.catalogue.tools.insertion import Addition
from api.catalogue.tools.terminal import Check, ask_number, ask_numbers, ask_text
from api.data_file import read_beside
from api.matching.text import fold

NEEDED = (
    "aanbieder",
    "naam",
    "soort",
    "schaal",
    "themas",
    "vormen",
    "doelgroepen",
    "omschrijving",
    "url",
    "bron",
    "status",
    "id",
)
OPTIONAL = (
    "aanmelden",
    "kosten",
    "duur",
    "locatie",
    "fase",
    "datums",
    "aanmelden_tot",
    "partners",
    "eigenaar",
    "nakijken_voor",
)
"""The fields, in the order in which they are asked."""
USUAL = 12
"""How many of the most frequent kinds of offer can be chosen from a list."""
ID_LENGTH = 50
"""Longest id that is proposed; people have to read it."""

_LISTS = ("datums", "partners")
_SEVERAL = ("fase",)


class Texts(BaseModel):
    """What nieuw.yml holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    begin: str
    vervolg: str
    voorbeeld: str
    aandacht: str
    intussen_gewijzigd: str
    geen_plaats: str
    opgeslagen: str
    gestopt: str
    klaar: str
    opslaan: str
    veranderen: str
    stoppen: str
    welk_antwoord: str
    andere_aanbieder: str
    andere_soort: str
    id_bestaat: str
    vragen: dict[str, str]
    aanbieder: dict[str, str]
    bron: dict[str, str]
    keuzes: dict[str, dict[str, str]]


@cache
def texts() -> Texts:
    """The words of the interview."""
    return read_beside(__file__, "nieuw.yml", Texts)


@dataclass
class Interview:
    """The questions about one offer, and the answers so far."""

    catalogue: Catalogue
    today: date
    answers: dict[str, Value] = field(default_factory=dict)
    new_provider: dict[str, Value] = field(default_factory=dict)

    def ask_all(self) -> None:
        """Every question once, those that need an answer first."""
        for name in NEEDED:
            self.ask(name)
        print(texts().vervolg)
        for name in OPTIONAL:
            self.ask(name)

    def ask(self, name: str) -> None:
        """One question; its answer takes the place of an earlier one."""
        ask: Callable[[], Value] = {
            "aanbieder": self._ask_provider,
            "soort": self._ask_kind,
            "themas": lambda: self._ask_words("themas"),
            "vormen": lambda: self._ask_words("vormen"),
            "doelgroepen": lambda: self._ask_words("doelgroepen"),
            "bron": self._ask_source,
            "id": self._ask_id,
        }.get(name, lambda: self._ask_usual(name))
        self.answers.pop(name, None)
        if answer := ask():
            self.answers[name] = answer

    def additions(self) -> list[Addition]:
        """The offer, behind the others of its aanbieder, and that aanbieder when it is new.

        What has no others to follow comes last among what has the same schaal.
        """
        offers, providers = self.catalogue.aanbod, self.catalogue.aanbieders
        aanbieder, schaal = self.answers["aanbieder"], self.answers["schaal"]
        own = [place for place, one in enumerate(offers) if one.aanbieder == aanbieder]
        peers = [place for place, one in enumerate(offers) if one.schaal == schaal]
        remark = "" if own else f"--- {self._provider_name()} ---"
        found = [
            Addition("aanbod", _last(own or peers), _in_order(Aanbod, self.answers), remark),
        ]
        if self.new_provider:
            active = {offers[place].aanbieder for place in peers}
            near = [place for place, one in enumerate(providers) if one.id in active]
            found.append(
                Addition("aanbieders", _last(near), _in_order(Aanbieder, self.new_provider))
            )
        return found

    def _provider_name(self) -> str:
        known = self.catalogue.aanbieder_op_id.get(str(self.answers["aanbieder"]))
        naam, afkorting = (
            (known.naam, known.afkorting)
            if known
            else (self.new_provider["naam"], self.new_provider.get("afkorting"))
        )
        return f"{naam} ({afkorting})" if afkorting else str(naam)

    def _ask_usual(self, name: str) -> Value:
        question, optional = texts().vragen[name], name in OPTIONAL
        if choices := texts().keuzes.get(name):
            options = [f"{value}: {meaning}" for value, meaning in choices.items()]
            several = name in _SEVERAL
            chosen = ask_numbers(question, options, optional=optional, several=several)
            values = [list(choices)[place] for place in chosen]
            return values if several else "".join(values)
        read: Callable[[str], Value] = _split if name in _LISTS else str
        answer = ask_text(
            question, optional=optional, check=lambda text: self._fault(name, read(text))
        )
        return read(answer)

    def _ask_words(self, block: str) -> Value:
        words = getattr(self.catalogue, block)
        options = [f"{word.naam}: {word.uitleg}" for word in words]
        return [words[place].id for place in ask_numbers(texts().vragen[block], options)]

    def _ask_kind(self) -> str:
        counts = Counter(item.soort for item in self.catalogue.aanbod)
        usual = [soort for soort, _ in counts.most_common(USUAL)]
        question = texts().vragen["soort"]
        place = ask_number(question, [*usual, texts().andere_soort])
        if place < len(usual):
            return usual[place]
        return ask_text(question, check=lambda text: self._fault("soort", text))

    def _ask_provider(self) -> str:
        providers = self.catalogue.aanbieders
        options = [
            f"{one.naam} ({one.afkorting})" if one.afkorting else one.naam for one in providers
        ]
        place = ask_number(texts().vragen["aanbieder"], [*options, texts().andere_aanbieder])
        self.new_provider = {}
        if place < len(providers):
            return providers[place].id
        for name in texts().aanbieder:
            if answer := self._ask_about_provider(name):
                self.new_provider[name] = answer
        return str(self.new_provider["id"])

    def _ask_about_provider(self, name: str) -> str:
        question, so_far = texts().aanbieder[name], self.new_provider

        def check(text: str) -> str:
            return _fault_in("aanbieders", so_far, name, text)

        if name == "id":
            words = so_far.get("afkorting") or so_far["naam"]
            return _ask_id(question, str(words), self.catalogue.aanbieder_op_id, check)
        return ask_text(question, optional=name != "naam", check=check)

    def _ask_source(self) -> Value:
        defaults = {"url": str(self.answers["url"]), "gezien_op": self.today.isoformat()}
        found: dict[str, str] = {}
        for name, question in texts().bron.items():
            answer = ask_text(
                question,
                default=defaults.get(name, ""),
                optional=name not in defaults,
                check=partial(self._fault_in_source, name),
            )
            if answer:
                found[name] = answer
        return found

    def _ask_id(self) -> str:
        words = f"{self.answers['aanbieder']} {self.answers['naam']}"
        return _ask_id(
            texts().vragen["id"],
            words,
            self.catalogue.aanbod_op_id,
            lambda text: self._fault("id", text),
        )

    def _fault_in_source(self, name: str, text: str) -> str:
        return self._fault("bron", {name: text})

    def _fault(self, name: str, value: Value) -> str:
        return _fault_in("aanbod", self.answers, name, value)


def _fault_in(block: str, so_far: Mapping[str, Value], name: str, value: Value) -> str:
    """What the check says about one answer, given the others; nothing when it is right."""
    item = entry.lines({**so_far, name: value}, 2)
    for fault in check_bytes("\n".join([f"{block}:", *item]).encode()).faults:
        about = re.search(rf" › {name}( › |$)", fault.path)
        if about and not fault.code.startswith("missing"):
            return f"{fault.message} – {fault.hint}"
    return ""


def _ask_id(question: str, words: str, taken: Collection[str], check: Check) -> str:
    """Asks for an id and proposes one from `words`."""

    def problem(text: str) -> str:
        return texts().id_bestaat.format(id=text) if text in taken else check(text)

    return ask_text(question, default=_free_id(words, taken), check=problem)


def _free_id(words: str, taken: Collection[str]) -> str:
    """An id made of `words` that nothing has yet."""
    whole = re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")
    base = whole if len(whole) <= ID_LENGTH else whole[: ID_LENGTH + 1].rpartition("-")[0]
    numbered = (f"{base}-{number}" for number in count(2))
    return next(one for one in chain([base], numbered) if one not in taken)


def _split(answer: str) -> list[str]:
    return [part.strip() for part in answer.split(",") if part.strip()]


def _last(places: list[int]) -> int:
    """The last of these places; -1, the end of the block, when there are none."""
    return max(places, default=-1)


def _in_order(model: type[BaseModel], answers: Mapping[str, Value]) -> dict[str, Value]:
    """The answers as the fields stand in the catalogue."""
    return {name: answers[name] for name in model.model_fields if name in answers}

"""The municipalities of `gemeenten.yml`, found by name, alias or place: exact or nearly so."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA
from ruamel.yaml import YAML

from bot.components.gemeente.text import Word, split

BESTAND = Path(__file__).with_name("gemeenten.yml")

_SHORTEST_MISSPELT = 6
_SHORTEST_WITH_TWO_EDITS = 9
_SHORTEST_PLACE_MISSPELT = 8
_SHORTEST_SPLIT = 8
_SHORTEST_JOINED = 10
_MAX_WORDS = 5
_NEVER_SPLIT_OFF = frozenset({"uit", "in", "te", "bij", "op", "van", "is", "zonder"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What one name stands for."""

    namen: tuple[str, ...]
    """Official names; more than one for a name that municipalities share."""
    words: int
    """Number of words the name is written in."""
    gewoon_woord: bool
    """Also an ordinary word or a surname, so the context has to make clear that it is a place."""
    plaats: bool
    """A place within the municipality, not a name of the municipality itself."""
    plaats_na_in: bool = False
    """An ordinary word that can only be the place right after "in" or "uit"."""
    uitroep: bool = False
    """An ordinary word that is a sentence of its own as well: "Best!"."""

    def allowed_edits(self, key: str) -> int:
        """How many slips still leave this name to be recognised.

        Places resemble too many ordinary words to allow two.
        """
        if self.plaats:
            return 1 if len(key) >= _SHORTEST_PLACE_MISSPELT else 0
        if len(key) < _SHORTEST_MISSPELT:
            return 0
        return 2 if len(key) >= _SHORTEST_WITH_TWO_EDITS else 1


@dataclass(frozen=True, slots=True)
class Match:
    """A run of words that reads as a name."""

    entry: Entry
    first: int
    last: int
    """Index of the last word, included."""
    edits: int = 0


class Gazetteer:
    """Names by their letters only: "Etten Leur", "etten-leur" and "EttenLeur" are one key.

    Raises `ValueError` when one name stands for two municipalities without being listed under
    `gedeelde_namen`.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self._entries: dict[str, Entry] = {}
        self._continued: set[str] = set()
        self._beginnings: set[str] = set()
        self.provincies: dict[str, str] = {}
        plain = {_key(naam) for naam in data["gewone_woorden"]}
        self._after_in = {_key(naam) for naam in data["plaats_na_in"]}
        self._exclamations = {_key(naam) for naam in data["ook_een_uitroep"]}
        self._known_words = frozenset(data["geen_spelfout"])
        self.voor_het_rijk = frozenset(data["staat_ook_voor_het_rijk"])
        self.provincie_van = {g["naam"]: g["provincie"] for g in data["gemeenten"]}
        for gemeente in data["gemeenten"]:
            for naam in (gemeente["naam"], *gemeente.get("ook", ())):
                self._add(naam, (gemeente["naam"],), plain)
            for naam in gemeente.get("plaatsen", ()):
                self._add(naam, (gemeente["naam"],), plain, plaats=True)
        for naam, gemeenten in data["gedeelde_namen"].items():
            self._add(naam, tuple(gemeenten), plain)
        for provincie in set(self.provincie_van.values()):
            for naam in (provincie, *data["provincienamen"].get(provincie, ())):
                self.provincies[_key(naam)] = provincie
        self._by_length = self._targets()

    @property
    def namen(self) -> list[str]:
        """The official names, in the order of the file."""
        return list(self.provincie_van)

    def provinces_in(self, words: Sequence[Word]) -> set[str]:
        """The provinces that these words name."""
        letters = _letters(words, 0, len(words) - 1)
        return {provincie for key, provincie in self.provincies.items() if key in letters}

    def only_province(self, words: Sequence[Word], index: int) -> bool:
        """True when the word here, alone or with the next, names a province and no municipality."""
        return any(
            letters in self.provincies and letters not in self._entries
            for last in (index, min(index + 1, len(words) - 1))
            for letters in [_letters(words, index, last)]
        )

    def exact(self, words: Sequence[Word], first: int) -> Match | None:
        """The longest name that starts at this word."""
        found: Match | None = None
        for last, letters in _runs(words, first):
            if letters not in self._beginnings:
                break
            entry = self._entries.get(letters)
            if entry is None:
                continue
            # "e de" is not Ede: only a long name may be written apart.
            if last - first + 1 > entry.words and len(letters) < _SHORTEST_SPLIT:
                continue
            # "Adam" is not A'dam.
            if entry.gewoon_woord and last - first + 1 < entry.words:
                continue
            # "uit Hoorn" is not Uithoorn.
            if last - first + 1 > entry.words and words[first].folded in _NEVER_SPLIT_OFF:
                continue
            found = Match(entry, first, last)
        return found

    def continues(self, match: Match, words: Sequence[Word]) -> bool:
        """True when a longer name starts with these words, as Bergen op Zoom does with Bergen."""
        return _letters(words, match.first, match.last) in self._continued

    def misspelt(
        self,
        words: Sequence[Word],
        first: int,
        *,
        certain: bool,
        most_edits: int = 2,
        longer_than: int = 0,
    ) -> Match | None:
        """The name that the words from `first` on most likely misspell.

        `certain` says that a municipality must follow here, so that names which are also ordinary
        words count too. `longer_than` asks for names of more than that many words.
        """
        if words[first].folded in _NEVER_SPLIT_OFF:
            return None
        best: Match | None = None
        best_share = 1.0
        for last, letters in _runs(words, first):
            if len(letters) < _SHORTEST_MISSPELT - 1 or last - first < longer_than:
                continue
            if last - first < 2 and words[last].folded in self._known_words:
                continue
            near = self._nearest(letters, last - first + 1, certain, most_edits)
            if near is None:
                continue
            key, edits = near
            share = edits / len(key)
            if share < best_share or best is None:
                best, best_share = Match(self._entries[key], first, last, edits), share
        return best

    def _nearest(
        self, letters: str, count: int, certain: bool, most_edits: int
    ) -> tuple[str, int] | None:
        keys = self._by_length.get((len(letters), certain))
        if not keys:
            return None
        found = process.extract(
            letters, keys, scorer=OSA.distance, score_cutoff=most_edits, limit=4
        )
        near = [
            (key, int(edits))
            for key, edits, _ in found
            if self._plausible(letters, key, int(edits), count, certain)
        ]
        if not near:
            return None
        fewest = near[0][1]
        tied = {self._entries[key].namen for key, edits in near if edits == fewest}
        return near[0] if len(tied) == 1 else None

    def _plausible(self, letters: str, key: str, edits: int, count: int, certain: bool) -> bool:
        entry = self._entries[key]
        if not edits or edits > entry.allowed_edits(key) or _derived(letters, key):
            return False
        # "die mens" is not Diemen: a misspelt name may also be written apart only if it is long.
        if count > 1 and entry.words != count and len(letters) < _SHORTEST_JOINED:
            return False
        return edits == 1 or certain or key[0] == letters[0]

    def _add(
        self, naam: str, gemeenten: tuple[str, ...], plain: set[str], *, plaats: bool = False
    ) -> None:
        words = [word.folded for word in split(naam)]
        for variant in _variants(words):
            key = "".join(variant)
            known = self._entries.get(key)
            if known is not None:
                raise ValueError(f"{naam!r} hoort bij {known.namen} en bij {gemeenten}")
            self._entries[key] = Entry(
                gemeenten,
                len(variant),
                key in plain,
                plaats,
                plaats_na_in=key in self._after_in,
                uitroep=key in self._exclamations,
            )
            self._continued.update("".join(variant[:upto]) for upto in range(1, len(variant)))
            self._beginnings.update(key[:upto] for upto in range(1, len(key) + 1))

    def _targets(self) -> dict[tuple[int, bool], list[str]]:
        """Keys that a run of so many letters can misspell, without and with the ordinary words."""
        targets: dict[tuple[int, bool], list[str]] = {}
        for key, entry in self._entries.items():
            reach = entry.allowed_edits(key)
            if not reach:
                continue
            for length in range(len(key) - reach, len(key) + reach + 1):
                targets.setdefault((length, True), []).append(key)
                if not entry.gewoon_woord:
                    targets.setdefault((length, False), []).append(key)
        return targets


@functools.cache
def gazetteer() -> Gazetteer:
    """The municipalities of `gemeenten.yml`, read once."""
    return Gazetteer(YAML(typ="safe").load(BESTAND))


def _key(naam: str) -> str:
    return "".join(word.folded for word in split(naam))


def _variants(words: list[str]) -> Iterator[list[str]]:
    yield words
    joined = " ".join(words)
    for article in ("den", "de"):
        if f" aan {article} " in f"{joined} ":
            yield joined.replace(f" aan {article} ", " a d ").split()
    if words[0] == "sint":
        yield ["st", *words[1:]]
    if "ij" in joined:
        yield joined.replace("ij", "y").split()


def _runs(words: Sequence[Word], first: int) -> Iterator[tuple[int, str]]:
    """Every run of words from `first` on that can be one name: its last word and its letters."""
    letters = words[first].folded
    yield first, letters
    for last in range(first + 1, min(first + _MAX_WORDS, len(words))):
        gap = words[last].gap
        if len(gap) > 3 or "!" in gap or "?" in gap:
            return
        letters += words[last].folded
        yield last, letters


def _letters(words: Sequence[Word], first: int, last: int) -> str:
    return "".join(word.folded for word in words[first : last + 1])


def _derived(letters: str, key: str) -> bool:
    """True for "Zwolse", "Utrechts", "Rotterdammers": made from the name, not a slip in it."""
    if letters.endswith("se") and not key.endswith("se"):
        return True
    rest = letters.removeprefix(key)
    return rest != letters and rest in {"s", "e", "er", "ers", "mer", "ter", "ner", "ens"}

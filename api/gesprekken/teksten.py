"""Loads teksten.yml."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from functools import cache

from pydantic import BaseModel

from api.data_file import read_beside


class Teksten(BaseModel):
    """The texts of teksten.yml."""

    persoonsgegevens: list[str]
    weggelaten: str
    soorten: dict[str, str]
    en: str


@cache
def teksten() -> Teksten:
    """The texts, read once."""
    return read_beside(__file__, "teksten.yml", Teksten)


class Weigeringen:
    """The answers to messages with personal data, never twice the same in a row.

    How often a gesprek was refused is only kept in memory: a refused message leaves no trace.
    """

    def __init__(self, gesprekken: int = 1000) -> None:
        self._keer: OrderedDict[str, int] = OrderedDict()
        self._gesprekken = gesprekken

    def tekst(self, gesprek_id: str, soorten: Iterable[str]) -> str:
        """The next refusal of a gesprek, of personal data of these kinds."""
        keer = self._keer.pop(gesprek_id, 0)
        self._keer[gesprek_id] = keer + 1
        if len(self._keer) > self._gesprekken:
            self._keer.popitem(last=False)
        wordings = teksten().persoonsgegevens
        rest = len(wordings) - 1
        wording = wordings[keer if keer <= rest else 1 + (keer - 1) % rest]
        return wording.format(soorten=opsomming(soorten))


def weggelaten(soorten: Iterable[str]) -> str:
    """That personal data of these kinds were left out of a message that could not wait."""
    return teksten().weggelaten.format(soorten=opsomming(soorten))


def opsomming(soorten: Iterable[str]) -> str:
    """Kinds of personal data as one phrase, each once: "een e-mailadres en een adres"."""
    return teksten().en.join(teksten().soorten[soort] for soort in dict.fromkeys(soorten))

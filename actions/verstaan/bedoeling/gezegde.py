"""What the rules about the intent read, and how they are tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from actions.verstaan.labels.namen import Labels, aantal_woorden
from actions.verstaan.woorden.aanloop import zonder_aanloop
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: Where a part of a message ends.
ZIN = re.compile(r"(?<=[.!?,;])\s+")


@dataclass(frozen=True)
class Gezegde:
    """What was said, with the intent and the labels that were heard in it."""

    intent: str
    tekst: str
    labels: Labels

    @cached_property
    def aantal(self) -> int:
        """How many words it has."""
        return aantal_woorden(self.tekst)

    @cached_property
    def vraag(self) -> str:
        """The text without what leads up to it."""
        return zonder_aanloop(self.tekst)

    @property
    def begint_vragend(self) -> bool:
        """Whether it begins as a question does."""
        return herkenwoorden().vraagwoord.match(self.tekst) is not None


#: One meaning that a message may have; None where it has not.
Regel = Callable[[Gezegde], str | None]
G = TypeVar("G", bound=Gezegde)


def eerste(regels: Iterable[Callable[[G], str | None]], gezegde: G) -> str | None:
    """What the first rule that knows a meaning of ``gezegde`` says; None when no rule knows one."""
    return next((bedoeld for regel in regels if (bedoeld := regel(gezegde))), None)

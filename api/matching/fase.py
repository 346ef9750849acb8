"""Whether something is going on now or has to be prevented, from the words of the official."""

from __future__ import annotations

from functools import cache
from typing import Literal

from api.catalogue.model import Fase
from api.data_file import read_beside
from api.matching.text import fold

Asked = Fase | Literal[""]


def asked_fase(situatie: str) -> Asked:
    """The phase that `situatie` speaks of; acute comes first, and nothing is "" ."""
    told = set("".join(c if c.isalnum() else " " for c in fold(situatie)).split())
    return next((fase for fase in ("acuut", "preventie") if told & _words()[fase]), "")


@cache
def _words() -> dict[Fase, frozenset[str]]:
    return read_beside(__file__, "fase.yml", dict[Fase, frozenset[str]])

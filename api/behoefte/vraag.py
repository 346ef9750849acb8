"""Demand: what was asked for in a period, from the counts per day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlalchemy import select

from api.storage.database import Sessions
from api.storage.tables import TellingRow

#: A question that left a dimension open.
OPEN: Final = ""


@dataclass
class Gevraagd:
    """Counts of one period. A question with two themas counts with both, so columns do not add
    up to `vragen`."""

    vragen: int = 0
    passend: int = 0
    cellen: Counter[tuple[str, str]] = field(default_factory=Counter)
    themas: Counter[str] = field(default_factory=Counter)
    vormen: Counter[str] = field(default_factory=Counter)
    doelgroepen: Counter[str] = field(default_factory=Counter)
    provincies: Counter[str] = field(default_factory=Counter)
    maanden: Counter[str] = field(default_factory=Counter)
    #: Questions per thema and vorm for which no offer fitted.
    zonder_aanbod: Counter[tuple[str, str]] = field(default_factory=Counter)


async def gevraagd(sessions: Sessions, vanaf: date, voor: date) -> Gevraagd:
    """What was asked from one day until (and not on) another."""
    query = select(TellingRow).where(TellingRow.dag >= vanaf, TellingRow.dag < voor)
    async with sessions() as session:
        rows = (await session.scalars(query)).all()
    result = Gevraagd()
    for row in rows:
        _add(result, row)
    return result


def _add(result: Gevraagd, row: TellingRow) -> None:
    themas, vormen = _ids(row.themas), _ids(row.vormen)
    result.vragen += row.aantal
    result.maanden[f"{row.dag:%Y-%m}"] += row.aantal
    result.provincies[row.provincie] += row.aantal
    if row.uitkomst == "passend":
        result.passend += row.aantal
    for thema in themas:
        result.themas[thema] += row.aantal
        for vorm in vormen:
            result.cellen[thema, vorm] += row.aantal
            if row.uitkomst != "passend":
                result.zonder_aanbod[thema, vorm] += row.aantal
    for vorm in vormen:
        result.vormen[vorm] += row.aantal
    for doelgroep in _ids(row.doelgroepen):
        result.doelgroepen[doelgroep] += row.aantal


def _ids(text: str) -> Sequence[str]:
    return text.split(",") if text else (OPEN,)

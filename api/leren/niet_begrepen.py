"""What the bot did not understand, grouped: texts that say about the same stand together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from rapidfuzz import fuzz, utils
from sqlalchemy import select

from api.storage.database import Sessions
from api.storage.tables import BerichtRow, SignaalRow

#: The signal that the bot gives.
NIET_BEGREPEN: Final = "niet_begrepen"
#: Messages that are read at most, newest first.
MAXIMUM: Final = 1000
#: How alike two texts are that stand together, of 100 (order of words does not matter).
_ALIKE: Final = 75


@dataclass
class Groep:
    """Texts that are alike; the newest names the group."""

    teksten: list[str] = field(default_factory=list)
    laatst: datetime | None = None

    @property
    def aantal(self) -> int:
        """How often it happened."""
        return len(self.teksten)


async def niet_begrepen(sessions: Sessions) -> list[Groep]:
    """The groups, largest first. Texts are masked before they were kept."""
    query = (
        select(BerichtRow.tekst, SignaalRow.op)
        .join(SignaalRow, SignaalRow.bericht_id == BerichtRow.id)
        .where(SignaalRow.soort == NIET_BEGREPEN)
        .order_by(SignaalRow.op.desc(), SignaalRow.id.desc())
        .limit(MAXIMUM)
    )
    async with sessions() as session:
        rows = (await session.execute(query)).all()
    groups: list[Groep] = []
    for tekst, op in rows:
        group = next((g for g in groups if _alike(g.teksten[0], tekst)), None)
        if group is None:
            group = Groep(laatst=op)
            groups.append(group)
        group.teksten.append(tekst)
    return sorted(groups, key=lambda group: -group.aantal)


def _alike(one: str, other: str) -> bool:
    score = fuzz.token_sort_ratio(one, other, processor=utils.default_process, score_cutoff=_ALIKE)
    return score >= _ALIKE

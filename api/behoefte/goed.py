"""How often the first advies was right: at once, after a question, or not.

The only public yardstick of a Dutch municipal chatbot reports it in these three. Counted over the
gesprekken that are still kept; what officials themselves said decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select

from api.behoefte.bescherming import protect
from api.storage.database import Sessions
from api.storage.tables import SignaalRow, VerwijzingRow, WaarderingRow

#: The official had to help the chatbot first.
_HELPED: Final = frozenset({"verduidelijkt", "gecorrigeerd", "niet_begrepen"})
#: The official was not helped.
_WRONG: Final = frozenset({"past_niet", "niet_nuttig"})


@dataclass
class EersteKeerGoed:
    """Gesprekken with an advies, by how the first one was."""

    meteen: int = 0
    na_een_vraag: int = 0
    niet: int = 0

    @property
    def totaal(self) -> int:
        """All gesprekken with an advies."""
        return self.meteen + self.na_een_vraag + self.niet

    @property
    def procent_meteen(self) -> int:
        """The share that was right at once, from protected numbers."""
        parts = [protect(n).ongeveer for n in (self.meteen, self.na_een_vraag, self.niet)]
        return round(100 * parts[0] / sum(parts)) if sum(parts) else 0


async def eerste_keer_goed(sessions: Sessions, vanaf: datetime, voor: datetime) -> EersteKeerGoed:
    """Counts the gesprekken whose first advies was given in a period.

    A verwijzing that was only made to hand the answers to a person is no advies.
    """
    shown = (
        VerwijzingRow.gemaakt_op >= vanaf,
        VerwijzingRow.gemaakt_op < voor,
        VerwijzingRow.voor_medewerker.is_(False),
    )
    async with sessions() as session:
        adviezen = (
            await session.execute(
                select(VerwijzingRow.gesprek_id, VerwijzingRow.gemaakt_op, VerwijzingRow.passend)
                .where(*shown)
                .order_by(VerwijzingRow.gemaakt_op)
            )
        ).all()
        in_period = select(VerwijzingRow.gesprek_id).where(*shown)
        signalen = (
            await session.execute(
                select(SignaalRow.gesprek_id, SignaalRow.soort).where(
                    SignaalRow.gesprek_id.in_(in_period)
                )
            )
        ).all()
        niet_nuttig = set(
            await session.scalars(
                select(WaarderingRow.gesprek_id).where(
                    WaarderingRow.gesprek_id.in_(in_period), WaarderingRow.nuttig.is_(False)
                )
            )
        )
    first: dict[str, bool] = {}
    for gesprek_id, _, passend in adviezen:
        first.setdefault(gesprek_id, passend)
    soorten: dict[str, set[str]] = {}
    for gesprek_id, soort in signalen:
        soorten.setdefault(gesprek_id, set()).add(soort)
    result = EersteKeerGoed()
    for gesprek_id, passend in first.items():
        happened = soorten.get(gesprek_id, set())
        if not passend or happened & _WRONG or gesprek_id in niet_nuttig:
            result.niet += 1
        elif happened & _HELPED:
            result.na_een_vraag += 1
        else:
            result.meteen += 1
    return result

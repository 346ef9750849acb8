"""How the handling of a verwijzing goes on: nieuw → in behandeling → decided → afgerond."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Status(StrEnum):
    """Where the handling is."""

    NIEUW = "nieuw"
    IN_BEHANDELING = "in_behandeling"
    AKKOORD = "akkoord"
    AANGEPAST = "aangepast"
    AFGEWEZEN = "afgewezen"
    AFGEROND = "afgerond"


#: A decision can be taken back, and what is closed can be opened again: people make mistakes.
STEPS: Final[dict[Status, tuple[Status, ...]]] = {
    Status.NIEUW: (Status.IN_BEHANDELING,),
    Status.IN_BEHANDELING: (Status.AKKOORD, Status.AANGEPAST, Status.AFGEWEZEN, Status.NIEUW),
    Status.AKKOORD: (Status.AFGEROND, Status.IN_BEHANDELING),
    Status.AANGEPAST: (Status.AFGEROND, Status.IN_BEHANDELING),
    Status.AFGEWEZEN: (Status.AFGEROND, Status.IN_BEHANDELING),
    Status.AFGEROND: (Status.IN_BEHANDELING,),
}

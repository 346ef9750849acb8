"""How long what is kept. The periods are settings: the privacy officer decides them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import Field

from api.environment import FromEnvironment


class BewaarSettings(FromEnvironment):
    """How many days each kind is kept."""

    bewaar_gesprek_dagen: int = Field(
        30, ge=1, description="Days that a gesprek without verwijzing is kept."
    )
    bewaar_verwijzing_dagen: int = Field(
        365, ge=1, description="Days that a verwijzing is kept, with its gesprek."
    )
    bewaar_handeling_dagen: int = Field(
        730, ge=1, description="Days that a line of the audit trail is kept."
    )


@dataclass(frozen=True)
class Grenzen:
    """The moments before which each kind is too old."""

    gesprek: datetime
    verwijzing: datetime
    handeling: datetime


def grenzen(settings: BewaarSettings, moment: datetime) -> Grenzen:
    """What is too old at a moment."""
    return Grenzen(
        gesprek=moment - timedelta(days=settings.bewaar_gesprek_dagen),
        verwijzing=moment - timedelta(days=settings.bewaar_verwijzing_dagen),
        handeling=moment - timedelta(days=settings.bewaar_handeling_dagen),
    )

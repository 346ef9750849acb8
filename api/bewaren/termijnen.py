"""How long what is kept. The periods are settings: the privacy officer decides them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from api.settings import Settings


@dataclass(frozen=True)
class Grenzen:
    """The moments before which each kind is too old."""

    gesprek: datetime
    verwijzing: datetime
    handeling: datetime


def grenzen(settings: Settings, moment: datetime) -> Grenzen:
    """What is too old at a moment."""
    return Grenzen(
        gesprek=moment - timedelta(days=settings.bewaar_gesprek_dagen),
        verwijzing=moment - timedelta(days=settings.bewaar_verwijzing_dagen),
        handeling=moment - timedelta(days=settings.bewaar_handeling_dagen),
    )

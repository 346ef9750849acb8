"""The three roles of the helpdesk, and the colleague who has one (HD-02)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from api.handelingen.models import Wie


class Rol(StrEnum):
    """What somebody may do; each role holds all of those before it."""

    LEZER = "lezer"
    BEOORDELAAR = "beoordelaar"
    BEHEERDER = "beheerder"

    def omvat(self, other: Rol) -> bool:
        """Whether who has this role may do what `other` may do."""
        order = list(Rol)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True)
class Medewerker:
    """A colleague who is logged in.

    `wie` names this person in the audit trail and beside notes, and nobody else, ever; `naam` is
    what colleagues call them.
    """

    wie: str
    naam: str
    rol: Rol

    @property
    def als_wie(self) -> Wie:
        """This colleague for the audit trail."""
        return Wie(id=self.wie, rol=self.rol)

    def mag(self, rol: str) -> bool:
        """Whether this colleague may do what `rol` may do."""
        return self.rol.omvat(Rol(rol))

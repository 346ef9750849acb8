"""How an offer belongs together with others that somebody can go to."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, Field

from api.catalogue.model import Aanbod, Catalogue, SoortRelatie


class Relatie(BaseModel):
    """Another open offer, and what it is to this one."""

    soort: SoortRelatie = Field(description="Wat dit aanbod met het andere te maken heeft.")
    id: str = Field(description="Het id van het andere aanbod.")
    naam: str = Field(description="De naam van het andere aanbod.")


def open_relaties(item: Aanbod, catalogue: Catalogue, today: date) -> list[Relatie]:
    """The relations of `item`, told on either side, with what listings and advice hold today."""
    return [
        Relatie(soort=soort, id=other.id, naam=other.naam)
        for soort, other in catalogue.relaties_op_id.get(item.id, ())
        if other.in_advies(today)
    ]

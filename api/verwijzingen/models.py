"""What a verwijzing is made from, and how it looks."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from api.gesprekken.models import Advies


class Aanvraag(BaseModel):
    """The need of an official, as the bot understood it."""

    model_config = ConfigDict(extra="forbid")

    gesprek: str = Field(description="The id of the gesprek.")
    situatie: str | None = None
    themas: list[str] = Field(default_factory=list)
    vormen: list[str] = Field(default_factory=list)
    doelgroepen: list[str] = Field(default_factory=list)
    gemeente: str | None = None
    zonder: list[str] = Field(default_factory=list, description="Offers already shown.")
    alleen_online: bool = Field(
        default=False, description="Leave out what is not known to be online."
    )
    voor_medewerker: bool = Field(
        default=False, description="Made to hand the answers to a person; no advies is shown."
    )


class NieuweVerwijzing(BaseModel):
    """An advies, and how far it answers the need."""

    advies: Advies
    passend: bool = Field(description="Whether an offer fits thema, vorm and doelgroep.")
    niet_gedekt: list[str] = Field(description="Asked vormen that no offer here gives.")


class Verwijzing(BaseModel):
    """The advies as kept for the helpdesk."""

    code: str
    gemaakt_op: datetime
    situatie: str | None
    advies: Advies
    passend: bool
    niet_gedekt: list[str]
    catalogus_versie: str
    status: str
    voor_medewerker: bool = Field(
        description="Made to hand the answers to a person: the official saw no advies."
    )

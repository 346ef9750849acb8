"""What goes over the wire in a gesprek."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.aanbod.relaties import Relatie


class Knop(BaseModel):
    """A choice that the bot offers. ``payload`` is opaque: send it back as it came."""

    titel: str
    payload: str


class AdviesAanbod(BaseModel):
    """One offer in an advies, with the reasons for it and the practical facts that are known."""

    model_config = ConfigDict(extra="ignore")

    id: str
    naam: str
    aanbieder: str
    url: str
    vormen: list[str]
    redenen: list[str]
    ontbreekt: list[str] = Field(default_factory=list)
    omschrijving: str | None = None
    aanmelden: str | None = None
    kosten: str | None = None
    duur: str | None = None
    locatie: str | None = None
    gezien_op: date | None = None
    status: str | None = None
    relaties: list[Relatie] = Field(default_factory=list)


class Advies(BaseModel):
    """What the bot recommends: at most three offers, best first, and the code of the verwijzing."""

    code: str
    themas: list[str]
    vormen: list[str]
    doelgroepen: list[str]
    gemeente: str | None = None
    aanbod: list[AdviesAanbod]


class Bericht(BaseModel):
    """One message of the bot."""

    tekst: str
    knoppen: list[Knop] = Field(default_factory=list)
    advies: Advies | None = None


class GezegdBericht(Bericht):
    """A message of the conversation so far, with who said it."""

    van: Literal["gebruiker", "bot"]


class NieuwGesprek(BaseModel):
    """A conversation that has just begun. ``sleutel`` is shown this once."""

    id: str
    sleutel: str
    berichten: list[Bericht]


class Berichten(BaseModel):
    """The answers of one turn."""

    berichten: list[Bericht]


class Beurt(Berichten):
    """The answers of one turn as Rasa gives them, with what staff should know of it."""

    #: Short names such as ``niet_begrepen``; the official never sees them.
    signalen: list[Annotated[str, Field(pattern=r"^[a-z_]{1,30}$")]] = Field(default_factory=list)


class Geschiedenis(BaseModel):
    """The conversation so far."""

    berichten: list[GezegdBericht]


class Invoer(BaseModel):
    """What an official sends: text, or a button press (``tekst`` is then its title)."""

    model_config = ConfigDict(extra="forbid")

    tekst: str = Field(description="At most 2,000 characters after normalising.")
    payload: str | None = Field(default=None, max_length=500)

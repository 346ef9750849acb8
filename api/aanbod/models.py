"""The offers as the API shows them, and the questions it takes."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from api.aanbod.relaties import Relatie, open_relaties
from api.catalogue.model import Aanbod, Catalogue, Contact, Fase, Locatie, Schaal, Status
from api.matching.model import MAXIMAAL, Match

Ids = Annotated[list[Annotated[str, Field(max_length=100)]], Field(max_length=20)]
"""A handful of ids of a vocabulary."""


class AanbodUit(BaseModel):
    """One offer. What is not known about it is left out."""

    id: str
    naam: str
    aanbieder: str = Field(description="De naam van de aanbieder.")
    aanbieder_id: str
    partners: tuple[str, ...]
    schaal: Schaal
    soort: str
    themas: tuple[str, ...]
    vormen: tuple[str, ...]
    doelgroepen: tuple[str, ...]
    omschrijving: str
    url: str
    aanmelden: str | None = None
    kosten: str | None = None
    duur: str | None = None
    locatie: Locatie | None = None
    fase: tuple[Fase, ...]
    datums: tuple[date, ...]
    aanmelden_tot: date | None = None
    status: Status
    open: bool = Field(description="Of iemand hier vandaag nog terechtkan.")
    vervangen_door: str | None = None
    relaties: list[Relatie] = Field(description="Open aanbod dat hiermee samenhangt.")
    gezien_op: date = Field(description="De dag waarop de bron het laatst is bekeken.")
    bron_url: str

    @classmethod
    def van(cls, item: Aanbod, catalogue: Catalogue, today: date) -> AanbodUit:
        """The public side of an offer."""
        return cls.model_validate(_public(item, catalogue, today))


class AanbodMatch(AanbodUit):
    """An offer in the answer to a question."""

    redenen: tuple[str, ...] = Field(description="Waarom dit past, in zinnen.")
    ontbreekt: tuple[str, ...] = Field(description="Wat er van de vraag ontbreekt, in zinnen.")
    volledig: bool = Field(description="Of dit past bij thema, vorm en doelgroep.")

    @classmethod
    def van_match(cls, match: Match, catalogue: Catalogue, today: date) -> AanbodMatch:
        """The public side of an offer, with the reasons for it."""
        return cls(
            **_public(match.aanbod, catalogue, today),
            redenen=match.redenen,
            ontbreekt=match.ontbreekt,
            volledig=match.volledig,
        )


def _public(item: Aanbod, catalogue: Catalogue, today: date) -> dict[str, Any]:
    """Leaves out who keeps the entry, which is nobody's business outside."""
    return {
        **{name: getattr(item, name) for name in AanbodUit.model_fields if hasattr(item, name)},
        "aanbieder": catalogue.aanbieder_op_id[item.aanbieder].naam,
        "aanbieder_id": item.aanbieder,
        "open": item.is_open(today),
        "gezien_op": item.bron.gezien_op,
        "bron_url": item.bron.url,
        "relaties": open_relaties(item, catalogue, today),
    }


class AanbodLijst(BaseModel):
    """One page of the open offers."""

    aanbod: list[AanbodUit]
    totaal: int = Field(description="Hoeveel aanbod er in alle pagina's samen is.")
    pagina: int
    per_pagina: int


class Dekking(BaseModel):
    """How many open offers there are for each thema and vorm."""

    themas: list[str]
    vormen: list[str]
    dekking: dict[str, dict[str, int]]


class MatchVraag(BaseModel):
    """What an official needs. An empty list asks for nothing."""

    model_config = ConfigDict(extra="forbid")

    themas: Ids = Field(default_factory=list, description="Wat er speelt.")
    vormen: Ids = Field(default_factory=list, description="Welke hulp iemand zoekt.")
    doelgroepen: Ids = Field(default_factory=list, description="Wie er meedoet.")
    situatie: str | None = Field(
        None, max_length=2000, description="De vraag in eigen woorden; wordt niet bewaard."
    )
    maximaal: int = Field(MAXIMAAL, ge=1, le=10, description="Hoeveel aanbod hoogstens.")
    zonder: list[Annotated[str, Field(max_length=100)]] = Field(
        default_factory=list, max_length=200, description="Ids van aanbod dat niet mee moet doen."
    )


class NietGedekt(BaseModel):
    """What of the question no offer in the answer gives."""

    vormen: list[str]


class Matches(BaseModel):
    """The offers for a question, best first."""

    aanbod: list[AanbodMatch]
    passend: bool = Field(description="Of er aanbod bij is dat helemaal past.")
    niet_gedekt: NietGedekt
    catalogus_versie: str


class ContactUit(Contact):
    """The contact, and whether somebody is there now."""

    nu_open: bool

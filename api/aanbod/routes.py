"""The offer, the words it is described in, and the matching."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.aanbod import listing
from api.aanbod.dependencies import Now, Snapshot, Today
from api.aanbod.models import (
    AanbodLijst,
    AanbodMatch,
    AanbodUit,
    ContactUit,
    Dekking,
    Matches,
    MatchVraag,
    NietGedekt,
)
from api.catalogue.model import Aanbieder, Doelgroep, Noodcontact, Thema, Vorm
from api.matching.model import UnknownIdsError, Vraag
from api.problems import Problem, field_fault, problem_responses

router = APIRouter()

Values = Annotated[
    list[Annotated[str, Query(max_length=100)]], Query(max_length=20, default_factory=list)
]


@router.get(
    "/aanbod",
    summary="Het open aanbod",
    tags=["aanbod"],
    response_model_exclude_none=True,
    responses=problem_responses(422),
)
async def list_aanbod(
    current: Snapshot,
    today: Today,
    thema: Annotated[Values, Query(description="Ids van themas.")],
    vorm: Annotated[Values, Query(description="Ids van vormen.")],
    doelgroep: Annotated[Values, Query(description="Ids van doelgroepen.")],
    aanbieder: Annotated[Values, Query(description="Ids van aanbieders.")],
    fase: Annotated[Values, Query(description="preventie of acuut.")],
    q: Annotated[Values, Query(description="Woorden die er allemaal in voorkomen.")],
    pagina: Annotated[int, Query(ge=1, le=100_000)] = 1,
    per_pagina: Annotated[int, Query(ge=1, le=100)] = 20,
) -> AanbodLijst:
    """Landelijk aanbod waar iemand vandaag terechtkan, in de volgorde van de catalogus.

    Elk filter mag vaker voorkomen. Binnen een filter is één treffer genoeg.
    """
    filters = listing.Filters(thema, vorm, doelgroep, aanbieder, fase, q)
    if unknown := list(filters.unknown(current.catalogue)):
        raise Problem.van_code(
            "ongeldige_invoer",
            velden=[field_fault(name, "onbekend_id") for name in unknown],
        )
    found = listing.select(current.catalogue, filters, today)
    start = (pagina - 1) * per_pagina
    return AanbodLijst(
        aanbod=[
            AanbodUit.van(item, current.catalogue, today)
            for item in found[start : start + per_pagina]
        ],
        totaal=len(found),
        pagina=pagina,
        per_pagina=per_pagina,
    )


@router.get(
    "/aanbod/{aanbod_id}",
    summary="Eén aanbod",
    tags=["aanbod"],
    response_model_exclude_none=True,
    responses=problem_responses(404, 422),
)
async def get_aanbod(
    aanbod_id: Annotated[str, Path(max_length=200)], current: Snapshot, today: Today
) -> AanbodUit:
    """Alles wat bekend is over één aanbod, ook als het niet meer open is."""
    item = current.catalogue.aanbod_op_id.get(aanbod_id)
    if item is None:
        raise Problem.van_code("onbekend_aanbod")
    return AanbodUit.van(item, current.catalogue, today)


@router.get(
    "/themas", summary="De themas", tags=["woordenlijsten"], response_model_exclude_none=True
)
async def list_themas(current: Snapshot) -> list[Thema]:
    """Wat er kan spelen."""
    return list(current.catalogue.themas)


@router.get("/vormen", summary="De vormen", tags=["woordenlijsten"])
async def list_vormen(current: Snapshot) -> list[Vorm]:
    """Welke hulp iemand kan zoeken."""
    return list(current.catalogue.vormen)


@router.get("/doelgroepen", summary="De doelgroepen", tags=["woordenlijsten"])
async def list_doelgroepen(current: Snapshot) -> list[Doelgroep]:
    """Wie er mee kan doen."""
    return list(current.catalogue.doelgroepen)


@router.get(
    "/aanbieders",
    summary="De aanbieders",
    tags=["woordenlijsten"],
    response_model_exclude_none=True,
)
async def list_aanbieders(current: Snapshot) -> list[Aanbieder]:
    """Wie aanbod geeft."""
    return list(current.catalogue.aanbieders)


@router.get("/dekking", summary="Hoeveel open aanbod er is", tags=["aanbod"])
async def get_dekking(current: Snapshot, today: Today) -> Dekking:
    """Het aantal keren open landelijk aanbod, per thema en vorm."""
    return Dekking(
        themas=[thema.id for thema in current.catalogue.themas],
        vormen=[vorm.id for vorm in current.catalogue.vormen],
        dekking=listing.coverage(current.catalogue, today),
    )


@router.get(
    "/noodcontacten",
    summary="Wie te bellen bij gevaar",
    tags=["contact"],
    response_model_exclude_none=True,
    responses=problem_responses(422),
)
async def list_noodcontacten(
    current: Snapshot,
    situatie: Annotated[Values, Query(description="Situaties, zoals dreiging of uitreis.")],
) -> list[Noodcontact]:
    """Nummers die iedereen mag bellen, het dringendste eerst.

    Past er niets bij de situatie? Dan volgen de algemene nummers.
    """
    return listing.emergency_contacts(current.catalogue, situatie)


@router.get(
    "/contact",
    summary="Waar iemand een mens kan spreken",
    tags=["contact"],
    response_model_exclude_none=True,
)
async def get_contact(current: Snapshot, now: Now) -> ContactUit:
    """Het contact, en of er nu iemand is."""
    contact = current.catalogue.contact
    return ContactUit(**dict(contact), nu_open=listing.is_reachable(contact, now))


@router.post(
    "/matches",
    summary="Aanbod bij een vraag",
    tags=["aanbod"],
    response_model_exclude_none=True,
    responses=problem_responses(422),
)
async def create_matches(vraag: MatchVraag, current: Snapshot, today: Today) -> Matches:
    """Het aanbod dat het best past, met de redenen. Van de vraag wordt niets bewaard."""
    try:
        found = current.matcher.match(
            Vraag(
                today=today,
                themas=tuple(vraag.themas),
                vormen=tuple(vraag.vormen),
                doelgroepen=tuple(vraag.doelgroepen),
                situatie=vraag.situatie or "",
                maximaal=vraag.maximaal,
                zonder=frozenset(vraag.zonder),
            )
        )
    except UnknownIdsError as exc:
        raise Problem.van_code(
            "ongeldige_invoer",
            velden=[
                field_fault(f"{field}.{getattr(vraag, field).index(one)}", "onbekend_id")
                for field, ids in exc.fields.items()
                for one in ids
            ],
        ) from exc
    return Matches(
        aanbod=[AanbodMatch.van_match(one, current.catalogue, today) for one in found.matches],
        passend=found.passend,
        niet_gedekt=NietGedekt(vormen=list(found.niet_gedekt)),
        catalogus_versie=current.versie,
    )

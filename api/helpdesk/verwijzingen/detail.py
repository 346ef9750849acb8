"""One verwijzing: the need, the advies, the gesprek, and what colleagues do with it (HD-07)."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response

from api.gesprekken.store import GesprekStore
from api.gesprekken.teksten import opsomming
from api.helpdesk.access.guard import Ik, needs
from api.helpdesk.access.roles import Rol
from api.helpdesk.addresses import HOME
from api.helpdesk.templating import page, to
from api.matching.model import UnknownIdsError
from api.pages import terms
from api.privacy import personal_data
from api.privacy.names import mask_names
from api.privacy.text import normalise
from api.problems import Problem
from api.verwijzingen.behandeling import (
    Behandeling,
    ChangedMeanwhile,
    NoCorrectie,
    NoSuchStep,
    Oordeel,
    UnknownVerwijzing,
)
from api.verwijzingen.code import tidy
from api.verwijzingen.models import Aanvraag, NieuweVerwijzing, Verwijzing
from api.verwijzingen.service import VerwijzingService
from api.verwijzingen.status import Status

router = APIRouter(prefix=f"{HOME}/verwijzingen/{{code}}")

#: Characters of a note.
NOTE_CHARACTERS = 2000

Versie = Annotated[int, Form()]
Ids = Annotated[list[str] | None, Form()]


async def _found(request: Request, code: str) -> Verwijzing:
    service: VerwijzingService = request.app.state.verwijzingen
    verwijzing = await service.find(tidy(code))
    if verwijzing is None:
        raise Problem.van_code("onbekende_code")
    return verwijzing


Gevonden = Annotated[Verwijzing, Depends(_found)]


def _behandeling(request: Request) -> Behandeling:
    behandeling: Behandeling = request.app.state.behandeling
    return behandeling


Handelend = Annotated[Behandeling, Depends(_behandeling)]


@router.get("")
@needs(Rol.LEZER)
async def show(request: Request, verwijzing: Gevonden) -> Response:
    """Everything about one verwijzing."""
    return await _page(request, verwijzing)


@router.post("/status")
@needs(Rol.BEOORDELAAR)
async def step(
    request: Request,
    verwijzing: Gevonden,
    behandeling: Handelend,
    ik: Ik,
    versie: Versie,
    naar: Annotated[Status, Form()],
) -> Response:
    """The next step of the handling."""
    try:
        await behandeling.step(verwijzing.code, versie, naar, ik.als_wie)
    except NoCorrectie:
        return await _page(request, verwijzing, "geen_correctie")
    except NoSuchStep:
        return await _page(request, verwijzing, "geen_stap")
    except (ChangedMeanwhile, UnknownVerwijzing):
        return await _page(request, verwijzing, "intussen_veranderd")
    return _back(request, verwijzing)


@router.post("/oordeel")
@needs(Rol.BEOORDELAAR)
async def judge(
    request: Request,
    verwijzing: Gevonden,
    behandeling: Handelend,
    ik: Ik,
    versie: Versie,
    thema_goed: Annotated[str, Form()] = "",
    advies_goed: Annotated[str, Form()] = "",
    opvolging_nodig: Annotated[str, Form()] = "",
    geschikt: Annotated[str, Form()] = "",
) -> Response:
    """Thema right, answer good, follow-up needed: all three have to be said."""
    answers = {
        "thema_goed": thema_goed,
        "advies_goed": advies_goed,
        "opvolging_nodig": opvolging_nodig,
    }
    open_questions = [naam for naam, answer in answers.items() if answer not in {"ja", "nee"}]
    if open_questions:
        return await _page(request, verwijzing, leeg=open_questions)
    oordeel = Oordeel(
        thema_goed=thema_goed == "ja",
        advies_goed=advies_goed == "ja",
        opvolging_nodig=opvolging_nodig == "ja",
        geschikt_als_voorbeeld=geschikt == "ja",
    )
    try:
        await behandeling.judge(verwijzing.code, versie, oordeel, ik.als_wie)
    except (ChangedMeanwhile, UnknownVerwijzing):
        return await _page(request, verwijzing, "intussen_veranderd")
    return _back(request, verwijzing)


@router.post("/notitie")
@needs(Rol.BEOORDELAAR)
async def note(
    request: Request,
    verwijzing: Gevonden,
    behandeling: Handelend,
    ik: Ik,
    versie: Versie,
    tekst: Annotated[str, Form()] = "",
) -> Response:
    """A note for colleagues. What may not be kept of an official may not be kept here either."""
    plain = normalise(tekst)
    if not plain or len(plain) > NOTE_CHARACTERS:
        return await _page(request, verwijzing, leeg=["tekst"], notitie=tekst)
    found = personal_data.find(plain)
    if found:
        kinds = opsomming(str(f.kind) for f in found)
        return await _page(request, verwijzing, persoonsgegevens=kinds, notitie=tekst)
    try:
        await behandeling.note(verwijzing.code, versie, mask_names(plain), ik.als_wie)
    except (ChangedMeanwhile, UnknownVerwijzing):
        return await _page(request, verwijzing, "intussen_veranderd", notitie=tekst)
    return _back(request, verwijzing)


@router.get("/correctie")
@needs(Rol.BEOORDELAAR)
async def correction(request: Request, verwijzing: Gevonden) -> Response:
    """The form of a correction; with a choice in the address, also the advies it would give."""
    query = request.query_params
    advies = verwijzing.advies
    chosen = "bekijk" in query
    need = {
        "themas": query.getlist("themas") if chosen else advies.themas,
        "vormen": query.getlist("vormen") if chosen else advies.vormen,
        "doelgroepen": query.getlist("doelgroepen") if chosen else advies.doelgroepen,
    }
    preview = _propose(request, verwijzing, need)[0] if chosen else None
    dossier = await request.app.state.behandeling.read(verwijzing.code)
    return page(
        request,
        "verwijzingen/correctie.html",
        verwijzing=verwijzing,
        dossier=dossier,
        keuze=need,
        voorstel=preview,
        namen=terms.names(request.app),
    )


@router.post("/correctie")
@needs(Rol.BEOORDELAAR)
async def correct(
    request: Request,
    verwijzing: Gevonden,
    behandeling: Handelend,
    ik: Ik,
    versie: Versie,
    themas: Ids = None,
    vormen: Ids = None,
    doelgroepen: Ids = None,
) -> Response:
    """Keeps the correction beside what the chatbot understood."""
    need = {"themas": themas or [], "vormen": vormen or [], "doelgroepen": doelgroepen or []}
    made, catalogus_versie = _propose(request, verwijzing, need)
    try:
        await behandeling.correct(
            verwijzing.code, versie, made.advies, catalogus_versie, ik.als_wie
        )
    except (ChangedMeanwhile, UnknownVerwijzing):
        return await _page(request, verwijzing, "intussen_veranderd")
    return _back(request, verwijzing)


def _propose(
    request: Request, verwijzing: Verwijzing, need: dict[str, list[str]]
) -> tuple[NieuweVerwijzing, str]:
    service: VerwijzingService = request.app.state.verwijzingen
    aanvraag = Aanvraag(
        gesprek="",
        situatie=verwijzing.situatie,
        gemeente=verwijzing.advies.gemeente,
        themas=need["themas"],
        vormen=need["vormen"],
        doelgroepen=need["doelgroepen"],
    )
    try:
        return service.propose(verwijzing.code, aanvraag)
    except UnknownIdsError as error:
        raise Problem.van_code("onbekende_woorden", woorden=str(error)) from error


def _back(request: Request, verwijzing: Verwijzing) -> Response:
    return to(request, f"{HOME}/verwijzingen/{verwijzing.code}?gedaan=1")


async def _page(
    request: Request,
    verwijzing: Verwijzing,
    melding: str | None = None,
    *,
    leeg: list[str] | None = None,
    persoonsgegevens: str | None = None,
    notitie: str = "",
) -> Response:
    state = request.app.state
    gesprekken: GesprekStore = state.gesprek_store
    gesprek_id = await state.overzicht.gesprek_van(verwijzing.code)
    try:
        dossier = await state.behandeling.read(verwijzing.code)
    except UnknownVerwijzing as error:
        raise Problem.van_code("onbekende_code") from error
    wrong = bool(melding or leeg or persoonsgegevens)
    return page(
        request,
        "verwijzingen/detail.html",
        status=409 if melding == "intussen_veranderd" else 422 if wrong else 200,
        verwijzing=verwijzing,
        dossier=dossier,
        regels=await gesprekken.history(gesprek_id) if gesprek_id else [],
        handelingen=await state.handelingen.read(verwijzing.code),
        namen=terms.names(request.app),
        melding=melding,
        leeg=leeg or [],
        persoonsgegevens=persoonsgegevens,
        notitie=notitie,
        maximum=NOTE_CHARACTERS,
    )

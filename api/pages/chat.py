"""The whole conversation without JavaScript: forms, links and pages."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import PlainTextResponse, Response
from pydantic import ValidationError

from api.gesprekken.models import GezegdBericht
from api.gesprekken.service import GesprekService
from api.gesprekken.waardering import REASON_CHARACTERS, Waardering, WaarderingService
from api.limits.middleware import refuse_if_too_fast
from api.pages import texts
from api.pages.chat_session import (
    MaybeSession,
    Session,
    allowed,
    remember,
    to_chat,
)
from api.pages.chat_view import Gekozen, Input, View, explain, has_ended, offered
from api.pages.config import is_embedded
from api.pages.templating import page, render
from api.pages.terms import catalogue, names
from api.problems import Problem
from api.same_origin import from_our_own_page


async def _service(request: Request) -> GesprekService:
    service: GesprekService = request.app.state.gesprekken
    return service


def _waarderingen(request: Request) -> WaarderingService:
    service: WaarderingService = request.app.state.waarderingen
    return service


Service = Annotated[GesprekService, Depends(_service)]
Waarderingen = Annotated[WaarderingService, Depends(_waarderingen)]
Token = Annotated[str, Form()]

router = APIRouter(prefix="/chat", include_in_schema=False)


@router.get("")
async def show(
    request: Request, view: View, session: MaybeSession, gekozen: Annotated[Gekozen, Query()]
) -> Response:
    """The conversation so far, or the way to begin one.

    A choice that came along from a page begins a new one, if the visitor agrees.
    """
    if is_embedded(request.scope):
        return page(request, "ingesloten.html")
    knop = gekozen.keuze().als_knop(catalogue(request.app))
    if session is None or knop is not None:
        return await view.start(knop, gekozen, session)
    try:
        return await view.show(session)
    except Problem as problem:
        return await view.failed(problem)


@router.post("/begin")
async def begin(
    request: Request, service: Service, view: View, gekozen: Annotated[Gekozen, Form()]
) -> Response:
    """Begins a conversation, with a choice if there is one, and keeps its key in the cookie."""
    if not from_our_own_page(request):
        return view.fault(texts.fault("vreemd_formulier"), 403)
    try:
        new = await service.begin(gekozen.keuze().als_knop(catalogue(request.app)))
    except Problem as problem:
        return view.fault(explain(problem), problem.status)
    response = to_chat(request, "#nieuw")
    remember(request, response, Session(new.id, new.sleutel))
    return response


@router.post("/bericht")
async def send(
    request: Request,
    service: Service,
    view: View,
    session: MaybeSession,
    tekst: Annotated[str, Form()] = "",
    keuze: Annotated[int | None, Form()] = None,
    beurt: Annotated[int, Form()] = -1,
    token: Token = "",
) -> Response:
    """One turn: a text, or the number of a choice that was offered."""
    if session is None:
        return await view.ended()
    if not allowed(request, session, token):
        return view.fault(texts.fault("vreemd_formulier"), 403)
    berichten: list[GezegdBericht] = []
    try:
        berichten = await view.said(session)
        keuzes = offered(berichten)
        refuse_if_too_fast(request)  # here, so that what was typed is not lost
        if keuze is None:
            answers = await service.stuur(session.id, session.sleutel, tekst)
        elif beurt == len(berichten) and 0 <= keuze < len(keuzes):
            knop = keuzes[keuze]
            answers = await service.stuur(session.id, session.sleutel, knop.titel, knop.payload)
        else:
            refused = Input(fout=texts.fault("verouderd"), status=409)
            return await view.show(session, berichten, refused)
        kept = await view.said(session)
        if len(kept) == len(berichten):
            # The message was refused: neither it nor the answer is kept, so a redirect would lose
            # both.
            refusal = " ".join(answer.tekst for answer in answers)
            refused = Input(fout=refusal, veld="veld", tekst=tekst, status=422)
            return await view.show(session, berichten, refused)
    except Problem as problem:
        if has_ended(problem):
            return await view.ended()
        return await view.show(
            session,
            berichten,
            Input(
                fout=explain(problem),
                veld="veld" if problem.status == 422 else "",
                tekst=tekst,
                status=problem.status,
            ),
        )
    return to_chat(request, "#nieuw")


@router.post("/waardering")
async def rate(
    request: Request,
    waarderingen: Waarderingen,
    view: View,
    session: MaybeSession,
    nuttig: Annotated[bool, Form()],
    reden: Annotated[str | None, Form()] = None,
    token: Token = "",
) -> Response:
    """Whether the advies was useful. Without `reden` an earlier one stays."""
    if session is None:
        return await view.ended()
    if not allowed(request, session, token):
        return view.fault(texts.fault("vreemd_formulier"), 403)
    try:
        earlier = await waarderingen.lees(session.id, session.sleutel)
        if reden is None and earlier:
            reden = earlier.reden
        await waarderingen.geef(session.id, session.sleutel, Waardering(nuttig=nuttig, reden=reden))
    except ValidationError:
        too_long = texts.fault("te_lang", maximum=REASON_CHARACTERS)
        refused = Input(fout=too_long, veld="reden", reden=reden, status=422)
        return await view.show(session, invoer=refused)
    except Problem as problem:
        if has_ended(problem):
            return await view.ended()
        refused = Input(fout=explain(problem), veld="reden", reden=reden, status=problem.status)
        return await view.show(session, invoer=refused)
    return to_chat(request, "#waardering")


@router.get("/wissen")
async def ask_wipe(request: Request, session: MaybeSession) -> Response:
    """Asks whether the conversation may really go."""
    if session is None:
        return to_chat(request)
    return page(request, "chat_wissen.html", token=session.token)


@router.post("/wissen")
async def wipe(
    request: Request, service: Service, view: View, session: MaybeSession, token: Token = ""
) -> Response:
    """Wipes the conversation, on the server and in the browser."""
    if session is None:
        return to_chat(request)
    if not allowed(request, session, token):
        return view.fault(texts.fault("vreemd_formulier"), 403)
    try:
        await service.verwijder(session.id, session.sleutel)
    except Problem as problem:
        if not has_ended(problem):
            return view.fault(texts.fault("niet_gewist"), problem.status)
    return await view.gone(texts.TEXTS["gesprek"]["gewist"])


@router.get("/gesprek.txt")
async def save_conversation(request: Request, view: View, session: MaybeSession) -> Response:
    """The conversation as a file, with the code of the advies."""
    if session is None:
        return to_chat(request)
    try:
        berichten = await view.said(session)
    except Problem as problem:
        return await view.failed(problem)
    text = render(request, "gesprek.txt", berichten=berichten, namen=names(request.app))
    return _file(text, texts.TEXTS["gesprek"]["bestand_gesprek"])


@router.get("/advies/{nummer}.txt")
async def save_advies(request: Request, view: View, session: MaybeSession, nummer: int) -> Response:
    """The advies in one message of the conversation, as a file. Its code is not in the address."""
    if session is None:
        return to_chat(request)
    try:
        berichten = await view.said(session)
    except Problem as problem:
        return await view.failed(problem)
    advies = berichten[nummer].advies if 0 <= nummer < len(berichten) else None
    if advies is None:
        return view.fault(texts.fault("niet_gevonden"), 404)
    text = render(request, "advies.txt", advies=advies, namen=names(request.app))
    return _file(text, texts.fill(texts.TEXTS["advies"]["bestand"], code=advies.code))


def _file(text: str, name: str) -> PlainTextResponse:
    return PlainTextResponse(
        text, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )

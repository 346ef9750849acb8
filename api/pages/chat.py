"""The whole conversation without JavaScript: forms, links and pages.

Which conversation it is stands in one cookie, for ``/chat`` only. Every form carries a token that
follows from the secret in that cookie, so another site cannot send it (ASVS 3.5.1).
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from itertools import takewhile
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response

from api.gesprekken.models import GezegdBericht, Knop
from api.gesprekken.service import GesprekService
from api.limits.middleware import refuse_if_too_fast
from api.pages import texts
from api.pages.config import CHARACTERS
from api.pages.headers import is_embedded
from api.pages.templating import page, render
from api.pages.terms import names
from api.problems import Problem
from api.same_origin import from_our_own_page

COOKIE = "aanbodwijzer_gesprek"
_ENDED = (401, 404, 410)


@dataclass(frozen=True)
class Session:
    """Which conversation a browser has."""

    id: str
    sleutel: str

    @property
    def token(self) -> str:
        """What a form of this conversation must carry."""
        return hmac.new(self.sleutel.encode(), b"formulier", hashlib.sha256).hexdigest()


def _session(request: Request) -> Session | None:
    id, _, sleutel = request.cookies.get(COOKIE, "").partition(".")
    return Session(id, sleutel) if id and sleutel else None


def sleutel_of(request: Request) -> str | None:
    """The key of the conversation that the browser has here."""
    session = _session(request)
    return session.sleutel if session else None


async def _service(request: Request) -> GesprekService:
    service: GesprekService = request.app.state.gesprekken
    return service


Service = Annotated[GesprekService, Depends(_service)]
MaybeSession = Annotated[Session | None, Depends(_session)]

router = APIRouter(prefix="/chat", include_in_schema=False)


def _allowed(request: Request, session: Session | None, token: str) -> bool:
    expected = session.token if session else ""
    return from_our_own_page(request) and hmac.compare_digest(token.encode(), expected.encode())


def _offered(berichten: list[GezegdBericht]) -> list[Knop]:
    """The choices of the last turn; older ones no longer count."""
    turn = takewhile(lambda it: it.van == "bot", reversed(berichten))
    return [knop for bericht in reversed(list(turn)) for knop in bericht.knoppen]


def _newest(berichten: list[GezegdBericht]) -> int:
    """The place of the first message of the last turn."""
    turn = list(takewhile(lambda it: it.van == "bot", reversed(berichten)))
    return len(berichten) - len(turn)


def _conversation(
    request: Request,
    session: Session,
    berichten: list[GezegdBericht],
    *,
    tekst: str = "",
    fout: str = "",
    veldfout: bool = False,
    status: int = 200,
) -> Response:
    return page(
        request,
        "chat.html",
        status=status,
        berichten=berichten,
        nieuwste=_newest(berichten),
        keuzes=_offered(berichten),
        token=session.token,
        tekst=tekst,
        fout=fout,
        veldfout=veldfout,
        maximum=CHARACTERS,
        namen=names(request.app),
    )


def _explain(problem: Problem) -> str:
    return f"{problem.detail} {problem.actie or ''}".strip()


def _fault(request: Request, text: str, status: int) -> Response:
    return page(request, "melding.html", status=status, tekst=text)


def _ended(request: Request) -> Response:
    """The conversation is not there any more: wiped, or past its time."""
    response = page(
        request, "chat_start.html", melding=texts.fault("afgelopen"), beginnen_nieuw=True
    )
    _forget(request, response)
    return response


def _failed(request: Request, problem: Problem) -> Response:
    if problem.status in _ENDED:
        return _ended(request)
    return _fault(request, _explain(problem), problem.status)


def _cookie_path(request: Request) -> str:
    return f"{request.scope.get('root_path', '')}/chat"


def _forget(request: Request, response: Response) -> None:
    response.delete_cookie(COOKIE, path=_cookie_path(request))


def _to_chat(request: Request, anchor: str = "") -> RedirectResponse:
    return RedirectResponse(f"{_cookie_path(request)}{anchor}", status_code=303)


@router.get("")
async def show(request: Request, service: Service, session: MaybeSession) -> Response:
    """The conversation so far, or the way to begin one."""
    if is_embedded(request.scope):
        return page(request, "ingesloten.html")
    if session is None:
        return page(request, "chat_start.html", melding="", beginnen_nieuw=False)
    try:
        return _conversation(
            request, session, await service.geschiedenis(session.id, session.sleutel)
        )
    except Problem as problem:
        return _failed(request, problem)


@router.post("/begin")
async def begin(request: Request, service: Service) -> Response:
    """Begins a conversation and keeps its key in the cookie."""
    if not from_our_own_page(request):
        return _fault(request, texts.fault("vreemd_formulier"), 403)
    try:
        new = await service.begin()
    except Problem as problem:
        return _fault(request, _explain(problem), problem.status)
    response = _to_chat(request, "#nieuw")
    response.set_cookie(
        COOKIE,
        f"{new.id}.{new.sleutel}",
        path=_cookie_path(request),
        httponly=True,
        samesite="strict",
        secure=request.app.state.pages.secure_cookie or request.url.scheme == "https",
    )
    return response


@router.post("/bericht")
async def send(
    request: Request,
    service: Service,
    session: MaybeSession,
    tekst: Annotated[str, Form()] = "",
    keuze: Annotated[int | None, Form()] = None,
    beurt: Annotated[int, Form()] = -1,
    token: Annotated[str, Form()] = "",
) -> Response:
    """One turn: a text, or the number of a choice that was offered."""
    if session is None:
        return _ended(request)
    if not _allowed(request, session, token):
        return _fault(request, texts.fault("vreemd_formulier"), 403)
    berichten: list[GezegdBericht] = []
    try:
        berichten = await service.geschiedenis(session.id, session.sleutel)
        keuzes = _offered(berichten)
        refuse_if_too_fast(request)  # here, so that what was typed is not lost
        if keuze is None:
            answers = await service.stuur(session.id, session.sleutel, tekst)
        elif beurt == len(berichten) and 0 <= keuze < len(keuzes):
            knop = keuzes[keuze]
            answers = await service.stuur(session.id, session.sleutel, knop.titel, knop.payload)
        else:
            return _conversation(
                request, session, berichten, fout=texts.fault("verouderd"), status=409
            )
        kept = await service.geschiedenis(session.id, session.sleutel)
    except Problem as problem:
        if problem.status in _ENDED:
            return _ended(request)
        return _conversation(
            request,
            session,
            berichten,
            tekst=tekst,
            fout=_explain(problem),
            veldfout=problem.status == 422,
            status=problem.status,
        )
    if len(kept) == len(berichten):
        # The message was refused: neither it nor the answer is kept, so a redirect would lose both.
        refusal = " ".join(answer.tekst for answer in answers)
        return _conversation(
            request, session, berichten, tekst=tekst, fout=refusal, veldfout=True, status=422
        )
    return _to_chat(request, "#nieuw")


@router.get("/wissen")
async def ask_wipe(request: Request, session: MaybeSession) -> Response:
    """Asks whether the conversation may really go."""
    if session is None:
        return _to_chat(request)
    return page(request, "chat_wissen.html", token=session.token)


@router.post("/wissen")
async def wipe(
    request: Request,
    service: Service,
    session: MaybeSession,
    token: Annotated[str, Form()] = "",
) -> Response:
    """Wipes the conversation, on the server and in the browser."""
    if session is None:
        return _to_chat(request)
    if not _allowed(request, session, token):
        return _fault(request, texts.fault("vreemd_formulier"), 403)
    try:
        await service.verwijder(session.id, session.sleutel)
    except Problem as problem:
        if problem.status not in _ENDED:
            return _fault(request, texts.fault("niet_gewist"), problem.status)
    response = page(
        request,
        "chat_start.html",
        melding=texts.TEXTS["gesprek"]["gewist"],
        beginnen_nieuw=True,
    )
    _forget(request, response)
    return response


@router.get("/gesprek.txt")
async def save_conversation(request: Request, service: Service, session: MaybeSession) -> Response:
    """The conversation as a file, with the code of the advies."""
    if session is None:
        return _to_chat(request)
    try:
        berichten = await service.geschiedenis(session.id, session.sleutel)
    except Problem as problem:
        return _failed(request, problem)
    text = render(request, "gesprek.txt", berichten=berichten, namen=names(request.app))
    return _file(text, texts.TEXTS["gesprek"]["bestand_gesprek"])


@router.get("/advies/{nummer}.txt")
async def save_advies(
    request: Request, service: Service, session: MaybeSession, nummer: int
) -> Response:
    """The advies in one message of the conversation, as a file. Its code is not in the address."""
    if session is None:
        return _to_chat(request)
    try:
        berichten = await service.geschiedenis(session.id, session.sleutel)
    except Problem as problem:
        return _failed(request, problem)
    advies = berichten[nummer].advies if 0 <= nummer < len(berichten) else None
    if advies is None:
        return _fault(request, texts.fault("niet_gevonden"), 404)
    text = render(request, "advies.txt", advies=advies, namen=names(request.app))
    return _file(text, texts.fill(texts.TEXTS["advies"]["bestand"], code=advies.code))


def _file(text: str, name: str) -> PlainTextResponse:
    return PlainTextResponse(
        text, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )

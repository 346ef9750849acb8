"""The conversation without JavaScript as a page, and what is shown in its place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from api.gesprekken.keuze import Keuze
from api.gesprekken.models import GezegdBericht, Knop
from api.gesprekken.service import GesprekService
from api.gesprekken.waardering import REASON_CHARACTERS, WaarderingService
from api.mededelingen.store import SchakelaarStore
from api.pages import texts
from api.pages.chat_session import Session, forget
from api.pages.config import CHARACTERS
from api.pages.templating import page
from api.pages.terms import names
from api.problems import Problem

_ENDED = (401, 404, 410)


@dataclass(frozen=True)
class Input:
    """What was typed in a form that could not be taken, and what is wrong with it."""

    fout: str = ""
    veld: str = ""
    """The id of the field that is wrong; empty when the fault is elsewhere."""
    tekst: str = ""
    reden: str | None = None
    status: int = 200


NOTHING_WRONG = Input()


class Gekozen(BaseModel):
    """What somebody chose on the page with the aanbod, as links and forms carry it."""

    thema: Annotated[list[str], Field(max_length=20)] = []
    vorm: Annotated[list[str], Field(max_length=20)] = []
    doelgroep: Annotated[list[str], Field(max_length=20)] = []

    def keuze(self) -> Keuze:
        """The same for the conversation."""
        return Keuze.model_construct(
            themas=self.thema, vormen=self.vorm, doelgroepen=self.doelgroep
        )


class Conversation:
    """Reads a conversation and shows it, with what can be done next."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._gesprekken: GesprekService = request.app.state.gesprekken
        self._schakelaars: SchakelaarStore = request.app.state.schakelaars
        self._waarderingen: WaarderingService = request.app.state.waarderingen

    async def said(self, session: Session) -> list[GezegdBericht]:
        """Everything said so far. Raises ``Problem`` when the conversation is not there."""
        return await self._gesprekken.geschiedenis(session.id, session.sleutel)

    async def show(
        self,
        session: Session,
        berichten: list[GezegdBericht] | None = None,
        invoer: Input = NOTHING_WRONG,
    ) -> Response:
        """The page with the conversation. Raises ``Problem`` when it is not there."""
        if berichten is None:
            berichten = await self.said(session)
        advised = [place for place, it in enumerate(berichten) if it.advies]
        waardering = None
        mededelingen = await self._schakelaars.current()
        if advised:
            waardering = await self._waarderingen.lees(session.id, session.sleutel)
        return page(
            self._request,
            "chat.html",
            status=invoer.status,
            berichten=berichten,
            nieuwste=_newest(berichten),
            keuzes=offered(berichten),
            mededelingen=mededelingen,
            te_waarderen=advised[-1] if advised else None,
            waardering=waardering,
            token=session.token,
            invoer=invoer,
            maximum=CHARACTERS,
            reden_maximum=REASON_CHARACTERS,
            namen=names(self._request.app),
        )

    async def start(
        self, keuze: Knop | None, gekozen: Gekozen, session: Session | None
    ) -> Response:
        """The way to begin a conversation, with the choice that came along, and the way back to
        the one that there may be."""
        return await self._start(
            keuze=keuze.titel if keuze else "", gekozen=gekozen, lopend=session is not None
        )

    async def ended(self) -> Response:
        """In place of a conversation that is not there any more: wiped, or past its time."""
        return await self.gone(texts.fault("afgelopen"))

    async def gone(self, melding: str) -> Response:
        """The way to a new conversation, and why the last one is gone."""
        response = await self._start(melding)
        forget(self._request, response)
        return response

    async def _start(
        self,
        melding: str = "",
        keuze: str = "",
        gekozen: Gekozen | None = None,
        lopend: bool = False,
    ) -> Response:
        return page(
            self._request,
            "chat_start.html",
            melding=melding,
            mededelingen=await self._schakelaars.current(),
            keuze=keuze,
            gekozen=gekozen or Gekozen(),
            lopend=lopend,
        )

    async def failed(self, problem: Problem) -> Response:
        """In place of a conversation that could not be read."""
        if has_ended(problem):
            return await self.ended()
        return self.fault(explain(problem), problem.status)

    def fault(self, text: str, status: int) -> Response:
        """A page that says what is wrong."""
        return page(self._request, "melding.html", status=status, tekst=text)


View = Annotated[Conversation, Depends(Conversation)]


def explain(problem: Problem) -> str:
    """What is wrong and what to do, as one text."""
    return f"{problem.detail} {problem.actie or ''}".strip()


def has_ended(problem: Problem) -> bool:
    """Whether the conversation is not there (any more)."""
    return problem.status in _ENDED


def offered(berichten: list[GezegdBericht]) -> list[Knop]:
    """The choices of the last turn; older ones no longer count."""
    turn = takewhile(lambda it: it.van == "bot", reversed(berichten))
    return [knop for bericht in reversed(list(turn)) for knop in bericht.knoppen]


def _newest(berichten: list[GezegdBericht]) -> int:
    """The place of the first message of the last turn."""
    turn = list(takewhile(lambda it: it.van == "bot", reversed(berichten)))
    return len(berichten) - len(turn)

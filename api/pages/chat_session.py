"""Which conversation a browser has on ``/chat``, and whether a form came from our own page.

Which conversation it is stands in one cookie, for ``/chat`` only. Every form carries a token that
follows from the secret in that cookie, so another site cannot send it (ASVS 3.5.1).
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse, Response

from api.same_origin import from_our_own_page

COOKIE = "aanbodwijzer_gesprek"


@dataclass(frozen=True)
class Session:
    """Which conversation a browser has."""

    id: str
    sleutel: str

    @property
    def token(self) -> str:
        """What a form of this conversation must carry."""
        return hmac.new(self.sleutel.encode(), b"formulier", hashlib.sha256).hexdigest()


def _read(request: Request) -> Session | None:
    """The conversation that the browser has here."""
    id, _, sleutel = request.cookies.get(COOKIE, "").partition(".")
    return Session(id, sleutel) if id and sleutel else None


async def _session(request: Request) -> Session | None:
    return _read(request)


MaybeSession = Annotated[Session | None, Depends(_session)]


def sleutel_of(request: Request) -> str | None:
    """The key of the conversation that the browser has here."""
    session = _read(request)
    return session.sleutel if session else None


def allowed(request: Request, session: Session | None, token: str) -> bool:
    """Whether a form may change this conversation."""
    expected = session.token if session else ""
    return from_our_own_page(request) and hmac.compare_digest(token.encode(), expected.encode())


def remember(request: Request, response: Response, session: Session) -> None:
    """Keeps the conversation in the browser, until it is closed."""
    response.set_cookie(
        COOKIE,
        f"{session.id}.{session.sleutel}",
        path=_path(request),
        httponly=True,
        samesite="strict",
        secure=request.app.state.pages.secure_cookie or request.url.scheme == "https",
    )


def forget(request: Request, response: Response) -> None:
    """Lets the browser forget the conversation."""
    response.delete_cookie(COOKIE, path=_path(request))


def to_chat(request: Request, anchor: str = "") -> RedirectResponse:
    """Sends the browser to the conversation, by GET."""
    return RedirectResponse(f"{_path(request)}{anchor}", status_code=303)


def _path(request: Request) -> str:
    return f"{request.scope.get('root_path', '')}/chat"

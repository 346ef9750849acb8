"""Limits how often somebody may ask, before anything else of a request is looked at (SE-06)."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable

from fastapi import Request
from fastapi.security.utils import get_authorization_scheme_param
from pydantic import SecretStr
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.limits.asker import Pseudonyms, network
from api.limits.counter import Counter, Window
from api.limits.rules import Kind, Limits, kind_of
from api.limits.rules import Scope as LimitScope
from api.problems import Problem

#: Headers of an answer; scripts on other sites may read them.
HEADERS = ("Retry-After", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")

#: A form that must give back what was typed refuses by itself, with `refuse_if_too_fast`.
_REFUSES_ITSELF = "/chat/bericht"
_STATE = "te_snel"


class RateLimits:
    """Counts every request for its conversation and its address; too many end with 429.

    Files and calls with a key of staff or of the action server are not counted.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        limits: Limits,
        counter: Counter,
        pseudonyms: Pseudonyms,
        keys: Iterable[SecretStr],
        session_of: Callable[[Request], str | None],
        on_refused: Callable[[LimitScope, Kind], None],
    ) -> None:
        self._app = app
        self._limits = limits
        self._counter = counter
        self._pseudonyms = pseudonyms
        self._keys = [key.get_secret_value().encode() for key in keys]
        self._session_of = session_of
        self._on_refused = on_refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers in its place."""
        if scope["type"] != "http" or scope["path"].startswith("/static/") or self._trusts(scope):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        window = await self._count(request)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _complete(MutableHeaders(scope=message), window)
            await send(message)

        problem = None if window.allowed else Problem.van_code("te_veel_verzoeken")
        scope.setdefault("state", {})[_STATE] = problem
        if problem and scope["path"] != _REFUSES_ITSELF:
            answer = await scope["app"].exception_handlers[Problem](request, problem)
            await answer(scope, receive, send_with_headers)
        else:
            await self._app(scope, receive, send_with_headers)

    def _trusts(self, scope: Scope) -> bool:
        offered = Headers(scope=scope).get("x-api-key", "").encode()
        return any(hmac.compare_digest(offered, key) for key in self._keys)

    async def _count(self, request: Request) -> Window:
        """How the tightest limit stands; the first one that is used up ends the counting."""
        path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
        kind = kind_of(request.method, path)
        asker = {
            LimitScope.ADDRESS: network(request.client.host if request.client else None),
            LimitScope.SESSION: self._session_of(request),
        }
        limits = [
            (item, (scope, kind, self._pseudonyms.name(who)))
            for scope, who in asker.items()
            if who is not None and (item := self._limits.item(scope, kind))
        ]
        window = await self._counter.hit(limits)
        if not window.allowed:
            self._on_refused(LimitScope(window.who[0]), kind)
        return window


def _complete(headers: MutableHeaders, window: Window) -> None:
    headers["RateLimit-Limit"] = str(window.limit)
    headers["RateLimit-Remaining"] = str(window.remaining)
    headers["RateLimit-Reset"] = str(window.reset)
    if not window.allowed:
        headers["Retry-After"] = str(window.reset)


def refuse_if_too_fast(request: Request) -> None:
    """For a route that tells by itself that somebody goes too fast.

    Raises:
        Problem: 429, a limit of this request is used up.
    """
    problem: Problem | None = getattr(request.state, _STATE, None)
    if problem:
        raise problem


def bearer(request: Request) -> str | None:
    """The sleutel that a call of the API carries."""
    scheme, sleutel = get_authorization_scheme_param(request.headers.get("Authorization"))
    return sleutel if scheme.lower() == "bearer" and sleutel else None

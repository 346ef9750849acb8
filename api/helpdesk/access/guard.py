"""One check in front of every page of the helpdesk; who may is said at the route, or nobody may.

::

    @router.get("/behoefte")
    @needs(Rol.LEZER)
    async def behoefte(request: Request, ik: Ik) -> Response: ...
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request

from api.helpdesk.access import cookies, forms
from api.helpdesk.access.roles import Medewerker, Rol
from api.helpdesk.access.sessions import SessieStore
from api.helpdesk.access.settings import AccessSettings
from api.problems import Problem

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])

_MARK = "__helpdesk_toegang__"
_CHANGES_NOTHING = frozenset({"GET", "HEAD"})


class NotLoggedIn(Exception):
    """Somebody without a session asks for a page that needs one."""


@dataclass(frozen=True)
class Toegang:
    """Who may use a route: a role and those above it, or everybody."""

    rol: Rol | None


@dataclass(frozen=True)
class Sessie:
    """The session of a request. `id` is the secret in the cookie: show it nowhere."""

    id: str
    medewerker: Medewerker


def needs(rol: Rol) -> Callable[[Endpoint], Endpoint]:
    """Lets colleagues with this role, or one above it, use a route."""
    return _declare(Toegang(rol))


def without_login() -> Callable[[Endpoint], Endpoint]:
    """Lets everybody use a route: only for what comes before or after a session."""
    return _declare(Toegang(None))


def _declare(toegang: Toegang) -> Callable[[Endpoint], Endpoint]:
    def mark(endpoint: Endpoint) -> Endpoint:
        setattr(endpoint, _MARK, toegang)
        return endpoint

    return mark


def declared(endpoint: object) -> Toegang | None:
    """Who may use a route, as said there; none when nothing was said."""
    return getattr(endpoint, _MARK, None)


async def guard(request: Request) -> None:
    """Stops a request that may not be; else `request.state.sessie` holds its session, if any.

    Raises:
        Problem: 503 nobody can log in; 403 the role is too low, the route names no role, or a
            form does not come from a page that we gave to this session.
        NotLoggedIn: the route needs a session.
    """
    settings: AccessSettings = request.app.state.settings
    request.state.sessie = None
    if not (settings.oidc or settings.dev_login):
        raise Problem.van_code("inloggen_niet_ingericht")
    toegang = declared(request.scope.get("endpoint"))
    if toegang is None:
        raise Problem.van_code("verboden")
    sessie = request.state.sessie = await session_of(request)
    if toegang.rol is not None:
        if sessie is None:
            raise NotLoggedIn
        if not sessie.medewerker.rol.omvat(toegang.rol):
            raise Problem.van_code("rol_te_laag", rol=toegang.rol.value)
    if request.method not in _CHANGES_NOTHING:
        secret = sessie.id if sessie else cookies.read(request, cookies.LOGIN)
        if not await forms.is_ours(request, secret, settings.helpdesk_longest):
            raise Problem.van_code("vreemd_formulier")


async def session_of(request: Request) -> Sessie | None:
    """The session that the cookie of a request stands for, if it still holds."""
    store: SessieStore = request.app.state.sessies
    id = cookies.read(request, cookies.SESSION)
    medewerker = await store.find(id) if id else None
    return Sessie(id, medewerker) if id and medewerker else None


def _medewerker(request: Request) -> Medewerker:
    sessie: Sessie | None = request.state.sessie
    if sessie is None:
        raise NotLoggedIn
    return sessie.medewerker


Ik = Annotated[Medewerker, Depends(_medewerker)]
"""The colleague who asks, for a parameter of a route that needs a role."""

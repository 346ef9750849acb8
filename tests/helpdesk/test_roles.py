"""Every route of the helpdesk, for every role and every kind of form (HD-02, HD-04).

The routes are read from the application, so a new one is probed without being named here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi import APIRouter, FastAPI, Response
from fastapi.routing import RouteContext, iter_route_contexts
from starlette.routing import Router

import api.helpdesk.routes
from api.helpdesk.access import forms
from api.helpdesk.access.guard import declared, needs
from api.helpdesk.access.roles import Rol
from api.helpdesk.addresses import is_helpdesk
from tests.helpdesk.site import Helpdesk, Visitor, heading, running_helpdesk

NOBODY = "niemand"
ROLES = [NOBODY, *Rol]
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
FORM_REFUSED = "Dit formulier is niet verwerkt"
ROLE_REFUSED = "Dit mag u niet bekijken of doen"
NOT_LOGGED_IN = "U bent niet meer ingelogd"


def routes(app: FastAPI) -> list[RouteContext]:
    """The routes under /helpdesk, in whatever router they stand."""
    found = [route for route in iter_route_contexts(app.routes) if is_helpdesk(route.path or "")]
    assert len(found) > 10
    return found


def undeclared(app: FastAPI) -> list[str]:
    """The routes that do not say who may use them."""
    return [route.path or "" for route in routes(app) if declared(route.endpoint) is None]


def path_of(route: RouteContext) -> str:
    """An address of the route; what stands in its place holders does not exist."""
    return re.sub(r"\{[^}]*\}", "K7QD-MX4A", route.path or "")


def uses(app: FastAPI) -> Iterator[tuple[RouteContext, str]]:
    """Every route with every method that it knows."""
    for route in routes(app):
        for method in sorted(route.methods or ()):
            yield route, method


def needed(route: RouteContext) -> Rol | None:
    """The role that a route says it needs."""
    toegang = declared(route.endpoint)
    assert toegang is not None, route.path
    return toegang.rol


def as_role(helpdesk: Helpdesk, rol: str) -> Visitor:
    """Somebody with this role, on a page with a form."""
    visitor = helpdesk.visitor() if rol == NOBODY else helpdesk.colleague(rol)
    visitor.get("/helpdesk/inloggen" if rol == NOBODY else "/helpdesk")
    assert visitor.token
    return visitor


def refusal(answer: Any) -> str | None:
    """Why the guard stopped a request; none when it let it through."""
    if answer.status_code == 303 and answer.headers["location"].startswith("/helpdesk/inloggen"):
        return "login"
    return heading(answer) if answer.status_code == 403 else None


def test_every_route_says_who_may_use_it(helpdesk: Helpdesk) -> None:
    assert undeclared(helpdesk.app) == []


def faults(helpdesk: Helpdesk, rol: str) -> list[str]:
    """The routes that do something else for a role than they say."""
    wrong = []
    for route, method in uses(helpdesk.app):
        visitor, path = as_role(helpdesk, rol), path_of(route)
        answer = visitor.get(path) if method == "GET" else visitor.post(path)
        got, expected = refusal(answer), expected_refusal(needed(route), method, rol)
        if got != expected or answer.status_code >= 500:
            wrong.append(f"{method} {path} as {rol}: {answer.status_code} {got}, not {expected}")
    return wrong


def expected_refusal(need: Rol | None, method: str, rol: str) -> str | None:
    """Why the guard should stop a request."""
    if need is None:
        return None
    if rol == NOBODY:
        return "login" if method == "GET" else NOT_LOGGED_IN
    return None if Rol(rol).omvat(need) else ROLE_REFUSED


@pytest.mark.parametrize("rol", ROLES)
def test_a_route_does_what_its_role_says(helpdesk: Helpdesk, rol: str) -> None:
    assert faults(helpdesk, rol) == []


def test_some_routes_need_each_role(helpdesk: Helpdesk) -> None:
    assert {needed(route) for route in routes(helpdesk.app)} == {None, *Rol}


@pytest.mark.parametrize("rol", [NOBODY, Rol.BEHEERDER])
def test_another_method_does_nothing(helpdesk: Helpdesk, rol: str) -> None:
    visitor = as_role(helpdesk, rol)
    by_path: dict[str, set[str]] = {}
    for route, method in uses(helpdesk.app):
        by_path.setdefault(path_of(route), set()).add(method)
    for path, known in by_path.items():
        for method in sorted(METHODS - known):
            answer = visitor.http.request(method, path, headers={"Sec-Fetch-Site": "same-origin"})
            # A fixed address can be read as that of a verwijzing, by GET.
            assert answer.status_code in {404, 405} or refusal(answer) == "login", (method, path)


def posts(helpdesk: Helpdesk) -> Iterator[tuple[str, Visitor]]:
    """Every form, each time with somebody who may send it."""
    for route, method in uses(helpdesk.app):
        if method != "GET":
            yield path_of(route), as_role(helpdesk, needed(route) or NOBODY)


def _other(helpdesk: Helpdesk) -> str:
    other = helpdesk.colleague("beheerder", "Een ander")
    other.get("/helpdesk")
    assert other.token
    return other.token


SAME = {"Sec-Fetch-Site": "same-origin"}
TOKENS: dict[str, Any] = {
    "missing": lambda helpdesk, visitor: {},
    "empty": lambda helpdesk, visitor: {"token": ""},
    "made up": lambda helpdesk, visitor: {"token": "IiI.awInIA.rrNM2B-VkNwECrdkTyXcMzRk2T"},
    "of another session": lambda helpdesk, visitor: {"token": _other(helpdesk)},
    "signed with a public word": lambda helpdesk, visitor: {"token": forms.make_token("helpdesk")},
    "changed": lambda helpdesk, visitor: {"token": visitor.token.swapcase()},
    "twice, the first one wrong": lambda helpdesk, visitor: {"token": ["x", "y"]},
}
SENDERS = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "https://kwaad.nl"},
    {"Origin": "null"},
]


@pytest.mark.parametrize("token", TOKENS.values(), ids=TOKENS.keys())
def test_a_form_without_our_token_is_refused(helpdesk: Helpdesk, token: Any) -> None:
    for path, visitor in posts(helpdesk):
        answer = visitor.http.post(path, data=token(helpdesk, visitor), headers=SAME)
        assert (answer.status_code, heading(answer)) == (403, FORM_REFUSED), path


@pytest.mark.parametrize("sender", SENDERS, ids=str)
def test_a_form_from_another_site_is_refused(helpdesk: Helpdesk, sender: dict[str, str]) -> None:
    for path, visitor in posts(helpdesk):
        answer = visitor.http.post(path, data={"token": visitor.token}, headers=sender)
        assert (answer.status_code, heading(answer)) == (403, FORM_REFUSED), path


def test_a_token_in_the_address_or_in_json_does_not_count(helpdesk: Helpdesk) -> None:
    for path, visitor in posts(helpdesk):
        assert visitor.token
        given = {"token": visitor.token}
        for options in ({"params": given}, {"json": given}, {"headers": {"token": visitor.token}}):
            headers = {**SAME, **options.pop("headers", {})}
            answer = visitor.http.post(path, headers=headers, **options)  # type: ignore[arg-type]
            assert (answer.status_code, heading(answer)) == (403, FORM_REFUSED), path


def test_a_form_of_our_own_is_taken_from_old_browsers_too(helpdesk: Helpdesk) -> None:
    for path, visitor in posts(helpdesk):
        sent = {"token": visitor.token}
        answer = visitor.http.post(path, data=sent, headers={"Origin": helpdesk.url})
        assert refusal(answer) != FORM_REFUSED, path


def test_a_route_that_says_nothing_is_found_and_lets_nobody_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    router = APIRouter()

    @router.get("/helpdesk/vergeten")
    @router.post("/helpdesk/vergeten")
    async def forgotten() -> Response:
        return Response("binnen")

    parts = (*api.helpdesk.routes.PARTS, SimpleNamespace(router=router))
    monkeypatch.setattr(api.helpdesk.routes, "PARTS", parts)
    with running_helpdesk(tmp_path) as helpdesk:
        assert undeclared(helpdesk.app) == ["/helpdesk/vergeten"] * 2
        for rol in ROLES:
            visitor = as_role(helpdesk, rol)
            for answer in (visitor.get("/helpdesk/vergeten"), visitor.post("/helpdesk/vergeten")):
                assert answer.status_code == 403
                assert "binnen" not in answer.text


def test_a_route_beside_the_guard_is_found(tmp_path: Path) -> None:
    with running_helpdesk(tmp_path) as helpdesk:
        router = APIRouter()

        @router.get("/helpdesk/opzij")
        @needs(Rol.BEHEERDER)
        async def beside() -> Response:
            return Response("binnen")

        helpdesk.app.include_router(router)
        helpdesk.app.mount("/helpdesk/map", Router())
        assert undeclared(helpdesk.app) == ["/helpdesk/map"]
        helpdesk.app.router.routes.pop()
        assert faults(helpdesk, NOBODY) == ["GET /helpdesk/opzij as niemand: 200 None, not login"]

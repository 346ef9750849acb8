"""The link check, against a site on this machine only."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from api.catalogue.tools import links
from tests.support.server import serve


@dataclass
class Site:
    """What was asked of the site, and how many questions were open at the same time."""

    address: str = ""
    asked: list[str] = field(default_factory=list)
    open: int = 0
    most_open: int = 0
    #: Whether who asked has gone; what is slow answers only then.
    left: bool = False

    def check(self, *paths: str) -> list[links.Link]:
        return asyncio.run(links.check([self.address + path for path in paths]))

    def states(self, *paths: str) -> list[links.Staat]:
        return [link.staat for link in self.check(*paths)]


@pytest.fixture
def site() -> Iterator[Site]:
    seen, app = Site(), FastAPI()

    @app.api_route("/{path:path}", methods=["HEAD", "GET"])
    async def answer(path: str, request: Request) -> Response:
        seen.asked.append(f"{request.method} /{path}")
        seen.open += 1
        seen.most_open = max(seen.most_open, seen.open)
        while path == "traag" and not seen.left:  # noqa: ASYNC110 (set in another thread)
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.01)
        seen.open -= 1
        if path in ("verhuisd", "tijdelijk"):
            return RedirectResponse("/goed", {"verhuisd": 301, "tijdelijk": 302}[path])
        if path == "rondje":
            return RedirectResponse("/rondje", 302)
        if path == "geen-head":
            return Response(status_code=405 if request.method == "HEAD" else 200)
        return Response(status_code={"weg": 404, "voorgoed-weg": 410, "kapot": 500}.get(path, 200))

    with serve(app) as address:
        seen.address = address
        yield seen
        seen.left = True


def test_page_that_is_there_costs_one_head(site: Site) -> None:
    assert site.states("/goed") == ["goed"]
    assert site.asked == ["HEAD /goed"]


def test_refused_head_is_followed_by_a_get(site: Site) -> None:
    assert site.states("/geen-head") == ["goed"]
    assert site.asked == ["HEAD /geen-head", "GET /geen-head"]


def test_what_is_gone_or_broken(site: Site) -> None:
    found = site.check("/weg", "/voorgoed-weg", "/kapot", "/rondje")
    assert [(link.staat, link.code) for link in found] == [
        ("weg", 404),
        ("weg", 410),
        ("fout", 500),
        ("onbereikbaar", None),
    ]


def test_only_a_move_for_good_gives_a_new_address(site: Site) -> None:
    moved, for_now = site.check("/verhuisd", "/tijdelijk")
    assert (moved.staat, moved.nieuw_adres) == ("verhuisd", f"{site.address}/goed")
    assert (for_now.staat, for_now.nieuw_adres) == ("goed", None)


def test_slow_site_is_not_waited_for(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "SECONDS", 0.2)
    assert site.states("/traag") == ["onbereikbaar"]


def test_nobody_answers() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    (link,) = asyncio.run(links.check([address]))
    assert (link.staat, link.code) == ("onbereikbaar", None)


def test_each_page_is_asked_once_and_never_two_at_a_time(site: Site) -> None:
    found = site.check("/a", "/b#deel", "/a", "/b", "/c", "/a#ander")
    assert [link.url for link in found] == [f"{site.address}/{path}" for path in "abc"]
    assert site.asked == ["HEAD /a", "HEAD /b", "HEAD /c"]
    assert site.most_open == 1


def test_the_site_can_see_who_asks(site: Site) -> None:
    async def agent() -> str:
        async with links.new_client() as client:
            return str(client.headers["User-Agent"])

    assert asyncio.run(agent()).startswith("Aanbodwijzer")

"""Every answer of the real application carries its headers, errors included (SE-08, SE-09)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.headers import WITHOUT_ROUTE
from api.limits.rules import Limits
from api.main import create_app
from tests.support import http
from tests.support.api_app import STAFF_KEY, settings
from tests.support.routes import routes
from tests.support.server import serve

LISTED = "https://www.voorbeeld.nl"
CHANGES = {"environment": "production", "embed_origins": (LISTED,)}
#: The same on every answer; the policy on content and frames differs, and is looked at apart.
SAME = ("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The application as for real users, with one route that breaks."""
    folder = tmp_path_factory.mktemp("headers")
    app = create_app(settings(folder, "http://127.0.0.1:9").model_copy(update=CHANGES))

    @app.get("/kapot")
    async def broken() -> None:
        raise RuntimeError("kanarie")

    with serve(app) as url, http.client(url) as client:
        yield client


def all_routes() -> list[tuple[str, str]]:
    """Every route, with something in the place of its parameters."""
    app = create_app(settings(Path("not-used"), "http://127.0.0.1:9"))
    return sorted((method, re.sub(r"\{[^}]*\}", "1", path)) for method, path in routes(app))


def check(answer: httpx.Response) -> None:
    """What internet.nl and ASVS 3.4 ask of an answer."""
    headers = answer.headers
    for name in SAME:
        assert headers[name] == WITHOUT_ROUTE[name], name
    assert headers["strict-transport-security"].startswith("max-age=31536000")
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "base-uri 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] in {"same-origin", "cross-origin"}
    assert headers["cache-control"]
    assert "server" not in headers
    assert "x-powered-by" not in headers


@pytest.mark.parametrize(("method", "path"), all_routes())
def test_every_route(site: httpx.Client, method: str, path: str) -> None:
    for accept in ("text/html", "application/json"):
        answer = site.request(method, path, headers={"Accept": accept})
        check(answer)
        if path.startswith(("/api/", "/helpdesk")):
            assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/bestaat-niet", 404),
        ("GET", "/static/x/bestaat-niet.js", 404),
        ("GET", "/api/v1/bestaat-niet", 404),
        ("DELETE", "/aanbod", 405),
        ("POST", "/api/v1/matches", 422),
        ("POST", "/api/v1/gesprekken", 503),
        ("GET", "/kapot", 500),
    ],
)
def test_every_kind_of_error(site: httpx.Client, method: str, path: str, status: int) -> None:
    for accept in ("text/html", "application/json"):
        # The server closes the connection after a fault that nobody foresaw.
        headers = {"Accept": accept, "Connection": "close"}
        answer = site.request(method, path, headers=headers)
        assert answer.status_code == status
        check(answer)
        assert "kanarie" not in answer.text
        assert "Traceback" not in answer.text


def test_what_is_refused_before_a_route_is_looked_for(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("refused")
    changes = {**CHANGES, "limits": Limits(address_reads=1), "max_body_bytes": 10}
    app = create_app(settings(folder, "http://127.0.0.1:9").model_copy(update=changes))
    with serve(app) as url, http.client(url) as client:
        staff = {"X-API-Key": STAFF_KEY}
        large = client.post("/api/v1/matches", json={"themas": ["inclusie"]}, headers=staff)
        assert large.status_code == 413
        check(large)
        client.get("/aanbod")
        fast = client.get("/aanbod")
        assert fast.status_code == 429
        check(fast)


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        (LISTED, True),
        ("https://voorbeeld.nl", False),
        ("https://www.voorbeeld.nl.kwaad.nl", False),
        ("https://kwaad.nl/https://www.voorbeeld.nl", False),
        ("http://www.voorbeeld.nl", False),
        ("https://www.voorbeeld.nl:8443", False),
        ("null", False),
    ],
)
def test_only_listed_sites_read_answers_and_none_sends_cookies(
    site: httpx.Client, origin: str, allowed: bool
) -> None:
    for method, path in [("GET", "/api/v1/themas"), ("GET", "/api/v1/bestaat-niet")]:
        headers = site.request(method, path, headers={"Origin": origin}).headers
        assert headers.get("access-control-allow-origin") == (origin if allowed else None)
        assert "access-control-allow-credentials" not in headers
        if allowed:
            assert "retry-after" in headers["access-control-expose-headers"].lower()
            assert "origin" in headers["vary"].lower()

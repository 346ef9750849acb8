"""What every answer carries (SE-08, SE-09), and which sites may do what."""

from __future__ import annotations

import httpx
import pytest

from api.pages import assets
from api.pages.config import PagesConfig
from tests.browser.conftest import Site
from tests.browser.fake import ScriptedService, create_app
from tests.support import http
from tests.support.server import serve

ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
PAGES = ["/", "/chat", "/aanbod", "/aanbod/bestaat-niet", "/privacy", "/insluiten"]
OTHERS = ["/static/x/dom.js", "/static/x/bestaat-niet.js", "/bestaat-niet", "/openapi.json"]
API = ["/api/v1/gesprekken/x/berichten", "/api/v1/bestaat-niet", "/api/v1/onvoorzien"]


@pytest.fixture
def client(site: Site) -> httpx.Client:
    return http.client(site.origin)


def directives(answer: httpx.Response) -> dict[str, str]:
    parts = (
        part.strip().partition(" ") for part in answer.headers["content-security-policy"].split(";")
    )
    return {name: value for name, _, value in parts}


@pytest.mark.parametrize("path", [*PAGES, *OTHERS, *API])
def test_every_answer(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS
    assert "camera=()" in answer.headers["permissions-policy"]
    policy = directives(answer)
    assert policy["default-src"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in str(policy)
    assert "*" not in str(policy)
    assert answer.headers["x-frame-options"] == "DENY"
    assert "strict-transport-security" not in answer.headers
    assert answer.headers["cache-control"]


@pytest.mark.parametrize("path", PAGES)
def test_pages_allow_themselves_only(client: httpx.Client, path: str) -> None:
    policy = directives(client.get(path))
    for name in ("script-src", "style-src", "img-src", "connect-src", "form-action"):
        assert policy[name] == "'self'"
    assert policy["require-trusted-types-for"] == "'script'"


@pytest.mark.parametrize("path", API)
def test_api_is_never_kept(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["cache-control"] == "no-store"
    assert "script-src" not in directives(answer)


def test_unforeseen_fault_tells_nothing(client: httpx.Client) -> None:
    answer = client.get("/api/v1/onvoorzien")
    assert answer.status_code == 500
    assert "unforeseen" not in answer.text


def test_files_are_kept_under_their_version_only(client: httpx.Client) -> None:
    current = client.get(f"/static/{assets.VERSION}/dom.js").headers
    assert current["cache-control"] == "public, max-age=31536000, immutable"
    assert current["cross-origin-resource-policy"] == "cross-origin"
    assert client.get("/static/eerder/dom.js").headers["cache-control"] == "no-cache"


def test_only_the_embedded_chat_may_stand_in_a_frame_and_only_on_listed_sites(
    client: httpx.Client, site: Site
) -> None:
    answer = client.get("/chat?ingesloten=1")
    assert directives(answer)["frame-ancestors"] == f"'self' {site.host.origin}"
    assert "x-frame-options" not in answer.headers
    for path in ("/aanbod?ingesloten=1", "/?ingesloten=1", "/chat?niet=ingesloten"):
        assert directives(client.get(path))["frame-ancestors"] == "'none'"


@pytest.mark.parametrize(
    ("origin", "allowed"), [("host", True), ("https://kwaad.nl", False), ("null", False)]
)
def test_listed_sites_may_call_the_api_without_cookies(
    client: httpx.Client, site: Site, origin: str, allowed: bool
) -> None:
    origin = site.host.origin if origin == "host" else origin
    for path in ("/api/v1/gesprekken", f"/static/{assets.VERSION}/widget.json"):
        answer = client.options(
            path,
            headers={
                "Origin": origin,
                "Access-Control-Request-Method": "POST",
                "Access-Control-Request-Headers": "authorization,content-type",
            },
        )
        assert answer.headers.get("access-control-allow-origin") == (origin if allowed else None)
        assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize(
    "origin", ["*", "https://*.nl", "https://a.nl/", "https://a.nl/pad", "a.nl", "ftp://a.nl", ""]
)
def test_list_takes_exact_origins_only(origin: str) -> None:
    with pytest.raises(ValueError, match="not an exact origin"):
        PagesConfig(embed_origins=(origin,))


def test_https_only_is_said_when_so_set() -> None:
    app = create_app(ScriptedService(), config=PagesConfig(hsts=True, secure_cookie=True))
    with serve(app) as origin:
        client = http.client(origin)
        assert client.get("/").headers["strict-transport-security"] == "max-age=31536000"
        assert "; Secure" in client.post("/chat/begin").headers["set-cookie"]

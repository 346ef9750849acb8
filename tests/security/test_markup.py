"""What somebody typed comes back as text, on pages and in JSON (ASVS 3.2.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import httpx
import pytest

from tests.security.conftest import Gesprek
from tests.support import http
from tests.support.api_app import Api

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    '"><b onmouseover=alert(1)>',
    "' onfocus=alert(1) autofocus='",
    "<a href=javascript:alert(1)>klik</a>",
    "[klik](javascript:alert(1))",
    "javascript:alert(1)",
    'https://voorbeeld.nl/"onmouseover=alert(1)',
    "{{ 7*7 }} {% print(7*7) %} ${7*7}",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<scr\u200bipt>alert(1)</scr\u200bipt>",
    "＜script＞alert(1)＜/script＞",
)


class Elements(HTMLParser):
    """The elements of a page, and everything in them that could run."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.dangers: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes one element."""
        self.names.append(tag)
        if tag in {"iframe", "object", "embed", "svg", "base"}:
            self.dangers.append(tag)
        for name, value in attrs:
            link = re.sub(r"\s", "", value or "").lower()
            if name.startswith("on") or name in {"srcdoc", "style"}:
                self.dangers.append(f"{tag} {name}")
            if name in {"href", "src", "action", "formaction"} and re.match(
                "javascript:|data:|vbscript:", link
            ):
                self.dangers.append(f"{tag} {name}={value}")


@pytest.fixture(scope="module")
def visitor(api: Api) -> Iterator[httpx.Client]:
    """Somebody without JavaScript, with a conversation of their own."""
    with http.client(str(api.http.base_url), follow_redirects=True) as client:
        client.post("/chat/begin").raise_for_status()
        yield client


def token(visitor: httpx.Client) -> str:
    """The token that a form of the conversation carries."""
    return visitor.get("/chat").text.split('name="token" value="')[1].split('"')[0]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_page_shows_it_and_runs_nothing(visitor: httpx.Client, payload: str) -> None:
    plain = Elements(visitor.get("/chat").text)
    form = {"token": token(visitor), "tekst": payload}
    page = visitor.post("/chat/bericht", data=form)
    assert page.status_code == 200
    shown = Elements(page.text)
    assert plain.dangers == shown.dangers == []
    scripts = [name for name in shown.names if name == "script"]
    assert scripts == [name for name in plain.names if name == "script"]
    assert "49" not in page.text.split('id="nieuw"')[1].split("</li>")[0]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_text_that_is_given_back_in_its_field_runs_nothing(
    visitor: httpx.Client, payload: str
) -> None:
    """A refused message stands in the form again."""
    form = {"token": token(visitor), "tekst": f"{payload} bel 06 12345678"}
    page = visitor.post("/chat/bericht", data=form)
    assert page.status_code == 422
    assert Elements(page.text).dangers == []
    assert page.text.count("<script") == visitor.get("/chat").text.count("<script")


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("path", ["/aanbod?q={}", "/aanbod?thema={}", "/aanbod/{}", "/{}"])
def test_an_address_on_a_page_runs_nothing(api: Api, path: str, payload: str) -> None:
    quoted = str(httpx.QueryParams(x=payload))[2:]
    page = api.http.get(path.format(quoted), headers={"Accept": "text/html"}).text
    assert Elements(page).dangers == []
    assert "<script>alert" not in page
    assert "49" not in re.findall(r"<h1>(.*?)</h1>", page, re.S)[0]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_json_is_never_taken_for_a_page(gesprek: Gesprek, payload: str) -> None:
    answers = [
        gesprek.send({"tekst": payload}),
        gesprek.api.http.get(gesprek.url, headers=gesprek.key),
        gesprek.api.http.get("/api/v1/aanbod", params={"q": payload}),
        gesprek.api.http.get("/api/v1/aanbod", params={"thema": payload}),
        gesprek.api.http.post("/api/v1/matches", json={"themas": [payload]}),
    ]
    for answer in answers:
        assert re.fullmatch("application/(problem\\+)?json", answer.headers["content-type"])
        assert answer.headers["x-content-type-options"] == "nosniff"

"""An address that does not exist, and other faults: a page for people, a problem for programs."""

from __future__ import annotations

import httpx
import pytest

from tests.browser.conftest import Contexts, Site
from tests.support import http

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.fixture
def client(site: Site) -> httpx.Client:
    return http.client(site.origin)


@pytest.mark.parametrize("path", ["/bestaat-niet", "/chat/bestaat-niet", "/aanbod/x/y"])
def test_unknown_address_is_a_dutch_page_with_a_way_on(client: httpx.Client, path: str) -> None:
    answer = client.get(path, headers=BROWSER)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert '<html lang="nl">' in answer.text
    assert "Pagina niet gevonden" in answer.text
    assert 'href="/chat"' in answer.text
    assert 'href="/aanbod"' in answer.text
    assert path not in answer.text  # what somebody sent is not repeated


def test_method_that_is_not_allowed_keeps_its_headers(client: httpx.Client) -> None:
    answer = client.post("/privacy", headers=BROWSER)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET"
    assert answer.headers["content-type"].startswith("text/html")


def test_unforeseen_fault_on_a_page_says_what_to_do(
    client: httpx.Client, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(site.service, "begin", broken)
    answer = client.post("/chat/begin", headers=BROWSER)
    assert answer.status_code == 500
    assert "Er ging iets mis bij ons." in answer.text
    assert "unforeseen" not in answer.text


def test_fault_that_breaks_every_page_is_still_answered(
    client: httpx.Client, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr("api.pages.terms.catalogue", broken)  # every page shows the contact
    answer = client.get("/privacy", headers=BROWSER)
    assert answer.status_code == 500
    assert answer.json()["actie"]
    assert "unforeseen" not in answer.text


def test_field_of_a_form_that_cannot_be_read(client: httpx.Client) -> None:
    client.post("/chat/begin")
    answer = client.post("/chat/bericht", data={"keuze": "geen getal"}, headers=BROWSER)
    assert answer.status_code == 422
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("path", "accept"),
    [
        ("/bestaat-niet", "application/json"),
        ("/bestaat-niet", "*/*"),
        ("/bestaat-niet", "text/html;q=0, application/json"),
        ("/api/v1/bestaat-niet", BROWSER["Accept"]),
        ("/api/v1/onvoorzien", BROWSER["Accept"]),
        ("/static/x/bestaat-niet.js", BROWSER["Accept"]),
    ],
)
def test_programs_get_a_problem(client: httpx.Client, path: str, accept: str) -> None:
    answer = client.get(path, headers={"Accept": accept})
    assert answer.status_code in (404, 500)
    assert answer.headers["content-type"] == "application/problem+json"


def test_page_that_is_not_there_looks_like_the_others(visitors: Contexts, site: Site) -> None:
    page = visitors.page()
    page.goto(f"{site.origin}/bestaat-niet")
    assert page.get_by_role("heading", level=1).inner_text() == "Pagina niet gevonden"
    page.get_by_role("main").get_by_role("link", name="Ga naar de chat").click()
    page.get_by_role("button", name="Begin het gesprek").wait_for()

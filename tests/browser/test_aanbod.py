"""The whole open aanbod to read, in a browser without JavaScript."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from api.catalogue.model import Aanbod, Catalogue
from api.clock import today
from tests.browser.conftest import PHONE, Contexts, Site


@pytest.fixture
def catalogue(site: Site) -> Catalogue:
    current: Catalogue = site.app.state.catalogue.current
    return current


@pytest.fixture
def shown(catalogue: Catalogue) -> list[Aanbod]:
    return [item for item in catalogue.aanbod if item.in_advies(today())]


@pytest.fixture
def page(visitors: Contexts, site: Site) -> Page:
    page = visitors.page(java_script_enabled=False)
    page.goto(f"{site.origin}/aanbod")
    return page


def found(page: Page) -> list[str]:
    addresses = [it.get_attribute("href") or "" for it in page.locator(".lijst h3 a").all()]
    return [address.rsplit("/", 1)[1] for address in addresses]


def test_all_that_is_open_is_there_and_nothing_else(page: Page, shown: list[Aanbod]) -> None:
    assert sorted(found(page)) == sorted(item.id for item in shown)
    expect(page.get_by_role("heading", name=f"{len(shown)} resultaten")).to_be_visible()


def test_table_counts_and_leads_to_what_it_counts(page: Page, shown: list[Aanbod]) -> None:
    cells = {}
    for link in page.locator("td a").all():
        query = parse_qs(urlsplit(link.get_attribute("href") or "").query)
        cells[query["thema"][0], query["vorm"][0]] = int(link.inner_text())
    counted = {
        (thema, vorm): sum(thema in item.themas and vorm in item.vormen for item in shown)
        for thema, vorm in cells
    }
    assert cells == counted
    (thema, vorm), number = next(iter(cells.items()))
    page.locator("td a").first.click()
    assert len(found(page)) == number
    expect(page.get_by_label("Onderwerp", exact=True)).to_have_value(thema)
    expect(page.get_by_label("Soort steun", exact=True)).to_have_value(vorm)


def test_filters_work_together(page: Page, shown: list[Aanbod]) -> None:
    one = shown[0]
    page.get_by_label("Onderwerp", exact=True).select_option(one.themas[0])
    page.get_by_label("Voor wie", exact=True).select_option(one.doelgroepen[0])
    page.get_by_label("Aanbieder", exact=True).select_option(one.aanbieder)
    page.get_by_role("button", name="Toon aanbod").click()
    assert found(page) == [
        item.id
        for item in shown
        if one.themas[0] in item.themas
        and one.doelgroepen[0] in item.doelgroepen
        and item.aanbieder == one.aanbieder
    ]
    page.get_by_role("link", name="Wis alle filters").click()
    assert len(found(page)) == len(shown)


def test_words_are_found_without_regard_to_capitals(page: Page, shown: list[Aanbod]) -> None:
    page.get_by_label("Zoekwoorden", exact=True).fill(shown[0].naam.upper())
    page.get_by_role("button", name="Toon aanbod").click()
    assert shown[0].id in found(page)
    expect(page.get_by_label("Zoekwoorden", exact=True)).to_have_value(shown[0].naam.upper())


def test_nothing_found_shows_a_way_on(page: Page) -> None:
    page.get_by_label("Zoekwoorden", exact=True).fill("<b>watikzoekbestaatniet</b>")
    page.get_by_role("button", name="Toon aanbod").click()
    expect(page.get_by_role("heading", name="Geen resultaten")).to_be_visible()
    expect(page.get_by_role("link", name="Vraag het aan de chatbot")).to_have_attribute(
        "href", "/chat"
    )


def test_the_chat_begins_with_what_was_chosen(page: Page, site: Site) -> None:
    page.get_by_label("Onderwerp", exact=True).select_option("polarisatie")
    page.get_by_label("Soort steun", exact=True).select_option("oefenen")
    page.get_by_label("Voor wie", exact=True).select_option("bestuurder")
    page.get_by_role("button", name="Toon aanbod").click()
    expect(page.get_by_text("U koos: Polarisatie, Oefenen, Bestuurders.")).to_be_visible()
    page.get_by_role("link", name="Vraag het aan de chatbot").click()
    expect(page.get_by_text("U koos: Polarisatie, Oefenen, Bestuurders.")).to_be_visible()
    assert site.service.said == []  # nothing begins until the visitor says so
    page.get_by_role("button", name="Begin het gesprek").click()
    assert site.service.said == [
        '/kiezen{"thema": ["polarisatie"], "vorm": ["oefenen"], "doelgroep": ["bestuurder"]}'
    ]
    expect(page.locator(".bericht").nth(1)).to_contain_text("Polarisatie, Oefenen, Bestuurders")


def test_a_choice_does_not_end_the_conversation_that_there_is(page: Page, site: Site) -> None:
    page.goto(f"{site.origin}/chat")
    page.get_by_role("button", name="Begin het gesprek").click()
    page.goto(f"{site.origin}/chat?thema=polarisatie")
    expect(page.get_by_text("U hebt nog een gesprek.")).to_be_visible()
    page.get_by_role("link", name="Ga verder met dat gesprek").click()
    expect(page.locator(".bericht")).to_have_count(1)
    page.goto(f"{site.origin}/chat?thema=polarisatie")
    page.get_by_role("button", name="Nieuw gesprek beginnen").click()
    expect(page.locator(".bericht")).to_have_count(3)
    assert site.service.said == ['/kiezen{"thema": ["polarisatie"]}']


def test_an_unknown_choice_is_none(page: Page, site: Site) -> None:
    page.goto(f"{site.origin}/chat?thema=<b>&vorm=bestaatniet")
    expect(page.get_by_text("U koos:")).to_have_count(0)
    page.get_by_role("button", name="Begin het gesprek").click()
    expect(page.locator(".bericht")).to_have_count(1)


def test_what_municipalities_ask_for_is_one_click_away(page: Page, shown: list[Aanbod]) -> None:
    """Prevention, the wanted themas, and offers that others can join (the behoeftepeiling)."""
    ways = {link.inner_text(): link for link in page.locator(".ingangen a").all()}
    for name, fits in {
        "Problemen voorkomen": lambda item: "preventie" in item.fase,
        "Inclusie": lambda item: "inclusie" in item.themas,
        "Polarisatie": lambda item: "polarisatie" in item.themas,
        "Rechtsextremisme": lambda item: "rechtsextremisme" in item.themas,
        "Samen met sleutelfiguren": lambda item: "sleutelfiguur" in item.doelgroepen,
        "Samen met het onderwijs": lambda item: "onderwijs" in item.doelgroepen,
    }.items():
        number = sum(map(fits, shown))
        assert number > 0, name
        assert f"{name} {number} onderdelen" in ways
    page.locator(".ingangen a").first.click()
    assert found(page) == [item.id for item in shown if "preventie" in item.fase]
    expect(page.get_by_label("Wanneer", exact=True)).to_have_value("preventie")


def test_the_table_fits_on_a_phone(visitors: Contexts, site: Site) -> None:
    page = visitors.page(viewport=PHONE)
    page.goto(f"{site.origin}/aanbod")
    wide, room = page.locator(".schuift").evaluate("(it) => [it.scrollWidth, it.clientWidth]")
    assert wide <= room


def test_related_offers_and_the_provider_are_on_the_page(page: Page, site: Site) -> None:
    page.goto(f"{site.origin}/aanbod/ror-omei")
    main = page.get_by_role("main")
    expect(main.get_by_role("heading", name="Past hiervoor")).to_be_visible()
    expect(main.get_by_role("heading", name="Hoort bij")).to_be_visible()
    main.get_by_role("link", name="Basistraining Radicalisering en extremisme").click()
    expect(main.get_by_role("link", name="Omgaan met extreme idealen (OMEI)")).to_be_visible()
    page.get_by_role("link", name="Al het aanbod van deze aanbieder").click()
    expect(page.get_by_label("Aanbieder", exact=True)).to_have_value("ror")
    assert "ror-omei" in found(page)


def test_every_offer_has_a_page_of_its_own(page: Page, site: Site, shown: list[Aanbod]) -> None:
    for item in shown:
        answer = page.request.get(f"{site.origin}/aanbod/{item.id}")
        assert answer.status == 200, item.id
        assert item.url.replace("&", "&amp;") in answer.text()


def test_page_of_an_offer(page: Page, site: Site, shown: list[Aanbod]) -> None:
    item = next(item for item in shown if item.aanmelden)
    page.goto(f"{site.origin}/aanbod/{item.id}")
    expect(page.get_by_role("heading", level=1)).to_have_text(item.naam)
    expect(page.get_by_role("main")).to_contain_text(item.omschrijving)
    expect(page.get_by_role("main")).to_contain_text(str(item.bron.gezien_op.year))
    expect(page.get_by_role("link", name=re.compile("^Lees meer bij"))).to_have_attribute(
        "href", item.url
    )
    expect(page.get_by_role("link", name="Vraag het aan de chatbot")).to_be_visible()


def test_what_is_not_open_has_no_page(page: Page, site: Site, catalogue: Catalogue) -> None:
    closed = [item for item in catalogue.aanbod if not item.in_advies(today())]
    for id in [*(item.id for item in closed), "bestaat-niet"]:
        answer = page.request.get(f"{site.origin}/aanbod/{id}")
        assert answer.status == 404, id
        assert "Deze pagina bestaat niet of niet meer." in answer.text()


def test_front_page_leads_to_aanbod_and_chat(page: Page, site: Site) -> None:
    page.goto(site.origin)
    expect(page.locator("aanbodwijzer-chat").get_by_role("link")).to_have_attribute("href", "/chat")
    page.locator(".tegels a").first.click()
    assert "/aanbod?thema=" in page.url
    assert found(page)

"""No violation of WCAG 2.0 to 2.2 A and AA or of good practice, in every state (UI-22)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.chat import Chat
from tests.browser.conftest import DESKTOP, PHONE, Contexts, Site
from tests.browser.fake import fault

RULES = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}


COLOURS = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}


def check(page: Page, options: dict[str, Any] = RULES) -> None:
    """Fails with what is wrong and where."""
    results = Axe().run(page, options=options)
    found = [
        f"{violation['id']}: {node['html'][:120]}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]
    assert found == []


def closed(chat: Chat, site: Site) -> None:
    pass


def opened(chat: Chat, site: Site) -> None:
    chat.open()


def busy(chat: Chat, site: Site) -> None:
    chat.open()
    site.service.held = True
    chat.send("traag")
    chat.panel.locator(".status").wait_for()


def options(chat: Chat, site: Site) -> None:
    chat.open().say("keuzes")


def card(chat: Chat, site: Site) -> None:
    chat.open().say("links").say("advies")
    chat.button("Ander aanbod").wait_for()


def failed(chat: Chat, site: Site) -> None:
    chat.open()
    site.service.fault = fault(503, "Storing.", "Probeer het straks.")
    chat.send("hallo")
    chat.button("Opnieuw versturen").wait_for()


def refused(chat: Chat, site: Site) -> None:
    chat.open().send("a" * 2001)
    chat.panel.locator("#fout").wait_for()


def ended(chat: Chat, site: Site) -> None:
    chat.open()
    site.service.end_all()
    chat.send("hallo")
    chat.button("Nieuw gesprek beginnen").wait_for()


def not_started(chat: Chat, site: Site) -> None:
    site.service.begin_fault = fault(503, "Storing.", "Probeer het straks.")
    chat.opener.click()
    chat.button("Opnieuw proberen").wait_for()


def wiping(chat: Chat, site: Site) -> None:
    chat.open().wipe()
    chat.menu("Contact met een medewerker").click()


def idle(chat: Chat, site: Site) -> None:
    chat.open()
    chat.page.clock.run_for(21 * 60_000)
    chat.button("Doorgaan").wait_for()


def judged(chat: Chat, site: Site) -> None:
    chat.open().say("advies")
    chat.button("Nee, niet nuttig").click()
    chat.panel.get_by_label("Waarom? (niet verplicht)").fill("mail jan@voorbeeld.nl")
    chat.button("Toelichting versturen").click()
    chat.panel.locator("#reden-fout").wait_for()


def recap(chat: Chat, site: Site) -> None:
    chat.open().say("samenvatting")


def offline(chat: Chat, site: Site) -> None:
    chat.open()
    chat.page.context.set_offline(True)
    chat.send("hallo")
    chat.button("Opnieuw versturen").wait_for()


def wiped(chat: Chat, site: Site) -> None:
    chat.open().say("geheim").wipe()
    chat.button("Ja, wis het gesprek").click()
    chat.wait_heard("gewist")


def switched_off(chat: Chat, site: Site) -> None:
    site.service.switches.uit = "Wij werken het aanbod bij."
    site.service.switches.mededeling = "Bij spoed belt u (070) 333 4555."
    chat.opener.click()
    chat.button("Kijk of de chatbot weer aan staat").wait_for()


STATES = [
    closed, opened, busy, options, recap, card, judged, failed, offline, refused, ended,
    not_started, idle, wiping, wiped, switched_off,
]  # fmt: skip


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
@pytest.mark.parametrize(
    ("viewport", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["desk", "phone-dark"]
)
def test_chat_on_a_page(
    visitors: Contexts,
    site: Site,
    state: Callable[[Chat, Site], None],
    viewport: dict[str, int],
    scheme: str,
) -> None:
    # The policy of the page also stops axe; that it is kept is tested without axe.
    chat = Chat(visitors.page(viewport=viewport, color_scheme=scheme, bypass_csp=True))
    if state is idle:
        chat.page.clock.install()
    state(chat.visit(site.origin), site)
    check(chat.page)


PAGES = [
    "/chat",
    "/chat?ingesloten=1",
    "/aanbod",
    "/aanbod?q=watikzoekbestaatniet",
    "/aanbod/bestaat-niet",
    "/privacy",
    "/insluiten",
    "/bestaat-niet",
]


@pytest.mark.parametrize("path", PAGES)
def test_pages(visitors: Contexts, site: Site, path: str) -> None:
    page = visitors.page(bypass_csp=True)
    page.goto(site.origin + path)
    if "ingesloten" in path:
        page.get_by_text("Wat speelt er in uw gemeente?", exact=True).wait_for()
    check(page)


@pytest.mark.parametrize("path", ["/", "/chat", "/aanbod?q=polarisatie", "/insluiten"])
def test_pages_in_the_dark(visitors: Contexts, site: Site, path: str) -> None:
    page = visitors.page(color_scheme="dark", bypass_csp=True)
    page.goto(site.origin + path)
    check(page, COLOURS)


def test_one_offer(visitors: Contexts, site: Site) -> None:
    page = visitors.page(bypass_csp=True)
    page.goto(f"{site.origin}/aanbod")
    page.locator(".lijst h3 a").first.click()
    check(page)


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_chat_without_javascript(visitors: Contexts, site: Site, viewport: dict[str, int]) -> None:
    # JavaScript stays on for axe; these pages load none.
    page = visitors.page(viewport=viewport, bypass_csp=True)
    page.goto(f"{site.origin}/chat")
    page.get_by_role("button", name="Begin het gesprek").click()
    check(page)
    page.get_by_label("Uw bericht").fill("advies")
    page.get_by_role("button", name="Versturen").click()
    check(page)
    page.get_by_role("button", name="Ja, nuttig").click()
    check(page)
    page.get_by_role("button", name="Versturen", exact=True).click()
    page.get_by_role("alert").wait_for()
    check(page)
    site.service.switches.uit = "Wij werken het aanbod bij."
    site.service.switches.mededeling = "Bij spoed belt u (070) 333 4555."
    page.goto(f"{site.origin}/chat")
    check(page)
    page.get_by_role("link", name="Gesprek wissen").click()
    check(page)
    page.get_by_role("button", name="Ja, wis het gesprek").click()
    check(page)

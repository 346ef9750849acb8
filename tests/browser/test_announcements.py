"""What a screen reader is given to say, and when (UI-05 to UI-09, UI-24, UI-38)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import Chat
from tests.browser.conftest import PHONE, Contexts, Site
from tests.browser.fake import fault


@pytest.fixture
def still(visitors: Contexts, site: Site) -> Iterator[Page]:
    """A page with the chat open, where time passes only when a test says so."""
    with visitors.fresh() as page:
        page.clock.install()
        Chat(page).visit(site.origin).open()
        page.clock.pause_at(page.evaluate("Date.now() + 30_000"))
        yield page


def test_region_is_there_and_empty_before_anything_is_said(chat: Chat) -> None:
    assert chat.page.evaluate("window.leegBijBegin") is True
    assert chat.heard() == []


def test_each_bericht_is_said_once_in_order_with_its_choices(chat: Chat) -> None:
    chat.open()
    chat.wait_heard("2 keuzes.")
    chat.say("advies")
    chat.wait_heard("Wat wilt u nu doen?")
    heard = [text for text in chat.heard() if "zoekt" not in text]  # said on a slow machine
    assert heard[0].startswith("Chatbot: Welkom.")
    assert heard[0].endswith("2 keuzes.")
    assert heard[1] == "Chatbot: Dit is uw advies."
    assert "K7M2-QX4P" in heard[2]
    assert heard[3] == "Chatbot: Wat wilt u nu doen? 2 keuzes."
    assert len(heard) == 4


def test_the_same_sentence_twice_is_said_twice(chat: Chat) -> None:
    chat.open().say("hetzelfde").say("hetzelfde")
    chat.until(
        "window.gehoord.filter((it) => it.tekst === 'Chatbot: U zei: hetzelfde.').length === 2"
    )


def test_a_text_stays_at_least_a_second(visitors: Contexts, site: Site) -> None:
    page = visitors.page()
    page.clock.install()
    chat = Chat(page).visit(site.origin)
    chat.opener.click()
    chat.messages.first.wait_for()
    page.clock.run_for(200)
    chat.wait_heard("Welkom")
    page.clock.run_for(60_000)
    entry = page.evaluate("({ van: window.gehoord[0].van, tot: window.gehoord[0].tot })")
    assert entry["tot"] - entry["van"] >= 1000


def test_history_is_restored_in_silence(chat: Chat, site: Site) -> None:
    chat.open().say("iets")
    chat.page.reload()
    chat.visit(site.origin).open()
    expect(chat.messages).to_have_count(3)
    chat.page.wait_for_timeout(800)
    assert chat.heard() == []


def test_busy_is_said_only_when_it_lasts(still: Page, site: Site) -> None:
    page, chat = still, Chat(still).say("kort")
    site.service.held = True
    chat.send("traag")
    expect(chat.panel.get_by_text("De chatbot zoekt een antwoord.").first).to_be_visible()
    page.clock.run_for(900)
    chat.wait_heard("U zei: kort.")
    assert not any("zoekt" in text for text in chat.heard())
    page.clock.run_for(900)
    chat.wait_heard("De chatbot zoekt een antwoord.")
    site.service.held = False
    chat.log.get_by_text("U zei: traag.").wait_for()
    page.clock.run_for(900)
    chat.wait_heard("U zei: traag.")
    assert sum("zoekt" in text for text in chat.heard()) == 1


def test_a_very_long_wait_is_told(visitors: Contexts, site: Site) -> None:
    page = visitors.page()
    page.clock.install()
    chat = Chat(page).visit(site.origin).open()
    site.service.held = True
    chat.send("traag")
    chat.panel.get_by_text("De chatbot zoekt een antwoord.").first.wait_for()
    page.clock.run_for(11_000)
    expect(chat.panel.locator(".status")).to_have_text(
        "De chatbot zoekt nog. Dit duurt langer dan normaal."
    )


def test_failure_is_said(chat: Chat, site: Site) -> None:
    chat.open()
    site.service.fault = fault(503, "Er is een storing.", "Probeer het straks.")
    chat.send("hallo")
    chat.wait_heard("Niet verstuurd. Er is een storing. Probeer het straks.")


def test_counter_shows_from_four_fifths_and_is_said_after_typing(still: Page) -> None:
    page, chat = still, Chat(still)
    chat.field.fill("a" * 1599)
    expect(chat.panel.locator(".teller")).to_be_hidden()
    for _ in range(5):
        chat.field.press("b")
        page.clock.run_for(500)
    expect(chat.panel.get_by_text("Nog 396 van 2.000 tekens.")).to_be_visible()
    assert not any("tekens" in text for text in chat.heard())
    page.clock.run_for(1000)
    chat.wait_heard("Nog 396 van 2.000 tekens.")
    assert sum("tekens" in text for text in chat.heard()) == 1


def test_region_is_inside_the_panel_that_makes_the_rest_inert(
    visitors: Contexts, site: Site
) -> None:
    chat = Chat(visitors.page(viewport=PHONE)).visit(site.origin).open()
    regions = chat.page.evaluate(
        """() => {
          const { shadowRoot } = document.querySelector("aanbodwijzer-chat");
          const regions = [...shadowRoot.querySelectorAll("[aria-live=polite], [role=alert]")];
          return regions.map((it) => it.closest("dialog:modal") !== null);
        }"""
    )
    assert regions == [True]
    chat.wait_heard("Welkom")


def test_an_answer_after_closing_shows_at_the_button_and_is_said_on_opening(
    chat: Chat, site: Site
) -> None:
    chat.open()
    chat.wait_heard("Welkom")
    site.service.held = True
    chat.send("traag")
    chat.page.keyboard.press("Escape")
    site.service.held = False
    expect(chat.opener).to_contain_text("er is een nieuw antwoord")
    assert not any("U zei" in text for text in chat.heard())
    chat.opener.click()
    chat.wait_heard("U zei: traag.")
    expect(chat.opener).to_have_text("Stel uw vraag aan de chatbot")

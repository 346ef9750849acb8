"""Opening, using and closing the chat by keyboard alone (UI-01 to UI-04, UI-11, UI-38)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat
from tests.browser.conftest import PHONE, Contexts, Site


def walk(chat: Chat, steps: int) -> list[str]:
    """Presses Tab and tells what got focus each time."""
    names = []
    for _ in range(steps):
        chat.page.keyboard.press("Tab")
        active = chat.active()
        names.append(active["naam"] or active["tag"])
    return names


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_button_opens_and_focus_is_in_the_field_at_once(chat: Chat, key: str) -> None:
    chat.page.locator("h1").click()
    chat.page.keyboard.press("Tab")
    assert chat.active()["naam"] == "Stel uw vraag aan de chatbot"
    expect(chat.opener).to_have_attribute("aria-expanded", "false")
    chat.page.keyboard.press(key)
    assert chat.active()["id"] == "veld"
    expect(chat.opener).to_have_attribute("aria-expanded", "true")
    chat.page.keyboard.type("Meteen typen")
    expect(chat.field).to_have_value("Meteen typen")


def test_nothing_of_the_closed_panel_can_be_reached(chat: Chat) -> None:
    chat.page.locator("h1").click()
    names = walk(chat, 30)
    assert "Versturen" not in names
    assert "Sluiten" not in names
    expect(chat.panel).to_be_hidden()


def test_escape_closes_and_gives_focus_back(chat: Chat) -> None:
    chat.open()
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(chat.opener).to_be_focused()
    expect(chat.opener).to_have_attribute("aria-expanded", "false")


def test_close_button_closes_and_gives_focus_back(chat: Chat) -> None:
    chat.open()
    chat.button("Sluiten").press("Enter")
    expect(chat.panel).to_be_hidden()
    expect(chat.opener).to_be_focused()


def test_escape_from_the_page_uncovers_it_and_leaves_focus_there(chat: Chat) -> None:
    chat.open()
    link = chat.page.get_by_role("link", name="Bekijk alle aanbod")
    link.focus()
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(link).to_be_focused()


def test_tab_leaves_the_panel_beside_the_page(chat: Chat) -> None:
    chat.open()
    names = walk(chat, 8)
    assert names.index("Versturen") < names.index("Contact met een medewerker")
    assert "Bekijk alle aanbod" in names


def test_tab_stays_in_the_panel_over_the_page(visitors: Contexts, site: Site) -> None:
    chat = Chat(visitors.page(viewport=PHONE)).visit(site.origin).open()
    for name in walk(chat, 25):
        active = chat.active()
        assert active["binnen"] or active["tag"] == "body", name
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(chat.opener).to_be_focused()


def test_an_answer_never_moves_focus(chat: Chat, site: Site) -> None:
    chat.open()
    site.service.held = True
    chat.send("advies")
    chat.button("Sluiten").focus()
    site.service.held = False
    chat.log.get_by_text("Wat wilt u nu doen?").wait_for()
    expect(chat.button("Sluiten")).to_be_focused()


def test_choices_stand_before_the_field_and_lead_back_to_it(chat: Chat, site: Site) -> None:
    chat.open().say("keuzes")
    chat.log.focus()
    names = walk(chat, 9)
    assert names[0] == "Maatschappelijke spanningen"
    assert names[-1] == "Rechtsextremisme" or "Rechtsextremisme" in names
    chat.button("Polarisatie").press("Enter")
    assert chat.active()["id"] == "veld"
    chat.log.get_by_text("U zei: Polarisatie.").wait_for()
    expect(chat.messages.filter(has_text="Polarisatie").first).to_contain_text("U:")
    expect(chat.button("Ondermijning")).to_have_count(0)
    assert site.service.said[-1] == '/kiezen{"thema": "Polarisatie"}'


def test_enter_sends_and_shift_enter_starts_a_new_line(chat: Chat, site: Site) -> None:
    chat.open()
    chat.field.press_sequentially("eerste")
    chat.field.press("Shift+Enter")
    chat.field.press_sequentially("tweede")
    chat.field.press("Enter")
    chat.log.get_by_text("U zei").wait_for()
    assert site.service.said == ["eerste\ntweede"]


def test_conversation_can_be_scrolled_by_keyboard(chat: Chat) -> None:
    chat.open().say("lang")
    chat.log.focus()
    before = chat.panel.locator(".midden").evaluate("(it) => it.scrollTop")
    chat.page.keyboard.press("PageDown")
    chat.until("(before) => dit.querySelector('.midden').scrollTop > before", before)


def test_mode_follows_the_size_and_keeps_focus(chat: Chat) -> None:
    chat.open()
    chat.field.fill("half getypt")
    chat.page.set_viewport_size({"width": 320, "height": 640})
    expect(chat.panel).to_have_js_property("open", True)
    chat.until("dit.querySelector(':modal')")
    expect(chat.field).to_be_focused()
    expect(chat.field).to_have_value("half getypt")
    chat.page.set_viewport_size({"width": 1280, "height": 900})
    chat.until("!dit.querySelector(':modal')")
    expect(chat.panel).to_be_visible()
    chat.page.keyboard.press("Escape")
    expect(chat.opener).to_be_focused()

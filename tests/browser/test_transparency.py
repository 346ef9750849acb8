"""People know that they talk to a chatbot, all the time (TR-01, TR-02; AI Act article 50)."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from api.pages import assets, texts
from tests.browser.chat import Chat
from tests.browser.conftest import Site
from tests.browser.test_axe import STATES

NOTICE = "U praat met een chatbot, niet met een medewerker."


def test_name_says_chatbot_and_there_is_no_portrait() -> None:
    assert "chatbot" in texts.TEXTS["gesprek"]["naam"].casefold()
    assert texts.TEXTS["gesprek"]["afzender_bot"] == "Chatbot"
    assert "chatbot" in texts.TEXTS["chat"]["titel"].casefold()
    assert [
        path.name for path in assets.FOLDER.iterdir() if path.suffix not in {".js", ".css"}
    ] == ["icoon.svg"]
    for script in assets.FOLDER.glob("*.js"):
        assert not re.search(r'"(?:img|picture|svg)"', script.read_text("utf-8")), script.name


@pytest.mark.parametrize(
    "state", [it for it in STATES if it.__name__ != "closed"], ids=lambda it: it.__name__
)
def test_notice_stays_in_every_state(chat: Chat, site: Site, state: object) -> None:
    """And so does the way to a person (UI-27)."""
    assert callable(state)
    if getattr(state, "__name__", "") == "idle":
        chat.page.clock.install()
        chat.visit(site.origin)
    state(chat, site)
    expect(chat.panel.get_by_text(NOTICE)).to_be_visible()
    expect(chat.menu("Contact met een medewerker")).to_be_visible()


def test_waiting_is_told_in_words_without_dots_that_move(chat: Chat, site: Site) -> None:
    chat.open()
    site.service.held = True
    chat.send("traag")
    expect(chat.panel.locator(".status")).to_have_text("De chatbot zoekt een antwoord.")
    assert chat.page.evaluate("document.getAnimations().length") == 0

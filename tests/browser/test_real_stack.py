"""The main path through everything: browser, API, Rasa, actions, catalogue."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat
from tests.browser.conftest import Contexts
from tests.support.stack import Stack

STORY = (
    "sinds het azc-besluit staan groepen inwoners tegenover elkaar, "
    "we willen oefenen met moeilijke gesprekken, voor onze wijkteams"
)


@pytest.fixture
def visitors(contexts: Contexts) -> Contexts:
    """Visitors of the real site."""
    contexts.leave()
    return contexts


def test_from_a_story_to_an_advice_in_the_widget(visitors: Contexts, stack: Stack) -> None:
    chat = Chat(visitors.page()).visit(stack.url).open()
    expect(chat.messages.first).to_contain_text("geen mens")
    chat.say(STORY)
    chat.button("Ja, geef advies").click()
    offers = chat.log.locator("ol.aanbod > li")
    expect(offers.first).to_be_visible()
    assert 1 <= offers.count() <= 3
    chat.button("Ja, nuttig").click()
    chat.wait_heard("Bedankt. U vond dit advies nuttig.")
    chat.page.reload()
    chat.opener.wait_for()
    if not chat.panel.is_visible():
        chat.opener.click()
    expect(chat.log).to_contain_text("azc-besluit")
    expect(chat.log.locator("ol.aanbod > li").first).to_be_visible()
    expect(chat.button("Ja, nuttig")).to_have_attribute("aria-pressed", "true")
    assert visitors.watch.errors == []
    assert visitors.watch.violations == []


def test_from_a_story_to_an_advice_without_javascript(visitors: Contexts, stack: Stack) -> None:
    page = visitors.page(java_script_enabled=False)
    page.goto(f"{stack.url}/chat")
    page.get_by_role("button", name="Begin het gesprek").click()
    page.get_by_label("Uw bericht").fill(STORY)
    page.get_by_role("button", name="Versturen").click()
    page.get_by_role("button", name="Ja, geef advies").click()
    expect(page.get_by_text(re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}")).first).to_be_visible()
    expect(page.locator("ol.aanbod > li").first).to_be_visible()


def test_from_an_advice_to_its_verwijzing_at_the_helpdesk(visitors: Contexts, stack: Stack) -> None:
    page = visitors.page(java_script_enabled=False)
    page.goto(f"{stack.url}/chat")
    page.get_by_role("button", name="Begin het gesprek").click()
    page.get_by_label("Uw bericht").fill(STORY)
    page.get_by_role("button", name="Versturen").click()
    page.get_by_role("button", name="Ja, geef advies").click()
    code = page.locator(".advies .code strong").inner_text()
    page.goto(f"{stack.url}/helpdesk")
    expect(page.get_by_text("Dit is de inlog voor ontwikkelaars.")).to_be_visible()
    page.get_by_label("Naam").fill("Anna")
    page.get_by_label("Lezer").check()
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_label("Zoek op code").fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="Zoek").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Verwijzing {code}")
    expect(page.get_by_text("azc-besluit").first).to_be_visible()

"""The pages on the real gateway, with only Rasa replaced."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import Chat
from tests.support.api_app import Api, api_on_fake_rasa
from tests.support.chromium import Chromium


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    with api_on_fake_rasa(tmp_path_factory.mktemp("api")) as api:
        yield api


@pytest.fixture
def page(chromium: Chromium, api: Api) -> Iterator[Page]:
    context = chromium.browser().new_context(base_url=str(api.http.base_url), locale="nl-NL")
    yield context.new_page()
    with chromium.leaving():
        context.close()


def test_chat_on_a_page(page: Page, api: Api) -> None:
    chat = Chat(page).visit("/").open()
    chat.say("onrust in de wijk")
    chat.log.get_by_text("gehoord: onrust in de wijk").wait_for()
    chat.button("Kies uit een lijst").click()
    chat.log.get_by_text("gehoord: /toon_keuzes").wait_for()
    page.reload()
    chat.visit("/").open()
    expect(chat.messages).to_have_count(5)
    chat.wipe()
    chat.button("Ja, wis het gesprek").click()
    expect(chat.messages).to_have_count(1)
    assert len(api.rasa.erased) == 1


def test_failure_on_a_page(page: Page) -> None:
    chat = Chat(page).visit("/").open()
    chat.send("kapot")
    failed = chat.messages.filter(has_text="Niet verstuurd")
    expect(failed).to_contain_text("storing")
    expect(chat.button("Opnieuw versturen")).to_be_visible()


def test_chat_without_javascript(page: Page, api: Api) -> None:
    page.goto("/chat")
    page.get_by_role("button", name="Begin het gesprek").click()
    field = page.get_by_label("Uw bericht")
    field.fill("mail jan@voorbeeld.nl")
    page.get_by_role("button", name="Versturen").click()
    expect(page.get_by_role("alert")).to_contain_text("een e-mailadres")
    expect(field).to_have_value("mail jan@voorbeeld.nl")
    field.fill("onrust in de wijk")
    page.get_by_role("button", name="Versturen").click()
    expect(page.locator("#nieuw")).to_contain_text("gehoord: onrust in de wijk")
    page.get_by_role("button", name="Kies uit een lijst").click()
    expect(page.locator("#nieuw")).to_contain_text("gehoord: /toon_keuzes")
    field.fill("kapot")
    page.get_by_role("button", name="Versturen").click()
    expect(page.get_by_role("alert")).to_contain_text("storing")
    expect(field).to_have_value("kapot")
    page.get_by_role("link", name="Gesprek wissen").click()
    page.get_by_role("button", name="Ja, wis het gesprek").click()
    expect(page.get_by_role("status")).to_have_text("Het gesprek is gewist.")

"""Lost connections, lost answers and a server that starts anew: nothing is lost or done twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.chat import Chat
from tests.browser.conftest import Contexts, Site
from tests.support.api_app import Api, api_on_fake_rasa, api_on_port, settings
from tests.support.chromium import Chromium

SEND = "**/gesprekken/*/berichten"


def lose_answer(route: Route) -> None:
    """The server gets the message; the page never gets the answer."""
    if route.request.method != "POST":
        route.fallback()
        return
    route.fetch()
    route.abort()


def test_message_without_internet_waits_and_goes_by_itself(chat: Chat, site: Site) -> None:
    chat.open()
    chat.page.context.set_offline(True)
    chat.send("hallo")
    failed = chat.messages.filter(has_text="Niet verstuurd")
    expect(failed).to_contain_text("Wij versturen uw bericht zodra u weer internet hebt.")
    expect(failed.get_by_role("button")).to_have_text(["Opnieuw versturen", "Verwijderen"])
    chat.wait_heard("zodra u weer internet hebt")
    chat.page.context.set_offline(False)
    chat.log.get_by_text("U zei: hallo.").wait_for()
    expect(failed).to_have_count(0)
    expect(chat.messages).to_have_count(3)
    assert site.service.said == ["hallo"]


def test_message_taken_back_is_not_sent_later(chat: Chat, site: Site) -> None:
    chat.open()
    chat.page.context.set_offline(True)
    chat.send("toch maar niet")
    chat.button("Verwijderen").click()
    chat.page.context.set_offline(False)
    chat.page.wait_for_timeout(400)
    expect(chat.messages).to_have_count(1)
    expect(chat.field).to_be_focused()
    assert site.service.said == []


def test_server_that_is_away_is_told_and_tried_again_by_hand(chat: Chat, site: Site) -> None:
    chat.open()
    chat.page.route(SEND, lambda route: route.abort())
    chat.send("hallo")
    failed = chat.messages.filter(has_text="Niet verstuurd")
    expect(failed).to_contain_text("Er is geen verbinding met de chatbot.")
    chat.page.unroute(SEND)
    chat.button("Opnieuw versturen").click()
    chat.log.get_by_text("U zei: hallo.").wait_for()
    assert site.service.said == ["hallo"]


def test_lost_answer_is_fetched_and_the_message_not_sent_twice(chat: Chat, site: Site) -> None:
    chat.open()
    chat.page.route(SEND, lose_answer)
    chat.send("maar een keer")
    chat.button("Opnieuw versturen").wait_for()
    chat.page.unroute(SEND)
    chat.button("Opnieuw versturen").click()
    chat.log.get_by_text("U zei: maar een keer.").wait_for()
    expect(chat.messages).to_have_count(3)
    chat.wait_heard("Chatbot: U zei: maar een keer.")
    assert site.service.said == ["maar een keer"]


def test_same_words_as_before_are_sent_again_when_they_were_lost(chat: Chat, site: Site) -> None:
    chat.open().say("ja")
    chat.page.route(SEND, lambda route: route.abort())
    chat.send("ja")
    chat.button("Opnieuw versturen").wait_for()
    chat.page.unroute(SEND)
    chat.button("Opnieuw versturen").click()
    expect(chat.messages).to_have_count(5)
    assert site.service.said == ["ja", "ja"]


def test_start_without_internet_goes_on_by_itself(chat: Chat, site: Site) -> None:
    chat.page.context.set_offline(True)
    chat.opener.click()
    chat.button("Opnieuw proberen").wait_for()
    chat.page.context.set_offline(False)
    chat.messages.first.wait_for()
    expect(chat.button("Opnieuw proberen")).to_have_count(0)
    assert site.service.begun == 1


def test_double_press_sends_once(chat: Chat, site: Site) -> None:
    chat.open()
    chat.button("Ik weet het niet").dblclick()
    expect(chat.messages).to_have_count(3)
    assert site.service.said == ["/geen_idee"]


def test_slow_answer_can_be_waited_for_with_the_chat_closed(chat: Chat, site: Site) -> None:
    chat.open()
    site.service.held = True
    chat.send("traag")
    chat.page.keyboard.press("Escape")
    site.service.held = False
    expect(chat.opener).to_contain_text("er is een nieuw antwoord")
    chat.opener.click()
    expect(chat.messages).to_have_count(3)
    assert site.service.said == ["traag"]


def test_two_tabs_that_send_at_once_both_get_their_answer(visitors: Contexts, site: Site) -> None:
    context = visitors.context()
    first = Chat(context.new_page()).visit(site.origin).open()
    second = Chat(context.new_page()).visit(site.origin).open()
    site.service.held = True
    first.send("van de eerste")
    second.send("van de tweede")
    first.page.wait_for_timeout(300)
    site.service.held = False
    for tab in (first, second):
        expect(tab.messages).to_have_count(5)
        expect(tab.messages.filter(has_text="U zei:")).to_have_count(2)
    assert sorted(site.service.said) == ["van de eerste", "van de tweede"]


class TestRestart:
    """The real service, ended and started anew on the same database and port."""

    @pytest.fixture
    def page(self, chromium: Chromium) -> Iterator[Page]:
        context = chromium.browser().new_context(locale="nl-NL")
        yield context.new_page()
        with chromium.leaving():
            context.close()

    def test_conversation_goes_on(self, page: Page, tmp_path: Path) -> None:
        with api_on_fake_rasa(tmp_path) as api:
            chat = Chat(page).visit(address(api)).open().say("onrust in de wijk")
        chat.send("en toen viel het weg")
        failed = chat.messages.filter(has_text="Niet verstuurd")
        expect(failed).to_contain_text("Er is geen verbinding met de chatbot.")
        with api_on_port(port(api), settings(tmp_path, "")):
            chat.button("Opnieuw versturen").click()
            chat.log.get_by_text("gehoord: en toen viel het weg").wait_for()
            page.reload()
            chat.visit(address(api)).open()
            expect(chat.messages).to_have_count(5)


def address(api: Api) -> str:
    return str(api.http.base_url)


def port(api: Api) -> int:
    number = api.http.base_url.port
    assert number is not None
    return number

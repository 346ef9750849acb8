"""What staff switch shows in the chat: off with a reason, emergency notice (HD-14, HD-15)."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import Chat
from tests.browser.conftest import PHONE, Contexts, Site

REASON = "Wij werken het aanbod bij. Morgen kunt u de chatbot weer gebruiken."
NOTICE = "Bij spoed belt u (070) 333 4555, ook vanavond."


class TestOffOnAPage:
    def test_reason_and_contact_stand_in_place_of_the_field(self, chat: Chat, site: Site) -> None:
        site.service.switches.uit = REASON
        chat.opener.click()
        frame = chat.panel.get_by_role("group", name="De chatbot staat uit")
        expect(frame).to_contain_text(REASON)
        expect(frame).to_be_focused()
        expect(chat.field).to_be_hidden()
        expect(chat.button("Versturen")).to_be_hidden()
        expect(chat.panel.get_by_role("link", name="(070) 333 4555")).to_be_visible()
        chat.wait_heard(f"De chatbot staat uit. {REASON}")
        expect(chat.panel.get_by_text("Er ging iets mis")).to_have_count(0)

    def test_chat_goes_on_when_it_is_on_again(self, chat: Chat, site: Site) -> None:
        site.service.switches.uit = REASON
        chat.opener.click()
        again = chat.button("Kijk of de chatbot weer aan staat")
        again.click()
        chat.wait_heard("De chatbot staat nog uit.")
        site.service.switches.uit = None
        again.click()
        chat.messages.first.wait_for()
        expect(chat.field).to_be_focused()
        expect(chat.panel.get_by_role("group", name="De chatbot staat uit")).to_be_hidden()
        chat.wait_heard("De chatbot staat weer aan.")
        chat.say("verder")
        assert site.service.begun == 1

    def test_switched_off_in_the_middle_keeps_what_was_said(self, chat: Chat, site: Site) -> None:
        chat.open().say("eerste")
        site.service.switches.uit = REASON
        chat.send("tweede")
        expect(chat.panel.get_by_role("group", name="De chatbot staat uit")).to_be_focused()
        expect(chat.log.get_by_text("U zei: eerste.")).to_be_visible()
        failed = chat.messages.filter(has_text="Niet verstuurd")
        expect(failed).to_contain_text("tweede")
        site.service.switches.uit = None
        chat.button("Kijk of de chatbot weer aan staat").click()
        expect(chat.field).to_be_focused()
        chat.button("Opnieuw versturen").click()
        chat.log.get_by_text("U zei: tweede.").wait_for()
        assert site.service.said == ["eerste", "tweede"]

    def test_choices_go_and_come_back(self, chat: Chat, site: Site) -> None:
        chat.open().say("keuzes")
        site.service.switches.uit = REASON
        chat.page.keyboard.press("Escape")
        chat.opener.click()
        expect(chat.button("Polarisatie")).to_be_hidden()
        site.service.switches.uit = None
        chat.button("Kijk of de chatbot weer aan staat").click()
        expect(chat.button("Polarisatie")).to_be_visible()

    def test_conversation_can_still_be_wiped(self, chat: Chat, site: Site) -> None:
        chat.open().say("geheim")
        site.service.switches.uit = REASON
        chat.page.keyboard.press("Escape")
        chat.opener.click()
        chat.panel.get_by_role("group", name="De chatbot staat uit").wait_for()
        chat.wipe()
        chat.button("Ja, wis het gesprek").click()
        expect(chat.messages).to_have_count(0)
        chat.wait_heard("Het gesprek is gewist.")
        assert site.service.kept() == 0

    def test_it_is_noticed_while_the_chat_is_open(self, visitors: Contexts, site: Site) -> None:
        page = visitors.page()
        page.clock.install()
        chat = Chat(page).visit(site.origin).open()
        site.service.switches.uit = REASON
        page.clock.run_for(61_000)
        expect(chat.panel.get_by_role("group", name="De chatbot staat uit")).to_be_visible()


class TestNoticeOnAPage:
    def test_it_is_shown_and_said_once(self, chat: Chat, site: Site) -> None:
        site.service.switches.mededeling = NOTICE
        chat.open()
        banner = chat.panel.locator(".mededeling")
        expect(banner).to_have_text(f"Mededeling: {NOTICE}")
        expect(banner.get_by_role("link")).to_have_attribute("href", "tel:0703334555")
        chat.wait_heard(f"Mededeling: {NOTICE}")
        chat.page.keyboard.press("Escape")
        chat.opener.click()
        chat.say("hallo")
        assert sum("Mededeling" in text for text in chat.heard()) == 1
        expect(chat.field).to_be_focused()

    def test_it_goes_when_it_is_taken_back(self, chat: Chat, site: Site) -> None:
        site.service.switches.mededeling = NOTICE
        chat.open()
        expect(chat.panel.locator(".mededeling")).to_be_visible()
        site.service.switches.mededeling = None
        chat.page.keyboard.press("Escape")
        chat.opener.click()
        expect(chat.panel.locator(".mededeling")).to_be_hidden()

    def test_a_phone_keeps_room_for_the_conversation(self, visitors: Contexts, site: Site) -> None:
        site.service.switches.mededeling = " ".join([NOTICE] * 4)
        chat = Chat(visitors.page(viewport=PHONE)).visit(site.origin).open()
        expect(chat.panel.locator(".mededeling")).to_be_visible()
        for part in (chat.messages.first, chat.field, chat.button("Versturen")):
            part.scroll_into_view_if_needed()
            expect(part).to_be_in_viewport()

    def test_chat_works_when_the_notices_do_not_arrive(self, chat: Chat, site: Site) -> None:
        chat.page.route("**/mededelingen", lambda route: route.abort())
        chat.open().say("hallo")
        chat.log.get_by_text("U zei: hallo.").wait_for()


class TestWithoutJavascript:
    @pytest.fixture
    def page(self, visitors: Contexts) -> Page:
        return visitors.page(java_script_enabled=False)

    def test_off_before_the_start(self, page: Page, site: Site) -> None:
        site.service.switches.uit = REASON
        page.goto(f"{site.origin}/chat")
        frame = page.get_by_role("region", name="De chatbot staat uit")
        expect(frame).to_contain_text(REASON)
        expect(frame.get_by_role("link", name="Contact met een medewerker")).to_have_attribute(
            "href", "#contact"
        )
        expect(page.get_by_role("button", name=re.compile("gesprek"))).to_have_count(0)
        site.service.switches.uit = None
        frame.get_by_role("link", name="Kijk of de chatbot weer aan staat").click()
        expect(page.get_by_role("button", name="Begin het gesprek")).to_be_visible()

    def test_off_in_the_middle(self, page: Page, site: Site) -> None:
        page.goto(f"{site.origin}/chat")
        page.get_by_role("button", name="Begin het gesprek").click()
        site.service.switches.uit = REASON
        page.get_by_label("Uw bericht").fill("mijn verhaal")
        page.get_by_role("button", name="Versturen").click()
        expect(page.get_by_role("alert")).to_contain_text(REASON)
        expect(page.get_by_role("region", name="De chatbot staat uit")).to_contain_text(REASON)
        expect(page.get_by_label("Uw bericht")).to_have_count(0)
        expect(page.get_by_text("mijn verhaal")).to_be_visible()  # to copy for later
        expect(page.get_by_text("Welkom.")).to_be_visible()

    @pytest.mark.parametrize("begun", [False, True])
    def test_notice(self, page: Page, site: Site, begun: bool) -> None:
        site.service.switches.mededeling = NOTICE
        page.goto(f"{site.origin}/chat")
        if begun:
            page.get_by_role("button", name="Begin het gesprek").click()
        expect(page.locator(".mededeling")).to_have_text(f"Mededeling: {NOTICE}")

"""Was the advies useful? Asked, changed and explained, with and without JavaScript (UI-29)."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from api.gesprekken.waardering import Waardering
from tests.browser.chat import Chat
from tests.browser.conftest import Contexts, Site
from tests.browser.fake import REASON_REFUSAL, fault

QUESTION = "Was dit advies nuttig?"


def given(site: Site) -> Waardering | None:
    """What the only conversation kept says."""
    return next(iter(site.service.waarderingen.values()), None)


class TestOnAPage:
    @pytest.fixture
    def chat(self, chat: Chat) -> Chat:
        """A chat with an advies."""
        return chat.open().say("advies")

    @staticmethod
    def question(chat: Chat) -> Locator:
        return chat.log.get_by_role("region", name=QUESTION)

    def test_question_stands_under_the_advies_only(self, chat: Chat) -> None:
        chat.say("hallo")
        expect(self.question(chat)).to_have_count(1)
        expect(chat.messages.filter(has_text="K7M2-QX4P").get_by_text(QUESTION)).to_be_visible()
        expect(self.question(chat)).to_match_aria_snapshot(
            """
            - region "Was dit advies nuttig?":
              - heading "Was dit advies nuttig?" [level=3]
              - button "Ja, nuttig"
              - button "Nee, niet nuttig"
            """
        )

    def test_answer_is_kept_told_and_can_be_changed(self, chat: Chat, site: Site) -> None:
        chat.button("Ja, nuttig").press("Enter")
        expect(chat.button("Ja, nuttig")).to_have_attribute("aria-pressed", "true")
        expect(chat.button("Ja, nuttig")).to_be_focused()
        chat.wait_heard("Bedankt. U vond dit advies nuttig. U kunt uw antwoord nog veranderen.")
        assert given(site) == Waardering(nuttig=True)
        chat.button("Nee, niet nuttig").press("Space")
        expect(chat.button("Nee, niet nuttig")).to_have_attribute("aria-pressed", "true")
        expect(chat.button("Ja, nuttig")).to_have_attribute("aria-pressed", "false")
        expect(self.question(chat)).to_contain_text("U vond dit advies niet nuttig.")
        assert given(site) == Waardering(nuttig=False)

    def test_reason_may_follow_with_the_warning_at_its_field(self, chat: Chat, site: Site) -> None:
        reason = chat.panel.get_by_label("Waarom? (niet verplicht)")
        expect(reason).to_be_hidden()
        chat.button("Nee, niet nuttig").click()
        expect(reason).to_have_accessible_description(
            re.compile("Typ geen namen of andere gegevens over personen.*500 tekens")
        )
        reason.fill("Te ver weg.\nEn te lang.")
        chat.button("Toelichting versturen").click()
        chat.wait_heard("Wij hebben uw toelichting bewaard.")
        assert given(site) == Waardering(nuttig=False, reden="Te ver weg.\nEn te lang.")
        chat.button("Ja, nuttig").click()
        chat.wait_heard("U vond dit advies nuttig.")
        assert given(site) == Waardering(nuttig=True, reden="Te ver weg.\nEn te lang.")
        assert site.service.said == ["advies"]

    @pytest.mark.parametrize(
        ("text", "message"),
        [("mail jan@voorbeeld.nl", REASON_REFUSAL), ("a" * 501, "Uw tekst is te lang.")],
    )
    def test_reason_that_cannot_be_kept(
        self, chat: Chat, site: Site, text: str, message: str
    ) -> None:
        chat.button("Ja, nuttig").click()
        reason = chat.panel.get_by_label("Waarom? (niet verplicht)")
        reason.fill(text)
        chat.button("Toelichting versturen").click()
        expect(reason).to_have_accessible_description(re.compile(re.escape(message)))
        expect(reason).to_have_attribute("aria-invalid", "true")
        expect(reason).to_be_focused()
        expect(reason).to_have_value(text)
        chat.wait_heard(message)
        assert given(site) == Waardering(nuttig=True)
        reason.fill("Goed zo")
        chat.button("Toelichting versturen").click()
        chat.wait_heard("Wij hebben uw toelichting bewaard.")
        expect(reason).not_to_have_attribute("aria-invalid", "true")

    def test_answer_that_fails_is_told_and_not_shown_as_given(self, chat: Chat, site: Site) -> None:
        site.service.fault = fault(503, "Er is een storing.", "Probeer het straks.")
        chat.button("Ja, nuttig").click()
        chat.wait_heard("Er is een storing. Probeer het straks.")
        expect(self.question(chat)).to_contain_text("Er is een storing.")
        expect(chat.button("Ja, nuttig")).to_have_attribute("aria-pressed", "false")
        site.service.fault = None
        chat.button("Ja, nuttig").click()
        chat.wait_heard("Bedankt.")
        expect(self.question(chat)).not_to_contain_text("Er is een storing.")

    def test_answer_is_there_after_a_reload(self, chat: Chat, site: Site) -> None:
        chat.button("Nee, niet nuttig").click()
        chat.panel.get_by_label("Waarom? (niet verplicht)").fill("Te lang")
        chat.button("Toelichting versturen").click()
        chat.wait_heard("Wij hebben uw toelichting bewaard.")
        chat.page.reload()
        chat.visit(site.origin).open()
        expect(chat.button("Nee, niet nuttig")).to_have_attribute("aria-pressed", "true")
        expect(chat.panel.get_by_label("Waarom? (niet verplicht)")).to_have_value("Te lang")
        chat.page.wait_for_timeout(500)
        assert chat.heard() == []

    def test_question_moves_to_a_later_advies(self, chat: Chat) -> None:
        chat.button("Ja, nuttig").click()
        chat.wait_heard("Bedankt.")
        chat.say("nog een advies")
        expect(self.question(chat)).to_have_count(1)
        expect(chat.button("Ja, nuttig")).to_have_attribute("aria-pressed", "false")
        place = chat.messages.filter(has=chat.page.get_by_text(QUESTION))
        expect(place).to_contain_text("K7M2-QX4P")
        assert chat.messages.filter(has_text="K7M2-QX4P").count() == 2


class TestWithoutJavascript:
    @pytest.fixture
    def page(self, visitors: Contexts, site: Site) -> Page:
        """The chat with an advies, in a browser without JavaScript."""
        page = visitors.page(java_script_enabled=False)
        page.goto(f"{site.origin}/chat")
        page.get_by_role("button", name="Begin het gesprek").click()
        page.get_by_label("Uw bericht").fill("advies")
        page.get_by_role("button", name="Versturen", exact=True).click()
        return page

    def test_answer_and_reason(self, page: Page, site: Site) -> None:
        question = page.get_by_role("region", name=QUESTION)
        expect(question.get_by_role("textbox")).to_have_count(0)
        question.get_by_role("button", name="Ja, nuttig").click()
        assert page.url.endswith("/chat#waardering")
        expect(question).to_contain_text("Bedankt. U vond dit advies nuttig.")
        expect(question.get_by_role("button", name="Ja, nuttig")).to_have_attribute(
            "aria-pressed", "true"
        )
        question.get_by_label("Waarom? (niet verplicht)").fill("Het past precies.")
        question.get_by_role("button", name="Toelichting versturen").click()
        assert given(site) == Waardering(nuttig=True, reden="Het past precies.")
        question.get_by_role("button", name="Nee, niet nuttig").click()
        assert given(site) == Waardering(nuttig=False, reden="Het past precies.")
        expect(question.get_by_label("Waarom? (niet verplicht)")).to_have_value("Het past precies.")

    @pytest.mark.parametrize(
        ("text", "message"),
        [("mail jan@voorbeeld.nl", REASON_REFUSAL), ("a" * 501, "Uw tekst is te lang.")],
    )
    def test_reason_that_cannot_be_kept(
        self, page: Page, site: Site, text: str, message: str
    ) -> None:
        page.get_by_role("button", name="Ja, nuttig").click()
        page.get_by_label("Waarom? (niet verplicht)").fill(text)
        page.get_by_role("button", name="Toelichting versturen").click()
        expect(page.get_by_role("alert").get_by_role("link")).to_have_attribute("href", "#reden")
        reason = page.get_by_label("Waarom? (niet verplicht)")
        expect(reason).to_have_value(text)
        expect(reason).to_have_accessible_description(re.compile(re.escape(message)))
        assert given(site) == Waardering(nuttig=True)

    def test_nothing_to_judge_without_an_advies(self, visitors: Contexts, site: Site) -> None:
        page = visitors.page(java_script_enabled=False)
        page.goto(f"{site.origin}/chat")
        page.get_by_role("button", name="Begin het gesprek").click()
        expect(page.get_by_text(QUESTION)).to_have_count(0)

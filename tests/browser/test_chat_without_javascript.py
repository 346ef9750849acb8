"""The whole conversation by forms and links (UI-15), and that no other site can send them."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from api.pages.chat_session import COOKIE
from tests.browser.chat import Chat
from tests.browser.conftest import Contexts, Site
from tests.browser.fake import MARKUP, REFUSAL, fault
from tests.support import http


@pytest.fixture
def plain(visitors: Contexts, site: Site) -> Page:
    """The chat in a browser without JavaScript, with a conversation begun."""
    page = visitors.page(java_script_enabled=False)
    page.goto(f"{site.origin}/chat")
    page.get_by_role("button", name="Begin het gesprek").click()
    return page


def say(page: Page, text: str) -> None:
    page.get_by_label("Uw bericht").fill(text)
    page.get_by_role("button", name="Versturen").click()


def test_first_page_says_what_one_talks_to_and_begins_nothing(
    visitors: Contexts, site: Site
) -> None:
    page = visitors.page(java_script_enabled=False)
    page.goto(f"{site.origin}/chat")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chatbot")
    expect(page.get_by_text("U praat met een chatbot, niet met een medewerker.")).to_be_visible()
    expect(page.get_by_text("Typ geen namen of andere gegevens over personen.")).to_be_visible()
    assert page.context.cookies() == []
    assert site.service.begun == 0


def test_conversation_with_text_and_choices(plain: Page, site: Site) -> None:
    assert plain.url.endswith("/chat#nieuw")
    expect(plain.locator("#nieuw")).to_contain_text("Welkom")
    say(plain, "keuzes")
    expect(plain.get_by_role("group", name="Kies een antwoord of typ het zelf")).to_be_visible()
    plain.get_by_role("button", name="Polarisatie").click()
    expect(plain.locator("#nieuw")).to_contain_text("U zei: Polarisatie.")
    expect(plain.locator(".bericht")).to_have_count(5)
    assert site.service.said == ["keuzes", '/kiezen{"thema": "Polarisatie"}']
    plain.reload()
    expect(plain.locator(".bericht")).to_have_count(5)
    assert len(site.service.said) == 2


def test_advies_can_be_read_and_saved(plain: Page, site: Site) -> None:
    say(plain, "advies")
    card = plain.get_by_role("region", name="Uw advies K7M2-QX4P")
    expect(card).to_contain_text("Twee dagdelen")
    expect(card).to_contain_text("3 maart 2026")
    expect(card).to_contain_text("Dit is geen training.")
    with plain.expect_download() as found:
        plain.get_by_role("link", name="Advies opslaan als tekst").click()
    assert found.value.suggested_filename == "advies-K7M2-QX4P.txt"
    advies = Path(found.value.path()).read_text("utf-8")
    with plain.expect_download() as found:
        plain.get_by_role("link", name="Gesprek opslaan").click()
    assert advies.strip() in Path(found.value.path()).read_text("utf-8")


def test_saved_texts_are_those_of_the_chat_on_a_page(
    plain: Page, visitors: Contexts, site: Site
) -> None:
    say(plain, "advies")
    chat = Chat(visitors.page()).visit(site.origin).open().say("advies")
    chat.menu("Uw gesprek").click()
    texts = []
    for page, press in (
        (plain, plain.get_by_role("link", name="Advies opslaan als tekst")),
        (chat.page, chat.button("Advies opslaan als tekst")),
        (plain, plain.get_by_role("link", name="Gesprek opslaan")),
        (chat.page, chat.button("Gesprek opslaan")),
    ):
        with page.expect_download() as found:
            press.click()
        texts.append(Path(found.value.path()).read_text("utf-8").strip())
    assert texts[0] == texts[1]
    assert texts[2] == texts[3]


def test_wiping_asks_first(plain: Page, site: Site) -> None:
    say(plain, "geheim")
    plain.get_by_role("link", name="Gesprek wissen").click()
    plain.get_by_role("link", name="Nee, ga terug").click()
    expect(plain.get_by_text("U zei: geheim.")).to_be_visible()
    plain.get_by_role("link", name="Gesprek wissen").click()
    plain.get_by_role("button", name="Ja, wis het gesprek").click()
    expect(plain.get_by_role("status")).to_have_text("Het gesprek is gewist.")
    assert site.service.kept() == 0
    assert plain.context.cookies() == []
    plain.get_by_role("button", name="Nieuw gesprek beginnen").click()
    expect(plain.locator(".bericht")).to_have_count(1)


def test_failure_keeps_what_was_typed(plain: Page, site: Site) -> None:
    site.service.fault = fault(503, "Er is een storing.", "Probeer het straks.")
    say(plain, "mijn verhaal")
    expect(plain.get_by_role("alert")).to_contain_text("Er is een storing. Probeer het straks.")
    expect(plain.get_by_label("Uw bericht")).to_have_value("mijn verhaal")
    assert plain.title().startswith("Fout: ")
    site.service.fault = None
    plain.get_by_role("button", name="Versturen").click()
    expect(plain.locator("#nieuw")).to_contain_text("U zei: mijn verhaal.")


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "Er staat niets in uw bericht."), ("a" * 2001, "Uw bericht is te lang.")],
)
def test_text_that_cannot_be_sent(plain: Page, text: str, message: str) -> None:
    say(plain, text)
    expect(plain.get_by_role("alert").get_by_role("link")).to_have_attribute("href", "#veld")
    expect(plain.get_by_label("Uw bericht")).to_have_accessible_description(
        re.compile(re.escape(message))
    )
    expect(plain.get_by_label("Uw bericht")).to_have_value(text)


def test_personal_data_is_refused_and_can_be_taken_out(plain: Page) -> None:
    say(plain, "mail jan@voorbeeld.nl")
    expect(plain.get_by_role("alert")).to_contain_text(REFUSAL)
    expect(plain.get_by_label("Uw bericht")).to_have_value("mail jan@voorbeeld.nl")


def test_markup_is_text(plain: Page) -> None:
    say(plain, "opmaak")
    expect(plain.locator("#nieuw")).to_contain_text(MARKUP)
    expect(plain.get_by_role("button", name=MARKUP)).to_be_visible()


def test_ended_conversation(plain: Page, site: Site) -> None:
    site.service.end_all()
    say(plain, "hallo")
    expect(plain.get_by_role("status")).to_contain_text("Dit gesprek is afgelopen.")
    plain.get_by_role("button", name="Nieuw gesprek beginnen").click()
    expect(plain.locator(".bericht")).to_have_count(1)


@pytest.mark.parametrize("path", ["gesprek.txt", "advies/3.txt"])
def test_nothing_to_save_of_an_ended_conversation(plain: Page, site: Site, path: str) -> None:
    site.service.end_all()
    plain.goto(f"{site.origin}/chat/{path}")
    expect(plain.get_by_role("status")).to_contain_text("Dit gesprek is afgelopen.")


def test_start_that_fails(visitors: Contexts, site: Site) -> None:
    site.service.begin_fault = fault(503, "De chatbot is uit.", "Bel ons.")
    page = visitors.page(java_script_enabled=False)
    page.goto(f"{site.origin}/chat")
    page.get_by_role("button", name="Begin het gesprek").click()
    expect(page.get_by_text("De chatbot is uit. Bel ons.")).to_be_visible()
    expect(page.get_by_role("link", name="Contact met een medewerker")).to_be_visible()


def test_choice_on_an_old_page_is_not_sent(plain: Page, site: Site) -> None:
    other = plain.context.new_page()
    other.goto(f"{site.origin}/chat")
    say(other, "verder")
    plain.get_by_role("button", name="Ik weet het niet").click()
    expect(plain.get_by_role("alert")).to_contain_text("Het gesprek ging intussen verder.")
    assert site.service.said == ["verder"]


def test_cookie_is_for_the_chat_only(plain: Page) -> None:
    (cookie,) = plain.context.cookies()
    assert (cookie["name"], cookie["path"]) == (COOKIE, "/chat")
    assert cookie["httpOnly"] is True
    assert cookie["sameSite"] == "Strict"
    assert cookie["expires"] == -1


class TestOtherSites:
    """Forms that another site sends are refused."""

    @pytest.fixture
    def client(self, site: Site) -> httpx.Client:
        client = http.client(site.origin, follow_redirects=True)
        client.post("/chat/begin")
        return client

    @staticmethod
    def token(client: httpx.Client) -> str:
        found = re.search(r'name="token" value="(\w+)"', client.get("/chat").text)
        assert found
        return found[1]

    @pytest.mark.parametrize("path", ["/chat/bericht", "/chat/wissen"])
    def test_without_the_token(self, client: httpx.Client, site: Site, path: str) -> None:
        for token in ("", "x" * 64, "é"):
            answer = client.post(path, data={"tekst": "hallo", "token": token})
            assert answer.status_code == 403
        assert site.service.said == []
        assert site.service.kept() == 1

    @pytest.mark.parametrize("path", ["/chat/bericht", "/chat/wissen", "/chat/begin"])
    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Origin": "https://kwaad.voorbeeld.nl"},
            {"Origin": "null"},
        ],
        ids=str,
    )
    def test_with_the_token_but_from_elsewhere(
        self, client: httpx.Client, site: Site, path: str, headers: dict[str, str]
    ) -> None:
        data = {"tekst": "hallo", "token": self.token(client)}
        assert client.post(path, data=data, headers=headers).status_code == 403
        assert site.service.said == []
        assert site.service.begun == 1

    def test_from_our_own_page(self, client: httpx.Client, site: Site) -> None:
        data = {"tekst": "hallo", "token": self.token(client)}
        answer = client.post("/chat/bericht", data=data, headers={"Origin": site.origin})
        assert answer.status_code == 200
        assert site.service.said == ["hallo"]

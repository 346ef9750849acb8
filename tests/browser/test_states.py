"""Busy, failed, refused, ended, idle, wiped: what the reader sees and can do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import Chat
from tests.browser.conftest import Contexts, Site
from tests.browser.fake import MARKUP, REFUSAL, fault
from tests.support.patience import until

STORAGE = "JSON.stringify([{...localStorage}, {...sessionStorage}])"


def test_first_view_says_what_one_talks_to_and_what_not_to_type(chat: Chat) -> None:
    """AI Act article 50 and AVG article 5: before the first message (TR-01, TR-02, PR-01)."""
    chat.opener.click()
    expect(chat.panel.get_by_role("heading", name=re.compile("chatbot", re.I))).to_be_visible()
    expect(
        chat.panel.get_by_text("U praat met een chatbot, niet met een medewerker.")
    ).to_be_visible()
    expect(
        chat.panel.get_by_text("Typ geen namen of andere gegevens over personen.")
    ).to_be_visible()
    expect(chat.panel.get_by_role("link", name="Wat doen we met uw gegevens?")).to_be_visible()
    expect(chat.messages.first).to_contain_text("Ik ben een computer, geen mens.")


def test_log_is_a_named_list_with_the_sender_of_each_item(chat: Chat) -> None:
    chat.open().say("hallo")
    expect(chat.log).to_match_aria_snapshot(
        """
        - log "Gesprek met de chatbot":
          - list:
            - listitem:
              - paragraph: "Chatbot:"
              - paragraph: /Welkom/
              - paragraph: Wat speelt er in uw gemeente?
            - listitem:
              - paragraph: "U:"
              - paragraph: hallo
            - listitem:
              - paragraph: "Chatbot:"
              - paragraph: "U zei: hallo."
        """
    )


def test_field_has_a_visible_label_and_no_placeholder(chat: Chat) -> None:
    chat.open()
    expect(chat.panel.locator("label", has_text="Uw bericht")).to_be_visible()
    expect(chat.field).to_have_accessible_name("Uw bericht")
    expect(chat.field).to_have_accessible_description(re.compile("Typ geen namen.*2.000 tekens"))
    expect(chat.field).not_to_have_attribute("placeholder", re.compile(".*"))


def test_contact_is_in_the_same_place_in_every_state(chat: Chat, site: Site) -> None:
    """UI-27, WCAG 3.2.6; the details are there without the server."""
    chat.open()
    contact = chat.menu("Contact met een medewerker")
    place = contact.bounding_box()
    site.service.fault = fault(503, "Storing.", "Later.")
    chat.send("hallo")
    chat.button("Opnieuw versturen").wait_for()
    assert contact.bounding_box() == place
    site.service.fault = None
    site.service.end_all()
    chat.send("hallo")
    chat.button("Nieuw gesprek beginnen").wait_for()
    assert contact.bounding_box() == place
    contact.click()
    expect(chat.panel.get_by_role("link", name="(070) 333 4555")).to_have_attribute(
        "href", "tel:0703334555"
    )


def test_while_busy_the_field_is_read_only_and_one_question_waits(chat: Chat, site: Site) -> None:
    chat.open()
    site.service.held = True
    chat.send("eerste")
    expect(chat.field).to_have_js_property("readOnly", True)
    expect(chat.field).to_be_focused()
    expect(chat.button("Versturen")).to_have_attribute("aria-disabled", "true")
    expect(chat.button("Versturen")).not_to_have_attribute("disabled", re.compile(".*"))
    chat.button("Versturen").click(force=True)
    chat.field.press("Enter")
    site.service.held = False
    chat.log.get_by_text("U zei: eerste.").wait_for()
    expect(chat.field).to_have_js_property("readOnly", False)
    assert site.service.said == ["eerste"]


def test_failed_message_stays_until_it_is_sent_again(chat: Chat, site: Site) -> None:
    chat.open()
    site.service.fault = fault(503, "Er is een storing.", "Bel (070) 333 4555.")
    chat.send("mijn vraag")
    failed = chat.messages.filter(has_text="Niet verstuurd")
    expect(failed).to_contain_text("mijn vraag")
    expect(failed).to_contain_text("Er is een storing. Bel (070) 333 4555.")
    expect(failed.get_by_role("link")).to_have_attribute("href", "tel:0703334555")
    chat.page.wait_for_timeout(500)
    expect(failed).to_be_visible()
    site.service.fault = None
    chat.button("Opnieuw versturen").click()
    chat.log.get_by_text("U zei: mijn vraag.").wait_for()
    expect(failed).to_have_count(0)
    expect(chat.field).to_be_focused()
    assert site.service.said == ["mijn vraag"]


def test_failed_message_can_be_removed(chat: Chat, site: Site) -> None:
    chat.open()
    site.service.fault = fault(503, "Er is een storing.", "Probeer het straks.")
    chat.button("Ik weet het niet").click()
    expect(chat.button("Kies uit een lijst")).to_be_hidden()
    chat.button("Verwijderen").click()
    expect(chat.messages).to_have_count(1)
    expect(chat.button("Kies uit een lijst")).to_be_visible()
    expect(chat.field).to_be_focused()


@pytest.mark.parametrize(
    ("text", "message"),
    [("   ", "U hebt nog niets getypt."), ("a" * 2001, "Uw tekst is te lang.")],
)
def test_text_that_cannot_be_sent_gets_an_error_at_the_field(
    chat: Chat, site: Site, text: str, message: str
) -> None:
    chat.open()
    chat.send(text)
    expect(chat.panel.locator("#fout")).to_contain_text(message)
    expect(chat.field).to_have_attribute("aria-invalid", "true")
    expect(chat.field).to_have_accessible_description(re.compile(re.escape(message)))
    expect(chat.field).to_have_value(text)
    expect(chat.field).to_be_focused()
    assert site.service.said == []
    chat.say("goed zo")
    expect(chat.panel.locator("#fout")).to_be_hidden()
    expect(chat.field).not_to_have_attribute("aria-invalid", "true")


def test_text_refused_by_the_server_comes_back_in_the_field(chat: Chat, site: Site) -> None:
    chat.open()
    site.service.fault = fault(422, "Hier staat iets wat niet mag.", "Schrijf het anders.")
    chat.send("mijn lange verhaal")
    expect(chat.panel.locator("#fout")).to_contain_text("Hier staat iets wat niet mag.")
    expect(chat.field).to_have_value("mijn lange verhaal")
    expect(chat.messages).to_have_count(1)


def test_personal_data_is_refused_in_the_conversation(chat: Chat) -> None:
    chat.open().say("mail jan@voorbeeld.nl")
    expect(chat.messages.last).to_contain_text(REFUSAL)


def test_start_that_fails_can_be_tried_again(chat: Chat, site: Site) -> None:
    site.service.begin_fault = fault(503, "De chatbot is uit.", "Bel ons.")
    chat.opener.click()
    expect(chat.panel.get_by_role("group", name="De chatbot is uit. Bel ons.")).to_be_visible()
    expect(chat.field).to_be_focused()
    site.service.begin_fault = None
    chat.button("Opnieuw proberen").click()
    chat.messages.first.wait_for()
    expect(chat.button("Opnieuw proberen")).to_have_count(0)
    expect(chat.field).to_be_focused()


def test_text_typed_without_a_conversation_begins_one(chat: Chat, site: Site) -> None:
    site.service.begin_fault = fault(503, "De chatbot is uit.", "Bel ons.")
    chat.opener.click()
    chat.button("Opnieuw proberen").wait_for()
    site.service.begin_fault = None
    chat.say("toch maar")
    chat.log.get_by_text("U zei: toch maar.").wait_for()


@pytest.mark.parametrize("file", ["widget.json", "gesprek.css", "aanbodwijzer-chat.js"])
def test_link_stays_when_a_part_does_not_arrive(page: Page, site: Site, file: str) -> None:
    page.route(f"**/{file}", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.goto(site.origin)
    link = page.get_by_role("link", name="Stel uw vraag aan de chatbot")
    expect(link).to_have_attribute("href", "/chat")
    expect(page.get_by_role("button", name="Stel uw vraag aan de chatbot")).to_have_count(0)


def test_ended_conversation_stays_readable_and_a_new_one_can_begin(chat: Chat, site: Site) -> None:
    chat.open().say("eerste")
    site.service.end_all()
    chat.send("tweede")
    expect(chat.panel.get_by_text("Dit gesprek is afgelopen.")).to_be_visible()
    expect(chat.log.get_by_text("U zei: eerste.")).to_be_visible()
    expect(chat.field).to_be_focused()
    chat.send("derde")
    expect(chat.panel.locator("#fout")).to_contain_text("Dit gesprek is afgelopen.")
    expect(chat.field).to_have_value("derde")
    chat.button("Nieuw gesprek beginnen").click()
    expect(chat.messages).to_have_count(1)
    expect(chat.field).to_be_focused()
    chat.say("verder")
    chat.log.get_by_text("U zei: verder.").wait_for()


def test_conversation_goes_on_after_a_reload_and_only_the_key_is_kept(
    chat: Chat, site: Site
) -> None:
    chat.open().say("onthoud dit")
    stored = chat.page.evaluate(STORAGE)
    assert "onthoud" not in stored
    assert sorted(re.findall(r'\\"(\w+)\\":', stored)) == ["id", "sleutel"]
    assert chat.page.evaluate("document.cookie") == ""
    assert chat.page.context.cookies() == []
    chat.visit(f"{site.origin}/").open()
    expect(chat.messages).to_have_count(3)
    expect(chat.messages.last).to_contain_text("U zei: onthoud dit.")
    chat.say("keuzes")
    chat.page.reload()
    chat.visit(site.origin).open()
    expect(chat.button("Polarisatie")).to_be_visible()
    assert site.service.begun == 1


def test_answer_under_way_is_found_after_a_reload(chat: Chat, site: Site) -> None:
    chat.open()
    site.service.held = True
    chat.send("traag")
    assert until(lambda: site.service.said)
    chat.page.reload()
    chat.visit(site.origin)
    chat.opener.click()
    expect(chat.panel.locator(".status")).to_be_visible()
    chat.field.fill("alvast getypt")
    chat.wait_heard("De chatbot zoekt een antwoord.")
    site.service.held = False
    chat.log.get_by_text("U zei: traag.").wait_for()
    expect(chat.messages).to_have_count(3)
    expect(chat.field).to_have_value("alvast getypt")
    chat.wait_heard("Chatbot: U zei: traag.")
    assert site.service.said == ["traag"]


def test_stale_key_begins_anew(chat: Chat, site: Site) -> None:
    chat.open().say("oud")
    site.service.end_all()
    chat.page.reload()
    chat.visit(site.origin).open()
    expect(chat.messages).to_have_count(1)
    assert site.service.begun == 2


def test_wiping_asks_first_and_then_begins_anew(chat: Chat, site: Site) -> None:
    chat.open().say("geheim")
    chat.wipe()
    question = chat.panel.get_by_role("group", name="Gesprek wissen?")
    expect(question).to_be_focused()
    chat.button("Nee, ga terug").click()
    expect(question).to_be_hidden()
    expect(chat.menu("Uw gesprek")).to_be_focused()
    expect(chat.messages).to_have_count(3)
    chat.menu("Uw gesprek").click()
    chat.button("Gesprek wissen").click()
    chat.button("Ja, wis het gesprek").click()
    expect(chat.messages).to_have_count(1)
    expect(chat.field).to_be_focused()
    chat.wait_heard("Het gesprek is gewist.")
    assert site.service.kept() == 1
    assert "geheim" not in chat.panel.inner_text()


def test_wiping_that_fails_says_so_and_can_be_tried_again(chat: Chat, site: Site) -> None:
    chat.open().say("geheim")
    site.service.fault = fault(503, "Storing.", "Later.")
    chat.wipe()
    chat.button("Ja, wis het gesprek").click()
    expect(chat.panel.get_by_text("Het gesprek is nog niet gewist.").first).to_be_visible()
    expect(chat.messages).to_have_count(3)
    site.service.fault = None
    chat.button("Opnieuw proberen").click()
    expect(chat.messages).to_have_count(1)
    assert site.service.kept() == 1


def test_long_rest_is_asked_about_and_costs_nothing(visitors: Contexts, site: Site) -> None:
    page = visitors.page()
    page.clock.install()
    chat = Chat(page).visit(site.origin).open()
    page.clock.run_for(19 * 60_000)
    expect(chat.panel.get_by_role("group", name="Bent u er nog?")).to_have_count(0)
    page.clock.run_for(61_000)
    expect(chat.panel.get_by_role("group", name="Bent u er nog?")).to_be_visible()
    chat.wait_heard("Bent u er nog?")
    chat.button("Doorgaan").click()
    expect(chat.panel.get_by_role("group", name="Bent u er nog?")).to_have_count(0)
    expect(chat.field).to_be_focused()
    chat.say("ik ben er")
    chat.log.get_by_text("U zei: ik ben er.").wait_for()


def test_two_tabs_share_one_conversation(visitors: Contexts, site: Site) -> None:
    context = visitors.context()
    first = Chat(context.new_page()).visit(site.origin).open()
    first.say("in de eerste")
    second = Chat(context.new_page()).visit(site.origin).open()
    expect(second.messages).to_have_count(3)
    second.say("in de tweede")
    expect(first.messages).to_have_count(5)
    expect(first.messages.last).to_contain_text("U zei: in de tweede.")
    expect(second.messages).to_have_count(5)
    assert site.service.begun == 1
    second.wipe()
    second.button("Ja, wis het gesprek").click()
    expect(first.panel.get_by_text("Het gesprek is gewist.").first).to_be_visible()
    expect(first.messages).to_have_count(0)


def test_looking_back_is_not_disturbed(chat: Chat, site: Site) -> None:
    """UI-28: a button instead of a jump."""
    chat.open().say("lang")
    site.service.held = True
    chat.send("nog iets")
    middle = chat.panel.locator(".midden")
    middle.evaluate(
        """(it) => new Promise((noticed) => {
          it.addEventListener("scroll", () => requestAnimationFrame(noticed), { once: true });
          it.scrollTop = 40;
        })"""
    )
    site.service.held = False
    expect(chat.button("Nieuw bericht")).to_be_visible()
    assert middle.evaluate("(it) => it.scrollTop") == 40
    chat.button("Nieuw bericht").click()
    expect(chat.messages.last).to_be_in_viewport()
    expect(chat.button("Nieuw bericht")).to_be_hidden()
    expect(chat.field).to_be_focused()


def test_reader_is_taken_along_to_the_start_of_a_long_answer(chat: Chat) -> None:
    chat.open().say("lang")
    expect(chat.log.get_by_text("Alinea 1.", exact=True)).to_be_in_viewport()
    expect(chat.button("Nieuw bericht")).to_be_hidden()


def test_links_in_a_bericht(chat: Chat) -> None:
    chat.open().say("links")
    last = chat.messages.last
    links = {it.inner_text(): it.get_attribute("href") for it in last.get_by_role("link").all()}
    assert links == {
        "https://www.voorbeeld.nl/lezen": "https://www.voorbeeld.nl/lezen",
        "ESS@minszw.nl": "mailto:ESS@minszw.nl",
        "(070) 333 4555": "tel:0703334555",
    }
    expect(last.get_by_role("listitem")).to_have_text(["eerste", "tweede"])


def test_markup_is_text(chat: Chat) -> None:
    chat.open().say("opmaak")
    expect(chat.messages.last).to_contain_text(MARKUP)
    expect(chat.button(MARKUP)).to_be_visible()
    assert "kapot" not in chat.page.title()


def test_links_go_to_safe_addresses_only(chat: Chat, visitors: Contexts, site: Site) -> None:
    """UI-34."""
    chat.open().say("gevaarlijk adres")
    plain = visitors.page(java_script_enabled=False)
    plain.goto(f"{site.origin}/chat")
    plain.get_by_role("button", name="Begin het gesprek").click()
    plain.get_by_label("Uw bericht").fill("gevaarlijk adres")
    plain.get_by_role("button", name="Versturen").click()
    for place in (chat.panel, plain.locator("body")):
        expect(place.get_by_role("region", name="Uw advies K7M2-QX4P")).to_be_visible()
        for link in place.get_by_role("link").all():
            address = link.get_attribute("href") or ""
            assert re.match(r"https?:|mailto:|tel:|/|#", address), address


def test_advies_card(chat: Chat) -> None:
    chat.open().say("advies")
    card = chat.log.get_by_role("region", name="Uw advies K7M2-QX4P")
    expect(card.get_by_role("heading")).to_have_text(
        [
            "Uw advies",
            "Aanbod in dit advies (2)",
            "Omgaan met polarisatie in de wijk",
            "Leerkring signalen van radicalisering",
        ]
    )
    for text in (
        "Polarisatie, Radicalisering",
        "Utrecht",
        "U zoekt iets over polarisatie.",
        "Dit is geen training.",
        "Twee dagdelen",
        "Gratis voor gemeenten",
        "Online of op locatie",
        "3 maart 2026",
        "Bouwt voort opOmgaan met polarisatie",
        "Hoort bijLeerlijn stabiele samenleving",
    ):
        expect(card).to_contain_text(text)
    link = card.get_by_role("link", name="over Omgaan met polarisatie in de wijk")
    expect(link).to_have_attribute("href", "https://www.voorbeeld.nl/training")
    expect(link).not_to_have_attribute("target", re.compile(".*"))


def test_advies_and_conversation_can_be_saved_by_keyboard(chat: Chat, tmp_path: Path) -> None:
    chat.open().say("advies")
    with chat.page.expect_download() as found:
        chat.button("Advies opslaan als tekst").press("Enter")
    assert found.value.suggested_filename == "advies-K7M2-QX4P.txt"
    text = Path(found.value.path()).read_text("utf-8")
    assert "K7M2-QX4P" in text
    assert "https://www.voorbeeld.nl/leerkring" in text
    chat.menu("Uw gesprek").press("Enter")
    with chat.page.expect_download() as found:
        chat.button("Gesprek opslaan").press("Enter")
    conversation = Path(found.value.path()).read_text("utf-8")
    assert conversation.startswith("Chatbot:\nWelkom.")
    assert text in conversation


def test_advies_is_printed_by_itself(chat: Chat) -> None:
    chat.open().say("advies")
    chat.catch_print()
    chat.button("Advies afdrukken").click()
    printed = chat.page.evaluate("window.gedrukt")
    assert printed["titel"] == "Chatbot Aanbodwijzer"
    assert printed["tekst"].startswith("Chatbot Aanbodwijzer")
    assert re.search(r"\d{1,2} [a-z]+ 20\d\d", printed["tekst"])
    assert "(070) 333 4555" in printed["tekst"]
    assert "Leerkring signalen van radicalisering" in printed["tekst"]
    assert printed["stijlen"] == 3
    expect(chat.element.locator("iframe")).to_have_count(0)


def test_conversation_is_printed_by_itself(chat: Chat) -> None:
    chat.open().say("advies")
    chat.catch_print()
    chat.menu("Uw gesprek").press("Enter")
    chat.button("Gesprek afdrukken").press("Enter")
    printed = chat.page.evaluate("window.gedrukt.tekst")
    assert re.search(r"Chatbot:\s+Welkom\.", printed)
    assert "K7M2-QX4P" in printed
    assert "Was dit advies nuttig?" not in printed
    expect(chat.messages).to_have_count(5)


def test_page_gets_events_without_any_text(chat: Chat) -> None:
    """UI-32."""
    chat.page.evaluate(
        """() => {
          window.meldingen = [];
          for (const soort of ["geopend", "gesloten", "advies"]) {
            document.addEventListener(`aanbodwijzer:${soort}`, (event) => {
              window.meldingen.push([event.type, event.detail]);
            });
          }
        }"""
    )
    chat.open().say("advies")
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    chat.until("window.meldingen.length === 3")
    assert chat.page.evaluate("window.meldingen") == [
        ["aanbodwijzer:geopend", None],
        ["aanbodwijzer:advies", None],
        ["aanbodwijzer:gesloten", None],
    ]


def test_panel_is_dutch_on_a_page_in_another_language(chat: Chat) -> None:
    chat.page.evaluate("document.documentElement.lang = 'en'")
    chat.open()
    expect(chat.panel).to_have_attribute("lang", "nl")
    expect(chat.opener).to_have_attribute("lang", "nl")

"""The lines of docs/insluiten.md, on another site with a strict policy (DO-04)."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from api.pages import assets
from tests.browser.chat import Chat
from tests.browser.conftest import Contexts, Site

GUIDE = Path(__file__).parents[2] / "docs" / "insluiten.md"
STRICT = (
    "default-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)


def code(language: str, part: str) -> str:
    """The first block of code in that language in the guide that holds `part`."""
    blocks = re.findall(rf"```{language}\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    found: str = next(block for block in blocks if part in block)
    return found.strip()


def filled(text: str, site: Site) -> str:
    return text.replace("https://chat.voorbeeld.nl", site.origin).replace("VERSIE", assets.VERSION)


def place(site: Site, html: str, policy: str) -> None:
    """Puts lines of the guide on the other site."""
    site.host.html = f"<!doctype html><html lang=nl><title>Gast</title><h1>Gast</h1>{html}"
    site.host.policy = f"{STRICT}; {policy}" if policy else STRICT


def test_script(visitors: Contexts, site: Site) -> None:
    place(
        site,
        filled(code("html", "<aanbodwijzer-chat>"), site),
        filled(code("csp", "script-src"), site),
    )
    chat = Chat(visitors.page()).visit(site.host.origin).open()
    chat.say("advies")
    expect(chat.log.get_by_text("K7M2-QX4P")).to_be_visible()
    chat.catch_print()
    chat.button("Advies afdrukken").click()
    assert "K7M2-QX4P" in chat.page.evaluate("window.gedrukt.tekst")
    chat.page.reload()
    chat.visit(site.host.origin).open()
    expect(chat.messages).to_have_count(5)
    assert chat.page.context.cookies() == []


def test_a_page_about_something_begins_the_chat_with_that(visitors: Contexts, site: Site) -> None:
    lines = filled(code("html", "<aanbodwijzer-chat>"), site)
    chosen = code("html", "keuze=").split(">")[0]
    place(
        site,
        lines.replace("<aanbodwijzer-chat", chosen),
        filled(code("csp", "script-src"), site),
    )
    chat = Chat(visitors.page()).visit(site.host.origin).open()
    expect(chat.messages).to_have_count(3)
    expect(chat.messages.nth(1)).to_contain_text("Polarisatie, Oefenen")
    chat.wait_heard("U zei: Polarisatie, Oefenen.")
    assert site.service.said == ['/kiezen{"thema": ["polarisatie"], "vorm": ["oefenen"]}']
    chat.say("keuzes")  # the choice was for the first question only
    chat.wipe()
    chat.button("Ja, wis het gesprek").click()
    expect(chat.messages).to_have_count(1)


def test_script_with_the_check_of_our_own_page(visitors: Contexts, site: Site) -> None:
    page = visitors.page()
    page.goto(f"{site.origin}/insluiten")
    lines = page.locator("pre").first.inner_text()
    assert "integrity=" in lines
    assert code("html", "integrity").split()[2:4] == [
        'src="https://chat.voorbeeld.nl/static/VERSIE/aanbodwijzer-chat.js"',
        'integrity="CONTROLE"',
    ]
    place(site, lines, filled(code("csp", "script-src"), site))
    Chat(page).visit(site.host.origin).open()


def test_wrong_check_leaves_the_link(visitors: Contexts, site: Site) -> None:
    lines = filled(code("html", "integrity"), site).replace(
        "CONTROLE", "sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC"
    )
    fallback = filled(code("html", "<aanbodwijzer-chat>"), site).splitlines()[1]
    place(site, lines + fallback, filled(code("csp", "script-src"), site))
    page = visitors.page()
    page.goto(site.host.origin)
    page.wait_for_timeout(500)
    link = page.get_by_role("link", name="Stel uw vraag aan de chatbot")
    expect(link).to_have_attribute("href", f"{site.origin}/chat")


def test_old_version_in_the_address_still_works(visitors: Contexts, site: Site) -> None:
    lines = filled(code("html", "<aanbodwijzer-chat>"), site).replace(assets.VERSION, "0" * 12)
    place(site, lines, filled(code("csp", "script-src"), site))
    Chat(visitors.page()).visit(site.host.origin).open()


def test_iframe(visitors: Contexts, site: Site) -> None:
    place(site, filled(code("html", "<iframe"), site), filled(code("csp", "frame-src"), site))
    page = visitors.page()
    page.goto(site.host.origin)
    frame = page.frame_locator("iframe")
    frame.get_by_label("Uw bericht").fill("advies")
    frame.get_by_role("button", name="Versturen").click()
    expect(frame.get_by_text("K7M2-QX4P")).to_be_visible()
    expect(frame.get_by_role("button", name="Sluiten")).to_have_count(0)
    assert page.context.cookies() == []
    assert page.locator("iframe").get_attribute("title")


def test_iframe_without_javascript_shows_a_link(visitors: Contexts, site: Site) -> None:
    place(site, filled(code("html", "<iframe"), site), filled(code("csp", "frame-src"), site))
    page = visitors.page(java_script_enabled=False)
    page.goto(site.host.origin)
    link = page.frame_locator("iframe").get_by_role("link")
    expect(link).to_have_attribute("href", "/chat")
    expect(link).to_have_attribute("target", "_top")


def test_link(visitors: Contexts, site: Site) -> None:
    place(site, filled(code("html", "<a href").splitlines()[-1], site), "")
    page = visitors.page(java_script_enabled=False)
    page.goto(site.host.origin)
    page.get_by_role("link", name="Stel uw vraag aan de chatbot").first.click()
    expect(page.get_by_role("button", name="Begin het gesprek")).to_be_visible()


def test_site_that_is_not_on_the_list_keeps_the_link(visitors: Contexts, site: Site) -> None:
    lines = filled(code("html", "<aanbodwijzer-chat>"), site)
    place(site, lines, filled(code("csp", "script-src"), site))
    page = visitors.page()
    with page.expect_event("requestfailed"):
        page.goto(site.host.stranger)
    link = page.get_by_role("link", name="Stel uw vraag aan de chatbot")
    expect(link).to_have_attribute("href", f"{site.origin}/chat")
    expect(page.get_by_role("button")).to_have_count(0)


def test_colours_of_the_guide_reach_the_chat(visitors: Contexts, site: Site) -> None:
    place(
        site,
        filled(code("html", "<aanbodwijzer-chat>"), site),
        filled(code("csp", "script-src"), site),
    )
    chat = Chat(visitors.page()).visit(site.host.origin)
    chat.page.evaluate(
        """(css) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          document.adoptedStyleSheets = [sheet];
        }""",
        code("css", "aanbodwijzer-chat"),
    )
    assert (
        chat.opener.evaluate("(it) => getComputedStyle(it).backgroundColor") == "rgb(21, 66, 115)"
    )
    assert "RO Sans" in chat.opener.evaluate("(it) => getComputedStyle(it).fontFamily")
    assert chat.opener.evaluate("(it) => getComputedStyle(it).borderRadius") == "0px"


def test_property_names_in_the_guide_exist() -> None:
    tokens = (assets.FOLDER / "tokens.css").read_text("utf-8")
    for name in set(re.findall(r"--(?:ess|rhc)-[a-z0-9-]+[a-z0-9]", GUIDE.read_text("utf-8"))):
        assert f"var({name}" in tokens.replace("(\n    ", "("), name

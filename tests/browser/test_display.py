"""Small screens, enlarged text, high contrast, little motion (UI-19, UI-20, UI-21, UI-25)."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import Chat
from tests.browser.conftest import Contexts, Site

ZOOMED = {"width": 320, "height": 256}  # a window of 1280 x 1024 at 400 %
PAGES = ["/", "/chat", "/aanbod", "/privacy", "/insluiten"]
TEXT_SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
ADD_STYLE = """(css) => {
  const { shadowRoot } = document.querySelector("aanbodwijzer-chat") ?? {};
  for (const root of [document, shadowRoot].filter(Boolean)) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}"""
TOO_WIDE = """() => {
  const { shadowRoot } = document.querySelector("aanbodwijzer-chat") ?? {};
  const wide = [];
  if (document.documentElement.scrollWidth > innerWidth) wide.push("pagina");
  for (const it of shadowRoot?.querySelectorAll("*") ?? []) {
    const unseen = it.closest(".vh") || it.clientWidth === 1 || !it.checkVisibility();
    if (unseen) continue;
    const { left, right } = it.getBoundingClientRect();
    if (right > innerWidth + 1 || left < -1) wide.push(it.className || it.tagName);
    const clips = getComputedStyle(it).overflowX !== "visible";
    if (clips && it.scrollWidth > it.clientWidth + 1) wide.push(`schuift: ${it.className}`);
  }
  return wide;
}"""
HIDDEN_FOCUS = """() => {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (focused === document.body || focused === document.documentElement) return null;
  const { left, top: upper, right, bottom } = focused.getBoundingClientRect();
  const box = { left: Math.max(left, 0), top: Math.max(upper, 0) };
  box.width = Math.min(right, innerWidth) - box.left;
  box.height = Math.min(bottom, innerHeight) - box.top;
  const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) =>
    [box.left + x * box.width, box.top + y * box.height]));
  const seen = points.some(([x, y]) => {
    let top = document.elementFromPoint(x, y);
    while (top?.shadowRoot?.elementFromPoint(x, y)) {
      const inner = top.shadowRoot.elementFromPoint(x, y);
      if (inner === top) break;
      top = inner;
    }
    return top && (focused.contains(top) || top.contains(focused) && top !== document.body);
  });
  return seen ? null : focused.outerHTML.slice(0, 120);
}"""


@pytest.mark.parametrize("path", PAGES)
def test_pages_need_no_sideways_scrolling(visitors: Contexts, site: Site, path: str) -> None:
    page = visitors.page(viewport={"width": 320, "height": 640})
    page.goto(site.origin + path)
    assert page.evaluate(TOO_WIDE) == []
    page.evaluate(ADD_STYLE, TEXT_SPACING)
    assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize(
    ("viewport", "style"),
    [
        ({"width": 320, "height": 640}, ""),
        ({"width": 320, "height": 640}, TEXT_SPACING),
        (ZOOMED, ""),
        ({"width": 1280, "height": 900}, TEXT_SPACING),
        ({"width": 1280, "height": 900}, "html { font-size: 200% }"),
        ({"width": 375, "height": 667}, "html { font-size: 200% }"),
    ],
    ids=["320", "320-spacing", "400%", "desk-spacing", "desk-200%", "phone-200%"],
)
def test_chat_loses_nothing(
    visitors: Contexts, site: Site, viewport: dict[str, int], style: str
) -> None:
    chat = Chat(visitors.page(viewport=viewport)).visit(site.origin)
    chat.page.evaluate(ADD_STYLE, style)
    chat.open().say("advies")
    chat.button("Ander aanbod").wait_for()
    assert chat.page.evaluate(TOO_WIDE) == []
    for control in (
        chat.field,
        chat.button("Versturen"),
        chat.button("Ander aanbod"),
        chat.menu("Contact met een medewerker"),
        chat.button("Sluiten"),
    ):
        control.scroll_into_view_if_needed()
        expect(control).to_be_in_viewport()


@pytest.mark.parametrize("viewport", [ZOOMED, {"width": 1280, "height": 900}], ids=["400%", "desk"])
def test_what_has_focus_is_never_covered(
    visitors: Contexts, site: Site, viewport: dict[str, int]
) -> None:
    chat = Chat(visitors.page(viewport=viewport)).visit(site.origin)
    assert covered(chat.page, 25) == []
    chat.open().say("advies")
    chat.button("Ander aanbod").wait_for()
    chat.button("Sluiten").focus()
    assert covered(chat.page, 14) == []


def test_enlarged_chat_has_one_thing_that_scrolls(visitors: Contexts, site: Site) -> None:
    chat = Chat(visitors.page(viewport=ZOOMED)).visit(site.origin).open().say("lang")
    scrolling = chat.page.evaluate(
        """() => [...document.querySelector("aanbodwijzer-chat").shadowRoot.querySelectorAll("*")]
          .filter((it) => it.clientWidth > 1 && it.scrollHeight > it.clientHeight + 1)
          .filter((it) => ["auto", "scroll"].includes(getComputedStyle(it).overflowY))
          .map((it) => it.className)"""
    )
    assert scrolling == ["paneel"]


def covered(page: Page, steps: int) -> list[Any]:
    """What got focus while something else stood in front of all of it."""
    found = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        page.wait_for_timeout(20)
        found.append(page.evaluate(HIDDEN_FOCUS))
    return [it for it in found if it]


def test_targets_are_large_enough(chat: Chat) -> None:
    chat.open().say("advies")
    chat.menu("Uw gesprek").click()
    small = chat.page.evaluate(
        """() => [...document.querySelector("aanbodwijzer-chat").shadowRoot
          .querySelectorAll("button, summary, textarea")]
          .filter((it) => it.checkVisibility())
          .map((it) => [it.textContent, it.getBoundingClientRect()])
          .filter(([, box]) => box.width < 43.5 || box.height < 41)
          .map(([text]) => text)"""
    )
    assert small == []


def test_high_contrast_keeps_borders_and_focus(visitors: Contexts, site: Site) -> None:
    chat = Chat(visitors.page(forced_colors="active")).visit(site.origin).open().say("hallo")
    widths = chat.page.evaluate(
        """() => {
          const { shadowRoot } = document.querySelector("aanbodwijzer-chat");
          const edge = (it) => parseFloat(getComputedStyle(shadowRoot.querySelector(it))
            .borderTopWidth);
          const parts = [".opener", ".paneel", "textarea", ".hoofdknop"];
          return [...parts, ".bericht-gebruiker .tekst"].map(edge);
        }"""
    )
    assert min(widths) >= 1
    chat.button("Versturen").focus()
    chat.page.keyboard.press("Shift+Tab")
    outline = chat.field.evaluate(
        "(it) => [getComputedStyle(it).outlineStyle, parseFloat(getComputedStyle(it).outlineWidth)]"
    )
    assert outline == ["solid", 3]


def test_little_motion_means_none(visitors: Contexts, site: Site) -> None:
    chat = Chat(visitors.page(reduced_motion="reduce")).visit(site.origin).open().say("lang")
    moving = chat.page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll("*"),
          ...document.querySelector("aanbodwijzer-chat").shadowRoot.querySelectorAll("*")]
          .filter((it) => it.checkVisibility()).filter((it) => {
            const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(it);
            return animationName !== "none" || parseFloat(transitionDuration) > 0
              || scrollBehavior === "smooth";
          }).map((it) => it.outerHTML.slice(0, 80))"""
    )
    assert moving == []
    assert chat.page.evaluate("document.getAnimations().length") == 0


def test_dark_screen_gets_a_dark_chat_unless_the_page_is_light(
    visitors: Contexts, site: Site
) -> None:
    chat = Chat(visitors.page(color_scheme="dark")).visit(site.origin).open()
    color = "(it) => getComputedStyle(it).backgroundColor"
    assert chat.panel.evaluate(color) == "rgb(20, 27, 26)"
    chat.element.evaluate("(it) => it.setAttribute('kleurschema', 'licht')")
    assert chat.panel.evaluate(color) == "rgb(255, 255, 255)"


def test_host_sets_colours(chat: Chat) -> None:
    chat.page.evaluate(ADD_STYLE, ":root { --rhc-color-primary-500: #154273 }")
    assert (
        chat.opener.evaluate("(it) => getComputedStyle(it).backgroundColor") == "rgb(21, 66, 115)"
    )
    chat.page.evaluate(ADD_STYLE, ":root { --ess-color-primary: #42145f }")
    assert chat.opener.evaluate("(it) => getComputedStyle(it).backgroundColor") == "rgb(66, 20, 95)"


def test_paper_shows_the_conversation_and_the_addresses(visitors: Contexts, site: Site) -> None:
    page = visitors.page()
    page.goto(f"{site.origin}/chat")
    page.get_by_role("button", name="Begin het gesprek").click()
    page.get_by_label("Uw bericht").fill("advies")
    page.get_by_role("button", name="Versturen").click()
    page.emulate_media(media="print")
    expect(page.get_by_text("K7M2-QX4P")).to_be_visible()
    expect(page.get_by_role("button", name="Versturen")).to_be_hidden()
    expect(page.locator("header.site")).to_be_hidden()
    address = page.locator(".verder a").first.evaluate(
        "(it) => getComputedStyle(it, '::after').content"
    )
    assert "https://www.voorbeeld.nl/training" in address or "attr(href)" in address

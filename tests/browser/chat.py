"""The chat on a page as a visitor meets it."""

from __future__ import annotations

import time
from typing import Any, Self

from playwright.sync_api import Locator, Page, expect

from tests.support.patience import PATIENCE

# Follows every live region from the moment it exists: what was put in it, when, and for how long.
_RECORDER = """
() => {
  const region = document.querySelector("aanbodwijzer-chat").shadowRoot
    .querySelector("[aria-live=polite]");
  window.gehoord = [];
  window.leegBijBegin = region.textContent === "";
  new MutationObserver((changes) => {
    for (const { addedNodes, removedNodes } of changes) {
      for (const node of addedNodes) {
        window.gehoord.push({ tekst: node.textContent, van: performance.now(), node });
      }
      for (const node of removedNodes) {
        const entry = window.gehoord.find((it) => it.node === node);
        if (entry) entry.tot = performance.now();
      }
    }
  }).observe(region, { childList: true });
}
"""
_ACTIVE = """
() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const inside = element.getRootNode() instanceof ShadowRoot;
  const name = element.getAttribute("aria-label") || element.labels?.[0]?.textContent
    || element.textContent.trim();
  return { naam: name, tag: element.tagName.toLowerCase(), id: element.id, binnen: inside };
}
"""

_CATCH_PRINT = """
() => {
  const getter = Object.getOwnPropertyDescriptor(
    HTMLIFrameElement.prototype, "contentWindow").get;
  Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", {
    get() {
      const view = getter.call(this);
      view.print = () => {
        window.gedrukt = {
          titel: view.document.title,
          tekst: view.document.body.innerText,
          stijlen: view.document.adoptedStyleSheets.length,
        };
        view.dispatchEvent(new view.Event("afterprint"));
      };
      return view;
    },
  });
}
"""


class Chat:
    """Finds its parts by what people see and hear, not by how it is built."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def visit(self, address: str) -> Self:
        """Opens a page that holds the chat and waits until its button is there."""
        self.page.goto(address)
        self.opener.wait_for()
        self.page.evaluate(_RECORDER)
        return self

    def open(self) -> Self:
        """Opens the chat by its button and waits for the first bericht."""
        self.opener.click()
        self.messages.first.wait_for()
        return self

    @property
    def element(self) -> Locator:
        return self.page.locator("aanbodwijzer-chat")

    @property
    def opener(self) -> Locator:
        return self.page.get_by_role("button", name="Stel uw vraag aan de chatbot")

    @property
    def panel(self) -> Locator:
        return self.element.locator(".paneel")

    @property
    def field(self) -> Locator:
        return self.panel.get_by_label("Uw bericht")

    @property
    def log(self) -> Locator:
        return self.panel.get_by_role("log")

    @property
    def messages(self) -> Locator:
        return self.log.locator("ol.berichten > li")

    def button(self, name: str) -> Locator:
        """A button in the panel."""
        return self.panel.get_by_role("button", name=name, exact=True)

    def menu(self, name: str) -> Locator:
        """A part at the foot of the panel that opens."""
        return self.panel.locator("summary", has_text=name)

    def say(self, text: str) -> Self:
        """Types and sends a text, and waits until the answer is there."""
        self.send(text)
        expect(self.field).to_have_js_property("readOnly", False)
        return self

    def send(self, text: str) -> Self:
        """Types and sends a text, without waiting."""
        self.field.fill(text)
        self.field.press("Enter")
        return self

    def wipe(self) -> None:
        """Opens the question whether the conversation may be wiped."""
        self.menu("Uw gesprek").click()
        self.button("Gesprek wissen").click()

    def active(self) -> dict[str, Any]:
        """What has focus, also inside the chat."""
        found: dict[str, Any] = self.page.evaluate(_ACTIVE)
        return found

    def heard(self) -> list[str]:
        """What a screen reader was given to say, in order."""
        texts: list[str] = self.page.evaluate("window.gehoord.map((it) => it.tekst)")
        return texts

    def catch_print(self) -> None:
        """Keeps what goes to the printer in `window.gedrukt`."""
        self.page.evaluate(_CATCH_PRINT)

    def wait_heard(self, part: str) -> None:
        """Waits until a text with this part was given to the screen reader."""
        self.until("(part) => window.gehoord.some((it) => it.tekst.includes(part))", part)

    def until(self, expression: str, argument: object = None) -> None:
        """Waits until an expression holds. Playwright's own way needs `eval`, which is not allowed.

        `dit` is the shadow root of the chat.
        """
        wrapped = f"""(argument) => {{
          const dit = document.querySelector("aanbodwijzer-chat").shadowRoot;
          const found = {expression};
          return Boolean(typeof found === "function" ? found(argument) : found);
        }}"""
        end = time.monotonic() + PATIENCE
        while not self.page.evaluate(wrapped, argument):
            assert time.monotonic() < end, f"never true: {expression}"
            self.page.wait_for_timeout(50)

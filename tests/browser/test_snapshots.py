"""What assistive technology is given in each state: roles, names, order.

A change that was meant is written down with ``SNAPSHOTS=write``; read the difference before it is
committed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat
from tests.browser.conftest import PHONE, Contexts, Site
from tests.browser.test_axe import STATES, busy, idle

FOLDER = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_state(visitors: Contexts, site: Site, state: Callable[[Chat, Site], None]) -> None:
    page = visitors.page(viewport=PHONE)
    if state is idle:
        page.clock.install()
    chat = Chat(page).visit(site.origin)
    state(chat, site)
    if state is not busy:
        expect(chat.panel.locator(".status")).to_be_hidden()
    # What is said aloud comes and goes; test_announcements.py is about that.
    chat.panel.locator("[aria-live=polite]").evaluate("(it) => { it.hidden = true; }")
    check(chat.element.aria_snapshot(), FOLDER / f"{state.__name__}.yml", site)


def test_chat_without_javascript(visitors: Contexts, site: Site) -> None:
    page = visitors.page(java_script_enabled=False)
    page.goto(f"{site.origin}/chat")
    check(page.locator("body").aria_snapshot(), FOLDER / "chat_begin.yml", site)
    page.get_by_role("button", name="Begin het gesprek").click()
    page.get_by_label("Uw bericht").fill("advies")
    page.get_by_role("button", name="Versturen").click()
    page.get_by_role("button", name="Ja, nuttig").click()
    check(page.get_by_role("main").aria_snapshot(), FOLDER / "chat_advies.yml", site)


def test_every_snapshot_belongs_to_a_state() -> None:
    states = {state.__name__ for state in STATES} | {"chat_begin", "chat_advies"}
    assert {path.stem for path in FOLDER.glob("*.yml")} == states


def check(found: str, expected: Path, site: Site) -> None:
    """Compares with what was written down."""
    found = found.replace(site.origin, "https://chat.voorbeeld.nl")
    if os.environ.get("SNAPSHOTS") == "write":
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(f"{found}\n", "utf-8")
    assert f"{found}\n" == expected.read_text("utf-8"), expected.name

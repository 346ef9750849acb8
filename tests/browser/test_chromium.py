"""A browser that stops answering costs a minute, not the whole run."""

from __future__ import annotations

import signal

from tests.browser.conftest import Contexts, Site


def test_browser_that_hangs_is_replaced(contexts: Contexts, site: Site) -> None:
    page = contexts.page()
    page.goto(site.origin)
    title = page.title()
    contexts.chromium.signal(signal.SIGSTOP)
    contexts.leave(patience=1)
    page = contexts.page()
    page.goto(site.origin)
    assert page.title() == title
    contexts.leave()

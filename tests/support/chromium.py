"""A Chromium that can be ended when it stops answering."""

from __future__ import annotations

import os
import shutil
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType, Error, sync_playwright

#: Seconds to close pages; after more than that the browser hangs.
PATIENCE = 60.0


@contextmanager
def started(folder: Path) -> Iterator[Chromium]:
    """A Chromium that ends with the block, and keeps what it needs in the folder."""
    with sync_playwright() as playwright:
        chromium = Chromium(playwright.chromium, folder)
        yield chromium
        chromium.close()


def find_chromium() -> str:
    """The browser for these tests; fails the test when there is none."""
    chosen = os.environ.get("CHROMIUM")
    names = [chosen] if chosen else ["chromium", "chromium-browser", "google-chrome"]
    for name in names:
        if found := shutil.which(name):
            return found
    pytest.fail(
        "No Chromium found. Install it (Debian: apt-get install chromium), "
        "or set CHROMIUM to its path."
    )


class Chromium:
    """Starts a browser, and another when that one is gone.

    Now and then Chromium never tells that a page has closed, and Playwright waits for that without
    end. So what closes pages stands in `leaving`.
    """

    def __init__(self, kind: BrowserType, folder: Path) -> None:
        """Keeps the number of the browser's process in the folder: Playwright does not tell it."""
        self._kind = kind
        self._pid = folder / "chromium.pid"
        self._script = folder / "chromium.sh"
        self._script.write_text(f'#!/bin/sh\necho $$ > {self._pid}\nexec {find_chromium()} "$@"\n')
        self._script.chmod(0o755)
        self._browser: Browser | None = None

    def browser(self) -> Browser:
        """The browser that runs."""
        if self._browser is None or not self.runs():
            self._browser = self._kind.launch(
                executable_path=self._script, args=["--no-sandbox", "--disable-dev-shm-usage"]
            )
        return self._browser

    def runs(self) -> bool:
        """Whether there is a browser to ask something."""
        return self._browser is not None and self._browser.is_connected()

    @contextmanager
    def leaving(self, seconds: float = PATIENCE) -> Iterator[None]:
        """Around what closes pages. A browser that takes longer is ended: that closes them too."""
        timer = threading.Timer(seconds, self.signal, [signal.SIGKILL])
        timer.start()
        try:
            yield
        except Error:
            if self.runs():
                raise
        finally:
            timer.cancel()

    def signal(self, number: signal.Signals) -> None:
        """Sends the process of the browser a signal."""
        os.kill(int(self._pid.read_text()), number)

    def close(self) -> None:
        """Ends the browser as one should."""
        if self._browser is not None and self.runs():
            with self.leaving():
                self._browser.close()

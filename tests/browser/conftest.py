"""A browser, the pages with a scripted conversation, and another site that embeds the chat."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI, Response
from playwright.sync_api import BrowserContext, Page, Request, expect

from api.pages.config import PagesConfig
from tests.browser.chat import Chat
from tests.browser.fake import ScriptedService, create_app
from tests.support.chromium import PATIENCE, Chromium, started
from tests.support.server import serve

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 667}
#: Seconds for one test here; those with the real stack may have to train first.
LIMIT = 300

# As long as Playwright waits for all else; its five seconds for this are few on a busy machine.
expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Lets no test with a browser hold up the others for long."""
    for item in items:
        if Path(__file__).parent in item.path.parents and "stack" not in item.fixturenames:
            item.add_marker(pytest.mark.timeout(LIMIT))


@dataclass
class Host:
    """Another site: shows whatever page a test gives it, with the policy a test gives it.

    `stranger` is the same site under an address that is not on our list.
    """

    origin: str = ""
    stranger: str = ""
    html: str = ""
    policy: str = ""


@dataclass
class Site:
    """The pages under test."""

    origin: str
    service: ScriptedService
    app: FastAPI
    host: Host


@pytest.fixture(scope="session")
def running() -> Iterator[Site]:
    """Both servers. The other site is `localhost`, so for a browser it is another site."""
    host = Host()
    other = FastAPI()

    @other.get("/")
    def show() -> Response:
        headers = {"Content-Security-Policy": host.policy} if host.policy else {}
        return Response(host.html, media_type="text/html", headers=headers)

    with serve(other) as listed, serve(other) as unlisted:
        host.origin = listed.replace("127.0.0.1", "localhost")
        host.stranger = unlisted.replace("127.0.0.1", "localhost")
        service = ScriptedService()
        app = create_app(service, PagesConfig(embed_origins=(host.origin,)))
        with serve(app) as origin:
            yield Site(origin, service, app, host)


@pytest.fixture
def site(running: Site) -> Iterator[Site]:
    """The pages, with a service that does what it should."""
    running.service.reset()
    yield running
    running.service.reset()


# Not for the whole session: the browser keeps an event loop, which async tests elsewhere need.
@pytest.fixture(scope="package")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """One Chromium for all tests here, and another if it hangs."""
    with started(tmp_path_factory.mktemp("chromium")) as chromium:
        yield chromium


@dataclass
class Watch:
    """What a page did that nobody asked for."""

    errors: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Keeps faults in scripts, breaches of the policy and every address that is loaded."""
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self._console(message.text))
        page.on("request", self._request)

    def _console(self, text: str) -> None:
        if "Content Security Policy" in text or "TrustedHTML" in text or "TrustedScript" in text:
            self.violations.append(text)

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("data:", "blob:", "about:")):
            self.requests.append(request.url)


class Contexts:
    """Makes browser windows and keeps an eye on them.

    Windows of the same kind are used again, with the cookies and pages of the last visit gone:
    that saves loading the same files hundreds of times.
    """

    def __init__(self, chromium: Chromium) -> None:
        self.chromium = chromium
        self._kept: dict[str, BrowserContext] = {}
        self.watch = Watch()

    def context(self, **options: Any) -> BrowserContext:
        """A visitor, by default at a desk."""
        kind = repr(sorted(options.items()))
        if kind not in self._kept:
            options.setdefault("viewport", DESKTOP)
            self._kept[kind] = self._new(**options)
        return self._kept[kind]

    def page(self, **options: Any) -> Page:
        """A page of a visitor."""
        return self.context(**options).new_page()

    @contextmanager
    def fresh(self) -> Iterator[Page]:
        """A page of a visitor who was never here before."""
        context = self._new()
        yield context.new_page()
        with self.chromium.leaving():
            context.close()

    def leave(self, patience: float = PATIENCE) -> None:
        """Ends all visits. A browser that hangs is ended; the next visit gets a new one."""
        with self.chromium.leaving(patience):
            for context in self._kept.values():
                for page in context.pages:
                    page.close()
                context.set_offline(False)
                context.clear_cookies()
        if not self.chromium.runs():
            self._kept.clear()

    def _new(self, **options: Any) -> BrowserContext:
        context = self.chromium.browser().new_context(locale="nl-NL", **options)
        context.on("page", lambda page: self.watch.follow(page))
        return context


@pytest.fixture(scope="package")
def contexts(chromium: Chromium) -> Contexts:
    """The windows of all tests here; they close with the browser."""
    return Contexts(chromium)


@pytest.fixture
def visitors(contexts: Contexts, site: Site) -> Iterator[Contexts]:
    """Visitors. After every test: no fault in a script, no breach of policy, no third party."""
    contexts.watch = Watch()
    yield contexts
    contexts.leave()
    assert contexts.watch.errors == []
    assert contexts.watch.violations == []
    ours = (site.origin, site.host.origin, site.host.stranger)
    assert [url for url in contexts.watch.requests if not url.startswith(ours)] == []


@pytest.fixture
def page(visitors: Contexts) -> Page:
    """A page of a visitor at a desk."""
    return visitors.page()


@pytest.fixture
def chat(page: Page, site: Site) -> Chat:
    """The demonstration page with the chat on it, still closed."""
    return Chat(page).visit(site.origin)

"""The preview of the catalogue is a page for people too (CA-06)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_axe import check
from tests.support.chromium import Chromium
from tests.unit.catalogue.samples import many

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first page, as written for a catalogue of twelve offers."""
    folder = tmp_path_factory.mktemp("preview")
    catalogue = folder / "catalogue.yml"
    catalogue.write_bytes(many(12))
    command = [sys.executable, "-m", "api.catalogue", "preview", str(catalogue)]
    subprocess.run([*command, "--map", str(folder)], cwd=ROOT, check=True)
    return folder / "index.html"


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def page(request: pytest.FixtureRequest, start: Path, chromium: Chromium) -> Iterator[Page]:
    page = chromium.browser().new_page(viewport=request.param)
    page.goto(start.as_uri())
    yield page
    with chromium.leaving():
        page.close()


def test_first_page_is_accessible(page: Page) -> None:
    check(page)


def test_page_of_an_offer_opens_from_the_disk_and_is_accessible(page: Page) -> None:
    missing: list[str] = []
    page.on("requestfailed", lambda request: missing.append(request.url))
    offer = page.locator(".lijst a").first
    name = offer.inner_text()
    offer.click()
    expect(page.locator("h1")).to_have_text(name)
    assert missing == []
    check(page)

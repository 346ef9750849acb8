"""The helpdesk in a real browser: axe, narrow screens, keyboard, no JavaScript (HD-12, HD-13)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import cycle
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from api.clock import now
from api.verwijzingen.status import Status
from tests.browser.conftest import DESKTOP
from tests.browser.test_axe import check
from tests.helpdesk.seed import verwijzing
from tests.helpdesk.site import Helpdesk, running_helpdesk
from tests.support.chromium import Chromium, started

NARROW = {"width": 320, "height": 640}
LONG = "Het_is_een_heel_lang_woord_zonder_een_enkele_plek_om_het_af_te_breken_" * 2


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Helpdesk, str]]:
    """A helpdesk with a day's work, and the code of one verwijzing."""
    with running_helpdesk(tmp_path_factory.mktemp("browser")) as helpdesk:
        for hours, status in zip(range(30), cycle(Status), strict=False):
            verwijzing(helpdesk, gemaakt_op=now() - timedelta(hours=hours), status=status)
        code = verwijzing(
            helpdesk,
            situatie=f"Jongeren hebben ruzie. {LONG}",
            gezegd=("<b>niet vet</b>",),
            signaal="niet_begrepen",
            medewerker_gevraagd_op=now(),
        )
        yield helpdesk, code


@pytest.fixture(scope="module")
def chromium(
    filled: tuple[Helpdesk, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Chromium]:
    """One Chromium for all tests here; its event loop comes after that of the database."""
    with started(tmp_path_factory.mktemp("chromium")) as chromium:
        yield chromium


@pytest.fixture
def helpdesk(filled: tuple[Helpdesk, str]) -> Helpdesk:
    """The filled helpdesk."""
    return filled[0]


@pytest.fixture
def pages(filled: tuple[Helpdesk, str]) -> list[str]:
    """Every kind of page for who is logged in."""
    return [
        "/helpdesk",
        "/helpdesk?status=afgewezen&vanaf=gisteren",
        "/helpdesk?bladzijde=2&sorteer=-status",
        f"/helpdesk/verwijzingen/{filled[1]}",
        f"/helpdesk/verwijzingen/{filled[1]}/correctie?bekijk=1&themas=polarisatie",
        "/helpdesk/verwijzingen/K7QD-MX4A",
        "/helpdesk/behoefte",
        "/helpdesk/niet-begrepen",
        "/helpdesk/beheer",
        "/helpdesk/bestaat-niet",
    ]


@contextmanager
def visit(chromium: Chromium, helpdesk: Helpdesk, **options: Any) -> Iterator[BrowserContext]:
    """A window of its own."""
    options = {"viewport": DESKTOP, **options}
    context = chromium.browser().new_context(base_url=helpdesk.url, locale="nl-NL", **options)
    yield context
    with chromium.leaving():
        context.close()


def log_in(page: Page, naam: str = "Anna de Vries", rol: str = "Beheerder") -> None:
    page.goto("/helpdesk")
    page.get_by_label("Naam").fill(naam)
    page.get_by_label(rol).check()
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("button", name="Uitloggen")).to_be_visible()


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(DESKTOP, "light"), (NARROW, "dark")], ids=["desk", "phone-dark"]
)
def test_axe_finds_nothing(
    chromium: Chromium,
    helpdesk: Helpdesk,
    pages: list[str],
    viewport: dict[str, int],
    scheme: str,
) -> None:
    # The policy of the page also stops axe; that it is kept is tested without axe.
    with visit(
        chromium, helpdesk, viewport=viewport, color_scheme=scheme, bypass_csp=True
    ) as context:
        page = context.new_page()
        page.goto("/helpdesk/inloggen")
        check(page)
        page.get_by_role("button", name="Inloggen").click()
        expect(page.get_by_role("heading", name="Er is iets niet goed ingevuld")).to_be_visible()
        check(page)
        log_in(page)
        for path in pages:
            page.goto(path)
            check(page)
        page.get_by_role("button", name="Uitloggen").click()
        check(page)


def test_nothing_is_wider_than_a_narrow_screen(
    chromium: Chromium, helpdesk: Helpdesk, pages: list[str]
) -> None:
    with visit(chromium, helpdesk, viewport=NARROW) as context:
        page = context.new_page()
        log_in(page, naam="Annemarie-Wilhelmina van den Bovenkamp-Oudekerk tot Ach")
        for path in pages:
            page.goto(path)
            # Tables scroll in a region of their own; the page does not.
            assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], path


def test_text_can_be_twice_as_large_and_further_apart(
    chromium: Chromium, helpdesk: Helpdesk, pages: list[str]
) -> None:
    """WCAG 1.4.4 and 1.4.12."""
    style = """html { font-size: 200%; }
        * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
            word-spacing: 0.16em !important; }"""
    with visit(chromium, helpdesk, bypass_csp=True) as context:
        page = context.new_page()
        log_in(page)
        for path in pages:
            page.goto(path)
            page.add_style_tag(content=style)
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= DESKTOP["width"], path


def test_a_day_without_javascript(chromium: Chromium, filled: tuple[Helpdesk, str]) -> None:
    helpdesk, code = filled
    with visit(chromium, helpdesk, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"/helpdesk/verwijzingen/{code}")
        page.get_by_role("button", name="Inloggen").click()
        expect(page.get_by_role("link", name="Kies een rol.")).to_be_visible()
        page.get_by_label("Naam").fill("Anna")
        page.get_by_label("Lezer").check()
        page.get_by_role("button", name="Inloggen").click()
        expect(page).to_have_url(f"{helpdesk.url}/helpdesk/verwijzingen/{code}")
        menu = page.get_by_role("navigation", name="Hoofdmenu")
        expect(menu.get_by_role("link")).to_have_text(["Verwijzingen", "Behoefte", "Niet begrepen"])
        menu.get_by_role("link", name="Verwijzingen").click()
        expect(menu.get_by_role("link", name="Verwijzingen")).to_have_attribute(
            "aria-current", "page"
        )
        page.get_by_role("link", name="Volgende").click()
        expect(page.get_by_text("Bladzijde 2 van 2")).to_be_visible()
        page.get_by_role("button", name="Uitloggen").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("U bent uitgelogd")
        page.goto("/helpdesk")
        expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen bij de helpdesk")


def test_a_correction_is_seen_whole_and_leads_to_its_proposal(
    chromium: Chromium, filled: tuple[Helpdesk, str]
) -> None:
    helpdesk, code = filled
    with visit(chromium, helpdesk) as context:
        page = context.new_page()
        log_in(page)
        page.goto(f"/helpdesk/verwijzingen/{code}/correctie")
        tops = page.locator("main fieldset").evaluate_all(
            "groups => groups.map((group) => group.getBoundingClientRect().top)"
        )
        assert len(tops) == 3
        assert len(set(tops)) == 1, "the three questions stand beside each other"
        page.get_by_role("button", name="Bekijk welk advies dan volgt").click()
        proposal = page.get_by_role("heading", name="Dit advies volgt dan")
        expect(proposal).to_be_in_viewport()
        assert page.evaluate("scrollY") > 0
        gap = page.evaluate(
            """() => {
              const card = document.querySelector("main .advies").getBoundingClientRect();
              const form = document.querySelector("main .advies + form").getBoundingClientRect();
              return form.top - card.bottom;
            }"""
        )
        assert gap >= 16


def test_a_login_by_keyboard(chromium: Chromium, helpdesk: Helpdesk) -> None:
    with visit(chromium, helpdesk) as context:
        page = context.new_page()
        page.goto("/helpdesk")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
        assert page.get_by_role("link", name="Naar de inhoud").bounding_box()["y"] >= 0  # type: ignore[index]
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.get_by_label("Naam")).to_be_focused()
        page.keyboard.press("Enter")
        # What is wrong is read first, and leads to its field.
        expect(page.get_by_role("group", name="Er is iets niet goed ingevuld")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_label("Naam")).to_be_focused()
        expect(page.get_by_label("Naam")).to_have_accessible_description(
            "Fout: Vul een naam in van 1 tot en met 60 tekens."
        )
        page.keyboard.type("Anna")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.get_by_text("beoordelaar", exact=True)).to_be_visible()


def test_what_has_focus_is_seen(chromium: Chromium, helpdesk: Helpdesk) -> None:
    with visit(chromium, helpdesk) as context:
        page = context.new_page()
        log_in(page)
        for _ in range(20):
            page.keyboard.press("Tab")
            outline = page.evaluate(
                "(style => style.outlineStyle + parseFloat(style.outlineWidth))"
                "(getComputedStyle(document.activeElement))"
            )
            assert outline == "solid3"


def test_a_table_scrolls_by_keyboard(chromium: Chromium, helpdesk: Helpdesk) -> None:
    with visit(chromium, helpdesk, viewport=NARROW) as context:
        page = context.new_page()
        log_in(page)
        region = page.get_by_role("region").first
        region.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function(
            "document.activeElement.getAttribute('role') === 'region'"
            " && document.activeElement.scrollLeft > 0"
        )


def test_the_policy_is_kept_and_nothing_comes_from_elsewhere(
    chromium: Chromium, helpdesk: Helpdesk, pages: list[str]
) -> None:
    with visit(chromium, helpdesk) as context:
        page = context.new_page()
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        log_in(page)
        for path in pages:
            page.goto(path)
        assert [text for text in said if "Security Policy" in text or "TypeError" in text] == []
        assert [url for url in asked if not url.startswith(helpdesk.url)] == []
        assert not any(url.endswith(".js") for url in asked)


def test_on_paper_there_is_content_only(chromium: Chromium, helpdesk: Helpdesk) -> None:
    with visit(chromium, helpdesk) as context:
        page = context.new_page()
        log_in(page)
        page.emulate_media(media="print")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_hidden()
        expect(page.get_by_role("button", name="Uitloggen")).to_be_hidden()

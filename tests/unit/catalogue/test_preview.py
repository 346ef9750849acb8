"""Pages to open without a server: the advices and the offers as officials will see them."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from api import clock
from api.catalogue.tools import preview
from api.catalogue.tools.vragen import voorbeeldvragen
from tests.unit.catalogue.samples import offer, to_bytes, with_offers

OFFERS = [
    offer("een", relaties={"bereidt_voor_op": ["twee"]}),
    offer("twee", vormen=["oefenen"], kosten="gratis & voor niets"),
    offer("regio", schaal="regionaal"),
    offer("oud", status="ingetrokken"),
    offer("vervangen", status="vervangen", vervangen_door="een"),
    offer("te-laat", aanmelden_tot="2026-11-20"),
    offer("voorbij", datums=["2026-11-20"]),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is written about `OFFERS` in a place where it was written before."""
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 21))
    file, folder = tmp_path / "catalogue.yml", tmp_path / "preview"
    file.write_bytes(to_bytes(with_offers(*OFFERS, offer("eerst-nog-wel"))))
    assert preview.main([str(file), "--map", str(folder)]) == 0
    file.write_bytes(to_bytes(with_offers(*OFFERS)))
    assert preview.main([str(file), "--map", str(folder)]) == 0
    return folder


def text_of(page: Path) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.read_text("utf-8"))).split())


def test_the_place_to_open_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder.with_name("catalogue.yml")
    assert preview.main([str(file), "--map", str(folder)]) == 0
    shown = capsys.readouterr().out
    assert f"{folder / 'index.html'}" in shown
    assert (folder / "index.html").as_uri() in shown


def test_every_question_has_its_advies(folder: Path) -> None:
    page = folder / "index.html"
    text = text_of(page)
    for number, vraag in enumerate(voorbeeldvragen(), start=1):
        assert f"{number}. {vraag.titel}" in text
    assert page.read_text("utf-8").count('<section class="advies"') == len(voorbeeldvragen())
    part = text.split("10. Wij tegen zij in het dorp")[1].split("11. ")[0]
    assert "Past bij uw thema polarisatie." in part
    assert part.index("Aanbod een") < part.index("Aanbod twee")
    assert "U vroeg om kennis. Dat zit hier niet bij." in part


def test_question_without_a_fitting_offer_says_so(folder: Path) -> None:
    text = text_of(folder / "index.html")
    part = text.split("14. Een wijk is verdeeld")[1].split("15. ")[0]
    assert "Niets past helemaal bij deze vraag." in part
    assert "Dit soort steun zit er niet bij: Advies, Traject." in part


def test_offers_have_the_page_of_the_site(folder: Path) -> None:
    assert sorted(file.name for file in (folder / "aanbod").iterdir()) == ["een.html", "twee.html"]
    text = text_of(folder / "aanbod" / "twee.html")
    assert "gratis & voor niets" in text
    assert "Lees meer bij Expertise-unit Sociale Stabiliteit" in text


@pytest.mark.parametrize(
    ("own", "why"),
    [
        ("regio", "is regionaal, niet landelijk"),
        ("oud", "is ingetrokken"),
        ("vervangen", "is vervangen door een"),
        ("te-laat", "aanmelden kon tot 20 november 2026"),
        ("voorbij", "alle datums zijn voorbij"),
    ],
)
def test_what_is_not_shown_says_why(own: str, why: str, folder: Path) -> None:
    assert f"({own}): {why}" in text_of(folder / "index.html")


def test_every_link_leads_to_a_file_or_to_another_site(folder: Path) -> None:
    for page in folder.rglob("*.html"):
        html = page.read_text("utf-8")
        links = [unescape(link) for link in re.findall(r' (?:href|src|action)="([^"]*)"', html)]
        local = [link for link in links if not urlsplit(link).scheme]
        assert len(local) > 5
        for link in local:
            path, _, spot = link.partition("#")
            target = (page.parent / unquote(path)).resolve() if path else page
            assert target.is_file(), f"{page.name}: {link}"
            assert not spot or f'id="{spot}"' in target.read_text("utf-8"), f"{page.name}: {link}"


def test_related_offers_lead_to_each_other(folder: Path) -> None:
    assert 'href="../aanbod/twee.html"' in (folder / "aanbod" / "een.html").read_text("utf-8")


def test_style_of_the_site_comes_along(folder: Path) -> None:
    sheets = re.findall(r'rel="stylesheet" href="([^"]+)"', (folder / "index.html").read_text())
    assert len(sheets) >= 2
    assert all((folder / sheet).stat().st_size for sheet in sheets)

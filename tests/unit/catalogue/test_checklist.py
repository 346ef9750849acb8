"""The list for a person to check: complete, and as new as the catalogue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from api.catalogue.loader import load_catalogue
from api.catalogue.model import Catalogue
from api.catalogue.tools import report
from api.catalogue.tools.checklist import as_markdown
from bot.stack.paths import ROOT
from tests.unit.catalogue.samples import minimal, offer, with_offers

LIST = ROOT / "docs" / "catalogus-nakijken.md"


def listed(*offers: dict[str, object], **blocks: object) -> str:
    return as_markdown(Catalogue.model_validate({**with_offers(*offers), **blocks}))


def rows(text: str, part: int) -> list[list[str]]:
    """The cells of the rows with a box in a numbered part, without the box."""
    found = text.split(f"\n## {part}. ")[1].split("\n## ")[0]
    return [
        [cell.strip() for cell in line.split("|")[2:-1]]
        for line in found.splitlines()
        if line.startswith("| [ ] |")
    ]


def test_committed_list_is_current() -> None:
    found = as_markdown(load_catalogue(ROOT / "catalogue.yml"))
    assert LIST.read_text("utf-8") == found, "run: make catalogue-report NAKIJKEN=ja"


def test_command_writes_the_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "lijst.md"
    assert report.main([str(ROOT / "catalogue.yml"), "--nakijken", str(target)]) == 0
    assert target.read_text("utf-8") == LIST.read_text("utf-8")
    assert str(target) in capsys.readouterr().out


def test_every_number_is_listed_once_with_all_its_places() -> None:
    found = rows(
        listed(
            offer("een", aanmelden="Bel 070 - 123 45 67 of mail a.b@voorbeeld.nl op werkdagen."),
            offer("twee", aanmelden="Mail helpdesk@voorbeeld.nl."),
            offer("drie", aanmelden="Bel 0800 12 34.", status="ingetrokken"),
        ),
        1,
    )
    assert [(cells[0], cells[2]) for cells in found] == [
        ("112", "noodcontacten"),
        ("070 123 4567", "contact, aanmelden bij `een`"),
        ("helpdesk@voorbeeld.nl", "contact, aanmelden bij `twee`"),
        ("a.b@voorbeeld.nl", "aanmelden bij `een`"),
    ]


def test_offers_to_confirm_and_questions_stand_in_their_parts() -> None:
    text = listed(
        offer("zeker"),
        offer("loopt", nagaan=["Wat kost het?", "Voor wie?"]),
        offer("twijfel", status="te_bevestigen"),
        offer("regio", status="te_bevestigen", schaal="regionaal", nagaan=["Ook elders?"]),
        offer("weg", status="ingetrokken", nagaan=["Maakt niet uit"]),
    )
    assert [(cells[0], cells[2]) for cells in rows(text, 2)] == [
        ("Aanbod twijfel (`twijfel`)", "Loopt dit nog?"),
        ("Aanbod regio (`regio`)", "Ook elders?"),
    ]
    assert "### Regionaal" in text
    assert "### Commercieel" not in text
    assert [(cells[0], cells[2]) for cells in rows(text, 4)] == [
        ("Aanbod loopt (`loopt`)", "Wat kost het? Voor wie?")
    ]
    assert "Maakt niet uit" not in text


def test_pages_that_could_be_better() -> None:
    page = "https://www.voorbeeld.nl/pagina"
    source = {"url": page, "gezien_op": "2026-11-01"}
    text = listed(
        offer("goed", url=page, bron=source),
        offer("elders", url="https://www.voorbeeld.nl/", bron=source),
        offer("schort", url=page, bron={**source, "let_op": "Alleen een bericht."}),
    )
    assert [(cells[0], cells[-1]) for cells in rows(text, 3)] == [
        ("Aanbod elders (`elders`)", "De gelezen pagina is een andere."),
        ("Aanbod schort (`schort`)", "Alleen een bericht."),
    ]


def test_what_is_missing_is_told() -> None:
    text = listed(
        offer("een", themas=["inclusie"], vormen=["kennis"], doelgroepen=["onderwijs"]),
        nog_uitzoeken=[{"wat": "Een cursus", "waarom": "Er is geen adres."}],
        contact={**minimal()["contact"], "nagaan": ["Klopt de tijd?"]},
    )
    gaps = text.split("## 5. ")[1]
    assert "| Inclusie | Oefenen, Uitwisseling, Advies, Traject |" in gaps
    assert re.search(r"\| Onderwijs \| 1 \|", gaps)
    assert rows(text, 6) == [["Een cursus", "Er is geen adres."]]
    assert "- [ ] Klopt de tijd?" in text

"""What is missing in a catalogue, and what has somebody to look at."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from api import clock
from api.catalogue.loader import check_bytes
from api.catalogue.tools import links, report
from api.catalogue.tools.report import Rapport
from tests.unit.catalogue.samples import minimal, offer, to_bytes, with_offers

TODAY = date(2026, 11, 21)


def seen(day: str) -> dict[str, str]:
    return {"url": "https://www.voorbeeld.nl/bron", "gezien_op": day}


def look(*offers: dict[str, Any], found: list[links.Link] | None = None) -> tuple[Rapport, str]:
    """The report on these offers, and its text."""
    checked = check_bytes(to_bytes(with_offers(*offers)))
    assert checked.catalogue
    rapport = report.look("c.yml", checked, checked.catalogue, TODAY, found)
    return rapport, report.as_text(rapport, checked.catalogue)


def part(text: str, number: int) -> str:
    """One of the numbered parts of the text."""
    return text.split(f"\n{number}. ")[1].split(f"\n{number + 1}. ")[0]


def test_reviews_by_date() -> None:
    rapport, text = look(
        offer("vandaag", nakijken_voor="2026-11-21"),
        offer("gisteren", nakijken_voor="2026-11-20"),
        offer("vorig-jaar", nakijken_voor="2025-11-20"),
        offer("over-30-dagen", nakijken_voor="2026-12-21"),
        offer("over-31-dagen", nakijken_voor="2026-12-22"),
        offer("weg", nakijken_voor="2025-01-01", status="ingetrokken"),
        offer("nooit"),
    )
    assert [one.id for one in rapport.nakijken_te_laat] == ["vorig-jaar", "gisteren"]
    assert [one.id for one in rapport.nakijken_binnenkort] == ["vandaag", "over-30-dagen"]
    assert rapport.zonder_nakijken_voor == ["nooit"]
    assert "vorig-jaar, Aanbod vorig-jaar (2025-11-20)" in part(text, 1)
    assert "Niets." not in part(text, 2)


def test_point_stands_at_its_line() -> None:
    rapport, text = look(offer("een"), offer("twee", status="te_bevestigen"))
    lines = to_bytes(with_offers(offer("een"), offer("twee"))).decode().splitlines()
    (punt,) = rapport.te_bevestigen
    assert lines[punt.regel - 1].strip() == "- id: twee"
    assert f"regel {punt.regel}: twee" in part(text, 3)


def test_what_waits_longest_for_confirmation_comes_first() -> None:
    rapport, _ = look(
        offer("een", status="te_bevestigen", bron=seen("2026-05-01")),
        offer("twee", status="te_bevestigen", bron=seen("2025-05-01")),
        offer("drie", bron=seen("2024-05-01")),
    )
    assert [one.id for one in rapport.te_bevestigen] == ["twee", "een"]


@pytest.mark.parametrize(
    ("day", "group"),
    [
        ("2026-11-21", 3),
        ("2026-08-22", 3),
        ("2026-08-21", 6),
        ("2026-05-21", 12),
        ("2025-11-22", 12),
        ("2025-11-21", None),
    ],
)
def test_sources_by_age(day: str, group: int | None) -> None:
    rapport, text = look(offer("een", bron=seen(day)))
    groups = {one.tot_maanden: [punt.id for punt in one.aanbod] for one in rapport.bronnen}
    assert groups == {limit: ["een"] if limit == group else [] for limit in (3, 6, 12, None)}
    assert ("een, Aanbod een" in part(text, 4)) == (group is None)


def test_gaps_name_who_finds_nothing() -> None:
    everybody = [one["id"] for one in minimal()["doelgroepen"]]
    rapport, text = look(
        offer("een", doelgroepen=everybody[:-1]),
        offer("twee", vormen=["advies"], doelgroepen=everybody),
        offer("drie", vormen=["traject"], schaal="regionaal"),
    )
    gaps = {(gat.thema, gat.vorm): (gat.aantal, gat.zonder) for gat in rapport.gaten}
    assert gaps["polarisatie", "kennis"] == (1, [everybody[-1]])
    assert ("polarisatie", "advies") not in gaps
    assert gaps["polarisatie", "traject"] == (0, everybody)
    assert len(gaps) == 8 * 5 - 1
    (row,) = [line for line in part(text, 5).splitlines() if line.startswith("  Polarisatie  ")]
    assert row.split() == ["Polarisatie", "7", "0", "0", "8", "0"]
    assert f"Kennis: {everybody[-1]}" in part(text, 5)
    assert "Traject: voor niemand" in part(text, 5)


def test_what_nobody_filled_in_is_counted_and_named() -> None:
    rapport, text = look(
        offer("een"), offer("twee", eigenaar="secretariaat", nakijken_voor="2027-01-01")
    )
    assert rapport.zonder_eigenaar == ["een"]
    assert "Zonder eigenaar: 1\n    een\n" in part(text, 6)
    assert "ESS        1                1" in part(text, 6)


def test_long_lists_are_only_counted_per_aanbieder() -> None:
    _, text = look(*(offer(f"aanbod-{number}") for number in range(16)))
    assert "Zonder eigenaar: 16\n" in part(text, 6)
    assert "aanbod-3" not in part(text, 6)


def test_links_are_told_with_where_they_are_used() -> None:
    page = "https://www.voorbeeld.nl/basis"
    found = [
        links.Link(url=page, staat="weg", code=404),
        links.Link(url="https://www.voorbeeld.nl/alarm", staat="goed", code=200),
    ]
    _, text = look(offer("een", url=f"{page}#aanmelden"), offer("twee"), found=found)
    assert "2 adressen bekeken, 1 om na te gaan." in part(text, 7)
    assert "de pagina is er niet meer (404)" in part(text, 7)
    assert "gebruikt bij: een, twee" in part(text, 7)
    assert "alarm" not in part(text, 7)


# --- the program ---


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    path = tmp_path / "catalogue.yml"
    path.write_bytes(to_bytes(with_offers(offer("een"), offer("weg", status="ingetrokken"))))
    return path


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that are asked for; none of them leaves this machine."""
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(404 if request.url.path == "/contact" else 200)

    def client() -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.MockTransport(answer))

    monkeypatch.setattr(links, "new_client", client)
    return asked


def test_without_asking_no_address_is_visited(
    file: Path, answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert report.main([str(file)]) == 0
    assert "Niet bekeken." in capsys.readouterr().out
    assert answers == []


def test_links_are_looked_at_when_asked(
    file: Path, answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert report.main([str(file), "--links"]) == 0
    shown = capsys.readouterr()
    assert set(answers) == {
        f"https://www.voorbeeld.nl/{page}" for page in ("basis", "contact", "alarm")
    }
    assert "3 webadressen worden bekeken." in shown.err
    assert "gebruikt bij: contact" in shown.out


def test_json_holds_the_same(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report.main([str(file), "--json"]) == 0
    rapport = Rapport.model_validate(json.loads(capsys.readouterr().out))
    assert (rapport.dag, rapport.aanbod, rapport.in_adviezen) == (TODAY, 2, 1)
    assert rapport.zonder_eigenaar == ["een"]
    assert rapport.links is None

"""The needs page, what was not understood, and the page of the maintainer."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from api.clock import now, today
from api.storage.database import Sessions
from api.tellingen.store import count_vraag
from bot.stack.paths import ROOT
from tests.helpdesk.seed import in_database, verwijzing
from tests.helpdesk.site import Helpdesk, running_helpdesk
from tests.helpdesk.test_verwijzingen import text_of, url, versie

#: A colleague, as the development login names him in the audit trail.
WIM = "ontwikkel:Wim Weg"


def ask(helpdesk: Helpdesk, times: int, thema: str, vorm: str, uitkomst: str = "passend") -> None:
    async def write(store: Sessions) -> None:
        for _ in range(times):
            async with store.begin() as session:
                await (await session.connection()).run_sync(
                    count_vraag,
                    today(),
                    themas=[thema],
                    vormen=[vorm],
                    doelgroepen=["bestuurder"],
                    provincie="Utrecht",
                    uitkomst=uitkomst,
                )

    in_database(helpdesk, write)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Helpdesk]:
    """A helpdesk of its own, where known questions were asked."""
    with running_helpdesk(tmp_path_factory.mktemp("behoefte")) as helpdesk:
        ask(helpdesk, 12, "polarisatie", "kennis")
        ask(helpdesk, 7, "problematisch_gedrag", "traject", "naaste")
        ask(helpdesk, 3, "inclusie", "kennis")
        yield helpdesk


def test_the_needs_page_shows_what_was_asked(asked: Helpdesk) -> None:
    said = text_of(asked.colleague("lezer").get("/helpdesk/behoefte").text)
    assert "De meeste vragen gingen over: Polarisatie." in said
    assert "Problematisch gedrag met Traject: 7 keer gevraagd." in said
    assert re.search(r"Polarisatie 12 \d+ in aanbod", said)
    assert "< 5" in said
    assert " 3 keer" not in said
    assert "Utrecht" in said


def test_chart_sentence_and_table_tell_the_same(asked: Helpdesk) -> None:
    page = asked.colleague("lezer").get("/helpdesk/behoefte").text
    for section in re.findall(r"<section>\s*<h2>.*?</section>", page, re.DOTALL):
        table = re.findall(r'<th scope="row">(.*?)</th><td class="getal">(.*?)</td>', section)
        bars = re.findall(r"<text[^>]*>(.*?)</text>", section)
        assert table
        assert bars == [cell for row in table for cell in row]
        most = re.search(r"<p>Het meest: (.*), (.*) keer\.</p>", section)
        assert most
        assert (most[1], most[2]) in table


def test_the_figures_as_csv_are_protected_too(asked: Helpdesk) -> None:
    visitor = asked.colleague("lezer")
    visitor.get("/helpdesk/behoefte")
    answer = visitor.post("/helpdesk/behoefte/csv")
    rows = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
    shown = {(row["thema"], row["vorm"]): row["gevraagd"] for row in rows}
    assert shown["polarisatie", "kennis"] == "12"
    assert shown["inclusie", "kennis"] == "< 5"
    assert shown["inclusie", "advies"] == "0"


def test_a_period_the_wrong_way_round_is_told(asked: Helpdesk) -> None:
    answer = asked.colleague("lezer").get("/helpdesk/behoefte?vanaf=2026-11&tot_en_met=2026-01")
    assert answer.status_code == 422
    assert "Het begin komt eerst" in answer.text


def test_nothing_asked_is_said_in_words(asked: Helpdesk) -> None:
    page = asked.colleague("lezer").get("/helpdesk/behoefte?vanaf=2020-01&tot_en_met=2020-02").text
    assert "stelde nog niemand een vraag" in page


def test_what_was_not_understood_and_the_examples(helpdesk: Helpdesk) -> None:
    code = verwijzing(helpdesk, gezegd=("kwantumfietspomp graag",), signaal="niet_begrepen")
    anna = helpdesk.colleague("beoordelaar")
    assert "kwantumfietspomp graag" in anna.get("/helpdesk/niet-begrepen").text
    anna.post(
        f"{url(code)}/oordeel",
        versie=versie(anna, code),
        thema_goed="ja",
        advies_goed="ja",
        opvolging_nodig="nee",
        geschikt="ja",
    )
    anna.get("/helpdesk/niet-begrepen")
    lines = anna.post("/helpdesk/niet-begrepen/export/meten").text.splitlines()
    assert {"tekst", "themas", "vormen", "doelgroep"} == set(json.loads(lines[-1]))
    anna.get("/helpdesk/niet-begrepen")
    nlu = YAML(typ="safe").load(anna.post("/helpdesk/niet-begrepen/export/trainen").text)
    assert nlu["nlu"][0]["metadata"]["themas"]


def test_off_and_on(helpdesk: Helpdesk) -> None:
    beheer = helpdesk.colleague("beheerder")
    beheer.get("/helpdesk/beheer")
    assert beheer.post("/helpdesk/beheer/uit", reden=" ").status_code == 422
    beheer.post("/helpdesk/beheer/uit", reden="Wij doen onderhoud.")
    try:
        answer = beheer.http.post("/api/v1/gesprekken")
        assert answer.status_code == 503
        assert answer.json()["code"] == "chatbot_uit"
        assert "Wij doen onderhoud." in answer.json()["detail"]
        shown = beheer.http.get("/api/v1/mededelingen").json()
        assert shown["chatbot_uit"] == {"reden": "Wij doen onderhoud."}
    finally:
        beheer.get("/helpdesk/beheer")
        beheer.post("/helpdesk/beheer/aan")
    assert beheer.http.get("/api/v1/mededelingen").json()["chatbot_uit"] is None
    trail = text_of(beheer.get("/helpdesk/beheer").text)
    assert "chatbot uit aan" in trail
    assert "chatbot uit weg" in trail


def test_a_notice_with_an_end(helpdesk: Helpdesk) -> None:
    beheer = helpdesk.colleague("beheerder")
    beheer.get("/helpdesk/beheer")
    later = f"{now() + timedelta(hours=2):%Y-%m-%dT%H:%M}"
    before = f"{now() - timedelta(hours=2):%Y-%m-%dT%H:%M}"
    for fields in ({"tekst": "", "tot": later}, {"tekst": "Let op", "tot": before}, {"tekst": "x"}):
        assert beheer.post("/helpdesk/beheer/mededeling", **fields).status_code == 422
    beheer.post("/helpdesk/beheer/mededeling", tekst="Drukte aan de telefoon.", tot=later)
    shown = beheer.http.get("/api/v1/mededelingen").json()["mededeling"]
    assert shown["tekst"] == "Drukte aan de telefoon."
    beheer.get("/helpdesk/beheer")
    beheer.post("/helpdesk/beheer/mededeling/weg")
    assert beheer.http.get("/api/v1/mededelingen").json()["mededeling"] is None


def test_faults_of_the_catalogue_are_shown_with_their_line(tmp_path: Path) -> None:
    catalogue = tmp_path / "catalogue.yml"
    good = (ROOT / "catalogue.yml").read_text()
    catalogue.write_text(good)
    with running_helpdesk(tmp_path, catalogue=catalogue, catalogue_seconds=0.05) as helpdesk:
        beheer = helpdesk.colleague("beheerder")
        assert "is in orde" in beheer.get("/helpdesk/beheer").text
        catalogue.write_text(good.replace("status: lopend", "status: loopend", 1))
        line = next(
            n for n, row in enumerate(catalogue.read_text().splitlines(), 1) if "loopend" in row
        )
        for _ in range(100):
            said = text_of(beheer.get("/helpdesk/beheer").text)
            if "staan fouten" in said:
                break
        assert f"Regel {line}," in said
        assert "werkt door met de vorige versie" in said


def test_a_colleague_is_logged_out_everywhere(helpdesk: Helpdesk) -> None:
    beheer = helpdesk.colleague("beheerder", "Bea Heer")
    at_work, at_home = (helpdesk.colleague("beoordelaar", "Wim Weg") for _ in range(2))
    beheer.get("/helpdesk/beheer")
    assert beheer.post("/helpdesk/beheer/collega-uitloggen", wie=WIM).status_code == 303
    for visitor in (at_work, at_home):
        assert visitor.get("/helpdesk").headers["location"].startswith("/helpdesk/inloggen")
    page = beheer.get("/helpdesk/beheer?gedaan=1").text
    assert "Log Wim Weg uit" not in page
    assert f"beheerder collega uitgelogd helpdesk {WIM}" in text_of(page)
    assert helpdesk.colleague("lezer", "Wim Weg").get("/helpdesk").status_code == 200


def test_who_is_logged_in_stands_there_once(helpdesk: Helpdesk) -> None:
    beheer = helpdesk.colleague("beheerder", "Bea Heer")
    for rol in ("lezer", "beoordelaar"):
        helpdesk.colleague(rol, "Tom Twee")
    gone = helpdesk.colleague("lezer", "Uit Gelogd")
    gone.get("/helpdesk")
    gone.post("/helpdesk/uitloggen")
    page = beheer.get("/helpdesk/beheer").text
    assert page.count("Log Tom Twee uit") == 1
    assert "Log Uit Gelogd uit" not in page
    assert "Log Bea Heer uit" not in page, "who asks has a button for that already"


def test_clearing_by_hand_tells_what_went(helpdesk: Helpdesk) -> None:
    beheer = helpdesk.colleague("beheerder")
    said = text_of(beheer.get("/helpdesk/beheer").text)
    assert "Gesprekken zonder verwijzing 30 dagen" in said
    assert beheer.post("/helpdesk/beheer/opruimen").status_code == 303

"""Conversations from the outside: who may, what is kept, what is passed on, what goes wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from httpx import Response

from tests.support.api_app import ACTIONS_KEY, STAFF_KEY, Api, api_on_fake_rasa
from tests.support.fake_rasa import KNOP

BASE = "/api/v1/gesprekken"


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """The API on a fake Rasa; each test has a conversation of its own."""
    with api_on_fake_rasa(tmp_path_factory.mktemp("api")) as api:
        yield api


class Gesprek:
    """A conversation of a test."""

    def __init__(self, api: Api) -> None:
        answer = api.http.post(BASE)
        assert answer.status_code == 201
        body = answer.json()
        self.api, self.id, self.berichten = api, body["id"], body["berichten"]
        self.kop = {"Authorization": f"Bearer {body['sleutel']}"}
        self.url = f"{BASE}/{self.id}"

    def stuur(self, tekst: str, **more: Any) -> Response:
        body = {"tekst": tekst, **more}
        return self.api.http.post(f"{self.url}/berichten", json=body, headers=self.kop)

    def geschiedenis(self) -> list[tuple[str, str]]:
        answer = self.api.http.get(f"{self.url}/berichten", headers=self.kop)
        assert answer.status_code == 200
        return [(b["van"], b["tekst"]) for b in answer.json()["berichten"]]


@pytest.fixture
def gesprek(api: Api) -> Gesprek:
    """A conversation that has begun."""
    return Gesprek(api)


def test_a_new_conversation_opens_with_the_bot(gesprek: Gesprek) -> None:
    assert gesprek.api.rasa.said[-1] == (gesprek.id, "/gesprek_beginnen")
    assert gesprek.berichten == [
        {"tekst": "gehoord: /gesprek_beginnen", "knoppen": [KNOP], "advies": None}
    ]


def begin_with(api: Api, keuze: dict[str, list[str]]) -> Response:
    return api.http.post(BASE, json={"keuze": keuze})


def test_a_choice_made_on_a_page_is_the_first_answer(api: Api) -> None:
    answer = begin_with(
        api,
        {
            "themas": ["rechtsextremisme", "polarisatie", "bestaat-niet-meer"],
            "vormen": ["oefenen"],
            "doelgroepen": ["bestuurder"],
        },
    )
    assert answer.status_code == 201
    body = answer.json()
    payload = (
        '/kiezen{"thema": ["polarisatie", "rechtsextremisme"], "vorm": ["oefenen"],'
        ' "doelgroep": ["bestuurder"]}'
    )
    assert api.rasa.said[-2:] == [(body["id"], "/gesprek_beginnen"), (body["id"], payload)]
    assert [b["tekst"] for b in body["berichten"]] == [
        "gehoord: /gesprek_beginnen",
        f"gehoord: {payload}",
    ]
    kept = api.http.get(
        f"{BASE}/{body['id']}/berichten", headers={"Authorization": f"Bearer {body['sleutel']}"}
    ).json()["berichten"]
    assert [b["tekst"] for b in kept if b["van"] == "gebruiker"] == [
        "Polarisatie, Rechtsextremisme, Oefenen, Bestuurders"
    ]


@pytest.mark.parametrize("keuze", [{}, {"themas": ["bestaat-niet-meer"]}, {"vormen": []}])
def test_a_choice_of_nothing_begins_as_always(api: Api, keuze: dict[str, list[str]]) -> None:
    answer = begin_with(api, keuze)
    assert answer.status_code == 201
    assert len(answer.json()["berichten"]) == 1
    assert api.rasa.said[-1] == (answer.json()["id"], "/gesprek_beginnen")


def test_a_choice_takes_nothing_but_ids(api: Api) -> None:
    assert begin_with(api, {"gemeenten": ["Zwolle"]}).status_code == 422
    assert api.http.post(BASE, json={"payload": "/gesprek_beginnen"}).status_code == 422


def test_a_choice_that_does_not_arrive_leaves_the_question_open(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api.rasa, "broken", "/kiezen")
    answer = begin_with(api, {"themas": ["polarisatie"]})
    assert answer.status_code == 201
    assert len(answer.json()["berichten"]) == 1
    assert api.rasa.said[-1][1].startswith("/kiezen")


def test_a_message_is_answered_and_kept(gesprek: Gesprek) -> None:
    answer = gesprek.stuur("Er zijn spanningen")
    assert answer.status_code == 200
    assert answer.json()["berichten"][0]["tekst"] == "gehoord: Er zijn spanningen"
    assert gesprek.geschiedenis()[1:] == [
        ("gebruiker", "Er zijn spanningen"),
        ("bot", "gehoord: Er zijn spanningen"),
    ]


def test_without_a_key_401_and_with_another_404(gesprek: Gesprek) -> None:
    http = gesprek.api.http
    other = Gesprek(gesprek.api)
    for method, url in [
        ("POST", f"{gesprek.url}/berichten"),
        ("GET", f"{gesprek.url}/berichten"),
        ("DELETE", gesprek.url),
    ]:
        body: dict[str, Any] = {"json": {"tekst": "hallo"}} if method == "POST" else {}
        assert http.request(method, url, **body).status_code == 401
        assert http.request(method, url, **body, headers=other.kop).status_code == 404
    assert http.delete(f"{BASE}/bestaatniet", headers=gesprek.kop).status_code == 404


def test_a_key_is_not_kept_readable(gesprek: Gesprek) -> None:
    key = gesprek.kop["Authorization"].removeprefix("Bearer ")
    assert key.encode() not in gesprek.api.database.read_bytes()


@pytest.mark.parametrize("tekst", ["", "   ", "\u200b\u200d", "x" * 2001])
def test_no_text_or_too_much_is_refused(gesprek: Gesprek, tekst: str) -> None:
    answer = gesprek.stuur(tekst)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["actie"]


@pytest.mark.parametrize("tekst", ["x" * 2000, "é" * 2000, " y" * 900])
def test_a_long_text_is_fine(gesprek: Gesprek, tekst: str) -> None:
    assert gesprek.stuur(tekst).status_code == 200


@pytest.mark.parametrize(
    "tekst", ["/restart", " /opnieuw_beginnen", "\u200b/akkoord", "／stop", "/"]
)
def test_a_typed_command_is_text(gesprek: Gesprek, tekst: str) -> None:
    gesprek.stuur(tekst)
    assert not gesprek.api.rasa.said[-1][1].startswith("/")


def test_an_offered_button_counts(gesprek: Gesprek) -> None:
    gesprek.stuur("Iets anders dan de titel", payload=KNOP["payload"])
    assert gesprek.api.rasa.said[-1] == (gesprek.id, KNOP["payload"])
    assert ("gebruiker", KNOP["titel"]) in gesprek.geschiedenis()


@pytest.mark.parametrize("teken", ["", "!", " …"])
def test_a_typed_title_counts_whatever_signs_are_in_it(gesprek: Gesprek, teken: str) -> None:
    gesprek.stuur(KNOP["titel"].upper().replace(" ", " , ") + teken)
    assert gesprek.api.rasa.said[-1] == (gesprek.id, KNOP["payload"])


def test_signs_alone_are_no_title(gesprek: Gesprek) -> None:
    gesprek.stuur("…")
    assert gesprek.api.rasa.said[-1] == (gesprek.id, "…")


@pytest.mark.parametrize("payload", ['/kiezen{"thema": "inclusie"}', "/restart", "toon_keuzes"])
def test_a_button_that_was_not_offered_is_text(gesprek: Gesprek, payload: str) -> None:
    gesprek.stuur("Mijn antwoord", payload=payload)
    assert gesprek.api.rasa.said[-1] == (gesprek.id, "Mijn antwoord")


@pytest.mark.parametrize(
    ("tekst", "secret", "kind"),
    [
        ("bel 06 12345678 maar", "12345678", "telefoonnummer"),
        ("mail jan@dorpsplein.nl", "dorpsplein", "e-mailadres"),
        ("bsn 111222333", "111222333", "burgerservicenummer"),
        ("NL91 ABNA 0417 1643 00", "0417 1643", "rekeningnummer"),
        ("hij woont op 1234 AB 12", "1234 AB", "adres"),
    ],
)
def test_personal_data_reaches_nothing(
    gesprek: Gesprek, tekst: str, secret: str, kind: str
) -> None:
    before = len(gesprek.api.rasa.said)
    answer = gesprek.stuur(tekst)
    assert answer.status_code == 200
    bericht = answer.json()["berichten"][0]
    assert kind in bericht["tekst"]
    assert bericht["knoppen"] == [KNOP]
    assert len(gesprek.api.rasa.said) == before
    assert len(gesprek.geschiedenis()) == 1
    wal = gesprek.api.database.with_name("api.db-wal")
    assert secret.encode() not in gesprek.api.database.read_bytes() + wal.read_bytes()


def test_refusals_never_sound_the_same(gesprek: Gesprek) -> None:
    gezegd = [gesprek.stuur("06 12345678").json()["berichten"][0]["tekst"] for _ in range(5)]
    assert len(set(gezegd[:3])) == 3
    assert gezegd[3:] == gezegd[1:3]
    assert all("telefoonnummer" in tekst for tekst in gezegd)


def test_an_alarm_is_answered_without_its_personal_data(
    gesprek: Gesprek, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gesprek.api.rasa, "hears", "acuut_gevaar")
    answer = gesprek.stuur("meneer Jan de Vries schiet, op 1234 AB 12")
    gehoord, weggelaten = [bericht["tekst"] for bericht in answer.json()["berichten"]]
    assert gesprek.api.rasa.said[-1][1] == "meneer [naam] schiet, op [adres]"
    assert "schiet" in gehoord
    assert "een adres" in weggelaten
    assert "1234" not in str(gesprek.geschiedenis())


def test_personal_data_are_refused_where_an_alarm_is_hardly_heard(
    gesprek: Gesprek, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gesprek.api.rasa, "hears", "acuut_gevaar")
    monkeypatch.setattr(gesprek.api.rasa, "sure", 0.2)
    said = len(gesprek.api.rasa.said)
    gesprek.stuur("stuur de info naar jan@dorpsplein.nl")
    assert len(gesprek.api.rasa.said) == said


def test_personal_data_are_refused_while_nobody_can_hear_an_alarm(
    gesprek: Gesprek, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gesprek.api.rasa, "down", True)
    answer = gesprek.stuur("hij schiet, op 1234 AB 12")
    assert "een adres" in answer.json()["berichten"][0]["tekst"]


def test_names_are_masked_before_anything_is_kept(gesprek: Gesprek) -> None:
    gesprek.stuur("Het gaat om meneer Jan de Vries uit de wijk")
    assert "Vries" not in str(gesprek.geschiedenis())
    assert "Vries" not in gesprek.api.rasa.said[-1][1]


@pytest.mark.parametrize("tekst", ["leeg", "kapot", "onleesbaar"])
def test_every_failure_of_the_bot_is_a_clear_sentence(gesprek: Gesprek, tekst: str) -> None:
    is_a_clear_sentence(gesprek, tekst)


def test_a_bot_that_is_slow_is_told_like_a_failure(tmp_path: Path) -> None:
    with api_on_fake_rasa(tmp_path, rasa_timeout=1.0) as api:
        is_a_clear_sentence(Gesprek(api), "traag")
        api.rasa.left = True


def is_a_clear_sentence(gesprek: Gesprek, tekst: str) -> None:
    """What fails is told, is not kept, and does not stand in the way of the next."""
    answer = gesprek.stuur(tekst)
    assert answer.status_code == 503
    assert "storing" in answer.json()["detail"]
    assert answer.json()["actie"]
    assert len(gesprek.geschiedenis()) == 1
    assert gesprek.stuur("daarna").status_code == 200


def test_wiping_forgets_everywhere(gesprek: Gesprek) -> None:
    gesprek.stuur("een zeldzaamwoord hierin")
    http = gesprek.api.http
    made = http.post(
        "/api/v1/verwijzingen",
        json={"gesprek": gesprek.id, "themas": ["polarisatie"], "vormen": ["kennis"]},
        headers={"X-API-Key": ACTIONS_KEY},
    ).json()
    assert http.delete(gesprek.url, headers=gesprek.kop).status_code == 204
    assert gesprek.api.rasa.erased[-1] == gesprek.id
    assert http.get(f"{gesprek.url}/berichten", headers=gesprek.kop).status_code == 404
    code = made["advies"]["code"]
    staff = {"X-API-Key": STAFF_KEY}
    assert http.get(f"/api/v1/verwijzingen/{code}", headers=staff).status_code == 404


def test_recognition_is_for_staff_and_holds_only_what_is_acted_on(api: Api) -> None:
    url, body = "/api/v1/herkenning", {"tekst": "wij tegen zij in Zwolle"}
    assert api.http.post(url, json=body).status_code == 401
    assert api.http.post(url, json=body, headers={"X-API-Key": "x"}).status_code == 401
    answer = api.http.post(url, json=body, headers={"X-API-Key": STAFF_KEY})
    assert answer.json() == {
        "intent": {"naam": "vertellen", "zekerheid": 0.9},
        "themas": [{"id": "polarisatie", "zekerheid": 0.8}],
        "vormen": [],
        "doelgroepen": [],
        "gemeente": "Zwolle",
    }


def test_health_tells_the_language_model(api: Api) -> None:
    answer = api.http.get("/api/v1/gezondheid")
    assert answer.status_code == 200
    body = answer.json()
    assert body["status"] == "goed"
    assert body["taalmodel"]["volledig"] is False
    assert body["taalmodel"]["melding"]


def _rows(api: Api, query: str, *values: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(api.database) as db:
        return db.execute(query, values).fetchall()


def test_signals_are_kept_for_staff_and_not_shown(gesprek: Gesprek) -> None:
    answer = gesprek.stuur("signaal niet_begrepen verduidelijkt niet_begrepen")
    assert "signalen" not in answer.text
    kept = _rows(
        gesprek.api,
        "SELECT soort, tekst FROM signalen JOIN berichten ON bericht_id = berichten.id"
        " WHERE signalen.gesprek_id = ? ORDER BY signalen.id",
        gesprek.id,
    )
    said = "signaal niet_begrepen verduidelijkt niet_begrepen"
    assert kept == [("niet_begrepen", said), ("verduidelijkt", said)]


def test_events_are_counted_and_the_counts_stay(gesprek: Gesprek) -> None:
    def counted(soort: str) -> int:
        rows = _rows(gesprek.api, "SELECT aantal FROM dagtellingen WHERE soort = ?", soort)
        return int(rows[0][0]) if rows else 0

    before = [counted(soort) for soort in ("gevaar", "persoonsgegevens", "gesprek")]
    gesprek.stuur("signaal gevaar")
    gesprek.stuur("mail jan@dorpsplein.nl")
    other = Gesprek(gesprek.api)
    other.api.http.delete(other.url, headers=other.kop)
    after = [counted(soort) for soort in ("gevaar", "persoonsgegevens", "gesprek")]
    assert [b - a for a, b in zip(before, after, strict=True)] == [1, 1, 1]


def test_who_asks_for_a_person_stands_out_at_the_helpdesk(gesprek: Gesprek) -> None:
    made = gesprek.api.http.post(
        "/api/v1/verwijzingen",
        json={"gesprek": gesprek.id, "themas": ["polarisatie"], "vormen": ["kennis"]},
        headers={"X-API-Key": ACTIONS_KEY},
    ).json()
    query = "SELECT medewerker_gevraagd_op FROM verwijzingen WHERE code = ?"
    code = made["advies"]["code"]
    assert _rows(gesprek.api, query, code) == [(None,)]
    gesprek.stuur("signaal medewerker")
    first = _rows(gesprek.api, query, code)
    assert first != [(None,)]
    gesprek.stuur("signaal medewerker")
    assert _rows(gesprek.api, query, code) == first, "the age counts from the first time"


def test_a_conversation_that_could_not_begin_leaves_nothing(api: Api) -> None:
    before = _rows(api, "SELECT COUNT(*) FROM gesprekken")
    api.rasa.down = True
    try:
        assert api.http.post(BASE).status_code == 503
    finally:
        api.rasa.down = False
    assert _rows(api, "SELECT COUNT(*) FROM gesprekken") == before

"""Verwijzingen: made for the bot, kept for staff, counted for the ministries."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from api.verwijzingen.code import ALPHABET, new_code, tidy
from tests.support.api_app import ACTIONS_KEY, STAFF_KEY, Api, api_on_fake_rasa

URL = "/api/v1/verwijzingen"
STAFF = {"X-API-Key": STAFF_KEY}
ACTIONS = {"X-API-Key": ACTIONS_KEY}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """The API on a fake Rasa; each test has a conversation of its own."""
    with api_on_fake_rasa(tmp_path_factory.mktemp("api")) as api:
        yield api


@pytest.fixture
def aanvraag(api: Api) -> dict[str, Any]:
    """A need in a conversation that exists."""
    gesprek = api.http.post("/api/v1/gesprekken").json()["id"]
    return {
        "gesprek": gesprek,
        "situatie": "Groepen staan tegenover elkaar, zegt mevrouw Fatima el Idrissi",
        "themas": ["polarisatie"],
        "vormen": ["kennis"],
        "doelgroepen": ["beleidsadviseur"],
        "gemeente": "Zwolle",
    }


def make(api: Api, aanvraag: dict[str, Any], **changes: Any) -> dict[str, Any]:
    answer = api.http.post(URL, json={**aanvraag, **changes}, headers=ACTIONS)
    assert answer.status_code == 201, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_an_advies_is_made_and_found_again(api: Api, aanvraag: dict[str, Any]) -> None:
    made = make(api, aanvraag)
    assert made["passend"] is True
    assert 1 <= len(made["advies"]["aanbod"]) <= 3
    code = made["advies"]["code"]
    for typed in (code, code.lower(), code.replace("-", " "), f" {code.replace('-', '')} "):
        found = api.http.get(f"{URL}/{typed}", headers=STAFF)
        assert found.status_code == 200
        assert found.json()["advies"] == made["advies"]
    kept = found.json()
    assert "Fatima" not in kept["situatie"]
    assert kept["status"] == "nieuw"
    assert kept["catalogus_versie"]


def test_only_the_bot_makes_and_only_staff_reads(api: Api, aanvraag: dict[str, Any]) -> None:
    assert api.http.post(URL, json=aanvraag).status_code == 401
    assert api.http.post(URL, json=aanvraag, headers=STAFF).status_code == 401
    code = make(api, aanvraag)["advies"]["code"]
    assert api.http.get(f"{URL}/{code}").status_code == 401
    assert api.http.get(f"{URL}/{code}", headers=ACTIONS).status_code == 401
    assert api.http.get(f"{URL}/AAAA-AAAA", headers=STAFF).status_code == 404


def test_a_turn_that_is_taken_twice_gives_one_verwijzing(
    api: Api, aanvraag: dict[str, Any]
) -> None:
    """The answer to the first may have been lost on the way."""
    first = make(api, aanvraag)
    assert make(api, aanvraag) == first
    other_question = make(api, aanvraag, vormen=["oefenen"])
    for_a_person = make(api, aanvraag, voor_medewerker=True)
    elsewhere = make(api, aanvraag, gesprek=api.http.post("/api/v1/gesprekken").json()["id"])
    codes = [made["advies"]["code"] for made in (first, other_question, for_a_person, elsewhere)]
    assert len(set(codes)) == 4
    with sqlite3.connect(api.database) as db:
        [kept] = db.execute(
            "SELECT count(*) FROM verwijzingen WHERE gesprek_id = ?", [aanvraag["gesprek"]]
        ).fetchone()
    assert kept == 3


def test_other_offers_are_other_offers(api: Api, aanvraag: dict[str, Any]) -> None:
    first = [a["id"] for a in make(api, aanvraag)["advies"]["aanbod"]]
    second = [a["id"] for a in make(api, aanvraag, zonder=first)["advies"]["aanbod"]]
    assert second
    assert not set(first) & set(second)


def test_only_what_is_online_can_be_asked_for(api: Api, aanvraag: dict[str, Any]) -> None:
    made = make(api, aanvraag, alleen_online=True)["advies"]
    assert made["aanbod"]
    assert {a["locatie"] for a in made["aanbod"]} <= {"online", "beide"}


def test_nothing_online_makes_no_verwijzing(api: Api, aanvraag: dict[str, Any]) -> None:
    zonder: list[str] = []
    while (made := make(api, aanvraag, alleen_online=True, zonder=zonder)["advies"])["aanbod"]:
        zonder += [a["id"] for a in made["aanbod"]]
    assert api.http.get(f"{URL}/{made['code']}", headers=STAFF).status_code == 404


def test_what_does_not_fit_says_what_is_missing(api: Api, aanvraag: dict[str, Any]) -> None:
    made = make(api, aanvraag, themas=["problematisch_gedrag"], vormen=["oefenen"])
    assert made["passend"] is False
    assert made["niet_gedekt"] == ["oefenen"]
    assert all(a["ontbreekt"] for a in made["advies"]["aanbod"])


def test_an_advies_tells_what_belongs_together(api: Api, aanvraag: dict[str, Any]) -> None:
    """Each offer says which other open offers it prepares for, builds on, is part of or holds."""
    wish = {
        "themas": ["radicalisering", "extremisme"],
        "vormen": ["kennis", "oefenen", "traject"],
        "doelgroepen": ["eerstelijns_professional"],
    }
    told = {a["id"]: a["relaties"] for a in make(api, aanvraag, **wish)["advies"]["aanbod"]}
    assert any(told.values())
    for own, relaties in told.items():
        assert relaties == api.http.get(f"/api/v1/aanbod/{own}").json()["relaties"]
        for relatie in relaties:
            other = api.http.get(f"/api/v1/aanbod/{relatie['id']}").json()
            assert other["naam"] == relatie["naam"]
            assert other["open"] is True


def test_needs_are_counted_per_day(api: Api, aanvraag: dict[str, Any]) -> None:
    aanvraag["doelgroepen"] = ["sleutelfiguur", "politie_justitie"]
    for _ in range(2):
        make(api, aanvraag, vormen=[], gesprek=api.http.post("/api/v1/gesprekken").json()["id"])
    make(api, aanvraag, themas=["problematisch_gedrag"], vormen=["oefenen"])
    make(api, aanvraag, zonder=["x"])
    make(api, aanvraag, alleen_online=True)
    make(api, aanvraag, voor_medewerker=True)
    with sqlite3.connect(api.database) as db:
        rows = db.execute(
            "SELECT themas, provincie, uitkomst, aantal FROM tellingen"
            " WHERE doelgroepen = 'politie_justitie,sleutelfiguur' ORDER BY id"
        ).fetchall()
    assert rows == [
        ("polarisatie", "Overijssel", "passend", 2),
        ("problematisch_gedrag", "Overijssel", "naaste", 1),
    ]


@pytest.mark.parametrize("voor_medewerker", [True, False])
def test_what_was_made_for_a_person_is_known_later(
    api: Api, aanvraag: dict[str, Any], voor_medewerker: bool
) -> None:
    code = make(api, aanvraag, voor_medewerker=voor_medewerker)["advies"]["code"]
    found = api.http.get(f"{URL}/{code}", headers=STAFF).json()
    assert found["voor_medewerker"] == voor_medewerker


@pytest.mark.parametrize("field", ["themas", "vormen", "doelgroepen"])
def test_unknown_words_are_refused(api: Api, aanvraag: dict[str, Any], field: str) -> None:
    answer = api.http.post(URL, json={**aanvraag, field: ["bestaat_niet"]}, headers=ACTIONS)
    assert answer.status_code == 422
    assert answer.json()["code"] == "onbekende_woorden"


def test_an_unknown_conversation_gets_nothing(api: Api, aanvraag: dict[str, Any]) -> None:
    answer = api.http.post(URL, json={**aanvraag, "gesprek": "weg"}, headers=ACTIONS)
    assert answer.status_code == 404


def test_codes_can_be_read_over_the_phone() -> None:
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(len(code) == 9 and set(code) <= {*ALPHABET, "-"} for code in codes)
    assert not set("01258BILOSUVZ") & set(ALPHABET)
    assert tidy(" k7qd mx4a") == "K7QD-MX4A"

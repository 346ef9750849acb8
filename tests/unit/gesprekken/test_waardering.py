"""The judgement on an advies: who may give it, what is kept, what is refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from httpx import Response

from tests.support.api_app import Api, api_on_fake_rasa

BASE = "/api/v1/gesprekken"


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """The API on a fake Rasa; each test has a conversation of its own."""
    with api_on_fake_rasa(tmp_path_factory.mktemp("api")) as api:
        yield api


class Gesprek:
    """A conversation of a test."""

    def __init__(self, api: Api) -> None:
        body = api.http.post(BASE).json()
        self.http, self.id = api.http, body["id"]
        self.kop = {"Authorization": f"Bearer {body['sleutel']}"}
        self.url = f"{BASE}/{self.id}/waardering"

    def geef(self, nuttig: Any, **more: Any) -> Response:
        return self.http.put(self.url, json={"nuttig": nuttig, **more}, headers=self.kop)

    def lees(self) -> Any:
        answer = self.http.get(self.url, headers=self.kop)
        assert answer.status_code == 200
        return answer.json()


@pytest.fixture
def gesprek(api: Api) -> Gesprek:
    """A conversation that has begun."""
    return Gesprek(api)


def kept(api: Api, gesprek: Gesprek) -> list[tuple[Any, ...]]:
    with sqlite3.connect(api.database) as database:
        return database.execute(
            "SELECT nuttig, reden FROM waarderingen WHERE gesprek_id = ?", (gesprek.id,)
        ).fetchall()


def test_nothing_is_given_at_first(gesprek: Gesprek) -> None:
    assert gesprek.lees() is None


def test_the_last_word_counts(gesprek: Gesprek) -> None:
    assert gesprek.geef(True).status_code == 204
    assert gesprek.lees() == {"nuttig": True, "reden": None}
    assert gesprek.geef(False, reden="Het is te algemeen voor ons dorp.").status_code == 204
    assert gesprek.lees() == {"nuttig": False, "reden": "Het is te algemeen voor ons dorp."}
    assert gesprek.geef(True, reden=None).status_code == 204
    assert gesprek.lees() == {"nuttig": True, "reden": None}


def test_names_are_masked_before_anything_is_kept(api: Api, gesprek: Gesprek) -> None:
    gesprek.geef(False, reden="Collega Fatima Bouzid vond het te lang.")
    ((_, reden),) = kept(api, gesprek)
    assert "Bouzid" not in reden
    assert "te lang" in reden


@pytest.mark.parametrize("reden", ["", "   ", "\u200b"])
def test_a_reason_without_words_is_none(gesprek: Gesprek, reden: str) -> None:
    assert gesprek.geef(True, reden=reden).status_code == 204
    assert gesprek.lees() == {"nuttig": True, "reden": None}


@pytest.mark.parametrize(
    ("reden", "soort"),
    [
        ("Mail mij op jan@voorbeeld.nl", "een e-mailadres"),
        ("Bel 06 12345678", "een telefoonnummer"),
        ("Zijn nummer is 111222333", "een burgerservicenummer"),
    ],
)
def test_personal_data_is_refused_and_not_kept(
    api: Api, gesprek: Gesprek, reden: str, soort: str
) -> None:
    answer = gesprek.geef(False, reden=reden)
    assert answer.status_code == 422
    assert answer.json()["code"] == "persoonsgegevens_in_reden"
    assert soort in answer.json()["detail"]
    assert answer.json()["actie"]
    assert kept(api, gesprek) == []


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"nuttig": "misschien"},
        {"nuttig": None},
        {"nuttig": True, "reden": "a" * 501},
        {"nuttig": True, "reden": 3},
        {"nuttig": True, "code": "K7M2-QX4P"},
    ],
    ids=str,
)
def test_what_is_not_a_judgement_is_refused(gesprek: Gesprek, body: dict[str, Any]) -> None:
    answer = gesprek.http.put(gesprek.url, json=body, headers=gesprek.kop)
    assert answer.status_code == 422
    assert gesprek.lees() is None


def test_five_hundred_characters_are_allowed(gesprek: Gesprek) -> None:
    assert gesprek.geef(True, reden="a" * 500).status_code == 204


@pytest.mark.parametrize("method", ["PUT", "GET"])
def test_only_with_the_key_of_the_conversation(api: Api, gesprek: Gesprek, method: str) -> None:
    body = {"json": {"nuttig": True}} if method == "PUT" else {}
    without: Response = api.http.request(method, gesprek.url, **body)  # type: ignore[arg-type]
    assert without.status_code == 401
    other = Gesprek(api)
    stranger = api.http.request(method, gesprek.url, headers=other.kop, **body)  # type: ignore[arg-type]
    assert stranger.status_code == 404
    assert kept(api, gesprek) == []


def test_wiping_the_conversation_takes_it_along(api: Api, gesprek: Gesprek) -> None:
    gesprek.geef(True, reden="Fijn")
    assert api.http.delete(f"{BASE}/{gesprek.id}", headers=gesprek.kop).status_code == 204
    assert kept(api, gesprek) == []
    assert gesprek.geef(True).status_code == 404

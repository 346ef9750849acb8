"""Nobody reads, continues or wipes the conversation of somebody else (OWASP API1, API2)."""

from __future__ import annotations

import base64
import json

import pytest

from tests.security.conftest import BASE, Gesprek, begin
from tests.support.api_app import ACTIONS_KEY, STAFF_KEY, Api


def attempts(gesprek: Gesprek, headers: dict[str, str] | dict[bytes, bytes]) -> list[int]:
    """The statuses of reading, saying something, judging and wiping."""
    http = gesprek.api.http
    own = f"{BASE}/{gesprek.id}"
    return [
        http.get(gesprek.url, headers=headers).status_code,
        http.post(gesprek.url, json={"tekst": "hallo"}, headers=headers).status_code,
        http.get(f"{own}/waardering", headers=headers).status_code,
        http.put(f"{own}/waardering", json={"nuttig": True}, headers=headers).status_code,
        http.delete(own, headers=headers).status_code,
    ]


def test_the_key_of_another_conversation_opens_nothing(api: Api, gesprek: Gesprek) -> None:
    other = begin(api)
    assert set(attempts(gesprek, other.key)) == {404}
    assert gesprek.said() == []
    assert gesprek.send({"tekst": "ik ben er nog"}).status_code == 200


def forgeries(sleutel: str) -> list[str]:
    """Keys that are no key."""
    claims = base64.urlsafe_b64encode(json.dumps({"alg": "none"}).encode()).decode().rstrip("=")
    return [
        sleutel[:-1],
        sleutel + "A",
        sleutel.swapcase(),
        sleutel[::-1],
        "null",
        "undefined",
        "' OR '1'='1",
        "%00" + sleutel,
        f"{claims}.{claims}.",
        "é" * 43,
    ]


def test_a_forged_key_opens_nothing(gesprek: Gesprek) -> None:
    for forged in forgeries(gesprek.sleutel):
        header = {b"Authorization": f"Bearer {forged}".encode()}
        assert set(attempts(gesprek, header)) == {404}, forged
    assert gesprek.said() == []


@pytest.mark.parametrize(
    "header",
    [
        {},
        {"Authorization": ""},
        {"Authorization": "Bearer"},
        {"Authorization": "Basic {sleutel}"},
        {"Authorization": "{sleutel}"},
        {"X-API-Key": STAFF_KEY},
        {"X-API-Key": ACTIONS_KEY},
        {"Cookie": "aanbodwijzer_gesprek={id}.{sleutel}"},
        {"Cookie": "sleutel={sleutel}"},
    ],
)
def test_without_a_key_in_its_place_nothing_opens(gesprek: Gesprek, header: dict[str, str]) -> None:
    filled = {k: v.format(sleutel=gesprek.sleutel, id=gesprek.id) for k, v in header.items()}
    assert set(attempts(gesprek, filled)) == {401}
    assert gesprek.said() == []


def test_a_key_in_the_address_opens_nothing(gesprek: Gesprek) -> None:
    answer = gesprek.api.http.get(gesprek.url, params={"sleutel": gesprek.sleutel})
    assert answer.status_code == 401


def test_a_key_of_a_wiped_conversation_opens_nothing(gesprek: Gesprek) -> None:
    http = gesprek.api.http
    assert http.delete(f"{BASE}/{gesprek.id}", headers=gesprek.key).status_code == 204
    assert set(attempts(gesprek, gesprek.key)) == {404}


def test_ids_and_keys_cannot_be_guessed(api: Api) -> None:
    made = [begin(api) for _ in range(20)]
    assert len({it.id for it in made} | {it.sleutel for it in made}) == 40
    assert min(len(it.id) for it in made) * 4 >= 96, "bits of an id"
    assert min(len(it.sleutel) for it in made) * 6 >= 256, "bits of a key"


@pytest.mark.parametrize("key", ["", "x", STAFF_KEY[:-1], STAFF_KEY + "x", ACTIONS_KEY])
def test_what_is_for_staff_opens_with_the_key_of_staff_only(api: Api, key: str) -> None:
    headers = {"X-API-Key": key}
    herkenning = api.http.post("/api/v1/herkenning", json={"tekst": "hallo"}, headers=headers)
    assert herkenning.status_code == 401
    assert api.http.get("/api/v1/verwijzingen/AAAA-AAAA", headers=headers).status_code == 401


@pytest.mark.parametrize("header", [{}, {"Cookie": "helpdesk=x"}, {"X-API-Key": STAFF_KEY}])
def test_the_helpdesk_opens_for_nobody_without_a_login(api: Api, header: dict[str, str]) -> None:
    answer = api.http.get("/helpdesk", headers=header)
    assert answer.status_code in {303, 401, 403, 503}
    assert "verwijzing" not in answer.text.lower() or answer.status_code == 303

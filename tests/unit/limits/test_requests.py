"""Too many requests end with 429, in words and headers (SE-06)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from api.limits.rules import Kind, Limits, kind_of
from api.main import create_app
from tests.support.api_app import ACTIONS_KEY, STAFF_KEY, Api, api_on_fake_rasa, settings
from tests.support.patience import PATIENCE
from tests.support.redis import running_redis
from tests.support.routes import routes

BASE = "/api/v1/gesprekken"
HTML = {"Accept": "text/html"}


def begin(http: httpx.Client) -> tuple[str, dict[str, str]]:
    """A new conversation: the address of its messages and its header."""
    body = http.post(BASE).raise_for_status().json()
    return f"{BASE}/{body['id']}/berichten", {"Authorization": f"Bearer {body['sleutel']}"}


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Api]:
    """An API with the limits of a real one, for conversations."""
    with api_on_fake_rasa(tmp_path) as api:
        yield api


def limited(folder: Path, **limits: int) -> Iterator[Api]:
    with api_on_fake_rasa(folder, limits=Limits(**limits)) as api:
        yield api


def test_fifteen_messages_a_minute_in_one_conversation(api: Api) -> None:
    url, key = begin(api.http)
    answers = [api.http.post(url, json={"tekst": "hallo"}, headers=key) for _ in range(16)]
    assert [answer.status_code for answer in answers] == [200] * 15 + [429]
    assert [int(answer.headers["RateLimit-Remaining"]) for answer in answers[:15]] == [
        *range(14, -1, -1)
    ]
    refused = answers[-1]
    assert refused.headers["RateLimit-Limit"] == "15"
    assert refused.headers["RateLimit-Remaining"] == "0"
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.headers["RateLimit-Reset"] == refused.headers["Retry-After"]
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.headers["x-content-type-options"] == "nosniff"
    body = refused.json()
    assert body["code"] == "te_veel_verzoeken"
    assert "Wacht" in body["actie"]
    assert len([said for said in api.rasa.said if said[1] == "hallo"]) == 15
    other, other_key = begin(api.http)
    assert api.http.post(other, json={"tekst": "hallo"}, headers=other_key).status_code == 200
    assert api.http.get(url, headers=key).status_code == 200


def test_a_hundred_and_eighty_reads_a_minute_of_one_conversation(api: Api) -> None:
    url, key = begin(api.http)
    statuses = [api.http.get(url, headers=key).status_code for _ in range(181)]
    assert statuses == [200] * 180 + [429]


def test_another_spelling_of_the_key_is_not_another_asker(api: Api) -> None:
    url, key = begin(api.http)
    spellings = [
        key["Authorization"].replace("Bearer ", scheme) for scheme in ("bearer ", "BEARER  ")
    ]
    for number in range(15):
        header = {"Authorization": spellings[number % 2]}
        assert api.http.post(url, json={"tekst": "hallo"}, headers=header).status_code == 200
    assert api.http.post(url, json={"tekst": "hallo"}, headers=key).status_code == 429


def test_new_conversations_are_limited_by_address(tmp_path: Path) -> None:
    for api in limited(tmp_path, address_begins=2):
        statuses = [api.http.post(BASE).status_code for _ in range(3)]
        assert statuses == [201, 201, 429]
        assert api.http.post("/chat/begin").status_code == 429
        assert len(api.rasa.said) == 2


def test_messages_are_limited_by_address_over_conversations(tmp_path: Path) -> None:
    for api in limited(tmp_path, address_messages=3):
        conversations = [begin(api.http) for _ in range(4)]
        statuses = [
            api.http.post(url, json={"tekst": "hallo"}, headers=key).status_code
            for url, key in conversations
        ]
        assert statuses == [200, 200, 200, 429]


def test_a_made_up_address_does_not_help(tmp_path: Path) -> None:
    """X-Forwarded-For counts from a proxy that the settings name, and from nobody else."""
    for api in limited(tmp_path, address_begins=1):
        statuses = [
            api.http.post(BASE, headers={"X-Forwarded-For": f"192.0.2.{n}"}).status_code
            for n in range(2)
        ]
        assert statuses == [201, 429]


def test_a_trusted_proxy_tells_the_address(tmp_path: Path) -> None:
    changes = {"limits": Limits(address_begins=1), "trusted_proxies": ("127.0.0.0/8",)}
    with api_on_fake_rasa(tmp_path, **changes) as api:
        forwarded = ["192.0.2.1", "192.0.2.2", "192.0.2.1", "198.51.100.9, 192.0.2.2"]
        statuses = [
            api.http.post(BASE, headers={"X-Forwarded-For": value}).status_code
            for value in forwarded
        ]
    # What a visitor wrote in the header himself stands before what the proxy added.
    assert statuses == [201, 201, 429, 429]


def test_the_chat_without_javascript_keeps_what_was_typed(tmp_path: Path) -> None:
    for api in limited(tmp_path, session_messages=1):
        assert api.http.post("/chat/begin").status_code == 303
        page = api.http.get("/chat").text
        token = page.split('name="token" value="')[1].split('"')[0]
        form = {"token": token, "tekst": "mijn verhaal"}
        assert api.http.post("/chat/bericht", data=form).status_code == 303
        refused = api.http.post("/chat/bericht", data=form, headers=HTML)
        assert refused.status_code == 429
        assert "mijn verhaal</textarea>" in refused.text
        assert "te veel verzoeken" in refused.text
        assert refused.headers["Retry-After"]


def test_people_get_a_page_and_programs_a_problem(tmp_path: Path) -> None:
    for api in limited(tmp_path, address_reads=1):
        assert api.http.get("/aanbod").status_code == 200
        page = api.http.get("/aanbod", headers=HTML)
        assert page.status_code == 429
        assert page.headers["content-type"].startswith("text/html")
        assert "te veel verzoeken" in page.text
        problem = api.http.get("/api/v1/aanbod", headers=HTML)
        assert problem.headers["content-type"] == "application/problem+json"


def test_addresses_that_do_not_exist_count_too(tmp_path: Path) -> None:
    for api in limited(tmp_path, address_reads=2):
        statuses = [api.http.get(f"/bestaat-niet-{n}").status_code for n in range(3)]
        assert statuses == [404, 404, 429]


@pytest.mark.parametrize("key", [STAFF_KEY, ACTIONS_KEY])
def test_staff_and_the_bot_are_not_limited(tmp_path: Path, key: str) -> None:
    for api in limited(tmp_path, address_reads=1):
        for _ in range(3):
            assert api.http.get("/api/v1/themas", headers={"X-API-Key": key}).status_code == 200
        statuses = [
            api.http.get("/api/v1/themas", headers={"X-API-Key": key[:-1]}).status_code
            for _ in range(2)
        ]
        assert statuses == [200, 429]


def test_workers_count_together_in_redis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.limits.counter._REDIS_PATIENCE", PATIENCE)
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with running_redis() as redis:
        shared = {"redis_url": SecretStr(redis.url), "limits": Limits(address_begins=2)}
        with (
            api_on_fake_rasa(tmp_path / "one", **shared) as one,
            api_on_fake_rasa(tmp_path / "two", **shared) as two,
        ):
            statuses = [api.http.post(BASE).status_code for api in (one, two, one, two)]
    assert statuses == [201, 201, 429, 429]


def test_every_way_to_the_bot_has_the_limit_of_what_it_costs(tmp_path: Path) -> None:
    """A new route that sends something must be put in one of these on purpose."""
    app = create_app(settings(tmp_path, "http://127.0.0.1:9"))
    kinds = {
        (method, path): kind_of(method, path.replace("{gesprek_id}", "0a"))
        for method, path in routes(app)
        if method != "GET" and not path.startswith("/helpdesk")
    }
    assert kinds == {
        ("POST", BASE): Kind.BEGIN,
        ("POST", "/chat/begin"): Kind.BEGIN,
        ("POST", BASE + "/{gesprek_id}/berichten"): Kind.MESSAGE,
        ("POST", "/chat/bericht"): Kind.MESSAGE,
        ("POST", "/chat/wissen"): Kind.READ,
        ("POST", "/chat/waardering"): Kind.READ,
        ("DELETE", BASE + "/{gesprek_id}"): Kind.READ,
        ("PUT", BASE + "/{gesprek_id}/waardering"): Kind.READ,
        ("POST", "/api/v1/matches"): Kind.READ,
        ("POST", "/api/v1/herkenning"): Kind.READ,
        ("POST", "/api/v1/verwijzingen"): Kind.READ,
    }

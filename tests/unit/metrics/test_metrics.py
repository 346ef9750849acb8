"""What is measured while conversations go on, and what never stands in it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.limits.rules import Limits
from api.metrics.metrics import PARTS, Metrics
from tests.support.api_app import ACTIONS_KEY, STAFF_KEY, Api, api_on_fake_rasa
from tests.support.metrics import scrape, value

BASE = "/api/v1/gesprekken"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def port() -> int:
    """Where Prometheus reads."""
    return free_port()


@pytest.fixture
def api(tmp_path: Path, port: int) -> Iterator[Api]:
    """The API on a fake Rasa, measured."""
    changes = {"metrics_port": port, "limits": Limits(session_messages=6)}
    with api_on_fake_rasa(tmp_path, **changes) as api:
        yield api


def test_a_conversation_is_counted_by_how_it_goes(api: Api, port: int) -> None:
    body = api.http.post(BASE).json()
    key = {"Authorization": f"Bearer {body['sleutel']}"}
    url = f"{BASE}/{body['id']}/berichten"
    texts = [
        "hallo",
        "signaal niet_begrepen",
        "bel 06 12345678",
        "kapot",
        "kapot",
        "hallo",
        "hallo",
    ]
    statuses = [api.http.post(url, json={"tekst": t}, headers=key).status_code for t in texts]
    assert statuses == [200, 200, 200, 503, 503, 200, 429]
    seen = scrape(port)
    counted = {
        outcome: value(seen, "aanbodwijzer_turns_total", outcome=outcome)
        for outcome in ("answered", "refused", "failed")
    }
    assert counted == {"answered": 4, "refused": 1, "failed": 2}
    assert value(seen, "aanbodwijzer_conversations_total") == 1
    assert value(seen, "aanbodwijzer_signals_total", signal="niet_begrepen") == 1
    assert value(seen, "aanbodwijzer_failures_total", part="rasa") == 2
    assert value(seen, "aanbodwijzer_rate_limited_total", scope="session", kind="message") == 1
    assert value(seen, "aanbodwijzer_turn_seconds_count") == 6
    requests = {
        sample.labels["status"]: sample.value
        for sample in seen
        if sample.name == "aanbodwijzer_http_requests_total"
        and sample.labels["route"] == BASE + "/{gesprek_id}/berichten"
    }
    assert requests == {"200": 4, "503": 2}


def test_what_somebody_sends_never_becomes_a_label(api: Api, port: int) -> None:
    body = api.http.post(BASE).json()
    key = {"Authorization": f"Bearer {body['sleutel']}"}
    api.http.post(f"{BASE}/{body['id']}/berichten", json={"tekst": "kanarie"}, headers=key)
    for path in ("/kanarie", f"{BASE}/kanarie/berichten", "/api/v1/verwijzingen/KANA-RIEX"):
        api.http.get(path, headers={"X-API-Key": STAFF_KEY})
    api.http.request("KANARIE", "/aanbod")
    labels = {text for sample in scrape(port) for text in sample.labels.values()}
    assert not [text for text in labels if "kanarie" in text.lower() or "kana-" in text.lower()]
    assert body["id"] not in labels


def test_adviezen_are_counted_by_how_well_they_fit(api: Api, port: int) -> None:
    body = api.http.post(BASE).json()
    for vormen in (["kennis"], ["oefenen"]):
        api.http.post(
            "/api/v1/verwijzingen",
            json={"gesprek": body["id"], "themas": ["problematisch_gedrag"], "vormen": vormen},
            headers={"X-API-Key": ACTIONS_KEY},
        ).raise_for_status()
    seen = [it for it in scrape(port) if it.name == "aanbodwijzer_adviezen_total"]
    assert sum(it.value for it in seen) == 2
    assert {it.labels["outcome"] for it in seen} <= {"passend", "naaste", "geen"}


def test_the_parts_and_the_catalogue_are_seen_while_nobody_chats(api: Api, port: int) -> None:
    api.http.get("/api/v1/gezondheid").raise_for_status()
    seen = scrape(port)
    up = {s.labels["part"]: s.value for s in seen if s.name == "aanbodwijzer_part_up"}
    assert up == {"rasa": 1, "actions": 1, "database": 1}
    assert value(seen, "aanbodwijzer_catalogue_sound") == 1
    assert value(seen, "aanbodwijzer_catalogue_changed_timestamp_seconds") > 1_700_000_000


def test_the_public_does_not_read_them(api: Api) -> None:
    assert api.http.get("/metrics").status_code == 404


def test_a_failure_of_an_unknown_part_is_a_mistake_in_the_code() -> None:
    with pytest.raises(ValueError, match="maan"):
        Metrics().failed("maan")
    assert "rasa" in PARTS

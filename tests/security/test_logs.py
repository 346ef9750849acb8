"""Nothing that somebody typed, and nothing that opens something, is in a log (PR-04, SE-12).

On the real processes, in a conversation in which all goes wrong that can.
"""

from __future__ import annotations

import json
from pathlib import Path

import httpx

from tests.support.stack import Stack, client

CANARY = "kanarievogel"
STORY = f"Groepen inwoners staan tegenover elkaar in de {CANARY}straat, twee kampen"


def converse(http: httpx.Client) -> dict[str, str]:
    """A conversation with an advies; what opens it and what it is known by."""
    begin = http.post("gesprekken").raise_for_status().json()
    key = {"Authorization": f"Bearer {begin['sleutel']}"}
    url = f"gesprekken/{begin['id']}/berichten"
    code = ""
    for text in (STORY, "we willen een training", "voor beleidsmedewerkers", "ja", "ja"):
        answer = http.post(url, json={"tekst": text}, headers=key).raise_for_status().json()
        code = next((b["advies"]["code"] for b in answer["berichten"] if b["advies"]), code)
    assert code, "no advies, so its code could not leak either"
    return {"id": begin["id"], "sleutel": begin["sleutel"], "code": code}


def provoke(stack: Stack, http: httpx.Client, made: dict[str, str]) -> None:
    """Everything that makes a part of the service complain, with the canary in it."""
    key = {"Authorization": f"Bearer {made['sleutel']}"}
    url = f"gesprekken/{made['id']}/berichten"
    staff = {"X-API-Key": stack.staff_key}
    with stack.api_for_actions.cut():
        for text in (f"toch iets anders: {CANARY}", "nee", f"{CANARY} training"):
            http.post(url, json={"tekst": text}, headers=key)
    for text in (f"{CANARY}\r\n" * 50, f'/{CANARY}{{"a": "b"', "", CANARY * 300, "🜁" * 50):
        http.post(url, json={"tekst": text}, headers=key)
    http.post(url, json={"tekst": f"{CANARY} 06 12345678"}, headers=key)
    http.post(url, json={"tekst": "x", CANARY: CANARY}, headers=key)
    http.post(url, content=f'{{"tekst": "{CANARY}', headers=key)
    http.post(url, json={"tekst": CANARY}, headers={"Authorization": f"Bearer {CANARY}"})
    http.get(f"gesprekken/{CANARY}/berichten", headers=key)
    http.get(f"verwijzingen/{CANARY}", headers=staff)
    http.get(f"verwijzingen/{made['code']}", headers=staff)
    http.post("herkenning", json={"tekst": CANARY}, headers=staff)
    http.post("matches", json={"themas": [CANARY], "situatie": CANARY})
    http.get("aanbod", params={"q": CANARY})
    rasa = f"http://127.0.0.1:{stack.ports.rasa}"
    token = dict(line.split("=", 1) for line in (stack.var / "env").read_text().splitlines())
    trusted = {"Authorization": f"Bearer {token['RASA_TOKEN']}"}
    turn = f"{rasa}/webhooks/gesprek/gesprekken/{made['id']}"
    for body in ({"tekst": ["/", CANARY]}, {CANARY: CANARY}, {"tekst": f'/kiezen{{"{CANARY}"}}'}):
        httpx.post(turn, json=body, headers=trusted)
    httpx.post(turn, content=CANARY, headers=trusted)
    httpx.post(f"{rasa}/webhooks/{CANARY}", json={"tekst": CANARY})
    actions = f"http://127.0.0.1:{stack.ports.actions}/webhook"
    event = {"event": "user", "text": CANARY, "parse_data": {"intent": {"name": CANARY}}}
    for action in ("action_advies", f"action_{CANARY}"):
        tracker = {"sender_id": made["id"], "slots": {"themas": CANARY}, "events": [event]}
        call = {"next_action": action, "sender_id": made["id"], "tracker": tracker, "version": "3"}
        httpx.post(actions, json=call)
    httpx.post(actions, content=CANARY)


def test_no_log_of_any_process_holds_what_was_typed(stack: Stack) -> None:
    with client(stack) as http:
        made = converse(http)
        provoke(stack, http, made)
    logs = {path.name: path.read_text() for path in (stack.var / "log").iterdir()}
    assert {"api.log", "actions.log", "rasa.log"} <= set(logs)
    for name, text in logs.items():
        for secret in (CANARY, made["sleutel"], made["code"], stack.staff_key):
            assert secret not in text, f"{secret} in {name}"
    for name in ("api.log", "actions.log", "rasa.log"):
        for line in logs[name].splitlines():
            assert {"time", "level", "logger", "event"} <= set(json.loads(line)), (name, line)
    ours = [json.loads(line) for line in logs["api.log"].splitlines()]
    assert [line for line in ours if line.get("gesprek") == made["id"]], "the lines can be followed"


def test_what_is_measured_holds_none_of_it_either(stack: Stack) -> None:
    with client(stack) as http:
        made = converse(http)
    measured = httpx.get(f"http://127.0.0.1:{stack.ports.metrics}/metrics").text
    assert "aanbodwijzer_turns_total" in measured
    for secret in (CANARY, made["id"], made["sleutel"], made["code"]):
        assert secret not in measured


def test_no_address_is_kept_anywhere(stack: Stack) -> None:
    """PR-06: this machine has one, and it is in no store and no log."""
    with client(stack) as http:
        http.headers["X-Forwarded-For"] = "203.0.113.77"
        http.post("gesprekken").raise_for_status()
    files = [path for path in stack.var.rglob("*") if path.is_file() and is_kept(path)]
    assert files
    for path in files:
        assert b"203.0.113.77" not in path.read_bytes(), path


def is_kept(path: Path) -> bool:
    """Whether a file holds what the service keeps: stores and logs."""
    return path.suffix in {".db", ".log"} or path.name.endswith(("-wal", "-shm"))

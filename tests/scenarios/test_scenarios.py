"""Plays every scenario over HTTP against the real stack."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.scenarios.format import Beurt, Verwacht, VerwachtAdvies, load
from tests.support.promises import check_promises
from tests.support.stack import Stack, client

HERE = Path(__file__).parent
SCENARIOS = {path: load(path) for path in sorted(HERE.rglob("*.yml"))}
#: What the bot does not manage yet may only become less.
NOT_YET = 1
PLAYS = [
    pytest.param(
        path,
        keer,
        id=f"{path.relative_to(HERE)}-{keer + 1}",
        marks=[pytest.mark.xfail(reason="nog_niet")] if keer + 1 in scenario.nog_niet else [],
    )
    for path, scenario in SCENARIOS.items()
    for keer in range(scenario.keren)
]


@pytest.fixture
def http(stack: Stack) -> Iterator[httpx.Client]:
    """A client; whatever a scenario cut is mended afterwards."""
    with client(stack) as http:
        yield http
    stack.api_for_actions.open(True)


def test_what_is_not_managed_yet_becomes_less() -> None:
    assert sum(len(scenario.nog_niet) for scenario in SCENARIOS.values()) <= NOT_YET


@pytest.mark.parametrize(("path", "keer"), PLAYS)
def test_scenario(path: Path, keer: int, stack: Stack, http: httpx.Client) -> None:
    """A conversation goes as its file says."""
    scenario = SCENARIOS[path]
    body = {"keuze": scenario.keuze} if scenario.keuze else None
    begin = http.post("gesprekken", json=body).raise_for_status().json()
    http.headers["Authorization"] = f"Bearer {begin['sleutel']}"
    said: list[str] = []
    berichten = begin["berichten"]
    for beurt in scenario.gesprek:
        if beurt.storing:
            stack.api_for_actions.open(beurt.storing == "voorbij")
            continue
        invoer = _invoer(beurt, keer, berichten)
        answer = http.post(f"gesprekken/{begin['id']}/berichten", json=invoer)
        said.append(f"> {invoer['tekst']}\n{answer.text}")
        story = "\n".join(said)
        assert answer.status_code == beurt.verwacht.status, story
        body = answer.json()
        before, berichten = berichten, body.get("berichten", [])
        if beurt.verwacht.anders:
            assert _sentences(before).isdisjoint(_sentences(berichten)), story
        _check(beurt.verwacht, body, berichten, story)
        if beurt.verwacht.stand:
            _check_stand(beurt.verwacht.stand, _slots(stack, begin["id"]), story)
        for bericht in berichten:
            if bericht["advies"]:
                check_promises(http, bericht["advies"])


def _invoer(beurt: Beurt, keer: int, berichten: list[dict[str, Any]]) -> dict[str, str]:
    tekst = beurt.tekst(keer)
    if tekst is not None:
        return {"tekst": tekst}
    offered = {knop["titel"]: knop["payload"] for b in berichten for knop in b["knoppen"]}
    assert beurt.knop in offered, f"{beurt.knop!r} is not among {list(offered)}"
    return {"tekst": beurt.knop, "payload": offered[beurt.knop]}


def _sentences(berichten: list[dict[str, Any]]) -> set[str]:
    return {line for bericht in berichten for line in bericht["tekst"].splitlines() if line}


def _slots(stack: Stack, gesprek_id: str) -> dict[str, Any]:
    """The slots of a conversation, as Rasa keeps it: events, the latest of a slot counts."""
    query = "SELECT stand FROM rasa_gesprekken WHERE id = ?"
    with closing(sqlite3.connect(stack.var / "rasa.db")) as database:
        (stand,) = database.execute(query, (gesprek_id,)).fetchone()
    return {
        event["name"]: event["value"] for event in json.loads(stand) if event["event"] == "slot"
    }


def _check_stand(verwacht: dict[str, Any], slots: dict[str, Any], story: str) -> None:
    for name, expected in verwacht.items():
        value = slots.get(name)
        if isinstance(expected, list):
            assert set(value or ()) == set(expected), f"{name} is {value}:\n{story}"
        else:
            assert value == expected, f"{name} is {value}:\n{story}"


def _check(
    verwacht: Verwacht, body: dict[str, Any], berichten: list[dict[str, Any]], story: str
) -> None:
    text = " ".join(b["tekst"] for b in berichten) or f"{body.get('detail')} {body.get('actie')}"
    text = text.lower()
    assert text.strip(), story
    for words in verwacht.bevat:
        assert words.lower() in text, f"{words!r} not in:\n{story}"
    if verwacht.bevat_een_van:
        assert any(words.lower() in text for words in verwacht.bevat_een_van), story
    for words in verwacht.bevat_niet:
        assert words.lower() not in text, f"{words!r} in:\n{story}"
    titles = {knop["titel"] for b in berichten for knop in b["knoppen"]}
    assert set(verwacht.knoppen) <= titles, story
    adviezen = [b["advies"] for b in berichten if b["advies"]]
    if verwacht.advies == "geen":
        assert not adviezen, story
    elif verwacht.advies:
        assert len(adviezen) == 1, story
        _check_advies(verwacht, adviezen[0], story)


def _check_advies(verwacht: Verwacht, advies: dict[str, Any], story: str) -> None:
    assert isinstance(verwacht.advies, VerwachtAdvies)
    for field in ("themas", "vormen", "doelgroepen"):
        expected = getattr(verwacht.advies, field)
        if expected is not None:
            assert set(advies[field]) == set(expected), f"{field}:\n{story}"
    if verwacht.advies.gemeente:
        assert advies["gemeente"] == verwacht.advies.gemeente, story
    assert verwacht.advies.minstens <= len(advies["aanbod"]) <= 3, story

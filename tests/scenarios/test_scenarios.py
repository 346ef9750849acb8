"""Plays every scenario over HTTP against the real stack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.scenarios.format import Beurt, Verwacht, VerwachtAdvies, load
from tests.support.promises import check_promises
from tests.support.stack import Stack, client

HERE = Path(__file__).parent
FILES = sorted(HERE.rglob("*.yml"))


@pytest.fixture
def http(stack: Stack) -> Iterator[httpx.Client]:
    """A client; whatever a scenario cut is mended afterwards."""
    with client(stack) as http:
        yield http
    stack.api_for_actions.open(True)


@pytest.mark.parametrize("path", FILES, ids=[str(p.relative_to(HERE)) for p in FILES])
def test_scenario(path: Path, stack: Stack, http: httpx.Client) -> None:
    """A conversation goes as its file says."""
    scenario = load(path)
    body = {"keuze": scenario.keuze} if scenario.keuze else None
    begin = http.post("gesprekken", json=body).raise_for_status().json()
    http.headers["Authorization"] = f"Bearer {begin['sleutel']}"
    said: list[str] = []
    berichten = begin["berichten"]
    for beurt in scenario.gesprek:
        if beurt.storing:
            stack.api_for_actions.open(beurt.storing == "voorbij")
            continue
        answer = http.post(f"gesprekken/{begin['id']}/berichten", json=_invoer(beurt, berichten))
        said.append(f"> {beurt.gebruiker or beurt.knop}\n{answer.text}")
        story = "\n".join(said)
        assert answer.status_code == beurt.verwacht.status, story
        body = answer.json()
        berichten = body.get("berichten", [])
        _check(beurt.verwacht, body, berichten, story)
        for bericht in berichten:
            if bericht["advies"]:
                check_promises(http, bericht["advies"])


def _invoer(beurt: Beurt, berichten: list[dict[str, Any]]) -> dict[str, str]:
    if beurt.gebruiker is not None:
        return {"tekst": beurt.gebruiker}
    offered = {knop["titel"]: knop["payload"] for b in berichten for knop in b["knoppen"]}
    assert beurt.knop in offered, f"{beurt.knop!r} is not among {list(offered)}"
    return {"tekst": beurt.knop, "payload": offered[beurt.knop]}


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

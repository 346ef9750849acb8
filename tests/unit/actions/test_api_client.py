"""The client of the API: three outcomes, no exceptions."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from actions.api_client import Found, Nothing, Unavailable
from tests.unit.actions.support import WOORDEN, api


async def test_found() -> None:
    assert await api({"aanbod/x": {"id": "x"}}).aanbod("x") == Found({"id": "x"})


async def test_nothing() -> None:
    assert await api({}).aanbod("x") == Nothing()


@pytest.mark.parametrize(
    "fault",
    [httpx.ConnectError("no"), httpx.ReadTimeout("slow"), 500, 503, 401, b"<html>"],
    ids=str,
)
async def test_unavailable(fault: Any) -> None:
    assert isinstance(await api({"contact": fault}).contact(), Unavailable)


async def test_words_come_per_slot_and_keep_the_order_of_the_catalogue() -> None:
    outcome = await api(WOORDEN).woorden()
    assert isinstance(outcome, Found)
    assert list(outcome.value.per_slot["themas"]) == ["polarisatie", "inclusie"]
    assert outcome.value.namen("vormen", ["oefenen", "weg"]) == ["Oefenen"]


async def test_the_last_known_words_stay_when_the_api_falls_away() -> None:
    answers: dict[str, Any] = dict(WOORDEN)
    client = api(answers)
    first = await client.woorden()
    answers["themas"] = 503
    assert await client.woorden() == first


async def test_no_words_at_all_is_unavailable() -> None:
    assert isinstance(await api({"themas": 503}).woorden(), Unavailable)

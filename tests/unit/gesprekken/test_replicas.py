"""Which replica takes a turn, and what happens when one ends in the middle."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from api.gesprekken.rasa import RasaClient, RasaUnavailable

ANSWER: dict[str, Any] = {
    "berichten": [{"tekst": "gehoord", "knoppen": [], "advies": None}],
    "signalen": [],
}


class Replica:
    """Answers over HTTP, or breaks off after it read the question, or never answers."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.breaks = False
        self.hangs = False
        self.url = ""
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        assert self._server
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(head.split("content-length: ")[1].split("\r\n")[0])
        self.heard.append(json.loads(await reader.readexactly(length)))
        if self.hangs:
            await asyncio.sleep(5)
        if not self.breaks:
            body = json.dumps(ANSWER).encode()
            writer.write(
                b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json\r\n"
                b"content-length: %d\r\n\r\n%b" % (len(body), body)
            )
        writer.close()


@asynccontextmanager
async def two() -> AsyncIterator[tuple[RasaClient, Replica, Replica]]:
    """A client, the replica that its conversation `GESPREK` begins at, and the other."""
    replicas = [Replica(), Replica()]
    for replica in replicas:
        await replica.start()
    client = RasaClient([replica.url for replica in replicas], "token", 1.0)
    await client.turn(GESPREK, "eerst")
    first, other = sorted(replicas, key=lambda replica: not replica.heard)
    yield client, first, other
    await client.close()
    for replica in replicas:
        await replica.stop()


GESPREK = "a1b2"


async def test_a_conversation_keeps_to_one_replica() -> None:
    async with two() as (client, first, other):
        for _ in range(5):
            await client.turn(GESPREK, "nog eens")
        assert (len(first.heard), len(other.heard)) == (6, 0)
        assert len({said["beurt"] for said in first.heard}) == 6, "each turn has an id of its own"


async def test_one_that_cannot_be_reached_is_passed_over() -> None:
    async with two() as (client, first, other):
        await first.stop()
        await client.turn(GESPREK, "een training")
        assert [said.get("opnieuw") for said in other.heard] == [None], "it was said once"


async def test_one_that_ends_in_the_middle_hands_over_and_says_that_it_may_be_known() -> None:
    async with two() as (client, first, other):
        first.breaks = True
        beurt = await client.turn(GESPREK, "een training")
        assert beurt.berichten[0].tekst == "gehoord"
        [said] = other.heard
        assert said["opnieuw"] is True
        assert said["beurt"] == first.heard[-1]["beurt"]


async def test_when_all_end_the_turn_fails() -> None:
    async with two() as (client, first, other):
        first.breaks = other.breaks = True
        with pytest.raises(RasaUnavailable):
            await client.turn(GESPREK, "een training")


async def test_one_that_hangs_takes_all_the_time_there_is() -> None:
    """It may still answer; who asks another one then may be heard twice."""
    async with two() as (client, first, other):
        first.hangs = True
        with pytest.raises(RasaUnavailable):
            await client.turn(GESPREK, "een training")
        assert not other.heard

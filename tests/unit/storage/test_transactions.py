"""Transactions on a thread, on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from api.clock import now
from api.gesprekken.models import Bericht, Beurt, Knop
from api.gesprekken.store import GesprekStore, new_id, new_sleutel
from api.storage.migrate import migrate
from api.storage.tables import GesprekRow
from api.storage.transactions import Transactions

MOMENT = now()
ROW = {"id": "a", "sleutel_hash": "x", "begonnen_op": MOMENT, "laatste_op": MOMENT}


@pytest.fixture
async def transactions(engine: AsyncEngine, database_url: str) -> AsyncIterator[Transactions]:
    await migrate(engine)
    opened = Transactions(database_url)
    yield opened
    await opened.close()


def add(connection: Connection) -> None:
    connection.execute(insert(GesprekRow), ROW)


async def ids(transactions: Transactions) -> list[str]:
    return list(await transactions.run(lambda c: c.scalars(select(GesprekRow.id)).all()))


async def test_what_was_written_is_kept(transactions: Transactions) -> None:
    await transactions.run(add)
    assert await ids(transactions) == ["a"]


async def test_nothing_is_kept_of_work_that_fails(transactions: Transactions) -> None:
    def work(connection: Connection) -> None:
        add(connection)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await transactions.run(work)

    def twice(connection: Connection) -> None:
        add(connection)
        add(connection)

    with pytest.raises(DBAPIError):
        await transactions.run(twice)
    assert await ids(transactions) == []


async def test_many_at_once(transactions: Transactions) -> None:
    store = GesprekStore(transactions)
    gesprekken = [(new_id(), new_sleutel()) for _ in range(40)]
    await asyncio.gather(*(store.create(*gesprek) for gesprek in gesprekken))
    assert all(await asyncio.gather(*(store.opens(*gesprek) for gesprek in gesprekken)))


async def test_the_buttons_are_those_of_the_last_turn(transactions: Transactions) -> None:
    store = GesprekStore(transactions)
    gesprek = new_id()
    await store.create(gesprek, new_sleutel())

    def said(*titels: str) -> list[Bericht]:
        return [Bericht(tekst=t, knoppen=[Knop(titel=t, payload=f"/{t}")]) for t in titels]

    async def offered() -> list[str]:
        return [knop.titel for knop in await store.offered(gesprek)]

    await store.add_opening(gesprek, said("a", "b"))
    assert await offered() == ["a", "b"]
    for titels in (("c",), ("d", "e"), ()):
        await store.add_turn(gesprek, "ja", Beurt(berichten=[*said(*titels), Bericht(tekst="x")]))
        assert await offered() == list(titels)

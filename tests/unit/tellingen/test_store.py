"""Counting, on both databases."""

from __future__ import annotations

import asyncio
from datetime import date

from sqlalchemy import select

from api.storage.database import Sessions
from api.storage.tables import DagtellingRow, TellingRow
from api.tellingen.store import count_gebeurtenis, count_vraag

DAY = date(2026, 11, 21)


async def test_the_same_question_is_one_line(store: Sessions) -> None:
    async def ask(themas: list[str]) -> None:
        async with store.begin() as session:
            await (await session.connection()).run_sync(
                count_vraag,
                DAY,
                themas=themas,
                vormen=["kennis"],
                doelgroepen=[],
                provincie=None,
                uitkomst="passend",
            )

    await ask(["inclusie", "polarisatie"])
    await ask(["polarisatie", "inclusie"])
    async with store() as session:
        rows = (await session.scalars(select(TellingRow))).all()
    assert [(row.themas, row.provincie, row.aantal) for row in rows] == [
        ("inclusie,polarisatie", "", 2)
    ]


async def test_none_is_lost_when_many_count_at_once(store: Sessions) -> None:
    async def count() -> None:
        async with store.begin() as session:
            await (await session.connection()).run_sync(count_gebeurtenis, DAY, "gesprek")

    await asyncio.gather(*(count() for _ in range(10)))
    async with store() as session:
        assert (await session.get_one(DagtellingRow, (DAY, "gesprek"))).aantal == 10

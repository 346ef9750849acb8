"""Sessions of the helpdesk, with a clock that a test moves (HD-03)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from api.handelingen.store import HandelingStore
from api.helpdesk.access.roles import Medewerker, Rol
from api.helpdesk.access.sessions import Ingelogd, SessieStore
from api.storage.database import Sessions
from api.storage.tables import SessieRow

ANNA = Medewerker("anna@voorbeeld.nl", "Anna de Vries", Rol.BEOORDELAAR)
BEA = Medewerker("bea@voorbeeld.nl", "Bea Heer", Rol.BEHEERDER)
IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=8)


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)  # the night that summer time begins

    def __call__(self) -> datetime:
        return self.now

    def passes(self, time: timedelta) -> None:
        """Moves it on."""
        self.now += time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sessies(store: Sessions, clock: Clock) -> SessieStore:
    return SessieStore(store, IDLE, LONGEST, clock)


async def kept(store: Sessions) -> int:
    async with store() as session:
        return await session.scalar(select(func.count()).select_from(SessieRow)) or 0


async def test_a_session_knows_its_colleague(sessies: SessieStore) -> None:
    assert await sessies.find(await sessies.begin(ANNA)) == ANNA


async def test_an_id_is_long_and_never_the_same(sessies: SessieStore) -> None:
    first, second = await sessies.begin(ANNA), await sessies.begin(ANNA)
    assert len(first) >= 43
    assert first != second


async def test_only_a_hash_of_the_id_is_kept(sessies: SessieStore, store: Sessions) -> None:
    id = await sessies.begin(ANNA)
    async with store() as session:
        row = await session.scalar(select(SessieRow))
    assert row is not None
    assert id not in str(vars(row))
    assert await sessies.find(row.id_hash) is None


async def test_it_ends_after_a_time_without_requests(sessies: SessieStore, clock: Clock) -> None:
    id = await sessies.begin(ANNA)
    clock.passes(IDLE)
    assert await sessies.find(id) == ANNA
    clock.passes(IDLE + timedelta(seconds=1))
    assert await sessies.find(id) is None


async def test_every_request_counts_as_one(sessies: SessieStore, clock: Clock) -> None:
    id = await sessies.begin(ANNA)
    for _ in range(12):
        clock.passes(timedelta(minutes=20))
        assert await sessies.find(id) == ANNA


async def test_it_ends_in_any_case_after_the_longest_time(
    sessies: SessieStore, clock: Clock
) -> None:
    id = await sessies.begin(ANNA)
    for _ in range(24):
        clock.passes(timedelta(minutes=20))
        assert await sessies.find(id) == ANNA
    clock.passes(timedelta(seconds=1))
    assert await sessies.find(id) is None


async def test_an_ended_session_is_gone(
    sessies: SessieStore, store: Sessions, clock: Clock
) -> None:
    id = await sessies.begin(ANNA)
    clock.passes(IDLE + timedelta(seconds=1))
    await sessies.find(id)
    assert await kept(store) == 0


async def test_a_login_clears_away_what_has_expired_and_nothing_else(
    sessies: SessieStore, store: Sessions, clock: Clock
) -> None:
    await sessies.begin(ANNA)
    clock.passes(IDLE)
    living = await sessies.begin(ANNA)
    clock.passes(timedelta(seconds=1))
    newest = await sessies.begin(ANNA)
    assert await kept(store) == 2
    assert await sessies.find(living) == await sessies.find(newest) == ANNA


async def test_logging_out_ends_this_session_only(sessies: SessieStore) -> None:
    here, elsewhere = await sessies.begin(ANNA), await sessies.begin(ANNA)
    await sessies.end(here)
    await sessies.end(here)
    assert await sessies.find(here) is None
    assert await sessies.find(elsewhere) == ANNA


async def test_a_colleague_is_logged_in_once_with_the_latest_session(
    sessies: SessieStore, clock: Clock
) -> None:
    begun = clock.now
    await sessies.begin(ANNA)
    await sessies.begin(BEA)
    clock.passes(timedelta(minutes=20))
    newest = clock.now
    await sessies.begin(replace(ANNA, rol=Rol.LEZER))
    assert await sessies.logged_in() == [
        Ingelogd(replace(ANNA, rol=Rol.LEZER), newest, newest),
        Ingelogd(BEA, begun, begun),
    ]
    clock.passes(timedelta(minutes=20))
    assert [it.medewerker.naam for it in await sessies.logged_in()] == [ANNA.naam]


async def test_all_sessions_of_a_colleague_end_and_the_audit_trail_tells_it_once(
    sessies: SessieStore, store: Sessions
) -> None:
    ids = [await sessies.begin(ANNA), await sessies.begin(ANNA)]
    other = await sessies.begin(BEA)
    for _ in range(2):
        await sessies.end_all(ANNA.wie, BEA.als_wie)
    assert [await sessies.find(id) for id in (*ids, other)] == [None, None, BEA]
    trail = await HandelingStore(store).read()
    assert [(it.wie, it.wat, it.van) for it in trail] == [(BEA.wie, "collega_uitgelogd", ANNA.wie)]


@pytest.mark.parametrize("id", ["", "x", "x" * 10_000, "\x00", "' or 1=1 --"])
async def test_an_id_that_we_never_gave_opens_nothing(sessies: SessieStore, id: str) -> None:
    await sessies.begin(ANNA)
    assert await sessies.find(id) is None

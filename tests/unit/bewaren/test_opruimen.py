"""Retention with a moved clock, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from pydantic import SecretStr
from sqlalchemy import func, select

from api.bewaren.opruimen import Aantallen, Opruimer
from api.bewaren.termijnen import grenzen
from api.gesprekken.rasa import RasaClient, RasaUnavailable
from api.handelingen.models import Wie
from api.handelingen.store import HandelingStore
from api.settings import Settings
from api.storage.database import Sessions
from api.storage.tables import BerichtRow, GesprekRow, HandelingRow, SessieRow, VerwijzingRow

START = datetime(2026, 1, 1, tzinfo=UTC)
SECRET = SecretStr("x" * 30)
SETTINGS = Settings(
    rasa_token=SECRET,
    staff_api_key=SECRET,
    actions_api_key=SECRET,
    bewaar_gesprek_dagen=30,
    bewaar_verwijzing_dagen=365,
    bewaar_handeling_dagen=730,
)


class Rasa:
    """Remembers what it was told to forget."""

    def __init__(self) -> None:
        self.erased: list[str] = []
        self.down = False

    async def erase(self, gesprek_id: str) -> None:
        if self.down:
            raise RasaUnavailable("down")
        self.erased.append(gesprek_id)


@pytest.fixture
def rasa() -> Rasa:
    """A Rasa that forgets what it is told to."""
    return Rasa()


@pytest.fixture
async def opruimer(store: Sessions, rasa: Rasa) -> Opruimer:
    """A gesprek without and one with a verwijzing, a handeling and a session, all of one day."""
    async with store.begin() as session:
        for naam in ("zonder", "met"):
            session.add(GesprekRow(id=naam, sleutel_hash=naam, begonnen_op=START, laatste_op=START))
        await session.flush()
        session.add(BerichtRow(gesprek_id="met", van="bot", tekst="dag", knoppen=[], advies=None))
        session.add(
            VerwijzingRow(
                code="K7QD-MX4A",
                gesprek_id="met",
                gemaakt_op=START,
                situatie=None,
                advies={},
                passend=True,
                niet_gedekt=[],
                catalogus_versie="a",
                status="nieuw",
            )
        )
        session.add(
            SessieRow(
                id_hash="s", wie="a", naam="A", rol="lezer", begonnen_op=START, laatste_op=START
            )
        )
    await HandelingStore(store).write(Wie(id="a", rol="beheerder"), "export", "verwijzingen")
    async with store.begin() as session:
        session.add(HandelingRow(op=START, wie="a", rol="lezer", wat="inlog", onderwerp="sessie"))
    return Opruimer(store, cast(RasaClient, rasa))


async def left(store: Sessions, table: type) -> int:
    async with store() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.parametrize(
    ("days", "gesprekken", "verwijzingen", "handelingen"),
    [(29, 0, 0, 0), (31, 1, 0, 0), (364, 1, 0, 0), (366, 2, 1, 0), (731, 2, 1, 1)],
)
async def test_each_kind_has_its_own_period(
    opruimer: Opruimer,
    store: Sessions,
    rasa: Rasa,
    days: int,
    gesprekken: int,
    verwijzingen: int,
    handelingen: int,
) -> None:
    moment = grenzen(SETTINGS, START + timedelta(days=days))
    expected = Aantallen(
        gesprekken=gesprekken,
        verwijzingen=verwijzingen,
        handelingen=handelingen,
        sessies=int(days > 30),
    )
    assert await opruimer.preview(moment) == expected
    assert await left(store, GesprekRow) == 2, "a preview changes nothing"
    assert await opruimer.clear(moment) == expected
    assert await left(store, GesprekRow) == 2 - gesprekken
    assert await left(store, VerwijzingRow) == 1 - verwijzingen
    assert await left(store, BerichtRow) == 1 - verwijzingen
    assert len(rasa.erased) == gesprekken
    none = Aantallen(gesprekken=0, verwijzingen=0, handelingen=0, sessies=0)
    assert await opruimer.preview(moment) == none


async def test_what_went_is_written_down(opruimer: Opruimer, store: Sessions) -> None:
    await opruimer.clear(grenzen(SETTINGS, START + timedelta(days=31)))
    line = (await HandelingStore(store).read("bewaartermijnen"))[0]
    assert line.rol == "dienst"
    assert line.naar == "gesprekken: 1, verwijzingen: 0, handelingen: 0, sessies: 1"


async def test_what_rasa_cannot_forget_stays_for_the_next_time(
    opruimer: Opruimer, store: Sessions, rasa: Rasa
) -> None:
    moment = grenzen(SETTINGS, START + timedelta(days=31))
    rasa.down = True
    assert (await opruimer.clear(moment)).gesprekken == 0
    assert await left(store, GesprekRow) == 2
    rasa.down = False
    assert (await opruimer.clear(moment)).gesprekken == 1

"""The list of verwijzingen, on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from api.gesprekken.models import Advies
from api.storage.database import Sessions
from api.storage.tables import GesprekRow, VerwijzingRow
from api.verwijzingen.code import look_alikes
from api.verwijzingen.overzicht import PAGE, Filters, Overzicht
from api.verwijzingen.status import Status

START = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
async def overzicht(store: Sessions) -> Overzicht:
    """Four verwijzingen, a day apart."""
    async with store.begin() as session:
        session.add(GesprekRow(id="g", sleutel_hash="h", begonnen_op=START, laatste_op=START))
    await add(store, "AAAA-AAAA", 0, ["polarisatie"], ["kennis"])
    await add(store, "CCCC-CCCC", 1, ["inclusie", "polarisatie"], ["oefenen"], passend=False)
    await add(
        store,
        "DDDD-DDDD",
        2,
        ["extremisme"],
        ["kennis", "advies"],
        medewerker_gevraagd_op=START + timedelta(days=3),
    )
    await add(
        store,
        "EEEE-EEEE",
        3,
        ["rechtsextremisme"],
        [],
        status=Status.AFGEROND,
        medewerker_gevraagd_op=START,
    )
    return Overzicht(store)


async def add(
    store: Sessions, code: str, day: int, themas: list[str], vormen: list[str], **more: Any
) -> None:
    advies = Advies(code=code, themas=themas, vormen=vormen, doelgroepen=[], aanbod=[])
    fields = {"passend": True, "status": Status.NIEUW, **more}
    async with store.begin() as session:
        session.add(
            VerwijzingRow(
                code=code,
                gesprek_id="g",
                gemaakt_op=START + timedelta(days=day),
                situatie=None,
                advies=advies.model_dump(mode="json"),
                niet_gedekt=[],
                catalogus_versie="a",
                **fields,
            )
        )


@pytest.mark.parametrize(
    ("filters", "codes"),
    [
        (Filters(), "DCAE"),
        (Filters(status=Status.NIEUW), "DCA"),
        (Filters(thema="polarisatie"), "CA"),
        # Not the child: whose name holds the name of its parent.
        (Filters(thema="extremisme"), "D"),
        (Filters(thema="%"), ""),
        (Filters(vorm="kennis"), "DA"),
        (Filters(passend=False), "C"),
        (Filters(wacht=True), "D"),
        (Filters(vanaf=date(2026, 11, 3)), "DE"),
        (Filters(tot_en_met=date(2026, 11, 2)), "CA"),
        (Filters(vanaf=date(2026, 11, 2), tot_en_met=date(2026, 11, 2)), "C"),
        (Filters(doelgroep="bestuurder"), ""),
    ],
)
async def test_filters(overzicht: Overzicht, filters: Filters, codes: str) -> None:
    found = [regel.code[0] for regel in await overzicht.page(filters)]
    assert sorted(found) == sorted(codes)
    assert await overzicht.count(filters) == len(codes)


async def test_who_waits_for_a_person_stands_on_top(overzicht: Overzicht, store: Sessions) -> None:
    await add(store, "FFFF-FFFF", -9, ["inclusie"], [], medewerker_gevraagd_op=START)
    lines = await overzicht.page(Filters(), "-gemaakt_op")
    assert [line.code[0] for line in lines] == ["F", "D", "E", "C", "A"]
    assert [line.wacht_sinds is not None for line in lines] == [True, True, False, False, False]


async def test_sorted_the_other_way(overzicht: Overzicht) -> None:
    lines = await overzicht.page(Filters(), "gemaakt_op")
    assert [line.code[0] for line in lines] == ["D", "A", "C", "E"]


async def test_pages_hold_everything_once(overzicht: Overzicht, store: Sessions) -> None:
    for number in range(PAGE):
        await add(store, f"K{number:03d}-KKKK", 5, ["inclusie"], [])
    seen = [
        line.code for page in (1, 2, 3) for line in await overzicht.page(Filters(), "code", page)
    ]
    assert len(seen) == len(set(seen)) == PAGE + 4


@pytest.mark.parametrize(
    "typed", ["CCCC-CCCC", "cccc cccc", " cccccccc", "CCC5-CCCC", "CCCC-CCCA", "0ccc-cccz"]
)
async def test_a_code_as_it_was_heard(overzicht: Overzicht, typed: str) -> None:
    assert [line.code for line in await overzicht.like(typed)] == ["CCCC-CCCC"]


@pytest.mark.parametrize("typed", ["", "CCCC", "CCCC-CAAA", "____-____", "00000000", "%%%%%%%%"])
async def test_what_is_no_code_finds_nothing(overzicht: Overzicht, typed: str) -> None:
    assert await overzicht.like(typed) == []


def test_the_nearest_comes_first() -> None:
    assert look_alikes("k7qd-mx4a")[0] == "K7QD-MX4A"
    assert look_alikes("k7qd-mx4o")[0] == "K7QD-MX4_"
    assert len(look_alikes("k7qd-mx4a")) == 9

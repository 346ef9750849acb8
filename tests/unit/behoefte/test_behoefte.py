"""Demand and first-time-right, counted again in the test, on both databases."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from api.behoefte.goed import eerste_keer_goed
from api.behoefte.periode import periode
from api.behoefte.vraag import gevraagd
from api.storage.database import Sessions
from api.storage.tables import GesprekRow, SignaalRow, VerwijzingRow, WaarderingRow
from api.tellingen.store import count_vraag

THEMAS = ["inclusie", "polarisatie", "ondermijning"]
VORMEN = ["kennis", "oefenen"]
START = date(2026, 9, 20)


async def test_counts_are_those_of_the_questions_put_in(store: Sessions) -> None:
    rnd = random.Random(7)
    asked = []
    for _ in range(60):
        themas = rnd.sample(THEMAS, rnd.choice([1, 2]))
        vormen = rnd.sample(VORMEN, rnd.choice([0, 1, 2]))
        day = START + timedelta(days=rnd.randrange(40))
        uitkomst = rnd.choice(["passend", "naaste", "geen"])
        provincie = rnd.choice(["Utrecht", None])
        asked.append((day, themas, vormen, uitkomst, provincie))
        async with store.begin() as session:
            await (await session.connection()).run_sync(
                count_vraag,
                day,
                themas=themas,
                vormen=vormen,
                doelgroepen=["bestuurder"],
                provincie=provincie,
                uitkomst=uitkomst,
            )
    chosen = periode("2026-10", "2026-10", date(2026, 11, 21))
    result = await gevraagd(store, chosen.vanaf, chosen.voor)
    inside = [a for a in asked if a[0].month == 10]
    assert result.vragen == len(inside)
    assert result.passend == sum(a[3] == "passend" for a in inside)
    assert result.doelgroepen == Counter(bestuurder=len(inside))
    assert result.provincies == Counter(a[4] or "" for a in inside)
    assert result.cellen == Counter(
        (thema, vorm)
        for _, themas, vormen, *_ in inside
        for thema in themas
        for vorm in vormen or [""]
    )
    assert result.zonder_aanbod == Counter(
        (thema, vorm)
        for _, themas, vormen, uitkomst, _ in inside
        if uitkomst != "passend"
        for thema in themas
        for vorm in vormen or [""]
    )


MOMENT = datetime(2026, 10, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("passend", "signalen", "nuttig", "outcome"),
    [
        ([True], [], None, "meteen"),
        ([True], ["medewerker"], True, "meteen"),
        ([True], ["verduidelijkt"], None, "na_een_vraag"),
        ([True], ["gecorrigeerd", "niet_begrepen"], None, "na_een_vraag"),
        ([True], ["past_niet"], None, "niet"),
        ([True], ["verduidelijkt"], False, "niet"),
        ([False], [], None, "niet"),
        # The first advies counts, not the better one that came after it.
        ([False, True], [], None, "niet"),
        # Nor what was only made to hand the answers to a person.
        ([None, True], ["medewerker"], None, "meteen"),
        ([None], ["medewerker"], None, ""),
    ],
)
async def test_first_time_right(
    store: Sessions,
    passend: list[bool | None],
    signalen: list[str],
    nuttig: bool | None,
    outcome: str,
) -> None:
    async with store.begin() as session:
        session.add(GesprekRow(id="g", sleutel_hash="h", begonnen_op=MOMENT, laatste_op=MOMENT))
        await session.flush()
        for number, fits in enumerate(passend):
            session.add(
                VerwijzingRow(
                    code=f"AAAA-AAA{number}",
                    gesprek_id="g",
                    gemaakt_op=MOMENT + timedelta(minutes=number),
                    situatie=None,
                    advies={},
                    passend=bool(fits),
                    voor_medewerker=fits is None,
                    niet_gedekt=[],
                    catalogus_versie="a",
                    status="nieuw",
                )
            )
        for soort in signalen:
            session.add(SignaalRow(gesprek_id="g", bericht_id=None, soort=soort, op=MOMENT))
        if nuttig is not None:
            session.add(WaarderingRow(gesprek_id="g", nuttig=nuttig, reden=None, op=MOMENT))
    chosen = periode("2026-10", "2026-10", date(2026, 11, 21))
    goed = await eerste_keer_goed(store, *chosen.momenten)
    assert {kind: number for kind, number in vars(goed).items() if number} == (
        {outcome: 1} if outcome else {}
    )
    other = periode("2026-09", "2026-09", date(2026, 11, 21))
    assert (await eerste_keer_goed(store, *other.momenten)).totaal == 0


def test_the_last_twelve_months_without_a_choice() -> None:
    months = periode(None, None, date(2026, 11, 21)).maanden
    assert (months[0], months[-1], len(months)) == ("2025-12", "2026-11", 12)


@pytest.mark.parametrize(
    ("vanaf", "tot"), [("2026-12", "2026-11"), ("x", None), ("2026-13", None), ("1900-01", None)]
)
def test_what_is_no_period(vanaf: str, tot: str | None) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        periode(vanaf, tot, date(2026, 11, 21))

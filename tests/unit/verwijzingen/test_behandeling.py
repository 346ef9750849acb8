"""The handling of a verwijzing, on both databases."""

from __future__ import annotations

import asyncio
from itertools import product

import pytest

from api.clock import now
from api.gesprekken.models import Advies
from api.handelingen.models import Wie
from api.handelingen.store import HandelingStore
from api.storage.database import Sessions
from api.storage.tables import GesprekRow, VerwijzingRow
from api.verwijzingen.behandeling import (
    Behandeling,
    ChangedMeanwhile,
    NoCorrectie,
    NoSuchStep,
    Oordeel,
    UnknownVerwijzing,
)
from api.verwijzingen.status import STEPS, Status

CODE = "K7QD-MX4A"
ANNA = Wie(id="anna@voorbeeld.nl", rol="beoordelaar")
BRAM = Wie(id="bram@voorbeeld.nl", rol="beoordelaar")


def advies(*themas: str) -> Advies:
    return Advies(code=CODE, themas=list(themas), vormen=["kennis"], doelgroepen=[], aanbod=[])


@pytest.fixture
async def behandeling(store: Sessions) -> Behandeling:
    """A new verwijzing."""
    moment = now()
    async with store.begin() as session:
        session.add(GesprekRow(id="g", sleutel_hash="h", begonnen_op=moment, laatste_op=moment))
        await session.flush()
        session.add(
            VerwijzingRow(
                code=CODE,
                gesprek_id="g",
                gemaakt_op=moment,
                situatie="Onrust",
                advies=advies("polarisatie").model_dump(mode="json"),
                passend=True,
                niet_gedekt=[],
                catalogus_versie="abc",
                status=Status.NIEUW,
            )
        )
    return Behandeling(store)


async def test_from_new_to_done(behandeling: Behandeling, store: Sessions) -> None:
    for step in (Status.IN_BEHANDELING, Status.AKKOORD, Status.AFGEROND):
        versie = (await behandeling.read(CODE)).versie
        await behandeling.step(CODE, versie, step, ANNA)
    dossier = await behandeling.read(CODE)
    assert dossier.status is Status.AFGEROND
    assert dossier.behandelaar == ANNA.id
    trail = [(h.wie, h.van, h.naar) for h in await HandelingStore(store).read(CODE)]
    assert trail == [
        (ANNA.id, "akkoord", "afgerond"),
        (ANNA.id, "in_behandeling", "akkoord"),
        (ANNA.id, "nieuw", "in_behandeling"),
    ]


async def test_no_other_steps(behandeling: Behandeling, store: Sessions) -> None:
    for van, naar in product(Status, Status):
        if naar in STEPS[van]:
            continue
        async with store.begin() as session:
            (await session.get_one(VerwijzingRow, CODE)).status = van
        with pytest.raises(NoSuchStep):
            await behandeling.step(CODE, 1, naar, ANNA)
        assert (await behandeling.read(CODE)).status is van
    assert not await HandelingStore(store).read(CODE)


async def test_the_second_of_two_colleagues_is_told(
    behandeling: Behandeling, store: Sessions
) -> None:
    versie = (await behandeling.read(CODE)).versie
    await behandeling.step(CODE, versie, Status.IN_BEHANDELING, ANNA)
    with pytest.raises(ChangedMeanwhile):
        await behandeling.note(CODE, versie, "Ook gezien", BRAM)
    dossier = await behandeling.read(CODE)
    assert dossier.behandelaar == ANNA.id
    assert dossier.notities == []
    assert len(await HandelingStore(store).read(CODE)) == 1


async def test_of_two_at_the_very_same_time_one_wins(
    behandeling: Behandeling, store: Sessions
) -> None:
    versie = (await behandeling.read(CODE)).versie
    outcomes = await asyncio.gather(
        *(behandeling.step(CODE, versie, Status.IN_BEHANDELING, wie) for wie in (ANNA, BRAM)),
        return_exceptions=True,
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == [
        "ChangedMeanwhile",
        "NoneType",
    ]
    assert len(await HandelingStore(store).read(CODE)) == 1


async def test_a_correction_is_kept_beside_the_original(
    behandeling: Behandeling, store: Sessions
) -> None:
    await behandeling.correct(CODE, 1, advies("radicalisering"), "def", ANNA)
    dossier = await behandeling.read(CODE)
    assert dossier.correcties[0].themas == ["radicalisering"]
    async with store() as session:
        kept = (await session.get_one(VerwijzingRow, CODE)).advies
    assert kept["themas"] == ["polarisatie"]
    line = (await HandelingStore(store).read(CODE))[0]
    assert (line.van, line.naar) == ("polarisatie | kennis | -", "radicalisering | kennis | -")


async def test_adapted_needs_a_correction(behandeling: Behandeling) -> None:
    await behandeling.step(CODE, 1, Status.IN_BEHANDELING, ANNA)
    with pytest.raises(NoCorrectie):
        await behandeling.step(CODE, 2, Status.AANGEPAST, ANNA)
    await behandeling.correct(CODE, 2, advies("radicalisering"), "def", ANNA)
    await behandeling.step(CODE, 3, Status.AANGEPAST, ANNA)


async def test_the_last_judgement_counts(behandeling: Behandeling, store: Sessions) -> None:
    first = Oordeel(thema_goed=True, advies_goed=False, opvolging_nodig=True)
    second = Oordeel(thema_goed=True, advies_goed=True, opvolging_nodig=False)
    await behandeling.judge(CODE, 1, first, ANNA)
    await behandeling.judge(CODE, 2, second, BRAM)
    assert (await behandeling.read(CODE)).oordeel == second
    line = (await HandelingStore(store).read(CODE))[0]
    assert (line.van, line.naar) == ("thema_goed, opvolging_nodig", "thema_goed, advies_goed")


async def test_a_note_stays_out_of_the_audit_trail(
    behandeling: Behandeling, store: Sessions
) -> None:
    await behandeling.note(CODE, 1, "Teruggebeld", ANNA)
    assert [n.tekst for n in (await behandeling.read(CODE)).notities] == ["Teruggebeld"]
    line = (await HandelingStore(store).read(CODE))[0]
    assert (line.wat, line.van, line.naar) == ("notitie", None, None)


async def test_what_was_erased_is_unknown(behandeling: Behandeling) -> None:
    with pytest.raises(UnknownVerwijzing):
        await behandeling.read("AAAA-AAAA")
    with pytest.raises(UnknownVerwijzing):
        await behandeling.note("AAAA-AAAA", 1, "x", ANNA)

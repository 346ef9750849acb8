"""Puts conversations and verwijzingen into the database of a running helpdesk."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from api.clock import now
from api.gesprekken.models import Advies, AdviesAanbod
from api.storage.database import Sessions, open_engine, sessions
from api.storage.tables import BerichtRow, GesprekRow, SignaalRow, VerwijzingRow
from api.verwijzingen.code import new_code
from tests.helpdesk.site import Helpdesk

_numbers = itertools.count(1)

AANBOD = AdviesAanbod(
    id="een-training",
    naam="Een training",
    aanbieder="Een aanbieder",
    url="https://www.voorbeeld.nl/training",
    vormen=["kennis"],
    redenen=["Past bij uw thema polarisatie."],
)


def in_database(helpdesk: Helpdesk, work: Callable[[Sessions], Awaitable[Any]]) -> Any:
    """Does something in the database beside the running helpdesk."""

    async def run() -> Any:
        engine = open_engine(helpdesk.app.state.settings.database_url)
        try:
            return await work(sessions(engine))
        finally:
            await engine.dispose()

    return asyncio.run(run())


def verwijzing(
    helpdesk: Helpdesk,
    *,
    themas: tuple[str, ...] = ("polarisatie",),
    situatie: str = "Groepen staan tegenover elkaar",
    gemaakt_op: datetime | None = None,
    gezegd: tuple[str, ...] = (),
    signaal: str | None = None,
    vormen: tuple[str, ...] = ("kennis",),
    aanbod: AdviesAanbod = AANBOD,
    **fields: Any,
) -> str:
    """A gesprek with a verwijzing; returns its code."""
    code, gesprek_id, moment = new_code(), f"gesprek{next(_numbers)}", gemaakt_op or now()
    advies = Advies(
        code=code, themas=list(themas), vormen=list(vormen), doelgroepen=[], aanbod=[aanbod]
    )

    async def write(store: Sessions) -> None:
        async with store.begin() as session:
            session.add(
                GesprekRow(id=gesprek_id, sleutel_hash="x", begonnen_op=moment, laatste_op=moment)
            )
            await session.flush()
            for tekst in (situatie, *gezegd):
                said = BerichtRow(
                    gesprek_id=gesprek_id, van="gebruiker", tekst=tekst, knoppen=[], advies=None
                )
                session.add(said)
            await session.flush()
            if signaal:
                session.add(
                    SignaalRow(gesprek_id=gesprek_id, bericht_id=said.id, soort=signaal, op=moment)
                )
            session.add(
                VerwijzingRow(
                    code=code,
                    gesprek_id=gesprek_id,
                    gemaakt_op=moment,
                    situatie=situatie,
                    advies=advies.model_dump(mode="json"),
                    **{
                        "passend": True,
                        "niet_gedekt": [],
                        "catalogus_versie": "abc123",
                        "status": "nieuw",
                        **fields,
                    },
                )
            )

    in_database(helpdesk, write)
    return code

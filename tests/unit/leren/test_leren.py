"""What reviewed conversations teach, on both databases."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from ruamel.yaml import YAML

from api.clock import now
from api.gesprekken.models import Advies
from api.leren.niet_begrepen import niet_begrepen
from api.leren.voorbeelden import as_evaluation, as_training, voorbeelden
from api.storage.database import Sessions
from api.storage.tables import (
    BerichtRow,
    CorrectieRow,
    GesprekRow,
    OordeelRow,
    SignaalRow,
    VerwijzingRow,
)

NOW = now()


@pytest.fixture
async def gesprek(store: Sessions) -> Sessions:
    """A gesprek."""
    async with store.begin() as session:
        session.add(GesprekRow(id="g", sleutel_hash="h", begonnen_op=NOW, laatste_op=NOW))
    return store


def advies(code: str, *themas: str) -> dict[str, Any]:
    made = Advies(code=code, themas=list(themas), vormen=["kennis"], doelgroepen=[], aanbod=[])
    return made.model_dump(mode="json")


async def reviewed(
    store: Sessions,
    code: str,
    *,
    fit: bool = True,
    right: bool = True,
    corrected: str | None = None,
) -> None:
    async with store.begin() as session:
        session.add(
            VerwijzingRow(
                code=code,
                gesprek_id="g",
                gemaakt_op=NOW,
                situatie=f"Onrust rond code {code[:4].lower()}\nzegt mevrouw Fatima el Idrissi",
                advies=advies(code, "polarisatie"),
                passend=True,
                niet_gedekt=[],
                catalogus_versie="a",
                status="akkoord",
            )
        )
        await session.flush()
        session.add(
            OordeelRow(
                code=code,
                thema_goed=right,
                advies_goed=True,
                opvolging_nodig=False,
                geschikt_als_voorbeeld=fit,
                wie="a",
                op=NOW,
            )
        )
        if corrected:
            session.add(
                CorrectieRow(
                    code=code,
                    themas=[corrected],
                    vormen=[],
                    doelgroepen=["bestuurder"],
                    advies=advies(code, corrected),
                    catalogus_versie="a",
                    wie="a",
                    op=NOW,
                )
            )


async def test_only_what_a_person_stands_behind(gesprek: Sessions) -> None:
    await reviewed(gesprek, "AAAA-AAAA")
    await reviewed(gesprek, "CCCC-CCCC", fit=False)
    await reviewed(gesprek, "DDDD-DDDD", right=False)
    await reviewed(gesprek, "EEEE-EEEE", right=False, corrected="inclusie")
    lines = [json.loads(line) for line in as_evaluation(await voorbeelden(gesprek)).splitlines()]
    assert [(line["themas"], line["vormen"], line["doelgroep"]) for line in lines] == [
        (["polarisatie"], ["kennis"], []),
        (["inclusie"], [], ["bestuurder"]),
    ]
    assert all("Fatima" not in line["tekst"] and "\n" not in line["tekst"] for line in lines)


async def test_candidates_are_in_the_format_of_the_training_data(gesprek: Sessions) -> None:
    await reviewed(gesprek, "AAAA-AAAA")
    await reviewed(gesprek, "CCCC-CCCC")
    await reviewed(gesprek, "EEEE-EEEE", corrected="inclusie")
    data = YAML(typ="safe").load(as_training(await voorbeelden(gesprek)))
    assert [block["metadata"]["themas"] for block in data["nlu"]] == [["polarisatie"], ["inclusie"]]
    assert len(data["nlu"][0]["examples"].splitlines()) == 2
    assert all(line.startswith("- ") for line in data["nlu"][0]["examples"].splitlines())


async def test_what_was_not_understood_stands_together(gesprek: Sessions) -> None:
    said = ["kunt u mij helpen met subsidie", "subsidie: kunt u mij helpen?", "blauw", "begrepen"]
    for number, tekst in enumerate(said):
        async with gesprek.begin() as session:
            row = BerichtRow(gesprek_id="g", van="gebruiker", tekst=tekst, knoppen=[], advies=None)
            session.add(row)
            await session.flush()
            soort = "gevaar" if tekst == "begrepen" else "niet_begrepen"
            session.add(
                SignaalRow(
                    gesprek_id="g",
                    bericht_id=row.id,
                    soort=soort,
                    op=NOW + timedelta(minutes=number),
                )
            )
    groups = await niet_begrepen(gesprek)
    assert [group.teksten for group in groups] == [[said[1], said[0]], ["blauw"]]
    assert groups[0].laatst == NOW + timedelta(minutes=1)

"""Reviewed verwijzingen as evaluation lines and as candidate training examples.

Only what a colleague marked as fit for it, with the labels that the colleague stands behind: the
correction where there is one, else what the chatbot understood and the colleague called right.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from io import StringIO

from pydantic import BaseModel
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString
from sqlalchemy import select

from api.gesprekken.models import Advies
from api.privacy.names import mask_names
from api.storage.database import Sessions
from api.storage.tables import CorrectieRow, OordeelRow, VerwijzingRow


class Voorbeeld(BaseModel):
    """A situatie with the labels that a person stands behind."""

    tekst: str
    themas: list[str]
    vormen: list[str]
    doelgroep: list[str]


async def voorbeelden(sessions: Sessions) -> list[Voorbeeld]:
    """Everything that was reviewed and marked as fit, oldest first."""
    query = (
        select(VerwijzingRow, OordeelRow)
        .join(OordeelRow, OordeelRow.code == VerwijzingRow.code)
        .where(OordeelRow.geschikt_als_voorbeeld, VerwijzingRow.situatie.is_not(None))
        .order_by(VerwijzingRow.gemaakt_op, VerwijzingRow.code)
    )
    async with sessions() as session:
        reviewed = (await session.execute(query)).all()
        corrections = await session.scalars(select(CorrectieRow).order_by(CorrectieRow.id))
        latest = {row.code: row for row in corrections}
    result = []
    for verwijzing, oordeel in reviewed:
        labels = latest.get(verwijzing.code)
        if labels is None and not oordeel.thema_goed:
            continue  # wrong, and nobody said what is right
        right = labels or Advies.model_validate(verwijzing.advies)
        result.append(
            Voorbeeld(
                tekst=" ".join(mask_names(verwijzing.situatie or "").split()),
                themas=right.themas,
                vormen=right.vormen,
                doelgroep=right.doelgroepen,
            )
        )
    return result


def as_evaluation(lines: Sequence[Voorbeeld]) -> str:
    """The lines that `make evaluate DATA=…` reads."""
    return "".join(json.dumps(line.model_dump(), ensure_ascii=False) + "\n" for line in lines)


def as_training(lines: Sequence[Voorbeeld]) -> str:
    """Blocks in Rasa's format, one for each combination of labels, for a person to read and add."""
    blocks: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for line in lines:
        key = (tuple(line.themas), tuple(line.vormen), tuple(line.doelgroep))
        blocks.setdefault(key, []).append(line.tekst)
    nlu = []
    for (themas, vormen, doelgroepen), texts in blocks.items():
        metadata = {
            name: list(ids)
            for name, ids in (("themas", themas), ("vormen", vormen), ("doelgroepen", doelgroepen))
            if ids
        }
        examples = LiteralScalarString("".join(f"- {text}\n" for text in texts))
        nlu.append({"intent": "vertellen", "metadata": metadata, "examples": examples})
    out = StringIO()
    yaml = YAML()
    yaml.width = 10_000  # an utterance stays on its line
    yaml.dump({"version": "3.1", "nlu": nlu}, out)
    return out.getvalue()

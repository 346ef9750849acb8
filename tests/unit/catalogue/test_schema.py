from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from api.catalogue import schema
from tests.unit.catalogue.samples import minimal, offer, with_offers

ROOT = Path(__file__).parents[3]


def _valid(data: dict[str, Any]) -> bool:
    validator = jsonschema.Draft202012Validator(json.loads(schema.schema_text()))
    return bool(validator.is_valid(data))


def test_committed_schema_is_current() -> None:
    committed = (ROOT / schema.TARGET).read_text(encoding="utf-8")
    assert committed == schema.schema_text(), "run: python -m api.catalogue schema"


def test_schema_accepts_a_sound_catalogue() -> None:
    assert _valid(minimal())


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "loopt"},
        {"extra": "veld"},
        {"naam": None},
        {"themas": "polarisatie"},
        {"themas": []},
        {"url": "http://www.voorbeeld.nl"},
        {"id": "Hoofd Letters"},
        {"naam": 5},
    ],
)
def test_schema_refuses_what_the_check_refuses(changes: dict[str, Any]) -> None:
    assert not _valid(with_offers(offer("een", **changes)))


def test_schema_speaks_dutch_and_never_of_null() -> None:
    text = schema.schema_text()
    assert '"null"' not in text
    assert "The organisation" not in text
    assert "De dag waarop iemand die pagina heeft bekeken." in text


def test_catalogue_names_its_schema_for_editors() -> None:
    first = (ROOT / "catalogue.yml").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={schema.TARGET.as_posix()}"

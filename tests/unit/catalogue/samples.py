"""Catalogues to test with, all grown from the one in minimal.yml."""

from __future__ import annotations

import copy
import io
import re
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from api.catalogue import source
from api.catalogue.model import Catalogue
from bot.stack.paths import ROOT

FOLDER = Path(__file__).parent
MINIMAL = FOLDER / "minimal.yml"


def minimal() -> dict[str, Any]:
    """The smallest sound catalogue, as plain data; free to change."""
    return copy.deepcopy(_minimal())


@cache
def _minimal() -> dict[str, Any]:
    data = source.read(MINIMAL.read_bytes()).data
    assert isinstance(data, dict)
    return data


def offer(own: str, **changes: Any) -> dict[str, Any]:
    """An open national offer with these `changes`; a field with None is left out."""
    example = _minimal()["aanbod"][0]
    item: dict[str, Any] = {**example, "id": own, "naam": f"Aanbod {own}", **changes}
    return {name: value for name, value in item.items() if value is not None}


def with_offers(*offers: dict[str, Any]) -> dict[str, Any]:
    """A catalogue that holds just these offers."""
    return {**minimal(), "aanbod": list(offers)}


def catalogue(*offers: dict[str, Any]) -> Catalogue:
    """The same, read."""
    return Catalogue.model_validate({**_minimal(), "aanbod": list(offers)})


def to_bytes(data: dict[str, Any]) -> bytes:
    """The data as it stands in a file."""
    out = io.BytesIO()
    yaml = YAML(typ="safe")
    yaml.default_flow_style = False
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    yaml.representer.ignore_aliases = lambda _: True
    yaml.dump(data, out)
    return out.getvalue()


def many(number: int) -> bytes:
    """A file with that many offers: those of the real catalogue, over and over, each with an id of
    its own and without what ties it to others."""
    text = (ROOT / "catalogue.yml").read_text("utf-8")
    head, body = text.split("\naanbod:\n")
    items = re.split(r"\n(?=  - id: )", body)[1:]
    alone = [re.sub(r"    relaties:\n(      .*\n?)+", "", item).rstrip() for item in items]
    alone = [
        re.sub(r"status: vervangen\n +vervangen_door: .*", "status: ingetrokken", item)
        for item in alone
    ]
    listed = (
        re.sub(r"  - id: (\S+)", rf"  - id: \1-{turn}", alone[turn % len(alone)], count=1)
        for turn in range(number)
    )
    return "\n".join([head, "aanbod:", *listed, ""]).encode()

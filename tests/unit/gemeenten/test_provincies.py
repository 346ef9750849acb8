"""Every municipality that the bot can hear lies in exactly one province."""

from __future__ import annotations

from collections import Counter

import pytest
from ruamel.yaml import YAML

from api.gemeenten.provincies import provincie_van
from bot.components.gemeente.gazetteer import gazetteer
from bot.stack.paths import ROOT


def test_every_municipality_stands_under_exactly_one_province() -> None:
    table: dict[str, list[str]] = YAML(typ="safe").load(
        ROOT / "api" / "gemeenten" / "provincies.yml"
    )
    listed = Counter(gemeente for namen in table.values() for gemeente in namen)
    assert len(table) == 12
    assert set(listed.values()) == {1}
    assert set(listed) == set(gazetteer().namen)


def test_both_files_name_the_same_province() -> None:
    names = gazetteer()
    differing = [n for n in names.namen if provincie_van(n) != names.provincie_van[n]]
    assert differing == []


@pytest.mark.parametrize(
    ("gemeente", "provincie"),
    [
        ("Zwolle", "Overijssel"),
        ("'s-Gravenhage", "Zuid-Holland"),
        ("Bergen (L.)", "Limburg"),
        ("Noordoostpolder", "Flevoland"),
        ("Nuenen, Gerwen en Nederwetten", "Noord-Brabant"),
        ("Nergenshuizen", None),
        ("", None),
    ],
)
def test_province_of_a_name(gemeente: str, provincie: str | None) -> None:
    assert provincie_van(gemeente) == provincie

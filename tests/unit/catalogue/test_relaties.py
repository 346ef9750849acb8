"""Which offers belong together, as pages and advice tell it."""

from __future__ import annotations

from datetime import date

from api.aanbod.relaties import open_relaties
from api.catalogue.model import Catalogue
from tests.unit.catalogue.samples import catalogue, offer

DAY = date(2026, 1, 2)


def told(own: str, current: Catalogue) -> list[tuple[str, str]]:
    return [(one.soort, one.id) for one in open_relaties(current.aanbod_op_id[own], current, DAY)]


def test_a_relation_holds_for_both_sides() -> None:
    current = catalogue(
        offer("basis"),
        offer("vervolg", relaties={"bouwt_op": ["basis"], "onderdeel_van": "geheel"}),
        offer("geheel"),
    )
    assert told("basis", current) == [("bereidt_voor_op", "vervolg")]
    assert told("vervolg", current) == [("bouwt_op", "basis"), ("onderdeel_van", "geheel")]
    assert told("geheel", current) == [("omvat", "vervolg")]


def test_what_is_written_on_both_sides_is_told_once() -> None:
    current = catalogue(
        offer("basis", relaties={"bereidt_voor_op": ["vervolg"]}),
        offer("vervolg", relaties={"bouwt_op": ["basis"]}),
    )
    assert told("basis", current) == [("bereidt_voor_op", "vervolg")]
    assert told("vervolg", current) == [("bouwt_op", "basis")]


def test_only_what_somebody_can_go_to_is_told() -> None:
    current = catalogue(
        offer(
            "basis",
            relaties={"bereidt_voor_op": ["weg", "voorbij", "elders", "open"]},
        ),
        offer("weg", status="ingetrokken"),
        offer("voorbij", datums=["2026-01-01"]),
        offer("elders", schaal="regionaal"),
        offer("open", datums=["2026-01-02"]),
    )
    assert told("basis", current) == [("bereidt_voor_op", "open")]
    assert open_relaties(current.aanbod_op_id["basis"], current, DAY)[0].naam == "Aanbod open"

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from api.catalogue import vocabulary
from api.catalogue.model import Aanbod, Catalogue
from tests.unit.catalogue.samples import minimal, offer

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("changes", "is_open"),
    [
        ({}, True),
        ({"status": "te_bevestigen"}, True),
        ({"status": "ingetrokken"}, False),
        ({"status": "vervangen", "vervangen_door": "ander"}, False),
        ({"datums": ["2026-11-21"]}, True),
        ({"datums": ["2026-11-20"]}, False),
        ({"datums": ["2026-11-20", "2027-01-01"]}, True),
        ({"aanmelden_tot": "2026-11-21"}, True),
        ({"aanmelden_tot": "2026-11-20"}, False),
        ({"aanmelden_tot": "2026-11-20", "datums": ["2026-12-01"]}, False),
    ],
)
def test_open_today(changes: dict[str, Any], is_open: bool) -> None:
    item = Aanbod.model_validate(offer("een", **changes))
    assert item.is_open(TODAY) is is_open
    assert item.in_advies(TODAY) is is_open


@pytest.mark.parametrize("scale", ["regionaal", "commercieel"])
def test_only_national_offers_are_in_an_advies(scale: str) -> None:
    item = Aanbod.model_validate(offer("een", schaal=scale))
    assert item.is_open(TODAY)
    assert not item.in_advies(TODAY)


@pytest.mark.parametrize(
    "url",
    [
        "http://www.voorbeeld.nl",
        "https://localhost/x",
        "https://127.0.0.1/x",
        "https://user:pass@voorbeeld.nl/",
        "https://voorbeeld.nl/a b",
        "https://",
        "https://[x",
        "javascript:alert(1)",
        'https://voorbeeld.nl/"onclick=',
    ],
)
def test_only_full_https_addresses(url: str) -> None:
    with pytest.raises(ValidationError):
        Aanbod.model_validate(offer("een", url=url))


@pytest.mark.parametrize(
    "text",
    ["<script>x</script>", "een <br/> twee", "Tom &amp; Jerry", "a\tb", "a\u200bb", "a\x00b", " "],
)
def test_texts_are_plain(text: str) -> None:
    with pytest.raises(ValidationError):
        Aanbod.model_validate(offer("een", omschrijving=text))


@pytest.mark.parametrize("text", ["Minder dan 5 < 10 dagen & meer", "Wie wat doet: <3", "1 > 0"])
def test_signs_that_are_no_markup_may_stay(text: str) -> None:
    assert Aanbod.model_validate(offer("een", omschrijving=text)).omschrijving == text


@pytest.mark.parametrize(("page_date", "text"), [(2021, "2021"), ("oktober 2021", "oktober 2021")])
def test_date_of_a_page_is_text(page_date: object, text: str) -> None:
    source = {**minimal()["contact"]["bron"], "datum": page_date}
    assert Aanbod.model_validate(offer("een", bron=source)).bron.datum == text


@pytest.mark.parametrize(
    ("block", "fixed"),
    [
        ("themas", vocabulary.THEMAS),
        ("vormen", vocabulary.VORMEN),
        ("doelgroepen", vocabulary.DOELGROEPEN),
    ],
)
def test_every_fixed_value_is_required(block: str, fixed: tuple[str, ...]) -> None:
    for own in fixed:
        data = minimal()
        data[block] = [item for item in data[block] if item["id"] != own]
        with pytest.raises(ValidationError) as caught:
            Catalogue.model_validate(data)
        assert ("vast_id", (block,), own) in [
            (error["type"], error["loc"], error["input"]) for error in caught.value.errors()
        ]


def test_catalogue_cannot_be_changed() -> None:
    catalogue = Catalogue.model_validate(minimal())
    with pytest.raises(ValidationError):
        catalogue.aanbod[0].naam = "Anders"  # type: ignore[misc]

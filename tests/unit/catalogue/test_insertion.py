"""A new item gets in, and every byte around it stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.catalogue import source
from api.catalogue.loader import check_bytes
from api.catalogue.tools import entry
from api.catalogue.tools.insertion import Addition, CannotInsert, insert
from tests.unit.catalogue.samples import MINIMAL, offer

SOUND = MINIMAL.read_bytes()
PROJECT = (Path(__file__).parents[3] / "catalogue.yml").read_bytes()
NEW = {**offer("nieuw"), "omschrijving": "U leert samen praten: " + "oefenen " * 20 + "klaar."}
PROVIDER = {"id": "kis", "naam": "Kennisplatform"}
REMARKS = b"""\
aanbod:
  # --- Eerste groep ---
  - id: een   # opmerking
    naam: Een
    # hoort nog bij een

  # --- Tweede groep ---

  - id: twee
    naam: >-
      Twee
      # geen opmerking

# over wat volgt
contact:
  naam: x
"""


def only_grew(before: bytes, after: bytes) -> bool:
    """Whether `after` is `before` with something put in at one place."""
    pairs = zip(before, after, strict=False)
    start = next((place for place, (old, new) in enumerate(pairs) if old != new), len(before))
    return len(after) > len(before) and after.endswith(before[start:])


def expected(before: bytes, addition: Addition) -> Any:
    """What the file has to say afterwards."""
    data: Any = source.read(before).data
    items = data[addition.block]
    place = len(items) if addition.after == -1 else addition.after + 1
    return {**data, addition.block: [*items[:place], addition.fields, *items[place:]]}


@pytest.mark.parametrize("after", [0, 1, -1])
@pytest.mark.parametrize(
    "data",
    [
        SOUND,
        SOUND.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + SOUND,
        SOUND.rstrip(b"\n"),
        SOUND + b"\n\n# einde\n",
    ],
    ids=["plain", "windows", "byte_order_mark", "no_last_newline", "last_remark"],
)
def test_every_byte_around_it_stays(data: bytes, after: int) -> None:
    addition = Addition("aanbod", after, NEW)
    result = insert(data, [addition])
    assert only_grew(data, result)
    assert source.read(result).data == expected(data, addition)
    assert check_bytes(result).faults == ()
    ends = result.count(b"\r\n") if b"\r\n" in data else 0
    assert ends == (result.count(b"\n") if ends else 0)


def test_every_byte_of_the_catalogue_of_the_project_stays() -> None:
    addition = Addition("aanbod", 40, NEW)
    result = insert(PROJECT, [addition])
    assert only_grew(PROJECT, result)
    assert source.read(result).data == expected(PROJECT, addition)


def test_missing_last_newline_makes_no_difference() -> None:
    addition = Addition("aanbod", -1, NEW)
    assert insert(SOUND.rstrip(b"\n"), [addition]) == insert(SOUND, [addition])


def test_provider_and_offer_at_once() -> None:
    offers, providers = Addition("aanbod", 0, NEW), Addition("aanbieders", -1, PROVIDER)
    result = insert(SOUND, [offers, providers])
    assert result == insert(SOUND, [providers, offers])
    assert result == insert(insert(SOUND, [providers]), [offers])


def test_it_stands_apart_with_its_remark() -> None:
    text = insert(SOUND, [Addition("aanbieders", 0, PROVIDER, "--- Nieuw ---")]).decode()
    assert "    afkorting: ESS\n\n  # --- Nieuw ---\n  - id: kis\n    naam: Kenn" in text


def test_remarks_stay_with_what_they_are_about() -> None:
    between = insert(REMARKS, [Addition("aanbod", 0, PROVIDER)]).decode()
    assert "    # hoort nog bij een\n\n  - id: kis\n" in between
    assert "Kennisplatform\n\n  # --- Tweede groep ---\n" in between
    last = insert(REMARKS, [Addition("aanbod", 1, PROVIDER)]).decode()
    assert "      # geen opmerking\n\n  - id: kis\n" in last
    assert "Kennisplatform\n\n# over wat volgt\ncontact:" in last


def test_dashes_without_spaces_before_them() -> None:
    data = b"aanbod:\n- id: een\n- id: twee\ncontact: x\n"
    result = insert(data, [Addition("aanbod", 1, PROVIDER)])
    assert result.endswith(b"- id: twee\n\n- id: kis\n  naam: Kennisplatform\ncontact: x\n")


@pytest.mark.parametrize(
    "data",
    [
        b"aanbod: [{id: een}]\n",
        b"aanbod:\n  [\n    {id: een},\n  ]\n",
        b"aanbod:\n  -\n    id: een\n",
    ],
)
def test_block_in_another_style_is_left_alone(data: bytes) -> None:
    with pytest.raises(CannotInsert):
        insert(data, [Addition("aanbod", -1, PROVIDER)])


# --- the lines of an item ---


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({"id": "een", "naam": "Twee"}, ["  - id: een", "    naam: Twee"]),
        ({"naam": "Kort: lang"}, ['  - naam: "Kort: lang"']),
        ({"naam": "Deel #1 #2"}, ['  - naam: "Deel #1 #2"']),
        ({"naam": "2026"}, ['  - naam: "2026"']),
        ({"naam": "ja 'nee' \"x\""}, ["  - naam: ja 'nee' \"x\""]),
        ({"naam": "“krul”"}, ['  - naam: "“krul”"']),
        ({"datums": ["2027-01-01", "2027-02-01"]}, ["  - datums: [2027-01-01, 2027-02-01]"]),
        ({"partners": ["a, b", "c"]}, ['  - partners: ["a, b", c]']),
        (
            {"bron": {"url": "https://a.nl/b#c", "gezien_op": "2027-01-01"}},
            ["  - bron:", "      url: https://a.nl/b#c", "      gezien_op: 2027-01-01"],
        ),
    ],
)
def test_values_are_bare_unless_they_would_read_otherwise(
    fields: entry.Fields, lines: list[str]
) -> None:
    assert entry.lines(fields, 2) == lines


def test_long_text_is_folded_and_long_address_is_not() -> None:
    url = "https://www.voorbeeld.nl/" + "lang-" * 30
    lines = entry.lines({"omschrijving": "woord " * 40 + "eind", "url": url}, 2)
    assert lines[0] == "  - omschrijving: >-"
    assert all(line.startswith("      woord") and len(line) <= 98 for line in lines[1:-1])
    assert lines[-1] == f"    url: {url}"


_TEXT = st.lists(
    st.text(st.sampled_from(list("ab1:#-'\"[]{},&*!|>%@`é“’?~\\")), min_size=1, max_size=9),
    min_size=1,
    max_size=30,
).map(" ".join)


@given(
    text=_TEXT, words=st.lists(_TEXT, min_size=1, max_size=3), part=_TEXT, indent=st.integers(0, 4)
)
@settings(max_examples=100)
def test_whatever_is_typed_reads_back_the_same(
    text: str, words: list[str], part: str, indent: int
) -> None:
    fields: dict[str, entry.Value] = {"id": text, "partners": words, "bron": {"datum": part}}
    found = source.read("\n".join(["aanbod:", *entry.lines(fields, indent)]).encode())
    assert found.troubles == []
    assert found.data == {"aanbod": [fields]}

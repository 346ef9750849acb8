"""The manual for maintainers tells the truth: its examples work and its commands exist."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from api.catalogue import source
from api.catalogue.__main__ import COMMANDS
from api.catalogue.loader import Checked, check_bytes
from tests.unit.catalogue.samples import to_bytes

ROOT = Path(__file__).parents[3]
MANUAL = ROOT / "docs" / "catalogus-bijwerken.md"
TEXT = MANUAL.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
SCREEN = 45
"""Lines that a reader can see at once."""


@cache
def project() -> dict[str, Any]:
    data: Any = source.read((ROOT / "catalogue.yml").read_bytes()).data
    return dict(data)


def check(*offers: dict[str, Any]) -> Checked:
    """What is said about a catalogue with the words of the project and these offers."""
    return check_bytes(to_bytes({**project(), "aanbod": offers}))


def of_project(own: str) -> dict[str, Any]:
    item = next(item for item in project()["aanbod"] if item["id"] == own)
    return {name: value for name, value in item.items() if name != "relaties"}


def with_example(example: str) -> Checked:
    """The check of an example: a whole offer, or fields to put in one."""
    found: Any = source.read(f"voorbeeld:\n{_indented(example)}".encode()).data
    part, other = found["voorbeeld"], of_project("ess-advies-gemeenten")
    if isinstance(part, list):
        return check(other, *part)
    return check(other, {**of_project("ess-advies-professionals"), **part})


def _indented(example: str) -> str:
    return "".join(f"  {line}\n" for line in example.splitlines())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split(":")[0])
def test_example_passes_the_check(example: str) -> None:
    assert [fault.text for fault in with_example(example).faults] == []


def test_there_is_an_example_of_every_change() -> None:
    assert len(EXAMPLES) >= 6
    fields = set(re.findall(r"^[- ]*([a-z_]+):", "".join(EXAMPLES), re.MULTILINE))
    assert {"id", "themas", "datums", "vervangen_door", "status", "bron"} <= fields


def test_example_in_the_running_text_is_read_as_meant() -> None:
    (found,) = re.findall(r'`naam: "([^"`]+)"`', TEXT)
    assert YAML(typ="safe").load(f'naam: "{found}"') == {"naam": found}
    assert ":" in found


def test_every_command_of_the_project_exists() -> None:
    named = set(re.findall(r"make catalogue-([a-z]+)", TEXT))
    assert named == set(COMMANDS) - {"schema"}


def test_every_file_that_is_named_exists() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", TEXT) if "://" not in link]
    paths = re.findall(r"`(api/[^`]+)`", TEXT)
    assert links
    assert paths
    assert all((MANUAL.parent / link).is_file() for link in links)
    assert all((ROOT / path).is_file() for path in paths)


def test_every_heading_that_is_linked_exists() -> None:
    heads = re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
    anchors = {head.lower().replace(" ", "-") for head in heads}
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) <= anchors


def test_every_part_fits_a_screen() -> None:
    for part in TEXT.split("\n## ")[1:]:
        assert len(part.splitlines()) <= SCREEN, part.splitlines()[0]


def test_fault_in_the_manual_looks_like_a_real_one() -> None:
    (shown,) = re.findall(r"```text\n(.*?) – ", TEXT)
    item = {**of_project("ccv-jonge-aanwas"), "status": "loopt"}
    (fault,) = check(item).faults
    assert shown.split(": ", 1)[1] == f"{fault.path}: {fault.message}"

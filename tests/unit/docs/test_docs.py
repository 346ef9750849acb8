"""The documents for people say what is true, claim nothing, and mark what only the ESS knows."""

from __future__ import annotations

import ast
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from api.pages import assets
from api.settings import Settings

ROOT = Path(__file__).parents[3]
TEMPLATES = [
    ROOT / "docs" / name
    for name in (
        "toegankelijkheid.md",
        "handmatig-testen.md",
        "ai-act.md",
        "licenties.md",
        "privacy/privacyverklaring.md",
        "privacy/dpia-invoer.md",
        "privacy/algoritmeregister.md",
    )
]
ALL = [*TEMPLATES, ROOT / "SECURITY.md", ROOT / "docs" / "insluiten.md"]
EVERY = [ROOT / "README.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLANK = re.compile(r"`\[INVULLEN: [^\]`]+\]`")


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def sections(markdown: str, level: int) -> dict[str, str]:
    """What stands under each heading of a level."""
    parts = re.split(rf"^{'#' * level} (.+)$", markdown, flags=re.MULTILINE)
    return {
        title: re.split(r"^#", body, flags=re.MULTILINE)[0].strip()
        for title, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def tables(markdown: str) -> list[list[list[str]]]:
    """The tables, as rows of cells."""
    found: list[list[list[str]]] = [[]]
    for line in markdown.splitlines():
        if line.startswith("|"):
            found[-1].append([cell.strip() for cell in line.strip("|").split("|")])
        elif found[-1]:
            found.append([])
    return [rows for rows in found if rows]


# --- all of them ------------------------------------------------------------------------------


@pytest.mark.parametrize("path", EVERY, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_document_points_at_exists(path: Path) -> None:
    markdown = path.read_text("utf-8")
    for name, heading in re.findall(r"\]\(([^)#:]*)(?:#([^)]*))?\)", markdown):
        target = path.parent / name if name else path
        assert target.is_file(), name
        assert not heading or heading in anchors(target), f"{name}#{heading}"
    for name in re.findall(r"`((?:api|tests|docs|bot|actions)/[\w./-]+?)(?:::\w+)?`", markdown):
        assert (ROOT / name).exists(), name


def anchors(path: Path) -> set[str]:
    """What can stand behind # in a link to a document, as forges make it of the headings."""
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", EVERY, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_in_a_document_exists(path: Path) -> None:
    commands = re.findall(r"(?:^|`|=\S+ )make ([a-z-]+)", path.read_text("utf-8"), re.MULTILINE)
    assert set(commands) <= targets().keys()


def test_make_help_tells_of_every_command() -> None:
    assert [name for name, line in targets().items() if not line] == []


def targets() -> dict[str, str]:
    """The commands of the Makefile, with what `make help` says of each."""
    return dict(re.findall(r"^([a-z-]+):(?!=)[^#\n]*(?:## )?(.*)$", text("Makefile"), re.MULTILINE))


@pytest.mark.parametrize("path", EVERY, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_test_that_is_named_exists(path: Path) -> None:
    for file, test in re.findall(r"`(tests/[\w./-]+\.py)::(\w+)`", path.read_text("utf-8")):
        assert test in functions(file), f"{file}::{test}"


@cache
def functions(file: str) -> set[str]:
    tree = ast.parse(text(file))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_what_is_not_known_is_marked_in_one_way(path: Path) -> None:
    rest = BLANK.sub("", path.read_text("utf-8"))
    assert not re.search(
        r"INVULLEN: |TODO|XXX|FIXME|\bTBD\b|voorbeeld\.gov", rest.replace("`[INVULLEN: …]`", "")
    )


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_sentences_are_short_and_formal(path: Path) -> None:
    prose = re.sub(r"`[^`]*`|\]\([^)]*\)|[#*\[\]]", " ", path.read_text("utf-8"))
    assert not re.search(r"\b(je|jij|jouw|jullie)\b", prose, re.IGNORECASE)
    sentences = [it.split() for it in re.split(r"[.!?:;]\s|[\n|]", prose) if it.split()]
    assert max(map(len, sentences)) <= 25, max(sentences, key=len)
    assert sum(map(len, sentences)) / len(sentences) <= 15


# --- accessibility (DO-01, DO-02) -------------------------------------------------------------


def test_statement_claims_nothing() -> None:
    statement = text("docs/toegankelijkheid.md")
    assert not re.search(r"voldoet (volledig|gedeeltelijk|aan)", statement)
    assert "Status.** `[INVULLEN:" in statement
    assert {"Wat de computer heeft getest", "Wat de computer niet kan testen"} <= set(
        sections(statement, 2)
    )


def test_protocol_has_room_for_result_and_date() -> None:
    for rows in tables(text("docs/handmatig-testen.md")):
        head = " ".join(rows[0])
        assert "atum" in head
        assert re.search("Resultaat|Lukt|Antwoord", head)
        for row in rows[2:]:
            assert len(row) == len(rows[0])
            assert row[-1] == "", "a result that nobody measured"


UNSEEN = (
    "NVDA met Firefox",
    "NVDA met Chrome",
    "JAWS met Edge",
    "VoiceOver met Safari, iPhone",
    "TalkBack",
    "hoog contrast",
    "400 procent",
    "Spraakbediening",
    "dubbel",
    "B1",
    "verschillende beperkingen",
)


@pytest.mark.parametrize("subject", UNSEEN)
def test_protocol_covers_what_machines_do_not_see(subject: str) -> None:
    both = text("docs/handmatig-testen.md") + text("docs/toegankelijkheid.md")
    assert subject.casefold() in both.casefold()


# --- law (DO-03, PR-12) -----------------------------------------------------------------------


def test_every_duty_of_article_50_has_a_test() -> None:
    duties = tables(sections(text("docs/ai-act.md"), 2)["Wat artikel 50 vraagt, en wat wij doen"])
    for row in duties[0][2:]:
        assert re.fullmatch(r"`tests/[\w./]+(::\w+)?`", row[2]), row
    assert {"TR-01", "TR-02"} <= set(re.findall(r"TR-\d\d", text("docs/ai-act.md")))


@pytest.mark.parametrize(
    ("field", "most"), [("Naam", 100), ("Korte omschrijving", 350), ("Doel en impact", 2500)]
)
def test_fields_of_the_register_are_not_too_long(field: str, most: int) -> None:
    """The lengths of the Publicatiestandaard: fewer than so many characters."""
    value = sections(text("docs/privacy/algoritmeregister.md"), 3)[field]
    assert 0 < len(value) < most


@pytest.mark.parametrize("name", ["privacyverklaring.md", "dpia-invoer.md"])
def test_periods_are_those_of_the_settings(name: str) -> None:
    told = {int(days) for days in re.findall(r"(\d+) dagen", text(f"docs/privacy/{name}"))}
    fields = Settings.model_fields
    assert told == {
        fields[setting].default
        for setting in (
            "bewaar_gesprek_dagen",
            "bewaar_verwijzing_dagen",
            "bewaar_handeling_dagen",
        )
    }


@pytest.mark.parametrize("path", TEMPLATES[2:3] + TEMPLATES[4:], ids=lambda path: path.name)
def test_templates_leave_blanks(path: Path) -> None:
    assert BLANK.search(path.read_text("utf-8"))


# --- code (DO-05) -----------------------------------------------------------------------------


def test_publiccode_is_readable_and_complete() -> None:
    """The keys that publiccode.yml 0.4 asks of every project."""
    code: dict[str, Any] = YAML(typ="safe", pure=True).load(text("publiccode.yml"))
    assert code["publiccodeYmlVersion"] == "0.4"
    for key in ("name", "platforms", "categories", "localisation"):
        assert code[key], key
    assert code["url"].startswith("https://")
    assert date.fromisoformat(code["releaseDate"])
    assert code["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert code["softwareType"] == "standalone/web"
    assert code["legal"]["license"] == "EUPL-1.2"
    assert "EUROPEAN UNION PUBLIC LICENCE" in text("LICENSE")[:2000].upper()
    assert code["maintenance"]["type"] == "internal"
    assert code["maintenance"]["contacts"][0]["name"]
    assert code["localisation"]["availableLanguages"] == ["nl"]
    described = code["description"]["nl"]
    assert len(described["shortDescription"]) <= 150
    assert 150 <= len(described["longDescription"]) <= 10_000
    assert described["features"]


def test_nothing_of_others_is_shipped_to_the_browser() -> None:
    """No fonts, no values of the Rijkshuisstijl: a name may be looked up, never set."""
    for path in assets.FOLDER.iterdir():
        assert path.suffix in {".js", ".css", ".svg"}, path.name
        content = path.read_text("utf-8")
        assert "@font-face" not in content
        assert not re.search(r"--rhc-[\w-]+\s*:", content), path.name

"""The quick reader says what the careful one says, or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.aanbod.store import CatalogueStore
from api.catalogue import loader, quick, source
from bot.stack.paths import ROOT
from tests.unit.catalogue.samples import many

GOLDEN = sorted((Path(__file__).parent / "faults").glob("*.yml"))
TEXT = "".join(many(3).decode().rpartition("\naanbod:\n")[1:])
PIECES = st.sampled_from(
    [
        *":-#&*!|>%@`'\"{}[],?~=<.\\/\t\r\n ",
        *["\u00a0", "\u0085", "\u2028", "\ufeff", "\u200b", "\u00e9", "“", "‘x’", "😀", "\x00"],
        *[": ", "- ", " #", "\n ", "\n  ", "\n    ", "\n- ", "\n---\n", "\n...\n", "<<: ", "''"],
        *["yes", "no", "true", "null", "012", "0o7", "0x1F", "1_000", "1:30", "1e3", ".inf", "="],
        *[
            "2026-02-30",
            "2026-01-01 10:00",
            "|\n      x\n",
            ">-\n      x\n       y\n",
            "!!str ",
            "? ",
        ],
        *[
            "[a: b]",
            "{a: b}",
            "[a, b]",
            "[a:b]",
            "[a?b]",
            "[a#b]",
            "[ ]",
            "[,]",
            '"a\nb"',
            "'a\n\n b'",
        ],
    ]
)


def agrees(data: bytes) -> bool:
    """Whether the quick reader read `data`; fails where it differs from the careful one."""
    read = quick.read(data)
    if read is None:
        return False
    careful = source.read(data)
    assert careful.troubles == []
    assert repr(read) == repr(careful.data)  # 1, 1.0 and True are equal, but not the same
    return True


def test_the_catalogue_itself_is_read_the_quick_way() -> None:
    assert agrees((ROOT / "catalogue.yml").read_bytes())


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_no_mistake_is_read_otherwise(file: Path) -> None:
    agrees(file.read_bytes())


def test_a_sound_part_is_read_the_quick_way() -> None:
    assert agrees(TEXT.encode())


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 8), PIECES), max_size=3))
@settings(max_examples=150)
def test_no_accident_is_read_otherwise(accidents: list[tuple[int, int, str]]) -> None:
    text = TEXT
    for place, gone, piece in accidents:
        text = text[:place] + piece + text[place + gone :]
    agrees(text.encode("utf-8"))


@pytest.mark.parametrize(
    "value",
    [
        *[
            "true",
            "False",
            "yes",
            "0o17",
            "017",
            "0x1F",
            "1_000",
            "1e3",
            "12.50",
            ".inf",
            "2026-01-01",
        ],
        *[
            "'true'",
            '"12"',
            "12:30",
            "|\n  een\n  twee\n\n   drie\n",
            ">-\n  een\n  twee\n\n  drie",
        ],
        *["een\n  twee\n\n  drie", "'een\n  twee'", "[een, 12, 'a: b', waar]", "- een\n- - twee"],
        *[
            "https://x.nl/?a=b&c",
            "een # opmerking",
            "a:b",
            "[\n  een,\n  twee,\n]",
            "- x: 1\n  y: 2",
        ],
    ],
)
def test_values_mean_the_same(value: str) -> None:
    lead = "\n" if value.startswith("- ") else " "
    assert agrees(f"veld:{lead}{value}\nander: x\n".encode())


@pytest.mark.parametrize(
    "text",
    [
        *["a: 1\na: 2\n", "a:\n", "a: ~\n", "- a\n", "a: &x b\n", "a: *x\n", "a: !!int 1\n"],
        *[
            "<<: {a: b}\n",
            "[a]: b\n",
            "a: {b: c}\n",
            "a: [b: c]\n",
            "a: “b”\n",
            "a: =\n",
        ],
        *[
            "---\na: b\n",
            "a: b\n---\nc: d\n",
            "a: b\n...\n",
            "%YAML 1.1\n---\na: yes\n",
            "a: \\n\n",
        ],
        *["a:\tb\n", "a: b\rc: d\n", "a: b\x85c: d\n", "", "#\n", "a: [b,, c]\n", "a: 'b\n"],
        "a: " + "[" * 40 + "]" * 40,
    ],
)
def test_whatever_is_odd_is_left_to_the_careful_reader(text: str) -> None:
    assert quick.read(text.encode()) is None
    assert quick.read(b"\xff" + text.encode()) is None


def test_a_long_catalogue_is_read_the_quick_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careful(*_: object) -> NoReturn:
        raise AssertionError("the careful reader takes half a minute for so many")

    monkeypatch.setattr(loader, "check_bytes", careful)
    file = tmp_path / "catalogue.yml"
    file.write_bytes(many(10_000))
    assert len(CatalogueStore(file).current.aanbod) == 10_000

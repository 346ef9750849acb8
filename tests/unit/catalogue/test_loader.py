from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.catalogue.faults import CatalogueFaults, CatalogueUnreadable
from api.catalogue.loader import check_bytes, load_catalogue
from api.catalogue.messages import MESSAGES
from tests.unit.catalogue.samples import MINIMAL, minimal, to_bytes

SOUND = MINIMAL.read_bytes()
LINES = SOUND.decode().splitlines(keepends=True)


@pytest.mark.parametrize(
    "data",
    [
        SOUND,
        SOUND.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + SOUND,
        SOUND.rstrip(b"\n"),
        b"# remark\n\n---\n" + SOUND,
        SOUND.replace(b"naam: De helpdesk", "naam: Hélpdesk ’s-Gravenhage – “zuid”".encode()),
    ],
    ids=["plain", "windows_line_ends", "byte_order_mark", "no_last_newline", "start", "signs"],
)
def test_sound_file_is_read(data: bytes) -> None:
    checked = check_bytes(data)
    assert checked.faults == ()
    assert checked.catalogue is not None
    assert [item.id for item in checked.catalogue.aanbod] == ["ess-basis", "ess-leerkring"]


def test_catalogue_of_the_project_is_sound() -> None:
    catalogue = load_catalogue(Path(__file__).parents[3] / "catalogue.yml")
    assert len(catalogue.aanbod) > 50


def test_load_raises_every_fault(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.yml"
    file.write_bytes(SOUND.replace(b"landelijk", b"landelik").replace(b"lopend", b"loopt"))
    with pytest.raises(CatalogueFaults) as caught:
        load_catalogue(file)
    assert [fault.line for fault in caught.value.faults] == [52, 59, 66, 75]
    assert str(caught.value).count(f"{file}:") == 4


@pytest.mark.parametrize("name", ["nergens.yml", "."])
def test_what_is_no_file_is_unreadable(tmp_path: Path, name: str) -> None:
    with pytest.raises(CatalogueUnreadable):
        load_catalogue(tmp_path / name)


def test_one_bad_field_hides_no_broken_rule() -> None:
    data = minimal()
    data["aanbod"][0]["status"] = "loopt"
    data["aanbod"][0]["themas"] = ["polarisati"]
    data["aanbod"][1]["id"] = "ess-basis"
    codes = {fault.code for fault in check_bytes(to_bytes(data)).faults}
    assert codes == {"literal_error", "verwijzing.bedoeld", "dubbel_id"}


def test_misspelt_field_is_one_fault() -> None:
    text = SOUND.decode().replace("omschrijving: U leert", "omschrijvng: U leert")
    (fault,) = check_bytes(text.encode()).faults
    assert fault.hint == 'Bedoelde u "omschrijving"?'


@given(
    at=st.integers(0, len(SOUND) - 1),
    removed=st.integers(0, 40),
    added=st.text(st.sampled_from(list(" -:\n\t\"'[]{}#&*!|>%@`,ab1é“")), max_size=8),
)
@settings(max_examples=150)
def test_any_slip_of_the_keyboard_is_explained(at: int, removed: int, added: str) -> None:
    """Whatever is typed over: no crash, places inside the file, and words for each fault."""
    text = SOUND.decode()
    typed = text[:at] + added + text[at + removed :]
    checked = check_bytes(typed.encode())
    assert (checked.catalogue is None) == bool(checked.faults)
    for fault in checked.faults:
        assert 1 <= fault.line <= len(typed.splitlines()) + 1
        assert fault.code in MESSAGES
        assert fault.code != "waarde"


@given(
    block=st.sampled_from(list(minimal())),
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text("ab: -", max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["id", "naam", "themas", "bron"]), inner, max_size=3)
        ),
        max_leaves=6,
    ),
)
@settings(max_examples=100)
def test_any_data_in_a_block_is_explained(block: str, value: object) -> None:
    checked = check_bytes(to_bytes({**minimal(), block: value}))
    assert checked.catalogue is None or checked.faults == ()
    assert all(fault.code in MESSAGES and fault.code != "waarde" for fault in checked.faults)


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\r\n"])
@pytest.mark.parametrize(
    "start", ["x: {", "x: [", "x: '", 'x: "', "x: |-", "x: &", "x: *", "- {", "%"]
)
def test_file_that_breaks_off_is_explained(start: str, end: str) -> None:
    checked = check_bytes(f"{start}{end}".encode())
    assert checked.faults
    assert all(fault.line == 1 for fault in checked.faults if fault.code != "missing.blok")


@given(st.binary(max_size=300))
@settings(max_examples=100)
def test_any_bytes_are_explained(data: bytes) -> None:
    assert check_bytes(data).faults

"""Every usual mistake has a small file, and a text file with what the check says about it.

Each mistake was made in a copy of minimal.yml. After a change of words, look at what
`python -m tests.unit.catalogue.test_faults` writes, and keep it if it is right.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from ruamel.yaml.error import MarkedYAMLError

from api.catalogue import messages, source, syntax
from api.catalogue.loader import Checked, check_bytes
from api.catalogue.tools import warnings
from tests.unit.catalogue import test_warnings
from tests.unit.catalogue.samples import FOLDER

FILES = sorted((FOLDER / "faults").glob("*.yml"))
GENERAL = {"waarde", "yaml"}
"""Words for what nobody foresaw."""


def said_about(file: Path) -> str:
    """The lines of the check, as if the file were called catalogue.yml."""
    return "".join(fault.format("catalogue.yml") + "\n" for fault in _checked(file).faults)


@cache
def _checked(file: Path) -> Checked:
    return check_bytes(file.read_bytes())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_mistake_is_explained(file: Path) -> None:
    expected = file.with_suffix(".txt").read_text(encoding="utf-8")
    assert expected
    assert said_about(file) == expected


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_mistake_leaves_no_catalogue_and_says_what_to_do(file: Path) -> None:
    checked = _checked(file)
    assert checked.catalogue is None
    assert all(fault.message and fault.hint for fault in checked.faults)
    assert all("{" not in fault.text.replace("{}", "") for fault in checked.faults)


def test_every_message_is_shown_somewhere() -> None:
    faults = {fault.code for file in FILES for fault in _checked(file).faults}
    faults |= {fault.code for fault in check_bytes(_too_large()).faults}
    cautions = {
        fault.code
        for case in test_warnings.CASES
        for fault in warnings.find(
            test_warnings.checked(case.data), test_warnings.TODAY, test_warnings.TRAINED
        )
    }
    assert faults | cautions | GENERAL == set(messages.MESSAGES)


def test_unknown_error_types_get_general_words() -> None:
    message, hint = messages.text("an_error_of_a_newer_pydantic", {})
    assert (message, hint) == (
        messages.MESSAGES["waarde"].message,
        messages.MESSAGES["waarde"].hint,
    )


def test_unknown_complaint_of_the_parser_gets_general_words() -> None:
    assert syntax.explain(MarkedYAMLError(problem="new"), ["a: b"]).code == "yaml"


def test_too_large_file_is_not_read() -> None:
    (fault,) = check_bytes(_too_large()).faults
    assert fault.code == "bestand_te_groot"
    assert "17 MB" in fault.message


def _too_large() -> bytes:
    return b"#" * (source.MAX_MEGABYTES * 1_000_000 + 600_000)


if __name__ == "__main__":
    for one in FILES:
        one.with_suffix(".txt").write_text(said_about(one), encoding="utf-8")

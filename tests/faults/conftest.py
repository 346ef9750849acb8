"""A stack of its own, which may be broken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.stack import Stack, running_stack


@pytest.fixture(scope="package")
def fragile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The real stack; every test leaves it whole."""
    with running_stack(tmp_path_factory.mktemp("fragile")) as stack:
        yield stack

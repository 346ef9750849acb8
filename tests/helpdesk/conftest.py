"""The helpdesk that the tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.helpdesk.site import Helpdesk, running_helpdesk


@pytest.fixture(scope="package")
def helpdesk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Helpdesk]:
    """A helpdesk with the development login; each test brings its own visitors."""
    with running_helpdesk(tmp_path_factory.mktemp("helpdesk")) as helpdesk:
        yield helpdesk

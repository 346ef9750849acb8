"""Fixtures that every kind of test may use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.support.stack import Stack, running_stack

# No clock decides whether a test passes: how fast something is, is measured by `make bench`.
settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The real stack, started once for all tests that need it."""
    with running_stack(tmp_path_factory.mktemp("stack")) as stack:
        yield stack

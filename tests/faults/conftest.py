"""A stack of its own, which may be broken."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.stack import Stack, running_stack

#: Room for databases and logs, and little more: it can be filled up.
_DISK = "48m"


@pytest.fixture(scope="package")
def fragile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The real stack, on a small disk of its own where that may be made; each test leaves it
    whole."""
    folder = tmp_path_factory.mktemp("fragile")
    with _small_disk(folder), running_stack(folder) as stack:
        yield stack


@contextmanager
def _small_disk(folder: Path) -> Iterator[None]:
    if os.geteuid() != 0:
        yield  # the test of a full disk says that it is left out
        return
    options = ["-t", "tmpfs", "-o", f"size={_DISK}", "tmpfs"]
    subprocess.run(["mount", *options, str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)

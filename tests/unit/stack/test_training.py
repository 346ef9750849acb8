"""A model file that is damaged is made anew instead of failing at every start."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from bot.stack import training


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A file as Rasa leaves it."""
    described = tmp_path / "metadata.json"
    described.write_text("{}" * 5000)
    path = tmp_path / "model.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        archive.add(described, "metadata.json")
    return path


def test_a_whole_model_is_used(model: Path) -> None:
    assert training._is_whole(model)


def test_damage_is_seen(model: Path, tmp_path: Path) -> None:
    data = model.read_bytes()
    for damaged in (b"", data[: len(data) // 2], b"x" * 100, data[:20] + b"\0" * 20 + data[40:]):
        model.write_bytes(damaged)
        assert not training._is_whole(model)
    assert not training._is_whole(tmp_path / "nothing.tar.gz")

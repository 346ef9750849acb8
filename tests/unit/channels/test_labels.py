"""The labels of a trained model, out of the file that Rasa keeps it in."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest

from bot.channels.labels import labels_in


def archive(path: Path, files: dict[str, str]) -> Path:
    with tarfile.open(path, "w:gz") as tar:
        for name, text in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            tar.addfile(info, io.BytesIO(text.encode()))
    return path


def test_labels_are_told_by_kind(tmp_path: Path) -> None:
    labels = ["doelgroep:bestuurder", "intent:vertellen", "thema:inclusie", "thema:polarisatie"]
    model = archive(
        tmp_path / "model.tar.gz",
        {"components/a/x.json": "{}", "components/train_L/labels.json": json.dumps(labels)},
    )
    assert labels_in(model) == {
        "doelgroep": ["bestuurder"],
        "intent": ["vertellen"],
        "thema": ["inclusie", "polarisatie"],
    }


def test_a_model_without_labels_tells_none(tmp_path: Path) -> None:
    assert labels_in(archive(tmp_path / "model.tar.gz", {"metadata.json": "{}"})) == {}


def test_no_model_is_no_answer(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="weg"):
        labels_in(tmp_path / "weg.tar.gz")

"""Which labels a trained model can hear: for the API, which compares them with the catalogue."""

from __future__ import annotations

import json
import tarfile
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def labels_in(model: Path) -> dict[str, list[str]]:
    """The labels in a model of Rasa by kind: ``{"thema": […], "vorm": […], "doelgroep": […], …}``.

    They stand in the file that `bot.components.labels` leaves there. Empty when there is none.

    Raises:
        OSError, tarfile.TarError: there is no model at that path.
    """
    found: dict[str, list[str]] = {}
    with tarfile.open(model) as archive:
        for member in archive:
            if not member.name.endswith("/labels.json"):
                continue
            file = archive.extractfile(member)
            for label in json.load(file) if file else ():
                kind, value = label.split(":", 1)
                found.setdefault(kind, []).append(value)
            break
    return found

"""Buttons as Rasa sends them; the API lets only offered ones through."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def knop(titel: str, intent: str, **entities: str) -> dict[str, str]:
    """A button that says an intent, with entities where needed."""
    return {"title": titel, "payload": f"/{intent}{json.dumps(entities) if entities else ''}"}


def keuze(entiteit: str, woorden: Mapping[str, Mapping[str, Any]]) -> list[dict[str, str]]:
    """A button for each word of a vocabulary, in the order of the catalogue."""
    return [knop(item["naam"], "kiezen", **{entiteit: i}) for i, item in woorden.items()]

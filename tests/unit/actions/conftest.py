"""Puts a fake API in place of the real one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions import vragen, woordenlijst
from actions.aanbevelen import aanbodfeiten, advies
from actions.hulp import noodnummers, overdracht
from tests.unit.actions.support import WOORDEN, api

Fake = Callable[..., None]


@pytest.fixture
def dispatcher() -> CollectingDispatcher:
    """Collects what an action says."""
    return CollectingDispatcher()


@pytest.fixture
def fake_api(monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Sets the answers of the API: words of the catalogue, and what the test adds."""

    def use(**answers: Any) -> None:
        fake = api({**WOORDEN, **{path.replace("__", "/"): a for path, a in answers.items()}})
        for module in (aanbodfeiten, advies, noodnummers, overdracht, vragen, woordenlijst):
            monkeypatch.setattr(module, "client", lambda: fake)

    return use

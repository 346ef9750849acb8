"""A conversation that goes on after a long silence."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.pauze import LANG, meld_pauze
from tests.unit.actions.support import said, tracker

GEZEGD = [{"event": "bot", "text": "Wat voor steun zoekt u?"}]


@pytest.mark.parametrize(
    ("talk", "responses"),
    [
        ({"vraag": "vormen", "stil": LANG + 1}, ["utter_welkom_terug_vormen"]),
        ({"vraag": "vormen", "stil": LANG - 1}, []),
        ({"slots": {"advies": {"code": "A"}}, "stil": LANG + 1}, ["utter_welkom_terug_advies"]),
        # Danger is answered before anything else; starting over needs no looking back.
        ({"vraag": "vormen", "stil": LANG + 1, "intent": "acuut_gevaar"}, []),
        ({"vraag": "vormen", "stil": LANG + 1, "intent": "opnieuw_beginnen"}, []),
        # Said once: another action of this turn has spoken already.
        ({"vraag": "vormen", "stil": LANG + 1, "daarna": GEZEGD}, []),
    ],
)
def test_says_where_it_was(
    talk: dict[str, Any], responses: list[str], dispatcher: CollectingDispatcher
) -> None:
    meld_pauze(dispatcher, tracker(**{"eerder": GEZEGD, **talk}))
    assert said(dispatcher) == responses


def test_the_first_message_comes_after_no_pause(dispatcher: CollectingDispatcher) -> None:
    meld_pauze(dispatcher, tracker(vraag="themas"))
    assert said(dispatcher) == []

"""Looking at fewer rules finds the same ones."""

from __future__ import annotations

import inspect
import json
import random
from typing import Any
from unittest import TestCase

from rasa.core.policies.rule_policy import SHOULD_NOT_BE_SET, RulePolicy

from bot.rules import look_at_rules_that_can_apply

KEYS_OF_RASA = RulePolicy._get_possible_keys
ACTIONS = ["action_listen", "utter_x", "advies_form", SHOULD_NOT_BE_SET, ""]
INTENTS = ["vertellen", "bevestigen", "bedanken"]


def some_state(rnd: random.Random) -> dict[str, Any]:
    """A state as Rasa makes them, complete or not."""
    state: dict[str, Any] = {}
    if rnd.random() < 0.8:
        state["prev_action"] = rnd.choice(
            [{"action_name": rnd.choice(ACTIONS)}, {"action_text": "hoi"}, {}]
        )
    if rnd.random() < 0.6:
        state["user"] = {"intent": rnd.choice(INTENTS)}
    return state


class Rules(TestCase):
    def setUp(self) -> None:
        self.addCleanup(setattr, RulePolicy, "_get_possible_keys", KEYS_OF_RASA)
        look_at_rules_that_can_apply()

    def test_the_same_rules_apply(self) -> None:
        rnd = random.Random(3)
        found = 0
        for _ in range(20):
            policy = RulePolicy.__new__(RulePolicy)
            lookups = [
                {
                    json.dumps([some_state(rnd) for _ in range(rnd.randint(1, 3))]): "action_x"
                    for _ in range(40)
                }
                for _ in range(2)
            ]
            for _ in range(40):
                states = [some_state(rnd) for _ in range(rnd.randint(0, 4))]
                for lookup in lookups:
                    theirs = KEYS_OF_RASA(policy, lookup, states)
                    self.assertEqual(policy._get_possible_keys(lookup, states), theirs)
                    found += bool(states) and len(theirs)
        self.assertGreater(found, 100)

    def test_rasa_goes_by_what_we_replace(self) -> None:
        self.assertIn("self._get_possible_keys(", inspect.getsource(RulePolicy))
        parameters = inspect.signature(KEYS_OF_RASA).parameters
        self.assertEqual(list(parameters), ["self", "lookup", "states"])

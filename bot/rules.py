"""Holds a conversation against the rules that can apply to it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.constants import PREVIOUS_ACTION

_KEYS_OF_RASA = RulePolicy._get_possible_keys
_NAME = "action_name"


def look_at_rules_that_can_apply() -> None:
    """Lets Rasa leave out the rules that go on from another action than the last one.

    For every prediction it holds each rule against the conversation, state by state, and nearly
    all differ in the first thing compared. There is no setting or class to replace for it that
    a trained model does not carry; `tests/unit/rasa/checks/rules.py` fails when a new Rasa does it
    in another way.
    """
    RulePolicy._get_possible_keys = _possible_keys


def _possible_keys(
    policy: RulePolicy, lookup: dict[str, str], states: list[dict[str, Any]]
) -> set[str]:
    last = states[-1].get(PREVIOUS_ACTION, {}).get(_NAME) if states else None
    if not last:
        return set(_KEYS_OF_RASA(policy, lookup, states))
    groups: dict[int, dict[str | None, dict[str, str]]]
    groups = vars(policy).setdefault("_rules_by_action", {})
    if id(lookup) not in groups:
        groups[id(lookup)] = _by_last_action(policy, lookup)
    found = groups[id(lookup)]
    return set(_KEYS_OF_RASA(policy, {**found.get(None, {}), **found.get(last, {})}, states))


def _by_last_action(policy: RulePolicy, lookup: dict[str, str]) -> dict[str | None, dict[str, str]]:
    """The rules by the action that they go on from; under None those that do not name one."""
    groups: dict[str | None, dict[str, str]] = defaultdict(dict)
    for key, action in lookup.items():
        states = policy._rule_key_to_state(key)
        previous = states[-1].get(PREVIOUS_ACTION) if states else None
        name = previous.get(_NAME) if isinstance(previous, dict) else None
        groups[name or None][key] = action
    return groups

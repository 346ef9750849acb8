"""How responses are filled in."""

from __future__ import annotations

import json
from typing import Any
from unittest import TestCase

from rasa.shared.core.domain import Domain

from bot.responses import Responses
from bot.stack.paths import ROOT

PAYLOAD = '/aanpassen{"onderdeel": "themas"}'


class Filling(TestCase):
    def fill(self, response: dict[str, Any], **words: str) -> dict[str, Any]:
        responses = Responses({"utter_x": [response]})
        filled: dict[str, Any] = responses.generate_from_slots("utter_x", {}, "x", **words)
        return filled

    def test_texts_are_filled_in_and_payloads_left_alone(self) -> None:
        buttons = [{"title": "Aanpassen", "payload": PAYLOAD}]
        with self.assertNoLogs():
            filled = self.fill({"text": "Thema: {naam}.", "buttons": buttons}, naam="inclusie")
        self.assertEqual(filled, {"text": "Thema: inclusie.", "buttons": buttons})

    def test_every_payload_of_the_domain_comes_out_as_it_is_understood(self) -> None:
        responses = Domain.load(str(ROOT / "bot" / "domain")).responses
        entities = []
        for name, variants in responses.items():
            for variant in variants:
                always = {key: value for key, value in variant.items() if key != "condition"}
                filled = Responses({name: [always]}).generate_from_slots(name, {}, "x") or {}
                payloads = [button["payload"] for button in filled.get("buttons") or []]
                entities += [json.loads(p[p.index("{") :]) for p in payloads if "{" in p]
        self.assertIn({"onderdeel": "vormen"}, entities)

    def test_the_words_of_the_bot_itself_stay_as_they_were(self) -> None:
        response = {"text": "{naam}"}
        self.fill(response, naam="inclusie")
        self.assertEqual(response, {"text": "{naam}"})

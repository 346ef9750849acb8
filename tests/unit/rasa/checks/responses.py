"""How responses are filled in."""

from __future__ import annotations

from typing import Any
from unittest import TestCase

from bot.responses import Responses

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

    def test_the_words_of_the_bot_itself_stay_as_they_were(self) -> None:
        response = {"text": "{naam}"}
        self.fill(response, naam="inclusie")
        self.assertEqual(response, {"text": "{naam}"})

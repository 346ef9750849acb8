"""The parts of a message go through the pipeline with it, and leave nothing behind."""

from __future__ import annotations

from unittest import TestCase

from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.parts.component import DELEN, PartJoiner, PartSplitter


def heard(*texts: str) -> list[Message]:
    """Messages as they leave the pipeline; the components between are played by their length."""
    messages = PartSplitter().process([Message({TEXT: text}) for text in texts])
    for message in messages:
        message.set(INTENT, {"name": str(len(message.get(TEXT))), "confidence": 1.0})
        message.set(ENTITIES, [])
    return PartJoiner().process(messages)


class Parts(TestCase):
    def test_each_part_is_heard_by_itself(self) -> None:
        (message,) = heard("een training. Wie leest dit?")
        (part,) = message.as_dict(only_output_properties=True)[DELEN]
        self.assertEqual((part["deel"]["text"], part["deel"]["intent"]["name"]),
                         ("Wie leest dit?", "14"))  # fmt: skip
        self.assertEqual((part["rest"]["text"], part["rest"]["intent"]["name"]),
                         ("een training.", "13"))  # fmt: skip

    def test_the_messages_stay_in_their_order(self) -> None:
        texts = ["een training. Wie leest dit?", "/kiezen. Wat?", "de boa's"]
        self.assertEqual([message.get(TEXT) for message in heard(*texts)], texts)
        self.assertEqual(
            [DELEN in message.as_dict() for message in heard(*texts)], [True, False, False]
        )

"""The short ways through Rasa's trackers: they come out where Rasa's own ways do."""

from __future__ import annotations

import copy
import inspect
from typing import Any
from unittest import TestCase

from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot, BooleanSlot, FloatSlot, ListSlot, Slot, TextSlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.trackers import read_and_copy_trackers_quickly

LOOKUP_OF_RASA = Event.resolve_by_type


class Trackers(TestCase):
    def setUp(self) -> None:
        self.addCleanup(setattr, Event, "resolve_by_type", staticmethod(LOOKUP_OF_RASA))
        self.addCleanup(delattr, Slot, "__copy__")
        read_and_copy_trackers_quickly()

    def test_events_keep_their_class(self) -> None:
        for kind in (UserUttered, ActionExecuted, SlotSet):
            for _ in range(2):
                self.assertIs(Event.resolve_by_type(kind.type_name), kind)
        with self.assertRaises(ValueError):
            Event.resolve_by_type("nonsense")

    def test_a_copied_slot_is_another_with_the_same_content(self) -> None:
        slots: list[Any] = [
            kind("naam", [], influence_conversation=False)
            for kind in (AnySlot, BooleanSlot, FloatSlot, ListSlot, TextSlot)
        ]
        for slot in slots:
            slot.value = ["gezegd"]
            copied = copy.copy(slot)
            self.assertIs(type(copied), type(slot))
            self.assertEqual(vars(copied), vars(slot))
            copied.value = None
            self.assertEqual(slot.value, ["gezegd"])

    def test_a_tracker_does_not_change_the_slots_it_was_made_from(self) -> None:
        slot = ListSlot("themas", [], influence_conversation=False)
        DialogueStateTracker("a", [slot]).update(SlotSet("themas", ["inclusie"]))
        self.assertIsNone(slot.value)

    def test_rasa_goes_by_what_we_replace(self) -> None:
        self.assertIn("Event.resolve_by_type(", inspect.getsource(Event.from_parameters))
        self.assertIn("copy.copy(slot)", inspect.getsource(DialogueStateTracker.__init__))
        # Nothing but attributes, so that to copy those is to copy the slot.
        self.assertIs(Slot.__reduce_ex__, object.__reduce_ex__)
        kinds = (Slot, *Slot.__subclasses__())
        self.assertFalse(any(getattr(kind, "__slots__", ()) for kind in kinds))

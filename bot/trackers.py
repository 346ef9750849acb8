"""Spares Rasa's trackers work that comes out the same every time."""

from __future__ import annotations

import functools

from rasa.shared.core.events import Event
from rasa.shared.core.slots import Slot


def read_and_copy_trackers_quickly() -> None:
    """Lets Rasa look up the class of an event once, and copy a slot without taking it to pieces.

    For every event that is read Rasa walks over all classes of events that there are, and asks of
    each whether it is abstract. And it makes some ten trackers a turn, each with a copy of every
    slot, for which Python goes by the way of a pickle. Rasa has no setting or class to replace for
    either; `tests/unit/rasa/checks/trackers.py` fails when a new Rasa does it in another way.
    """
    if not hasattr(Event.resolve_by_type, "cache_info"):
        Event.resolve_by_type = staticmethod(functools.cache(Event.resolve_by_type))
    Slot.__copy__ = _copy


def _copy(slot: Slot) -> Slot:
    """What ``copy.copy`` makes of an object with nothing but attributes."""
    copied: Slot = object.__new__(type(slot))
    vars(copied).update(vars(slot))
    return copied

"""Lets Rasa start without TensorFlow, which no part of this bot uses.

Rasa imports it wherever it starts, for two base classes of parts that train neural networks. That
takes half of the time of a start and a third of the memory. Its place is taken by modules that hold
just those two names: whoever wants more of it fails at the import, with the name of what it misses.
"""

from __future__ import annotations

import sys
from types import ModuleType


def install() -> None:
    """Call this before anything imports Rasa. Training is done with the real TensorFlow."""
    if "tensorflow" in sys.modules:
        raise RuntimeError("TensorFlow has been imported already.")
    for name, attributes in {
        "tensorflow": {},
        "tensorflow.keras": {},
        "tensorflow.keras.callbacks": {"Callback": type("Callback", (), {})},
        "tensorflow.keras.utils": {"Sequence": type("Sequence", (), {})},
    }.items():
        module = ModuleType(name, doc="Stands in for TensorFlow, see bot/no_tensorflow.py.")
        module.__path__ = []
        vars(module).update(attributes)
        sys.modules[name] = module
        parent, _, last = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], last, module)

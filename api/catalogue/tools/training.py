"""How many sentences the chatbot learns each thema, vorm and doelgroep from."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import yaml

FOLDER = Path(__file__).parents[3] / "data" / "nlu"
"""The training data, in the format of Rasa; each block names its labels under ``metadata``."""

Sentences = dict[str, Counter[str]]
"""For ``themas``, ``vormen`` and ``doelgroepen``: the number of sentences for each id."""


def sentences(folder: Path = FOLDER) -> Sentences | None:
    """The counts in `folder`; None where there is no training data, as on a server."""
    files = sorted(folder.glob("*.yml"))
    if not files:
        return None
    found: Sentences = {block: Counter() for block in ("themas", "vormen", "doelgroepen")}
    for file in files:
        for part in yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)["nlu"]:
            number = len(part["examples"].splitlines())
            for block, labels in (part.get("metadata") or {}).items():
                if block in found:
                    found[block].update(dict.fromkeys(labels, number))
    return found

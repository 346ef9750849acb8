"""Learning from what stands around a word whether its label is meant, for every label at once."""

from __future__ import annotations

import json
import subprocess

import pytest

from bot.stack.paths import RASA_PYTHON, ROOT

#: Learns from the first label of a kind, and is asked about the second.
LEARN = """
import json, sys, numpy as np
from bot.components.labels.surroundings import SurroundingsModel
kind, first, second, meant, spoken_of, asked = json.loads(sys.argv[1])
labelsets = [frozenset({f"{kind}:{first}"})] * len(meant) + [frozenset()] * len(spoken_of)
model = SurroundingsModel.fit(kind, [*meant, *spoken_of] * 5, labelsets * 5)
labels = [f"{kind}:{first}", f"{kind}:{second}", "thema:inclusie"]
half = np.full((len(asked), 3), 0.5, dtype=np.float32)
print(json.dumps(model.blend(labels, half, asked, share=0.65, unnamed=0.5).tolist()))
"""


@pytest.mark.parametrize(
    ("kind", "first", "second", "meant", "spoken_of", "asked"),
    [
        (
            "doelgroep",
            "onderwijs",
            "politie_justitie",
            ["een training voor docenten", "scholing voor leraren", "een cursus voor mentoren"],
            ["docenten vinden stickers", "leraren zien ruzie", "mentoren horen geruchten"],
            ["een workshop voor agenten", "agenten vinden een pakket"],
        ),
        (
            "vorm",
            "kennis",
            "uitwisseling",
            ["we zoeken een training", "graag een cursus", "we zoeken een lezing"],
            ["hij was op training", "zij komt uit de cursus", "hij was bij een lezing"],
            ["we zoeken een leerkring", "hij was bij een leerkring"],
        ),
    ],
)
def test_surroundings_learned_from_one_label_hold_for_another(
    kind: str, first: str, second: str, meant: list[str], spoken_of: list[str], asked: list[str]
) -> None:
    given = [kind, first, second, meant, spoken_of, [*asked, "er is ruzie op het plein"]]
    done = subprocess.run(
        [str(RASA_PYTHON), "-c", LEARN, json.dumps(given)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    wished, scene, nothing = json.loads(done.stdout)
    assert wished[1] > 0.6
    assert scene[1] < 0.4
    # What no word names loses half its chance here; other kinds of label keep theirs.
    assert (wished[0], wished[2]) == (0.25, 0.5)
    assert nothing == [0.25, 0.25, 0.5]

"""Finding words for support, and learning from what stands around them whether it is wished for."""

from __future__ import annotations

import json
import subprocess

import pytest
from ruamel.yaml import YAML

from api.aanbod.store import CatalogueStore
from bot.components.labels.wordlists import FILES, WordList
from bot.stack.paths import RASA_PYTHON, ROOT


@pytest.mark.parametrize(
    ("text", "vorm"),
    [
        ("een bijscholing", "kennis"),
        ("de basistraining", "kennis"),
        ("wij willen weten hoe dat gaat", "kennis"),
        ("met trainingsacteurs", "oefenen"),
        ("een tabletop", "oefenen"),
        ("een kenniskring", "uitwisseling"),
        ("met ambtgenoten", "uitwisseling"),
        ("iemand die meedenkt", "advies"),
        ("een verandertraject", "traject"),
        ("een half jaar lang", "traject"),
    ],
)
def test_a_word_for_support_names_its_vorm(text: str, vorm: str) -> None:
    assert vorm in WordList.of("vorm").read(text).named


@pytest.mark.parametrize(
    ("text", "no_vorm"),
    [
        ("een trainingsacteur", "kennis"),
        ("een kenniskring", "kennis"),
        ("de trajectregisseur belt", "traject"),
        ("intern begeleiders", "traject"),
    ],
)
def test_a_word_is_not_heard_as_a_vorm_that_it_resembles(text: str, no_vorm: str) -> None:
    assert no_vorm not in WordList.of("vorm").read(text).named


def test_a_story_without_such_words_names_no_support() -> None:
    assert WordList.of("vorm").read("er is al weken ruzie rond de opvang").named == []


def test_the_word_list_knows_the_vormen_of_the_catalogue() -> None:
    known = {item.id for item in CatalogueStore(ROOT / "catalogue.yml").current.vormen}
    assert set(YAML(typ="safe").load(FILES["vorm"])) == known


LEARN = """
import json, numpy as np
from bot.components.labels.surroundings import SurroundingsModel
wish, scene = frozenset({"vorm:kennis"}), frozenset()
texts = ["we zoeken een training", "graag een cursus", "we zoeken een lezing",
         "hij was op training", "zij komt uit de cursus", "hij was bij een lezing"] * 5
model = SurroundingsModel.fit("vorm", texts, [wish, wish, wish, scene, scene, scene] * 5)
labels = ["vorm:kennis", "vorm:uitwisseling", "thema:inclusie"]
half = np.full((3, 3), 0.5, dtype=np.float32)
asked = ["we zoeken een leerkring", "hij was bij een leerkring", "er is ruzie op het plein"]
print(json.dumps(model.blend(labels, half, asked, share=0.5, unnamed=0.8).tolist()))
"""


def test_a_wish_learned_from_one_vorm_holds_for_another() -> None:
    done = subprocess.run(
        [str(RASA_PYTHON), "-c", LEARN], cwd=ROOT, check=True, capture_output=True, text=True
    )
    wish, scene, nothing = json.loads(done.stdout)
    assert wish[1] > 0.6
    assert scene[1] < 0.4
    assert wish[2] == 0.5
    assert nothing == pytest.approx([0.4, 0.4, 0.5])

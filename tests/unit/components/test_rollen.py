"""Finding role words, and learning from what stands around them who takes part."""

from __future__ import annotations

import json
import subprocess

import pytest
from ruamel.yaml import YAML

from api.catalogue.store import CatalogueStore
from bot.components.labels.roles import FILE, Words
from bot.stack.paths import RASA_PYTHON, ROOT


@pytest.mark.parametrize(
    ("text", "doelgroep"),
    [
        ("onze wijkcoaches", "eerstelijns_professional"),
        ("een loco-burgemeester", "bestuurder"),
        ("de mbo-docenten", "onderwijs"),
        ("AOV'ers", "ov_adviseur"),
        ("het moskeebestuur", "sleutelfiguur"),
        ("de Oranjevereniging", "maatschappelijke_organisatie"),
        ("wijkagenten", "politie_justitie"),
        ("een beleidsmedewerker", "beleidsadviseur"),
    ],
)
def test_a_role_word_stands_for_its_doelgroep(text: str, doelgroep: str) -> None:
    assert doelgroep in Words.of(text).doelgroepen


def test_a_text_without_role_words_names_nobody() -> None:
    assert Words.of("het is al weken onrustig rond de opvang").doelgroepen == []


def test_the_role_word_is_masked_in_its_surroundings() -> None:
    """So that what is learned from one doelgroep holds for every other."""
    docenten = set(Words.of("een training voor docenten").surroundings("onderwijs"))
    agenten = set(Words.of("een training voor agenten").surroundings("politie_justitie"))
    shared = docenten & agenten
    assert "ervoor=training voor" in shared
    assert any("docenten" in feature for feature in docenten - shared)


def test_a_denial_before_the_role_word_is_seen() -> None:
    words = Words.of("niet voor de docenten maar voor de boa's")
    assert "ontkend=True" in set(words.surroundings("onderwijs"))
    assert "ontkend=False" in set(words.surroundings("eerstelijns_professional"))


def test_the_word_list_knows_the_doelgroepen_of_the_catalogue() -> None:
    known = {item.id for item in CatalogueStore(ROOT / "catalogue.yml").current.doelgroepen}
    assert set(YAML(typ="safe").load(FILE)) == known


LEARN = """
import json, numpy as np
from bot.components.labels.participants import ParticipantModel
part, scene = frozenset({"doelgroep:onderwijs"}), frozenset()
texts = ["een training voor docenten", "scholing voor leraren", "een cursus voor mentoren",
         "docenten vinden stickers", "leraren zien ruzie", "mentoren horen geruchten"] * 5
model = ParticipantModel.fit(texts, [part, part, part, scene, scene, scene] * 5)
labels = ["doelgroep:onderwijs", "doelgroep:politie_justitie", "thema:inclusie"]
half = np.full((3, 3), 0.5, dtype=np.float32)
asked = ["een workshop voor agenten", "agenten vinden een pakket", "er is ruzie op het plein"]
print(json.dumps(model.blend(labels, half, asked).tolist()))
"""


def test_surroundings_learned_from_one_doelgroep_hold_for_another() -> None:
    done = subprocess.run(
        [str(RASA_PYTHON), "-c", LEARN], cwd=ROOT, check=True, capture_output=True, text=True
    )
    part, scene, nobody = json.loads(done.stdout)
    assert part[1] > 0.6
    assert scene[1] < 0.4
    # A doelgroep that no word stands for loses half its chance; other kinds of label keep theirs.
    assert (part[0], part[2]) == (0.25, 0.5)
    assert nobody == [0.25, 0.25, 0.5]

"""Finding words for support."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from api.aanbod.store import CatalogueStore
from bot.components.labels.wordlists import FILES, WordList
from bot.stack.paths import ROOT


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

"""Words with two meanings are only asked about when nothing else explains them."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from actions.names import DUBBELZINNIG
from api.aanbod.store import CatalogueStore
from bot.components.labels.ambiguous import FILE, ambiguous_term
from bot.stack.paths import ROOT


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("ondermijning", "ondermijning"),
        ("Wij hebben te maken met ondermijning in onze gemeente.", "ondermijning"),
        ("Ik zoek een training over ondermijning voor de boa's", "ondermijning"),
        ("Er is sprake van ondermijnend gedrag?", None),
        ("problematisch gedrag", "problematisch_gedrag"),
        ("we zien Problematisch Gedrag van jongeren", "problematisch_gedrag"),
        ("hoe worden we weerbaarder?", "weerbaarheid"),
    ],
)
def test_a_bare_term_is_asked_about(text: str, term: str | None) -> None:
    found = ambiguous_term(text)
    assert (found.name if found else None) == term


@pytest.mark.parametrize(
    ("text", "told", "meant"),
    [
        ("training ondermijning", {("thema", "ondermijning"), ("vorm", "kennis")}, True),
        ("ondermijning, boa's", {("thema", "ondermijning"), ("doelgroep", "onderwijs")}, True),
        ("ondermijning", {("thema", "ondermijning")}, False),
        ("training ondermijning", {("thema", "extremisme"), ("vorm", "kennis")}, False),
        ("training weerbaarheid", {("thema", "ondermijning"), ("vorm", "kennis")}, False),
    ],
)
def test_a_request_means_the_usual(text: str, told: set[tuple[str, str]], meant: bool) -> None:
    term = ambiguous_term(text)
    assert term is not None
    assert term.is_meant(told) == meant


@pytest.mark.parametrize(
    "text",
    [
        "ondermijning in de haven",
        "ondermijning bij sportclubs",
        "er is ondermijning bij een paar moskeeën",
        "ondermijning door drugscriminelen",
        "ondermijning van de rechtsstaat door soevereinen",
        "het afwegingskader problematisch gedrag",
        "problematisch gedrag van een prediker",
        "ondermijningsbeeld",
        "ondermijning en problematisch gedrag",
        "polarisatie",
    ],
)
def test_a_term_that_is_explained_is_not(text: str) -> None:
    assert ambiguous_term(text) is None


def test_the_bot_has_a_question_for_every_term() -> None:
    """The rules, the actions and the texts of the question know the same terms."""
    terms = YAML(typ="safe").load(FILE)["termen"]
    assert set(terms) == DUBBELZINNIG
    asks = YAML(typ="safe").load(ROOT / "bot" / "domain" / "vragen.yml")
    variants = asks["responses"]["utter_ask_advies_form_themas"]
    put = {c["value"] for variant in variants for c in variant.get("condition", [])}
    assert put >= DUBBELZINNIG


def test_the_meanings_are_themas_of_the_catalogue() -> None:
    known = {thema.id for thema in CatalogueStore(ROOT / "catalogue.yml").current.themas}
    terms = YAML(typ="safe").load(FILE)["termen"].values()
    assert {thema for term in terms for thema in term["themas"]} <= known

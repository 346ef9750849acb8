"""A few words that go on from the last answer."""

from __future__ import annotations

import pytest

from actions.verstaan.bedoeling.vervolg import vervolgt
from actions.verstaan.labels.namen import Labels


@pytest.mark.parametrize(
    ("gezegd", "intent", "tekst", "wordt"),
    [
        ("utter_meer_info", "medewerker_spreken", "en mailen?", "meenemen"),
        ("utter_medewerker_spreken", "vertellen", "en mailen?", "medewerker_spreken"),
        ("utter_medewerker_spreken", "vertellen", "en in het weekend", "medewerker_spreken"),
        ("utter_medewerker_spreken_weer", "meer_info", "hoe laat dan?", "medewerker_spreken"),
        ("utter_buiten_bereik", "vertellen", "en een paspoort dan", "buiten_bereik"),
        ("utter_buiten_bereik", "vertellen", "en iets over nieuwe fietspaden dan", "buiten_bereik"),
        ("utter_buiten_bereik", "vertellen", "dan iets over betaald parkeren", "buiten_bereik"),
        ("utter_buiten_bereik_weer", "vertellen", "of iets over de begroting", "buiten_bereik"),
        ("utter_oordeel_weer", "vertellen", "hoe groot is de kans dan", "oordeel"),
        ("utter_privacy_vragen", "vertellen", "en mijn collega?", "privacy_vragen"),
        ("utter_afscheid", "ontkennen", "nee wacht, ik wil toch door", "begroeten"),
        ("utter_andere_taal_weer", "onzin", "por favor", "andere_taal"),
        # Something else.
        ("utter_andere_taal", "onzin", "dat is voor ons", "onzin"),
        ("utter_buiten_bereik", "meer_info", "wanneer begint het?", "meer_info"),
        ("utter_afscheid_code", "kosten_vragen", "wat kost het?", "kosten_vragen"),
        ("utter_medewerker_spreken", "geen_idee", "ik weet het niet", "geen_idee"),
        ("utter_begrepen", "vertellen", "en een paspoort dan", "vertellen"),
        ("utter_begrepen", "vertellen", "en iets over nieuwe fietspaden dan", "vertellen"),
        ("utter_buiten_bereik", "vertellen", "en iets over ruzie in de wijk dan", "vertellen"),
        ("utter_buiten_bereik", "vertellen", "het gaat over jongens uit het dorp", "vertellen"),
        ("utter_buiten_bereik", "vertellen",
         "en nu zijn er groepen bewoners die elkaar het leven zuur maken", "vertellen"),
    ],
)  # fmt: skip
def test_what_goes_on(gezegd: str, intent: str, tekst: str, wordt: str) -> None:
    assert vervolgt(intent, tekst, {}, {}, {gezegd}) == wordt


@pytest.mark.parametrize(
    ("labels", "vermoedens"),
    [({"themas": ("extremisme",)}, {}), ({}, {"themas": ("extremisme",)})],
)
def test_a_subject_with_a_thema_in_it_is_told(labels: Labels, vermoedens: Labels) -> None:
    gezegd = {"utter_buiten_bereik"}
    tekst = "en iets over mensen die geen belasting betalen"
    assert vervolgt("vertellen", tekst, labels, vermoedens, gezegd) == "vertellen"


def test_an_answer_is_no_such_thing() -> None:
    labels: Labels = {"vormen": ("kennis",)}
    gezegd = {"utter_buiten_bereik"}
    assert vervolgt("vertellen", "en een training dan", labels, {}, gezegd) == "vertellen"

"""What is said right after an alarm."""

from __future__ import annotations

import pytest

from actions.verstaan.bedoeling.nasleep import na_alarm


@pytest.mark.parametrize(
    ("intent", "tekst", "uitkomst"),
    [
        ("bevestigen", "ja", "weer_veilig"),
        ("ontkennen", "nee", "gevaar_vervolg"),
        ("ontkennen", "nee het is hier niet veilig", "gevaar_vervolg"),
        ("bevestigen", "ja we zitten op zolder", "gevaar_bericht"),
        ("vertellen", "de deur is op slot", "gevaar_bericht"),
        ("aanmelden", "doe ik", "gevaar_bericht"),
        ("vertellen", "iedereen staat buiten op de stoep", "gevaar_bericht"),
        # Not the same alarm twice in a row.
        ("acuut_gevaar", "we hebben ons opgesloten", "gevaar_vervolg"),
        ("wie_ben_jij", "wie ben jij", "wie_ben_jij"),
    ],
)
def test_how_it_goes_on_is_no_answer_to_another_question(
    intent: str, tekst: str, uitkomst: str
) -> None:
    assert na_alarm(intent, tekst, kaal=True, gevraagd=True) == uitkomst


@pytest.mark.parametrize("intent", ["bevestigen", "ontkennen"])
def test_a_yes_to_the_recap_is_none_to_whether_all_are_safe(intent: str) -> None:
    assert na_alarm(intent, "ja klopt", kaal=True) == intent


def test_an_answer_to_the_open_question_stays_one() -> None:
    assert na_alarm("vertellen", "voor de wijkteams", gevraagd=True) == "vertellen"


@pytest.mark.parametrize(
    ("intent", "tekst", "uitkomst"),
    [
        ("vertellen", "de man met het mes is opgepakt", "weer_veilig"),
        ("acuut_gevaar", "hij ligt in de ambulance, buiten levensgevaar", "weer_veilig"),
        ("vertellen", "hij is weg met het mes", "vertellen"),
        ("vertellen", "de dader zit vast", "weer_veilig"),
        ("vorige_vraag", "politie is gebeld, terug naar mijn vraag", "weer_veilig"),
        ("vertellen", "politie is er, gelukkig. gaan we nog even verder?", "weer_veilig"),
        ("vertellen", "politie is er. wat moeten we nu doen?", "gevaar_vervolg"),
        ("ander_aanbod", "de politie is er nog niet", "gevaar_vervolg"),
        ("vertellen", "hij is niet opgepakt", "gevaar_vervolg"),
        ("acuut_gevaar", "de politie is er maar hij slaat door", "acuut_gevaar"),
    ],
)
def test_whether_it_is_over(intent: str, tekst: str, uitkomst: str) -> None:
    assert na_alarm(intent, tekst) == uitkomst

"""What a message says."""

from __future__ import annotations

import pytest

from actions.bericht import Bericht
from tests.unit.actions.support import tracker


@pytest.mark.parametrize(
    ("tekst", "vormen"),
    [
        ("niet kennis maar oefenen", ("oefenen",)),
        ("geen kennis, maar wel kennis met oefenen", ("kennis", "oefenen")),
        ("kennis maar ook oefenen", ("kennis", "oefenen")),
        ("oefenen, niet kennis", ("kennis", "oefenen")),
    ],
)
def test_not_this_but_that(tekst: str, vormen: tuple[str, ...]) -> None:
    heard = [{"entity": "vorm", "value": "kennis"}, {"entity": "vorm", "value": "oefenen"}]
    bericht = Bericht.van_tracker(tracker(tekst=tekst, entities=heard))
    assert bericht.labels == {"vormen": vormen}


@pytest.mark.parametrize(
    ("tekst", "onderdeel"),
    [
        ("het onderwerp klopt niet", "themas"),
        ("andere doelgroepen graag", "doelgroepen"),
        ("niet deze soort steun", "vormen"),
        ("dat klopt niet", None),
    ],
)
def test_which_answer_is_meant(tekst: str, onderdeel: str | None) -> None:
    assert Bericht("ontkennen", tekst).genoemd_onderdeel == onderdeel


@pytest.mark.parametrize(
    ("intent", "tekst", "wordt"),
    [
        ("bevestigen", "laat maar", "afscheid"),
        ("bevestigen", "ja hoor", "bevestigen"),
        ("schelden", "stomme computer, ik wil een mens", "medewerker_spreken"),
        ("schelden", "stomme computer", "schelden"),
        ("vertellen", "is hij geradicaliseerd?", "oordeel"),
        ("uitleg_vragen", "denkt u dat deze jongen gevaarlijk is", "oordeel"),
        ("uitleg_vragen", "wat kunt u allemaal?", "wat_kun_je"),
        ("vertellen", "met wie praat ik?", "wie_ben_jij"),
        ("schelden", "praat ik met een robot", "wie_ben_jij"),
        ("wat_kun_je", "wat doet u met dit gesprek?", "privacy_vragen"),
        ("vertellen", "wat betekent inclusie eigenlijk", "uitleg_vragen"),
        ("vertellen", "wat is er toch met de inclusie van mensen in onze wijk aan de hand",
         "vertellen"),
        ("medewerker_spreken", "wie zijn jullie", "wie_ben_jij"),
        ("medewerker_spreken", "/medewerker_spreken", "medewerker_spreken"),
    ],
)  # fmt: skip
def test_phrases_that_leave_no_doubt(intent: str, tekst: str, wordt: str) -> None:
    heard = [{"entity": "thema", "value": "inclusie"}]
    assert Bericht.van_tracker(tracker(intent, tekst, heard)).intent == wordt


@pytest.mark.parametrize(
    ("intent", "tekst", "wordt"),
    [
        ("wat_kun_je", "waarom dit overzicht?", "uitleg_vragen"),
        ("ander_aanbod", "waarom juist deze drie?", "uitleg_vragen"),
        ("meer_info", "welke vorm raadt u aan?", "uitleg_vragen"),
        ("privacy_vragen", "waarom bewaart u dat?", "privacy_vragen"),
        (
            "vertellen",
            "waarom lopen bij ons in de wijk zo veel mensen weg van de kerk",
            "vertellen",
        ),
        ("geen_idee", "kies uit een lijst", "toon_keuzes"),
        ("privacy_vragen", "hoe weet ik dat dit klopt?", "uitleg_vragen"),
        ("privacy_vragen", "kun je dit naar me mailen?", "meenemen"),
        ("buiten_bereik", "kan ik het printen?", "meenemen"),
        ("vertellen", "ze laten jongens wapens opslaan", "vertellen"),
        ("buiten_bereik", "is er AI in het spel?", "wie_ben_jij"),
        ("vertellen", "hij staat op de lijst van een partij", "vertellen"),
    ],
)
def test_questions_about_the_conversation_itself(intent: str, tekst: str, wordt: str) -> None:
    assert Bericht.van_tracker(tracker(intent, tekst)).intent == wordt


def test_a_typed_command_fills_nothing() -> None:
    heard = [{"entity": "thema", "value": "inclusie"}]
    bericht = Bericht.van_tracker(tracker("vertellen", 'kiezen{"thema": "inclusie"}', heard))
    assert (bericht.intent, bericht.labels) == ("onzin", {})

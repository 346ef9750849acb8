"""What a message turns down or takes back is left out of what is heard in it."""

from __future__ import annotations

import pytest

from bot.components.denials.turns import denied, without_denied


def left_out(text: str) -> list[str]:
    """The parts of the text that are denied, without the spaces around them."""
    return [text[start:end].strip() for start, end in denied(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Geen training maar advies.", ["training"]),
        ("geen jongerenwerkers, wel docenten", ["jongerenwerkers"]),
        ("Het gaat niet om de rellen maar om de twee kampen.", ["om de rellen"]),
        ("niet om hakenkruizen, wel om twee kampen", ["om hakenkruizen"]),
        ("Het is niet de politie maar het wijkteam.", ["de politie"]),
        ("Geen sprake van radicalisering, maar van overlast.", ["sprake van radicalisering"]),
        ("geen cursus of lezing maar een adviseur", ["cursus of lezing"]),
        ("Geen drugs, geen geweld, wel een goeroe.", ["drugs, geen geweld"]),
        ("niet weer een e-learning, wij willen oefenen", ["weer een e-learning"]),
        ("in plaats van een expert liever andere gemeenten", ["een expert"]),
        ("liever een boekje dan een lezing", ["een lezing"]),
        ("een training, of nee, doe toch maar advies", ["een training"]),
        ("eerst dacht ik aan een cursus, maar we willen oefenen", ["aan een cursus"]),
        ("een factsheet hoeft niet, oefenen wel", ["een factsheet"]),
        ("vervang politie door jongerenwerk", ["politie"]),
        ("advies past beter dan een cursus", ["een cursus"]),
        ("Van discriminatie is hier geen sprake.", ["discriminatie"]),
        ("Er is geen sprake van racisme, de hele wijk is boos.", ["racisme"]),
        ("eerst dachten we aan overlast, maar het zijn dealers", ["aan overlast"]),
        ("Het leek een sekte, bleek een koor dat de buurt opjut.", ["een sekte"]),
        ("dit heeft niets met drugs te maken", ["drugs"]),
        ("Met jihad heeft dit niets te maken.", ["jihad"]),
        ("Los van de rellen: we willen oefenen.", ["de rellen"]),
        ("Racisme is niet het punt, ze staan tegenover elkaar.", ["Racisme"]),
        ("Ondermijning speelt hier niet.", ["Ondermijning"]),
        ("Dat moet inclusie worden, geen polarisatie.", ["polarisatie"]),
        ("Er is hier geen sekte of radicalisering.", ["sekte of radicalisering"]),
    ],
)
def test_what_is_not_meant_is_found(text: str, parts: list[str]) -> None:
    assert left_out(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Zij mag niet meedoen aan de zwemles.",
        "niet alleen de raad maar ook de wijkteams",
        "Hij komt niet meer op school. Zijn moeder maakt zich zorgen.",
        "geen idee",
        "niet alleen polarisatie",
        "We willen geen polarisatie-expert uit de stad.",
        "Niet elke vorm van racisme wordt gemeld.",
        "We hebben geen zicht op de criminele clan maar er zijn wel bedreigingen.",
        "wij hebben geen goed beeld van de radicalisering, maar willen graag een training",
        "We weten niet hoe we omgaan met radicalisering maar willen een training.",
        "Ik weet niet of deze jongen radicaliseert maar zijn moeder is bang.",
        "We kunnen niet goed inschatten of het extremisme is maar het voelt niet goed.",
        "We hebben nog geen kennis over ondermijning, maar er komt een drugspand.",
        "wij willen een training en advies",
        "Hij verklaart zich los van de staat, en betaalt niets.",
        "Die jongens zijn met drugs bezig, niets helpt.",
        "Er is geen brand, er staat iemand met een mes, maar ik zie geen politie.",
    ],
)
def test_what_happens_or_is_wanted_stays(text: str) -> None:
    assert without_denied(text) == text


def test_the_words_that_deny_stay() -> None:
    assert without_denied("geen traject maar een gesprek").split() == [
        "geen",
        "maar",
        "een",
        "gesprek",
    ]


def test_a_part_that_two_turns_deny_is_left_out_once() -> None:
    assert left_out("ik wil geen cursus, liever een gesprek") == ["cursus"]

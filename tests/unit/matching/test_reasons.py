from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from api.catalogue import vocabulary
from api.catalogue.model import Catalogue
from api.matching.engine import Matcher
from api.matching.model import Match, Vraag
from api.matching.reasons import Reasons
from tests.unit.catalogue.samples import catalogue, minimal, offer, with_offers


def best(sample: Catalogue, **wishes: Any) -> Match:
    return Matcher(sample).match(Vraag(today=date(2026, 11, 21), **wishes)).matches[0]


def test_every_point_has_a_sentence() -> None:
    sample = catalogue(
        offer(
            "een",
            themas=["polarisatie", "inclusie"],
            vormen=["kennis", "oefenen"],
            doelgroepen=["eerstelijns_professional", "bestuurder", "onderwijs"],
            fase=["acuut"],
            status="te_bevestigen",
        )
    )
    match = best(
        sample,
        themas=("inclusie", "polarisatie"),
        vormen=("oefenen", "kennis"),
        doelgroepen=("bestuurder", "onderwijs", "eerstelijns_professional"),
        situatie="Het escaleert.",
    )
    assert match.redenen == (
        "Past bij uw thema's inclusie en polarisatie.",
        "U kunt hier oefenen.",
        "U doet hier kennis op.",
        "Bedoeld voor bestuurders, onderwijs en professionals in de praktijk.",
        "Ook te gebruiken als er nu iets speelt.",
        "Vraag de aanbieder of dit nog loopt.",
    )
    assert match.ontbreekt == ()


def test_broader_thema_is_explained() -> None:
    sample = catalogue(offer("een", themas=["maatschappelijke_spanningen"]))
    assert best(sample, themas=("polarisatie",)).redenen == (
        "Gaat over maatschappelijke spanningen, het bredere thema van polarisatie.",
    )


def test_narrower_thema_is_explained() -> None:
    sample = catalogue(offer("een", themas=["rechtsextremisme"]))
    assert best(sample, themas=("extremisme",)).redenen == (
        "Gaat over rechtsextremisme, een onderdeel van extremisme.",
    )


def test_what_is_missing_is_named() -> None:
    sample = catalogue(offer("een", vormen=["kennis"], doelgroepen=["onderwijs"]))
    match = best(
        sample,
        themas=("polarisatie",),
        vormen=("oefenen", "advies"),
        doelgroepen=("politie_justitie",),
    )
    assert match.ontbreekt == (
        "U vroeg om oefenen en advies. Dat zit hier niet bij.",
        "Dit is niet speciaal bedoeld voor politie en justitie.",
    )
    assert not match.volledig


@pytest.mark.parametrize("vorm", vocabulary.VORMEN)
def test_every_fixed_vorm_has_a_sentence_of_its_own(vorm: str) -> None:
    sentence = best(catalogue(offer("een", vormen=[vorm])), vormen=(vorm,)).redenen[0]
    assert not sentence.startswith("Past bij uw wens")


def test_vorm_of_the_catalogue_itself_has_a_sentence_too() -> None:
    data = with_offers(offer("een", vormen=["excursie"]))
    words = {"id": "excursie", "naam": "Excursie", "uitleg": "Eropuit.", "voorbeelden": ["a", "b"]}
    data["vormen"].append(words)
    sample = Catalogue.model_validate(data)
    assert best(sample, vormen=("excursie",)).redenen == ("Past bij uw wens excursie.",)


def test_abbreviation_keeps_its_capitals() -> None:
    data = minimal()
    data["doelgroepen"][1]["naam"] = "OOV-adviseurs"
    reasons = Reasons(Catalogue.model_validate(data))
    vraag = Vraag(today=date(2026, 1, 1), doelgroepen=("ov_adviseur",))
    item = Catalogue.model_validate(data).aanbod[0]
    assert reasons.lacks(item, vraag) == ("Dit is niet speciaal bedoeld voor OOV-adviseurs.",)

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from api.catalogue.model import Catalogue
from api.matching.engine import Matcher
from api.matching.model import Uitkomst, UnknownIdsError, Vraag
from tests.unit.catalogue.samples import catalogue, offer

TODAY = date(2026, 11, 21)


def ask(sample: Catalogue, **wishes: Any) -> Uitkomst:
    return Matcher(sample).match(Vraag(today=TODAY, **wishes))


def ids(outcome: Uitkomst) -> list[str]:
    return [match.aanbod.id for match in outcome.matches]


def test_unknown_ids_are_named() -> None:
    with pytest.raises(UnknownIdsError) as caught:
        ask(catalogue(), themas=("polarisati", "inclusie"), vormen=("koken",))
    assert caught.value.fields == {"themas": ("polarisati",), "vormen": ("koken",)}


def test_nothing_asked_shows_what_is_open() -> None:
    outcome = ask(catalogue(offer("een"), offer("twee", status="ingetrokken"), offer("drie")))
    assert ids(outcome) == ["een", "drie"]
    assert outcome.passend
    assert outcome.matches[0].redenen == (
        "U noemde nog geen thema of vorm. Dit is aanbod dat nu open is.",
    )


def test_without_a_thema_what_answers_most_questions_comes_first() -> None:
    sample = catalogue(
        offer("smal", themas=["ondermijning"], vormen=["advies"], doelgroepen=["bestuurder"]),
        offer(
            "breed",
            themas=["ondermijning", "polarisatie"],
            vormen=["advies"],
            doelgroepen=["bestuurder", "onderwijs"],
        ),
    )
    assert ids(ask(sample)) == ["breed", "smal"]
    assert ids(ask(sample, vormen=("advies",))) == ["breed", "smal"]
    assert ids(ask(sample, themas=("ondermijning",))) == ["smal", "breed"]


def test_without_a_thema_what_serves_nothing_is_left_out() -> None:
    sample = catalogue(
        offer("een", vormen=["advies"], doelgroepen=["bestuurder"]),
        offer("twee", vormen=["kennis"], doelgroepen=["bestuurder"]),
    )
    assert ids(ask(sample, vormen=("kennis",))) == ["twee"]
    assert ids(ask(sample, vormen=("kennis",), doelgroepen=("bestuurder",))) == ["twee", "een"]
    assert ids(ask(sample, vormen=("oefenen",))) == []
    assert not ask(sample, vormen=("oefenen",)).passend


def test_child_and_parent_fit_but_sister_does_not() -> None:
    sample = catalogue(
        offer("kind", themas=["rechtsextremisme"]),
        offer("ouder", themas=["maatschappelijke_spanningen"]),
        offer("zus", themas=["polarisatie"]),
        offer("zelf", themas=["extremisme"]),
    )
    assert ids(ask(sample, themas=("extremisme",))) == ["zelf", "kind", "ouder"]


def test_vormen_come_before_rank() -> None:
    sample = catalogue(
        offer("kennis-1", vormen=["kennis"]),
        offer("kennis-2", vormen=["kennis"]),
        offer("kennis-3", vormen=["kennis"]),
        offer("oefenen", vormen=["oefenen"], status="te_bevestigen", doelgroepen=["onderwijs"]),
    )
    outcome = ask(
        sample,
        themas=("polarisatie",),
        vormen=("kennis", "oefenen"),
        doelgroepen=("beleidsadviseur",),
    )
    assert ids(outcome) == ["kennis-1", "kennis-2", "oefenen"]
    assert outcome.niet_gedekt == ()


def test_cover_is_the_best_and_not_the_greedy_one() -> None:
    """Taking the broadest first would cover three of the four vormen with two offers."""
    sample = catalogue(
        offer("breed", vormen=["oefenen", "uitwisseling"], themas=["polarisatie", "inclusie"]),
        offer("links", vormen=["kennis", "oefenen"]),
        offer("rechts", vormen=["uitwisseling", "advies"]),
    )
    outcome = ask(
        sample,
        themas=("polarisatie", "inclusie"),
        vormen=("kennis", "oefenen", "uitwisseling", "advies"),
        maximaal=2,
    )
    assert ids(outcome) == ["links", "rechts"]
    assert outcome.niet_gedekt == ()


def test_each_asked_thema_comes_before_three_of_the_same() -> None:
    sample = catalogue(
        *[offer(f"polarisatie-{place}", themas=["polarisatie"]) for place in range(3)],
        offer("inclusie", themas=["inclusie"], vormen=["advies"]),
    )
    outcome = ask(sample, themas=("polarisatie", "inclusie"), vormen=("kennis",))
    assert ids(outcome) == ["polarisatie-0", "polarisatie-1", "inclusie"]


def test_offer_on_the_thema_itself_comes_before_a_child() -> None:
    sample = catalogue(
        offer("kind", themas=["rechtsextremisme"], doelgroepen=["bestuurder"]),
        offer("zelf", themas=["extremisme"]),
    )
    assert ids(ask(sample, themas=("extremisme",))) == ["zelf", "kind"]


def test_what_serves_the_doelgroep_comes_first() -> None:
    sample = catalogue(
        offer("niet", doelgroepen=["onderwijs"]),
        offer("wel", doelgroepen=["bestuurder"], status="te_bevestigen"),
    )
    outcome = ask(sample, themas=("polarisatie",), doelgroepen=("bestuurder",))
    assert ids(outcome) == ["wel", "niet"]
    assert [match.volledig for match in outcome.matches] == [True, False]
    assert outcome.matches[1].ontbreekt == ("Dit is niet speciaal bedoeld voor bestuurders.",)


def test_running_comes_before_to_be_confirmed() -> None:
    sample = catalogue(offer("misschien", status="te_bevestigen"), offer("zeker"))
    outcome = ask(sample, themas=("polarisatie",))
    assert ids(outcome) == ["zeker", "misschien"]
    assert outcome.matches[1].redenen[-1] == "Vraag de aanbieder of dit nog loopt."


@pytest.mark.parametrize(
    ("situation", "order"),
    [
        ("Er zijn vannacht rellen!", ["acuut", "los", "vooraf"]),
        ("We willen onrust vóórkomen.", ["vooraf", "los", "acuut"]),
        ("Er speelt iets.", ["los", "vooraf", "acuut"]),
    ],
)
def test_phase_of_the_situation(situation: str, order: list[str]) -> None:
    sample = catalogue(
        offer("los"), offer("vooraf", fase=["preventie"]), offer("acuut", fase=["acuut"])
    )
    assert ids(ask(sample, themas=("polarisatie",), situatie=situation)) == order


def test_words_of_the_situation_decide_between_equals() -> None:
    sample = catalogue(
        offer("sinterklaas", omschrijving="Over de intocht van Sinterklaas in uw dorp."),
        offer("windmolens", omschrijving="Over windmolens en boze omwonenden."),
        *[offer(f"vulling-{place}") for place in range(6)],
    )
    outcome = ask(
        sample,
        themas=("polarisatie",),
        situatie="Twee kampen over de wíndmolens, omwonenden zijn boos.",
    )
    assert ids(outcome)[0] == "windmolens"
    assert "De beschrijving sluit aan bij wat u vertelt." in outcome.matches[0].redenen
    assert "De beschrijving sluit aan bij wat u vertelt." not in outcome.matches[1].redenen


def test_words_never_come_before_status() -> None:
    sample = catalogue(
        offer("windmolens", omschrijving="Over windmolens.", status="te_bevestigen"),
        *[offer(f"vulling-{place}") for place in range(6)],
    )
    outcome = ask(sample, themas=("polarisatie",), situatie="windmolens " * 300)
    assert "windmolens" not in ids(outcome)


def test_offers_shown_before_can_be_left_out() -> None:
    sample = catalogue(offer("een"), offer("twee"), offer("drie"))
    outcome = ask(sample, themas=("polarisatie",), zonder=frozenset({"een", "drie"}))
    assert ids(outcome) == ["twee"]


def test_question_on_another_day() -> None:
    sample = catalogue(offer("een", datums=["2026-12-01"]))
    matcher = Matcher(sample)
    assert ids(matcher.match(Vraag(today=date(2026, 12, 1))))
    assert not ids(matcher.match(Vraag(today=date(2026, 12, 2))))

"""Why the advice is what it is, and in which order its offers help."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.aanbevelen.advies import OverAanbod
from actions.aanbevelen.uitleg import genoemde
from actions.gesprek import Opnieuw
from actions.na_advies import HervatVraag
from actions.tussenvraag import Tussenvraag
from actions.verstaan.bericht import Bericht
from tests.unit.actions.conftest import Fake
from tests.unit.actions.support import DOMAIN, said, tracker

ADVIES: dict[str, Any] = {
    "code": "K7QD-MX4A",
    "aanbod": ["a", "b", "c"],
    "namen": ["Alfa", "Bèta", "Gamma"],
    "redenen": ["Past bij A.", "Past bij B.", "Past bij C."],
    "samenhang": "- Eerst kennis opdoen: Alfa.",
    "ontbreekt": "",
}


def na_advies(tekst: str, intent: str = "uitleg_vragen", **advies: Any) -> Any:
    slots = {"themas": ["inclusie"], "vormen": ["kennis"], "advies": {**ADVIES, **advies}}
    return tracker(intent=intent, tekst=tekst, slots=slots)


@pytest.mark.parametrize(
    ("tekst", "response", "regels"),
    [
        ("waarom raadt u die eerste aan?", "utter_uitleg_redenen", "- Alfa: Past bij A."),
        ("waarom staat deze bovenaan?", "utter_uitleg_redenen", "- Alfa: Past bij A."),
        ("hoezo Bèta?", "utter_uitleg_redenen", "- Bèta: Past bij B."),
        ("waarom nummer 3", "utter_uitleg_redenen", "- Gamma: Past bij C."),
        ("waarom de laatste?", "utter_uitleg_redenen", "- Gamma: Past bij C."),
        ("welke raadt u aan?", "utter_uitleg_beste", "- Alfa: Past bij A."),
        (
            "waarom deze drie?",
            "utter_uitleg_advies",
            "- Alfa: Past bij A.\n- Bèta: Past bij B.\n- Gamma: Past bij C.",
        ),
    ],
)
async def test_the_reasons_are_those_of_the_offers_that_are_meant(
    tekst: str, response: str, regels: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    await Tussenvraag().run(dispatcher, na_advies(tekst), DOMAIN)
    assert said(dispatcher)[0] == response
    assert dispatcher.messages[0]["regels"] == regels


@pytest.mark.parametrize(
    ("tekst", "regels"),
    [
        ("waarom die?", "- Bèta: Past bij B."),
        ("en waarom past die bij ons?", "- Bèta: Past bij B."),
        ("waarom raadt u dat aan?", "- Bèta: Past bij B."),
        ("waarom dit advies?", ADVIES["redenen"][0]),
        ("waarom deze drie?", ADVIES["redenen"][0]),
    ],
)
async def test_what_points_back_is_the_offer_that_was_talked_about_last(
    tekst: str, regels: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    await Tussenvraag().run(dispatcher, na_advies(tekst, over=["b"]), DOMAIN)
    assert regels in dispatcher.messages[0]["regels"]


@pytest.mark.parametrize(
    ("tekst", "ids"),
    [
        ("wat kost die e-learning", ["a"]),
        ("vertel meer over Tool Triggerfactoren radicalisering", ["b"]),
        ("en die over triggerfactoren?", ["b"]),
        ("die tool lijkt me wat", ["b"]),
        ("hoe zit het met radicalisering", []),
        ("vertel meer", []),
    ],
)
def test_an_offer_is_known_by_a_word_that_no_other_has(tekst: str, ids: list[str]) -> None:
    namen = ["E-learning radicalisering", "Tool Triggerfactoren radicalisering"]
    advies = {"aanbod": ["a", "b"], "namen": namen}
    assert genoemde(Bericht(intent="meer_info", tekst=tekst), advies) == ids


async def test_an_advice_of_an_older_version_has_no_reasons(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    await Tussenvraag().run(dispatcher, na_advies("waarom de tweede?", redenen=None), DOMAIN)
    assert dispatcher.messages[0]["regels"] == "- Bèta"


@pytest.mark.parametrize("tekst", ["hoe weet ik dat dit klopt?", "is dit betrouwbaar?"])
async def test_whether_it_can_be_trusted_is_another_question(
    tekst: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    await Tussenvraag().run(dispatcher, na_advies(tekst), DOMAIN)
    assert said(dispatcher)[0] == "utter_uitleg_zeker"


@pytest.mark.parametrize(
    ("advies", "response"),
    [
        ({"code": "A", "aanbod": [], "namen": []}, "utter_uitleg_geen_aanbod"),
        (None, "utter_nog_geen_advies_buiten_vragen"),
    ],
)
async def test_without_offers_there_is_nothing_to_give_reasons_for(
    advies: Any, response: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    talk = tracker(intent="uitleg_vragen", tekst="waarom?", slots={"advies": advies})
    await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[0] == response


@pytest.mark.parametrize(
    "tekst",
    [
        "In welke volgorde kunnen we deze het beste doen, hoe horen ze bij elkaar?",
        "wat moeten we eerst doen?",
        "waar kunnen we het best mee beginnen?",
        "kunnen we die twee combineren?",
        "hoe hangen de eerste en de tweede samen?",
        "wat is de samenhang?",
        "kan dat ook tegelijk?",
    ],
)
@pytest.mark.parametrize(
    ("intent", "action"),
    [
        ("meer_info", OverAanbod()),
        ("vertellen", HervatVraag()),
        ("uitleg_vragen", Tussenvraag()),
        ("opnieuw_beginnen", Opnieuw()),
    ],
)
async def test_in_which_order_is_answered_whatever_was_heard(
    tekst: str, intent: str, action: Any, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    talk = na_advies(tekst, intent)
    events = await action.run(dispatcher, talk, DOMAIN)
    if events[-1]["name"] == "action_tussenvraag":
        await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[0] == "utter_samenhang"
    assert dispatcher.messages[0]["regels"] == ADVIES["samenhang"]


async def test_without_an_order_the_best_one_is_named(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    talk = na_advies("in welke volgorde?", samenhang="")
    await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[0] == "utter_samenhang_los"
    assert dispatcher.messages[0]["naam"] == "Alfa"


@pytest.mark.parametrize(
    "tekst",
    [
        "hoe houden we de wijk bij elkaar?",
        "kunnen we eerst een training doen?",
        "kunnen we opnieuw beginnen?",
        "we willen eerst oefenen",
    ],
)
async def test_a_wish_or_a_story_asks_for_no_order(
    tekst: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    await HervatVraag().run(dispatcher, na_advies(tekst, "vertellen"), DOMAIN)
    assert "utter_samenhang" not in said(dispatcher)


async def test_before_the_advice_the_order_comes_later(dispatcher: CollectingDispatcher) -> None:
    talk = tracker("uitleg_vragen", "in welke volgorde doen we dat?", vraag="vormen")
    await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_nog_geen_advies"]


@pytest.mark.parametrize("tekst", ["en dan?", "wat nu?", "hoe nu verder", "wat moeten we nu doen?"])
@pytest.mark.parametrize("intent", ["uitleg_vragen", "geen_idee", "vertellen"])
async def test_what_to_do_next_is_told(
    tekst: str, intent: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    await Tussenvraag().run(dispatcher, na_advies(tekst, intent), DOMAIN)
    assert said(dispatcher)[0] == "utter_hoe_verder"
    assert dispatcher.messages[0]["code"] == ADVIES["code"]


async def test_during_the_questions_what_now_explains_the_question(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    await Tussenvraag().run(dispatcher, tracker("vertellen", "en nu?", vraag="vormen"), DOMAIN)
    assert said(dispatcher) == ["utter_uitleg_vormen"]

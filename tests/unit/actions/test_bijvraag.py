"""A question to the bot beside an answer: both are heard."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.terloops import beantwoord_terloops
from actions.verstaan.bedoeling.bijvraag import bijvraag
from actions.verstaan.bericht import Bericht
from actions.vragen import VraagDoelgroepen
from tests.unit.actions.conftest import Fake
from tests.unit.actions.support import DOMAIN, said, tracker


@pytest.mark.parametrize(
    ("tekst", "gehoord", "zekerheid", "intent"),
    [
        # What is heard well enough beside the answer.
        ("advies. Komt dit ergens te staan?", "privacy_vragen", 0.5, "privacy_vragen"),
        ("een training. ben jij een robot?", "wie_ben_jij", 0.9, "wie_ben_jij"),
        ("de raad; wie is de ESS?", "wie_is_ess", 0.9, "wie_is_ess"),
        ("advies. Belt u mij ook?", "medewerker_spreken", 0.9, "medewerker_spreken"),
        ("advies. wat kun jij nog meer?", "wat_kun_je", 0.9, "wat_kun_je"),
        # What words tell as well, or alone.
        ("de raad. Is dit vertrouwelijk?", "privacy_vragen", 0.07, "privacy_vragen"),
        ("een cursus. Met wie praat ik?", "wie_ben_jij", 0.07, "wie_ben_jij"),
        ("de raad. waarom vraagt u dat?", "vertellen", 0.9, "uitleg_vragen"),
        ("een training, maar wat is een traject?", "vertellen", 0.9, "uitleg_vragen"),
        # How stories end.
        ("er is ruzie in de wijk. Wie helpt ons verder?", "medewerker_spreken", 0.03, None),
        ("er is ruzie in de wijk. Wie leest er kundig mee?", "privacy_vragen", 0.03, None),
        ("er is ruzie in de wijk. Kan iemand ons helpen?", "medewerker_spreken", 0.3, None),
        ("er is ruzie in de wijk. Kunnen jullie ons helpen?", "wat_kun_je", 0.4, None),
        ("er is ruzie in de wijk, waarom weten we niet", "uitleg_vragen", 0.4, None),
        ("de raad, tellen wethouders ook mee?", "wat_kun_je", 0.9, None),
        # Only the question, or only the answer.
        ("wordt dit bewaard?", "privacy_vragen", 0.9, None),
        ("een training. Graag snel.", "privacy_vragen", 0.2, None),
    ],
)  # fmt: skip
def test_what_is_asked_beside_an_answer(
    tekst: str, gehoord: str, zekerheid: float, intent: str | None
) -> None:
    gevonden = bijvraag(tekst, [{"name": gehoord, "confidence": zekerheid}])
    assert (gevonden and gevonden.intent) == intent


@pytest.mark.parametrize(
    ("intent", "tekst", "vraag", "wordt", "labels"),
    [
        ("privacy_vragen", "onze boa's en hun teamleider. Wie leest dit?", "doelgroepen",
         "vertellen", {"doelgroepen": ("eerstelijns_professional",)}),
        ("medewerker_spreken", "een cursus, en kan ik iemand spreken?", "themas",
         "vertellen", {"vormen": ("kennis",)}),
        ("uitleg_vragen", "de boa's, waarom vraagt u dat?", "themas",
         "vertellen", {"doelgroepen": ("eerstelijns_professional",)}),
        ("wie_ben_jij", "ja klopt. ben jij een mens?", "akkoord", "wie_ben_jij", {}),
        ("privacy_vragen", "weet ik niet. wie leest dit?", "vormen", "geen_idee", {}),
        ("medewerker_spreken", "we hebben al een cursus gehad. Kan ik iemand spreken?", "vormen",
         "medewerker_spreken", {}),
        ("uitleg_vragen", "Ik snap het niet. Wat bedoelt u?", "vormen", "uitleg_vragen", {}),
    ],
)  # fmt: skip
def test_the_answer_before_it_counts(
    intent: str, tekst: str, vraag: str, wordt: str, labels: dict[str, Any]
) -> None:
    bericht = Bericht.van_tracker(tracker(intent, tekst, vraag=vraag))
    assert (bericht.intent, bericht.labels) == (wordt, labels)


def test_a_story_before_it_is_asked_about() -> None:
    tekst = "Er is discriminatie bij de balie. Kan ik een medewerker spreken?"
    bericht = Bericht.van_tracker(tracker("medewerker_spreken", tekst, vraag="themas"))
    assert bericht.intent == "vertellen"
    assert bericht.vermoedens == {"themas": ("inclusie",)}


@pytest.mark.parametrize(
    ("intent", "tekst", "gezegd"),
    [
        ("privacy_vragen", "een training. Wie leest dit?", "utter_privacy_vragen"),
        ("wie_is_ess", "een training. Wat is de ESS?", "utter_wie_is_ess"),
        ("uitleg_vragen", "een training, wat is oefenen?", "utter_uitleg_begrip"),
        ("uitleg_vragen", "een training. waarom wilt u dat weten?", "utter_uitleg_vormen"),
        ("medewerker_spreken", "advies. Belt u ook?", "utter_medewerker_onbereikbaar"),
    ],
)  # fmt: skip
async def test_it_is_answered(
    intent: str, tekst: str, gezegd: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(contact=503)
    eerder = [{"event": "slot", "name": "requested_slot", "value": "vormen"}]
    await beantwoord_terloops(
        dispatcher, tracker(intent, tekst, vraag="doelgroepen", eerder=eerder)
    )
    assert said(dispatcher) == [gezegd]


@pytest.mark.parametrize("na_tussenvraag", [False, True])
async def test_it_is_answered_once_before_the_next_question(
    na_tussenvraag: bool, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    daarna = [{"event": "slot", "name": "vormen", "value": ["kennis"]}]
    if na_tussenvraag:
        daarna.append({"event": "action", "name": "action_tussenvraag", "value": []})
    talk = tracker(
        "privacy_vragen", "een training. Wie leest dit?", vraag="doelgroepen", daarna=daarna
    )
    await VraagDoelgroepen().run(dispatcher, talk, DOMAIN)
    assert ("utter_privacy_vragen" in said(dispatcher)) != na_tussenvraag
    assert said(dispatcher)[-1] == "utter_ask_advies_form_doelgroepen"

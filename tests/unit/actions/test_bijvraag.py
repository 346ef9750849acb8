"""A question to the bot beside an answer: both are heard."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.terloops import beantwoord_terloops
from actions.verstaan.bedoeling.bijvraag import leg_uiteen, los_van_aanhef
from actions.verstaan.bericht import Bericht
from actions.vragen import VraagDoelgroepen
from tests.unit.actions.conftest import Fake
from tests.unit.actions.support import DOMAIN, gehoord, said, tracker

KENNIS = [{"entity": "vorm", "value": "kennis"}]
ADVIES = [{"entity": "vorm", "value": "advies"}]
INCLUSIE = [{"entity": "thema", "value": "inclusie"}]


def deel(
    vraag: str, intent: str, rest: dict[str, Any], zekerheid: float = 0.9
) -> list[dict[str, Any]]:
    """One question in a message, with how it is heard by itself, and the rest."""
    steun = ADVIES if intent == "vertellen" else []
    return [{"deel": gehoord(intent, vraag, steun, zekerheid=zekerheid), "rest": rest}]


@pytest.mark.parametrize(
    ("vraag", "gehoord_als", "zekerheid", "intent"),
    [
        # What is heard well enough by itself.
        ("Komt dit ergens te staan?", "privacy_vragen", 0.5, "privacy_vragen"),
        ("ben jij een robot?", "wie_ben_jij", 0.9, "wie_ben_jij"),
        ("wie is de ESS?", "wie_is_ess", 0.9, "wie_is_ess"),
        ("Belt u mij ook?", "medewerker_spreken", 0.9, "medewerker_spreken"),
        ("wat kun jij nog meer?", "wat_kun_je", 0.9, "wat_kun_je"),
        # What words tell as well, or alone.
        ("Is dit vertrouwelijk?", "privacy_vragen", 0.07, "privacy_vragen"),
        ("Met wie praat ik?", "wie_ben_jij", 0.07, "wie_ben_jij"),
        ("waarom vraagt u dat?", "vertellen", 0.9, "uitleg_vragen"),
        ("maar wat is een traject?", "vertellen", 0.9, "uitleg_vragen"),
        # How stories end.
        ("Met wie kan ik hierover praten?", "vertellen", 0.6, None),
        ("Wie belt ons?", "medewerker_spreken", 0.03, None),
        ("Kunnen jullie ons helpen?", "wat_kun_je", 0.7, None),
        ("waarom weten we niet", "uitleg_vragen", 0.4, None),
        ("tellen wethouders ook mee?", "wat_kun_je", 0.9, None),
    ],
)  # fmt: skip
def test_what_is_asked_beside_a_story(
    vraag: str, gehoord_als: str, zekerheid: float, intent: str | None
) -> None:
    rest = gehoord("vertellen", "Er is ruzie in de wijk.", INCLUSIE)
    delen = deel(vraag, gehoord_als, rest, zekerheid)
    uiteen = leg_uiteen(gehoord("vertellen", f"{rest['text']} {vraag}", delen=delen))
    assert (uiteen.bijvraag and uiteen.bijvraag.intent) == intent
    assert (uiteen.gehoord["text"] == rest["text"]) == (intent is not None)


def test_the_first_question_to_the_bot_counts() -> None:
    rest = gehoord("vertellen", "een training", KENNIS)
    delen = [
        *deel("Hoe pakken we dat aan?", "vertellen", rest),
        *deel("Wie leest dit?", "privacy_vragen", rest),
    ]
    bijvraag = leg_uiteen(gehoord("vertellen", "…", delen=delen)).bijvraag
    assert bijvraag is not None
    assert bijvraag.intent == "privacy_vragen"


@pytest.mark.parametrize(
    ("intent", "rest", "vraag", "wordt", "labels"),
    [
        ("vertellen", "een cursus graag", "themas", "vertellen", {"vormen": ("kennis",)}),
        ("vertellen", "een cursus graag", "akkoord", "vertellen", {"vormen": ("kennis",)}),
        ("geen_idee", "weet ik niet", "vormen", "geen_idee", {}),
        # Nothing but a reaction: only the question is left, and a recap is not agreed to.
        ("bevestigen", "ja klopt", "akkoord", "wie_ben_jij", {}),
        ("ontkennen", "nee oké", "themas", "wie_ben_jij", {}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("heel", ["wie_ben_jij", "vertellen"])
def test_the_answer_beside_it_counts(
    heel: str, intent: str, rest: str, vraag: str, wordt: str, labels: dict[str, Any]
) -> None:
    eigen = KENNIS if labels else []
    delen = deel("ben jij een mens?", "wie_ben_jij", gehoord(intent, rest, eigen))
    bericht = Bericht.van_tracker(
        tracker(heel, f"ben jij een mens? {rest}", vraag=vraag, delen=delen)
    )
    assert (bericht.intent, bericht.labels) == (wordt, labels)
    assert (bericht.bijvraag is not None) == (wordt in {"vertellen", "geen_idee"})


@pytest.mark.parametrize(
    ("begin", "intent", "rest", "wordt"),
    [
        ("dank je wel!", "bedanken", "een cursus graag", "vertellen"),
        ("Mooi dat dit er is.", "tevreden", "een cursus graag", "vertellen"),
        ("pff wat een gedoe", "vertellen", "een cursus graag", "vertellen"),
        ("dank u", "bedanken", "dat klopt", "bevestigen"),
        ("Grapje van mijn collega.", "buiten_bereik", "een cursus graag", "vertellen"),
        # A no before an answer changes what it does.
        ("dat klopt niet.", "ontkennen", "een cursus graag", None),
        ("advies.", "bedanken", "een cursus graag", None),
    ],
)
def test_what_is_polite_or_rude_before_an_answer_changes_nothing(
    begin: str, intent: str, rest: str, wordt: str | None
) -> None:
    eigen = KENNIS if wordt != "bevestigen" else []
    over = gehoord(wordt or "vertellen", rest, eigen)
    heel = gehoord(intent, f"{begin} {rest}", delen=deel(begin, intent, over))
    heel["delen"][0]["deel"]["entities"] = []
    uiteen = leg_uiteen(heel)
    assert (uiteen.gehoord["text"] == rest) == (wordt is not None)
    assert uiteen.bijvraag is None


@pytest.mark.parametrize("na_gevaar", [True, False])
def test_that_it_is_safe_again_is_told_beside_an_answer(na_gevaar: bool) -> None:
    rest = gehoord("vertellen", "een cursus graag", KENNIS)
    delen = deel("politie gebeld.", "buiten_bereik", rest)
    heel = gehoord("vertellen", "politie gebeld. een cursus graag", delen=delen)
    bijvraag = leg_uiteen(heel, na_gevaar=na_gevaar).bijvraag
    assert (bijvraag and bijvraag.intent) == ("weer_veilig" if na_gevaar else None)


def test_danger_is_not_taken_apart() -> None:
    delen = deel("Wie leest dit?", "privacy_vragen", gehoord("vertellen", "Hij heeft een mes."))
    talk = tracker("acuut_gevaar", "Hij heeft een mes. Wie leest dit?", vraag="themas", delen=delen)
    assert Bericht.van_tracker(talk).intent == "acuut_gevaar"


def test_the_gemeente_in_the_question_counts() -> None:
    gouda = [{"entity": "gemeente", "value": "Gouda"}]
    rest = gehoord("vertellen", "Er is ruzie.", INCLUSIE)
    delen = deel("Kan Gouda dit lezen?", "privacy_vragen", rest)
    heel = "Kan Gouda dit lezen? Er is ruzie."
    talk = tracker("vertellen", heel, [*INCLUSIE, *gouda], vraag="themas", delen=delen)
    bericht = Bericht.van_tracker(talk)
    assert (bericht.gemeente, bericht.bijvraag is not None) == ("Gouda", True)


@pytest.mark.parametrize(
    ("intent", "vraag", "gezegd"),
    [
        ("privacy_vragen", "Wie leest dit?", "utter_privacy_vragen"),
        ("wie_is_ess", "Wat is de ESS?", "utter_wie_is_ess"),
        ("uitleg_vragen", "wat is oefenen?", "utter_uitleg_begrip"),
        ("uitleg_vragen", "waarom wilt u dat weten?", "utter_uitleg_vormen"),
        ("medewerker_spreken", "Belt u ook?", "utter_medewerker_onbereikbaar"),
    ],
)  # fmt: skip
async def test_it_is_answered(
    intent: str, vraag: str, gezegd: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(contact=503)
    eerder = [{"event": "slot", "name": "requested_slot", "value": "vormen"}]
    delen = deel(vraag, intent, gehoord("vertellen", "een training.", KENNIS))
    talk = tracker(
        intent, f"een training. {vraag}", vraag="doelgroepen", eerder=eerder, delen=delen
    )
    await beantwoord_terloops(dispatcher, talk)
    assert said(dispatcher) == [gezegd]


@pytest.mark.parametrize("na_tussenvraag", [False, True])
async def test_it_is_answered_once_before_the_next_question(
    na_tussenvraag: bool, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    daarna = [{"event": "slot", "name": "vormen", "value": ["kennis"]}]
    if na_tussenvraag:
        daarna.append({"event": "action", "name": "action_tussenvraag", "value": []})
    delen = deel("Wie leest dit?", "privacy_vragen", gehoord("vertellen", "een training.", KENNIS))
    talk = tracker("privacy_vragen", "een training. Wie leest dit?", vraag="doelgroepen",
                   daarna=daarna, delen=delen)  # fmt: skip
    await VraagDoelgroepen().run(dispatcher, talk, DOMAIN)
    assert ("utter_privacy_vragen" in said(dispatcher)) != na_tussenvraag
    assert said(dispatcher)[-1] == "utter_ask_advies_form_doelgroepen"


@pytest.mark.parametrize(
    ("heel", "rest", "zegt"),
    [
        ("bedanken", "bedanken", "en de code?"),
        ("tevreden", "tevreden", "en de code?"),
        # What was heard as a question is one already, and thanks alone are only thanks.
        ("meer_info", "bedanken", "super, bedankt! en de code?"),
        ("bedanken", "vertellen", "super, bedankt! en de code?"),
    ],
)
def test_a_word_of_thanks_hides_no_question(heel: str, rest: str, zegt: str) -> None:
    delen = deel("en de code?", "meer_info", gehoord(rest, "super, bedankt!"))
    message = gehoord(heel, "super, bedankt! en de code?", delen=delen)
    assert los_van_aanhef(message)["text"] == zegt


@pytest.mark.parametrize(
    ("gevraagd", "zegt"),
    [
        ("medewerker_spreken", "wie kan ons verder helpen?"),
        ("wat_kun_je", "dit past niet. wie kan ons verder helpen?"),
    ],
)
def test_a_complaint_hides_no_question_for_a_person(gevraagd: str, zegt: str) -> None:
    rest = gehoord("ontevreden", "dit past niet.")
    delen = deel("wie kan ons verder helpen?", gevraagd, rest)
    message = gehoord("ontevreden", "dit past niet. wie kan ons verder helpen?", delen=delen)
    assert los_van_aanhef(message)["text"] == zegt


def test_thanks_behind_thanks_are_no_question() -> None:
    delen = deel("fijn he?", "tevreden", gehoord("bedanken", "bedankt!"))
    message = gehoord("bedanken", "bedankt! fijn he?", delen=delen)
    assert los_van_aanhef(message) is message


def test_what_leads_up_to_a_question_is_no_story() -> None:
    rest = gehoord("vertellen", "voor ik iets vertel:")
    delen = deel("wordt dit bewaard?", "privacy_vragen", rest)
    message = gehoord("privacy_vragen", "voor ik iets vertel: wordt dit bewaard?", delen=delen)
    assert leg_uiteen(message).gehoord is message


def test_a_question_for_a_difference_is_not_taken_apart() -> None:
    themas = [*INCLUSIE, {"entity": "thema", "value": "polarisatie"}]
    rest = gehoord("vertellen", "inclusie, polarisatie,", themas)
    tekst = "inclusie, polarisatie, wat is het verschil?"
    delen = deel("wat is het verschil?", "uitleg_vragen", rest)
    message = gehoord("uitleg_vragen", tekst, delen=delen)
    assert leg_uiteen(message).gehoord is message

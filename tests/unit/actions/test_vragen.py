"""The form: what it takes from a message, and how it asks."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions import vragen
from actions.vragen import (
    ValidateAdviesForm,
    VraagAkkoord,
    VraagDoelgroepen,
    VraagThemas,
    VraagVormen,
)
from tests.unit.actions.conftest import Fake
from tests.unit.actions.support import DOMAIN, said, tracker


def label(kind: str, value: str, role: str | None = None) -> dict[str, Any]:
    return {"entity": kind, "value": value, **({"role": role} if role else {})}


def values(events: list[dict[str, Any]]) -> dict[str, Any]:
    return {event["name"]: event["value"] for event in events}


async def test_labels_fill_the_slots(dispatcher: CollectingDispatcher, fake_api: Fake) -> None:
    fake_api()
    talk = tracker(
        tekst="wij tegen zij in de wijk",
        entities=[
            label("thema", "polarisatie"),
            label("vorm", "oefenen"),
            label("thema", "x", "vraag"),
        ],
        vraag="themas",
    )
    events = await ValidateAdviesForm().run(dispatcher, talk, DOMAIN)
    assert values(events) == {
        "situatie": "wij tegen zij in de wijk",
        "themas": ["polarisatie"],
        "vormen": ["oefenen"],
    }


async def test_ids_that_the_catalogue_does_not_hold_are_dropped(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    talk = tracker(intent="kiezen", entities=[label("vorm", "gratis_geld")], vraag="vormen")
    assert values(await ValidateAdviesForm().run(dispatcher, talk, DOMAIN))["vormen"] is None


async def test_an_aside_leaves_no_slot_event(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    """Rasa then rejects the form and lets the rule for asides speak."""
    fake_api()
    talk = tracker(intent="privacy_vragen", tekst="wat doet u ermee", vraag="themas")
    assert await ValidateAdviesForm().run(dispatcher, talk, DOMAIN) == []


async def test_a_message_is_not_taken_twice(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    talk = tracker(
        entities=[label("thema", "inclusie")],
        vraag="themas",
        daarna=[{"event": "action", "name": "action_tussenvraag"}],
    )
    assert await ValidateAdviesForm().run(dispatcher, talk, DOMAIN) == []


async def test_a_fault_in_the_form_is_told(
    dispatcher: CollectingDispatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(*_: Any) -> None:
        raise RuntimeError("secret story")

    monkeypatch.setattr(vragen, "verwerk", explode)
    events = await ValidateAdviesForm().run(dispatcher, tracker(vraag="vormen"), DOMAIN)
    assert said(dispatcher) == ["utter_onverwachte_fout"]
    assert values(events) == {"vraagwijze": "kort"}


async def test_the_first_question_is_open(dispatcher: CollectingDispatcher, fake_api: Fake) -> None:
    fake_api()
    await VraagThemas().run(dispatcher, tracker(intent="gesprek_beginnen"), DOMAIN)
    assert said(dispatcher) == ["utter_ask_advies_form_themas"]
    assert dispatcher.messages[0]["buttons"] == []


async def test_buttons_come_from_the_catalogue(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    await VraagVormen().run(dispatcher, tracker(vraag="vormen"), DOMAIN)
    assert [b["payload"] for b in dispatcher.messages[0]["buttons"]] == [
        '/kiezen{"vorm": "kennis"}',
        '/kiezen{"vorm": "oefenen"}',
        "/geen_idee",
    ]


async def test_what_was_understood_is_said_back(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    talk = tracker(
        tekst="wij tegen zij",
        daarna=[{"event": "slot", "name": "themas", "value": ["polarisatie", "inclusie"]}],
        vraag="vormen",
    )
    await VraagVormen().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[0] == "utter_begrepen"
    assert dispatcher.messages[0]["begrepen"] == "polarisatie en inclusie"


@pytest.mark.parametrize(
    ("daarna", "gezegd"),
    [
        (["polarisatie"], "inclusie"),
        (None, "inclusie en polarisatie"),
    ],
)
async def test_what_was_taken_back_is_said(
    daarna: list[str] | None, gezegd: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    talk = tracker(
        tekst="nee, inclusie niet",
        eerder=[{"event": "slot", "name": "themas", "value": ["inclusie", "polarisatie"]}],
        daarna=[{"event": "slot", "name": "themas", "value": daarna}],
        vraag="vormen",
    )
    await VraagVormen().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[0] == "utter_weggelaten"
    assert sorted(dispatcher.messages[0]["weg"].split(" en ")) == sorted(gezegd.split(" en "))


@pytest.mark.parametrize(
    ("tekst", "eerst"),
    [
        ("inclusie kan eruit", "utter_weggelaten"),
        ("dat klopt niet", "utter_ask_advies_form_themas"),
    ],
)
async def test_it_is_said_too_where_its_question_comes_back(
    tekst: str, eerst: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    talk = tracker(
        tekst=tekst,
        eerder=[{"event": "slot", "name": "themas", "value": ["inclusie"]}],
        daarna=[{"event": "slot", "name": "themas", "value": None}],
        vraag="themas",
    )
    await VraagThemas().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[0] == eerst


@pytest.mark.parametrize(
    ("intent", "tekst", "wijze", "eerst"),
    [
        ("geen_idee", "sla maar over", "twijfel", "utter_aangenomen"),
        ("vertellen", "een training", "twijfel", "utter_aangenomen"),
        ("bevestigen", "ja", "twijfel", "utter_begrepen"),
        ("vertellen", "ja, inclusie", "twijfel", "utter_begrepen"),
        ("bevestigen", "klopt ja", "ondermijning", "utter_begrepen"),
    ],
)
async def test_a_guess_that_nobody_confirmed_is_called_one(
    intent: str,
    tekst: str,
    wijze: str,
    eerst: str,
    dispatcher: CollectingDispatcher,
    fake_api: Fake,
) -> None:
    fake_api()
    slot = "slot"
    talk = tracker(
        intent,
        tekst,
        [{"entity": "thema", "value": "inclusie"}] if "inclusie" in tekst else [],
        slots={"themas": ["inclusie"]},
        eerder=[
            {"event": slot, "name": "twijfel", "value": ["inclusie"]},
            {"event": slot, "name": "vraagwijze", "value": wijze},
        ],
        daarna=[
            {"event": slot, "name": "themas", "value": ["inclusie"]},
            {"event": slot, "name": "twijfel", "value": None},
            {"event": slot, "name": "vraagwijze", "value": None},
        ],
        vraag="vormen",
    )
    await VraagVormen().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == [eerst, "utter_ask_advies_form_vormen"]


@pytest.mark.parametrize(
    ("tekst", "opnieuw"),
    [
        ("nieuwe vraag: moslims worden uitgescholden op de markt", True),
        ("dan nu iets heel anders, moslims worden uitgescholden", True),
        ("ik wil opnieuw beginnen, moslims worden uitgescholden", True),
        ("opnieuw worden moslims uitgescholden op de markt", False),
        ("sinds het vorige week opnieuw begon, worden moslims uitgescholden", False),
    ],
)
async def test_a_story_that_says_to_be_another_begins_anew(
    tekst: str, opnieuw: bool, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    heard = [{"entity": "thema", "value": "inclusie", "confidence_entity": 0.95}]
    kept = {"themas": ["polarisatie"], "vormen": ["kennis"]}
    talk = tracker("vertellen", tekst, heard, slots=kept, vraag="doelgroepen")
    nieuw = values(await ValidateAdviesForm().run(dispatcher, talk, DOMAIN))
    assert nieuw["themas"] == (["inclusie"] if opnieuw else ["polarisatie", "inclusie"])
    assert ("vormen" in nieuw) == opnieuw
    assert said(dispatcher) == (["utter_opnieuw"] if opnieuw else [])


async def test_what_took_the_place_of_something_is_all_that_is_said(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    talk = tracker(
        tekst="nee, polarisatie",
        eerder=[{"event": "slot", "name": "themas", "value": ["inclusie"]}],
        daarna=[{"event": "slot", "name": "themas", "value": ["polarisatie"]}],
        vraag="vormen",
    )
    await VraagVormen().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[0] == "utter_begrepen"
    assert "utter_weggelaten" not in said(dispatcher)


@pytest.mark.parametrize(
    ("twijfel", "titles"),
    [
        (["inclusie"], ["Ja", "Nee, iets anders"]),
        (["inclusie", "polarisatie"], ["Inclusie", "Polarisatie", "Allebei", "Nee, iets anders"]),
    ],
)
async def test_a_doubt_is_asked_with_buttons(
    twijfel: list[str], titles: list[str], dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    talk = tracker(slots={"twijfel": twijfel, "vraagwijze": "twijfel"}, vraag="themas")
    await VraagThemas().run(dispatcher, talk, DOMAIN)
    assert [b["title"] for b in dispatcher.messages[0]["buttons"]] == titles


async def test_questions_can_be_asked_without_the_api(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(themas=httpx.ConnectError("no"))
    slots = {"themas": ["polarisatie"], "vormen": [], "doelgroepen": ["ov_adviseur"]}
    await VraagAkkoord().run(dispatcher, tracker(slots=slots, vraag="akkoord"), DOMAIN)
    assert dispatcher.messages[0]["themas"] == "polarisatie"
    assert dispatcher.messages[0]["doelgroepen"] == "ov adviseur"


async def test_own_words_stand_beside_the_answers(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    slots = {
        "themas": ["inclusie", "polarisatie"],
        "vormen": ["kennis"],
        "doelgroepen": ["ov_adviseur"],
        "eigenwoorden": {"inclusie": ["racisme"], "kennis": ["lezing", "podcast"]},
    }
    await VraagAkkoord().run(dispatcher, tracker(slots=slots, vraag="akkoord"), DOMAIN)
    gezegd = dispatcher.messages[0]
    assert gezegd["themas"] == "polarisatie en inclusie (racisme)"
    assert gezegd["vormen"] == "kennis (lezing en podcast)"
    assert gezegd["doelgroepen"] == "OOV-adviseur"


async def test_own_words_stand_beside_what_was_understood(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    talk = tracker(
        tekst="racisme",
        slots={"themas": ["inclusie"], "eigenwoorden": {"inclusie": ["racisme"]}},
        daarna=[{"event": "slot", "name": "themas", "value": ["inclusie"]}],
        vraag="vormen",
    )
    await VraagVormen().run(dispatcher, talk, DOMAIN)
    assert dispatcher.messages[0]["begrepen"] == "inclusie (racisme)"


@pytest.mark.parametrize(
    ("tekst", "eerder", "later"),
    [
        ("een training, is dat ook online?", [], True),
        ("een training. Wat kost dat?", [], True),
        ("hoe duur is een cursus voor handhavers?", [], True),
        ("een training, is dat ook online?", ["utter_vraag_bij_advies"], False),
        ("heeft u een training?", [], False),
        ("een training", [], False),
    ],
)
async def test_a_question_behind_an_answer_is_not_passed_over(
    tekst: str, eerder: list[str], later: bool, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    talk = tracker(
        tekst=tekst,
        eerder=[
            {"event": "user", "text": "hallo"},
            *({"event": "bot", "metadata": {"utter_action": name}} for name in eerder),
        ],
        daarna=[{"event": "slot", "name": "vormen", "value": ["kennis"]}],
        vraag="doelgroepen",
    )
    await VraagDoelgroepen().run(dispatcher, talk, DOMAIN)
    assert ("utter_vraag_bij_advies" in said(dispatcher)) is later


@pytest.mark.parametrize(
    ("gesteld", "wijze", "response"),
    [
        ("utter_ask_advies_form_vormen", None, "utter_ask_advies_form_vormen"),
        ("utter_ask_advies_form_vormen", "kort", "utter_ask_advies_form_vormen_weer"),
        ("utter_ask_advies_form_vormen_weer", "kort", "utter_ask_advies_form_vormen"),
        ("utter_ask_advies_form_themas", "kort", "utter_ask_advies_form_vormen"),
    ],
)
async def test_the_open_question_never_comes_back_in_the_same_words(
    gesteld: str,
    wijze: str | None,
    response: str,
    dispatcher: CollectingDispatcher,
    fake_api: Fake,
) -> None:
    fake_api()
    eerder: list[dict[str, Any]] = [
        {"event": "slot", "name": "vraagwijze", "value": wijze},
        {"event": "bot", "metadata": {"utter_action": gesteld}},
    ]
    talk = tracker("bedanken", eerder=eerder, slots={"vraagwijze": "kort"}, vraag="vormen")
    await VraagVormen().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == [response]

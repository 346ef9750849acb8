"""The advice and the questions about it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.aanbevelen.aanbodvraag import bedoeld
from actions.aanbevelen.advies import AnderAanbod, GeefAdvies, OverAanbod
from actions.verstaan.bericht import Bericht
from tests.unit.actions.conftest import Fake
from tests.unit.actions.support import DOMAIN, said, tracker

ADVIES = {
    "code": "K7QD-MX4A",
    "vormen": ["kennis"],
    "aanbod": [
        {
            "id": "a",
            "naam": "Alfa",
            "vormen": ["kennis"],
            "redenen": ["Past bij uw thema polarisatie.", "U doet hier kennis op."],
        },
        {"id": "b", "naam": "Bèta", "vormen": ["oefenen"]},
    ],
}
GEGEVEN: dict[str, Any] = {
    "code": "K7QD-MX4A",
    "aanbod": ["a", "b"],
    "namen": ["Alfa", "Bèta"],
    "redenen": ["Past bij uw thema polarisatie. U doet hier kennis op.", ""],
    "samenhang": "",
    "getoond": ["a", "b"],
    "ontbreekt": "",
    "nummer": 1,
    "antwoorden": dict.fromkeys(
        ("situatie", "themas", "vormen", "doelgroepen", "gemeente", "eigenwoorden")
    ),
    "eerder": [],
}


def answer(passend: bool = True, **changes: Any) -> dict[str, Any]:
    return {"advies": {**ADVIES, **changes}, "passend": passend, "niet_gedekt": []}


async def test_an_advice_is_told_with_its_code(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(verwijzingen=answer())
    talk = tracker(slots={"themas": ["inclusie"]})
    events = await GeefAdvies().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_advies", "utter_na_advies"]
    assert dispatcher.messages[0]["custom"] == {"advies": ADVIES}
    antwoorden = {**GEGEVEN["antwoorden"], "themas": ["inclusie"]}
    assert events[0]["value"] == {**GEGEVEN, "antwoorden": antwoorden}


@pytest.mark.parametrize(
    ("themas", "vraag"),
    [
        (["polarisatie"], "uw vraag over polarisatie"),
        (["inclusie", "polarisatie"], "uw vraag over polarisatie en inclusie"),
        ([], "uw vraag"),
    ],
)
@pytest.mark.parametrize(
    ("antwoord", "response"),
    [
        (answer(), "utter_advies"),
        (answer(passend=False), "utter_advies_naaste"),
        (answer(passend=False, aanbod=[]), "utter_advies_geen"),
    ],
)
async def test_the_advice_names_what_was_asked(
    themas: list[str],
    vraag: str,
    antwoord: dict[str, Any],
    response: str,
    dispatcher: CollectingDispatcher,
    fake_api: Fake,
) -> None:
    fake_api(verwijzingen=antwoord)
    talk = tracker(slots={"themas": themas, "vormen": ["kennis"]})
    await GeefAdvies().run(dispatcher, talk, DOMAIN)
    gezegd = dispatcher.messages[0]
    assert (gezegd["response"], gezegd["vraag"]) == (response, vraag)


async def test_without_thema_and_support_the_advice_claims_no_fit(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(verwijzingen=answer())
    talk = tracker(slots={"themas": [], "vormen": [], "doelgroepen": ["ov_adviseur"]})
    await GeefAdvies().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_advies_breed", "utter_na_advies"]


@pytest.mark.parametrize(
    ("tekst", "antwoord"),
    [
        ("ja, en wat kost dat?", "utter_kosten_vragen"),
        ("klopt. waar is het?", "utter_feit"),
        ("prima, hoe meld ik me aan?", "utter_aanmelden"),
    ],
)
async def test_a_question_behind_the_yes_is_answered_with_the_advice(
    tekst: str, antwoord: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    item = {
        "naam": "Alfa",
        "kosten": "Gratis.",
        "locatie": "online",
        "aanmelden": "Bel.",
        "gezien_op": "2026-11-01",
    }
    fake_api(verwijzingen=answer(), aanbod__a=item, aanbod__b=item)
    talk = tracker("bevestigen", tekst, slots={"vormen": ["kennis"]})
    await GeefAdvies().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_advies", antwoord, antwoord, "utter_na_advies"]


async def test_nearest_offers_are_told_as_such(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(verwijzingen={**answer(passend=False), "niet_gedekt": ["oefenen"]})
    await GeefAdvies().run(dispatcher, tracker(), DOMAIN)
    assert said(dispatcher) == [
        "utter_advies_naaste",
        "utter_advies_niet_gedekt",
        "utter_na_advies",
    ]
    assert dispatcher.messages[1]["vormen"] == "oefenen"


async def test_what_is_missing_is_kept_for_when_it_is_asked(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    aanbod: Any = ADVIES["aanbod"]
    alfa, beta = aanbod
    naaste = [{**alfa, "ontbreekt": ["Geen oefening.", "Niet voor scholen."]}, beta]
    fake_api(verwijzingen=answer(passend=False, aanbod=naaste))
    events = await GeefAdvies().run(dispatcher, tracker(), DOMAIN)
    assert events[0]["value"]["ontbreekt"] == "- Alfa: Geen oefening. Niet voor scholen."


async def test_nothing_is_told_honestly(dispatcher: CollectingDispatcher, fake_api: Fake) -> None:
    fake_api(verwijzingen=answer(passend=False, aanbod=[]))
    await GeefAdvies().run(dispatcher, tracker(), DOMAIN)
    assert said(dispatcher) == ["utter_advies_geen", "utter_na_advies_geen"]


async def test_an_outage_goes_back_to_the_recap(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(verwijzingen=httpx.ReadTimeout("slow"))
    events = await GeefAdvies().run(dispatcher, tracker(slots={"akkoord": True}), DOMAIN)
    assert said(dispatcher) == ["utter_storing"]
    assert {"event": "active_loop", "timestamp": None, "name": "advies_form"} in events
    assert any(
        e["event"] == "slot" and e["name"] == "akkoord" and e["value"] is None for e in events
    )


async def test_other_offers_leave_out_what_was_shown(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(verwijzingen=answer(aanbod=[{"id": "c", "naam": "Gamma", "vormen": []}]))
    events = await AnderAanbod().run(dispatcher, tracker(slots={"advies": GEGEVEN}), DOMAIN)
    assert events[0]["value"]["getoond"] == ["a", "b", "c"]


async def test_no_other_offers_keeps_the_advice(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(verwijzingen=answer(aanbod=[]))
    assert await AnderAanbod().run(dispatcher, tracker(slots={"advies": GEGEVEN}), DOMAIN) == []
    assert said(dispatcher) == ["utter_geen_ander_aanbod"]


@pytest.mark.parametrize(
    ("tekst", "gezegd"),
    [
        ("geef mij de tweede eens uitgebreid", "utter_meer_info"),
        ("laat de eerste maar zien", "utter_meer_info"),
        ("niet de tweede", "utter_ander_advies"),
        ("iets anders dan de eerste", "utter_ander_advies"),
        ("wat heeft u nog meer", "utter_ander_advies"),
    ],
)
async def test_who_names_one_of_the_offers_hears_about_that_one(
    dispatcher: CollectingDispatcher, fake_api: Fake, tekst: str, gezegd: str
) -> None:
    offers = {f"aanbod__{i}": {"id": i, "naam": i, "gezien_op": "2026-11-21"} for i in "ab"}
    fake_api(verwijzingen=answer(), **offers)
    gesprek = tracker("ander_aanbod", tekst, slots={"advies": GEGEVEN})
    await AnderAanbod().run(dispatcher, gesprek, DOMAIN)
    assert gezegd in said(dispatcher)


@pytest.mark.parametrize(
    ("tekst", "nummer", "ids"),
    [
        ("vertel meer over de tweede", None, ["b"]),
        ("de eerste graag", None, ["a"]),
        ("en de derde?", None, ["a", "b"]),
        ("wat kost bèta", None, ["b"]),
        ("wat kost het", None, ["a", "b"]),
        ("/meer_info", "2", ["b"]),
        ("/meer_info", "9", ["a", "b"]),
    ],
)
def test_which_offer_is_meant(tekst: str, nummer: str | None, ids: list[str]) -> None:
    assert bedoeld(Bericht("meer_info", tekst, nummer=nummer), GEGEVEN) == ids


async def test_an_unknown_fact_is_said_to_be_unknown(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(
        aanbod__a={"id": "a", "naam": "Alfa", "kosten": "gratis", "gezien_op": "2026-11-21"},
        aanbod__b={"id": "b", "naam": "B", "gezien_op": "2026-11-21"},
    )
    talk = tracker(intent="kosten_vragen", tekst="wat kost het", slots={"advies": GEGEVEN})
    await OverAanbod().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == [
        "utter_kosten_vragen",
        "utter_kosten_vragen_onbekend",
        "utter_verder",
    ]


async def test_questions_before_there_is_an_advice(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    await OverAanbod().run(dispatcher, tracker(intent="kosten_vragen"), DOMAIN)
    await AnderAanbod().run(dispatcher, tracker(), DOMAIN)
    assert said(dispatcher) == ["utter_nog_geen_advies_buiten_vragen"] * 2


@pytest.mark.parametrize(
    ("intent", "tekst"),
    [
        ("vertellen", "kunnen wij dat met twaalf man doen"),
        ("kosten_vragen", "kan dat met twaalf man?"),
        ("meer_info", "kan dat ook op ons stadhuis?"),
    ],
)
async def test_what_the_catalogue_does_not_tell_is_said_to_be_unknown(
    intent: str, tekst: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    item = {"id": "a", "naam": "Alfa", "url": "https://a", "aanbieder": "A"}
    fake_api(**{"aanbod/a": {**item, "gezien_op": "2026-11-21"}})
    slots = {"advies": {**GEGEVEN, "over": ["a"]}}
    net: list[dict[str, Any]] = [
        {"event": "user", "text": "vertel meer over de eerste"},
        {"event": "bot", "metadata": {"utter_action": "utter_verder"}},
    ]
    await OverAanbod().run(dispatcher, tracker(intent, tekst, slots=slots, eerder=net), DOMAIN)
    assert said(dispatcher)[0] == "utter_feit_onbekend"


async def test_other_people_in_a_few_words_are_another_question(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(verwijzingen=answer())
    heard = [{"entity": "doelgroep", "value": "eerstelijns_professional"}]
    slots = {"themas": ["inclusie"], "vormen": [], "doelgroepen": ["bestuurder"], "advies": GEGEVEN}
    talk = tracker("ander_aanbod", "liever iets voor wijkteams", heard, slots=slots)
    events = await AnderAanbod().run(dispatcher, talk, DOMAIN)
    gezet = {e["name"]: e["value"] for e in events if e["event"] == "slot"}
    assert gezet["doelgroepen"] == ["eerstelijns_professional"]
    assert said(dispatcher) == []

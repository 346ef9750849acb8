"""Opinions on the advice, misses after it, and the way on."""

from __future__ import annotations

from inspect import isabstract
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.aanbevelen.advies import AnderAanbod, OverAanbod
from actions.aanbevelen.reactie import Reactie
from actions.afscheid import Afscheid
from actions.base import SafeAction
from actions.gesprek import NietBegrepen, Opnieuw, VorigeVraag
from actions.na_advies import HervatVraag
from actions.tussenvraag import Tussenvraag
from actions.vragen import ValidateAdviesForm
from tests.unit.actions.conftest import Fake
from tests.unit.actions.support import DOMAIN, said, tracker

ADVIES = {"code": "K7QD-MX4A", "aanbod": ["a"], "namen": ["A"], "getoond": ["a"]}
KLAAR: dict[str, Any] = {
    "themas": ["inclusie"],
    "vormen": ["kennis"],
    "doelgroepen": [],
    "advies": ADVIES,
}

ITEM = {
    "id": "a",
    "naam": "A",
    "aanbieder": "Movisie",
    "url": "https://movisie.nl",
    "gezien_op": "2026-11-21",
}


def na_advies(intent: str, tekst: str = "", **slots: Any) -> Any:
    return tracker(intent=intent, tekst=tekst, slots={**KLAAR, **slots})


def gezet(events: list[dict[str, Any]]) -> dict[str, Any]:
    return {e["name"]: e["value"] for e in events if e["event"] == "slot"}


async def test_not_fitting_asks_what_does_not(dispatcher: CollectingDispatcher) -> None:
    events = await Reactie().run(dispatcher, na_advies("ontevreden", "dit past niet"), DOMAIN)
    assert said(dispatcher) == ["utter_ontevreden"]
    assert gezet(events)["vraagwijze"] == "past_niet"


@pytest.mark.parametrize(
    ("tekst", "slot"),
    [
        ("het onderwerp klopt niet", "themas"),
        ("de soort steun", "vormen"),
        ("de doelgroep is verkeerd", "doelgroepen"),
    ],
)
async def test_what_is_named_is_asked_again_at_once(
    tekst: str, slot: str, dispatcher: CollectingDispatcher
) -> None:
    events = await Reactie().run(dispatcher, na_advies("ontevreden", tekst), DOMAIN)
    assert gezet(events)[slot] is None
    assert events[-1]["name"] == "advies_form"


async def test_what_no_search_can_mend_leads_to_other_offers(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    anders = {"code": "B", "vormen": [], "aanbod": [{"id": "b", "naam": "B", "vormen": []}]}
    fake_api(verwijzingen={"advies": anders, "passend": True, "niet_gedekt": []})
    events = await Reactie().run(dispatcher, na_advies("ontevreden", "te duur"), DOMAIN)
    assert said(dispatcher)[:2] == ["utter_praktisch", "utter_ander_advies"]
    assert gezet(events)["advies"]["getoond"] == ["a", "b"]


async def test_shorter_or_cheaper_leads_to_other_offers(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    anders = {"code": "B", "vormen": [], "aanbod": [{"id": "b", "naam": "B", "vormen": []}]}
    fake_api(verwijzingen={"advies": anders, "passend": True, "niet_gedekt": []})
    talk = na_advies("vertellen", "korter graag", vraagwijze="past_niet")
    events = await HervatVraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[:2] == ["utter_praktisch", "utter_ander_advies"]
    assert events[-1]["name"] == "action_listen"


@pytest.mark.parametrize(
    ("tekst", "response"),
    [("nee dit is niet goed", "utter_ontevreden"), ("nee dank u", "utter_na_advies_kort")],
)
async def test_no_after_the_advice(
    tekst: str, response: str, dispatcher: CollectingDispatcher
) -> None:
    await Reactie().run(dispatcher, na_advies("ontkennen", tekst), DOMAIN)
    assert said(dispatcher) == [response]


@pytest.mark.parametrize(
    ("intent", "response"),
    [("bevestigen", "utter_tevreden"), ("ontkennen", "utter_niet_nuttig")],
)
async def test_yes_and_no_to_was_it_useful(
    intent: str, response: str, dispatcher: CollectingDispatcher
) -> None:
    await Reactie().run(dispatcher, na_advies(intent, vraagwijze="nuttig"), DOMAIN)
    assert said(dispatcher) == [response]


async def test_whether_it_was_useful_is_asked_once(dispatcher: CollectingDispatcher) -> None:
    events = await Tussenvraag().run(dispatcher, na_advies("bedanken"), DOMAIN)
    assert said(dispatcher) == ["utter_bedanken", "utter_was_het_nuttig"]
    kept = gezet(events)["advies"]
    again = CollectingDispatcher()
    await Tussenvraag().run(again, na_advies("bedanken", advies=kept), DOMAIN)
    assert said(again) == ["utter_bedanken"]


@pytest.mark.parametrize(
    ("vraagwijze", "terug"),
    [(None, "utter_na_advies_kort"), ("past_niet", "utter_past_niet_kort")],
)
async def test_after_an_aside_the_way_on_comes_back(
    vraagwijze: str | None, terug: str, dispatcher: CollectingDispatcher
) -> None:
    talk = na_advies("privacy_vragen", vraagwijze=vraagwijze)
    await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_privacy_vragen", terug]


async def test_misses_after_the_advice_never_sound_the_same(
    dispatcher: CollectingDispatcher,
) -> None:
    gemist = 0
    for action, intent, tekst in (
        (Tussenvraag(), "onzin", "asdf qwer"),
        (HervatVraag(), "vertellen", "xkcd"),
        (NietBegrepen(), "kiezen", "?"),
        (Tussenvraag(), "onzin", "zxcv"),
    ):
        events = await action.run(dispatcher, na_advies(intent, tekst, gemist=gemist), DOMAIN)
        gemist = gezet(events)["gemist"]
    assert said(dispatcher) == [
        "utter_niet_begrepen_gemist",
        "utter_niet_begrepen_keuzes",
        "utter_niet_begrepen_vastgelopen",
        "utter_niet_begrepen_keuzes",
    ]


async def test_an_answered_question_ends_the_row_of_misses(
    dispatcher: CollectingDispatcher,
) -> None:
    events = await Tussenvraag().run(dispatcher, na_advies("wie_ben_jij", gemist=2), DOMAIN)
    assert gezet(events)["gemist"] == 0


async def test_a_message_without_a_rule_brings_the_open_question_back(
    dispatcher: CollectingDispatcher,
) -> None:
    """Without the form at the end Rasa would never leave its fallback again."""
    events = await NietBegrepen().run(dispatcher, tracker(intent="kiezen", vraag="vormen"), DOMAIN)
    assert gezet(events) == {"gemist": 1, "vraagwijze": "gemist"}
    assert events[-1]["name"] == "advies_form"


async def test_the_same_aside_twice_gets_other_words(dispatcher: CollectingDispatcher) -> None:
    eerder: list[dict[str, Any]] = []
    for _ in range(5):
        talk = tracker(intent="schelden", vraag="themas", eerder=eerder)
        await Tussenvraag().run(dispatcher, talk, DOMAIN)
        gezegd = {"event": "bot", "metadata": {"utter_action": said(dispatcher)[-1]}}
        eerder = [*eerder, {"event": "user", "text": "a"}, gezegd]
    assert said(dispatcher) == [
        "utter_schelden",
        "utter_schelden_weer",
        "utter_schelden_nog_eens",
        "utter_schelden_weer",
        "utter_schelden_nog_eens",
    ]


@pytest.mark.parametrize(
    ("slots", "response"),
    [
        ({}, "utter_afscheid"),
        ({"advies": ADVIES}, "utter_afscheid_code"),
        ({"overdracht": {"code": "A"}}, "utter_afscheid_code"),
    ],
)
async def test_goodbye_repeats_the_code(
    slots: dict[str, Any], response: str, dispatcher: CollectingDispatcher
) -> None:
    await Afscheid().run(dispatcher, tracker(intent="afscheid", slots=slots), DOMAIN)
    assert said(dispatcher) == [response]


@pytest.mark.parametrize(
    ("slots", "response"),
    [({"advies": ADVIES}, "utter_afscheid_code"), ({}, "utter_begroeten")],
)
async def test_dag_is_hello_and_goodbye(
    slots: dict[str, Any], response: str, dispatcher: CollectingDispatcher
) -> None:
    await Tussenvraag().run(dispatcher, tracker("begroeten", "Dag!", slots=slots), DOMAIN)
    assert said(dispatcher)[0] == response


@pytest.mark.parametrize("action", [HervatVraag(), Tussenvraag()])
async def test_a_question_that_is_announced_starts_with_the_first_one(
    action: SafeAction, dispatcher: CollectingDispatcher
) -> None:
    talk = na_advies("vertellen", "ik heb nog een vraag", gemeente="Zwolle")
    events = await action.run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_nieuwe_vraag"]
    assert gezet(events) == {"themas": None, "vormen": None}


@pytest.mark.parametrize("action", [Opnieuw(), AnderAanbod(), VorigeVraag()])
async def test_whatever_was_heard_it_is_announced(
    action: SafeAction, dispatcher: CollectingDispatcher
) -> None:
    talk = na_advies("opnieuw_beginnen", "ik heb nog een andere vraag, over iets heel anders")
    events = await action.run(dispatcher, talk, DOMAIN)
    assert [event["name"] for event in events] == ["action_tussenvraag"]
    assert not said(dispatcher)


async def test_another_subject_because_the_advice_does_not_fit_keeps_the_rest(
    dispatcher: CollectingDispatcher,
) -> None:
    talk = na_advies("vertellen", "een ander onderwerp", vraagwijze="past_niet")
    events = await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert not said(dispatcher)
    assert "vormen" not in gezet(events)


@pytest.mark.parametrize(
    ("tekst", "gezegd"),
    [
        ("dank je wel, succes verder", ["utter_bedanken", "utter_afscheid"]),
        ("merci, tot de volgende keer", ["utter_bedanken", "utter_afscheid"]),
        ("tot ziens", ["utter_afscheid"]),
    ],
)
async def test_thanks_are_answered_before_goodbye(
    tekst: str, gezegd: list[str], dispatcher: CollectingDispatcher
) -> None:
    await Afscheid().run(dispatcher, tracker("afscheid", tekst), DOMAIN)
    assert said(dispatcher) == gezegd


async def test_others_are_no_opinion_on_the_advice(dispatcher: CollectingDispatcher) -> None:
    events = await Reactie().run(dispatcher, na_advies("ontevreden", "en voor de politie?"), DOMAIN)
    assert gezet(events)["doelgroepen"] == ["politie_justitie"]
    assert events[-1]["name"] == "advies_form"


async def test_what_sounds_like_a_question_about_an_offer(
    dispatcher: CollectingDispatcher,
) -> None:
    waarom = await OverAanbod().run(dispatcher, na_advies("meer_info", "waarom die?"), DOMAIN)
    assert waarom[-1]["name"] == "action_tussenvraag"
    talk = na_advies("meer_info", "kan het ook als rollenspel?")
    events = await OverAanbod().run(dispatcher, talk, DOMAIN)
    assert gezet(events)["vormen"] == ["kennis", "oefenen"]
    assert events[-1]["name"] == "advies_form"
    assert said(dispatcher) == []


async def test_never_mind_is_goodbye(dispatcher: CollectingDispatcher) -> None:
    events = await Tussenvraag().run(
        dispatcher, tracker("ontkennen", "laat maar", vraag="themas"), DOMAIN
    )
    assert said(dispatcher) == ["utter_afscheid"]
    assert events[-1]["name"] == "action_listen"


async def test_another_question_during_the_questions_changes_nothing(
    dispatcher: CollectingDispatcher,
) -> None:
    talk = tracker("ander_aanbod", "ik heb een andere vraag", vraag="vormen")
    await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_vraag_maar"]


async def test_during_the_questions_an_announcement_changes_nothing(
    dispatcher: CollectingDispatcher,
) -> None:
    talk = tracker(
        intent="vorige_vraag",
        tekst="ik heb een vraag",
        slots={"themas": ["inclusie"]},
        vraag="vormen",
    )
    events = await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_vraag_maar"]
    assert gezet(events) == {"vraagwijze": "kort"}


@pytest.mark.parametrize(
    ("action", "intent"), [(HervatVraag(), "vertellen"), (Tussenvraag(), "buiten_bereik")]
)
async def test_when_and_where_are_about_the_offers(
    action: SafeAction, intent: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(aanbod__a={**ITEM, "datums": ["2026-12-01"]})
    await action.run(dispatcher, na_advies(intent, "wanneer is het?"), DOMAIN)
    assert said(dispatcher) == ["utter_feit", "utter_verder"]
    assert (
        dispatcher.messages[0]["feit"]
        == "Wanneer: 1 december 2026. Meer leest u op https://movisie.nl"
    )


@pytest.mark.parametrize(
    ("aanbod", "response"),
    [(["a"], "utter_feit_onbekend"), (["a", "b"], "utter_feit_onbekend_alle")],
)
async def test_a_fact_that_is_not_known_is_said_not_to_be(
    aanbod: list[str], response: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    item = {"naam": "A", "url": "https://a", "aanbieder": "X", "gezien_op": "2026-11-21"}
    fake_api(aanbod__a={"id": "a", **item}, aanbod__b={"id": "b", **item})
    advies = {**ADVIES, "aanbod": aanbod, "namen": ["A"] * len(aanbod)}
    talk = na_advies("meer_info", "hoe lang duurt het?", advies=advies)
    await OverAanbod().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == [response, "utter_verder"]


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        ("is die eerste online?", "of het online kan"),
        ("kunnen we dat ook via teams volgen?", "of het online kan"),
        ("is dat op locatie of fysiek bij ons?", "of het online kan"),
        ("hoeveel uur kost die eerste", "hoe lang het duurt"),
        ("duurt die eerste lang?", "hoe lang het duurt"),
        ("staat er bij de eerste hoe lang het duurt", "hoe lang het duurt"),
        ("hoeveel mensen kunnen er mee?", "voor hoeveel mensen"),
        ("is er een wachtlijst?", "nog plek"),
        ("krijgen wij een certificaat?", "een bewijs"),
        ("en kan de burgemeester dat ook thuis doen?", "of het online kan"),
    ],
)
async def test_the_very_fact_that_is_not_known_is_named(
    tekst: str, wat: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    item = {"naam": "A", "url": "https://a", "aanbieder": "X", "gezien_op": "2026-11-21"}
    fake_api(aanbod__a={"id": "a", **item})
    await OverAanbod().run(dispatcher, na_advies("meer_info", tekst), DOMAIN)
    assert said(dispatcher)[0] == "utter_feit_onbekend"
    assert wat in dispatcher.messages[0]["wat"]


@pytest.mark.parametrize(
    ("intent", "tekst", "response"),
    [
        ("kosten_vragen", "hangt daar een prijskaartje aan?", "utter_nog_geen_advies_kosten"),
        ("aanmelden", "hoe gaat het inschrijven?", "utter_nog_geen_advies_aanmelden"),
        ("meer_info", "hoe lang duurt het?", "utter_nog_geen_advies_feit"),
        ("ontevreden", "dit is niks", "utter_nog_geen_advies"),
    ],
)
async def test_what_is_asked_too_early_is_answered_as_far_as_it_can_be(
    intent: str, tekst: str, response: str, dispatcher: CollectingDispatcher
) -> None:
    await Tussenvraag().run(dispatcher, tracker(intent, tekst, vraag="akkoord"), DOMAIN)
    assert said(dispatcher) == [response]


@pytest.mark.parametrize(
    ("tekst", "feit"),
    [
        ("wie geeft het", "Dit is van Movisie."),
        ("voor wie is het", "Dit is bedoeld voor OOV-adviseur."),
        ("is dit nog actueel?", "Nagekeken op 21 november 2026."),
        ("weet u zeker dat dit nu nog te volgen is?", "Nagekeken op 21 november 2026."),
        ("loopt de eerste nog wel?", "Nagekeken op 21 november 2026."),
        ("kunnen ze naar ons komen, op kantoor?", "Waar: online"),
        ("zijn deze nog beschikbaar?", "Nagekeken op 21 november 2026."),
    ],
)
async def test_one_fact_is_one_sentence(
    tekst: str, feit: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(aanbod__a={**ITEM, "doelgroepen": ["ov_adviseur"], "locatie": "online"})
    await HervatVraag().run(dispatcher, na_advies("vertellen", tekst), DOMAIN)
    assert said(dispatcher) == ["utter_feit", "utter_verder"]
    assert dispatcher.messages[0]["feit"].startswith(feit)


async def test_what_is_missing_is_told_on_request(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    advies = {**ADVIES, "ontbreekt": "- A: Geen oefening."}
    talk = na_advies("uitleg_vragen", "wat ontbreekt er dan?", advies=advies)
    await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[0] == "utter_uitleg_ontbreekt"
    assert dispatcher.messages[0]["regels"] == "- A: Geen oefening."


@pytest.mark.parametrize(
    ("slots", "response"),
    [({"advies": ADVIES}, "utter_code"), ({}, "utter_geen_code")],
)
async def test_the_code_is_told_again(
    slots: dict[str, Any], response: str, dispatcher: CollectingDispatcher
) -> None:
    talk = tracker("buiten_bereik", "wat was mijn code", slots=slots, vraag="vormen")
    await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[0] == response


@pytest.mark.parametrize("vraag", [None, "vormen"])
@pytest.mark.parametrize(
    ("intent", "tekst"),
    [
        ("privacy_vragen", "kun je dit mailen?"),
        ("medewerker_spreken", "kan ik dit advies ook aan een collega doorgeven?"),
        ("buiten_bereik", "kunt u dat in één alinea samenvatten voor mijn leidinggevende"),
        ("privacy_vragen", "mag ik dit delen met het college?"),
        ("buiten_bereik", "hoe laat ik dit aan mijn wethouder zien?"),
        ("privacy_vragen", "ik kom er later op terug, waar vind ik dit dan?"),
    ],
)
async def test_what_is_passed_on_is_said_in_a_few_lines(
    intent: str, tekst: str, vraag: str | None, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    advies = {**ADVIES, "antwoorden": {"vormen": ["kennis"]}}
    talk = tracker(intent, tekst, slots={**KLAAR, "advies": advies}, vraag=vraag)
    await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[0] == "utter_meenemen_advies"
    assert dispatcher.messages[0]["code"] == "K7QD-MX4A"
    assert dispatcher.messages[0]["vormen"] == "kennis"


async def test_the_summary_is_not_given_twice_in_a_row(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    gezegd: list[dict[str, Any]] = [
        {"event": "user", "text": "kun je dit mailen?"},
        {"event": "bot", "metadata": {"utter_action": "utter_meenemen_advies"}},
    ]
    talk = tracker("privacy_vragen", "mag ik dit delen?", slots=KLAAR, eerder=gezegd)
    await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[0] == "utter_meenemen_advies_weer"


async def test_before_there_is_an_advice_only_the_conversation_can_be_kept(
    dispatcher: CollectingDispatcher,
) -> None:
    talk = tracker("privacy_vragen", "kun je dit mailen?", vraag="vormen")
    await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[0] == "utter_meenemen"


@pytest.mark.parametrize(
    ("intent", "tekst"),
    [
        ("ander_aanbod", "dit duurt allemaal te lang, we hebben maximaal een dagdeel"),
        ("kosten_vragen", "daar hebben we geen budget voor"),
        ("vertellen", "liever op locatie"),
        ("ander_aanbod", "wij zoeken iets korters"),
        ("vertellen", "wij kunnen pas na de zomer"),
        ("ontevreden", "te ver weg voor ons"),
        ("ander_aanbod", "heeft u ook iets goedkopers? dit is te duur"),
    ],
)
async def test_what_cannot_be_searched_by_is_said_so_however_it_is_heard(
    intent: str, tekst: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    anders = {"code": "B", "vormen": [], "aanbod": [{"id": "b", "naam": "B", "vormen": []}]}
    fake_api(verwijzingen={"advies": anders, "passend": True, "niet_gedekt": []})
    await Tussenvraag().run(dispatcher, na_advies(intent, tekst), DOMAIN)
    assert said(dispatcher)[:2] == ["utter_praktisch", "utter_ander_advies"]


@pytest.mark.parametrize(
    ("intent", "tekst"),
    [
        ("wat_kun_je", "we kunnen alleen online"),
        ("ander_aanbod", "heeft u ook iets online?"),
        ("vertellen", "liever online, we hebben weinig tijd om te reizen"),
        ("ontevreden", "doe maar iets digitaals"),
    ],
)
async def test_what_is_online_can_be_asked_for(
    intent: str, tekst: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    online = {"code": "B", "vormen": [], "aanbod": [{"id": "a", "naam": "A", "vormen": []}]}
    fake_api(verwijzingen={"advies": online, "passend": True, "niet_gedekt": []})
    await Tussenvraag().run(dispatcher, na_advies(intent, tekst), DOMAIN)
    assert said(dispatcher) == ["utter_online_advies", "utter_na_advies"]


def test_each_action_has_a_name_of_its_own() -> None:
    """The action server keeps one class a name, whichever it meets last."""
    todo: list[Any] = [SafeAction]
    for soort in todo:
        todo += soort.__subclasses__()
    names = [soort().name() for soort in set(todo) if not isabstract(soort)]
    assert len(names) == len(set(names))


async def test_without_anything_online_the_advice_stays(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    niets = {"code": "B", "vormen": [], "aanbod": []}
    fake_api(verwijzingen={"advies": niets, "passend": False, "niet_gedekt": []})
    events = await Tussenvraag().run(dispatcher, na_advies("vertellen", "liever online"), DOMAIN)
    assert said(dispatcher) == ["utter_geen_online_aanbod"]
    assert "advies" not in gezet(events)


@pytest.mark.parametrize("tekst", ["die hebben we allemaal al gedaan", "deze kennen we al"])
async def test_what_is_known_already_leads_to_others(
    tekst: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    anders = {"code": "B", "vormen": [], "aanbod": [{"id": "b", "naam": "B", "vormen": []}]}
    fake_api(verwijzingen={"advies": anders, "passend": True, "niet_gedekt": []})
    await Reactie().run(dispatcher, na_advies("ontevreden", tekst), DOMAIN)
    assert said(dispatcher)[0] == "utter_ander_advies"


@pytest.mark.parametrize(
    ("tekst", "thema"),
    [
        ("bewoners vinden de huren te duur en geven buitenlanders de schuld", None),
        ("iemand zet iets online over moslims", "inclusie"),
        ("in onze wijk duurt de ruzie tussen families al te lang", "polarisatie"),
    ],
)
async def test_a_story_is_no_objection_to_the_offers(
    tekst: str, thema: str | None, dispatcher: CollectingDispatcher
) -> None:
    heard = [{"entity": "thema", "value": thema}] if thema else []
    talk = tracker("vertellen", tekst, heard, slots=KLAAR)
    events = await HervatVraag().run(dispatcher, talk, DOMAIN)
    assert not {"utter_praktisch", "utter_online_advies"} & set(said(dispatcher))
    assert events[-1] != {"event": "followup", "name": "action_listen"}


async def test_a_gemeente_or_a_wish_is_no_question_about_the_offers(
    dispatcher: CollectingDispatcher,
) -> None:
    zwolle = [{"entity": "gemeente", "value": "Zwolle"}]
    tekst = "kan ik de gemeente nog toevoegen? het is Zwolle"
    talk = tracker("corrigeren", tekst, zwolle, slots=KLAAR)
    events = await HervatVraag().run(dispatcher, talk, DOMAIN)
    assert gezet(events)["gemeente"] == "Zwolle"
    oefenen = [{"entity": "vorm", "value": "oefenen"}]
    wens = tracker("corrigeren", "zit er ook iets bij om te oefenen?", oefenen, slots=KLAAR)
    assert "oefenen" in gezet(await HervatVraag().run(dispatcher, wens, DOMAIN))["vormen"]


@pytest.mark.parametrize(
    "tekst",
    [
        "dank u, ik ga de eerste bellen. wat is het nummer?",
        "hoe neem ik contact op met de aanbieder?",
        "wat is het telefoonnummer van die organisatie",
    ],
)
async def test_who_gives_an_offer_is_reached_as_it_says(
    tekst: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(aanbod__a={**ITEM, "aanmelden": "Bel 088."})
    await Tussenvraag().run(dispatcher, na_advies("medewerker_spreken", tekst), DOMAIN)
    assert said(dispatcher)[0] == "utter_aanmelden"


@pytest.mark.parametrize(
    "tekst", ["geeft u die cursus zelf?", "bent u zelf de organisator van deze trainingen?"]
)
async def test_the_bot_says_that_it_only_points_the_way(
    tekst: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(aanbod__a=ITEM)
    await Tussenvraag().run(dispatcher, na_advies("wat_kun_je", tekst), DOMAIN)
    assert said(dispatcher) == ["utter_niet_van_mij", "utter_feit", "utter_verder"]


async def test_why_the_first_one_is_explained_too(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    await HervatVraag().run(dispatcher, na_advies("vertellen", "waarom die eerste?"), DOMAIN)
    assert said(dispatcher)[0] == "utter_uitleg_redenen"


async def test_why_these_is_explained(dispatcher: CollectingDispatcher, fake_api: Fake) -> None:
    fake_api()
    events = await AnderAanbod().run(
        dispatcher, na_advies("ander_aanbod", "waarom deze drie?"), DOMAIN
    )
    assert [e["name"] for e in events] == ["action_tussenvraag"]
    talk = na_advies("ander_aanbod", "waarom deze drie?")
    events = await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_uitleg_advies", "utter_na_advies_kort"]
    assert events[-1]["name"] == "action_listen"


@pytest.mark.parametrize(
    ("tekst", "slot"),
    [
        ("terug naar de eerste vraag", "themas"),
        ("ga terug naar vraag 2", "vormen"),
        ("terug naar de soort steun", "vormen"),
        ("terug", "doelgroepen"),
    ],
)
async def test_back_to_the_question_that_is_named(
    tekst: str, slot: str, dispatcher: CollectingDispatcher
) -> None:
    talk = tracker("vorige_vraag", tekst, slots=KLAAR, vraag="akkoord")
    events = await VorigeVraag().run(dispatcher, talk, DOMAIN)
    assert gezet(events) == {slot: None, "vraagwijze": "kort"}


@pytest.mark.parametrize(
    ("tekst", "response"),
    [
        ("wat bedoel je met oefenen?", "utter_uitleg_begrip"),
        ("wat bedoelde u bij de vorige vraag met oefenen?", "utter_uitleg_begrip"),
        ("wat is een OOV-adviseur?", "utter_uitleg_begrip_kort"),
        ("waarom zou ik gaan oefenen?", "utter_uitleg_vormen"),
    ],
)
async def test_every_word_of_the_catalogue_is_explained(
    tekst: str, response: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    await Tussenvraag().run(dispatcher, tracker("uitleg_vragen", tekst, vraag="vormen"), DOMAIN)
    assert said(dispatcher) == [response]


@pytest.mark.parametrize("action", [AnderAanbod(), Reactie()])
async def test_what_is_wanted_instead_changes_the_answer(
    action: SafeAction, dispatcher: CollectingDispatcher
) -> None:
    heard = [{"entity": "vorm", "value": "oefenen"}]
    talk = tracker("ontevreden", "dit past niet, liever oefenen", heard, slots=KLAAR)
    events = await action.run(dispatcher, talk, DOMAIN)
    assert gezet(events)["vormen"] == ["oefenen"]
    assert events[-1]["name"] == "advies_form"


@pytest.mark.parametrize(
    "tekst",
    [
        "Dit past toch niet. Zo lang hebben we niet. Doe maar iets om op een avond te oefenen.",
        "Hier hebben we geen tijd voor, liever een middag oefenen met acteurs.",
        "nee, dit is het niet, we zoeken meer een rollenspel",
        "Dat is veel te duur voor een gemeente als de onze. Wij zochten een simpel rollenspel "
        "dat we zelf op een middag kunnen doen.",
        "Dit is niet geschikt voor ons, geef maar een simulatie.",
    ],
)
@pytest.mark.parametrize("intent", ["vertellen", "corrigeren"])
async def test_an_objection_with_a_wish_replaces_what_was_asked(
    tekst: str, intent: str, dispatcher: CollectingDispatcher
) -> None:
    heard = [{"entity": "vorm", "value": "oefenen"}]
    talk = tracker(intent, tekst, heard, slots=KLAAR)
    events = await HervatVraag().run(dispatcher, talk, DOMAIN)
    assert gezet(events)["vormen"] == ["oefenen"]
    assert "themas" not in gezet(events)


@pytest.mark.parametrize("tekst", ["zo lang hebben we niet", "daar hebben we geen geld voor"])
async def test_an_objection_without_a_wish_looks_for_others(
    tekst: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    anders = {"code": "B", "vormen": [], "aanbod": [{"id": "b", "naam": "B", "vormen": []}]}
    fake_api(verwijzingen={"advies": anders, "passend": True, "niet_gedekt": []})
    events = await HervatVraag().run(dispatcher, na_advies("vertellen", tekst), DOMAIN)
    assert said(dispatcher)[:2] == ["utter_praktisch", "utter_ander_advies"]
    assert events[-1]["name"] == "action_listen"


async def test_a_story_about_something_else_is_no_objection(
    dispatcher: CollectingDispatcher,
) -> None:
    heard = [{"entity": "thema", "value": "ondermijning"}]
    tekst = "Een boer kreeg een hoge prijs voor zijn schuur en we denken aan een drugslab."
    talk = tracker("vertellen", tekst, heard, slots=KLAAR)
    events = await HervatVraag().run(dispatcher, talk, DOMAIN)
    assert gezet(events)["themas"] == ["ondermijning"]


async def test_and_the_third_asks_the_same_as_before(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(aanbod__b={"id": "b", "naam": "B", "kosten": "gratis", "gezien_op": "2026-11-21"})
    advies = {**ADVIES, "aanbod": ["a", "b"], "namen": ["A", "B"], "vraag": "kosten_vragen"}
    await HervatVraag().run(
        dispatcher, na_advies("vertellen", "en de tweede?", advies=advies), DOMAIN
    )
    assert said(dispatcher) == ["utter_kosten_vragen", "utter_verder"]


async def test_and_the_third_asks_for_the_same_fact(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    gegeven = {"id": "b", "naam": "B", "duur": "een dag", "gezien_op": "2026-11-21"}
    fake_api(aanbod__a={**gegeven, "id": "a"}, aanbod__b=gegeven)
    advies = {**ADVIES, "aanbod": ["a", "b"], "namen": ["A", "B"]}
    talk = na_advies("meer_info", "hoe lang duurt de eerste?", advies=advies)
    events = await OverAanbod().run(dispatcher, talk, DOMAIN)
    verder = na_advies("meer_info", "en van de tweede dan?", advies=gezet(events)["advies"])
    await OverAanbod().run(dispatcher, verder, DOMAIN)
    assert [m["feit"] for m in dispatcher.messages if m["response"] == "utter_feit"] == [
        "Duur: een dag"
    ] * 2


@pytest.mark.parametrize(
    ("tekst", "feit"),
    [
        ("welke is online", "Waar: online"),
        ("welke is het kortst?", "Duur: een dag"),
        ("is dat iets voor docenten?", "Dit is bedoeld voor OOV-adviseur."),
        ("en wie komt er dan bij ons", "Dit is van Movisie."),
    ],
)
async def test_a_comparison_is_a_question_for_that_fact(
    tekst: str, feit: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    item = {"id": "a", "naam": "A", "aanbieder": "Movisie", "gezien_op": "2026-11-21"}
    fake_api(
        aanbod__a={**item, "duur": "een dag", "locatie": "online", "doelgroepen": ["ov_adviseur"]}
    )
    heard = [{"entity": "doelgroep", "value": "onderwijs"}] if "docenten" in tekst else []
    talk = tracker("meer_info", tekst, heard, slots=KLAAR)
    await OverAanbod().run(dispatcher, talk, DOMAIN)
    assert dispatcher.messages[0].get("feit") == feit


@pytest.mark.parametrize(
    ("tekst", "entity"),
    [
        ("en die over de leerkring?", {"entity": "vorm", "value": "kennis"}),
        ("is dat speciaal voor imams?", {"entity": "doelgroep", "value": "sleutelfiguur"}),
        ("ok en de leerkring dan", {"entity": "vorm", "value": "kennis"}),
    ],
)
async def test_a_question_with_nothing_new_in_it_is_about_the_offers(
    tekst: str, entity: dict[str, str], dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(aanbod__a={"id": "a", "naam": "Leerkring", "gezien_op": "2026-11-21"})
    slots = {
        **KLAAR,
        "doelgroepen": ["sleutelfiguur"],
        "advies": {**ADVIES, "namen": ["Leerkring"]},
    }
    events = await HervatVraag().run(
        dispatcher, tracker("vertellen", tekst, [entity], slots=slots), DOMAIN
    )
    assert said(dispatcher)[-1] == "utter_verder"
    assert "vormen" not in gezet(events)


async def test_why_an_offer_is_there_is_no_new_question(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    heard = [{"entity": "thema", "value": "extremisme"}]
    slots = {**KLAAR, "advies": {**ADVIES, "namen": ["Kennisbank terrorisme"]}}
    tekst = "waarom die kennisbank eigenlijk, wij doen geen terrorisme"
    events = await HervatVraag().run(
        dispatcher, tracker("vertellen", tekst, heard, slots=slots), DOMAIN
    )
    assert said(dispatcher) == ["utter_uitleg_redenen", "utter_na_advies_kort"]
    assert events[-1]["name"] == "action_listen"


async def test_a_choice_is_told_what_is_known_about_it(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(aanbod__a={"id": "a", "naam": "A", "gezien_op": "2026-11-21"})
    events = await Reactie().run(
        dispatcher, na_advies("tevreden", "de eerste lijkt me wat"), DOMAIN
    )
    assert said(dispatcher) == ["utter_meer_info", "utter_tevreden"]
    assert gezet(events)["advies"]["beoordeeld"] is True


@pytest.mark.parametrize(
    ("tekst", "gezegd"),
    [
        (
            "Wat zijn daarvan de kosten en hoe verloopt de aanmelding?",
            ["utter_kosten_vragen", "utter_aanmelden_onbekend"],
        ),
        ("wat kost het, en is het online?", ["utter_kosten_vragen", "utter_feit"]),
        ("hoe lang duurt het en waar is het", ["utter_feit_onbekend", "utter_feit"]),
        ("wat kost het om ons aan te melden?", ["utter_kosten_vragen"]),
    ],
)
async def test_two_questions_in_one_are_both_answered(
    tekst: str, gezegd: list[str], dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    item = {"naam": "A", "url": "https://a", "aanbieder": "X", "gezien_op": "2026-11-21"}
    fake_api(aanbod__a={"id": "a", "kosten": "gratis", "locatie": "online", **item})
    await OverAanbod().run(dispatcher, na_advies("kosten_vragen", tekst), DOMAIN)
    assert said(dispatcher) == [*gezegd, "utter_verder"]


async def test_what_belongs_to_an_offer_is_no_wish(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    item = {"naam": "A", "url": "https://a", "aanbieder": "X", "gezien_op": "2026-11-21"}
    fake_api(aanbod__a={"id": "a", **item})
    heard = [{"entity": "vorm", "value": "oefenen"}]
    gezegd = {"event": "bot", "metadata": {"utter_action": "utter_na_advies"}}
    talk = tracker("vertellen", "zit er een acteur bij", heard, slots=KLAAR, eerder=[gezegd])
    events = await HervatVraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[0] == "utter_feit_onbekend"
    assert "vormen" not in gezet(events)


async def test_a_statement_that_was_only_guessed_to_be_a_question_is_a_miss(
    dispatcher: CollectingDispatcher,
) -> None:
    tekst = "mijn nummer staat bij de gemeente"
    talk = tracker("meer_info", tekst, slots=KLAAR, zekerheid=0.16)
    await OverAanbod().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_niet_begrepen_gemist"]


async def test_who_does_not_know_how_to_go_on_is_helped(dispatcher: CollectingDispatcher) -> None:
    await Reactie().run(dispatcher, na_advies("geen_idee", "ik kom er niet uit"), DOMAIN)
    assert said(dispatcher) == ["utter_hoe_verder"]


async def test_a_comparison_is_about_all_offers(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    gegeven = {"kosten": "gratis", "gezien_op": "2026-11-21"}
    fake_api(
        aanbod__a={"id": "a", "naam": "A", **gegeven}, aanbod__b={"id": "b", "naam": "B", **gegeven}
    )
    advies = {**ADVIES, "aanbod": ["a", "b"], "namen": ["A", "B"], "over": ["b"]}
    talk = na_advies("kosten_vragen", "welke is het goedkoopst", advies=advies)
    await OverAanbod().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_kosten_vragen", "utter_kosten_vragen", "utter_verder"]


@pytest.mark.parametrize("tekst", ["wie zit er achter deze bot?", "van wie is deze chat?"])
async def test_who_is_behind_the_bot_is_no_fact_of_an_offer(
    tekst: str, dispatcher: CollectingDispatcher
) -> None:
    await Tussenvraag().run(dispatcher, na_advies("wie_ben_jij", tekst), DOMAIN)
    assert said(dispatcher)[0] == "utter_wie_ben_jij"


async def test_an_earlier_advice_still_answers_during_the_next_question(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(aanbod__a={"id": "a", "naam": "A", "kosten": "gratis", "gezien_op": "2026-11-21"})
    talk = tracker("kosten_vragen", "wat kost dat", slots={"advies": ADVIES}, vraag="vormen")
    await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_kosten_vragen"]


async def test_a_thema_is_explained(dispatcher: CollectingDispatcher, fake_api: Fake) -> None:
    fake_api()
    await Tussenvraag().run(
        dispatcher, tracker("uitleg_vragen", "wat is polarisatie", vraag="vormen"), DOMAIN
    )
    assert said(dispatcher) == ["utter_uitleg_begrip"]
    assert dispatcher.messages[0]["naam"] == "Polarisatie"


@pytest.mark.parametrize(
    ("tekst", "response", "weg"),
    [
        ("ik wil opnieuw beginnen", "utter_opnieuw", True),
        ("/opnieuw_beginnen", "utter_opnieuw", True),
        ("gooi het maar om", "utter_opnieuw_vragen", False),
        ("opnieuw?", "utter_opnieuw_vragen", False),
        ("kan ik ook opnieuw beginnen?", "utter_opnieuw_vragen", False),
        ("kunnen we opnieuw beginnen?", "utter_opnieuw", True),
        (
            "het ging fout. Kunnen we weer bij het begin beginnen?",
            "utter_opnieuw",
            True,
        ),
        ("wis alles maar en start opnieuw", "utter_opnieuw", True),
    ],
)
async def test_answers_only_go_when_it_is_certain(
    tekst: str, response: str, weg: bool, dispatcher: CollectingDispatcher
) -> None:
    slots = {"themas": ["inclusie"]}
    talk = tracker("opnieuw_beginnen", tekst, slots=slots, vraag="vormen")
    events = await Opnieuw().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == [response]
    assert ("themas" in gezet(events)) is weg


@pytest.mark.parametrize(
    ("intent", "tekst"),
    [
        ("opnieuw_beginnen", "kan ik dit gesprek wissen?"),
        ("opnieuw_beginnen", "moet ik dan alles opnieuw uitleggen"),
        ("opnieuw_beginnen", "wanneer start het"),
        ("opnieuw_beginnen", "help, ik word bedreigd"),
        ("vorige_vraag", "er staat een man met een pistool voor de deur"),
        ("afscheid", "ik moet weg, het gemeentehuis wordt bestormd"),
        ("ontevreden", "hij staat met een mes voor de deur"),
        ("ander_aanbod", "noodgeval, kom snel"),
        ("kosten_vragen", "help ik word bedreigd"),
    ],
)
@pytest.mark.parametrize("vraag", ["vormen", None])
async def test_an_aside_is_answered_as_one_whatever_was_heard(
    intent: str, tekst: str, vraag: str | None, dispatcher: CollectingDispatcher
) -> None:
    action: SafeAction = {
        "opnieuw_beginnen": Opnieuw(),
        "vorige_vraag": VorigeVraag(),
        "afscheid": Afscheid(),
        "ontevreden": Reactie(),
        "ander_aanbod": AnderAanbod(),
        "kosten_vragen": OverAanbod(),
    }[intent]
    events = await action.run(dispatcher, tracker(intent, tekst, slots=KLAAR, vraag=vraag), DOMAIN)
    assert [(e["event"], e["name"]) for e in events] == [("followup", "action_tussenvraag")]
    assert said(dispatcher) == []


async def test_an_aside_in_the_form_opens_the_question_again(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    """Another action may have sent the message here: no rule says what follows then."""
    fake_api()
    talk = tracker("opnieuw_beginnen", "kan ik dit gesprek wissen?", vraag="vormen")
    events = await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_privacy_vragen"]
    assert events[-1]["name"] == "advies_form"


@pytest.mark.parametrize("vraag", ["vormen", None])
async def test_no_judgement_on_a_person(
    vraag: str | None, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    talk = tracker("vertellen", "is hij geradicaliseerd?", slots=KLAAR, vraag=vraag)
    if vraag:
        assert await ValidateAdviesForm().run(dispatcher, talk, DOMAIN) == []
        await Tussenvraag().run(dispatcher, talk, DOMAIN)
    else:
        await HervatVraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[0] == "utter_oordeel"


async def test_a_story_that_ends_with_such_a_question_is_heard_too(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    tekst = "een trainer roept dat homo's dood moeten en krijgt bijval, is dat een terrorist?"
    heard = [{"entity": "thema", "value": "inclusie"}]
    events = await ValidateAdviesForm().run(
        dispatcher, tracker(tekst=tekst, entities=heard, vraag="themas"), DOMAIN
    )
    assert said(dispatcher) == ["utter_oordeel"]
    assert gezet(events)["themas"] == ["inclusie"]


@pytest.mark.parametrize(
    ("tekst", "themas"),
    [("nu nog iets anders: racisme bij het uitgaan", ["inclusie"]), ("iets anders", None)],
)
async def test_another_thema_by_name_is_another_question(
    tekst: str,
    themas: list[str] | None,
    dispatcher: CollectingDispatcher,
    fake_api: Fake,
) -> None:
    fake_api(verwijzingen={"advies": {"code": "B", "aanbod": []}, "passend": True})
    heard = [{"entity": "thema", "value": "inclusie"}]
    talk = na_advies("ander_aanbod", tekst, themas=["ondermijning"])
    talk.latest_message["entities"] = heard if themas else []
    events = await AnderAanbod().run(dispatcher, talk, DOMAIN)
    assert gezet(events).get("themas") == themas


async def test_an_objection_is_no_thema(dispatcher: CollectingDispatcher) -> None:
    heard = [{"entity": "thema", "value": "inclusie"}]
    talk = tracker("ontevreden", "dit past niet bij ons", heard, slots=KLAAR)
    await Reactie().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_ontevreden"]


async def test_every_word_that_is_asked_about_is_explained(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    tekst = "wat is het verschil tussen polarisatie en een cursus"
    await Tussenvraag().run(dispatcher, tracker("uitleg_vragen", tekst, vraag="vormen"), DOMAIN)
    assert said(dispatcher) == ["utter_uitleg_begrip"] * 2
    assert [message["naam"] for message in dispatcher.messages] == ["Polarisatie", "Kennis"]
    assert dispatcher.messages[1]["voorbeeld"] == "een les."


async def test_a_wish_to_wait_takes_nothing_back(dispatcher: CollectingDispatcher) -> None:
    talk = tracker(
        "vorige_vraag", "ik kom zo terug", slots={"themas": ["inclusie"]}, vraag="vormen"
    )
    events = await VorigeVraag().run(dispatcher, talk, DOMAIN)
    assert [e["name"] for e in events] == ["action_tussenvraag"]
    events = await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_wachten"]
    assert gezet(events) == {"vraagwijze": "kort"}


@pytest.mark.parametrize("intent", ["corrigeren", "kosten_vragen"])
async def test_too_long_with_a_wish_is_searched_by_the_wish(
    intent: str, dispatcher: CollectingDispatcher
) -> None:
    tekst = "een training kost te veel tijd, liever een rollenspel"
    actie: SafeAction = HervatVraag() if intent == "corrigeren" else Tussenvraag()
    events = await actie.run(dispatcher, na_advies(intent, tekst, vraagwijze="past_niet"), DOMAIN)
    assert gezet(events)["vormen"] == ["oefenen"]
    assert "utter_praktisch" not in said(dispatcher)


async def test_a_complaint_that_was_heard_as_a_story_is_one(
    dispatcher: CollectingDispatcher,
) -> None:
    talk = na_advies("vertellen", "hier heb ik eerlijk gezegd helemaal niks aan vandaag")
    events = await HervatVraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_ontevreden"]
    assert events[-1]["name"] == "action_listen"


@pytest.mark.parametrize(
    ("vorige", "antwoord"),
    [("utter_tevreden", "utter_afscheid_code"), ("utter_na_advies", "utter_na_advies_kort")],
)
async def test_nothing_more_to_ask_ends_it(
    vorige: str, antwoord: str, dispatcher: CollectingDispatcher
) -> None:
    net: list[dict[str, Any]] = [
        {"event": "user", "text": "top"},
        {"event": "bot", "metadata": {"utter_action": vorige}},
    ]
    talk = tracker("ontkennen", "nee", slots=KLAAR, eerder=net)
    await Reactie().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == [antwoord]


@pytest.mark.parametrize("tekst", ["terug naar het advies", "terug naar de voorstellen"])
async def test_back_to_the_advies_opens_no_question(
    tekst: str, dispatcher: CollectingDispatcher
) -> None:
    events = await VorigeVraag().run(dispatcher, na_advies("vorige_vraag", tekst), DOMAIN)
    assert said(dispatcher) == ["utter_na_advies_kort"]
    assert gezet(events) == {}


async def test_naming_what_was_asked_is_no_wish(dispatcher: CollectingDispatcher) -> None:
    heard = [{"entity": "vorm", "value": "kennis", "confidence_entity": 1.0}]
    tekst = "niet wat ik zoek, want een training doen wij al"
    talk = tracker("vertellen", tekst, heard, slots=KLAAR)
    await HervatVraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_ontevreden"]


@pytest.mark.parametrize("intent", ["opnieuw_beginnen", "wat_kun_je", "meer_info"])
@pytest.mark.parametrize(
    "tekst",
    [
        "ik wil nog iets vragen over het tweede voorstel",
        "dan heb ik een vraagje over de tweede",
        "kunnen we nog iets weten over nummer 2?",
    ],
)
async def test_a_question_about_an_offer_is_no_new_start(
    intent: str, tekst: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(**{"aanbod/b": {**ITEM, "id": "b", "naam": "B"}})
    advies = {**ADVIES, "aanbod": ["a", "b"], "namen": ["A", "B"]}
    talk = na_advies(intent, tekst, advies=advies)
    if intent == "opnieuw_beginnen":
        events = await Opnieuw().run(dispatcher, talk, DOMAIN)
        assert [e["name"] for e in events] == ["action_tussenvraag"]
    await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[0] == "utter_meer_info"
    assert dispatcher.messages[0]["naam"] == "B"


@pytest.mark.parametrize(
    "tekst", ["ik heb een nieuwe vraag over het advies", "mag ik nog iets vragen over uw advies"]
)
async def test_a_question_about_the_advies_may_be_put(
    tekst: str, dispatcher: CollectingDispatcher
) -> None:
    talk = na_advies("opnieuw_beginnen", tekst)
    events = await Opnieuw().run(dispatcher, talk, DOMAIN)
    assert [e["name"] for e in events] == ["action_tussenvraag"]
    await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_na_advies_kort"]


@pytest.mark.parametrize("intent", ["meer_info", "vertellen", "ander_aanbod"])
async def test_a_second_matter_is_none_of_the_offers(
    intent: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    talk = na_advies(intent, "wij hebben daarnaast nog een tweede kwestie")
    events = await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_nieuwe_vraag"]
    assert events[-1]["name"] == "advies_form"


@pytest.mark.parametrize(
    ("vraag", "slots", "antwoord"),
    [
        ("themas", {}, "utter_tussenstand_leeg"),
        ("vormen", {"themas": ["polarisatie"]}, "utter_tussenstand"),
        ("doelgroepen", {"themas": ["polarisatie"], "vormen": []}, "utter_tussenstand"),
        (None, {**KLAAR, "advies": ADVIES}, "utter_tussenstand_advies"),
    ],
)
async def test_the_answers_so_far_are_shown(
    vraag: str | None,
    slots: dict[str, Any],
    antwoord: str,
    dispatcher: CollectingDispatcher,
    fake_api: Fake,
) -> None:
    fake_api()
    talk = tracker("uitleg_vragen", "wat heeft u al genoteerd?", slots=slots, vraag=vraag)
    await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[0] == antwoord
    if vraag == "vormen":
        assert dispatcher.messages[0]["themas"] == "polarisatie"
        assert dispatcher.messages[0]["vormen"] == "nog niet bekend"


async def test_at_the_recap_the_recap_is_the_answer(dispatcher: CollectingDispatcher) -> None:
    talk = tracker("uitleg_vragen", "vat alles eens samen", slots=KLAAR, vraag="akkoord")
    events = await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == []
    assert gezet(events)["vraagwijze"] == "kort"


@pytest.mark.parametrize("vraag", ["themas", "akkoord"])
@pytest.mark.parametrize(
    "tekst", ["hoe betrouwbaar is dit?", "waar haalt u dit vandaan?", "hoe weet ik dat dit klopt?"]
)
async def test_whether_it_can_be_trusted_is_told_before_the_advies_too(
    tekst: str, vraag: str, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    await Tussenvraag().run(dispatcher, tracker("uitleg_vragen", tekst, vraag=vraag), DOMAIN)
    assert said(dispatcher)[0] == "utter_uitleg_zeker"

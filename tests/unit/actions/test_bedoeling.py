"""What a message is meant as, where what was heard is not the whole of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.gesprek import Opnieuw, VorigeVraag
from actions.stand import Stand
from actions.terloops import beantwoord_terloops
from actions.tussenvraag import Tussenvraag
from actions.verstaan.bedoeling.aankondiging import aankondiging
from actions.verstaan.bedoeling.gevaar import weeg
from actions.verstaan.bedoeling.groet import zonder_groet
from actions.verstaan.bedoeling.oordeel import is_vooral_oordeel, vraagt_oordeel
from actions.verstaan.bericht import Bericht
from actions.verwerken.verwerk import verwerk
from tests.unit.actions.conftest import Fake
from tests.unit.actions.support import DOMAIN, said, tracker


def bedoeld(intent: str, tekst: str, ranking: dict[str, float] | None = None, **rest: Any) -> str:
    """The intent of a message; ``ranking`` is what else was heard in it."""
    talk = tracker(intent, tekst, **rest)
    talk.latest_message["intent_ranking"] = [
        {"name": name, "confidence": kans} for name, kans in (ranking or {}).items()
    ]
    return Bericht.van_tracker(talk).intent


@pytest.mark.parametrize(
    ("intent", "tekst", "wordt"),
    [
        ("opnieuw_beginnen", "laat maar, ik wil helemaal opnieuw beginnen", "opnieuw_beginnen"),
        ("medewerker_spreken", "vergeet het, verbind me door", "medewerker_spreken"),
        ("vorige_vraag", "stop, terug naar de vorige vraag", "vorige_vraag"),
        ("privacy_vragen", "laat maar, wie leest dit", "privacy_vragen"),
        ("kosten_vragen", "laat maar, wat kost dat?", "kosten_vragen"),
        ("opnieuw_beginnen", "laat maar", "afscheid"),
        ("opnieuw_beginnen", "stop er even mee", "afscheid"),
        ("buiten_bereik", "laat maar, ik ga naar huis", "afscheid"),
        ("ontkennen", "nee laat maar, dank u", "afscheid"),
        ("schelden", "laat maar zitten, waardeloos", "afscheid"),
    ],
)
def test_a_wish_behind_never_mind_is_what_is_meant(intent: str, tekst: str, wordt: str) -> None:
    assert bedoeld(intent, tekst, vraag="vormen") == wordt


def test_an_answer_behind_never_mind_is_one() -> None:
    wie = [{"entity": "doelgroep", "value": "eerstelijns_professional"}]
    talk = tracker("vertellen", "laat maar, de buitendienst", wie, vraag="doelgroepen")
    assert Bericht.van_tracker(talk).intent == "vertellen"


@pytest.mark.parametrize(
    ("tekst", "rest"),
    [
        ("Goedemorgen, wie bent u?", "wie bent u?"),
        ("hallo daar! wat kost dit", "wat kost dit"),
        ("Beste chatbot, wat is de ESS?", "wat is de ESS?"),
        ("Ik heb nog een vraag: wat is de ESS?", "wat is de ESS?"),
        ("Hoi, vraagje. wat is de ESS?", "wat is de ESS?"),
        ("hallo", "hallo"),
        ("hallo?", "hallo?"),
        ("ik heb een vraag", "ik heb een vraag"),
        ("Wat is de ESS, vraagje", "Wat is de ESS, vraagje"),
    ],
)
def test_what_stands_behind_a_greeting(tekst: str, rest: str) -> None:
    assert zonder_groet(tekst) == rest


@pytest.mark.parametrize(
    ("tekst", "ook_gehoord", "wordt"),
    [
        ("Goedemorgen, spreek ik met iemand van het Rijk?", {"wie_ben_jij": 0.2}, "wie_ben_jij"),
        ("dag, is dit ook voor dorpen?", {"vertellen": 0.2, "wat_kun_je": 0.1}, "wat_kun_je"),
        ("hallo, ik wil liever bellen", {"medewerker_spreken": 0.4}, "medewerker_spreken"),
        ("hallo, ik ben Jan", {"wie_ben_jij": 0.1}, "begroeten"),
        ("hallo, ik heb haast. kan het snel?", {"privacy_vragen": 0.01}, "begroeten"),
        ("hallo, ik werk in de wijk", {"vertellen": 0.4}, "begroeten"),
        ("hoi, hoe gaat het?", {"wat_kun_je": 0.3}, "begroeten"),
        ("hallo", {"wat_kun_je": 0.3}, "begroeten"),
    ],
)
def test_a_greeting_does_not_swallow_what_follows(
    tekst: str, ook_gehoord: dict[str, float], wordt: str
) -> None:
    assert bedoeld("begroeten", tekst, {"begroeten": 0.6, **ook_gehoord}, vraag="themas") == wordt


@pytest.mark.parametrize(
    ("intent", "tekst", "zekerheid", "wordt"),
    [
        ("buiten_bereik", "staat in de bijlage", 0.16, "onzin"),
        ("buiten_bereik", "staat in de bijlage", 0.5, "buiten_bereik"),
        ("wat_kun_je", "wie leest dit gesprek?", 0.16, "privacy_vragen"),
        ("medewerker_spreken", "wie kan ons hierbij helpen?", 0.29, "medewerker_spreken"),
        ("afscheid", "ik weet niet goed waar ik moet beginnen", 0.2, "geen_idee"),
        ("afscheid", "nou dag dan maar", 0.2, "afscheid"),
        ("afscheid", "ik", 0.42, "onzin"),
    ],
)
def test_an_aside_that_is_only_a_guess_is_not_understood(
    intent: str, tekst: str, zekerheid: float, wordt: str
) -> None:
    assert bedoeld(intent, tekst, vraag="vormen", zekerheid=zekerheid) == wordt


@pytest.mark.parametrize(
    ("intent", "tekst", "slots", "wordt"),
    [
        ("geen_idee", "dat ding van laatst", {}, "vertellen"),
        ("geen_idee", "dat weet ik niet", {}, "geen_idee"),
        ("geen_idee", "tja", {}, "geen_idee"),
        ("geen_idee", "doe maar wat dan ook", {}, "geen_idee"),
        ("bevestigen", "u kent dat", {"twijfel": ["inclusie"]}, "vertellen"),
        ("bevestigen", "ja dat", {"twijfel": ["inclusie"]}, "bevestigen"),
        ("bevestigen", "allebei", {"twijfel": ["inclusie"]}, "bevestigen"),
        ("bevestigen", "👍", {"twijfel": ["inclusie"]}, "bevestigen"),
        ("bevestigen", "u kent dat", {}, "bevestigen"),
    ],
)
def test_nobody_goes_on_without_a_word_for_it(
    intent: str, tekst: str, slots: dict[str, Any], wordt: str
) -> None:
    assert bedoeld(intent, tekst, vraag="themas", slots=slots, zekerheid=0.6) == wordt


@pytest.mark.parametrize(
    ("tekst", "zekerheid", "wordt"),
    [
        ("wij zoeken een cursus Excel", 0.7, "buiten_bereik"),
        ("wij zoeken een cursus gesprekken voeren", 0.5, "vertellen"),
    ],
)
def test_a_course_on_anything_else_is_out_of_reach(
    tekst: str, zekerheid: float, wordt: str
) -> None:
    assert bedoeld("buiten_bereik", tekst, vraag="themas", zekerheid=zekerheid) == wordt


@pytest.mark.parametrize(
    ("intent", "tekst", "wordt"),
    [
        ("aanmelden", "hoe moet ik het dan opschrijven?", "opschrijven"),
        ("medewerker_spreken", "hoe dan wel?", "opschrijven"),
        ("privacy_vragen", "wat mag ik wel schrijven?", "opschrijven"),
        ("uitleg_vragen", "en hoe moet het dan", "opschrijven"),
        ("vertellen", "mag ik wel zeggen dat hij 16 is", "vertellen"),
        ("vertellen", "hoe dan ook is er veel ruzie in de straat", "vertellen"),
        ("aanmelden", "hoe schrijf ik me in?", "aanmelden"),
    ],
)
def test_how_to_write_it_without_personal_data(intent: str, tekst: str, wordt: str) -> None:
    assert bedoeld(intent, tekst, vraag="themas") == wordt


@pytest.mark.parametrize(
    "tekst",
    [
        "oeps. wat was de vraag ook alweer?",
        "sorry telefoon. waar waren we",
        "wat vroeg u?",
        "ik ben de draad kwijt",
        "kunt u de vraag herhalen?",
        "terug van de lunch, we kunnen door",
        "ik ben er weer, ik wil graag verder waar we gebleven waren",
        "ik heb gebeld. laten we het gesprek afmaken",
    ],
)
def test_the_open_question_once_more_takes_nothing_back(tekst: str) -> None:
    assert bedoeld("vorige_vraag", tekst, vraag="vormen") == "hervatten"


@pytest.mark.parametrize(("vraag", "dan"), [("vormen", []), (None, ["utter_na_advies_kort"])])
async def test_an_answer_only_goes_when_it_is_asked_for(
    vraag: str | None, dan: list[str], dispatcher: CollectingDispatcher
) -> None:
    talk = tracker("vorige_vraag", "die ene dan", slots={"themas": ["inclusie"]}, vraag=vraag)
    events = await VorigeVraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_hervatten", *dan]
    assert "themas" not in [event.get("name") for event in events]


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [
        ("ik heb nog een vraag", "andere_vraag"),
        ("hallo, ik heb een vraagje", "andere_vraag"),
        ("bedankt! dan heb ik nog een tweede kwestie, over iets heel anders", "andere_vraag"),
        ("wij zitten ook nog met iets", "andere_vraag"),
        ("er speelt hier nog iets anders", "andere_vraag"),
        ("mag het ook over een ander onderwerp gaan?", "andere_vraag"),
        ("ik heb ook nog een heel andere casus die ik wil voorleggen", "andere_vraag"),
        ("top. en nu een ander onderwerp", "andere_vraag"),
        ("kan ik hierna nog iets anders vragen?", "later_vragen"),
        ("kan ik morgen terugkomen met een andere casus?", "later_vragen"),
        ("mag ik meer dan één vraag stellen?", "later_vragen"),
        # A step back, a question about an offer, a wish for other offers, a no.
        ("ik heb nog een laatste vraag", "andere_vraag"),
        ("daarnaast hebben wij een tweede casus", "andere_vraag"),
        ("wij worstelen ook met een tweede vraagstuk", "andere_vraag"),
        ("er ligt hier ook nog een andere zaak", "andere_vraag"),
        ("kunnen we naar de tweede vraag", None),
        ("kan ik nog een vraag terug?", None),
        ("nog een eerdere vraag graag", None),
        ("even een vraagje, is dit gratis?", None),
        ("ik heb nog een vraag over de kosten", None),
        ("een vraag over de tweede", None),
        ("heeft u nog iets anders?", None),
        ("is er nog iets anders", None),
        ("we hebben nog iets anders nodig", None),
        ("ik wil iets anders", None),
        ("nee, ik heb geen andere vragen", None),
        ("dat is nog de vraag", None),
        ("er speelt van alles", None),
    ],
)
def test_the_announcement_of_another_question(tekst: str, soort: str | None) -> None:
    assert aankondiging(tekst) == soort


@pytest.mark.parametrize(
    ("intent", "tekst", "wordt"),
    [
        ("opnieuw_beginnen", "ik heb nog een andere vraag, over iets heel anders", "andere_vraag"),
        ("ander_aanbod", "er speelt nog iets", "andere_vraag"),
        ("bedanken", "bedankt. er is nog iets waar ik hulp bij wil", "andere_vraag"),
        ("opnieuw_beginnen", "kan ik hierna nog een nieuwe vraag stellen?", "later_vragen"),
        # Wishes to start all over, or for a person.
        ("opnieuw_beginnen", "nieuwe vraag", "opnieuw_beginnen"),
        ("medewerker_spreken", "kan ik iemand nog een vraag stellen?", "medewerker_spreken"),
    ],
)
def test_whatever_was_heard_another_question_is_announced(
    intent: str, tekst: str, wordt: str
) -> None:
    assert bedoeld(intent, tekst) == wordt


@pytest.mark.parametrize("vraag", ["themas", "vormen", "akkoord"])
def test_an_announcement_is_no_answer(vraag: str) -> None:
    stand = Stand(themas=("inclusie",), vormen=("kennis",), doelgroepen=())
    bericht = Bericht("andere_vraag", "klopt, maar ik heb nog een andere vraag")
    assert verwerk(stand, bericht, vraag) is None


def test_the_next_question_of_the_form_is_none_of_the_official() -> None:
    stand = Stand(themas=("inclusie",))
    nieuw = verwerk(stand, Bericht("andere_vraag", "volgende vraag"), "vormen")
    assert nieuw == replace(stand, vormen=())


@pytest.mark.parametrize(
    ("vraag", "gezegd"),
    [
        ("vormen", ["utter_later_vragen"]),
        (None, ["utter_later_vragen_buiten_vragen", "utter_na_advies_kort"]),
    ],
)
async def test_more_than_one_question_may_be_asked(
    vraag: str | None, gezegd: list[str], dispatcher: CollectingDispatcher
) -> None:
    talk = tracker("opnieuw_beginnen", "kan ik straks nog iets anders vragen?", vraag=vraag)
    await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == gezegd


@pytest.mark.parametrize(
    ("intent", "tekst", "aan_de_bot", "wordt"),
    [
        ("bevestigen", "nee oke. wat kunt u dan wel", {}, "wat_kun_je"),
        ("ontkennen", "nee, wat doet u dan", {"wat_kun_je": 0.3}, "wat_kun_je"),
        ("bevestigen", "ok. wie bent u eigenlijk", {"wie_ben_jij": 0.4}, "wie_ben_jij"),
        # A yes or a no all the same.
        ("bevestigen", "ja, wat mij betreft wel", {"wat_kun_je": 0.05}, "bevestigen"),
        ("ontkennen", "nee, welke steun is anders", {"uitleg_vragen": 0.1}, "ontkennen"),
        ("bevestigen", "oke", {"wat_kun_je": 0.4}, "bevestigen"),
    ],
)
def test_a_question_to_the_bot_behind_a_yes_or_a_no(
    intent: str, tekst: str, aan_de_bot: dict[str, float], wordt: str
) -> None:
    assert bedoeld(intent, tekst, {intent: 0.5, **aan_de_bot}) == wordt


@pytest.mark.parametrize(
    ("tekst", "vraag", "wordt"),
    [
        ("grapje, training graag", "vormen", "vertellen"),
        ("foutje hoor. een adviesgesprek", "vormen", "vertellen"),
        ("geintje! de wijkteams", "doelgroepen", "vertellen"),
        ("een cursus Excel graag", "vormen", "buiten_bereik"),
        ("een training voetbal", "vormen", "buiten_bereik"),
        ("regelt u ook paspoorten, of een training?", "vormen", "buiten_bereik"),
        ("grapje, training graag", "themas", "buiten_bereik"),
    ],
)
def test_an_answer_at_the_end_is_not_out_of_scope(tekst: str, vraag: str, wordt: str) -> None:
    slots = {"themas": ["inclusie"]}
    assert bedoeld("buiten_bereik", tekst, vraag=vraag, slots=slots) == wordt


@pytest.mark.parametrize(
    ("intent", "tekst", "labels"),
    [
        (
            "aanmelden",
            "kunt u mij meteen inschrijven voor een training over radicalisering?",
            {"themas": ("radicalisering",), "vormen": ("kennis",)},
        ),
        ("aanmelden", "meld ons aan voor intervisie", {"vormen": ("uitwisseling",)}),
        (
            "kosten_vragen",
            "wat kost een training over polarisatie voor de boa's?",
            {
                "themas": ("polarisatie",),
                "vormen": ("kennis",),
                "doelgroepen": ("eerstelijns_professional",),
            },
        ),
        ("kosten_vragen", "wat kost een training?", {}),
        ("kosten_vragen", "wat kost een training over inclusie?", {}),
    ],
)
def test_what_is_told_in_a_question_about_offers_counts(
    intent: str, tekst: str, labels: dict[str, tuple[str, ...]]
) -> None:
    talk = tracker(intent, tekst, vraag="themas", slots={"themas": ["inclusie"]})
    bericht = Bericht.van_tracker(talk)
    assert bericht.intent == ("vertellen" if labels else intent)
    assert bericht.labels == labels


@pytest.mark.parametrize(
    ("intent", "tekst", "later"),
    [
        ("aanmelden", "schrijf ons in voor een cursus", ["utter_nog_geen_advies_aanmelden"]),
        ("vertellen", "een cursus. kan ik me aanmelden?", ["utter_nog_geen_advies_aanmelden"]),
        ("kosten_vragen", "wat kost een cursus", ["utter_vraag_bij_advies"]),
        ("kosten_vragen", "een cursus voor financiën", []),
        ("vertellen", "jongeren die zich bij hen aanmelden", []),
    ],
)
async def test_what_cannot_be_said_yet_comes_with_the_advies(
    intent: str, tekst: str, later: list[str], dispatcher: CollectingDispatcher
) -> None:
    await beantwoord_terloops(dispatcher, tracker(intent, tekst, vraag="themas"))
    assert said(dispatcher) == later


@pytest.mark.parametrize(
    ("intent", "gemeente"),
    [("privacy_vragen", "Borne"), ("buiten_bereik", None)],
)
async def test_an_aside_that_tells_the_gemeente_keeps_it(
    intent: str, gemeente: str | None, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    heard = [{"entity": "gemeente", "value": "Borne"}]
    talk = tracker(intent, "ik werk in Borne, is dat een probleem", heard, vraag="akkoord")
    events = await Tussenvraag().run(dispatcher, talk, DOMAIN)
    kept = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
    assert kept.get("gemeente") == gemeente


@pytest.mark.parametrize(
    ("vraag", "vormen"), [("vormen", ("advies",)), ("themas", None), ("akkoord", None)]
)
def test_a_sentence_that_is_only_the_answer_counts(
    vraag: str, vormen: tuple[str, ...] | None
) -> None:
    """Also where "adviseurs" beside it hides it from the recognition."""
    tekst = "Advies graag. Onze adviseurs openbare orde en veiligheid doen mee."
    heard = [{"entity": "doelgroep", "value": "ov_adviseur"}]
    labels = Bericht.van_tracker(tracker("vertellen", tekst, heard, vraag=vraag)).labels
    assert (labels.get("vormen"), labels["doelgroepen"]) == (vormen, ("ov_adviseur",))


@pytest.mark.parametrize(
    ("tekst", "zekerheid", "labels"),
    [
        ("dat moet ik overleggen", 0.8, {}),
        ("dat moet ik overleggen", 0.6, {"vormen": ("advies",)}),
        ("geen idee, een adviesgesprek misschien", 0.8, {"vormen": ("advies",)}),
    ],
)
def test_who_does_not_know_tells_nothing(
    tekst: str, zekerheid: float, labels: dict[str, tuple[str, ...]]
) -> None:
    heard = [{"entity": "vorm", "value": "advies"}]
    talk = tracker("geen_idee", tekst, heard, vraag="vormen", zekerheid=zekerheid)
    assert Bericht.van_tracker(talk).labels == labels


@pytest.mark.parametrize(
    ("intent", "tekst", "wordt"),
    [
        ("wie_ben_jij", "is dit een echt persoon", "wie_ben_jij"),
        ("wie_ben_jij", "spreek ik met een mens of met een computer?", "wie_ben_jij"),
        ("medewerker_spreken", "praat ik nu met een echt mens?", "wie_ben_jij"),
        ("vertellen", "een mens graag", "medewerker_spreken"),
        ("wat_kun_je", "wie kan mij verder helpen?", "medewerker_spreken"),
    ],
)
def test_whether_it_is_a_person_is_no_wish_for_one(intent: str, tekst: str, wordt: str) -> None:
    assert bedoeld(intent, tekst, vraag="themas") == wordt


@pytest.mark.parametrize(
    ("gezegd", "tekst", "doet_mee"),
    [
        ("utter_acuut_gevaar", "de politie is er, we kunnen verder. een training", False),
        ("utter_acuut_gevaar", "de politie weet ervan, nu mijn vraag", False),
        ("utter_acuut_gevaar", "een training voor de politie", True),
        ("utter_acuut_gevaar", "de politie", True),
        ("utter_bedanken", "de politie is er, ook docenten", True),
    ],
)
def test_who_came_to_help_takes_no_part(gezegd: str, tekst: str, doet_mee: bool) -> None:
    wie = [{"entity": "doelgroep", "value": "politie_justitie"}]
    eerder: list[dict[str, Any]] = [
        {"event": "user", "text": "help"},
        {"event": "bot", "metadata": {"utter_action": gezegd}},
    ]
    talk = tracker("vertellen", tekst, wie, vraag="doelgroepen", eerder=eerder)
    assert ("doelgroepen" in Bericht.van_tracker(talk).labels) == doet_mee


@pytest.mark.parametrize(
    ("intent", "tekst", "wordt"),
    [
        ("bevestigen", "wis het maar", "privacy_vragen"),
        ("buiten_bereik", "kunnen we in het Engels praten?", "andere_taal"),
        ("wat_kun_je", "ik wil klagen over deze chatbot", "medewerker_spreken"),
        ("wat_kun_je", "wat adviseer je?", "uitleg_vragen"),
        ("onzin", "stuur maar op", "meenemen"),
        ("opnieuw_beginnen", "hetzelfde maar dan voor Almere", "vertellen"),
        ("wie_ben_jij", "wie zit er achter deze bot?", "wie_ben_jij"),
        ("opnieuw_beginnen", "wis alles maar en start opnieuw", "opnieuw_beginnen"),
        ("opnieuw_beginnen", "wis dit gesprek", "privacy_vragen"),
    ],
)
def test_what_is_asked_of_the_bot_itself(intent: str, tekst: str, wordt: str) -> None:
    assert bedoeld(intent, tekst, vraag="vormen") == wordt


def test_a_story_is_asked_about_also_after_the_list() -> None:
    verhaal = Bericht(
        "vertellen",
        "er zijn jongens die vrouwen lastigvallen en zeggen dat ze thuis horen",
        vermoedens={"themas": ("problematisch_gedrag",)},
    )
    nieuw = verwerk(Stand(gemist=2, vraagwijze="keuzes"), verhaal, "themas")
    assert nieuw is not None
    assert nieuw.vraagwijze == "twijfel"
    geweigerd = Stand(gemist=2, vraagwijze="keuzes", afgewezen=("inclusie",))
    weer = verwerk(geweigerd, verhaal, "themas")
    assert weer is not None
    assert weer.vraagwijze == "vastgelopen"


@pytest.mark.parametrize(
    ("tekst", "wordt"),
    [
        ("dan heb ik nog een heel ander vraagstuk: collega's komen niet aan de bak", "vertellen"),
        ("begin maar opnieuw, dit ging over inclusie", "opnieuw_beginnen"),
    ],
)
def test_a_story_heard_as_a_new_start_is_a_question(tekst: str, wordt: str) -> None:
    heard = [{"entity": "thema", "value": "inclusie"}]
    assert Bericht.van_tracker(tracker("opnieuw_beginnen", tekst, heard)).intent == wordt


@pytest.mark.parametrize(
    ("tekst", "themas"),
    [
        ("ik ben er weer, ik wil een nieuwe vraag stellen over discriminatie", ["inclusie"]),
        ("we beginnen opnieuw, het gaat nu om racisme", ["inclusie"]),
        ("begin maar opnieuw, dit ging over discriminatie", None),
        ("ik wil opnieuw beginnen", None),
    ],
)
async def test_who_begins_anew_may_tell_at_once_what_is_going_on(
    tekst: str, themas: list[str] | None, dispatcher: CollectingDispatcher
) -> None:
    heard = [{"entity": "thema", "value": "inclusie"}] if "wil opnieuw" not in tekst else []
    oud = "inclusie" if "ging" in tekst else "ondermijning"
    slots = {"themas": [oud], "vormen": ["kennis"], "gemeente": "Gouda"}
    talk = tracker("opnieuw_beginnen", tekst, heard, slots=slots, vraag="doelgroepen")
    events = await Opnieuw().run(dispatcher, talk, DOMAIN)
    gezet = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
    assert (gezet["themas"], gezet["vormen"], gezet["gemeente"]) == (themas, None, None)
    assert said(dispatcher) == ["utter_opnieuw"]


async def test_another_question_after_the_advies_keeps_its_story(
    dispatcher: CollectingDispatcher,
) -> None:
    heard = [{"entity": "thema", "value": "inclusie"}]
    slots = {"themas": ["ondermijning"], "vormen": ["kennis"], "advies": {"code": "A"}}
    tekst = "dan heb ik nog een heel ander vraagstuk: collega's komen niet aan de bak"
    talk = tracker("opnieuw_beginnen", tekst, heard, slots=slots)
    events = await Opnieuw().run(dispatcher, talk, DOMAIN)
    gezet = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
    assert gezet["themas"] == ["inclusie"]
    assert said(dispatcher) == []


@pytest.mark.parametrize("vraag", ["themas", "vormen", "akkoord", None])
@pytest.mark.parametrize(
    "tekst",
    [
        "wat heeft u al opgeschreven over onze vraag",
        "zet alles even op een rijtje",
        "wat waren mijn antwoorden ook alweer?",
        "kunt u kort samenvatten wat u al weet?",
        "mag ik tussendoor een overzicht van mijn antwoorden",
        "laat me mijn antwoorden eens zien",
        "wat heb ik allemaal gezegd?",
        "even een tussenstand graag",
    ],
)
def test_what_was_told_so_far_is_asked_for(tekst: str, vraag: str | None) -> None:
    for gehoord in ("vertellen", "uitleg_vragen", "privacy_vragen", "ander_aanbod"):
        assert bedoeld(gehoord, tekst, vraag=vraag) == "tussenstand"


@pytest.mark.parametrize(
    ("intent", "tekst", "wordt"),
    [
        ("privacy_vragen", "wie kan mijn antwoorden zien", "privacy_vragen"),
        ("privacy_vragen", "wat wordt er over mij opgeslagen", "privacy_vragen"),
        ("vertellen", "wat weet je al over radicalisering", "vertellen"),
        ("vertellen", "wat is er verteld op school", "vertellen"),
        ("vertellen", "we hebben geen samenvatting nodig maar een training", "vertellen"),
        ("bevestigen", "prima samenvatting", "bevestigen"),
        ("buiten_bereik", "kunt u dat samenvatten voor mijn leidinggevende", "meenemen"),
    ],
)
def test_what_sounds_like_a_question_for_the_answers(intent: str, tekst: str, wordt: str) -> None:
    assert bedoeld(intent, tekst) == wordt


@pytest.mark.parametrize(
    ("tekst", "vraagt", "vooral"),
    [
        ("is onze stagiair een racist, ja of nee?", True, True),
        ("vormt deze stille leerling een gevaar voor de klas?", True, True),
        ("volgens u radicaliseert die man?", True, True),
        ("die student is een extremist, toch?", True, True),
        ("klopt het dat ze geradicaliseerd is", True, True),
        ("[naam] is gevaarlijk, wat denkt u?", True, True),
        ("een meisje van 15 trekt zich terug. radicaliseert ze, wat denk je?", True, False),
        # Wishes to learn, questions about offers and stories.
        ("hoe weet ik of iemand radicaliseert?", False, False),
        ("wij willen leren zien of iemand radicaliseert", False, False),
        ("wat is radicaliseren", False, False),
        ("zijn die cursussen ook over extremisten?", False, False),
        ("een leerling radicaliseert, heeft u een training?", False, False),
        ("is er een training over extremisten, ja of nee?", False, False),
        ("hij maakt racistische grappen, wat kunnen we doen?", False, False),
        ("onze docenten vragen of de leerling radicaliseert", False, False),
    ],
)
def test_a_judgement_on_a_person_is_asked_for(tekst: str, vraagt: bool, vooral: bool) -> None:
    assert (vraagt_oordeel(tekst), is_vooral_oordeel(tekst)) == (vraagt, vooral)


@pytest.mark.parametrize(
    ("tekst", "alarm"),
    [
        ("vormt hij een gevaar voor de school?", False),
        ("is deze jongen een terrorist?", False),
        ("hij staat voor de deur met een mes, is hij gevaarlijk?", True),
        ("vormt die man nu een gevaar?", True),
    ],
)
def test_what_somebody_is_is_no_alarm_where_nothing_happens(tekst: str, alarm: bool) -> None:
    assert (weeg("acuut_gevaar", 0.97, tekst) == "acuut_gevaar") == alarm


@pytest.mark.parametrize(
    ("intent", "tekst", "wordt"),
    [
        ("andere_taal", "merci, doei!", "afscheid"),
        ("bedanken", "bedankt voor de hulp, tot de volgende keer", "afscheid"),
        ("tevreden", "fijn, dank, prettig weekend", "afscheid"),
        ("andere_taal", "thanks!", "bedanken"),
        ("andere_taal", "thank you very much", "andere_taal"),
        ("bedanken", "bedankt, nog een vraag", "andere_vraag"),
        ("begroeten", "goedemiddag", "begroeten"),
    ],
)
def test_thanks_and_goodbye_in_one(intent: str, tekst: str, wordt: str) -> None:
    assert bedoeld(intent, tekst) == wordt


@pytest.mark.parametrize("vraag", ["themas", "vormen", "akkoord", None])
@pytest.mark.parametrize(
    ("tekst", "wordt"),
    [
        ("een lezing over dit onderwerp graag", "vertellen"),
        ("wij willen daarover een webinar volgen", "vertellen"),
        ("graag een e-learning op dit thema", "vertellen"),
        ("een cursus excel hiervoor", "buiten_bereik"),
        ("een training timemanagement graag", "buiten_bereik"),
    ],
)
def test_support_on_what_is_told_is_in_reach(tekst: str, wordt: str, vraag: str | None) -> None:
    assert bedoeld("buiten_bereik", tekst, vraag=vraag) == wordt


@pytest.mark.parametrize(
    "tekst",
    [
        "wat gebeurt er als ik akkoord geef",
        "is het dan definitief?",
        "kan ik het later nog veranderen?",
        "hoeveel adviezen krijg ik dan",
        "hoe snel krijg ik advies?",
        "moet ik op een knop drukken?",
        "waarom staat mijn gemeente daar?",
    ],
)
def test_what_a_yes_brings_is_no_yes_and_changes_nothing(tekst: str) -> None:
    stand = Stand(themas=("polarisatie",), vormen=("kennis",), doelgroepen=(), gemeente="Ede")
    for gehoord in ("uitleg_vragen", "vertellen", "bevestigen", "meer_info", "corrigeren"):
        bericht = Bericht.van_tracker(tracker(gehoord, tekst, vraag="akkoord"))
        assert bericht.intent == "uitleg_vragen"
        assert verwerk(stand, bericht, "akkoord") is None


@pytest.mark.parametrize(
    ("tekst", "gemist", "gezegd", "wijze"),
    [
        ("de printer doet het niet", 0, ["utter_buiten_bereik"], "kort"),
        ("er is taart in de kantine", 1, ["utter_buiten_bereik"], "keuzes"),
        ("het regent de hele dag", 2, [], "vastgelopen"),
        ("wat eten we vandaag?", 2, ["utter_buiten_bereik"], "kort"),
    ],
)
async def test_another_subject_is_a_miss_as_well_unless_it_is_asked_about(
    tekst: str,
    gemist: int,
    gezegd: list[str],
    wijze: str,
    dispatcher: CollectingDispatcher,
    fake_api: Fake,
) -> None:
    fake_api()
    slots = {"themas": ["inclusie"], "vormen": ["kennis"], "gemist": gemist}
    talk = tracker("buiten_bereik", tekst, slots=slots, vraag="doelgroepen")
    events = await Tussenvraag().run(dispatcher, talk, DOMAIN)
    gezet = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
    assert said(dispatcher) == gezegd
    assert gezet["vraagwijze"] == wijze
    assert gezet.get("gemist", gemist) == (gemist if tekst.endswith("?") else gemist + 1)

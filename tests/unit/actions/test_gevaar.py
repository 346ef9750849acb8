"""Acute danger: what is one, what is none, and which numbers belong to it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.api_client import Found
from actions.hulp import noodnummers
from actions.na_advies import HervatVraag
from actions.tussenvraag import Tussenvraag
from actions.verstaan.bedoeling.gevaar import situaties, weeg
from actions.verstaan.bericht import Bericht
from actions.vragen import ValidateAdviesForm
from tests.unit.actions.conftest import Fake
from tests.unit.actions.support import DOMAIN, api, said, signalen, tracker

NUMMERS = [
    {"naam": "Alarmnummer", "telefoon": "112", "uitleg": "Nu."},
    {"naam": "Team", "telefoon": "070", "uitleg": "Dag en nacht."},
]


@pytest.mark.parametrize(
    ("intent", "zekerheid", "tekst", "uitkomst"),
    [
        # The recognition is sure of it, or nothing speaks against it.
        ("acuut_gevaar", 0.98, "hij wil me een lesje leren en heeft een mes", "acuut_gevaar"),
        ("acuut_gevaar", 0.4, "er ligt een verdacht pakketje bij de synagoge", "acuut_gevaar"),
        ("acuut_gevaar", 0.5, "vorige week dreigde hij, nu staat hij hier", "acuut_gevaar"),
        # Impatience, but not as soon as anything else is said.
        ("acuut_gevaar", 0.46, "schiet eens op man", "vertellen"),
        ("acuut_gevaar", 0.73, "schiet op", "vertellen"),
        ("acuut_gevaar", 0.52, "zo schieten we niet op", "vertellen"),
        ("acuut_gevaar", 0.52, "schiet op, hij komt eraan", "acuut_gevaar"),
        ("acuut_gevaar", 0.52, "schiet op collega's", "acuut_gevaar"),
        ("acuut_gevaar", 0.95, "schiet op", "acuut_gevaar"),
        # It wavers, and the story is about the past or about learning.
        ("acuut_gevaar", 0.6, "er zijn vorige week vuurwerkbommen gegooid", "vertellen"),
        ("acuut_gevaar", 0.4, "jongeren dragen messen, wat is er voor aanbod", "vertellen"),
        ("acuut_gevaar", 0.63, "en nu?", "onzin"),
        ("acuut_gevaar", 0.27, "jongens krassen hakenkruizen in de tafels", "vertellen"),
        ("acuut_gevaar", 0.27, "er is een bommelding bij het stadhuis", "acuut_gevaar"),
        ("acuut_gevaar", 0.27, "hij staat nu bij ons binnen te schreeuwen", "acuut_gevaar"),
        ("acuut_gevaar", 0.47, "bom bom bom", "acuut_gevaar"),
        ("acuut_gevaar", 0.3, "help!", "acuut_gevaar"),
        ("acuut_gevaar", 0.5, "wij willen weten hoe je reageert op een wapen", "vertellen"),
        # What it missed.
        ("vertellen", 0.9, "we hebben een aanslagplan gevonden voor morgen", "acuut_gevaar"),
        ("vertellen", 0.9, "ze staat op het punt om uit te reizen", "acuut_gevaar"),
        ("buiten_bereik", 0.6, "ik vrees voor mijn leven", "acuut_gevaar"),
        ("vertellen", 0.6, "help, ik word gevolgd", "acuut_gevaar"),
        ("vertellen", 0.9, "ze is op het vliegveld en gaat naar het kalifaat", "acuut_gevaar"),
        ("vertellen", 0.7, "het stadhuis wordt bestormd", "acuut_gevaar"),
        ("tevreden", 0.2, "er ligt een doos die we niet kennen en dat tikt", "acuut_gevaar"),
        # Ordinary stories with the same words.
        ("vertellen", 0.9, "vanavond is er een overleg over messen op school", "vertellen"),
        ("vertellen", 0.9, "na de aanslag in Magdeburg is er vandaag veel onrust", "vertellen"),
        ("vertellen", 0.9, "een training over wapens, het liefst morgen", "vertellen"),
        ("privacy_vragen", 0.9, "wat doet u met mijn gegevens", "privacy_vragen"),
        # Another language.
        ("andere_taal", 0.7, "there is a man with a knife in city hall", "acuut_gevaar"),
        ("andere_taal", 0.7, "we want a training about knife crime", "andere_taal"),
        ("andere_taal", 0.7, "can you help me", "andere_taal"),
        (
            "andere_taal",
            0.9,
            "Our mayor is being threatened by criminals right now",
            "acuut_gevaar",
        ),
        ("andere_taal", 0.9, "the town hall is on fire", "acuut_gevaar"),
        ("andere_taal", 0.9, "Unser Bürgermeister wird bedroht", "acuut_gevaar"),
        ("andere_taal", 0.9, "people feel threatened in our town", "andere_taal"),
        ("onzin", 0.5, "Help! Someone is threatening us with a knife", "acuut_gevaar"),
        ("acuut_gevaar", 0.4, "Bonjour, je cherche une formation", "andere_taal"),
        # Everyday words beside which nothing is told of danger.
        ("acuut_gevaar", 0.83, "de lucht is blauw vandaag", "onzin"),
        ("acuut_gevaar", 0.44, "wat eten we vanavond", "onzin"),
        ("acuut_gevaar", 0.34, "kan ik iemand bellen nu", "vertellen"),
        ("acuut_gevaar", 0.76, "vanavond is er een demonstratie bij het azc", "vertellen"),
        ("acuut_gevaar", 0.93, "ze trappen de deur in", "acuut_gevaar"),
        ("acuut_gevaar", 0.76, "bij de demonstratie wordt de politie aangevallen", "acuut_gevaar"),
        ("vertellen", 0.74, "ze zit nu op Schiphol en wil naar Syrië", "acuut_gevaar"),
        # What happened, however sure the recognition is.
        ("acuut_gevaar", 0.97, "gisteren heeft een man met een mes in de hal gestaan", "vertellen"),
        ("acuut_gevaar", 0.92, "Vanochtend is een collega geslagen", "vertellen"),
        (
            "acuut_gevaar",
            0.97,
            "gisteren was hij hier, nu staat hij er met een mes",
            "acuut_gevaar",
        ),
        ("acuut_gevaar", 0.9, "vorige week dreigde hij en hij komt eraan", "acuut_gevaar"),
        (
            "acuut_gevaar",
            0.9,
            "er staat een man met een mes die gisteren al dreigde",
            "acuut_gevaar",
        ),
        # A button is what it says.
        ("medewerker_spreken", 1.0, "/medewerker_spreken", "medewerker_spreken"),
    ],
)
def test_what_is_danger(intent: str, zekerheid: float, tekst: str, uitkomst: str) -> None:
    assert weeg(intent, zekerheid, tekst) == uitkomst


def test_danger_without_a_word_for_it_is_believed() -> None:
    tekst = "ze staan nu met z'n vijven om zijn auto en laten hem er niet uit"
    assert weeg("acuut_gevaar", 0.5, tekst) == "acuut_gevaar"


@pytest.mark.parametrize(
    ("tekst", "soorten"),
    [
        ("er staat een man met een mes", ["wapen"]),
        ("er is een bommelding bij het stadhuis", ["aanslagplan"]),
        ("mijn cliënt vertrekt vanavond naar Syrië", ["uitreis"]),
        ("de burgemeester wordt nu bedreigd met een pistool", ["wapen", "bedreigd_bestuur",
                                                               "dreiging"]),
        ("he wants to kill the mayor", ["bedreigd_bestuur", "dreiging"]),
        ("help ons", ["algemeen"]),
        ("in een gezin slaat een vader nu zijn vrouw, ze gilt", ["huiselijk_geweld"]),
        ("haar ex staat voor de deur en wil haar vermoorden", ["dreiging", "huiselijk_geweld"]),
        ("er is nu huiselijk geweld bij een klant", ["huiselijk_geweld"]),
        ("hij steekt zijn vriendin neer", ["wapen", "huiselijk_geweld"]),
        ("een kind wordt op dit moment door haar vader mishandeld", ["huiselijk_geweld"]),
        ("zijn vader belt: hij is op schiphol", ["uitreis"]),
        ("op het plein slaan jongens elkaar", ["algemeen"]),
    ],
)  # fmt: skip
def test_which_kind_of_danger(tekst: str, soorten: list[str]) -> None:
    assert situaties(tekst) == soorten


async def test_numbers_come_first_and_112_is_named_once(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(noodcontacten=NUMMERS)
    talk = tracker(intent="acuut_gevaar", tekst="de wethouder wordt nu bedreigd", vraag="vormen")
    await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_acuut_gevaar", "utter_acuut_gevaar_verder"]
    gezegd = next(m for m in dispatcher.messages if m["response"] == "utter_acuut_gevaar")
    assert gezegd["noodcontacten"] == "\n- Team: 070. Dag en nacht."


async def test_without_the_api_112_stays(dispatcher: CollectingDispatcher, fake_api: Fake) -> None:
    fake_api(noodcontacten=httpx.ConnectError("no"))
    await Tussenvraag().run(dispatcher, tracker(intent="acuut_gevaar", vraag="themas"), DOMAIN)
    assert said(dispatcher)[0] == "utter_acuut_gevaar"


async def test_in_another_language_it_is_said_in_english_first(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(noodcontacten=NUMMERS)
    talk = tracker(intent="andere_taal", tekst="someone has a gun here", vraag="themas")
    await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher)[0] == "utter_acuut_gevaar_andere_taal"
    assert signalen(dispatcher) == ["gevaar"]


async def test_danger_in_a_story_is_no_answer(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    """The form leaves it to the aside, whatever the recognition made of it."""
    fake_api(noodcontacten=NUMMERS)
    tekst = "we hebben een aanslagplan gevonden voor morgen"
    talk = tracker(tekst=tekst, vraag="themas")
    assert await ValidateAdviesForm().run(dispatcher, talk, DOMAIN) == []
    events: list[dict[str, Any]] = await HervatVraag().run(dispatcher, tracker(tekst=tekst), DOMAIN)
    assert said(dispatcher)[0] == "utter_acuut_gevaar"
    assert events == [{"event": "followup", "timestamp": None, "name": "action_listen"}]


ALARM: list[dict[str, Any]] = [
    {"event": "user", "text": "de wethouder wordt nu bedreigd"},
    {"event": "bot", "metadata": {"utter_action": "utter_acuut_gevaar"}},
]


@pytest.mark.parametrize(("zeker", "themas"), [(0.99, ["radicalisering"]), (0.4, None)])
async def test_what_an_alarm_tells_for_sure_is_not_asked_again(
    zeker: float, themas: list[str] | None, dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api(noodcontacten=[])
    heard = [{"entity": "thema", "value": "radicalisering", "confidence_entity": zeker}]
    tekst = "een meisje zit nu in de trein naar Syrië om te vechten"
    talk = tracker("acuut_gevaar", tekst, heard, vraag="themas")
    events = await Tussenvraag().run(dispatcher, talk, DOMAIN)
    gezet = {e["name"]: e["value"] for e in events if e["event"] == "slot"}
    assert gezet.get("themas") == themas


VEILIG: dict[str, Any] = {"event": "bot", "metadata": {"utter_action": "utter_weer_veilig"}}


@pytest.mark.parametrize(
    ("intent", "tekst", "uitkomst"),
    [
        ("uitleg_vragen", "wat nu?", "gevaar_vervolg"),
        ("buiten_bereik", "moeten we ontruimen??", "gevaar_vervolg"),
        ("vertellen", "moeten we de politie bellen", "gevaar_vervolg"),
        ("vertellen", "ja gebeld. en dan", "gevaar_vervolg"),
        ("vertellen", "gaat de vergadering wel door?", "gevaar_vervolg"),
        ("andere_taal", "what now", "gevaar_vervolg"),
        ("meer_info", "112 gebeld. nog iets?", "gevaar_vervolg"),
        ("meer_info", "wat is de tweede?", "meer_info"),
        ("wat_kun_je", "Gemeld. Wat hebben jullie voor onze klantmanagers?", "wat_kun_je"),
        ("privacy_vragen", "ik ben veilig", "weer_veilig"),
        ("andere_taal", "it is safe now", "weer_veilig"),
        ("vertellen", "alles veilig weer gelukkig", "weer_veilig"),
        ("medewerker_spreken", "kan ik jullie daarvoor bellen?", "gevaar_vervolg"),
        ("medewerker_spreken", "ik wil een medewerker spreken", "medewerker_spreken"),
        ("vertellen", "de marechaussee heeft hem tegengehouden", "weer_veilig"),
        ("kosten_vragen", "wat kost de eerste?", "kosten_vragen"),
        ("acuut_gevaar", "hij is binnen en de politie is onderweg", "weer_veilig"),
        ("ontkennen", "nee er is geen gevaar meer", "weer_veilig"),
        ("vertellen", "het is onder controle inmiddels", "weer_veilig"),
        ("vertellen", "hij is weg", "weer_veilig"),
        ("onzin", "de man is vertrokken", "weer_veilig"),
        # Still danger, or something else.
        ("acuut_gevaar", "de politie is er maar hij heeft een mes", "acuut_gevaar"),
        ("meer_info", "we zijn veilig, vertel meer over de tweede", "meer_info"),
        ("vertellen", "het is voorbij, wat moet ik doen voor een training", "vertellen"),
        ("uitleg_vragen", "waarom vraagt u dat?", "uitleg_vragen"),
    ],
)
def test_right_after_an_alarm(intent: str, tekst: str, uitkomst: str) -> None:
    assert Bericht.van_tracker(tracker(intent, tekst, eerder=ALARM)).intent == uitkomst


@pytest.mark.parametrize("eerder", [[], [*ALARM, {"event": "user", "text": "veilig"}, VEILIG]])
def test_what_now_is_about_danger_only_while_there_is_any(eerder: list[dict[str, Any]]) -> None:
    talk = tracker("uitleg_vragen", "wat nu?", eerder=eerder)
    assert Bericht.van_tracker(talk).intent == "hoe_verder"


async def test_what_now_after_an_alarm_gives_the_numbers_for_that_danger(
    dispatcher: CollectingDispatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    async def noodcontacten(soorten: list[str]) -> Found[list[dict[str, str]]]:
        asked.extend(soorten)
        return Found(NUMMERS)

    fake = api({})
    monkeypatch.setattr(fake, "noodcontacten", noodcontacten)
    monkeypatch.setattr(noodnummers, "client", lambda: fake)
    talk = tracker("uitleg_vragen", "wat nu?", eerder=ALARM, vraag="themas")
    events = await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_gevaar_stappen"]
    assert asked == ["algemeen", "bedreigd_bestuur", "dreiging"]
    assert events[-1]["name"] == "advies_form"


async def test_an_alarm_that_was_none_is_a_story(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    fake_api()
    talk = tracker(
        intent="acuut_gevaar",
        zekerheid=0.5,
        tekst="vorige week zijn er vuurwerkbommen gegooid naar het azc",
        entities=[{"entity": "thema", "value": "polarisatie"}],
    )
    events = await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert {"event": "slot", "timestamp": None, "name": "themas", "value": ["polarisatie"]} in (
        events
    )
    assert events[-1]["name"] == "advies_form"
    assert said(dispatcher) == []


async def test_who_asks_for_somebody_to_call_after_an_alarm_gets_both(
    dispatcher: CollectingDispatcher, fake_api: Fake
) -> None:
    """It may have been no danger at all."""
    fake_api(noodcontacten=NUMMERS, contact=503)
    tekst = "kan ik jullie daarvoor bellen?"
    talk = tracker("medewerker_spreken", tekst, eerder=ALARM, vraag="themas")
    await Tussenvraag().run(dispatcher, talk, DOMAIN)
    assert said(dispatcher) == ["utter_gevaar_stappen", "utter_medewerker_onbereikbaar"]

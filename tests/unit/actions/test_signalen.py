"""What the actions report beside what they say."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.aanbevelen.reactie import Reactie
from actions.gesprek import NietBegrepen, VorigeVraag
from actions.na_advies import HervatVraag
from actions.signalen import Signaal, van_verandering
from actions.stand import Stand
from actions.tussenvraag import Tussenvraag
from actions.vragen import ValidateAdviesForm
from tests.unit.actions.conftest import Fake
from tests.unit.actions.support import DOMAIN, signalen, tracker

AF = Stand(themas=("inclusie",), vormen=("kennis",), doelgroepen=(), gemeente="Zwolle")


@pytest.mark.parametrize(
    ("oud", "nieuw", "soorten"),
    [
        (Stand(), Stand(gemist=1), [Signaal.NIET_BEGREPEN]),
        (Stand(gemist=2), Stand(themas=("inclusie",)), []),
        (Stand(), Stand(twijfel=("inclusie",)), [Signaal.VERDUIDELIJKT]),
        (Stand(twijfel=("inclusie",)), Stand(twijfel=("inclusie",)), []),
        (AF, Stand(themas=("polarisatie",), vormen=("kennis",), doelgroepen=(), gemeente="Zwolle"),
         [Signaal.GECORRIGEERD]),
        (AF, Stand(themas=("inclusie",), vormen=None, doelgroepen=(), gemeente="Zwolle"),
         [Signaal.GECORRIGEERD]),
        (AF, Stand(themas=("inclusie",), vormen=("kennis",), doelgroepen=(), gemeente="Epe"),
         [Signaal.GECORRIGEERD]),
        (AF, Stand(themas=("inclusie", "polarisatie"), vormen=("kennis",), doelgroepen=(),
                   gemeente="Zwolle"), []),
    ],
)  # fmt: skip
def test_what_a_step_means(oud: Stand, nieuw: Stand, soorten: list[Signaal]) -> None:
    assert van_verandering(oud, nieuw) == soorten


@pytest.mark.parametrize("vraag", ["themas", None])
@pytest.mark.parametrize(
    ("intent", "soort"),
    [
        ("onzin", ["niet_begrepen"]),
        ("medewerker_spreken", ["medewerker"]),
        ("acuut_gevaar", ["gevaar"]),
        ("andere_taal", ["engels"]),
        ("schelden", ["schelden"]),
        ("privacy_vragen", []),
    ],
)
async def test_asides(
    intent: str,
    soort: list[str],
    vraag: str | None,
    dispatcher: CollectingDispatcher,
    fake_api: Fake,
) -> None:
    fake_api()
    await Tussenvraag().run(dispatcher, tracker(intent=intent, vraag=vraag), DOMAIN)
    assert signalen(dispatcher) == soort


async def test_a_miss_in_the_form(dispatcher: CollectingDispatcher, fake_api: Fake) -> None:
    fake_api()
    await ValidateAdviesForm().run(dispatcher, tracker(tekst="zomaar", vraag="vormen"), DOMAIN)
    assert signalen(dispatcher) == ["niet_begrepen"]


async def test_a_miss_outside_the_form(dispatcher: CollectingDispatcher) -> None:
    await NietBegrepen().run(dispatcher, tracker(intent="onzin"), DOMAIN)
    assert signalen(dispatcher) == ["niet_begrepen"]


@pytest.mark.parametrize(("vraag", "soort"), [("vormen", ["gecorrigeerd"]), (None, [])])
async def test_going_back_corrects_only_before_the_advice(
    vraag: str | None, soort: list[str], dispatcher: CollectingDispatcher
) -> None:
    talk = tracker("vorige_vraag", "terug", slots={"themas": ["inclusie"]}, vraag=vraag)
    await VorigeVraag().run(dispatcher, talk, DOMAIN)
    assert signalen(dispatcher) == soort


async def test_a_new_question_after_the_advice_is_no_correction(
    dispatcher: CollectingDispatcher,
) -> None:
    talk = tracker(
        tekst="en er is nog iets heel anders aan de hand",
        entities=[{"entity": "thema", "value": "ondermijning"}],
        slots={"themas": ["inclusie"], "vormen": ["kennis"], "doelgroepen": []},
    )
    await HervatVraag().run(dispatcher, talk, DOMAIN)
    assert signalen(dispatcher) == []


@pytest.mark.parametrize(
    ("intent", "soort"),
    [("tevreden", "nuttig"), ("ontevreden", "past_niet"), ("niet_nuttig", "niet_nuttig")],
)
async def test_opinions_on_the_advice(
    intent: str, soort: str, dispatcher: CollectingDispatcher
) -> None:
    slots: dict[str, Any] = {"advies": {"code": "K7QD-MX4A", "aanbod": ["a"], "namen": ["A"]}}
    await Reactie().run(dispatcher, tracker(intent=intent, slots=slots), DOMAIN)
    assert signalen(dispatcher) == [soort]


async def test_no_opinion_without_an_advice(dispatcher: CollectingDispatcher) -> None:
    await Reactie().run(dispatcher, tracker(intent="tevreden"), DOMAIN)
    assert signalen(dispatcher) == []

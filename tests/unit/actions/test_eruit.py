"""What is taken out of the answers without being named."""

from __future__ import annotations

import pytest

from actions.stand import Stand
from actions.verstaan.bericht import Bericht
from actions.verwerken.eruit import haal_eruit

VERHAAL = (
    "Meisjes met een hoofddoek worden in de bus uitgescholden. "
    "En op de boulevard worden ijssalons afgeperst door een criminele bende."
)
TWEE_GROEPEN = Stand(
    themas=("extremisme",),
    vormen=("kennis",),
    doelgroepen=("politie_justitie", "eerstelijns_professional"),
)
TWEE_THEMAS = Stand(
    situatie=VERHAAL,
    themas=("inclusie", "ondermijning"),
    vormen=("kennis",),
    doelgroepen=("beleidsadviseur",),
)
EERDER = ["een verhaal", "een webinar", "de balie en de wijkagenten"]


def _na(stand: Stand, tekst: str, eerder: list[str], **heard: object) -> Stand | None:
    bericht = Bericht(intent="vertellen", tekst=tekst, **heard)  # type: ignore[arg-type]
    return haal_eruit(stand, bericht, "akkoord", [*eerder, tekst])


@pytest.mark.parametrize(
    ("tekst", "over"),
    [
        ("dat laatste kan weg", "eerstelijns_professional"),
        ("de laatste groep hoeft niet mee", "eerstelijns_professional"),
        ("haal de tweede er maar uit", "eerstelijns_professional"),
        ("zonder het laatste graag", "eerstelijns_professional"),
        ("het laatste mag vervallen, de balie blijft", "eerstelijns_professional"),
        ("de eerste kan eraf", "politie_justitie"),
        # What is named beside it decides.
        ("dat laatste kan weg, de balie regelt dat zelf", "politie_justitie"),
    ],
)
def test_a_place_is_one_in_the_order_of_telling(tekst: str, over: str) -> None:
    nieuw = _na(TWEE_GROEPEN, tekst, EERDER)
    assert nieuw is not None
    assert nieuw.doelgroepen == (over,)


def test_the_order_may_be_told_in_more_than_one_message() -> None:
    nieuw = _na(TWEE_GROEPEN, "dat laatste kan weg", ["voor de wijkagenten", "en de balie"])
    assert nieuw is not None
    assert nieuw.doelgroepen == ("politie_justitie",)


def test_of_two_answers_it_is_the_one_given_last() -> None:
    stand = Stand(
        themas=("inclusie",),
        vormen=("kennis", "oefenen"),
        doelgroepen=("onderwijs", "bestuurder"),
    )
    eerder = ["een rollenspel en een lezing", "de raad en de docenten"]
    nieuw = _na(stand, "het laatste kan weg", eerder)
    assert nieuw is not None
    assert (nieuw.vormen, nieuw.doelgroepen) == (("kennis", "oefenen"), ("bestuurder",))
    steun = _na(stand, "die laatste vorm kan weg", eerder)
    assert steun is not None
    assert steun.vormen == ("oefenen",)


@pytest.mark.parametrize(
    ("stand", "tekst", "eerder"),
    [
        (TWEE_GROEPEN, "dat laatste kan weg", ["een verhaal", "twee groepen"]),
        (TWEE_GROEPEN, "de tweede vorm kan weg", EERDER),
        (TWEE_THEMAS, "haal dat andere er maar uit", [VERHAAL]),
    ],
)
def test_where_it_is_not_clear_the_bot_asks(stand: Stand, tekst: str, eerder: list[str]) -> None:
    nieuw = _na(stand, tekst, eerder)
    assert nieuw is not None
    assert nieuw.vraagwijze == "aanpassen"
    assert (nieuw.themas, nieuw.doelgroepen) == (stand.themas, stand.doelgroepen)


@pytest.mark.parametrize(
    ("tekst", "over"),
    [
        ("laat dat van die ijssalons er maar uit, dat doet een collega", "inclusie"),
        ("dat gedoe op de boulevard hoeft er niet in", "inclusie"),
        ("dat met die hoofddoeken mag eruit", "ondermijning"),
        ("doe die meisjes maar weg", "ondermijning"),
        ("dat laatste mag weg, dat doet een collega", "inclusie"),
    ],
)
def test_a_thema_is_described_by_words_of_the_story(tekst: str, over: str) -> None:
    nieuw = _na(TWEE_THEMAS, tekst, [VERHAAL, "een webinar", "beleidsadviseurs"])
    assert nieuw is not None
    assert nieuw.themas == (over,)


def test_what_is_half_heard_tells_which_is_meant() -> None:
    half = {"themas": ("inclusie",)}
    nieuw = _na(TWEE_THEMAS, "laat dat eerste punt er maar uit", [VERHAAL], vermoedens=half)
    assert nieuw is not None
    assert nieuw.themas == ("ondermijning",)


@pytest.mark.parametrize(
    "tekst",
    [
        "ziet er goed uit",
        "laat maar",
        "laat maar zo",
        "de laatste tijd gaat het beter",
        "het laatste wat ik wil is ruzie",
        "dat kan niet",
        "waarom kan dat laatste weg?",
        "kan ik het advies uitprinten",
    ],
)
def test_other_answers_take_nothing_out(tekst: str) -> None:
    assert _na(TWEE_GROEPEN, tekst, EERDER) is None


def test_what_is_told_in_its_place_counts() -> None:
    heard = {"doelgroepen": ("onderwijs",)}
    nieuw = _na(TWEE_GROEPEN, "dat laatste kan weg, doe docenten", EERDER, labels=heard)
    assert nieuw is not None
    assert nieuw.doelgroepen == ("eerstelijns_professional", "onderwijs")

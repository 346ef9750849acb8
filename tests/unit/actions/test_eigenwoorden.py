"""What the official called a label is kept with it, and shown beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.stand import Stand, pas_aan, vorige
from actions.verstaan.bericht import Bericht
from actions.verstaan.labels.namen import Labels
from actions.verwerken.eigenwoorden import genoemd_als, met_eigen_woorden, zoals_gezegd
from actions.verwerken.opnieuw import opnieuw_verteld
from actions.verwerken.verwerk import verwerk
from actions.verwerken.volgende_vraag import volgende_vraag

EERSTELIJNS = "eerstelijns_professional"
PRAKTIJK: Labels = {"doelgroepen": (EERSTELIJNS,)}
VRAAG_DRIE = Stand(themas=("ondermijning",), vormen=("kennis",))
OVERZICHT = replace(
    VRAAG_DRIE, doelgroepen=(EERSTELIJNS,), eigenwoorden={EERSTELIJNS: ["leerplichtambtenaren"]}
)


def na(stand: Stand, bericht: Bericht, vraag: str) -> dict[str, list[str]] | None:
    """The own words after a message."""
    nieuw = verwerk(stand, bericht, vraag)
    assert nieuw is not None
    return None if nieuw.eigenwoorden is None else dict(nieuw.eigenwoorden)


@pytest.mark.parametrize(
    ("tekst", "gezegd"),
    [
        ("onze klantmanagers", "klantmanagers"),
        ("Nou, voor de consulenten wmo", "consulenten wmo"),
        ("de meiden van burgerzaken", "meiden van burgerzaken"),
        ("het is bedoeld voor de collega's van het loket", "collega's van het loket"),
        ("handhavers graag", "handhavers"),
        ("doe maar de buurtsportcoaches denk ik", "buurtsportcoaches"),
        ("nee, voor de BOA's", "BOA's"),
        ("ONZE HANDHAVERS", "handhavers"),
        ("HR", "HR"),
        ("medewerkers van Veilig Thuis", "medewerkers van Veilig Thuis"),
        # Nothing is said, or not in a few words that can stand by themselves.
        ("voor mezelf", None),
        ("ons eigen team", None),
        ("de klantmanagers gaan dit doen", None),
        ("niet de docenten, de klantmanagers", None),
        ("zet de handhavers er ook bij", None),
        ("handhavers, en wat kost het?", None),
        ("[naam] van burgerzaken", None),
        ("handhavers, leerplicht, burgerzaken, jeugdzorg en de balie en vergunningen", None),
    ],
)
def test_a_short_answer_is_repeated_without_what_leads_up_to_it(
    tekst: str, gezegd: str | None
) -> None:
    assert zoals_gezegd(tekst, voor_wie=True) == ([gezegd] if gezegd else [])


@pytest.mark.parametrize(
    ("tekst", "gezegd"),
    [
        ("onze handhavers en de meiden van burgerzaken", ["handhavers", "meiden van burgerzaken"]),
        ("voor de raad en voor het college", ["raad", "college"]),
        ("klantmanagers van werk en inkomen", ["klantmanagers van werk en inkomen"]),
        ("de loco en de wethouder", ["loco en wethouder"]),
        ("daarnaast voor de wijkagenten", ["wijkagenten"]),
        ("ook nog de balie erbij", ["balie"]),
    ],
)
def test_a_row_of_names_is_one_each(tekst: str, gezegd: list[str]) -> None:
    assert zoals_gezegd(tekst, voor_wie=True) == gezegd


@pytest.mark.parametrize(
    ("tekst", "woorden"),
    [
        ("we zoeken een masterclass en een leerkring", {"kennis": ["masterclass"]}),
        ("geen lezing maar een webinar", {"kennis": ["webinar"]}),
        ("Handhavers en wmo-consulenten", {EERSTELIJNS: ["handhavers", "wmo-consulenten"]}),
        ("de boa’s", {EERSTELIJNS: ["boa’s"]}),
        # A verb is no name.
        ("een deskundige die meekijkt", {"advies": ["deskundige"]}),
        # In a story others are named than those who take part.
        (
            "De handhaving werd vorige week uitgescholden bij het station door een groep jongens; "
            "wij willen graag iets doen voor de straatcoaches",
            {EERSTELIJNS: ["straatcoaches"]},
        ),
    ],
)
def test_names_are_kept_as_they_were_typed(tekst: str, woorden: dict[str, list[str]]) -> None:
    gevonden = genoemd_als(tekst)
    assert {label: gevonden.get(label) for label in woorden} == woorden


@pytest.mark.parametrize(
    ("naam", "woorden", "getoond"),
    [
        ("Eerstelijnsprofessionals", ["boa's", "wijkteams"], "{} (boa's en wijkteams)"),
        ("Beleidsadviseurs", ["beleidsmedewerkers"], "{} (beleidsmedewerkers)"),
        # What says no more than the name is not shown beside it.
        ("Oefenen", ["oefening"], "{}"),
        ("Beleidsadviseurs", ["beleid"], "{}"),
        ("Politie en justitie", ["de politie"], "{}"),
        ("Sleutelfiguren", ["sleutelfiguur", "imam"], "{} (imam)"),
        ("Onderwijs", [], "{}"),
    ],
)
def test_own_words_stand_in_brackets_where_they_say_more(
    naam: str, woorden: list[str], getoond: str
) -> None:
    assert met_eigen_woorden("label", naam, {"label": woorden}) == getoond.format(naam)


@pytest.mark.parametrize(
    ("tekst", "labels", "woorden"),
    [
        ("de mensen van het loket", PRAKTIJK, {EERSTELIJNS: ["mensen van het loket"]}),
        # Two groups: each by its own name.
        (
            "burgerzaken en de wethouder",
            {"doelgroepen": (EERSTELIJNS, "bestuurder")},
            {EERSTELIJNS: ["burgerzaken"], "bestuurder": ["wethouder"]},
        ),
        # Where another answer is told along with it, each by its name.
        (
            "een lezing voor de klantmanagers",
            PRAKTIJK,
            {"kennis": ["lezing"], EERSTELIJNS: ["klantmanagers"]},
        ),
        # Named, but not among the answers.
        ("de griffie vroeg het", PRAKTIJK, None),
    ],
)
def test_an_answer_is_kept_with_its_label(
    tekst: str, labels: Labels, woorden: dict[str, list[str]] | None
) -> None:
    assert na(VRAAG_DRIE, Bericht("vertellen", tekst, labels), "doelgroepen") == woorden


@pytest.mark.parametrize(
    ("tekst", "thema", "woorden"),
    [
        ("jihadisme", "radicalisering", ["jihadisme"]),
        ("er wordt aan mensenhandel gedaan, drugshandel ook", "ondermijning", ["drugshandel"]),
        ("racisme en moslimhaat op het werk", "inclusie", ["racisme"]),
        # Who or what is there is not yet what is going on, and a story is not repeated.
        ("criminelen", "ondermijning", None),
        ("drugs in de wijk", "ondermijning", None),
        ("onrust over het azc", "maatschappelijke_spanningen", None),
        ("neonazi's", "rechtsextremisme", None),
        ("hakenkruizen op de school", "rechtsextremisme", None),
    ],
)
def test_a_thema_is_shown_with_a_word_that_names_what_is_going_on(
    tekst: str, thema: str, woorden: list[str] | None
) -> None:
    verteld = Bericht("vertellen", tekst, {"themas": (thema,)})
    assert na(Stand(), verteld, "themas") == eigen_bij(thema, woorden)


def eigen_bij(thema: str, woorden: list[str] | None) -> dict[str, list[str]] | None:
    """The own words as the stand keeps them."""
    return {thema: woorden} if woorden else None


@pytest.mark.parametrize(
    ("tekst", "label", "woorden"),
    [
        ("gewoon even sparren", "advies", ["sparren"]),
        ("een adviesgesprek", "advies", None),
        ("met buurgemeenten", "uitwisseling", None),
        ("liever uitleg dan een lezing", "kennis", None),
        ("een workshop met acteurs", "oefenen", ["workshop met acteurs"]),
    ],
)
def test_support_is_shown_with_what_adds_something(
    tekst: str, label: str, woorden: list[str] | None
) -> None:
    verteld = Bericht("vertellen", tekst, {"vormen": (label,)})
    bekend = Stand(themas=("inclusie",))
    assert na(bekend, verteld, "vormen") == eigen_bij(label, woorden)


def test_who_takes_part_is_no_word_for_support() -> None:
    gevonden = genoemd_als("een deskundige voor de ov-adviseurs")
    assert gevonden == {"advies": ["deskundige"], "ov_adviseur": ["ov-adviseurs"]}


def test_a_button_has_no_own_words() -> None:
    knop = Bericht("kiezen", '/kiezen{"doelgroep": "x"}', PRAKTIJK, knop=True)
    assert na(VRAAG_DRIE, knop, "doelgroepen") is None
    assert na(VRAAG_DRIE, Bericht("kiezen", "de boa's", PRAKTIJK), "doelgroepen") is None


def test_a_correction_takes_the_place_and_an_addition_stands_beside() -> None:
    nee = Bericht("corrigeren", "nee, voor de consulenten", PRAKTIJK)
    assert na(OVERZICHT, nee, "akkoord") == {EERSTELIJNS: ["consulenten"]}
    ook = Bericht("vertellen", "ook voor de consulenten", PRAKTIJK)
    assert na(OVERZICHT, ook, "akkoord") == {EERSTELIJNS: ["leerplichtambtenaren", "consulenten"]}


def test_the_latest_three_are_kept() -> None:
    vol = replace(OVERZICHT, eigenwoorden={EERSTELIJNS: ["boa", "balie", "jeugdzorg"]})
    ook = Bericht("vertellen", "ook de boa's en straatcoaches", PRAKTIJK)
    assert na(vol, ook, "akkoord") == {EERSTELIJNS: ["jeugdzorg", "boa's", "straatcoaches"]}


def test_who_is_refused_leaves_the_others_of_that_label() -> None:
    samen = replace(OVERZICHT, eigenwoorden={EERSTELIJNS: ["boa's", "wijkteams"]})
    weg = verwerk(samen, Bericht("corrigeren", "de boa's hoeven niet", PRAKTIJK), "akkoord")
    assert weg is not None
    assert (weg.doelgroepen, weg.eigenwoorden) == ((EERSTELIJNS,), {EERSTELIJNS: ["wijkteams"]})
    alle = Bericht("corrigeren", "boa's en wijkteams hoeven niet", PRAKTIJK)
    leeg = verwerk(samen, alle, "akkoord")
    assert leeg is not None
    assert (leeg.doelgroepen, leeg.eigenwoorden) == (None, None)


def test_words_go_with_their_label() -> None:
    assert pas_aan(OVERZICHT, "doelgroepen").eigenwoorden is None
    terug = vorige(OVERZICHT)
    assert terug is not None
    assert terug.eigenwoorden is None
    anders = Bericht("corrigeren", "nee, de raad", {"doelgroepen": ("bestuurder",)})
    assert na(OVERZICHT, anders, "akkoord") == {"bestuurder": ["raad"]}
    assert opnieuw_verteld(OVERZICHT, Bericht("opnieuw_beginnen", "opnieuw")).eigenwoorden is None


def test_another_question_keeps_the_words_for_the_answers_that_it_keeps() -> None:
    stand = replace(OVERZICHT, eigenwoorden={EERSTELIJNS: ["balie"], "kennis": ["lezing"]})
    tekst = "In een andere wijk hitsen twee groepen bewoners elkaar op en loopt het uit de hand"
    nieuw = volgende_vraag(stand, Bericht("vertellen", tekst, {"themas": ("polarisatie",)}))
    assert nieuw is not None
    assert nieuw.eigenwoorden == {EERSTELIJNS: ["balie"]}


def test_the_slot_holds_them_as_they_are() -> None:
    stand = Stand.van_slots(VRAAG_DRIE.verschil(OVERZICHT) | {"vormen": ["kennis"]})
    assert stand.eigenwoorden == OVERZICHT.eigenwoorden
    assert OVERZICHT.verschil(VRAAG_DRIE) == {"doelgroepen": None, "eigenwoorden": None}

"""Labels that a message names, and which of them it refuses."""

from __future__ import annotations

import pytest

from actions.verstaan.labels.genoemd import (
    alleen,
    bestemd,
    enkel,
    gevraagd,
    is_kaal_sparren,
    kaal_genoemd,
    lijst,
    mee,
    tegenover,
    voor_wie,
    vooropgesteld,
)
from actions.verstaan.labels.namen import genoemd, oefent_in_les
from actions.verstaan.labels.weigering import weigering
from actions.verstaan.woorden.labelwoorden import labelwoorden
from api.aanbod.store import CatalogueStore
from bot.stack.paths import ROOT


@pytest.mark.parametrize(
    ("tekst", "geweigerd", "gewild"),
    [
        # Before it.
        ("geen cursus, wel een leerkring", "kennis", "uitwisseling"),
        ("niet voor de raad, voor de boa's", "bestuurder", "eerstelijns_professional"),
        ("geen lezing of webinar maar een rollenspel", "kennis", "oefenen"),
        ("een rollenspel in plaats van een lezing", "kennis", "oefenen"),
        ("liever een leerkring dan een cursus", "kennis", "uitwisseling"),
        ("het gaat niet om racisme maar om rellen", "inclusie", "maatschappelijke_spanningen"),
        ("zonder rollenspel graag", "oefenen", None),
        ("in plaats van een lezing willen we een traject", "kennis", "traject"),
        ("geen webinar, we hebben liever begeleiding", "kennis", "traject"),
        ("we hadden eerst een cursus maar willen nu een traject", "kennis", "traject"),
        ("ik zei een lezing maar ik bedoel een rollenspel", "kennis", "oefenen"),
        ("we hebben geen behoefte aan een webinar", "kennis", None),
        ("iets anders dan een webinar", "kennis", None),
        ("haal de docenten eruit", "onderwijs", None),
        ("iedereen behalve de raad", "bestuurder", None),
        ("het is meer racisme dan rellen", "maatschappelijke_spanningen", "inclusie"),
        # Behind it.
        ("doe de raad er maar uit", "bestuurder", None),
        ("een lezing hoeft niet, begeleiding wel", "kennis", "traject"),
        ("de raad liever niet, docenten wel", "bestuurder", "onderwijs"),
        ("een lezing is niet nodig", "kennis", None),
        ("een webinar lijkt me niet nodig, liever begeleiding", "kennis", "traject"),
        ("docenten horen er niet bij", "onderwijs", None),
        ("het rollenspel kan weg", "oefenen", None),
        ("een traject duurt te lang, doe een lezing", "traject", "kennis"),
        ("een traject is te zwaar", "traject", None),
        ("de leerkring schrappen", "uitwisseling", None),
        ("geen bestuurders van sportclubs", "maatschappelijke_organisatie", None),
        ("een leerkring hoeft bij nader inzien niet", "uitwisseling", None),
        ("een leerkring kan er eigenlijk wel uit", "uitwisseling", None),
        ("de docenten kunnen er toch weer uit", "onderwijs", None),
        ("ondermijning speelt hier niet", "ondermijning", None),
        ("schrap het thema ondermijning", "ondermijning", None),
        # With how it is before the name.
        ("nee geen ellenlang traject, gewoon een webinar", "traject", "kennis"),
        ("geen suffe en dure cursus, liever een leerkring", "kennis", "uitwisseling"),
        ("geen formeel adviesgesprek meer", "advies", None),
        ("niet weer zo'n droge lezing, wel een rollenspel", "kennis", "oefenen"),
        ("niet de voltallige gemeenteraad", "bestuurder", None),
        ("schrap dat dure traject maar", "traject", None),
        # In a later part, by what points back at it.
        ("ondermijning ligt bij het RIEC, dus dat onderwerp kan eruit", "ondermijning", None),
        ("ondermijning doet de politie al, laat dat er maar uit", "ondermijning", None),
        ("racisme loopt al. Dat hoeft niet meer mee.", "inclusie", None),
        ("de docenten zijn net geschoold, die groep mag weg", "onderwijs", None),
        ("de docenten hebben geen tijd, die hoeven niet meer mee", "onderwijs", None),
        ("de lezing doen we zelf, die kan vervallen", "kennis", None),
        ("ondermijning is belegd bij team veiligheid, die kan dus weg", "ondermijning", None),
        ("intervisie willen we, maar de lezing duurt lang, die kan weg", "kennis", "uitwisseling"),
        # A second thought.
        ("de raad, o nee, docenten", "bestuurder", "onderwijs"),
        ("een lezing, of nee, een rollenspel", "kennis", "oefenen"),
        ("voor de raad... wacht, voor docenten", "bestuurder", "onderwijs"),
        ("ik dacht aan een lezing maar een rollenspel past beter", "kennis", "oefenen"),
        ("een lezing, bij nader inzien een traject", "kennis", "traject"),
    ],
)
def test_what_is_refused_and_what_is_wanted(tekst: str, geweigerd: str, gewild: str | None) -> None:
    gelezen = weigering(tekst)
    assert list(gelezen.geweigerd.values()) == [(geweigerd,)]
    assert list(gelezen.gewild.values()) == ([(gewild,)] if gewild else [])


def test_several_things_can_be_pointed_back_at() -> None:
    gelezen = weigering("racisme en rellen zijn opgelost, die kunnen eruit")
    assert gelezen.geweigerd == {"themas": ("inclusie", "maatschappelijke_spanningen")}


@pytest.mark.parametrize(
    "tekst",
    [
        "er is racisme in de wijk, dat kan niet",
        "racisme op school, dat mag niet gebeuren",
        "racisme, dat hoeft niet te gebeuren",
        "we willen meer dan een cursus",
        "rellen in de wijk die kan de politie niet aan",
    ],
)
def test_what_is_said_of_what_goes_on_refuses_nothing(tekst: str) -> None:
    assert weigering(tekst).geweigerd == {}


@pytest.mark.parametrize(
    ("tekst", "genoemd"),
    [
        ("de raad, twee docenten van het mbo en de boa's", 3),
        ("docenten", 0),
        ("de raad zegt dat vooral de docenten hier last van hebben", 0),
        ("wat de raad ook wil, het is aan de docenten van de vier scholen en de boa's", 0),
    ],
)
def test_a_list_of_people(tekst: str, genoemd: int) -> None:
    assert len(lijst(tekst, "doelgroepen")) == genoemd


@pytest.mark.parametrize(
    ("tekst", "gewild"),
    [
        ("alleen docenten, de raad heeft het druk", ["onderwijs"]),
        (
            "alleen de raad, docenten en de boa's",
            ["bestuurder", "onderwijs", "eerstelijns_professional"],
        ),
        ("een lezing is genoeg", ["kennis"]),
        ("niet alleen een lezing", []),
        ("alleen weet ik niet of een lezing past", []),
    ],
)
def test_what_is_all_that_is_wanted(tekst: str, gewild: list[str]) -> None:
    assert [label for labels in enkel(tekst).values() for label in labels] == gewild


@pytest.mark.parametrize(
    "tekst",
    [
        "niet alleen een lezing",
        "wij hebben geen kennis in huis",
        "klopt niet, voor de burgemeester",
        "een lezing die niet lang duurt",
        "we weten niet welke lezing past",
        "geen lezing, of toch wel een lezing",
        "eerst een lezing, daarna een rollenspel",
        "een lezing, nee, ook een rollenspel",
        "de burgemeester zei nee tegen het plan van de boa's",
        "er is geen geld maar wel onrust",
        "geen lange lezing maar een korte",
        "een niet al te zware cursus",
        "geen te lange training",
        "geen idee welke training",
        "er is geen verschil tussen politie en scholen",
        "we hebben geen goede training in huis",
        "geen tijd voor een lang traject",
    ],
)
def test_nothing_is_refused(tekst: str) -> None:
    assert weigering(tekst).geweigerd == {}


def test_a_refusal_reaches_no_further_than_its_own_question() -> None:
    gelezen = weigering("geen lezing over polarisatie voor de raad, liever een rollenspel")
    assert gelezen.geweigerd == {"vormen": ("kennis",)}


def test_in_a_long_story_a_no_is_no_second_thought() -> None:
    verhaal = "de raad riep nee en liep weg, " + "en toen nog eens " * 6 + "bij de docenten"
    assert weigering(verhaal).geweigerd == {}


@pytest.mark.parametrize(
    ("tekst", "slot", "labels"),
    [
        ("de bodes en de raad", "doelgroepen", ()),
        ("de raad, docenten en onze boa's", "doelgroepen",
         ("bestuurder", "onderwijs", "eerstelijns_professional")),
        ("ik zoek een webinar, misschien ook intervisie", "vormen", ("kennis", "uitwisseling")),
        ("CURSUS.", "vormen", ("kennis",)),
        ("wat is een cursus", "vormen", ()),
        ("bedankt voor de cursus", "vormen", ()),
        ("de raad", "vormen", ()),
    ],
)  # fmt: skip
def test_nothing_but_labels(tekst: str, slot: str, labels: tuple[str, ...]) -> None:
    assert alleen(tekst, slot) == labels


@pytest.mark.parametrize(
    "tekst",
    [
        "een boekje",
        "iets op papier dat we samen kunnen doornemen",
        "gewoon een folder",
        "iets om rustig na te lezen",
        "lekker lezen in mijn eigen tempo",
        "zwart op wit graag",
    ],
)
def test_ordinary_words_for_something_to_read(tekst: str) -> None:
    assert kaal_genoemd(tekst, gehoord=False) == ("kennis",)


@pytest.mark.parametrize("tekst", ["ze nemen het samen door", "hij leest nooit een document voor"])
def test_such_a_word_in_a_story_says_nothing(tekst: str) -> None:
    assert kaal_genoemd(tekst, gehoord=False) == ()


@pytest.mark.parametrize(
    ("tekst", "vormen"),
    [
        ("een maatwerktraject van maanden", ("traject",)),
        ("een begeleidingstraject", ("traject",)),
        ("een meerjarentraject", ("traject",)),
        ("procesbegeleiding", ("traject",)),
        ("een opfriscursus", ("kennis",)),
        ("hij zit in een hulpverleningstraject", ()),
        ("een gezin met schuldbegeleiding", ()),
    ],
)
def test_a_compound_names_the_support_it_ends_in(tekst: str, vormen: tuple[str, ...]) -> None:
    assert genoemd(tekst).get("vormen", ()) == vormen


def test_what_is_asked_for_by_name() -> None:
    assert gevraagd("Er is ruzie. Graag een keer een adviesgesprek.", "vormen") == ()
    assert gevraagd("Er is ruzie. Graag een adviesgesprek.", "vormen") == ("advies",)
    assert gevraagd("De deskundige wil niet komen.", "vormen") == ()


def test_the_words_are_those_of_labels_that_the_catalogue_has() -> None:
    catalogue = CatalogueStore(ROOT / "catalogue.yml").current
    for slot, labels in labelwoorden().woorden.items():
        assert set(labels) == {word.id for word in getattr(catalogue, slot)}
    assert set(labelwoorden().hints) == {word.id for word in catalogue.themas}


@pytest.mark.parametrize(
    ("tekst", "doelgroepen"),
    [
        ("wij zoeken een lezing voor onze docenten", ("onderwijs",)),
        ("een lezing voor de raad en de docenten: er is ruzie", ("bestuurder", "onderwijs")),
        ("een lezing voor de docenten en het presidium", ()),
        ("een lezing voor de docenten, het presidium", ()),
        (
            "een lezing voor docenten, de raad en boa's",
            ("onderwijs", "bestuurder", "eerstelijns_professional"),
        ),
        ("de docenten zijn bang", ()),
        ("de buurt is bang voor de wijkagent", ()),
        ("een boa laat zich omkopen voor vergunningen", ()),
    ],
)
def test_who_is_told_to_take_part(tekst: str, doelgroepen: tuple[str, ...]) -> None:
    assert bestemd(tekst) == doelgroepen


@pytest.mark.parametrize(
    ("tekst", "geweigerd"),
    [
        ("maak van intervisie maar een training", {"vormen": ("uitwisseling",)}),
        ("vervang de docenten door de raad", {"doelgroepen": ("onderwijs",)}),
        ("verander de steun in een training en een rollenspel", {}),
        ("een training voor docenten en een rollenspel", {}),
        ("laat die training maar zitten", {"vormen": ("kennis",)}),
        ("haal de docenten en boa's eraf",
         {"doelgroepen": ("onderwijs", "eerstelijns_professional")}),
        ("docenten en boa's mogen weg",
         {"doelgroepen": ("onderwijs", "eerstelijns_professional")}),
        ("docenten, en boa's hoeven niet", {"doelgroepen": ("eerstelijns_professional",)}),
        ("maak van docenten maar boa's", {"doelgroepen": ("onderwijs",)}),
        ("boa's ook weg", {"doelgroepen": ("eerstelijns_professional",)}),
    ],
)  # fmt: skip
def test_what_makes_place(tekst: str, geweigerd: dict[str, tuple[str, ...]]) -> None:
    assert weigering(tekst).geweigerd == geweigerd


@pytest.mark.parametrize(
    ("tekst", "vormen"),
    [
        ("stickers in de wijk, dialoogtraining voor de wijkteams", ("kennis",)),
        ("na de training liep het uit de hand, voor de wijkteams was dat zwaar", ()),
    ],
)
def test_support_right_before_who_it_is_for_is_asked(tekst: str, vormen: tuple[str, ...]) -> None:
    assert voor_wie(tekst) == vormen


@pytest.mark.parametrize(
    ("tekst", "vormen"),
    [
        ("adviesgesprek over links-extremisme voor beleidsadviseurs", ("advies",)),
        ("graag een cursus rond racisme", ("kennis",)),
        ("de wethouder was bij een cursus over racisme", ()),
        ("een cursus werd vorig jaar al gegeven over racisme", ()),
    ],
)
def test_a_message_that_begins_with_support_asks_for_it(
    tekst: str, vormen: tuple[str, ...]
) -> None:
    assert vooropgesteld(tekst) == vormen


@pytest.mark.parametrize(
    ("tekst", "vormen"),
    [
        ("een cursus met een acteur", ("oefenen",)),
        ("een scholing waarin wij met eigen casussen werken", ("oefenen",)),
        ("een masterclass voor docenten en boa's waarbij ze oefenen", ("oefenen",)),
        ("een opleiding om gesprekken na te spelen, met rollenspellen", ("oefenen",)),
        ("een opfriscursus via simulaties", ("oefenen",)),
        ("een cursus met een trainingsacteur", ("oefenen",)),
        # Knowledge is asked for as well.
        ("een cursus en een rollenspel", ("kennis", "oefenen")),
        ("een cursus met daarna een simulatie", ("kennis", "oefenen")),
        ("een scholing met uitleg en oefeningen", ("kennis", "oefenen")),
        ("een workshop om het te snappen, dan oefenen en daarna intervisie",
         ("kennis", "oefenen", "uitwisseling")),
        ("een cursus met acteurs en een factsheet", ("oefenen", "kennis")),
        # What is practised stands elsewhere, or is what it is about.
        ("een lezing met een acteur", ("kennis",)),
        ("een cursus. In de wijk zijn acteurs uitgescholden", ("kennis",)),
        ("een training met agenten over een casus", ("kennis",)),
    ],
)  # fmt: skip
def test_a_training_in_which_people_practise_is_practising(
    tekst: str, vormen: tuple[str, ...]
) -> None:
    assert genoemd(tekst)["vormen"] == vormen
    assert oefent_in_les(tekst) == (vormen == ("oefenen",))


@pytest.mark.parametrize(
    ("tekst", "geweigerd"),
    [
        ("iets om in te lezen, geen scholing", None),
        ("geen saaie workshop, iets om na te lezen", None),
        ("een pdf, geen opleiding", None),
        ("liever informatie dan een masterclass", None),
        ("we willen meer weten, maar geen seminar", None),
        ("niet weer een workshop, geef maar een folder", None),
        ("geen folder en geen scholing", ("kennis",)),
        ("geen scholing, er staat al genoeg op het internet te lezen over ons", ("kennis",)),
        ("geen scholing", ("kennis",)),
    ],
)
def test_knowledge_is_wanted_beside_a_refused_name_of_it(
    tekst: str, geweigerd: tuple[str, ...] | None
) -> None:
    assert weigering(tekst).geweigerd.get("vormen") == geweigerd


@pytest.mark.parametrize(
    ("tekst", "geweigerd", "gewild"),
    [
        ("ja, behalve dat het voor de raad is, niet voor docenten", "onderwijs", "bestuurder"),
        ("klopt, uitgezonderd dat het voor de raad is en niet voor docenten",
         "onderwijs", "bestuurder"),
        ("goed, behalve dat het niet voor docenten is maar voor de raad",
         "onderwijs", "bestuurder"),
        ("ja, behalve docenten", "onderwijs", None),
    ],
)  # fmt: skip
def test_an_exception_in_a_clause_names_what_is_wanted(
    tekst: str, geweigerd: str, gewild: str | None
) -> None:
    weg = weigering(tekst)
    assert weg.geweigerd == {"doelgroepen": (geweigerd,)}
    assert weg.gewild.get("doelgroepen") == ((gewild,) if gewild else None)


@pytest.mark.parametrize(
    ("tekst", "wie"),
    [
        ("we willen een simulatie oefenen met de wethouders", ("bestuurder",)),
        ("een cursus samen met onze leerkrachten", ("onderwijs",)),
        ("graag een traject met de wijkteams", ("eerstelijns_professional",)),
        ("een gesprek oefenen met de imam", ()),
        ("intervisie met de politie", ()),
        ("een adviesgesprek met de wethouder", ()),
        ("problemen met de politie, dus een cursus", ()),
        ("een training over omgaan met de raad", ()),
    ],
)
def test_who_is_named_behind_support_with_with_takes_part(tekst: str, wie: tuple[str, ...]) -> None:
    assert mee(tekst) == wie


@pytest.mark.parametrize(
    ("tekst", "wie"),
    [
        ("wij willen in gesprek met de dominee", ("sleutelfiguur",)),
        ("jongeren hebben ruzie met de wijkagent", ("politie_justitie",)),
        ("een cursus over omgaan met de raad", ("bestuurder",)),
        ("ruzie met de wijkagent, een cursus voor de politie", ()),
        ("een cursus met de wijkagent", ()),
    ],
)
def test_who_is_only_dealt_with_takes_no_part(tekst: str, wie: tuple[str, ...]) -> None:
    assert tegenover(tekst) == wie


@pytest.mark.parametrize(
    ("tekst", "kaal"),
    [
        ("ik wil graag een keer sparren", True),
        ("overleggen", True),
        ("sparren met een expert", False),
        ("samen met anderen sparren", False),
        ("een adviesgesprek", False),
    ],
)
def test_sparring_is_bare_until_the_partner_is_told(tekst: str, kaal: bool) -> None:
    assert is_kaal_sparren(tekst) == kaal


@pytest.mark.parametrize(
    ("tekst", "namen"),
    [
        ("ik ben adviseur ov", {"doelgroepen": ("ov_adviseur",)}),
        ("de adviseur openbare orde", {"doelgroepen": ("ov_adviseur",)}),
        ("een adviseur die meekijkt", {"vormen": ("advies",)}),
    ],
)
def test_a_role_is_no_support(tekst: str, namen: dict[str, tuple[str, ...]]) -> None:
    assert genoemd(tekst) == namen

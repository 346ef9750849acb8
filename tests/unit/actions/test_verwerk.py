"""What a message changes about the answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.stand import Stand, vorige
from actions.verstaan.bericht import Bericht
from actions.verstaan.labels.namen import Labels
from actions.verwerken.verwerk import verwerk
from actions.verwerken.volgende_vraag import volgende_vraag

VERHAAL = "sinds het besluit staan groepen tegenover elkaar"
BALIE: dict[str, tuple[str, ...]] = {"doelgroepen": ("eerstelijns_professional",)}


def vertelt(tekst: str = VERHAAL, **labels: tuple[str, ...]) -> Bericht:
    return Bericht("vertellen", tekst, labels)


def test_one_message_answers_several_questions() -> None:
    bericht = vertelt(themas=("polarisatie",), vormen=("oefenen",), doelgroepen=("bestuurder",))
    stand = verwerk(Stand(), bericht, "themas")
    assert stand is not None
    assert (stand.themas, stand.vormen, stand.doelgroepen) == (
        ("polarisatie",),
        ("oefenen",),
        ("bestuurder",),
    )
    assert stand.situatie == VERHAAL
    assert stand.open_vraag == "akkoord"


def test_more_of_the_same_is_added() -> None:
    stand = verwerk(
        Stand(vormen=("kennis",)), vertelt("ook oefenen", vormen=("oefenen",)), "akkoord"
    )
    assert stand is not None
    assert stand.vormen == ("kennis", "oefenen")


@pytest.mark.parametrize(
    ("situatie", "tekst", "gehoord", "doelgroepen"),
    [
        ("ik ben wethouder, er speelt van alles", "voor mijzelf", (), ("bestuurder",)),
        (
            "ik ben wethouder, er speelt van alles",
            "voor mijzelf en voor de juristen",
            ("beleidsadviseur",),
            ("beleidsadviseur", "bestuurder"),
        ),
        ("de wethouder zegt dat er van alles speelt", "voor mijzelf", (), None),
    ],
)
def test_who_asks_for_themselves_is_who_they_said_to_be(
    situatie: str, tekst: str, gehoord: tuple[str, ...], doelgroepen: tuple[str, ...] | None
) -> None:
    stand = Stand(themas=("ondermijning",), vormen=("advies",), situatie=situatie)
    labels: Labels = {"doelgroepen": gehoord} if gehoord else {}
    nieuw = verwerk(stand, Bericht("vertellen", tekst, labels), "doelgroepen")
    assert nieuw is not None
    assert nieuw.doelgroepen == doelgroepen


def test_a_correction_replaces_and_asks_for_agreement_again() -> None:
    stand = Stand(themas=("inclusie",), vormen=("kennis",), doelgroepen=("onderwijs",))
    nieuw = verwerk(
        stand, Bericht("corrigeren", "nee, boa's", {"doelgroepen": ("bestuurder",)}), "akkoord"
    )
    assert nieuw is not None
    assert nieuw.doelgroepen == ("bestuurder",)
    assert nieuw.vormen == ("kennis",)
    assert nieuw.open_vraag == "akkoord"


@pytest.mark.parametrize("intent", ["privacy_vragen", "wie_ben_jij", "acuut_gevaar", "meer_info"])
def test_an_aside_is_not_for_the_form(intent: str) -> None:
    assert verwerk(Stand(), Bericht(intent, "vraag"), "themas") is None


@pytest.mark.parametrize(("intent", "tekst"), [("bevestigen", "oke"), ("tevreden", "top")])
def test_a_yes_to_an_aside_is_no_miss(intent: str, tekst: str) -> None:
    stand = Stand(vraagwijze="kort")
    een = verwerk(stand, Bericht(intent, tekst), "themas")
    assert een == Stand(vraagwijze="kort", gemist=1)
    twee = verwerk(een, Bericht(intent, tekst), "themas")
    assert twee is not None
    assert twee.vraagwijze == "keuzes"


@pytest.mark.parametrize(
    ("tekst", "themas"),
    [
        ("nee, het gaat ons niet om het azc, maar om criminelen", ("ondermijning",)),
        ("er zijn ook criminelen actief rond het azc", ("inclusie", "ondermijning")),
    ],
)
def test_another_thema_in_the_place_of_the_first(tekst: str, themas: tuple[str, ...]) -> None:
    stand = Stand(themas=("inclusie",), vormen=("kennis",), doelgroepen=())
    nieuw = verwerk(stand, vertelt(tekst, themas=("ondermijning",)), "akkoord")
    assert nieuw is not None
    assert nieuw.themas == themas


def test_yes_at_the_recap_agrees() -> None:
    stand = Stand(themas=(), vormen=(), doelgroepen=())
    nieuw = verwerk(stand, Bericht("bevestigen", "ja"), "akkoord")
    assert nieuw is not None
    assert nieuw.akkoord is True


def test_no_at_the_recap_asks_what_to_change() -> None:
    stand = Stand(themas=(), vormen=(), doelgroepen=())
    nieuw = verwerk(stand, Bericht("ontkennen", "nee"), "akkoord")
    assert nieuw is not None
    assert (nieuw.akkoord, nieuw.vraagwijze) == (None, "aanpassen")


def test_a_button_changes_one_answer() -> None:
    stand = Stand(themas=("inclusie",), vormen=("kennis",), doelgroepen=())
    nieuw = verwerk(stand, Bericht("aanpassen", onderdeel="vormen"), "akkoord")
    assert nieuw is not None
    assert nieuw.open_vraag == "vormen"
    assert nieuw.themas == ("inclusie",)


def test_a_change_of_something_else_is_not_obeyed() -> None:
    stand = Stand(themas=("inclusie",), vormen=("kennis",), doelgroepen=())
    nieuw = verwerk(stand, Bericht("aanpassen", onderdeel="situatie"), "akkoord")
    assert nieuw == Stand(
        themas=("inclusie",), vormen=("kennis",), doelgroepen=(), vraagwijze="aanpassen"
    )


def test_a_guess_is_asked_once_and_never_twice_in_a_row() -> None:
    gok = Bericht(
        "vertellen", "het broeit hier in de wijk", vermoedens={"themas": ("polarisatie",)}
    )
    eerst = verwerk(Stand(), gok, "themas")
    assert eerst is not None
    assert (eerst.twijfel, eerst.vraagwijze) == (("polarisatie",), "twijfel")
    daarna = verwerk(eerst, gok, "themas")
    assert daarna is not None
    assert daarna.twijfel is None
    assert daarna.vraagwijze == "gemist"


def test_yes_to_a_guess_takes_it_over() -> None:
    nieuw = verwerk(Stand(twijfel=("inclusie",)), Bericht("bevestigen", "ja"), "themas")
    assert nieuw is not None
    assert nieuw.themas == ("inclusie",)
    assert nieuw.twijfel is None


def test_no_to_a_guess_shows_the_others() -> None:
    nieuw = verwerk(Stand(twijfel=("inclusie",)), Bericht("ontkennen", "nee"), "themas")
    assert nieuw is not None
    assert nieuw.themas is None
    assert nieuw.afgewezen == ("inclusie",)
    assert nieuw.vraagwijze == "keuzes"


def test_misses_change_the_approach_and_end_with_a_person() -> None:
    stand: Stand | None = Stand()
    wijzen = []
    for _ in range(5):
        assert stand is not None
        stand = verwerk(stand, Bericht("vertellen", "er is iets"), "themas")
        assert stand is not None
        wijzen.append(stand.vraagwijze)
    assert wijzen == ["gemist", "keuzes", "vastgelopen", "keuzes", "vastgelopen"]


@pytest.mark.parametrize(("vraag", "hulp"), [("themas", "keuzes"), ("vormen", "hulp")])
def test_no_idea_helps_first_and_then_goes_on_without(vraag: str, hulp: str) -> None:
    eerst = verwerk(Stand(), Bericht("geen_idee", "geen idee"), vraag)
    assert eerst is not None
    assert eerst.vraagwijze == hulp
    daarna = verwerk(eerst, Bericht("geen_idee", "echt niet"), vraag)
    assert daarna is not None
    assert getattr(daarna, vraag) == ()


def test_no_idea_for_whom_searches_wide_at_once() -> None:
    nieuw = verwerk(Stand(), Bericht("geen_idee", "geen idee"), "doelgroepen")
    assert nieuw is not None
    assert nieuw.doelgroepen == ()


def test_also_adds_where_a_correction_would_replace() -> None:
    stand = Stand(themas=(), vormen=(), doelgroepen=("bestuurder",))
    ook = Bericht("ontkennen", "nee, ook voor de boa's", {"doelgroepen": ("onderwijs",)})
    nieuw = verwerk(stand, ook, "akkoord")
    assert nieuw is not None
    assert nieuw.doelgroepen == ("bestuurder", "onderwijs")


def test_the_open_question_makes_a_guess_an_answer() -> None:
    gok = Bericht("vertellen", "de mensen van de brug", vermoedens={"doelgroepen": ("onderwijs",)})
    nieuw = verwerk(Stand(), gok, "doelgroepen")
    assert nieuw is not None
    assert nieuw.doelgroepen == ("onderwijs",)


def test_nothing_new_puts_the_question_in_short() -> None:
    stand = Stand(themas=("inclusie",))
    verder = vertelt("en het wordt de laatste weken alleen maar erger", themas=("inclusie",))
    nieuw = verwerk(stand, verder, "vormen")
    assert nieuw is not None
    assert nieuw.vraagwijze == "kort"


def test_a_few_words_that_tell_nothing_new_are_a_miss() -> None:
    stand = Stand(themas=("inclusie",), vormen=("kennis",))
    nieuw = verwerk(stand, vertelt("die van hiernaast", themas=("inclusie",)), "doelgroepen")
    assert nieuw is not None
    assert nieuw.gemist == 1


def test_nothing_new_twice_is_a_miss() -> None:
    stand = Stand(themas=("inclusie",), vraagwijze="kort")
    nieuw = verwerk(stand, vertelt(themas=("inclusie",)), "vormen")
    assert nieuw is not None
    assert (nieuw.vraagwijze, nieuw.gemist) == ("gemist", 1)
    meer = verwerk(stand, vertelt(doelgroepen=("bestuurder",)), "vormen")
    assert meer is not None
    assert (meer.vraagwijze, meer.gemist) == ("kort", 0)


def test_only_a_gemeente_is_an_answer_too() -> None:
    nieuw = verwerk(Stand(gemist=1), Bericht("vertellen", "in Zwolle", gemeente="Zwolle"), "themas")
    assert nieuw is not None
    assert nieuw.gemeente == "Zwolle"
    assert nieuw.gemist == 1


def test_back_takes_the_latest_answer() -> None:
    terug = vorige(Stand(themas=("inclusie",), vormen=("kennis",)))
    assert terug is not None
    assert terug.vormen is None
    assert terug.themas == ("inclusie",)
    assert vorige(Stand()) is None


def test_a_new_story_after_an_advice_is_a_new_question_for_the_same_people() -> None:
    klaar = Stand(
        situatie="oud",
        themas=("inclusie",),
        vormen=("kennis",),
        doelgroepen=("bestuurder",),
        gemeente="Zwolle",
        akkoord=True,
    )
    nieuw = volgende_vraag(klaar, vertelt(themas=("ondermijning",)))
    assert nieuw is not None
    assert nieuw.themas == ("ondermijning",)
    assert nieuw.situatie == VERHAAL
    assert nieuw.vormen is None
    assert (nieuw.doelgroepen, nieuw.gemeente) == (("bestuurder",), "Zwolle")
    assert nieuw.akkoord is None


def test_another_vorm_after_an_advice_changes_the_same_question() -> None:
    klaar = Stand(themas=("inclusie",), vormen=("kennis",), doelgroepen=(), akkoord=True)
    nieuw = volgende_vraag(klaar, Bericht("corrigeren", "liever oefenen", {"vormen": ("oefenen",)}))
    assert nieuw is not None
    assert (nieuw.themas, nieuw.vormen) == (("inclusie",), ("oefenen",))
    assert nieuw.open_vraag == "akkoord"


def test_slots_go_there_and_back() -> None:
    stand = Stand(themas=("inclusie",), gemist=2, akkoord=True)
    changed = Stand().verschil(stand)
    assert changed == {"themas": ["inclusie"], "gemist": 2, "akkoord": True}
    assert Stand.van_slots({**changed, "gemist": 2.0}) == stand


RECAP = Stand(themas=("inclusie",), vormen=("kennis", "oefenen"), doelgroepen=("bestuurder",))


@pytest.mark.parametrize(
    ("intent", "tekst", "verwacht"),
    [
        ("tevreden", "ziet er goed uit", {"akkoord": True}),
        ("ontevreden", "dat is niet goed", {"vraagwijze": "aanpassen"}),
        ("geen_idee", "weet ik niet", {"vraagwijze": "hulp"}),
        ("onzin", "asdf", {"vraagwijze": "gemist"}),
        ("corrigeren", "de doelgroep wil ik wijzigen", {"doelgroepen": None}),
        ("ontkennen", "nee, het onderwerp klopt niet", {"themas": None}),
        ("vertellen", "de soort steun moet anders", {"vormen": None}),
        ("corrigeren", "haal oefenen weg", {"vormen": ("kennis",)}),
        ("corrigeren", "geen kennis of oefenen", {"vormen": None}),
        ("corrigeren", "de gemeente wijzigen", {"vraagwijze": "gemeente"}),
        ("corrigeren", "laat de deelnemers maar open", {"doelgroepen": (), "akkoord": None}),
    ],
)
def test_plain_words_at_the_recap(intent: str, tekst: str, verwacht: dict[str, object]) -> None:
    nieuw = verwerk(RECAP, Bericht(intent, tekst), "akkoord")
    assert nieuw is not None
    assert {name: getattr(nieuw, name) for name in verwacht} == verwacht


@pytest.mark.parametrize(
    ("tekst", "labels", "vormen"),
    [
        ("nee, niet oefenen", ("oefenen",), ("kennis",)),
        ("nee, oefenen", ("oefenen",), ("oefenen",)),
        ("geen kennis maar advies", ("advies",), ("advies",)),
        ("niet kennis en oefenen", ("kennis", "oefenen"), None),
        ("niet alleen kennis", ("kennis",), ("kennis", "oefenen")),
        ("alleen kennis", ("kennis",), ("kennis",)),
    ],
)
def test_what_is_named_as_not_wanted_goes(
    tekst: str, labels: tuple[str, ...], vormen: tuple[str, ...] | None
) -> None:
    nieuw = verwerk(RECAP, Bericht("corrigeren", tekst, {"vormen": labels}), "akkoord")
    assert nieuw is not None
    assert nieuw.vormen == vormen


@pytest.mark.parametrize(
    "tekst", ["voor leraren, niet voor bestuurders", "leraren in plaats van bestuurders"]
)
def test_what_was_there_is_what_is_refused(tekst: str) -> None:
    labels: dict[str, tuple[str, ...]] = {"doelgroepen": ("bestuurder", "onderwijs")}
    nieuw = verwerk(RECAP, Bericht("corrigeren", tekst, labels), "akkoord")
    assert nieuw is not None
    assert nieuw.doelgroepen == ("onderwijs",)


def test_what_is_half_heard_takes_the_place_of_what_is_refused() -> None:
    stand = Stand(themas=("inclusie",), vormen=("kennis",))
    bericht = Bericht(
        "corrigeren", "liever advies in plaats van een training",
        {"vormen": ("kennis",)}, vermoedens={"vormen": ("advies",)},
    )  # fmt: skip
    nieuw = verwerk(stand, bericht, "doelgroepen")
    assert nieuw is not None
    assert nieuw.vormen == ("advies",)


def test_a_miss_after_the_explanation_does_not_explain_again() -> None:
    uitgelegd = Stand(themas=("inclusie",), vraagwijze="hulp")
    nieuw = verwerk(uitgelegd, Bericht("vertellen", "zoiets"), "vormen")
    assert nieuw is not None
    assert nieuw.vraagwijze == "keuzes"


@pytest.mark.parametrize(
    ("tekst", "doelgroepen"),
    [
        ("een training voor de boa's", ("eerstelijns_professional",)),
        ("een training, ook voor de boa's", ("bestuurder", "eerstelijns_professional")),
        ("en een training voor de boa's", ("bestuurder", "eerstelijns_professional")),
    ],
)
def test_who_takes_part_is_told_with_the_support(tekst: str, doelgroepen: tuple[str]) -> None:
    """After an advice a new question keeps who it is for, until others are named."""
    labels: dict[str, tuple[str, ...]] = {
        "vormen": ("kennis",),
        "doelgroepen": ("eerstelijns_professional",),
    }
    stand = Stand(themas=("inclusie",), doelgroepen=("bestuurder",))
    nieuw = verwerk(stand, Bericht("vertellen", tekst, labels), "vormen")
    assert nieuw is not None
    assert nieuw.doelgroepen == doelgroepen


def test_give_the_advice_after_all_is_a_yes() -> None:
    bericht = Bericht("bevestigen", "oke geef toch maar het advies")
    nieuw = verwerk(RECAP, bericht, "akkoord")
    assert nieuw is not None
    assert nieuw.akkoord


def test_who_reads_all_of_this_is_no_answer() -> None:
    bericht = Bericht("privacy_vragen", "wie leest dit allemaal mee")
    assert verwerk(Stand(themas=("inclusie",)), bericht, "vormen") is None


def test_van_alles_wat_is_helped_and_starts_nothing_over() -> None:
    stand = Stand(themas=("inclusie",))
    nieuw = verwerk(stand, Bericht("opnieuw_beginnen", "van alles wat"), "vormen")
    assert nieuw is not None
    assert (nieuw.themas, nieuw.vraagwijze) == (("inclusie",), "hulp")


def test_what_does_not_belong_goes_in_a_plain_sentence_too() -> None:
    stand = replace(RECAP, themas=("inclusie", "ondermijning"))
    labels: dict[str, tuple[str, ...]] = {"themas": ("ondermijning",)}
    bericht = Bericht("vertellen", "ondermijning hoort er niet bij", labels)
    nieuw = verwerk(stand, bericht, "akkoord")
    assert nieuw is not None
    assert nieuw.themas == ("inclusie",)


def test_another_gemeente_at_the_recap() -> None:
    bericht = Bericht("corrigeren", "nee, het gaat om de gemeente Ede", gemeente="Ede")
    nieuw = verwerk(RECAP, bericht, "akkoord")
    assert nieuw is not None
    assert (nieuw.gemeente, nieuw.vraagwijze) == ("Ede", None)


def test_the_gemeente_can_be_taken_out() -> None:
    vraag = Stand(themas=(), vormen=(), doelgroepen=(), gemeente="Ede", vraagwijze="gemeente")
    nieuw = verwerk(vraag, Bericht("geen_idee", "/geen_idee", knop=True), "akkoord")
    assert nieuw is not None
    assert nieuw.gemeente is None


@pytest.mark.parametrize(
    ("tekst", "intent", "themas"),
    [
        ("de tweede", "meer_info", ("inclusie",)),
        ("het eerste", "bevestigen", ("polarisatie",)),
        ("allebei", "onzin", ("polarisatie", "inclusie")),
        ("geen van beide", "vertellen", None),
        ("iets anders", "ander_aanbod", None),
    ],
)
def test_answers_to_a_choice_of_two(
    tekst: str, intent: str, themas: tuple[str, ...] | None
) -> None:
    twijfel = Stand(twijfel=("polarisatie", "inclusie"), vraagwijze="twijfel")
    nieuw = verwerk(twijfel, Bericht(intent, tekst), "themas")
    assert nieuw is not None
    assert nieuw.themas == themas
    assert nieuw.twijfel is None


def test_no_idea_at_a_doubt_rejects_nothing() -> None:
    twijfel = Stand(twijfel=("inclusie",), vraagwijze="twijfel")
    nieuw = verwerk(twijfel, Bericht("geen_idee", "weet ik niet"), "themas")
    assert nieuw is not None
    assert (nieuw.afgewezen, nieuw.vraagwijze) == (None, "keuzes")


@pytest.mark.parametrize("vraag", ["vormen", "doelgroepen"])
@pytest.mark.parametrize(
    "tekst", ["alles", "maakt niet uit", "sla maar over", "voor niemand in het bijzonder"]
)
def test_anything_will_do_goes_on_at_once(vraag: str, tekst: str) -> None:
    nieuw = verwerk(Stand(), Bericht("opnieuw_beginnen", tekst), vraag)
    assert nieuw is not None
    assert getattr(nieuw, vraag) == ()


def test_a_question_with_such_a_word_stays_a_question() -> None:
    vraag = Bericht("wat_kun_je", "wat kunt u allemaal?")
    assert verwerk(Stand(), vraag, "vormen") is None


def test_an_earlier_answer_can_be_opened_from_a_later_question() -> None:
    stand = Stand(themas=("inclusie",), vormen=("kennis",))
    bericht = Bericht("corrigeren", "het onderwerp klopt niet")
    nieuw = verwerk(stand, bericht, "doelgroepen")
    assert nieuw is not None
    assert (nieuw.themas, nieuw.open_vraag) == (None, "themas")


def test_and_for_others_after_the_advice_keeps_the_thema() -> None:
    labels: dict[str, tuple[str, ...]] = {
        "doelgroepen": ("onderwijs",),
        "themas": ("maatschappelijke_spanningen",),
    }
    nieuw = volgende_vraag(RECAP, Bericht("vertellen", "en iets voor docenten?", labels))
    assert nieuw is not None
    assert (nieuw.themas, nieuw.doelgroepen) == (("inclusie",), ("onderwijs",))


def test_a_longer_message_that_begins_with_en_is_about_the_question_just_answered() -> None:
    labels: Labels = {"doelgroepen": ("onderwijs",)}
    tekst = "en iets voor alle teams bij elkaar, ook de docenten"
    nieuw = volgende_vraag(RECAP, Bericht("vertellen", tekst, labels))
    assert nieuw is not None
    assert nieuw.themas == RECAP.themas
    assert "onderwijs" in (nieuw.doelgroepen or ())


def test_a_word_after_the_advice_is_no_new_question() -> None:
    assert volgende_vraag(RECAP, Bericht("vertellen", "xkcd")) is None


def test_what_does_not_fit_replaces_and_keeps_the_rest() -> None:
    klaar = Stand(
        themas=("inclusie",), vormen=("kennis",), doelgroepen=(), akkoord=True,
        vraagwijze="past_niet",
    )  # fmt: skip
    nieuw = volgende_vraag(klaar, vertelt(themas=("polarisatie",)))
    assert nieuw is not None
    assert (nieuw.themas, nieuw.vormen) == (("polarisatie",), ("kennis",))


ONDERMIJNING = Bericht(
    "vertellen",
    "wij hebben last van ondermijning",
    {},
    {"themas": ("ondermijning", "extremisme")},
    dubbelzinnig="ondermijning",
)


def test_a_word_with_two_meanings_is_asked_about() -> None:
    stand = verwerk(Stand(), ONDERMIJNING, "themas")
    assert stand is not None
    assert (stand.vraagwijze, stand.twijfel) == ("ondermijning", ("ondermijning", "extremisme"))
    assert stand.themas is None


@pytest.mark.parametrize(
    ("tekst", "labels", "themas", "twijfel"),
    [
        ("training ondermijning", {"vormen": ("kennis",)}, ("ondermijning",), None),
        ("ondermijning, voor de boa's", BALIE, ("ondermijning",), None),
        ("een training over wie ons ondermijnt", {"vormen": ("kennis",)}, None, True),
    ],
)
def test_a_request_that_names_it_means_the_thema_of_that_name(
    tekst: str, labels: Labels, themas: tuple[str, ...] | None, twijfel: bool | None
) -> None:
    stand = verwerk(Stand(), replace(ONDERMIJNING, tekst=tekst, labels=labels), "themas")
    assert stand is not None
    assert (stand.themas, bool(stand.twijfel)) == (themas, bool(twijfel))
    assert {slot: getattr(stand, slot) for slot in labels} == labels


def test_so_does_the_word_alone_when_the_rest_of_the_request_is_known() -> None:
    stand = verwerk(
        Stand(vormen=("kennis",)), replace(ONDERMIJNING, tekst="ondermijning"), "themas"
    )
    assert stand is not None
    assert stand.themas == ("ondermijning",)


def test_in_a_request_a_word_for_very_different_things_is_still_asked_about() -> None:
    bericht = Bericht(
        "vertellen", "training problematisch gedrag", {"vormen": ("kennis",)},
        {"themas": ("problematisch_gedrag",)}, dubbelzinnig="problematisch_gedrag",
    )  # fmt: skip
    stand = verwerk(Stand(), bericht, "themas")
    assert stand is not None
    assert (stand.vraagwijze, stand.vormen) == ("problematisch_gedrag", ("kennis",))


@pytest.mark.parametrize(
    ("wijze", "twijfel", "tekst", "themas"),
    [
        ("ondermijning", ("ondermijning", "extremisme"), "klopt ja", ("ondermijning",)),
        ("weerbaarheid", ("ondermijning", "radicalisering"), "klopt ja", None),
        ("twijfel", ("extremisme",), "klopt ja", ("extremisme",)),
    ],
)
def test_a_yes_does_not_choose_both_meanings(
    wijze: str, twijfel: tuple[str, ...], tekst: str, themas: tuple[str, ...] | None
) -> None:
    stand = Stand(twijfel=twijfel, vraagwijze=wijze)
    nieuw = verwerk(stand, Bericht("bevestigen", tekst), "themas")
    assert nieuw is not None
    assert (nieuw.themas, nieuw.twijfel) == (themas, None)


@pytest.mark.parametrize(
    ("wijze", "tekst", "themas"),
    [
        ("ondermijning", "kweet niet leren ofzo", ("ondermijning",)),
        ("ondermijning", "het is al maanden zo dat hier rare dingen gebeuren", None),
        ("problematisch_gedrag", "dat dus", ("problematisch_gedrag",)),
        ("weerbaarheid", "kweet niet leren ofzo", None),
    ],
)
def test_what_is_not_understood_leaves_the_ordinary_meaning(
    wijze: str, tekst: str, themas: tuple[str, ...] | None
) -> None:
    twijfel = ("ondermijning", "extremisme", "problematisch_gedrag")
    nieuw = verwerk(Stand(twijfel=twijfel, vraagwijze=wijze), vertelt(tekst), "themas")
    assert nieuw is not None
    assert (nieuw.themas, nieuw.twijfel) == (themas, None)


@pytest.mark.parametrize(
    ("stand", "vraag", "veld", "antwoord"),
    [
        (Stand(), "themas", "themas", ()),
        (Stand(twijfel=("extremisme",), vraagwijze="twijfel"), "themas", "themas", ("extremisme",)),
        (Stand(themas=("inclusie",)), "vormen", "vormen", ()),
        (Stand(themas=("inclusie",), vormen=()), "doelgroepen", "doelgroepen", ()),
        (Stand(themas=("inclusie",), vormen=(), doelgroepen=()), "akkoord", "akkoord", True),
    ],
)
@pytest.mark.parametrize(
    "tekst", ["weet ik nog niet, sla deze vraag maar over", "kan ik dit overslaan?", "skip"]
)
def test_a_question_that_is_skipped_in_so_many_words_is_not_put_again(
    stand: Stand, vraag: str, veld: str, antwoord: object, tekst: str
) -> None:
    nieuw = verwerk(stand, Bericht("geen_idee", tekst), vraag)
    assert nieuw is not None
    assert getattr(nieuw, veld) == antwoord


@pytest.mark.parametrize("tekst", ["wat is de volgende vraag?", "de onrust kan overslaan"])
def test_not_everything_with_such_a_word_skips_the_question(tekst: str) -> None:
    nieuw = verwerk(Stand(), Bericht("vertellen", tekst), "themas")
    assert nieuw is not None
    assert nieuw.themas is None


def test_it_is_asked_once_then_taken_as_the_thema_of_that_name() -> None:
    eerst = verwerk(Stand(), ONDERMIJNING, "themas")
    assert eerst is not None
    nog_eens = verwerk(eerst, replace(ONDERMIJNING, labels={}), "themas")
    assert nog_eens is not None
    assert (nog_eens.themas, nog_eens.vraagwijze) == (("ondermijning",), None)


def test_who_goes_on_without_an_answer_gets_the_thema_of_that_name() -> None:
    eerst = verwerk(Stand(), replace(ONDERMIJNING, labels={}), "themas")
    assert eerst is not None
    verder = verwerk(eerst, vertelt("voor de wijkteams", doelgroepen=("bestuurder",)), "themas")
    assert verder is not None
    assert (verder.themas, verder.doelgroepen) == (("ondermijning",), ("bestuurder",))


@pytest.mark.parametrize(
    ("tekst", "themas"),
    [
        ("Nee wacht, het gaat om jongeren die worden geronseld", ("ondermijning",)),
        ("nee hoor, het zijn criminelen", ("ondermijning",)),
        ("nee, ook nog criminelen", ("polarisatie", "ondermijning")),
        ("het gaat om jongeren die worden geronseld", ("polarisatie", "ondermijning")),
    ],
)
def test_a_no_before_a_thema_replaces_the_one_just_taken(
    tekst: str, themas: tuple[str, ...]
) -> None:
    stand = Stand(themas=("polarisatie",))
    nieuw = verwerk(stand, vertelt(tekst, themas=("ondermijning",)), "vormen")
    assert nieuw is not None
    assert nieuw.themas == themas


@pytest.mark.parametrize(
    ("tekst", "themas"),
    [
        ("nee, het zijn mensen die de staat niet erkennen en niets betalen", ("extremisme",)),
        ("nee, het zijn hier echt helemaal geen mensen die de staat afwijzen", None),
    ],
)
def test_a_no_with_more_of_the_same_story_takes_nothing_back(
    tekst: str, themas: tuple[str, ...] | None
) -> None:
    stand = Stand(themas=("extremisme",))
    nieuw = verwerk(stand, vertelt(tekst, themas=("extremisme",)), "vormen")
    assert nieuw is not None
    assert nieuw.themas == themas


@pytest.mark.parametrize("tekst", ["heel goed samengevat", "precies", "perfect zo"])
def test_praise_of_the_recap_is_a_yes(tekst: str) -> None:
    nieuw = verwerk(RECAP, Bericht("vertellen", tekst), "akkoord")
    assert nieuw is not None
    assert nieuw.akkoord


def test_a_button_settles_the_meaning() -> None:
    stand = Stand(twijfel=("ondermijning", "extremisme"), vraagwijze="ondermijning")
    keuze: dict[str, tuple[str, ...]] = {"themas": ("extremisme",)}
    nieuw = verwerk(stand, Bericht("kiezen", labels=keuze), "themas")
    assert nieuw is not None
    assert (nieuw.themas, nieuw.twijfel, nieuw.vraagwijze) == (("extremisme",), None, None)


def test_overlast_is_no_problematisch_gedrag() -> None:
    stand = Stand(twijfel=("problematisch_gedrag",), vraagwijze="problematisch_gedrag")
    nieuw = verwerk(stand, Bericht("ontkennen"), "themas")
    assert nieuw is not None
    assert (nieuw.afgewezen, nieuw.vraagwijze) == (("problematisch_gedrag",), "keuzes")


def test_a_word_without_a_thema_of_its_own_is_not_asked_about_twice() -> None:
    vraag = replace(
        ONDERMIJNING, labels={}, vermoedens={"themas": ("radicalisering",)},
        dubbelzinnig="weerbaarheid",
    )  # fmt: skip
    eerst = verwerk(Stand(), vraag, "themas")
    assert eerst is not None
    assert eerst.vraagwijze == "weerbaarheid"
    nog_eens = verwerk(eerst, vraag, "themas")
    assert nog_eens is not None
    assert nog_eens.vraagwijze == "gemist"


def test_where_the_thema_is_known_nothing_is_asked() -> None:
    stand = Stand(themas=("inclusie",), vormen=("kennis",), doelgroepen=())
    nieuw = verwerk(stand, replace(ONDERMIJNING, labels={}), "akkoord")
    assert nieuw is not None
    assert nieuw.themas == ("inclusie", "ondermijning")


def test_after_an_advice_it_is_a_new_question() -> None:
    stand = Stand(themas=("inclusie",), akkoord=True)
    nieuw = volgende_vraag(stand, ONDERMIJNING)
    assert nieuw is not None
    assert (nieuw.themas, nieuw.vraagwijze) == (None, "ondermijning")


def test_after_an_advice_a_request_means_the_thema_of_that_name() -> None:
    stand = Stand(themas=("inclusie",), vormen=("kennis",), doelgroepen=(), akkoord=True)
    bericht = replace(ONDERMIJNING, tekst="cursus ondermijning", labels={"vormen": ("kennis",)})
    nieuw = volgende_vraag(stand, bericht)
    assert nieuw is not None
    assert (nieuw.themas, nieuw.vormen) == (("ondermijning",), ("kennis",))


@pytest.mark.parametrize(
    ("tekst", "themas", "doelgroepen"),
    [
        ("het is voor docenten", (), ("onderwijs",)),
        ("ook voor docenten", (), ("bestuurder", "onderwijs")),
        ("niet inclusie maar polarisatie", ("polarisatie",), None),
    ],
)
def test_short_words_at_the_recap_change_and_ook_adds(
    tekst: str, themas: tuple[str, ...], doelgroepen: tuple[str, ...] | None
) -> None:
    labels: dict[str, tuple[str, ...]] = {"themas": themas} if themas else {}
    if doelgroepen:
        labels["doelgroepen"] = ("onderwijs",)
    nieuw = verwerk(RECAP, Bericht("vertellen", tekst, labels), "akkoord")
    assert nieuw is not None
    assert nieuw.themas == (themas or RECAP.themas)
    assert nieuw.doelgroepen == (doelgroepen or RECAP.doelgroepen)


@pytest.mark.parametrize("tekst", ["geef advies", "nu klopt het", "ga door"])
def test_other_words_for_yes_at_the_recap(tekst: str) -> None:
    nieuw = verwerk(RECAP, Bericht("wat_kun_je", tekst), "akkoord")
    assert nieuw is not None
    assert nieuw.akkoord is True


@pytest.mark.parametrize("tekst", ["prima, schrijf me in", "goed zo, dan hoor ik het wel"])
def test_a_yes_with_more_behind_it_agrees(tekst: str) -> None:
    nieuw = verwerk(RECAP, Bericht("vertellen", tekst), "akkoord")
    assert nieuw is not None
    assert nieuw.akkoord is True


@pytest.mark.parametrize("tekst", ["dat klopt niet", "goed, maar ik twijfel nog"])
def test_dat_klopt_niet_is_no_yes(tekst: str) -> None:
    nieuw = verwerk(RECAP, Bericht("vertellen", tekst), "akkoord")
    assert nieuw is not None
    assert nieuw.akkoord is None


def test_an_opinion_before_there_is_an_advice_is_an_answer_or_a_miss() -> None:
    nieuw = verwerk(Stand(), Bericht("ontevreden", "er is wrijving"), "themas")
    assert nieuw is not None
    assert nieuw.vraagwijze == "gemist"
    labels: dict[str, tuple[str, ...]] = {"vormen": ("kennis",)}
    anders = verwerk(Stand(), Bericht("ander_aanbod", "toch nog: een training", labels), "vormen")
    assert anders is not None
    assert anders.vormen == ("kennis",)


@pytest.mark.parametrize(
    ("vraag", "bericht", "verwacht"),
    [
        # A half-heard one in a list counts, other kinds do not.
        (
            "doelgroepen",
            Bericht(
                "vertellen", "HR en de raad",
                {"doelgroepen": ("beleidsadviseur",), "themas": ("inclusie",)},
                {"doelgroepen": ("bestuurder",)},
            ),
            {"doelgroepen": ("beleidsadviseur", "bestuurder"), "themas": ("polarisatie",)},
        ),
        # Whatever kind of message it was taken for.
        ("vormen", Bericht("aanmelden", "een adviesgesprek"), {"vormen": ("advies",)}),
        ("vormen", Bericht("buiten_bereik", "ik zoek dan een webinar"), {"vormen": ("kennis",)}),
        (
            "doelgroepen",
            Bericht("medewerker_spreken", "de medewerkers van burgerzaken"),
            {"doelgroepen": ("eerstelijns_professional",)},
        ),
        # What was heard beside other words stays as it is.
        (
            "vormen",
            Bericht("vertellen", "een cursus met gastsprekers", {"vormen": ("kennis", "oefenen")}),
            {"vormen": ("kennis", "oefenen")},
        ),
    ],
)  # fmt: skip
def test_an_answer_that_only_names_labels_of_the_open_question(
    vraag: str, bericht: Bericht, verwacht: dict[str, tuple[str, ...]]
) -> None:
    nieuw = verwerk(Stand(themas=("polarisatie",)), bericht, vraag)
    assert nieuw is not None
    assert {slot: getattr(nieuw, slot) for slot in verwacht} == verwacht


@pytest.mark.parametrize("vraag", ["themas", "akkoord"])
def test_it_is_about_the_people_at_another_question_too(vraag: str) -> None:
    labels: dict[str, tuple[str, ...]] = {"doelgroepen": ("bestuurder",), "themas": ("inclusie",)}
    nieuw = verwerk(Stand(), Bericht("vertellen", "voor ons college", labels), vraag)
    assert nieuw is not None
    assert (nieuw.themas, nieuw.doelgroepen) == (None, ("bestuurder",))
    assert verwerk(Stand(), Bericht("aanmelden", "een cursus"), vraag) is None


def test_a_question_with_such_a_name_stays_a_question() -> None:
    assert verwerk(Stand(), Bericht("aanmelden", "is er een cursus?"), "vormen") is None


def test_what_is_refused_is_no_answer() -> None:
    bericht = Bericht("vertellen", "geen cursus", {"vormen": ("kennis",)})
    nieuw = verwerk(Stand(themas=("inclusie",)), bericht, "vormen")
    assert nieuw is not None
    assert (nieuw.vormen, nieuw.vraagwijze) == (None, "gemist")


def test_what_is_refused_elsewhere_is_no_answer_either() -> None:
    labels: dict[str, tuple[str, ...]] = {"themas": ("polarisatie",)}
    bericht = Bericht("corrigeren", "nee, het gaat niet om polarisatie", labels)
    nieuw = verwerk(Stand(themas=("inclusie",)), bericht, "vormen")
    assert nieuw is not None
    assert nieuw.themas == ("inclusie",)


def test_one_answer_is_refused_and_another_question_answered() -> None:
    labels: dict[str, tuple[str, ...]] = {"doelgroepen": ("onderwijs",), "vormen": ("kennis",)}
    bericht = Bericht("vertellen", "geen cursus, en het is voor docenten", labels)
    nieuw = verwerk(Stand(themas=("inclusie",), vormen=("kennis",)), bericht, "doelgroepen")
    assert nieuw is not None
    assert (nieuw.vormen, nieuw.doelgroepen) == (None, ("onderwijs",))


@pytest.mark.parametrize("vraag", ["doelgroepen", "akkoord"])
def test_what_is_refused_makes_place_for_what_is_wanted(vraag: str) -> None:
    bericht = Bericht(
        "vertellen", "niet voor de raad, voor docenten",
        {"doelgroepen": ("onderwijs",)},
    )  # fmt: skip
    stand = replace(RECAP, doelgroepen=("bestuurder", "onderwijs"))
    nieuw = verwerk(stand, bericht, vraag)
    assert nieuw is not None
    assert nieuw.doelgroepen == ("onderwijs",)


def test_what_was_answered_before_is_taken_back_in_a_plain_sentence() -> None:
    bericht = Bericht("vertellen", "toch geen cursus", {"vormen": ("kennis",)})
    nieuw = verwerk(replace(RECAP, doelgroepen=None), bericht, "doelgroepen")
    assert nieuw is not None
    assert nieuw.vormen == ("oefenen",)


@pytest.mark.parametrize(
    ("tekst", "akkoord"), [("ja geef me maar het advies", True), ("ja, liever advies", None)]
)
def test_advies_is_what_the_bot_gives_and_a_kind_of_support(
    tekst: str, akkoord: bool | None
) -> None:
    nieuw = verwerk(RECAP, Bericht("bevestigen", tekst, {"vormen": ("advies",)}), "akkoord")
    assert nieuw is not None
    assert nieuw.akkoord is akkoord
    assert nieuw.vormen == (RECAP.vormen if akkoord else ("advies",))


@pytest.mark.parametrize(
    ("tekst", "vormen"),
    [
        ("mijn vorige antwoord wijzigen: een rollenspel", ("oefenen",)),
        ("terug naar de vraag over de cursus", None),
        ("een vraag terug", None),
    ],
)
def test_a_step_back_with_the_new_answer(tekst: str, vormen: tuple[str, ...] | None) -> None:
    stand = Stand(themas=("inclusie",), vormen=("kennis",))
    nieuw = verwerk(stand, Bericht("vorige_vraag", tekst), "doelgroepen")
    assert (nieuw and nieuw.vormen) == vormen


@pytest.mark.parametrize(
    "tekst", ["doe maar zonder gemeente", "geen gemeente", "haal de gemeente er maar uit"]
)
@pytest.mark.parametrize("intent", ["bevestigen", "corrigeren", "ontkennen", "vertellen"])
def test_the_gemeente_is_left_out_in_plain_words(tekst: str, intent: str) -> None:
    nieuw = verwerk(replace(RECAP, gemeente="Ede"), Bericht(intent, tekst), "akkoord")
    assert nieuw is not None
    assert (nieuw.gemeente, nieuw.akkoord, nieuw.vraagwijze) == (None, None, None)


def test_another_gemeente_is_not_left_out() -> None:
    bericht = Bericht("corrigeren", "geen Ede maar Zwolle", gemeente="Zwolle")
    nieuw = verwerk(replace(RECAP, gemeente="Ede"), bericht, "akkoord")
    assert nieuw is not None
    assert nieuw.gemeente == "Zwolle"


@pytest.mark.parametrize("tekst", ["en zet er uitwisseling bij", "doe er ook uitwisseling bij"])
def test_what_is_put_beside_takes_no_place(tekst: str) -> None:
    labels: dict[str, tuple[str, ...]] = {"vormen": ("uitwisseling",)}
    nieuw = verwerk(RECAP, Bericht("corrigeren", tekst, labels), "akkoord")
    assert nieuw is not None
    assert nieuw.vormen == ("kennis", "oefenen", "uitwisseling")


@pytest.mark.parametrize(
    ("tekst", "doelgroepen"),
    [("bestuurders", ("bestuurder",)), ("raad, school", ("bestuurder", "onderwijs"))],
)
def test_a_word_or_two_answer_the_open_question_and_no_other(
    tekst: str, doelgroepen: tuple[str, ...]
) -> None:
    stand = Stand(themas=("polarisatie",), vormen=("advies",))
    labels: dict[str, tuple[str, ...]] = {
        "themas": ("inclusie",),
        "vormen": ("uitwisseling",),
        "doelgroepen": ("bestuurder", "onderwijs"),
    }
    nieuw = verwerk(stand, Bericht("vertellen", tekst, labels), "doelgroepen")
    assert nieuw == replace(stand, doelgroepen=doelgroepen)


def test_an_answer_to_another_question_puts_the_open_one_in_short() -> None:
    stand = Stand(themas=("inclusie",), vormen=("kennis",))
    bericht = Bericht("corrigeren", "toch liever oefenen", {"vormen": ("oefenen",)})
    nieuw = verwerk(stand, bericht, "doelgroepen")
    assert nieuw is not None
    assert (nieuw.vormen, nieuw.vraagwijze) == (("oefenen",), "kort")


def test_after_the_choices_a_miss_leads_to_a_person() -> None:
    stand: Stand | None = Stand(gemist=1)
    for bericht in (Bericht("geen_idee", "tja"), Bericht("vertellen", "het is dinsdag")):
        assert stand is not None
        stand = verwerk(stand, bericht, "themas")
    assert stand is not None
    assert stand.vraagwijze == "vastgelopen"


def test_a_few_words_without_content_after_the_advice_are_a_miss() -> None:
    assert volgende_vraag(RECAP, Bericht("vertellen", "de lamp staat al aan")) is None


@pytest.mark.parametrize(
    ("intent", "tekst"),
    [
        ("vertellen", "en iets over extremisme?"),
        ("ander_aanbod", "heeft u ook iets over extremisme?"),
        ("corrigeren", "is er ook een training over extremisme"),
    ],
)
def test_another_subject_after_the_advice_is_another_question(intent: str, tekst: str) -> None:
    nieuw = volgende_vraag(RECAP, Bericht(intent, tekst, {"themas": ("extremisme",)}))
    bewaard = ("vormen", "doelgroepen")
    assert nieuw == replace(RECAP, themas=("extremisme",), situatie=tekst, overgenomen=bewaard)


def test_a_correction_of_the_subject_after_the_advice_keeps_the_rest() -> None:
    labels: dict[str, tuple[str, ...]] = {"themas": ("extremisme",)}
    nieuw = volgende_vraag(RECAP, Bericht("corrigeren", "nee, het gaat over extremisme", labels))
    assert nieuw == replace(RECAP, themas=("extremisme",))


def test_a_new_question_that_says_for_whom_is_for_no_others() -> None:
    nieuw = volgende_vraag(RECAP, vertelt(themas=("extremisme",), doelgroepen=("onderwijs",)))
    assert nieuw is not None
    assert nieuw.doelgroepen == ("onderwijs",)


def test_a_short_answer_can_still_say_what_it_is_about_and_for_whom() -> None:
    stand = Stand(themas=("polarisatie",))
    labels: dict[str, tuple[str, ...]] = {
        "themas": ("inclusie",),
        "vormen": ("kennis",),
        "doelgroepen": ("bestuurder",),
    }
    voor = verwerk(stand, Bericht("vertellen", "kennis voor bestuurders", labels), "vormen")
    over = verwerk(stand, Bericht("vertellen", "kennis over racisme", labels), "vormen")
    assert voor == replace(stand, vormen=("kennis",), doelgroepen=("bestuurder",))
    assert over is not None
    assert over.themas == ("polarisatie", "inclusie")


@pytest.mark.parametrize("intent", ["tevreden", "bevestigen", "vertellen", "ontkennen"])
@pytest.mark.parametrize(
    "tekst", ["bijna goed", "grotendeels", "klopt niet helemaal", "deels wel", "min of meer ja"]
)
def test_what_falls_short_of_a_yes_asks_what_to_change(intent: str, tekst: str) -> None:
    nieuw = verwerk(RECAP, Bericht(intent, tekst), "akkoord")
    assert nieuw is not None
    assert (nieuw.akkoord, nieuw.vraagwijze) == (None, "aanpassen")


@pytest.mark.parametrize(
    "tekst", ["klopt de informatie wel?", "klopt dit wel?", "hoe weet ik of dat nog klopt"]
)
def test_a_question_with_klopt_in_it_is_no_yes(tekst: str) -> None:
    assert verwerk(RECAP, Bericht("uitleg_vragen", tekst), "akkoord") is None


@pytest.mark.parametrize("intent", ["corrigeren", "vertellen", "ander_aanbod", "meer_info"])
@pytest.mark.parametrize(
    "tekst",
    [
        "Kunt u hetzelfde zoeken, maar dan over extremisme in plaats van polarisatie?",
        "nu graag dezelfde training maar dan met extremisme als onderwerp",
        "precies zoiets maar dan tegen extremisme in de gemeente",
        "hetzelfde voor extremisme",
    ],
)
def test_the_same_for_another_thema_keeps_the_other_answers(intent: str, tekst: str) -> None:
    nieuw = volgende_vraag(RECAP, Bericht(intent, tekst, {"themas": ("extremisme",)}))
    assert nieuw is not None
    assert nieuw.themas == ("extremisme",)
    assert (nieuw.vormen, nieuw.doelgroepen) == (RECAP.vormen, RECAP.doelgroepen)


def test_a_second_need_has_its_own_people_also_when_it_comes_beside_the_first() -> None:
    tekst = "Daarnaast speelt er antisemitisme op een school. Voor docenten wil ik een les."
    labels: dict[str, tuple[str, ...]] = {
        "themas": ("polarisatie",),
        "vormen": ("oefenen",),
        "doelgroepen": ("onderwijs",),
    }
    nieuw = volgende_vraag(RECAP, Bericht("vertellen", tekst, labels))
    assert nieuw is not None
    assert (nieuw.vormen, nieuw.doelgroepen) == (("oefenen",), ("onderwijs",))


def test_one_word_at_the_recap_is_one_answer() -> None:
    labels: dict[str, tuple[str, ...]] = {"doelgroepen": ("onderwijs", "politie_justitie")}
    nieuw = verwerk(RECAP, Bericht("vertellen", "leraren", labels), "akkoord")
    assert nieuw is not None
    assert nieuw.doelgroepen == ("onderwijs",)


@pytest.mark.parametrize("vraag", ["themas", "vormen"])
@pytest.mark.parametrize(
    ("intent", "tekst"),
    [("tevreden", "we willen advies"), ("opnieuw_beginnen", "graag advies"), ("onzin", "Advies!")],
)
def test_a_wish_by_its_name_is_heard(vraag: str, intent: str, tekst: str) -> None:
    nieuw = verwerk(Stand(), Bericht(intent, tekst), vraag)
    assert nieuw is not None
    assert nieuw.vormen == ("advies",)


@pytest.mark.parametrize(
    ("intent", "tekst"),
    [("uitleg_vragen", "wat is advies"), ("meer_info", "advies?"), ("ontkennen", "geen advies")],
)
def test_a_name_is_not_always_a_wish(intent: str, tekst: str) -> None:
    nieuw = verwerk(Stand(themas=("inclusie",)), Bericht(intent, tekst), "vormen")
    assert nieuw is None or nieuw.vormen is None


@pytest.mark.parametrize("intent", ["wat_kun_je", "uitleg_vragen", "vertellen"])
def test_who_comes_alone_is_asked_for_the_work(intent: str) -> None:
    stand = Stand(themas=("inclusie",), vormen=("kennis",))
    nieuw = verwerk(stand, Bericht(intent, "alleen voor mij"), "doelgroepen")
    assert nieuw is not None
    assert nieuw.vraagwijze == "gemist"


@pytest.mark.parametrize(
    ("intent", "tekst", "verwacht"),
    [
        ("geen_idee", "alles is fout", {"vraagwijze": "aanpassen"}),
        ("uitleg_vragen", "het thema", {"themas": None}),
        ("vertellen", "👍", {"akkoord": True}),
        ("vertellen", "joa", {"akkoord": True}),
    ],
)
def test_very_short_answers_to_the_recap(
    intent: str, tekst: str, verwacht: dict[str, object]
) -> None:
    nieuw = verwerk(RECAP, Bericht(intent, tekst), "akkoord")
    assert nieuw is not None
    assert {name: getattr(nieuw, name) for name in verwacht} == verwacht


@pytest.mark.parametrize("intent", ["ontkennen", "bevestigen", "corrigeren"])
def test_no_and_a_gemeente_is_another_gemeente(intent: str) -> None:
    bericht = Bericht(intent, "nee Hardenberg", gemeente="Hardenberg")
    nieuw = verwerk(replace(RECAP, gemeente="Ommen"), bericht, "akkoord")
    assert nieuw is not None
    assert (nieuw.gemeente, nieuw.vraagwijze) == ("Hardenberg", None)


@pytest.mark.parametrize(
    "tekst", ["o wacht, het gaat om nazi-memes", "eigenlijk speelt er iets anders"]
)
def test_a_second_thought_takes_the_place_of_the_first_story(tekst: str) -> None:
    stand = Stand(themas=("maatschappelijke_spanningen",), vormen=("advies",))
    nieuw = verwerk(stand, vertelt(tekst, themas=("rechtsextremisme",)), "doelgroepen")
    assert nieuw is not None
    assert nieuw.themas == ("rechtsextremisme",)


def test_an_answer_to_another_question_does_not_forget_the_misses() -> None:
    stand: Stand | None = Stand()
    wijzen = []
    for bericht in (
        Bericht("vertellen", "er is iets"),
        vertelt("een training", vormen=("kennis",)),
        Bericht("vertellen", "zoals ik al zei"),
    ):
        assert stand is not None
        stand = verwerk(stand, bericht, "themas")
        wijzen.append(stand.vraagwijze if stand else None)
    assert wijzen == ["gemist", "kort", "keuzes"]


def test_another_gemeente_that_is_not_heard_is_asked_for() -> None:
    stand = replace(RECAP, gemeente="Almelo")
    labels: dict[str, tuple[str, ...]] = {"vormen": ("uitwisseling",)}
    nieuw = verwerk(stand, Bericht("vertellen", "andere gemeente: Hengelo", labels), "akkoord")
    assert nieuw == replace(stand, vraagwijze="gemeente")
    gehoord = Bericht("vertellen", "andere gemeente: Ede", labels, gemeente="Ede")
    assert verwerk(stand, gehoord, "akkoord") == replace(stand, gemeente="Ede")


@pytest.mark.parametrize(
    "tekst",
    [
        "nee toch niet, het klopt wel",
        "laat maar zo",
        "klopt. hoe lang duurt het voor ik iets hoor?",
        "ja, en wat kost het eigenlijk?",
    ],
)
def test_a_yes_that_sounds_like_something_else(tekst: str) -> None:
    nieuw = verwerk(RECAP, Bericht("ontkennen", tekst), "akkoord")
    assert nieuw is not None
    assert nieuw.akkoord


def test_a_yes_in_which_something_was_heard() -> None:
    labels: dict[str, tuple[str, ...]] = {"vormen": ("oefenen",)}
    nieuw = verwerk(RECAP, Bericht("vertellen", "laten we het proberen", labels), "akkoord")
    assert nieuw is not None
    assert (nieuw.akkoord, nieuw.vormen) == (True, RECAP.vormen)


def test_thanks_with_a_yes_is_a_yes() -> None:
    nieuw = verwerk(RECAP, Bericht("bedanken", "prima, dank u"), "akkoord")
    assert nieuw is not None
    assert nieuw.akkoord
    assert verwerk(RECAP, Bericht("bedanken", "dank u"), "akkoord") is None


def test_a_yes_with_an_exception_opens_that_answer() -> None:
    nieuw = verwerk(RECAP, Bericht("vertellen", "alles klopt behalve de steun"), "akkoord")
    assert nieuw is not None
    assert (nieuw.akkoord, nieuw.vormen) == (None, None)


def test_after_a_no_to_the_recap_another_story_takes_the_place_of_the_first() -> None:
    stand = replace(RECAP, vraagwijze="aanpassen")
    nieuw = verwerk(stand, vertelt("jongens delen hakenkruizen", themas=("inclusie",)), "akkoord")
    assert nieuw is not None
    assert nieuw.themas == ("inclusie",)


def test_who_goes_on_without_answering_a_doubt_gets_the_likeliest() -> None:
    stand = Stand(twijfel=("polarisatie", "inclusie"), vraagwijze="twijfel")
    nieuw = verwerk(stand, vertelt("een training", vormen=("kennis",)), "themas")
    assert nieuw is not None
    assert (nieuw.themas, nieuw.vormen, nieuw.twijfel) == (("polarisatie",), ("kennis",), None)


@pytest.mark.parametrize(
    ("stand", "vermoedens", "wijze"),
    [
        (Stand(), {"themas": ("extremisme",)}, "twijfel"),
        (Stand(), {}, "gemist"),
        (Stand(vraagwijze="keuzes"), {"themas": ("extremisme",)}, "gemist"),
    ],
)
def test_a_story_with_only_other_answers_is_told_in_another_way(
    stand: Stand, vermoedens: dict[str, tuple[str, ...]], wijze: str
) -> None:
    bericht = Bericht("vertellen", VERHAAL + " bij de balie", BALIE, vermoedens)
    nieuw = verwerk(stand, bericht, "themas")
    assert nieuw is not None
    assert (nieuw.doelgroepen, nieuw.vraagwijze) == (BALIE["doelgroepen"], wijze)


def test_a_list_is_taken_whole() -> None:
    labels: dict[str, tuple[str, ...]] = {"vormen": ("traject",)}
    bericht = Bericht("vertellen", "training, traject en intervisie", labels)
    nieuw = verwerk(Stand(themas=("inclusie",)), bericht, "vormen")
    assert nieuw is not None
    assert set(nieuw.vormen or ()) == {"kennis", "traject", "uitwisseling"}


def test_something_is_no_kind_of_support() -> None:
    bericht = Bericht("vertellen", "iets", vermoedens={"vormen": ("kennis",)})
    nieuw = verwerk(Stand(themas=("inclusie",)), bericht, "vormen")
    assert nieuw is not None
    assert (nieuw.vormen, nieuw.vraagwijze) == (None, "gemist")


@pytest.mark.parametrize("intent", ["bevestigen", "vertellen"])
def test_a_yes_that_asks_for_more_is_no_yes_yet(intent: str) -> None:
    nieuw = verwerk(RECAP, Bericht(intent, "akkoord, maar graag ook de secretaris"), "akkoord")
    assert nieuw is not None
    assert (nieuw.akkoord, nieuw.vraagwijze) == (None, "aanpassen")


def test_what_begins_with_and_is_put_beside() -> None:
    stand = replace(RECAP, doelgroepen=("onderwijs",))
    labels: dict[str, tuple[str, ...]] = {"doelgroepen": ("politie_justitie",)}
    nieuw = verwerk(stand, vertelt("en de wijkagent", **labels), "akkoord")
    assert nieuw is not None
    assert nieuw.doelgroepen == ("onderwijs", "politie_justitie")


def test_a_name_alone_at_the_recap_is_no_question() -> None:
    nieuw = verwerk(RECAP, Bericht("uitleg_vragen", "en intervisie"), "akkoord")
    assert nieuw is not None
    assert nieuw.vormen is not None
    assert "uitwisseling" in nieuw.vormen
    assert verwerk(RECAP, Bericht("uitleg_vragen", "wat is intervisie"), "akkoord") is None


@pytest.mark.parametrize(
    ("tekst", "themas"),
    [
        ("dat laatste", ("extremisme",)),
        ("de eerste", ("ondermijning",)),
        # A step back that names no place among the two.
        ("terug naar de eerste vraag", None),
    ],
)
def test_a_place_answers_a_doubt_and_is_no_step_back(
    tekst: str, themas: tuple[str, ...] | None
) -> None:
    stand = Stand(twijfel=("ondermijning", "extremisme"), vraagwijze="ondermijning")
    nieuw = verwerk(stand, Bericht("vorige_vraag", tekst), "themas")
    assert (nieuw and nieuw.themas) == themas


def test_an_answer_to_a_doubt_is_about_that_doubt() -> None:
    stand = Stand(twijfel=("ondermijning", "extremisme"), vraagwijze="ondermijning")
    gehoord = ("extremisme", "problematisch_gedrag")
    nieuw = verwerk(stand, vertelt("van de rechtsstaat", themas=gehoord), "themas")
    assert nieuw is not None
    assert nieuw.themas == ("extremisme",)


@pytest.mark.parametrize("tekst", ["ik wil nog iets toevoegen", "er moet nog iets extra in"])
def test_who_adds_something_does_not_agree_yet(tekst: str) -> None:
    nieuw = verwerk(RECAP, Bericht("bevestigen", tekst), "akkoord")
    assert nieuw is not None
    assert (nieuw.akkoord, nieuw.vraagwijze) == (None, "aanpassen")


def test_what_is_told_about_a_doubt_and_points_the_same_way_is_taken() -> None:
    stand = Stand(twijfel=("extremisme",), vraagwijze="twijfel")
    half: Labels = {"themas": ("extremisme", "polarisatie")}
    nieuw = verwerk(stand, Bericht("vertellen", "het gaat om complotdenken", {}, half), "themas")
    assert nieuw is not None
    assert nieuw.themas == ("extremisme",)


def test_the_name_of_a_function_tells_who_and_not_what() -> None:
    stand = Stand(themas=("problematisch_gedrag",), vormen=("advies",))
    bericht = vertelt(
        "onze procesregisseur radicalisering",
        doelgroepen=("ov_adviseur",),
        themas=("radicalisering",),
    )
    nieuw = verwerk(stand, bericht, "doelgroepen")
    assert nieuw is not None
    assert (nieuw.themas, nieuw.doelgroepen) == (("problematisch_gedrag",), ("ov_adviseur",))


@pytest.mark.parametrize(
    ("tekst", "doelgroepen"),
    [
        ("de hele organisatie", ()),
        ("iedereen behalve de raad", ()),
        ("iedereen bij de politie", ("politie_justitie",)),
    ],
)
def test_everybody_is_wide_whatever_else_is_heard(tekst: str, doelgroepen: tuple[str, ...]) -> None:
    labels: dict[str, tuple[str, ...]] = {"vormen": ("traject",)}
    if doelgroepen:
        labels["doelgroepen"] = doelgroepen
    stand = Stand(themas=("inclusie",), vormen=("kennis",))
    nieuw = verwerk(stand, Bericht("vertellen", tekst, labels), "doelgroepen")
    assert nieuw is not None
    assert nieuw.doelgroepen == doelgroepen


def test_yes_to_searching_widely_goes_on() -> None:
    stand = Stand(themas=("inclusie",), vormen=("kennis",), gemist=1, vraagwijze="gemist")
    nieuw = verwerk(stand, Bericht("bevestigen", "ok doe maar"), "doelgroepen")
    assert nieuw is not None
    assert nieuw.doelgroepen == ()


def test_a_bare_yes_is_no_answer_to_who_takes_part() -> None:
    stand = Stand(themas=("inclusie",), vormen=("kennis",))
    nieuw = verwerk(stand, Bericht("bevestigen", "ja"), "doelgroepen")
    assert nieuw is not None
    assert (nieuw.doelgroepen, nieuw.gemist) == (None, 1)


def test_a_correction_in_which_nothing_was_heard_changes_what_it_names() -> None:
    stand = Stand(themas=("inclusie",), vormen=("traject",))
    nieuw = verwerk(stand, Bericht("corrigeren", "oeps, ik bedoel kennis"), "doelgroepen")
    assert nieuw is not None
    assert nieuw.vormen == ("kennis",)


def test_another_gemeente_after_the_advice_keeps_the_question() -> None:
    stand = Stand(themas=("inclusie",), vormen=("kennis",), doelgroepen=(), akkoord=True)
    nieuw = volgende_vraag(stand, Bericht("vertellen", "en nu voor Almere", gemeente="Almere"))
    assert nieuw is not None
    assert (nieuw.themas, nieuw.gemeente, nieuw.open_vraag) == (("inclusie",), "Almere", "akkoord")


UIT_ALARM = Stand(
    situatie="er staat een man met een mes in de hal",
    themas=("maatschappelijke_spanningen",),
    overgenomen=("themas",),
)


def test_another_question_adds_nothing_to_who_took_part_before() -> None:
    stand = Stand(doelgroepen=("ov_adviseur",), overgenomen=("doelgroepen",))
    tekst = "we zoeken ook iets over drugs, voor docenten"
    bericht = vertelt(tekst, themas=("ondermijning",), doelgroepen=("onderwijs",))
    nieuw = verwerk(stand, bericht, "themas")
    assert nieuw is not None
    assert nieuw.doelgroepen == ("onderwijs",)


@pytest.mark.parametrize(
    ("tekst", "themas"),
    [
        ("een homostel wordt door de buren weggepest", ("inclusie",)),
        ("het gaat ons om jongens die drugs rondbrengen", ("ondermijning",)),
        ("wij willen iets tegen racisme op het werk", ("inclusie",)),
    ],
)
def test_what_an_alarm_told_gives_way_to_another_story(tekst: str, themas: tuple[str, ...]) -> None:
    nieuw = verwerk(UIT_ALARM, Bericht("vertellen", tekst, {"themas": themas}), "vormen")
    assert nieuw is not None
    assert (nieuw.themas, nieuw.situatie, nieuw.overgenomen) == (themas, tekst, None)


@pytest.mark.parametrize(
    ("tekst", "labels"),
    [
        # More of the same, and answers to the other questions.
        (
            "die man is al weken boos op de gemeente om zijn uitkering",
            {"themas": ("maatschappelijke_spanningen",)},
        ),
        ("een training graag", {"vormen": ("kennis",)}),
        ("iets voor onze baliemedewerkers", {"doelgroepen": ("eerstelijns_professional",)}),
    ],
)
def test_going_on_about_an_alarm_keeps_what_it_told(
    tekst: str, labels: dict[str, tuple[str, ...]]
) -> None:
    nieuw = verwerk(UIT_ALARM, Bericht("vertellen", tekst, labels), "vormen")
    assert nieuw is not None
    assert nieuw.themas == ("maatschappelijke_spanningen",)
    assert (nieuw.situatie or "").startswith("er staat een man met een mes")


def test_what_is_told_beside_an_alarm_is_added_to_it() -> None:
    bericht = Bericht("vertellen", "er speelt ook discriminatie", {"themas": ("inclusie",)})
    nieuw = verwerk(UIT_ALARM, bericht, "vormen")
    assert nieuw is not None
    assert nieuw.themas == ("maatschappelijke_spanningen", "inclusie")


@pytest.mark.parametrize("tekst", ["laat die motorclub maar zitten", "de drugs mogen vervallen"])
def test_what_is_dropped_is_taken_back(tekst: str) -> None:
    stand = Stand(themas=("inclusie", "ondermijning"), vormen=(), doelgroepen=())
    nieuw = verwerk(stand, vertelt(tekst, themas=("ondermijning",)), "akkoord")
    assert nieuw is not None
    assert nieuw.themas == ("inclusie",)


@pytest.mark.parametrize("intent", ["bevestigen", "vertellen"])
def test_one_of_two_themas_can_be_left_out(intent: str) -> None:
    stand = Stand(twijfel=("polarisatie", "radicalisering"), vraagwijze="twijfel")
    nieuw = verwerk(stand, Bericht(intent, "ja maar zonder radicalisering"), "themas")
    assert nieuw is not None
    assert nieuw.themas == ("polarisatie",)


def test_a_few_words_that_point_at_a_thema_are_asked_about() -> None:
    labels: Labels = {"doelgroepen": ("bestuurder",)}
    half: Labels = {"themas": ("maatschappelijke_spanningen",)}
    bericht = Bericht("vertellen", "bedreiging van bestuurders", labels, half)
    nieuw = verwerk(Stand(), bericht, "themas")
    assert nieuw is not None
    assert (nieuw.twijfel, nieuw.vraagwijze) == (("maatschappelijke_spanningen",), "twijfel")


@pytest.mark.parametrize(
    ("tekst", "vormen", "akkoord"),
    [
        ("Akkoord, gaarne het advies.", ("kennis",), True),
        ("ja, het advies graag", ("kennis",), True),
        ("ja, ook advies graag", ("kennis", "advies"), None),
    ],
)
def test_yes_with_the_word_advies_is_a_yes(
    tekst: str, vormen: tuple[str, ...], akkoord: bool | None
) -> None:
    stand = Stand(themas=("inclusie",), vormen=("kennis",), doelgroepen=())
    nieuw = verwerk(stand, Bericht("bevestigen", tekst, {"vormen": ("advies",)}), "akkoord")
    assert nieuw is not None
    assert (nieuw.vormen, nieuw.akkoord) == (vormen, akkoord)


def test_a_thema_alone_at_the_recap_is_put_beside() -> None:
    stand = Stand(themas=("rechtsextremisme",), vormen=("kennis",), doelgroepen=())
    nieuw = verwerk(stand, Bericht("wat_kun_je", "ook over inclusie"), "akkoord")
    assert nieuw is not None
    assert nieuw.themas == ("rechtsextremisme", "inclusie")


@pytest.mark.parametrize(
    ("intent", "tekst", "akkoord"),
    [
        ("meer_info", "ja en mag het snel?", True),
        ("kosten_vragen", "klopt, wat kost het?", True),
        ("meer_info", "ja, maar dan zonder reistijd?", None),
        ("privacy_vragen", "ja, wie leest dit?", None),
        ("wie_ben_jij", "klopt dit allemaal wel denk je?", None),
        ("bevestigen", "zullen we het zo doen?", True),
    ],
)
def test_a_question_at_the_recap_is_a_yes_only_behind_one(
    intent: str, tekst: str, akkoord: bool | None
) -> None:
    nieuw = verwerk(RECAP, Bericht(intent, tekst), "akkoord")
    assert (nieuw and nieuw.akkoord) == akkoord


def test_only_one_of_the_answers_stays_when_it_is_named_alone() -> None:
    stand = Stand(themas=("inclusie",), vormen=("advies", "kennis"))
    bericht = Bericht("corrigeren", "alleen training eigenlijk")
    nieuw = verwerk(stand, bericht, "doelgroepen")
    assert nieuw is not None
    assert nieuw.vormen == ("kennis",)


def test_a_gemeente_at_the_recap_is_no_half_heard_answer() -> None:
    half: Labels = {"vormen": ("uitwisseling",)}
    bericht = Bericht("corrigeren", "voeg gemeente Breda toe", {}, half, gemeente="Breda")
    nieuw = verwerk(RECAP, bericht, "akkoord")
    assert nieuw is not None
    assert (nieuw.gemeente, nieuw.vormen) == ("Breda", RECAP.vormen)


GELDIG = Stand(themas=("inclusie",))


@pytest.mark.parametrize(
    ("vraag", "stand"),
    [
        ("themas", Stand()),
        ("vormen", Stand(themas=("inclusie",))),
    ],
)
def test_help_is_given_once_for_a_question(vraag: str, stand: Stand) -> None:
    """Also when something else was said in between."""
    hulp = verwerk(stand, Bericht("geen_idee", "geen idee"), vraag)
    assert hulp is not None
    assert hulp.open_vraag == vraag
    tussendoor = verwerk(hulp, vertelt("voor de balie", **BALIE), vraag)
    assert tussendoor is not None
    daarna = verwerk(replace(tussendoor, vraagwijze="kort"), Bericht("geen_idee", "nee"), vraag)
    assert daarna is not None
    assert getattr(daarna, vraag) == ()


def test_a_question_that_is_opened_again_comes_with_help_again() -> None:
    stand = Stand(themas=("inclusie",), vormen=(), geholpen=("vormen",))
    terug = vorige(stand)
    assert terug is not None
    weer = verwerk(terug, Bericht("geen_idee", "geen idee"), "vormen")
    assert weer is not None
    assert weer.vraagwijze == "hulp"


def test_after_the_kinds_were_named_for_a_miss_they_are_not_named_again() -> None:
    stand = verwerk(GELDIG, Bericht("onzin", "appelflap"), "vormen")
    assert stand is not None
    verder = verwerk(stand, Bericht("geen_idee", "geen idee"), "vormen")
    assert verder is not None
    assert verder.vormen == ()


def test_who_does_not_know_twice_whether_it_is_right_gets_the_advies() -> None:
    stand = Stand(themas=("inclusie",), vormen=(), doelgroepen=())
    eerst = verwerk(stand, Bericht("geen_idee", "geen idee"), "akkoord")
    assert eerst is not None
    assert eerst.akkoord is None
    daarna = verwerk(eerst, Bericht("geen_idee", "geen idee"), "akkoord")
    assert daarna is not None
    assert daarna.akkoord is True


@pytest.mark.parametrize(
    ("tekst", "doelgroepen"),
    [
        ("het is voor de burgemeester", ("bestuurder",)),
        ("ook voor de burgemeester", ("eerstelijns_professional", "bestuurder")),
    ],
)
def test_who_took_part_before_makes_room(tekst: str, doelgroepen: tuple[str, ...]) -> None:
    """In the next question, whichever of its answers is asked for."""
    eerder = Stand(
        themas=("inclusie",), vormen=("kennis",), akkoord=True,
        doelgroepen=("eerstelijns_professional",),
    )  # fmt: skip
    nieuw = volgende_vraag(eerder, vertelt("nu over bendes", themas=("ondermijning",)))
    assert nieuw is not None
    assert nieuw.doelgroepen == ("eerstelijns_professional",)
    labels: Labels = {"vormen": ("advies",), "doelgroepen": ("bestuurder",)}
    daarna = verwerk(nieuw, Bericht("vertellen", tekst, labels), "vormen")
    assert daarna is not None
    assert daarna.doelgroepen == doelgroepen
    nog_een = verwerk(daarna, vertelt("en de docenten", doelgroepen=("onderwijs",)), "akkoord")
    assert nog_een is not None
    assert nog_een.doelgroepen == (*doelgroepen, "onderwijs")


@pytest.mark.parametrize(
    ("bericht", "gemist"),
    [
        (Bericht("begroeten", "hallo, ik werk voor de gemeente Gouda", gemeente="Gouda"), 0),
        (Bericht("vertellen", "ik werk voor de gemeente Gouda", gemeente="Gouda"), 0),
        (Bericht("vertellen", "er is veel gedoe hier in Gouda", gemeente="Gouda"), 1),
    ],
)
def test_where_somebody_works_is_no_missed_answer(bericht: Bericht, gemist: int) -> None:
    nieuw = verwerk(Stand(), bericht, "themas")
    assert nieuw is not None
    assert (nieuw.gemeente, nieuw.gemist) == ("Gouda", gemist)


def test_what_to_change_is_not_asked_twice_the_same_way() -> None:
    stand: Stand | None = Stand(themas=("inclusie",), vormen=(), doelgroepen=())
    wijzen = []
    for tekst in ("nee", "dit is niks", "nee hoor"):
        assert stand is not None
        stand = verwerk(stand, Bericht("ontkennen", tekst), "akkoord")
        wijzen.append(stand.vraagwijze if stand else None)
    assert wijzen == ["aanpassen", "gemist", "aanpassen"]


@pytest.mark.parametrize(
    ("intent", "tekst", "doelgroepen"),
    [
        ("corrigeren", "laat de deelnemers maar open", ()),
        ("geen_idee", "de doelgroep maakt niet uit", ()),
        ("ontkennen", "alles aan de doelgroep is fout", None),
        ("corrigeren", "andere deelnemers", None),
    ],
)
def test_an_answer_of_the_recap_can_be_left_open(
    intent: str, tekst: str, doelgroepen: tuple[str, ...] | None
) -> None:
    stand = Stand(themas=("inclusie",), vormen=("kennis",), doelgroepen=("onderwijs",))
    nieuw = verwerk(stand, Bericht(intent, tekst), "akkoord")
    assert nieuw is not None
    assert nieuw.doelgroepen == doelgroepen


@pytest.mark.parametrize(
    ("intent", "tekst"),
    [("uitleg_vragen", "wat heb je allemaal"), ("opnieuw_beginnen", "vergeet alles maar")],
)
def test_everything_is_no_answer_in_a_question_or_a_new_start(intent: str, tekst: str) -> None:
    assert verwerk(Stand(themas=("inclusie",)), Bericht(intent, tekst), "vormen") is None


def test_the_recap_confirmed_in_other_words_is_no_miss() -> None:
    stand = Stand(
        themas=("inclusie",), vormen=("kennis",), doelgroepen=("onderwijs",), vraagwijze="kort"
    )
    nieuw = verwerk(stand, vertelt("de docenten dus", doelgroepen=("onderwijs",)), "akkoord")
    assert nieuw is not None
    assert (nieuw.gemist, nieuw.vraagwijze) == (0, "kort")


def test_a_question_about_the_thema_counts_in_a_row_of_misses() -> None:
    """And is none by itself."""
    vaag = Bericht("vertellen", "gedoe", vermoedens={"themas": ("inclusie",)})
    eerst = verwerk(Stand(), vaag, "themas")
    assert eerst is not None
    assert (eerst.vraagwijze, eerst.gemist) == ("twijfel", 0)
    stand: Stand | None = Stand()
    for bericht in (Bericht("onzin", "dinges"), vaag, Bericht("vertellen", "tja dat")):
        assert stand is not None
        stand = verwerk(stand, bericht, "themas")
    assert stand is not None
    assert stand.vraagwijze == "vastgelopen"


@pytest.mark.parametrize(
    ("tekst", "vormen", "over"),
    [
        ("met gemeenten uit de regio", ("uitwisseling",), ("uitwisseling",)),
        ("met een kenner", ("advies",), ("advies",)),
        ("met andere gemeenten waar dit ook speelt", ("uitwisseling",), ("uitwisseling",)),
        ("ook met andere gemeenten", ("uitwisseling",), ("advies", "uitwisseling")),
        ("een lezing", ("kennis",), ("advies", "kennis")),
    ],
)
def test_the_partner_takes_the_place_of_a_bare_sparren(
    tekst: str, vormen: tuple[str, ...], over: tuple[str, ...]
) -> None:
    sparren = Bericht("vertellen", "een keertje sparren", {"vormen": ("advies",)})
    stand = verwerk(Stand(themas=("inclusie",)), sparren, "vormen")
    assert stand is not None
    assert stand.vormen == ("advies",)
    nieuw = verwerk(stand, Bericht("vertellen", tekst, {"vormen": vormen}), "doelgroepen")
    assert nieuw is not None
    assert nieuw.vormen == over


def test_advice_that_was_asked_for_stays_beside_exchange() -> None:
    stand = Stand(themas=("inclusie",), vormen=("advies",))
    met = Bericht("vertellen", "met andere gemeenten", {"vormen": ("uitwisseling",)})
    nieuw = verwerk(stand, met, "doelgroepen")
    assert nieuw is not None
    assert nieuw.vormen == ("advies", "uitwisseling")

"""What a message says."""

from __future__ import annotations

from typing import Any

import pytest

from actions.verstaan.bedoeling.feit import feit_in
from actions.verstaan.bericht import Bericht
from tests.unit.actions.support import tracker


@pytest.mark.parametrize(
    ("tekst", "vormen"),
    [
        ("niet kennis maar oefenen", ("oefenen",)),
        ("geen kennis, maar wel kennis met oefenen", ("kennis", "oefenen")),
        ("kennis maar ook oefenen", ("kennis", "oefenen")),
        ("oefenen, niet kennis", ("oefenen",)),
        ("niet alleen kennis maar ook oefenen", ("kennis", "oefenen")),
    ],
)
def test_not_this_but_that(tekst: str, vormen: tuple[str, ...]) -> None:
    heard = [{"entity": "vorm", "value": "kennis"}, {"entity": "vorm", "value": "oefenen"}]
    bericht = Bericht.van_tracker(tracker(tekst=tekst, entities=heard))
    assert bericht.labels == {"vormen": vormen}


@pytest.mark.parametrize(
    ("tekst", "onderdeel"),
    [
        ("het onderwerp klopt niet", "themas"),
        ("andere doelgroepen graag", "doelgroepen"),
        ("niet deze soort steun", "vormen"),
        ("dat klopt niet", None),
    ],
)
def test_which_answer_is_meant(tekst: str, onderdeel: str | None) -> None:
    assert Bericht("ontkennen", tekst).genoemd_onderdeel == onderdeel


@pytest.mark.parametrize(
    ("intent", "tekst", "wordt"),
    [
        ("bevestigen", "laat maar", "afscheid"),
        ("vertellen", "ik hoef geen advies meer", "afscheid"),
        ("afscheid", "stop maar, we willen geen advies meer", "afscheid"),
        ("vertellen", "geen advies, een training", "vertellen"),
        ("bevestigen", "ja hoor", "bevestigen"),
        ("schelden", "stomme computer, ik wil een mens", "medewerker_spreken"),
        ("schelden", "stomme computer", "schelden"),
        ("vertellen", "is hij geradicaliseerd?", "oordeel"),
        ("uitleg_vragen", "denkt u dat deze jongen gevaarlijk is", "oordeel"),
        ("vertellen", "kunt u beoordelen of mijn collega rechtsextremistisch is", "oordeel"),
        ("vertellen", "wij willen kunnen beoordelen of iemand extremistisch is", "vertellen"),
        ("uitleg_vragen", "waarom mag dat niet?", "privacy_vragen"),
        ("opnieuw_beginnen", "hoef ik niet alles opnieuw te doen", "medewerker_spreken"),
        ("wat_kun_je", "moet ik het dan weer allemaal vertellen?", "medewerker_spreken"),
        ("opnieuw_beginnen", "ik moet opnieuw beginnen", "opnieuw_beginnen"),
        ("vertellen", "kunnen jullie zeggen of ze gevaarlijk is?", "oordeel"),
        ("vertellen", "maar is hij gevaarlijk dan", "oordeel"),
        ("wie_ben_jij", "zeg eens eerlijk, is dit radicalisering?", "oordeel"),
        ("uitleg_vragen", "ondermijning hoort er niet bij", "corrigeren"),
        ("uitleg_vragen", "en hebben jullie ook iets over rechtsextremisme?", "vertellen"),
        ("uitleg_vragen", "kan het ook met oefenen?", "vertellen"),
        ("onzin", "Bonsoir", "andere_taal"),
        ("medewerker_spreken", "kan je het naar me toe mailen", "meenemen"),
        ("medewerker_spreken", "kan ik jullie mailen", "medewerker_spreken"),
        ("vertellen", "wat ziet die medewerker dan?", "privacy_vragen"),
        ("vertellen", "worden mijn berichten gelezen door iemand", "privacy_vragen"),
        # About inclusie, so no wish for the helpdesk.
        ("vertellen", "ik wil iemand spreken over inclusie", "vertellen"),
        ("vertellen", "voor een medewerker van de balie", "vertellen"),
        ("meer_info", "die derde, hoe meld je je daarvoor aan?", "aanmelden"),
        ("buiten_bereik", "welke code had ik ook alweer", "code_vragen"),
        ("uitleg_vragen", "wat kunt u allemaal?", "wat_kun_je"),
        ("vertellen", "met wie praat ik?", "wie_ben_jij"),
        ("schelden", "praat ik met een robot", "wie_ben_jij"),
        ("wat_kun_je", "wat doet u met dit gesprek?", "privacy_vragen"),
        ("vertellen", "wat betekent inclusie eigenlijk", "uitleg_vragen"),
        ("vertellen", "wat is er toch met de inclusie van mensen in onze wijk aan de hand",
         "vertellen"),
        ("medewerker_spreken", "wie zijn jullie", "wie_ben_jij"),
        ("medewerker_spreken", "/medewerker_spreken", "medewerker_spreken"),
        ("ontkennen", "ach nee, laat maar zitten", "afscheid"),
        ("corrigeren", "vergeet het maar", "afscheid"),
        ("bevestigen", "laat maar zien", "bevestigen"),
        ("vertellen", "laat maar, liever een training", "vertellen"),
        ("ontevreden", "waarom past dit niet helemaal?", "uitleg_vragen"),
        ("privacy_vragen", "waarom staat dit erbij als het niet past?", "uitleg_vragen"),
        ("ontevreden", "dus er is niets dat echt past?", "uitleg_vragen"),
        ("meer_info", "is er echt niets dat precies past?", "uitleg_vragen"),
        ("ontevreden", "dit past niet", "ontevreden"),
        ("vertellen", "mag mijn voornaam erin?", "privacy_vragen"),
        ("vertellen", "moet ik dit melden bij de politie?", "oordeel"),
        ("vertellen", "kun jij aan zijn berichten zien of iemand extreemrechts is?", "oordeel"),
        ("vertellen", "is [naam] een gevaar voor de school", "oordeel"),
        ("vertellen", "is dat discriminatie?", "oordeel"),
        ("vertellen", "hoe kan ik zien of een leerling radicaliseert?", "vertellen"),
        ("vertellen", "we weten niet of iemand radicaal is, graag een cursus", "vertellen"),
        ("vorige_vraag", "kan ik het advies printen", "meenemen"),
        ("privacy_vragen", "hoe lang is die code geldig", "code_vragen"),
        ("vorige_vraag", "wat was de vorige code", "code_vragen"),
    ],
)  # fmt: skip
def test_phrases_that_leave_no_doubt(intent: str, tekst: str, wordt: str) -> None:
    heard = [{"entity": "thema", "value": "inclusie"}]
    assert Bericht.van_tracker(tracker(intent, tekst, heard)).intent == wordt


@pytest.mark.parametrize(
    ("intent", "tekst", "vraag", "wordt"),
    [
        ("geen_idee", "en wat kun je allemaal", "doelgroepen", "wat_kun_je"),
        ("ander_aanbod", "oké, maar wat kunt u dan wel", "themas", "wat_kun_je"),
        ("uitleg_vragen", "een traject op maat, dat bedoelde ik", "vormen", "vertellen"),
        ("uitleg_vragen", "wat is een traject op maat?", "vormen", "uitleg_vragen"),
        ("ander_aanbod", "wat kost dit, hoe meld ik me aan, wat is er nog", None, "meer_info"),
    ],
)  # fmt: skip
def test_what_was_hardly_heard(intent: str, tekst: str, vraag: str | None, wordt: str) -> None:
    talk = tracker(intent, tekst, vraag=vraag, zekerheid=0.4)
    assert Bericht.van_tracker(talk).intent == wordt


@pytest.mark.parametrize(
    ("intent", "tekst"),
    [
        ("vertellen", "kan er eens iemand normaal antwoorden"),
        ("vertellen", "toch maar iemand spreken"),
        ("corrigeren", "doe toch maar een medewerker"),
        ("privacy_vragen", "zijn jullie open"),
        ("afscheid", "tot hoe laat zijn ze er"),
    ],
)
def test_a_wish_for_a_person_in_other_words(intent: str, tekst: str) -> None:
    assert Bericht.van_tracker(tracker(intent, tekst)).intent == "medewerker_spreken"


@pytest.mark.parametrize(
    ("intent", "wordt"), [("wie_ben_jij", "privacy_vragen"), ("begroeten", "begroeten")]
)
def test_a_name_alone_leads_to_why_none_is_wanted(intent: str, wordt: str) -> None:
    assert Bericht.van_tracker(tracker(intent, "hij heet [naam]")).intent == wordt


def test_a_question_for_advice_is_no_question_who_is_talking() -> None:
    bericht = Bericht.van_tracker(tracker("wie_ben_jij", "welke raad jij aan"))
    assert bericht.intent == "uitleg_vragen"


@pytest.mark.parametrize(
    ("heard", "vormen"), [("doelgroep", {"vormen": ("kennis",)}), ("thema", {})]
)
def test_support_for_somebody_is_a_wish(heard: str, vormen: dict[str, tuple[str, ...]]) -> None:
    """For "de jaarwisseling" nobody takes part."""
    labels = [{"entity": heard, "value": "a"}]
    bericht = Bericht.van_tracker(tracker("vertellen", "boosheid, training voor hen", labels))
    assert {slot: ids for slot, ids in bericht.labels.items() if slot == "vormen"} == vormen


@pytest.mark.parametrize(
    ("tekst", "feit"),
    [
        ("wie geeft het", "aanbieder"),
        ("en door wie wordt dat gegeven?", "aanbieder"),
        ("stuur me de link?", "url"),
        ("ok, en hoe snel kan dat", "datums"),
        ("hoeveel dagdelen is het", "duur"),
        ("is dat online of moet ik ergens heen", "locatie"),
        ("de sfeer is slecht sinds wanneer weet ik niet", None),
        ("voor wie is nummer 2 eigenlijk", "doelgroepen"),
        ("is dit nog actueel?", "gezien_op"),
        ("tot wanneer kan dat?", "aanmelden_tot"),
        ("en kan dat in company?", "groep"),
        ("kunnen er ook leerlingen bij aanwezig zijn", "doelgroepen"),
        ("goed", None),
    ],
)
def test_the_fact_that_a_question_is_about(tekst: str, feit: str | None) -> None:
    assert feit_in(tekst) == feit


@pytest.mark.parametrize(
    ("tekst", "heard", "vormen"),
    [
        ("een cursus, of nee, een rollenspel", ["kennis"], ("oefenen",)),
        ("een lezing hoeft niet, een leerkring wel", [], ("uitwisseling",)),
        ("geen cursus", ["kennis"], ("kennis",)),
        # A story: what is named beside a refusal need not be what is wanted.
        ("de bewoners willen nu geen lezing meer en de deskundige die we daarna vroegen kwam niet",
         [], None),
        # Asked for by name.
        ("er is ruzie in de straat, we zoeken een leerkring", [], ("uitwisseling",)),
    ],
)  # fmt: skip
def test_what_is_wanted_is_read_where_it_stands(
    tekst: str, heard: list[str], vormen: tuple[str, ...] | None
) -> None:
    entities = [{"entity": "vorm", "value": value} for value in heard]
    assert (
        Bericht.van_tracker(tracker(tekst=tekst, entities=entities)).labels.get("vormen") == vormen
    )


RANKING = {
    "vertellen": 0.4, "buiten_bereik": 0.3, "onzin": 0.2, "meer_info": 0.1, "uitleg_vragen": 0.05
}  # fmt: skip


@pytest.mark.parametrize(
    ("intent", "tekst", "vraag", "wordt"),
    [
        ("vertellen", "wie wint de wedstrijd", "vormen", "buiten_bereik"),
        ("vertellen", "wie wint de wedstrijd", "themas", "vertellen"),
        ("vertellen", "wie wint de wedstrijd", None, "vertellen"),
        ("vertellen", "mensen die willen winnen", "vormen", "vertellen"),
        ("vertellen", "voor wie is dat dan", "doelgroepen", "buiten_bereik"),
        ("vertellen", "hebt u een leerkring?", "vormen", "vertellen"),
        ("meer_info", "waartoe dient dat", "vormen", "buiten_bereik"),
        ("meer_info", "waartoe dient dat", None, "meer_info"),
        ("corrigeren", "wacht, wie dan?", "vormen", "corrigeren"),
    ],
)
def test_a_question_while_a_question_is_open(
    intent: str, tekst: str, vraag: str | None, wordt: str
) -> None:
    ranking = [{"name": name, "confidence": chance} for name, chance in RANKING.items()]
    gesprek = tracker(intent, tekst, vraag=vraag)
    gesprek.latest_message["intent_ranking"] = ranking
    assert Bericht.van_tracker(gesprek).intent == wordt


@pytest.mark.parametrize(
    ("tekst", "wordt"),
    [
        ("wie kan dit gesprek lezen?", "privacy_vragen"),
        ("kan iemand meelezen", "privacy_vragen"),
        ("ziet er goed uit", "vertellen"),
        ("wie kan met ons meekijken naar een lastig dossier over een jongen", "vertellen"),
    ],
)
def test_who_can_see_it_is_about_privacy(tekst: str, wordt: str) -> None:
    assert Bericht.van_tracker(tracker("vertellen", tekst)).intent == wordt


@pytest.mark.parametrize(
    ("intent", "tekst", "wordt"),
    [
        ("wat_kun_je", "waarom dit overzicht?", "uitleg_vragen"),
        ("ander_aanbod", "waarom juist deze drie?", "uitleg_vragen"),
        ("meer_info", "welke vorm raadt u aan?", "uitleg_vragen"),
        ("privacy_vragen", "waarom bewaart u dat?", "privacy_vragen"),
        (
            "vertellen",
            "waarom lopen bij ons in de wijk zo veel mensen weg van de kerk",
            "vertellen",
        ),
        ("geen_idee", "kies uit een lijst", "toon_keuzes"),
        (
            "geen_idee",
            "is dit nou polarisatie of extremisme, wat is het verschil?",
            "uitleg_vragen",
        ),
        ("privacy_vragen", "hoe weet ik dat dit klopt?", "uitleg_vragen"),
        ("privacy_vragen", "kun je dit naar me mailen?", "meenemen"),
        ("buiten_bereik", "kan ik het printen?", "meenemen"),
        ("vertellen", "hun leider heet [naam], kunt u dat doorgeven", "privacy_vragen"),
        ("vertellen", "jongeren delen dit soort filmpjes", "vertellen"),
        ("vertellen", "wij willen dit delen met andere gemeenten", "vertellen"),
        ("uitleg_vragen", "ik snap niet wat ik hier nu mee moet", "hoe_verder"),
        ("tevreden", "heel goed samengevat", "tevreden"),
        ("vertellen", "Goed: extreemrechtse jongeren plakken posters over omvolking", "vertellen"),
        ("vertellen", "mensen delen pamfletten uit, ze plakken die op de deur", "vertellen"),
        ("bevestigen", "prima samenvatting", "bevestigen"),
        ("vertellen", "hoe laat zijn jullie bereikbaar", "medewerker_spreken"),
        ("vertellen", "heeft u een korte versie?", "meenemen"),
        ("vertellen", "mag ik deze lijst ook met de politie delen?", "meenemen"),
        ("buiten_bereik", "ik wil een klacht indienen over deze chatbot", "medewerker_spreken"),
        ("vertellen", "ze laten jongens wapens opslaan", "vertellen"),
        ("buiten_bereik", "is er AI in het spel?", "wie_ben_jij"),
        ("vertellen", "hij staat op de lijst van een partij", "vertellen"),
        ("wat_kun_je", "kun je me helpen kiezen?", "uitleg_vragen"),
        ("andere_taal", "?", "uitleg_vragen"),
        ("onzin", "??!", "uitleg_vragen"),
        ("andere_taal", "...", "onzin"),
        ("acuut_gevaar", "?", "acuut_gevaar"),
    ],
)
def test_questions_about_the_conversation_itself(intent: str, tekst: str, wordt: str) -> None:
    assert Bericht.van_tracker(tracker(intent, tekst)).intent == wordt


def test_to_share_experiences_is_no_wish_to_send_the_advice() -> None:
    heard = [{"entity": "vorm", "value": "uitwisseling", "confidence_entity": 0.9}]
    bericht = Bericht.van_tracker(tracker("vertellen", "we willen liever dit delen met ze", heard))
    assert bericht.intent == "vertellen"


@pytest.mark.parametrize("tekst", ["hulp", "ondersteuning graag", "wij hebben steun nodig"])
def test_help_without_more_is_a_question_which_help(tekst: str) -> None:
    op_vraag_2 = tracker("wat_kun_je", tekst, vraag="vormen")
    assert Bericht.van_tracker(op_vraag_2).intent == "uitleg_vragen"
    assert Bericht.van_tracker(tracker("wat_kun_je", tekst)).intent == "wat_kun_je"


@pytest.mark.parametrize(
    "tekst",
    [
        'kiezen{"thema": "inclusie"}',
        "<script>alert(1)</script>",
        "'; drop table gesprekken; --",
        "∕restart",
    ],
)
def test_what_is_no_language_fills_nothing(tekst: str) -> None:
    heard = [{"entity": "thema", "value": "inclusie"}]
    bericht = Bericht.van_tracker(tracker("vertellen", tekst, heard))
    assert (bericht.intent, bericht.labels) == ("onzin", {})


@pytest.mark.parametrize(
    ("tekst", "zekerheid", "vraag", "themas"),
    [
        ("de griffie en het presidium", 0.6, "doelgroepen", None),
        ("de griffie en het presidium", 0.8, "doelgroepen", ("polarisatie",)),
        ("de griffie en het presidium", 0.6, "vormen", ("polarisatie",)),
        ("de griffie en het presidium, over polarisatie", 0.6, "doelgroepen", ("polarisatie",)),
        ("de griffie en het presidium, want daar gaat het al weken over", 0.6, "doelgroepen",
         ("polarisatie",)),
        ("de griffie en het presidium, want daar gaat het al weken over", 0.4, "doelgroepen", None),
    ],
)  # fmt: skip
def test_what_is_half_heard_beside_a_short_answer(
    tekst: str, zekerheid: float, vraag: str, themas: tuple[str, ...] | None
) -> None:
    heard = [
        {"entity": "doelgroep", "value": "bestuurder", "confidence_entity": 0.5},
        {"entity": "thema", "value": "polarisatie", "confidence_entity": zekerheid},
    ]
    bericht = Bericht.van_tracker(tracker(tekst=tekst, entities=heard, vraag=vraag))
    assert bericht.labels.get("themas") == themas
    assert bericht.labels["doelgroepen"] == ("bestuurder",)


def test_what_a_long_sentence_denies_is_not_told() -> None:
    heard = [{"entity": "thema", "value": name} for name in ("polarisatie", "radicalisering")]
    tekst = "het gaat niet om radicalisering maar om groepen in het dorp die elkaar al jaren mijden"
    assert Bericht.van_tracker(tracker(tekst=tekst, entities=heard)).labels == {
        "themas": ("polarisatie",)
    }


@pytest.mark.parametrize(
    ("tekst", "vormen"),
    [
        (
            "We zoeken kennis, willen oefenen en ervaringen delen",
            ("oefenen", "kennis", "uitwisseling"),
        ),
        ("We willen een simulatie, een traject en een cursus", ("oefenen", "kennis", "traject")),
        ("We willen oefenen maar geen intervisie", ("oefenen",)),
        ("We zoeken een training met acteurs om te oefenen", ("oefenen",)),
        ("We zoeken geen kennis maar willen oefenen", ("oefenen",)),
    ],
)
def test_support_asked_for_by_its_own_name_counts_beside_what_was_heard(
    tekst: str, vormen: tuple[str, ...]
) -> None:
    heard = [{"entity": "vorm", "value": "oefenen", "confidence_entity": 0.9}]
    assert Bericht.van_tracker(tracker(tekst=tekst, entities=heard)).labels["vormen"] == vormen


@pytest.mark.parametrize("intent", ["meer_info", "wat_kun_je", "privacy_vragen"])
def test_another_kind_of_support_is_asked_for(intent: str) -> None:
    bericht = Bericht.van_tracker(tracker(intent, "kan het ook als rollenspel?"))
    assert (bericht.intent, bericht.labels) == ("vertellen", {"vormen": ("oefenen",)})


def test_a_second_thought_adds_what_it_names() -> None:
    bericht = Bericht.van_tracker(tracker("corrigeren", "nee wacht, ook training", vraag="vormen"))
    assert bericht.labels == {"vormen": ("kennis",)}


@pytest.mark.parametrize("intent", ["wat_kun_je", "meer_info", "aanmelden", "ontevreden"])
@pytest.mark.parametrize("tekst", ["kan de politie ook meedoen?", "ook voor de politie"])
def test_others_who_may_take_part_are_an_answer(intent: str, tekst: str) -> None:
    bericht = Bericht.van_tracker(tracker(intent, tekst))
    assert (bericht.intent, bericht.labels) == (
        "vertellen",
        {"doelgroepen": ("politie_justitie",)},
    )
    assert bericht.erbij


@pytest.mark.parametrize(
    ("tekst", "themas"), [("mijn tante", None), ("polarisatie", ("polarisatie",))]
)
def test_a_word_or_two_tell_no_new_story(tekst: str, themas: tuple[str, ...] | None) -> None:
    heard = [{"entity": "thema", "value": "polarisatie", "confidence_entity": 0.6}]
    bericht = Bericht.van_tracker(tracker(tekst=tekst, entities=heard, vraag="doelgroepen"))
    assert bericht.labels.get("themas") == themas


@pytest.mark.parametrize("intent", ["wat_kun_je", "uitleg_vragen"])
def test_a_question_for_offers_on_a_subject_is_a_wish(intent: str) -> None:
    tekst = "heeft u ook een cursus over discriminatie?"
    bericht = Bericht.van_tracker(tracker(intent, tekst))
    assert (bericht.intent, bericht.labels) == (
        "vertellen",
        {"themas": ("inclusie",), "vormen": ("kennis",)},
    )
    gewoon = Bericht.van_tracker(tracker("wat_kun_je", "waar gaat deze chat over?"))
    assert (gewoon.intent, gewoon.labels) == ("wat_kun_je", {})


@pytest.mark.parametrize(
    ("tekst", "zekerheid", "gevraagd"),
    [
        ("een jongen doet raar", 0.6, True),
        ("een jongen doet raar", 0.8, False),
        ("een jongen radicaliseert", 0.6, False),
        ("een jongen doet raar, hij deelt filmpjes van een haatprediker", 0.6, False),
    ],
)
def test_nobody_is_labelled_on_little(tekst: str, zekerheid: float, gevraagd: bool) -> None:
    heard = [{"entity": "thema", "value": "radicalisering", "confidence_entity": zekerheid}]
    bericht = Bericht.van_tracker(tracker(tekst=tekst, entities=heard))
    waar = bericht.vermoedens if gevraagd else bericht.labels
    assert waar == {"themas": ("radicalisering",)}


def test_an_ordinary_word_beside_a_doubt_says_what_was_half_heard() -> None:
    heard = [{"entity": "vorm", "value": "kennis", "confidence_entity": 0.62}]
    talk = tracker("geen_idee", "geen flauw idee, iets lezen ofzo", heard, vraag="vormen")
    bericht = Bericht.van_tracker(talk)
    assert (bericht.intent, bericht.labels) == ("vertellen", {"vormen": ("kennis",)})


@pytest.mark.parametrize(
    ("tekst", "gehoord", "vormen"),
    [
        ("lezen, en sparren met wie dit kennen", "uitwisseling", ("uitwisseling", "kennis")),
        ("eerst lezen, daarna iets begeleids", "traject", ("traject", "kennis")),
        ("leren, maar dan met je handen", "oefenen", ("oefenen",)),
        ("sparren met andere gemeenten", "uitwisseling", ("uitwisseling",)),
        ("iets om te lezen over wie dit doet", "uitwisseling", ("uitwisseling",)),
    ],
)  # fmt: skip
def test_in_a_row_an_ordinary_word_counts_too(
    tekst: str, gehoord: str, vormen: tuple[str, ...]
) -> None:
    heard = [{"entity": "vorm", "value": gehoord, "confidence_entity": 0.95}]
    assert Bericht.van_tracker(tracker("vertellen", tekst, heard, vraag="vormen")).labels == {
        "vormen": vormen
    }


@pytest.mark.parametrize(
    ("tekst", "telt"),
    [
        ("lezing over discriminatie voor vrijwilligers in de buurt", True),
        ("lezing over discriminatie door vrijwilligers in de buurt", False),
    ],
)
def test_a_request_tells_for_whom_also_when_that_is_half_heard(tekst: str, telt: bool) -> None:
    heard = [
        {"entity": "vorm", "value": "kennis", "confidence_entity": 0.99},
        {"entity": "thema", "value": "inclusie", "confidence_entity": 0.99},
        {"entity": "doelgroep", "value": "sleutelfiguur", "confidence_entity": 0.61},
    ]
    gelezen = Bericht.van_tracker(tracker("vertellen", tekst, heard, vraag="themas"))
    assert ("doelgroepen" in gelezen.labels) == telt


@pytest.mark.parametrize(
    ("tekst", "zekerheid", "telt"),
    [
        ("groepen kunnen elkaar niet zien, het gaat mij om mijn collega's van beleid", 0.45, True),
        ("groepen kunnen elkaar niet zien, en beleid doet er niets aan", 0.45, False),
    ],
)  # fmt: skip
def test_in_a_story_who_it_is_for_counts_however_well_it_is_heard(
    tekst: str, zekerheid: float, telt: bool
) -> None:
    heard = [{"entity": "doelgroep", "value": "beleidsadviseur", "confidence_entity": zekerheid}]
    labels = Bericht.van_tracker(tracker("vertellen", tekst, heard, vraag="themas")).labels
    assert ("doelgroepen" in labels) == telt


@pytest.mark.parametrize(
    ("tekst", "wordt"),
    [
        ("Wie kan ons hierbij helpen?", "medewerker_spreken"),
        ("Wie kan ons helpen met een adviesgesprek?", "vertellen"),
    ],
)
def test_who_asks_for_help_asks_for_a_person(tekst: str, wordt: str) -> None:
    heard = [{"entity": "vorm", "value": "advies", "confidence_entity": 0.99}]
    talk = tracker("vertellen", tekst, heard, zekerheid=0.31)
    assert Bericht.van_tracker(talk).intent == wordt


@pytest.mark.parametrize(
    ("intent", "tekst", "vraag", "labels"),
    [
        ("vertellen", "hm... kweet niet... leren ofzo", "vormen", {"vormen": ("kennis",)}),
        ("geen_idee", "geen flauw idee, iets lezen ofzo", "vormen", {"vormen": ("kennis",)}),
        ("geen_idee", "pff weet niet, sparren?", "themas", {"vormen": ("advies",)}),
        ("geen_idee", "geen idee, een training?", "vormen", {"vormen": ("kennis",)}),
        ("geen_idee", "nog niet bekend, waarschijnlijk docenten", "doelgroepen",
         {"doelgroepen": ("onderwijs",)}),
        ("vertellen", "lezen, en van alles", "vormen", {"vormen": ("kennis",)}),
        ("geen_idee", "geen idee wat een training is", "vormen", {}),
        ("geen_idee", "ik weet niet welke training", "vormen", {}),
        ("geen_idee", "weet ik niet", "vormen", {}),
        ("vertellen", "niet lezen graag", "vormen", {}),
        ("vertellen", "leren ofzo", "doelgroepen", {}),
    ],
)  # fmt: skip
def test_an_answer_beside_a_doubt_counts(
    intent: str, tekst: str, vraag: str, labels: dict[str, tuple[str, ...]]
) -> None:
    assert Bericht.van_tracker(tracker(intent, tekst, vraag=vraag)).labels == labels


@pytest.mark.parametrize(
    ("intent", "tekst", "vraag", "wordt"),
    [
        ("vertellen", "wat een gedoe zeg met die vragen", "themas", "ergernis"),
        ("acuut_gevaar", "schiet eens op man", "vormen", "ergernis"),
        ("ontevreden", "dit duurt veel te lang", "doelgroepen", "ergernis"),
        ("wat_kun_je", "jullie stellen veel te veel vragen", "themas", "ergernis"),
        ("geen_idee", "pff, wat een vragenlijst", "themas", "ergernis"),
        ("vertellen", "wat een gedoe met die vluchtelingen", "themas", "vertellen"),
        ("ontevreden", "een traject duurt te lang", "vormen", "vertellen"),
        ("vertellen", "veel mensen", "doelgroepen", "vertellen"),
    ],
)
def test_impatience_with_the_bot_is_no_story(
    intent: str, tekst: str, vraag: str, wordt: str
) -> None:
    talk = tracker(intent, tekst, vraag=vraag, zekerheid=0.5)
    assert Bericht.van_tracker(talk).intent == wordt


@pytest.mark.parametrize(
    ("intent", "zekerheid", "tekst", "gehoord", "telt"),
    [
        ("geen_idee", 0.58, "tja, kwispel kwaspel", 0.74, False),
        ("onzin", 0.4, "flierefluiten maar", 0.5, False),
        ("geen_idee", 0.58, "tja, kwispel kwaspel", 0.9, True),
        ("geen_idee", 0.58, "tja, oefenen of zo", 0.5, True),
        ("vertellen", 0.58, "iets met acteurs", 0.74, True),
    ],
)
def test_what_is_half_heard_in_words_without_meaning_is_no_answer(
    intent: str, zekerheid: float, tekst: str, gehoord: float, telt: bool
) -> None:
    heard = [{"entity": "vorm", "value": "oefenen", "confidence_entity": gehoord}]
    talk = tracker(intent, tekst, heard, vraag="vormen", zekerheid=zekerheid)
    assert ("vormen" in Bericht.van_tracker(talk).labels) == telt


@pytest.mark.parametrize(
    ("tekst", "dubbelzinnig", "themas"),
    [
        ("sinds de zomer zijn er rellen", False, ("maatschappelijke_spanningen",)),
        ("sinds de zomer zijn er rellen", True, None),
        ("sinds de zomer is het druk", False, None),
        ("er zijn geen rellen", False, None),
    ],
)
def test_a_thema_that_is_named_need_not_be_asked_about(
    tekst: str, dubbelzinnig: bool, themas: tuple[str, ...] | None
) -> None:
    heard = [{"entity": "thema", "value": "maatschappelijke_spanningen", "role": "vraag"}]
    heard += [{"entity": "dubbelzinnig", "value": "weerbaarheid"}] if dubbelzinnig else []
    bericht = Bericht.van_tracker(tracker(tekst=tekst, entities=heard))
    assert bericht.labels.get("themas") == themas


@pytest.mark.parametrize(
    ("tekst", "zekerheid", "doelgroepen"),
    [
        ("de griffie vraagt een lezing voor docenten", 0.5, ("onderwijs",)),
        ("de griffie vraagt een lezing voor docenten", 0.8, ("onderwijs", "bestuurder")),
        ("de griffie vraagt een lezing met docenten", 0.5, ("onderwijs", "bestuurder")),
    ],
)
def test_who_is_named_as_taking_part_leaves_others_out(
    tekst: str, zekerheid: float, doelgroepen: tuple[str, ...]
) -> None:
    heard = [
        {"entity": "doelgroep", "value": "onderwijs", "confidence_entity": 0.9},
        {"entity": "doelgroep", "value": "bestuurder", "confidence_entity": zekerheid},
    ]
    bericht = Bericht.van_tracker(tracker(tekst=tekst, entities=heard))
    assert bericht.labels["doelgroepen"] == doelgroepen


@pytest.mark.parametrize(
    ("tekst", "themas"),
    [("nee, geen cursus", None), ("nee, geen cursus op het azc", ("inclusie",))],
)
def test_nothing_else_is_meant_by_a_bare_refusal(
    tekst: str, themas: tuple[str, ...] | None
) -> None:
    heard = [{"entity": "thema", "value": "inclusie", "confidence_entity": 0.8}]
    gesprek = tracker("corrigeren", tekst, heard, vraag="akkoord")
    assert Bericht.van_tracker(gesprek).labels.get("themas") == themas


def test_a_question_about_an_advies_tells_nothing() -> None:
    heard = [{"entity": "vorm", "value": "advies"}]
    gesprek = tracker("meer_info", "voor wie kan dat", heard, vraag="doelgroepen")
    bericht = Bericht.van_tracker(gesprek)
    assert (bericht.intent, bericht.labels) == ("meer_info", {})


@pytest.mark.parametrize(
    ("intent", "tekst", "vraag", "wordt"),
    [
        # Before there is an advies a few words are no question about one.
        ("ander_aanbod", "iets", "vormen", "vertellen"),
        ("aanmelden", "doe die maar", "vormen", "vertellen"),
        ("meer_info", "adviesgesprek graag", "themas", "vertellen"),
        ("meer_info", "vertel meer over de tweede", "vormen", "meer_info"),
        ("aanmelden", "ik wil me aanmelden", "vormen", "aanmelden"),
        ("ander_aanbod", "iets", None, "ander_aanbod"),
        # What is asked for in so many words is an answer.
        ("wat_kun_je", "weet je wat, doe maar een webinar", "vormen", "vertellen"),
        ("wat_kun_je", "wat is een webinar", "vormen", "wat_kun_je"),
        ("kosten_vragen", "een webinar. Wat kost dat eigenlijk?", "vormen", "vertellen"),
        ("kosten_vragen", "wat kost een webinar?", "vormen", "kosten_vragen"),
        # What there is to choose from.
        ("buiten_bereik", "welke soorten zijn er?", "vormen", "uitleg_vragen"),
        ("meer_info", "wat houdt intervisie in?", "vormen", "uitleg_vragen"),
        ("meer_info", "wat houdt intervisie in?", None, "meer_info"),
        ("buiten_bereik", "welke thema's zijn er?", "themas", "toon_keuzes"),
        # Waiting, and going on after it.
        ("vorige_vraag", "ik kom zo terug", "vormen", "wachten"),
        ("vertellen", "wacht even", "themas", "wachten"),
        ("vertellen", "wacht, ook de ouders", "doelgroepen", "vertellen"),
        ("ontkennen", "nee wacht", "akkoord", "ontkennen"),
        ("vertellen", "ik ben er weer", "vormen", "hervatten"),
        ("afscheid", "nee laat maar, ik ga hier verder", "vormen", "hervatten"),
        ("afscheid", "laat maar, ik ga verder met mijn werk", "vormen", "afscheid"),
        # An answer with an opinion in it, or a question behind it.
        ("tevreden", "Goed. Een webinar lijkt me voldoende.", "vormen", "vertellen"),
        ("tevreden", "Goed, dat lijkt me voldoende.", "vormen", "tevreden"),
        ("kosten_vragen", "docenten. hoeveel vragen nog?", "doelgroepen", "vertellen"),
        ("kosten_vragen", "docenten. hoeveel vragen nog?", "vormen", "kosten_vragen"),
        ("bevestigen", "klopt dit allemaal wel?", "akkoord", "uitleg_vragen"),
        ("bevestigen", "klopt dit, dan akkoord", "akkoord", "bevestigen"),
        # Only offers have facts to ask for.
        ("buiten_bereik", "waar is dat?", "vormen", "meer_info"),
        ("buiten_bereik", "waar is het gemeentehuis?", "vormen", "buiten_bereik"),
        ("buiten_bereik", "hoe laat is het eigenlijk", "vormen", "buiten_bereik"),
        ("vertellen", "ga verder", "akkoord", "vertellen"),
        # Stopping.
        ("vertellen", "cancel", "vormen", "afscheid"),
        ("ontkennen", "laat maar zo", "akkoord", "ontkennen"),
        ("bevestigen", "laat maar komen", "akkoord", "bevestigen"),
        ("vertellen", "annuleer die demonstratie niet", "themas", "vertellen"),
    ],
)
def test_a_few_words_while_a_question_is_open(
    intent: str, tekst: str, vraag: str | None, wordt: str
) -> None:
    assert Bericht.van_tracker(tracker(intent, tekst, vraag=vraag)).intent == wordt


@pytest.mark.parametrize(
    ("intent", "tekst", "vraag", "zekerheid", "wordt"),
    [
        ("geen_idee", "managers", "doelgroepen", 0.4, "vertellen"),
        ("geen_idee", "managers", "doelgroepen", 0.9, "geen_idee"),
        ("bevestigen", "hm", "akkoord", 0.4, "vertellen"),
        ("bevestigen", "hm", "akkoord", 0.9, "bevestigen"),
        ("bevestigen", "ja hm", "akkoord", 0.4, "bevestigen"),
        ("bevestigen", "hm", "themas", 0.4, "bevestigen"),
    ],
)
def test_what_leads_on_has_to_be_heard_well(
    intent: str, tekst: str, vraag: str, zekerheid: float, wordt: str
) -> None:
    gesprek = tracker(intent, tekst, vraag=vraag, zekerheid=zekerheid)
    assert Bericht.van_tracker(gesprek).intent == wordt


def test_a_gemeente_alone_is_told() -> None:
    heard = [{"entity": "gemeente", "value": "Borne"}]
    bericht = Bericht.van_tracker(tracker("buiten_bereik", "Borne", heard, vraag="themas"))
    assert (bericht.intent, bericht.gemeente) == ("vertellen", "Borne")


@pytest.mark.parametrize(
    ("intent", "tekst", "wordt"),
    [
        ("vertellen", "hoe lang duurt zo'n traject?", ("meer_info", {})),
        ("vertellen", "wat kost zo'n traject?", ("kosten_vragen", {})),
        ("vertellen", "een traject?", ("vertellen", {"vormen": ("traject",)})),
        ("medewerker_spreken", "wanneer zijn jullie er?", ("medewerker_spreken", {})),
    ],
)
def test_a_question_for_a_fact_is_no_answer(
    intent: str, tekst: str, wordt: tuple[str, dict[str, tuple[str, ...]]]
) -> None:
    heard = [{"entity": "vorm", "value": "traject"}] if "traject" in tekst else []
    bericht = Bericht.van_tracker(tracker(intent, tekst, heard, vraag="vormen"))
    assert (bericht.intent, bericht.labels) == wordt


@pytest.mark.parametrize(
    ("tekst", "vraag", "labels"),
    [
        ("werkgevers, nee wacht, onze hr-afdeling", "doelgroepen",
         {"doelgroepen": ("beleidsadviseur",)}),
        ("een dialoogtraining", "vormen", {"vormen": ("kennis",)}),
        ("doe er een e-learning bij, voor HR", "akkoord",
         {"vormen": ("kennis",), "doelgroepen": ("beleidsadviseur",)}),
        ("geen cursus", "vormen", {}),
        ("onze hr-afdeling", "vormen", {}),
    ],
)  # fmt: skip
def test_what_is_named_for_the_open_question_is_heard(
    tekst: str, vraag: str, labels: dict[str, tuple[str, ...]]
) -> None:
    assert Bericht.van_tracker(tracker(tekst=tekst, vraag=vraag)).labels == labels


@pytest.mark.parametrize(
    ("tekst", "zekerheid", "heard"),
    [
        ("in onze regio zijn vier boeren benaderd door mensen die een loods willen", 0.45, {}),
        ("in onze regio zijn vier boeren benaderd en we zoeken hulp van anderen", 0.45, {"vormen"}),
        ("in onze regio zijn vier boeren benaderd, is intervisie iets voor hen", 0.5, {"vormen"}),
        # What is named need not be wished for: "vorig jaar speelde dat in andere gemeenten".
        ("in onze regio zijn vier boeren benaderd, net als in andere gemeenten", 0.45, {}),
    ],
)
def test_a_story_that_asks_for_nothing_leaves_the_questions_open(
    tekst: str, zekerheid: float, heard: set[str]
) -> None:
    half = [{"entity": "vorm", "value": "uitwisseling", "confidence_entity": zekerheid}]
    assert set(Bericht.van_tracker(tracker(tekst=tekst, entities=half)).labels) == set(heard)


@pytest.mark.parametrize(
    ("tekst", "doelgroepen"),
    [
        ("ik ben beleidsmedewerker en zoek een training voor onze docenten", ("onderwijs",)),
        ("een training voor onze docenten en onze beleidsmedewerkers",
         ("beleidsadviseur", "onderwijs")),
        ("ik ben beleidsmedewerker en zoek een training", ("beleidsadviseur", "onderwijs")),
    ],
)  # fmt: skip
def test_who_asks_need_not_take_part(tekst: str, doelgroepen: tuple[str, ...]) -> None:
    heard = [
        {"entity": "doelgroep", "value": label, "confidence_entity": 0.9}
        for label in ("beleidsadviseur", "onderwijs")
    ]
    assert Bericht.van_tracker(tracker(tekst=tekst, entities=heard)).labels["doelgroepen"] == (
        doelgroepen
    )


def test_who_the_support_is_for_is_heard_by_name() -> None:
    heard = [{"entity": "vorm", "value": "kennis"}]
    tekst = "wij verzoeken u om scholing ten behoeve van de leden van de gemeenteraad"
    bericht = Bericht.van_tracker(tracker(tekst=tekst, entities=heard))
    assert bericht.labels["doelgroepen"] == ("bestuurder",)


@pytest.mark.parametrize(
    ("tekst", "vraag", "themas"),
    [
        ("in het kader van de aanpak discriminatie", "themas", ("inclusie",)),
        ("iets over bedreigingen door inwoners", "themas", ("maatschappelijke_spanningen",)),
        ("iets over bedreigingen door inwoners", "vormen", None),
        ("het gaat niet om discriminatie", "themas", None),
    ],
)
def test_words_make_a_thema_worth_a_question_where_none_was_heard(
    tekst: str, vraag: str, themas: tuple[str, ...] | None
) -> None:
    assert Bericht.van_tracker(tracker(tekst=tekst, vraag=vraag)).vermoedens.get("themas") == themas


def test_what_was_heard_goes_before_such_words() -> None:
    heard = [{"entity": "thema", "value": "polarisatie", "role": "vraag"}]
    tekst = "iets over bedreigingen door inwoners"
    bericht = Bericht.van_tracker(tracker(tekst=tekst, entities=heard, vraag="themas"))
    assert bericht.vermoedens["themas"] == ("polarisatie", "maatschappelijke_spanningen")


@pytest.mark.parametrize(
    ("tekst", "themas"),
    [
        ("we hebben te maken met radicalisering en polarisatie", {"polarisatie", "radicalisering"}),
        ("geen radicalisering maar polarisatie", {"polarisatie"}),
        ("is het radicalisering of polarisatie?", {"polarisatie"}),
    ],
)
def test_themas_named_together_are_all_meant(tekst: str, themas: set[str]) -> None:
    heard = [{"entity": "thema", "value": "polarisatie"}]
    bericht = Bericht.van_tracker(tracker(tekst=tekst, entities=heard, vraag="themas"))
    assert set(bericht.labels["themas"]) == themas


def test_a_question_for_other_support_is_a_wish() -> None:
    bericht = Bericht.van_tracker(tracker("wat_kun_je", "heeft u ook een training?"))
    assert (bericht.intent, bericht.labels) == ("vertellen", {"vormen": ("kennis",)})


def test_a_wish_is_no_goodbye() -> None:
    tekst = "alleen het meedenken is voor nu genoeg"
    bericht = Bericht.van_tracker(tracker("afscheid", tekst, vraag="akkoord"))
    assert (bericht.intent, bericht.labels) == ("vertellen", {"vormen": ("advies",)})


def test_support_that_is_a_part_by_itself_is_asked_for() -> None:
    heard = [
        {"entity": "thema", "value": "rechtsextremisme", "confidence_entity": 0.9},
        {"entity": "vorm", "value": "kennis", "confidence_entity": 0.3, "role": "vraag"},
    ]
    tekst = "1. rechtsextreme jongeren 2. training 3. jongerenwerkers"
    labels = Bericht.van_tracker(tracker(tekst=tekst, entities=heard)).labels
    assert labels["vormen"] == ("kennis",)


def test_support_in_a_row_with_what_was_heard_is_wanted_too() -> None:
    heard = [{"entity": "vorm", "value": "advies", "confidence_entity": 0.8}]
    for tekst, vormen in (
        ("het vertrouwen is weg, cursus en adviesgesprek", {"advies", "kennis"}),
        ("na de cursus van vorig jaar zoeken we een adviesgesprek", {"advies"}),
    ):
        labels = Bericht.van_tracker(tracker(tekst=tekst, entities=heard)).labels
        assert set(labels["vormen"]) == vormen


def test_other_people_asked_for_after_an_advies_are_a_wish() -> None:
    bericht = Bericht.van_tracker(tracker("wat_kun_je", "hebben jullie dit ook voor scholen?"))
    assert (bericht.intent, bericht.labels) == ("vertellen", {"doelgroepen": ("onderwijs",)})


def test_a_short_answer_to_the_recap_holds_nothing_half_heard_beside_what_it_names() -> None:
    heard = [
        {"entity": "doelgroep", "value": "bestuurder", "confidence_entity": 0.9},
        {"entity": "thema", "value": "maatschappelijke_spanningen", "confidence_entity": 0.56},
    ]
    talk = tracker(tekst="burgemeester en communicatie", entities=heard, vraag="akkoord")
    assert Bericht.van_tracker(talk).labels == {"doelgroepen": ("bestuurder",)}


@pytest.mark.parametrize(
    ("intent", "wordt"), [("bevestigen", "wel_opnieuw"), ("ontkennen", "niet_opnieuw")]
)
def test_yes_and_no_answer_whether_all_answers_may_go(intent: str, wordt: str) -> None:
    eerder: list[dict[str, Any]] = [
        {"event": "user", "text": "opnieuw?"},
        {"event": "bot", "metadata": {"utter_action": "utter_opnieuw_vragen"}},
    ]
    talk = tracker(intent, "ja" if intent == "bevestigen" else "nee", eerder=eerder, vraag="vormen")
    assert Bericht.van_tracker(talk).intent == wordt


@pytest.mark.parametrize(
    ("tekst", "themas"),
    [
        ("een e-learning over polarisatie en radicalisering", {"polarisatie", "radicalisering"}),
        ("een e-learning tegen racisme", {"inclusie"}),
        # This word is asked about, and a thema that is only mentioned is none.
        ("een e-learning over ondermijning", set()),
        ("een e-learning want er was racisme", set()),
    ],
)
def test_what_support_is_asked_about_by_name_is_going_on(tekst: str, themas: set[str]) -> None:
    heard = [{"entity": "vorm", "value": "kennis", "confidence_entity": 0.8}]
    labels = Bericht.van_tracker(tracker(tekst=tekst, entities=heard, vraag="themas")).labels
    assert set(labels.get("themas", ())) == themas


@pytest.mark.parametrize(
    ("tekst", "themas"),
    [
        ("nee, niet Zwolle, het is Kampen", ()),
        ("in Kampen staan twee kampen tegenover elkaar", ("polarisatie",)),
    ],
)
def test_the_name_of_a_gemeente_is_no_thema(tekst: str, themas: tuple[str, ...]) -> None:
    heard = [
        {"entity": "thema", "value": "polarisatie", "confidence_entity": 0.8},
        {"entity": "gemeente", "value": "Kampen", "confidence_entity": 0.9},
    ]
    bericht = Bericht.van_tracker(tracker(tekst=tekst, entities=heard, vraag="themas"))
    assert (bericht.labels.get("themas", ()), bericht.gemeente) == (themas, "Kampen")


def test_who_is_a_part_of_a_telegram_takes_part() -> None:
    heard = [{"entity": "thema", "value": "problematisch_gedrag", "confidence_entity": 0.9}]
    tekst = "druk van een ambassade op studenten, intervisie, onderwijs"
    labels = Bericht.van_tracker(tracker(tekst=tekst, entities=heard, vraag="themas")).labels
    assert (labels["vormen"], labels["doelgroepen"]) == (("uitwisseling",), ("onderwijs",))


def test_a_story_behind_a_word_that_says_nothing_is_no_telegram() -> None:
    tekst = "ok, dan mijn echte vraag: in Deurne ronselen drugscriminelen jongens van het vmbo"
    heard = [{"entity": "doelgroep", "value": "onderwijs", "confidence_entity": 0.5}]
    assert Bericht.van_tracker(tracker(tekst=tekst, entities=heard, vraag="themas")).labels == {}


def test_a_row_of_sentences_is_no_telegram_about_who_takes_part() -> None:
    tekst = "de politie is er, we kunnen verder. een training"
    heard = [{"entity": "vorm", "value": "kennis", "confidence_entity": 0.9}]
    labels = Bericht.van_tracker(tracker(tekst=tekst, entities=heard, vraag="vormen")).labels
    assert labels == {"vormen": ("kennis",)}


@pytest.mark.parametrize(
    ("tekst", "themas"),
    [
        ("ondermijning van de rechtsstaat", {"extremisme"}),
        ("ondermijning van de rechtsstaat door drugscriminelen", {"ondermijning", "extremisme"}),
        ("ondermijning in de haven", {"ondermijning", "extremisme"}),
    ],
)
def test_undermining_the_state_without_crime_is_extremisme(tekst: str, themas: set[str]) -> None:
    heard = [
        {"entity": "thema", "value": thema, "confidence_entity": 0.5}
        for thema in ("ondermijning", "extremisme")
    ]
    labels = Bericht.van_tracker(tracker(tekst=tekst, entities=heard, vraag="themas")).labels
    assert set(labels["themas"]) == themas


@pytest.mark.parametrize(
    ("zekerheid", "tekst", "aantal"),
    [(0.4, "bedreigd en gepest", 2), (0.8, "bedreigd en gepest", 3), (0.4, "er zijn rellen", 3)],
)
def test_a_third_thema_must_be_heard_well(zekerheid: float, tekst: str, aantal: int) -> None:
    heard = [
        {"entity": "thema", "value": "inclusie", "confidence_entity": 0.85},
        {"entity": "thema", "value": "ondermijning", "confidence_entity": 0.76},
        {
            "entity": "thema",
            "value": "maatschappelijke_spanningen",
            "confidence_entity": zekerheid,
        },
    ]
    labels = Bericht.van_tracker(tracker(tekst=tekst, entities=heard, vraag="themas")).labels
    assert len(labels["themas"]) == aantal


@pytest.mark.parametrize("tekst", ["waar vind ik dat", "wat houdt dat in", "hoe weet ik dat"])
def test_a_question_at_the_recap_is_no_yes_however_it_was_heard(tekst: str) -> None:
    talk = tracker("bevestigen", tekst, vraag="akkoord", zekerheid=0.5)
    assert Bericht.van_tracker(talk).intent == "uitleg_vragen"


@pytest.mark.parametrize("intent", ["meer_info", "ontevreden", "ander_aanbod"])
def test_is_there_nothing_that_fits_asks_what_is_missing(intent: str) -> None:
    talk = tracker(intent, "is er echt niets dat precies past?")
    assert Bericht.van_tracker(talk).intent == "uitleg_vragen"


def test_is_there_nothing_else_asks_for_more() -> None:
    talk = tracker("ander_aanbod", "is er niks anders dat past?")
    assert Bericht.van_tracker(talk).intent == "ander_aanbod"


@pytest.mark.parametrize(
    ("tekst", "steun"),
    [
        ("samen met buurgemeenten optrekken en van elkaar leren", ("uitwisseling",)),
        ("optrekken met andere gemeenten, in een traject", ("uitwisseling", "traject")),
    ],
)
def test_half_heard_beside_sure_support_counts_when_named(
    tekst: str, steun: tuple[str, ...]
) -> None:
    heard = [
        {"entity": "vorm", "value": "uitwisseling", "confidence_entity": 0.99},
        {"entity": "vorm", "value": "traject", "confidence_entity": 0.7},
    ]
    bericht = Bericht.van_tracker(tracker("vertellen", tekst, heard, vraag="vormen"))
    assert bericht.labels == {"vormen": steun}


@pytest.mark.parametrize(
    ("tekst", "telt"),
    [
        # No wish: others were asked, and which support there is is asked in the open.
        ("Een vrouw met een hoofddoek wordt bij ons nooit voor het bestuur gevraagd", False),
        ("Graag hoor ik welke ondersteuning er is, een inwoner betaalt zijn belasting niet", False),
        ("Wat kunt u ons bieden, twee groepen in het dorp praten niet meer met elkaar", False),
        # A wish.
        ("Onze jeugdwerkers willen leren omgaan met wat jongens in de loods bekokstoven", True),
        ("Wie kan ons helpen met de twee groepen die in het dorp niet meer praten", True),
    ],
)
def test_support_half_heard_counts_in_a_wish(tekst: str, telt: bool) -> None:
    heard = [{"entity": "vorm", "value": "kennis", "confidence_entity": 0.45}]
    bericht = Bericht.van_tracker(tracker("vertellen", tekst, heard, vraag="themas"))
    assert ("vormen" in bericht.labels) is telt


@pytest.mark.parametrize(
    ("tekst", "intent"),
    [
        ("Hebben jullie ook een cursus voor de gemeenteraad?", "vertellen"),
        ("Hebben jullie ook een cursus Excel voor de gemeenteraad?", "buiten_bereik"),
    ],
)
def test_who_asks_for_support_for_people_and_no_more_names_no_other_subject(
    tekst: str, intent: str
) -> None:
    assert Bericht.van_tracker(tracker("buiten_bereik", tekst, vraag="themas")).intent == intent


def _entiteit(soort: str, waarde: str, zekerheid: float, **rest: str) -> dict[str, Any]:
    return {"entity": soort, "value": waarde, "confidence_entity": zekerheid, **rest}


def test_a_training_with_practising_is_no_knowledge_however_well_it_is_heard() -> None:
    heard = [_entiteit("vorm", "kennis", 0.95), _entiteit("vorm", "oefenen", 0.9)]
    for tekst in ("een cursus met een acteur", "een scholing waarbij we zelf oefenen"):
        bericht = Bericht.van_tracker(tracker(tekst=tekst, entities=heard, vraag="vormen"))
        assert bericht.labels == {"vormen": ("oefenen",)}
    twee = tracker(tekst="een cursus en daarna oefenen", entities=heard, vraag="vormen")
    assert set(Bericht.van_tracker(twee).labels["vormen"]) == {"kennis", "oefenen"}


@pytest.mark.parametrize(
    ("wens", "zekerheid", "vormen"),
    [
        ("Ik hoor graag van buurgemeenten hoe zij dat doen.", 0.8, ("uitwisseling",)),
        ("We willen leren hoe het moet, en van buurgemeenten.", 0.95, ("uitwisseling", "kennis")),
        ("Graag een lezing en contact met buurgemeenten.", 0.8, ("uitwisseling", "kennis")),
    ],
)
def test_what_is_half_heard_as_knowledge_beside_exchange(
    wens: str, zekerheid: float, vormen: tuple[str, ...]
) -> None:
    heard = [_entiteit("vorm", "uitwisseling", 0.97), _entiteit("vorm", "kennis", zekerheid)]
    tekst = f"Elke avond staan er mensen met borden voor de opvang te roepen. {wens}"
    bericht = Bericht.van_tracker(tracker(tekst=tekst, entities=heard, vraag="themas"))
    assert bericht.labels == {"vormen": vormen}


@pytest.mark.parametrize(
    ("wens", "zekerheid", "doelgroepen"),
    [
        ("Wij willen een rollenspel doen en oefenen met de raad.", {"role": "vraag"}, "bestuurder"),
        ("Wij willen oefenen voor ons gesprek met de raad.", {"role": "vraag"}, None),
        ("Wij willen oefenen, want we hebben ruzie met de raad.", {}, None),
    ],
)
def test_who_practises_along_takes_part_and_who_is_dealt_with_does_not(
    wens: str, zekerheid: dict[str, str], doelgroepen: str | None
) -> None:
    heard = [
        _entiteit("vorm", "oefenen", 0.97),
        _entiteit("doelgroep", "bestuurder", 0.44 if zekerheid else 0.9, **zekerheid),
    ]
    tekst = f"Boze mensen blokkeren al dagen de ingang van het stadskantoor. {wens}"
    bericht = Bericht.van_tracker(tracker(tekst=tekst, entities=heard, vraag="themas"))
    assert bericht.labels.get("doelgroepen") == ((doelgroepen,) if doelgroepen else None)


def test_a_list_on_lines_of_its_own_is_a_row() -> None:
    bericht = Bericht.van_tracker(
        tracker(tekst="- een lezing\n- ervaringen delen\n\n* advies", vraag="vormen")
    )
    assert bericht.tekst == "een lezing, ervaringen delen, advies"
    assert bericht.labels == {"vormen": ("kennis", "uitwisseling", "advies")}


@pytest.mark.parametrize("teken", ["+", "/", "&"])
def test_a_sign_between_two_kinds_of_support_is_a_row(teken: str) -> None:
    heard = [{"entity": "vorm", "value": "uitwisseling"}]
    tekst = f"lezing {teken} ervaringen uitwisselen met andere gemeenten"
    bericht = Bericht.van_tracker(tracker(tekst=tekst, entities=heard, vraag="vormen"))
    assert bericht.labels == {"vormen": ("uitwisseling", "kennis")}


def test_who_takes_part_is_heard_before_a_story_about_them() -> None:
    tekst = "de boa's, een van hen is in 2019 met de dood bedreigd, dat leeft nog steeds hier"
    bericht = Bericht.van_tracker(tracker(tekst=tekst, vraag="doelgroepen"))
    assert bericht.labels == {"doelgroepen": ("eerstelijns_professional",)}


def test_a_question_which_of_two_words_means_what_tells_neither() -> None:
    tekst = "ik zoek iets over radicalisering of extremisme, wat is het verschil?"
    heard = [{"entity": "thema", "value": "radicalisering"}]
    bericht = Bericht.van_tracker(tracker("uitleg_vragen", tekst, heard, vraag="themas"))
    assert bericht.intent == "uitleg_vragen"


@pytest.mark.parametrize(
    ("intent", "tekst", "wordt"),
    [
        ("onzin", "ja nu is het compleet", "bevestigen"),
        ("ergernis", "ja hoor, schiet op", "bevestigen"),
        ("onzin", "ja nu alleen de code nog", "onzin"),
        ("onzin", "klopt dit wel?", "onzin"),
        ("ergernis", "schiet op", "ergernis"),
    ],
)
def test_a_yes_to_the_recap_with_anything_behind_it(intent: str, tekst: str, wordt: str) -> None:
    assert Bericht.van_tracker(tracker(intent, tekst, vraag="akkoord")).intent == wordt


def test_who_goes_on_here_does_not_leave() -> None:
    talk = tracker("afscheid", "ok, ik ga toch nog even hier verder", vraag="vormen")
    assert Bericht.van_tracker(talk).intent == "hervatten"


def test_which_support_is_better_is_asked_and_not_told() -> None:
    heard = [{"entity": "vorm", "value": "kennis"}, {"entity": "vorm", "value": "oefenen"}]
    talk = tracker("vertellen", "is een simulatie beter of een training?", heard, vraag="vormen")
    assert Bericht.van_tracker(talk).intent == "uitleg_vragen"

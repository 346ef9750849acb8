"""Names of persons are replaced; places, organisations, laws and ordinary words are not."""

import re
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from api.privacy.names import mask_names
from api.privacy.personal_data import find
from api.privacy.wordlists import fold, read_sections
from tests.support.patience import assert_proportional
from tests.unit.privacy.zinnen import ZINNEN

ROOT: Final = Path(__file__).parents[3]

MASKED = [
    # first name and surname, with and without capitals and particles
    ("Wij maken ons zorgen over Ahmed.", "Wij maken ons zorgen over [naam]."),
    ("het gaat over ahmed, hij is 16", "het gaat over [naam], hij is 16"),
    ("ahmed el idrissi is weg", "[naam] is weg"),
    ("Said el Haddad belde", "[naam] belde"),
    ("Youssef el A. is opgepakt", "[naam] is opgepakt"),
    ("youssef b. is opgepakt", "[naam] is opgepakt"),
    ("Jan de Vries belde mij", "[naam] belde mij"),
    ("jan de boer", "[naam]"),
    ("karin van der meulen komt", "[naam] komt"),
    ("ik sprak peter van den bosch", "ik sprak [naam]"),
    ("Karin v.d. Berg en Ilse van 't Hof", "[naam] en [naam]"),
    ("Jan-Willem van der Meer", "[naam]"),
    ("Jan van den Berg-Jansen", "[naam]"),
    ("Fatima Bouzidi zegt", "[naam] zegt"),
    ("fatima zahra benali", "[naam]"),
    ("kevin bakker", "[naam]"),
    ("Ayşe Öztürk en Krzysztof Kowalski", "[naam] en [naam]"),
    ("Abdirahman Warsame Farah", "[naam]"),
    ("Peter R. de Vries", "[naam]"),
    ("Mohammed B. uit Gouda", "[naam] uit Gouda"),
    ("Zoë's moeder en Ahmeds broer", "[naam] moeder en [naam] broer"),
    ("AHMED EL IDRISSI IS WEG", "[naam] IS WEG"),
    ("AHMED is weg", "[naam] is weg"),
    ("Karin van Bureau Halt", "[naam] van Bureau Halt"),
    ("Fatima van Rotterdam", "[naam] van Rotterdam"),
    ("de stichting van Ahmed", "de stichting van [naam]"),
    ("in gesprek met Jan, Bas en Klaas", "in gesprek met [naam], [naam] en [naam]"),
    ("Kevin, Roos en Storm", "[naam], [naam] en [naam]"),
    ("Roos Dijkstra en Ben Bakker", "[naam] en [naam]"),
    # surname alone, initials, particle and surname
    ("Gisteren zei Jansen dat", "Gisteren zei [naam] dat"),
    ("volgens Rabiaa Bouhalhoul", "volgens [naam]"),
    ("het gaat om Zelko Yilmaz", "het gaat om [naam]"),
    ("K. Bakker heeft gebeld", "[naam] heeft gebeld"),
    ("m. bakker", "[naam]"),
    ("T.J.M. van Dijk-Smit", "[naam]"),
    ("J. P. Balkenende", "[naam]"),
    ("A. el Idrissi", "[naam]"),
    ("gisteren zei De Vries dat", "gisteren zei [naam] dat"),
    ("Van den Berg kwam langs", "[naam] kwam langs"),
    # titles and functions
    ("mevr. Jansen", "mevr. [naam]"),
    ("mevrouw Van der Steen-Bakker", "mevrouw [naam]"),
    ("mevrouw de boer is er", "mevrouw [naam] is er"),
    ("meneer el bouazzaoui", "meneer [naam]"),
    ("mevrouw roos", "mevrouw [naam]"),
    ("mevrouw Roos", "mevrouw [naam]"),
    ("de heer K. Bakker", "de heer [naam]"),
    ("de heer en mevrouw Bakker", "de heer en mevrouw [naam]"),
    ("prof. dr. Beatrice de Graaf", "prof. dr. [naam]"),
    ("mr. dr. J. Smit", "mr. dr. [naam]"),
    ("de familie van dijk", "de familie [naam]"),
    ("het gezin El Idrissi", "het gezin [naam]"),
    ("burgemeester Van der Laan", "burgemeester [naam]"),
    ("burgemeester van der Laan wil", "burgemeester [naam] wil"),
    ("Burgemeester Bruls van Nijmegen", "Burgemeester [naam] van Nijmegen"),
    ("burgemeester dijksma", "burgemeester [naam]"),
    ("wethouder Kaya", "wethouder [naam]"),
    ("minister-president Rutte", "minister-president [naam]"),
    ("imam Mohamed el Bouazzaoui", "imam [naam]"),
    ("wijkagent m. bakker", "wijkagent [naam]"),
    ("mijn collega Xhevahir zegt", "mijn collega [naam] zegt"),
    ("juf Ank en opa jan", "juf [naam] en opa [naam]"),
    # being called
    ("een jongen, Youssef genaamd", "een jongen, [naam] genaamd"),
    ("hij heet kevin.", "hij heet [naam]."),
    ("de jongen heet Djaylenno", "de jongen heet [naam]"),
    ("de jongen heet xhelalo", "de jongen heet [naam]"),
    ("de leerling die Quvenzy heet of heet Storm", "de leerling die Quvenzy heet of heet [naam]"),
    ("hij noemt zich abu muhammed al-hollandi", "hij noemt zich [naam]"),
    ("een zekere Brahimi", "een zekere [naam]"),
    ("de leider is ene Kees-Jan Vermeulen", "de leider is ene [naam]"),
    ("onze mark en onze Ahmed", "onze [naam] en onze [naam]"),
    ("ik ben jan", "ik ben [naam]"),
    ("Ik ben Sharon Dijksma", "Ik ben [naam]"),
    ("ik heet djaylenno", "ik heet [naam]"),
    ("Mijn naam is Xhelalo Hoti.", "Mijn naam is [naam]."),
    ("mijn naam is karin de wit en ik werk hier", "mijn naam is [naam] en ik werk hier"),
    ("haar naam is Quvenzy", "haar naam is [naam]"),
    ("Groet, Sjonnie", "Groet, [naam]"),
    ("Met vriendelijke groet,\nXhelalo Hoti", "Met vriendelijke groet,\n[naam]"),
    ("groeten, anneke", "groeten, [naam]"),
]

KEPT = [
    # places and streets
    "Den Haag",
    "de burgemeester van den haag",
    "Bergen op Zoom",
    "Jan van Galenstraat",
    "Anna Paulowna en Hendrik-Ido-Ambacht",
    "de burgemeester van Utrecht en de wethouder van Ede",
    "burgemeester Rotterdam",
    "wij werken in Axel",
    "de ene Rotterdamse wijk en de andere",
    "bij de St. Jan en Sint Maarten",
    # organisations, laws, feasts, historic persons
    "Anne Frank Stichting en Anne Frankschool",
    "het Anne Frank-huis",
    "Verwey-Jonker Instituut",
    "Hannah Arendt Instituut",
    "Willem II en de Johan Cruijff ArenA",
    "Stichting Oumnia Works",
    "moskee El Houda en moskee el Houda",
    "basisschool Prins Willem-Alexander",
    "Sinterklaas, Zwarte Piet en de Zwarte Piet-discussie",
    "Kick Out Zwarte Piet",
    "Roma en Sinti",
    "wet Van Bakel",
    "de wet van Bakel",
    "Wet Bibob en operatie Sam",
    "de profeet Mohammed en Mohammed-cartoons",
    "Henk en Ingrid",
    "Al Qaida, Al Jazeera en Hizb ut-Tahrir",
    "Milli Görüs en de Grijze Wolven",
    "Black Lives Matter en Extinction Rebellion",
    "de Jonge Democraten",
    "Jehova's getuigen",
    "de moord op Theo van Gogh en op Pim Fortuyn",
    "ING Bank, EMMA en RadarAdvies",
    "Premier League",
    "bij de Albert Heijn op de Albert Cuyp",
    "Ahmadi-kinderen worden geweerd",
    "Meet & greet",
    # functions with a subject, place or party
    "wethouder Jeugd en Zorg",
    "wethouder Volkshuisvesting",
    "minister van Justitie en minister Binnenlandse Zaken",
    "wethouder van de Partij voor de Dieren",
    "wethouder van GroenLinks en raadslid Leefbaar Rotterdam",
    "commissaris van de Koning",
    "collega Ruimtelijke Ordening",
    "docent Maatschappijleer en docent Frans",
    "Wijkagent Noord: het is onrustig",
    "de heer of mevrouw",
    "de heer des huizes",
    "mevrouw zegt dat meneer boos is",
    "meester in de rechten",
    # ordinary words that are names as well
    "Elke week en Erna was het stil",
    "Wil je meer weten?",
    "Ben je er morgen?",
    "ik ben bakker en ik wil boer worden",
    "ik ben de boer",
    "Ernst van de zaak",
    "Nader onderzoek",
    "Toon begrip",
    "Lieve mensen",
    "Max 20 deelnemers in mei en juni",
    "1 jan 2024",
    "Frans spreken en een storm in de wijk",
    "hoop en angst, roos en beer",
    "bas op de plek, een mark en een ton",
    "Allahu akbar en de ramadan",
    "jihad, islam, iman en dua",
    # cues without a name
    "Hoe heet de training Omgaan met Polarisatie?",
    "De training heet Dialoog onder Druk",
    "een groep genaamd Blood & Honour",
    "het beleid heet nu anders",
    "zij heet iedereen welkom",
    "ik heet u welkom",
    "mijn naam niet noemen",
    "hij noemt zich Arisch",
    "één achternaam anders",
    "de ene wil een gesprek en de andere niet",
    "joost mag het weten",
    "de naam is onbekend",
    "Ik ben Marokkaans",
    "Ik ben Adviseur Openbare Orde en Veiligheid",
    "ik ben boos",
    "groeten uit Rotterdam",
    "Met vriendelijke groet, Gemeente Utrecht",
    "groep B. De gemeente",
    "optie A. Daarna volgt B.",
    "B.V. en N.V., a.u.b. en m.b.t.",
    "Van de gemeente kregen wij niets",
    "oma's, opa's, zoon of dochter",
    "[naam] en [naam] heet [naam]",
]


@pytest.mark.parametrize(("text", "expected"), MASKED)
def test_masked(text: str, expected: str) -> None:
    assert mask_names(text) == expected


@pytest.mark.parametrize("text", [*KEPT, *ZINNEN])
def test_kept(text: str) -> None:
    assert mask_names(text) == text


@pytest.mark.parametrize("zin", ZINNEN)
def test_a_name_beside_an_ordinary_sentence_is_masked(zin: str) -> None:
    assert mask_names(f"Ahmed el Idrissi belde. {zin}") == f"[naam] belde. {zin}"
    assert mask_names(f"{zin} Het gaat om kevin.") == f"{zin} Het gaat om [naam]."


FIRST_NAMES = read_sections("voornamen.txt")
SURNAMES = read_sections("achternamen.txt")
RULES = read_sections("naamregels.txt")


def test_every_sure_first_name_is_masked_in_any_case() -> None:
    missed = [
        name
        for name in FIRST_NAMES["altijd"]
        for written in (name, name.capitalize(), f"het gaat om {name}", f"{name.title()} is hier")
        if mask_names(written) == written
    ]
    assert missed == []


def test_every_first_name_is_masked_after_a_cue_and_before_a_surname() -> None:
    names = frozenset[str]().union(*FIRST_NAMES.values())
    missed = [
        written
        for name in names
        for written, expected in (
            (f"de jongen heet {name.title()}", "de jongen heet [naam]"),
            (f"gisteren belde {name.title()} de Vries", "gisteren belde [naam]"),
        )
        if mask_names(written) != expected
    ]
    assert missed == []


def test_first_names_are_many_and_stand_in_one_section() -> None:
    sections = list(FIRST_NAMES.values())
    assert len(frozenset[str]().union(*sections)) == sum(map(len, sections)) >= 900


def test_no_sure_name_is_a_place_or_a_word_that_is_no_name() -> None:
    sure = FIRST_NAMES["altijd"] | SURNAMES["altijd"]
    assert sure & (RULES["plaatsen"] | RULES["geen_naam"] | RULES["functies"]) == frozenset()


def municipalities() -> list[str]:
    path = ROOT / "bot" / "components" / "gemeente" / "gemeenten.yml"
    entries = YAML(typ="safe").load(path.read_text(encoding="utf-8"))["gemeenten"]
    return [re.sub(r" \(.*\)", "", entry["naam"]) for entry in entries]


def test_no_municipality_is_taken_for_a_person() -> None:
    """A municipality that is new belongs in `naamregels.txt`, under [plaatsen]."""
    frames = (
        "{}",
        "Ik ben adviseur bij {} en zoek hulp.",
        "in {} speelt veel onrust",
        "wij zijn van de gemeente {}",
        "de burgemeester van {} wil meedoen",
        "het college van {}",
        "burgemeester {} wil meedoen",
    )
    wrong = [
        text
        for name in municipalities()
        for frame in frames
        for text in (frame.format(name), frame.format(name.lower()))
        if mask_names(text) != text
    ]
    assert wrong == []


def test_nothing_in_the_catalogue_is_taken_for_a_person() -> None:
    catalogue = YAML(typ="safe").load((ROOT / "catalogue.yml").read_text(encoding="utf-8"))
    texts = [
        entry[field]
        for section in ("themas", "vormen", "doelgroepen", "aanbieders", "aanbod")
        for entry in catalogue[section]
        for field in ("naam", "uitleg", "omschrijving")
        if field in entry
    ]
    assert texts
    assert [text for text in texts if mask_names(text) != text] == []
    assert [text for text in texts if find(text)] == []


# Names, cues and ordinary words in any order, to reach the corners of the rules.
WORDS = st.sampled_from(
    re.findall(
        r"[^|]+",
        "Ahmed|kevin|Jan|bas|Roos|storm|Jansen|bakker|Bakker|De|de|van|der|den|el|El|Van|K.|b.|J.P."
        "|mevrouw|meneer|mr.|burgemeester|heet|genaamd|zekere|ene|onze|ik|ben|mijn|naam|is|groet,"
        "|Stichting|moskee|wet|school|Instituut|Utrecht|Haag|Kaya|Xhelalo|xhelalo|jongen|hij|en|of"
        "|,|.|\n|[naam]|IS|AHMED|Jan-Willem|Fatima's|v.d.|'t|Vries|Zwarte|Piet|zijn|16|(|)|Dijkstra|II",
    )
)


@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60))
def test_masking_is_stable_and_leaves_the_rest(text: str) -> None:
    masked = mask_names(text)
    assert mask_names(masked) == masked
    pattern = ".*?".join(re.escape(part) for part in masked.split("[naam]"))
    assert re.fullmatch(pattern, text, re.DOTALL)


@given(st.lists(WORDS, max_size=8), st.sampled_from(["Youssef", "youssef", "Agnieszka", "tygo"]))
def test_a_sure_name_between_commas_is_always_masked(words: list[str], name: str) -> None:
    text = f"{' '.join(words)}, {name}, en verder"
    assert name not in mask_names(text)


@pytest.mark.parametrize("part", ["Jan ", "van ", "K.", "a-", "Stichting ", "heet ", "Wet ", "x"])
@pytest.mark.timeout(60)
def test_a_hostile_text_takes_time_in_proportion_to_its_length(part: str) -> None:
    assert_proportional(mask_names, part)


def test_fold_ignores_case_and_accents() -> None:
    assert {fold(name) for name in ("Zoë", "ZOË", "zoe", "Zoe\u0308")} == {"zoe"}
    assert fold("Yıldız") == fold("YILDIZ") == "yildiz"
    assert fold("Łukasz") == "lukasz"


def test_an_entry_above_the_first_section_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lijst.txt").write_text("# uitleg\nlos\n[deel]\nwoord\n", encoding="utf-8")
    monkeypatch.setattr("api.privacy.wordlists.__file__", str(tmp_path / "wordlists.py"))
    with pytest.raises(ValueError, match="'los' stands above the first section"):
        read_sections("lijst.txt")

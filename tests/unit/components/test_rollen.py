"""Finding role words, and what stands around them."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from api.aanbod.store import CatalogueStore
from bot.components.labels.naming import Words
from bot.components.labels.wordlists import FILES, WordList
from bot.stack.paths import ROOT


def _read(text: str) -> Words:
    return WordList.of("doelgroep").read(text)


@pytest.mark.parametrize(
    ("text", "doelgroep"),
    [
        ("onze wijkcoaches", "eerstelijns_professional"),
        ("een loco-burgemeester", "bestuurder"),
        ("de mbo-docenten", "onderwijs"),
        ("AOV'ers", "ov_adviseur"),
        ("het moskeebestuur", "sleutelfiguur"),
        ("de Oranjevereniging", "maatschappelijke_organisatie"),
        ("wijkagenten", "politie_justitie"),
        ("een beleidsmedewerker", "beleidsadviseur"),
        ("de leerplichtambtenaar", "eerstelijns_professional"),
        ("het team Werk en Inkomen", "eerstelijns_professional"),
        ("twee wijkregisseurs", "eerstelijns_professional"),
        ("een PGA-regisseur", "ov_adviseur"),
        ("de raadsgriffier", "bestuurder"),
        ("onze jeugdouderling", "sleutelfiguur"),
        ("de scoutingleiding", "maatschappelijke_organisatie"),
        ("iemand van het team Openbare Orde", "ov_adviseur"),
        ("adviseur openbare veiligheid", "ov_adviseur"),
        ("de perswoordvoerder", "beleidsadviseur"),
        ("onze burgemeister", "bestuurder"),
        ("ik geef wiskunde", "onderwijs"),
        ("op mijn spreekuur", "eerstelijns_professional"),
        ("de bewonerscommissie", "maatschappelijke_organisatie"),
        ("een accenthouder", "politie_justitie"),
        ("mensen naar wie geluisterd wordt", "sleutelfiguur"),
    ],
)
def test_a_role_word_stands_for_its_doelgroep(text: str, doelgroep: str) -> None:
    assert doelgroep in _read(text).named


@pytest.mark.parametrize(
    "text",
    [
        "vuurwerk bij het gemeentehuis",
        "de politiek is verdeeld",
        "thuis, in Nijkerk en Kerkrade",
        "verraad en een lege voorraad",
        "brandstichting en cocaïne",
        "aan elkaar verbonden",
        "het schoolplein van vroeger",
        "een auto op zijn schouders",
        "zij zoekt raad en hij weet raad",
    ],
)
def test_a_word_that_only_looks_like_a_role_names_nobody(text: str) -> None:
    assert _read(text).named == []


@pytest.mark.parametrize(
    ("text", "no_doelgroep"),
    [
        ("het veiligheidsteam", "eerstelijns_professional"),
        ("de reclasseringswerkers", "eerstelijns_professional"),
        ("beleidsmedewerkers", "eerstelijns_professional"),
        ("ov-adviseurs", "beleidsadviseur"),
        ("adviseurs openbare veiligheid", "beleidsadviseur"),
        ("de zorgcoördinator", "ov_adviseur"),
        ("de toezichthouders en wethouders", "sleutelfiguur"),
        ("de teamleider veiligheid", "onderwijs"),
        ("de teamleider burgerzaken", "onderwijs"),
        ("de pestcoördinator", "ov_adviseur"),
        ("een adviseur integrale veiligheid", "beleidsadviseur"),
        ("de crisisdienst van de ggz", "ov_adviseur"),
        ("het buurtpreventieteam", "eerstelijns_professional"),
    ],
)
def test_a_word_is_not_heard_as_a_doelgroep_that_it_resembles(text: str, no_doelgroep: str) -> None:
    found = _read(text).named
    assert found
    assert no_doelgroep not in found


@pytest.mark.parametrize(
    ("text", "doelgroep"),
    [
        ("het bestuur van de moskee", "sleutelfiguur"),
        ("het bestuur van onze voetbalclub", "maatschappelijke_organisatie"),
        ("de voorzitter van de kerk", "sleutelfiguur"),
        ("het bestuur van het dorpshuis", "maatschappelijke_organisatie"),
        ("ons college van bestuur", "onderwijs"),
    ],
)
def test_a_bestuur_with_what_it_governs_is_one_doelgroep(text: str, doelgroep: str) -> None:
    assert len(_read("het bestuur").named) == 3
    assert _read(text).named == [doelgroep]


def test_words_that_belong_together_are_one_role() -> None:
    words = _read("de intern begeleiders en de officier van justitie")
    assert words.words == ["de", "intern_begeleiders", "en", "de", "officier_van_justitie"]
    assert words.named == ["onderwijs", "politie_justitie"]


def test_an_abbreviation_that_is_also_a_word_counts_in_capitals() -> None:
    assert _read("overleg met het OM").named == ["politie_justitie"]
    assert _read("overleg om te leren").named == []


def test_accents_make_no_difference() -> None:
    assert _read("conciërges, coördinatoren") == _read("concierges, coordinatoren")


def test_a_text_without_role_words_names_nobody() -> None:
    assert _read("het is al weken onrustig rond de opvang").named == []


def test_the_role_word_is_masked_in_its_surroundings() -> None:
    """So that what is learned from one doelgroep holds for every other."""
    docenten = set(_read("een training voor docenten").surroundings("onderwijs"))
    agenten = set(_read("een training voor agenten").surroundings("politie_justitie"))
    shared = docenten & agenten
    assert "ervoor=training voor" in shared
    assert any("docenten" in feature for feature in docenten - shared)


def test_a_denial_before_the_role_word_is_seen() -> None:
    words = _read("niet voor de docenten maar voor de boa's")
    assert "ontkend=True" in set(words.surroundings("onderwijs"))
    assert "ontkend=False" in set(words.surroundings("eerstelijns_professional"))


def test_what_leads_to_the_role_is_seen_past_the_words_between() -> None:
    near = set(_read("een training voor docenten").surroundings("onderwijs"))
    far = set(_read("een training voor twee heel jonge docenten").surroundings("onderwijs"))
    spoken_of = set(_read("er klaagde iemand over twee jonge docenten").surroundings("onderwijs"))
    assert "terug=voor" in near & far
    assert "terug=over" in spoken_of


def test_who_else_is_named_is_seen() -> None:
    seen = set(_read("docenten en agenten").surroundings("onderwijs"))
    assert "onderwijs:naast=politie_justitie" in seen
    assert "onderwijs:naast=onderwijs" not in seen


def test_the_word_list_knows_the_doelgroepen_of_the_catalogue() -> None:
    known = {item.id for item in CatalogueStore(ROOT / "catalogue.yml").current.doelgroepen}
    assert set(YAML(typ="safe").load(FILES["doelgroep"])) == known

"""A working day with verwijzingen, through the pages."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta
from html import unescape

import pytest

from api.clock import now
from tests.helpdesk.seed import AANBOD, verwijzing
from tests.helpdesk.site import Helpdesk, Visitor, heading


def url(code: str) -> str:
    return f"/helpdesk/verwijzingen/{code}"


def versie(visitor: Visitor, code: str) -> str:
    """The version that the page of a verwijzing carries."""
    found = re.search(r'name="versie" value="(\d+)"', visitor.get(url(code)).text)
    assert found
    return found[1]


def text_of(page: str) -> str:
    """What a page says, without tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_a_code_as_it_was_heard_opens_its_verwijzing(helpdesk: Helpdesk) -> None:
    code = verwijzing(helpdesk)
    visitor = helpdesk.colleague("lezer")
    for typed in (code, code.lower(), code.replace("-", " ")):
        visitor.get("/helpdesk")
        answer = visitor.post("/helpdesk/verwijzingen/zoeken", code=typed)
        assert answer.headers["location"] == url(code)
    wrong = code[:-1] + "0"
    answer = visitor.post("/helpdesk/verwijzingen/zoeken", code=wrong)
    assert answer.status_code == 200
    assert code in answer.text
    answer = visitor.post("/helpdesk/verwijzingen/zoeken", code="0000-0000")
    assert answer.status_code == 404
    assert "niet gevonden" in answer.text


def test_who_waits_for_a_person_stands_on_top_with_the_age(helpdesk: Helpdesk) -> None:
    code = verwijzing(helpdesk, medewerker_gevraagd_op=now() - timedelta(hours=5))
    verwijzing(helpdesk)
    page = helpdesk.colleague("lezer").get("/helpdesk").text
    first = page.split('<th scope="row"')[1]
    assert code in first
    assert "al 5 uur" in first


def test_filters_and_their_count(helpdesk: Helpdesk) -> None:
    code = verwijzing(helpdesk, themas=("inclusie",), passend=False)
    other = verwijzing(helpdesk, themas=("extremisme",))
    page = helpdesk.colleague("lezer").get("/helpdesk?thema=inclusie&passend=false&status=").text
    assert code in page
    assert other not in page
    page = helpdesk.colleague("lezer").get("/helpdesk?status=afgerond&thema=ondermijning").text
    assert "geen verwijzingen die hierbij passen" in page


@pytest.mark.parametrize(
    "query", ["vanaf=gisteren", "status=x", "bladzijde=99", "steel=1&sorteer=;"]
)
def test_an_odd_address_is_no_failure(helpdesk: Helpdesk, query: str) -> None:
    verwijzing(helpdesk)
    answer = helpdesk.colleague("lezer").get(f"/helpdesk?{query}")
    assert answer.status_code == 200
    assert heading(answer) == "Verwijzingen"


def test_the_page_tells_everything_in_order(helpdesk: Helpdesk) -> None:
    code = verwijzing(helpdesk, gezegd=("Wij zoeken een training",))
    page = helpdesk.colleague("lezer").get(url(code)).text
    parts = [
        "De vraag",
        "Het advies van de chatbot",
        "Het gesprek",
        "Besluit",
        "Notities",
        "Wie deed wat",
    ]
    places = [page.index(f">{part}<") for part in parts]
    assert places == sorted(places)
    said = text_of(page)
    for words in (
        "Groepen staan tegenover",
        "Past bij uw thema",
        "abc123",
        "Wij zoeken een training",
    ):
        assert words in said


def test_an_advies_that_nobody_saw_is_not_called_one(helpdesk: Helpdesk) -> None:
    code = verwijzing(helpdesk, voor_medewerker=True)
    said = text_of(helpdesk.colleague("lezer").get(url(code)).text)
    assert "Het advies van de chatbot" not in said
    assert "De ambtenaar vroeg om een medewerker en zag dit aanbod niet." in said


def test_the_text_to_send_on_does_not_call_the_nearest_offer_fitting(helpdesk: Helpdesk) -> None:
    missing = "U vroeg om oefenen. Dat zit hier niet bij."
    nearest = AANBOD.model_copy(update={"ontbreekt": [missing]})
    code = verwijzing(helpdesk, vormen=("oefenen",), aanbod=nearest, passend=False)
    mail = text_of(helpdesk.colleague("lezer").get(url(code)).text).split("Goedendag,")[1]
    assert "Geen enkel aanbod past helemaal bij uw vraag." in mail
    assert f"Let op: {missing}" in mail
    assert "Dit aanbod past bij uw vraag" not in mail
    mail = text_of(helpdesk.colleague("lezer").get(url(verwijzing(helpdesk))).text)
    assert "Dit aanbod past bij uw vraag" in mail


def test_staff_are_not_spoken_to_as_the_official(helpdesk: Helpdesk) -> None:
    said = text_of(helpdesk.colleague("lezer").get(url(verwijzing(helpdesk))).text)
    assert "Zoals de ambtenaar het zag" in said
    assert "Bewaar deze code" not in said


def test_what_was_not_told_is_not_called_indifferent(helpdesk: Helpdesk) -> None:
    code = verwijzing(helpdesk, vormen=(), voor_medewerker=True)
    lezer = helpdesk.colleague("lezer")
    assert "Soort steun Niet genoemd" in text_of(lezer.get(url(code)).text)
    row = lezer.get("/helpdesk").text.split(f">{code}<")[1].split("</tr>")[0]
    assert "Niet genoemd" in row


def test_the_trail_is_told_in_words(helpdesk: Helpdesk) -> None:
    code = verwijzing(helpdesk)
    anna = helpdesk.colleague("beheerder", "Anna")
    anna.post(f"{url(code)}/status", versie=versie(anna, code), naar="in_behandeling")
    anna.post(f"{url(code)}/correctie", versie=versie(anna, code), themas="problematisch_gedrag")
    anna.post(
        f"{url(code)}/oordeel",
        versie=versie(anna, code),
        thema_goed="nee",
        advies_goed="nee",
        opvolging_nodig="nee",
        geschikt="ja",
    )
    for page in (url(code), "/helpdesk/beheer"):
        said = text_of(anna.get(page).text).rsplit("Wie deed wat", 1)[1]
        assert "Nieuw In behandeling" in said
        assert "Polarisatie; Kennis; Niet genoemd" in said
        assert "Problematisch gedrag; Niet genoemd; Niet genoemd" in said
        assert "Mag als voorbeeld" in said
        assert "_" not in said


def test_from_new_to_done(helpdesk: Helpdesk) -> None:
    code = verwijzing(helpdesk)
    anna = helpdesk.colleague("beoordelaar", "Anna")
    for naar in ("in_behandeling", "akkoord", "afgerond"):
        answer = anna.post(f"{url(code)}/status", versie=versie(anna, code), naar=naar)
        assert answer.headers["location"].startswith(url(code))
    said = text_of(anna.get(f"{url(code)}?gedaan=1").text)
    assert "Uw wijziging is bewaard." in said
    assert "Afgerond" in said
    assert "Akkoord Afgerond" in said, "the audit trail names from and to"


def test_the_second_of_two_colleagues_loses_nothing(helpdesk: Helpdesk) -> None:
    code = verwijzing(helpdesk)
    anna = helpdesk.colleague("beoordelaar", "Anna")
    bram = helpdesk.colleague("beoordelaar", "Bram")
    old = versie(bram, code)
    anna.post(f"{url(code)}/status", versie=versie(anna, code), naar="in_behandeling")
    answer = bram.post(f"{url(code)}/notitie", versie=old, tekst="Ik bel straks terug")
    assert answer.status_code == 409
    assert "intussen veranderd" in answer.text
    assert "Ik bel straks terug" in answer.text, "what Bram wrote stands in the form"


def test_adapted_asks_for_a_correction_first(helpdesk: Helpdesk) -> None:
    code = verwijzing(helpdesk)
    anna = helpdesk.colleague("beoordelaar")
    anna.post(f"{url(code)}/status", versie=versie(anna, code), naar="in_behandeling")
    answer = anna.post(f"{url(code)}/status", versie=versie(anna, code), naar="aangepast")
    assert answer.status_code == 422
    assert "Leg eerst vast" in answer.text


def test_a_correction_shows_the_advies_that_would_have_followed(helpdesk: Helpdesk) -> None:
    code = verwijzing(helpdesk)
    anna = helpdesk.colleague("beoordelaar", "Anna")
    seen = anna.get(f"{url(code)}/correctie?bekijk=1&themas=radicalisering&vormen=kennis")
    assert "Dit advies volgt dan" in seen.text
    assert "radicalisering" in seen.text
    anna.http.post(
        f"{url(code)}/correctie",
        data={
            "token": anna.token or "",
            "versie": versie(anna, code),
            "themas": ["radicalisering"],
            "vormen": ["kennis", "oefenen"],
        },
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    said = text_of(anna.get(url(code)).text)
    assert "Verbeterd door een collega" in said
    assert said.index("Polarisatie") < said.index("Radicalisering"), "the original stays"
    mail = said.split("Goedendag,")[1]
    assert "Een training" not in mail, "what is sent on is the corrected advies"


def test_an_unknown_word_in_a_correction_is_refused(helpdesk: Helpdesk) -> None:
    code = verwijzing(helpdesk)
    anna = helpdesk.colleague("beoordelaar")
    answer = anna.post(f"{url(code)}/correctie", versie=versie(anna, code), themas="bestaat_niet")
    assert answer.status_code == 422


def test_a_judgement_wants_all_three_answers(helpdesk: Helpdesk) -> None:
    code = verwijzing(helpdesk)
    anna = helpdesk.colleague("beoordelaar")
    half = {"thema_goed": "ja", "advies_goed": "nee"}
    answer = anna.post(f"{url(code)}/oordeel", versie=versie(anna, code), **half)
    assert answer.status_code == 422
    summary = text_of(answer.text.split("foutoverzicht", 1)[1].split("</ul>")[0])
    assert "Moet iemand hier nog iets mee doen? Kies ja of nee." in summary
    assert "Was het een goed advies?" not in summary, "that one was answered"
    anna.post(f"{url(code)}/oordeel", versie=versie(anna, code), opvolging_nodig="nee", **half)
    assert "Beoordeeld" in anna.get(url(code)).text


@pytest.mark.parametrize(
    ("tekst", "words"),
    [("", "Schrijf een notitie"), ("bel 06 12345678", "telefoonnummer"), ("x" * 2001, "hooguit")],
)
def test_a_note_that_may_not_be_kept(helpdesk: Helpdesk, tekst: str, words: str) -> None:
    code = verwijzing(helpdesk)
    anna = helpdesk.colleague("beoordelaar")
    answer = anna.post(f"{url(code)}/notitie", versie=versie(anna, code), tekst=tekst)
    assert answer.status_code == 422
    assert words in text_of(answer.text)
    assert "Er zijn nog geen notities." in anna.get(url(code)).text


def test_what_people_wrote_is_text_and_nothing_else(helpdesk: Helpdesk) -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}'
    code = verwijzing(helpdesk, situatie=evil, gezegd=(evil,), signaal="niet_begrepen")
    anna = helpdesk.colleague("beoordelaar")
    anna.post(f"{url(code)}/notitie", versie=versie(anna, code), tekst=evil)
    for path in (url(code), f"{url(code)}/correctie", "/helpdesk", "/helpdesk/niet-begrepen"):
        page = anna.get(path).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    assert "{{7*7}}" in text_of(anna.get(url(code)).text)


def test_the_export_is_a_safe_spreadsheet(helpdesk: Helpdesk) -> None:
    code = verwijzing(helpdesk, themas=("rechtsextremisme",), situatie="=1+1 geheim")
    anna = helpdesk.colleague("beoordelaar")
    anna.get("/helpdesk")
    answer = anna.post("/helpdesk/verwijzingen/export?thema=rechtsextremisme")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert code in [row["code"] for row in rows]
    assert {row["themas"] for row in rows} == {"rechtsextremisme"}
    assert "geheim" not in answer.text
    beheer = helpdesk.colleague("beheerder").get("/helpdesk/beheer")
    assert re.search(r"<td>export</td>\s*<td>verwijzingen</td>", beheer.text)


def test_what_was_erased_is_a_clear_page(helpdesk: Helpdesk) -> None:
    answer = helpdesk.colleague("lezer").get(url("AAAA-AAAA"))
    assert answer.status_code == 404
    assert "text/html" in answer.headers["content-type"]

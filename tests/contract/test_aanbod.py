"""What the offer, the vocabularies and the matching promise over HTTP (contract, section 4)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from openapi_spec_validator import validate

from api import clock
from api.aanbod.dependencies import now
from api.main import create_app
from api.settings import Settings
from tests.unit.catalogue.samples import minimal, offer, to_bytes, with_offers

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=clock.AMSTERDAM)


def _data() -> dict[str, Any]:
    data = with_offers(
        offer("kennis", omschrijving="Over beïnvloeding in de wijk, een lang verhaal."),
        offer(
            "oefenen",
            vormen=["oefenen"],
            doelgroepen=["bestuurder"],
            kosten="gratis",
            eigenaar="Een Naam",
            nakijken_voor="2027-01-01",
        ),
        offer("advies", vormen=["advies", "kennis"], themas=["inclusie"], aanbieder="kis"),
        offer("voorbij", datums=["2026-11-22"]),
        offer("regio", schaal="regionaal"),
        offer("weg", status="vervangen", vervangen_door="kennis"),
    )
    data["aanbieders"].append({"id": "kis", "naam": "Kennisplatform", "afkorting": "KIS"})
    data["contact"]["vrije_dagen"] = ["2026-11-24"]
    data["noodcontacten"] += [
        {
            **data["noodcontacten"][0],
            "id": "piket",
            "volgorde": 2,
            "alleen_voor": "burgemeesters",
        },
        {
            **data["noodcontacten"][0],
            "id": "steunpunt",
            "situaties": ["zorgen_geen_spoed"],
            "volgorde": 3,
        },
    ]
    data["noodcontacten"].reverse()
    data["nog_uitzoeken"] = [{"wat": "Geheim", "waarom": "Geheim"}]
    for part in (data["contact"], data["noodcontacten"][0], data["aanbod"][0]):
        part["nagaan"] = ["Geheim?"]
        part["bron"] = {**part["bron"], "let_op": "Geheim."}
    return data


def _app(folder: Path) -> FastAPI:
    catalogue = folder / "catalogue.yml"
    catalogue.write_bytes(to_bytes(_data()))
    secret = "x" * 43
    return create_app(
        Settings.model_validate(
            {
                "catalogue": catalogue,
                "database_url": f"sqlite+aiosqlite:///{folder / 'api.db'}",
                "RASA_TOKEN": secret,
                "STAFF_API_KEY": secret,
                "ACTIONS_API_KEY": secret,
            }
        )
    )


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """One application for all these tests; they only read."""
    return _app(tmp_path_factory.mktemp("aanbod"))


@pytest.fixture
def app(shared: FastAPI) -> Iterator[FastAPI]:
    shared.dependency_overrides[now] = lambda: MONDAY
    yield shared
    shared.dependency_overrides.clear()


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test/api/v1") as client:
        yield client


def _ids(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200
    return [item["id"] for item in answer.json()["aanbod"]]


def _problem(answer: httpx.Response, status: int, code: str) -> dict[str, Any]:
    problem: dict[str, Any] = answer.json()
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["status"] == status
    assert problem["code"] == code
    assert problem["type"].endswith(code)
    assert problem["title"]
    assert problem["detail"]
    assert problem["actie"]
    return problem


async def test_list_holds_open_national_offers(client: httpx.AsyncClient) -> None:
    answer = await client.get("/aanbod")
    assert _ids(answer) == ["kennis", "oefenen", "advies"]
    assert {key: answer.json()[key] for key in ("totaal", "pagina", "per_pagina")} == {
        "totaal": 3,
        "pagina": 1,
        "per_pagina": 20,
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("thema=inclusie", ["advies"]),
        ("thema=inclusie&thema=polarisatie", ["kennis", "oefenen", "advies"]),
        ("vorm=kennis", ["kennis", "advies"]),
        ("vorm=kennis&thema=polarisatie", ["kennis"]),
        ("doelgroep=bestuurder", ["oefenen"]),
        ("aanbieder=kis", ["advies"]),
        ("q=BEINVLOEDING", ["kennis"]),
        ("q=kis", ["advies"]),
        ("q=lang&q=verhaal", ["kennis"]),
        ("q=lang&q=kort", []),
        ("q=", ["kennis", "oefenen", "advies"]),
        ("thema=rechtsextremisme", []),
    ],
)
async def test_filters(client: httpx.AsyncClient, query: str, found: list[str]) -> None:
    assert _ids(await client.get(f"/aanbod?{query}")) == found


async def test_paging(client: httpx.AsyncClient) -> None:
    second = await client.get("/aanbod?per_pagina=2&pagina=2")
    assert _ids(second) == ["advies"]
    assert second.json()["totaal"] == 3
    assert _ids(await client.get("/aanbod?per_pagina=2&pagina=3")) == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("thema=inclusie&thema=onbekend", "thema.1"),
        ("aanbieder=onbekend", "aanbieder.0"),
        ("pagina=0", "pagina"),
        ("per_pagina=101", "per_pagina"),
        ("pagina=x", "pagina"),
    ],
)
async def test_wrong_filter(client: httpx.AsyncClient, query: str, field: str) -> None:
    problem = _problem(await client.get(f"/aanbod?{query}"), 422, "ongeldige_invoer")
    assert [fault["veld"] for fault in problem["velden"]] == [field]


async def test_one_offer(client: httpx.AsyncClient) -> None:
    answer = (await client.get("/aanbod/oefenen")).json()
    assert answer["aanbieder"] == "Expertise-unit Sociale Stabiliteit"
    assert answer["aanbieder_id"] == "ess"
    assert answer["kosten"] == "gratis"
    assert answer["gezien_op"] == "2026-11-01"
    assert answer["open"] is True
    assert "duur" not in answer


async def test_who_keeps_an_offer_stays_inside(client: httpx.AsyncClient) -> None:
    answer = (await client.get("/aanbod/oefenen")).json()
    assert not {"eigenaar", "nakijken_voor"} & set(answer)


@pytest.mark.parametrize(("own", "is_open"), [("voorbij", False), ("weg", False), ("regio", True)])
async def test_offer_out_of_the_list_can_still_be_read(
    client: httpx.AsyncClient, own: str, is_open: bool
) -> None:
    answer = await client.get(f"/aanbod/{own}")
    assert answer.status_code == 200
    assert answer.json()["open"] is is_open


async def test_unknown_offer(client: httpx.AsyncClient) -> None:
    _problem(await client.get("/aanbod/nergens"), 404, "onbekend_aanbod")


@pytest.mark.parametrize(
    ("path", "length", "first", "fields"),
    [
        ("themas", 8, "maatschappelijke_spanningen", {"id", "naam", "uitleg", "voorbeelden"}),
        ("vormen", 5, "kennis", {"id", "naam", "uitleg", "voorbeelden"}),
        ("doelgroepen", 8, "beleidsadviseur", {"id", "naam", "uitleg"}),
        ("aanbieders", 2, "ess", {"id", "naam", "afkorting"}),
    ],
)
async def test_vocabularies_are_bare_lists(
    client: httpx.AsyncClient, path: str, length: int, first: str, fields: set[str]
) -> None:
    answer = (await client.get(f"/{path}")).json()
    assert len(answer) == length
    assert answer[0]["id"] == first
    assert set(answer[0]) == fields


async def test_parent_of_a_thema(client: httpx.AsyncClient) -> None:
    parents = {one["id"]: one.get("ouder") for one in (await client.get("/themas")).json()}
    assert parents["rechtsextremisme"] == "extremisme"
    assert parents["inclusie"] is None


async def test_coverage(client: httpx.AsyncClient) -> None:
    answer = (await client.get("/dekking")).json()
    assert answer["themas"] == [thema["id"] for thema in minimal()["themas"]]
    assert answer["vormen"] == [vorm["id"] for vorm in minimal()["vormen"]]
    counts = {
        (thema, vorm): number
        for thema, row in answer["dekking"].items()
        for vorm, number in row.items()
    }
    assert len(counts) == 40
    assert {pair: number for pair, number in counts.items() if number} == {
        ("polarisatie", "kennis"): 1,
        ("polarisatie", "oefenen"): 1,
        ("inclusie", "advies"): 1,
        ("inclusie", "kennis"): 1,
    }


async def test_emergency_contacts_are_for_everyone_and_112_is_first(
    client: httpx.AsyncClient,
) -> None:
    answer = (await client.get("/noodcontacten")).json()
    assert [one["id"] for one in answer] == ["alarmnummer", "steunpunt"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("situatie=zorgen_geen_spoed", ["steunpunt"]),
        ("situatie=dreiging", ["alarmnummer"]),
        ("situatie=dreiging&situatie=zorgen_geen_spoed", ["alarmnummer", "steunpunt"]),
        ("situatie=iets_onbekends", ["alarmnummer"]),
    ],
)
async def test_emergency_contacts_for_a_situation(
    client: httpx.AsyncClient, query: str, found: list[str]
) -> None:
    answer = (await client.get(f"/noodcontacten?{query}")).json()
    assert [one["id"] for one in answer] == found


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (MONDAY, True),
        (MONDAY.replace(hour=8, minute=59), False),
        (MONDAY.replace(hour=16, minute=59), True),
        (MONDAY.replace(hour=17), False),
        (MONDAY.replace(day=24), False),  # a day off
        (MONDAY.replace(day=25), False),  # not one of the days
    ],
)
async def test_contact_tells_whether_somebody_is_there(
    app: FastAPI, client: httpx.AsyncClient, moment: datetime, is_open: bool
) -> None:
    app.dependency_overrides[now] = lambda: moment
    answer = (await client.get("/contact")).json()
    assert answer["telefoon"] == "070 123 4567"
    assert answer["nu_open"] is is_open


async def test_matches(client: httpx.AsyncClient, app: FastAPI) -> None:
    question = {
        "themas": ["polarisatie"],
        "vormen": ["oefenen", "traject"],
        "doelgroepen": ["bestuurder"],
        "situatie": "Twee kampen in het dorp.",
        "maximaal": 2,
    }
    answer = (await client.post("/matches", json=question)).json()
    assert answer["passend"] is True
    assert answer["niet_gedekt"] == {"vormen": ["traject"]}
    assert answer["catalogus_versie"] == app.state.catalogue.snapshot.versie
    first, second = answer["aanbod"]
    assert (first["id"], first["volledig"], first["ontbreekt"]) == ("oefenen", True, [])
    assert first["aanbieder"] == "Expertise-unit Sociale Stabiliteit"
    assert first["redenen"] == [
        "Past bij uw thema polarisatie.",
        "U kunt hier oefenen.",
        "Bedoeld voor bestuurders.",
    ]
    assert (second["id"], second["volledig"]) == ("kennis", False)
    assert len(second["ontbreekt"]) == 2


async def test_matches_take_three_by_default(client: httpx.AsyncClient) -> None:
    answer = (await client.post("/matches", json={})).json()
    assert len(answer["aanbod"]) == 3


async def test_matches_leave_out_what_was_shown(client: httpx.AsyncClient) -> None:
    question = {"themas": ["polarisatie"], "zonder": ["kennis"]}
    assert _ids(await client.post("/matches", json=question)) == ["oefenen"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"themas": ["polarisatie", "onbekend"]}, "themas.1"),
        ({"vormen": ["onbekend"]}, "vormen.0"),
        ({"doelgroepen": ["onbekend"]}, "doelgroepen.0"),
        ({"themas": "polarisatie"}, "themas"),
        ({"maximaal": 0}, "maximaal"),
        ({"maximaal": 11}, "maximaal"),
        ({"situatie": "x" * 2001}, "situatie"),
        ({"onbekend": 1}, "onbekend"),
        ([], "body"),
    ],
)
async def test_wrong_question(client: httpx.AsyncClient, body: object, field: str) -> None:
    answer = await client.post("/matches", json=body)
    problem = _problem(answer, 422, "ongeldige_invoer")
    assert [fault["veld"] for fault in problem["velden"]] == [field]


async def test_answer_never_repeats_what_was_sent(client: httpx.AsyncClient) -> None:
    for body in ({"themas": ["Jan Jansen"]}, {"themas": [1]}, {"situatie": ["Jan Jansen"]}):
        answer = await client.post("/matches", json=body)
        assert answer.status_code == 422
        assert "Jansen" not in answer.text
    assert "Jansen" not in (await client.get("/aanbod/Jansen")).text


async def test_broken_json(client: httpx.AsyncClient) -> None:
    answer = await client.post(
        "/matches", content="{", headers={"content-type": "application/json"}
    )
    problem = _problem(answer, 422, "ongeldige_invoer")
    assert problem["velden"] == [{"veld": "body", "bericht": "Dit is geen geldige JSON."}]


async def test_too_large_body(client: httpx.AsyncClient) -> None:
    answer = await client.post("/matches", json={"situatie": "x" * 70_000})
    _problem(answer, 413, "te_groot")


async def test_unknown_path(client: httpx.AsyncClient) -> None:
    _problem(await client.get("/nergens"), 404, "niet_gevonden")


async def test_wrong_method(client: httpx.AsyncClient) -> None:
    answer = await client.delete("/themas")
    _problem(answer, 405, "methode_niet_toegestaan")
    assert answer.headers["allow"] == "GET"


async def test_unexpected_error_tells_nothing(app: FastAPI, client: httpx.AsyncClient) -> None:
    def fail() -> datetime:
        raise RuntimeError("geheim")

    app.dependency_overrides[now] = fail
    answer = await client.get("/dekking")
    _problem(answer, 500, "storing")
    assert "geheim" not in answer.text


async def test_saved_catalogue_answers_the_next_request(tmp_path: Path) -> None:
    app = _app(tmp_path)
    app.state.catalogue.path.write_bytes(to_bytes(with_offers(offer("nieuw"))))
    assert app.state.catalogue.reload_if_changed()
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test/api/v1") as client:
        assert _ids(await client.get("/aanbod")) == ["nieuw"]


async def test_openapi_is_valid_and_complete(client: httpx.AsyncClient) -> None:
    document = (await client.get("http://test/openapi.json")).json()
    validate(document)
    own = {
        "/aanbod": "get",
        "/aanbod/{aanbod_id}": "get",
        "/themas": "get",
        "/vormen": "get",
        "/doelgroepen": "get",
        "/aanbieders": "get",
        "/dekking": "get",
        "/noodcontacten": "get",
        "/contact": "get",
        "/matches": "post",
    }
    for path, method in own.items():
        operation = document["paths"][f"/api/v1{path}"][method]
        assert operation["summary"]
        assert operation["responses"]["200"]["content"]["application/json"]["schema"]
    for path in document["paths"].values():
        for operation in path.values():
            if refused := operation["responses"].get("422"):
                assert list(refused["content"]) == ["application/problem+json"]
    assert "HTTPValidationError" not in document["components"]["schemas"]
    missing = document["paths"]["/api/v1/aanbod/{aanbod_id}"]["get"]["responses"]["404"]
    assert missing["content"]["application/problem+json"]["schema"] == {
        "$ref": "#/components/schemas/Probleem"
    }


@pytest.mark.parametrize("path", ["aanbod", "aanbod/kennis", "contact", "noodcontacten"])
async def test_questions_for_colleagues_stay_inside(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert answer.status_code == 200
    assert "Geheim" not in answer.text


async def test_the_interface_does_not_speak_of_them(client: httpx.AsyncClient) -> None:
    document = (await client.get("http://test/openapi.json")).text
    assert "vrije_dagen" in document
    assert "nagaan" not in document
    assert "let_op" not in document


async def test_page_of_what_was_replaced_leads_to_its_successor(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.get("http://test/aanbod/weg")
    assert answer.status_code == 307
    assert answer.headers["location"] == "/aanbod/kennis"
    assert (await client.get("http://test/aanbod/kennis")).status_code == 200
    assert (await client.get("http://test/aanbod/regio")).status_code == 404

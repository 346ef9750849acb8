from __future__ import annotations

import json

import httpx
import pytest
from fastapi import FastAPI, HTTPException

from api import problems
from api.problems import Problem, Veldfout


async def _get(app: FastAPI, path: str) -> httpx.Response:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        return await client.get(path)


def test_body_holds_the_words_and_the_fields() -> None:
    problem = Problem(
        422, "kapot", "Titel", "Detail.", "Actie.", velden=[Veldfout(veld="a", bericht="Fout.")]
    )
    answer = problem.response()
    assert answer.status_code == 422
    assert answer.media_type == "application/problem+json"
    assert json.loads(bytes(answer.body)) == {
        "type": "urn:aanbodwijzer:probleem:kapot",
        "title": "Titel",
        "status": 422,
        "detail": "Detail.",
        "code": "kapot",
        "actie": "Actie.",
        "velden": [{"veld": "a", "bericht": "Fout."}],
    }


def test_fields_and_action_may_be_absent() -> None:
    body = json.loads(bytes(Problem(404, "weg", "Titel", "Detail.").response().body))
    assert set(body) == {"type", "title", "status", "detail", "code"}


def test_unknown_code() -> None:
    with pytest.raises(KeyError):
        Problem.van_code("bestaat_niet")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 413, 415, 422, 429, 500, 503])
def test_every_usual_status_has_words(status: int) -> None:
    (answer,) = problems.problem_responses(status).values()
    assert answer["description"]


@pytest.mark.parametrize(
    ("status", "code"), [(418, "ongeldig_verzoek"), (502, "storing"), (429, "te_veel_verzoeken")]
)
async def test_errors_of_others_keep_status_and_headers(status: int, code: str) -> None:
    app = FastAPI()
    problems.install(app)

    @app.get("/")
    async def fail() -> None:
        raise HTTPException(status, "in English", {"Retry-After": "5"})

    answer = await _get(app, "/")
    assert answer.status_code == status
    assert answer.json()["code"] == code
    assert answer.json()["status"] == status
    assert answer.headers["retry-after"] == "5"
    assert "English" not in answer.text


async def test_raised_problem_is_the_answer() -> None:
    app = FastAPI()
    problems.install(app)

    @app.get("/")
    async def fail() -> None:
        raise Problem.van_code("geen_toegang", headers={"WWW-Authenticate": "Bearer"})

    answer = await _get(app, "/")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


def test_unknown_kind_of_field_fault_has_general_words() -> None:
    assert problems.field_fault("a", "nieuw_soort").bericht == "Deze waarde klopt niet."

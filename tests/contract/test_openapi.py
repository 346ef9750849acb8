"""The API keeps to its own OpenAPI document, whatever is sent to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import validate
from schemathesis.specs.openapi.checks import (
    missing_required_header,
    negative_data_rejection,
    positive_data_acceptance,
    unsupported_method,
)

from tests.support.api_app import STAFF_KEY, Api, api_on_fake_rasa

#: What the contract names (section 4), as method and path below /api/v1.
CONTRACT = {
    ("get", "/gezondheid"),
    ("post", "/gesprekken"),
    ("post", "/gesprekken/{gesprek_id}/berichten"),
    ("get", "/gesprekken/{gesprek_id}/berichten"),
    ("delete", "/gesprekken/{gesprek_id}"),
    ("get", "/aanbod"),
    ("get", "/aanbod/{aanbod_id}"),
    ("get", "/themas"),
    ("get", "/vormen"),
    ("get", "/doelgroepen"),
    ("get", "/aanbieders"),
    ("get", "/dekking"),
    ("post", "/matches"),
    ("post", "/herkenning"),
    ("get", "/verwijzingen/{code}"),
}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """The API on a fake Rasa."""
    with api_on_fake_rasa(tmp_path_factory.mktemp("openapi")) as api:
        yield api


@pytest.fixture(scope="module")
def document(api: Api) -> schemathesis.BaseSchema:
    """The OpenAPI document as schemathesis reads it."""
    return schemathesis.openapi.from_url(f"{api.http.base_url}/openapi.json")


def test_the_document_is_valid_and_complete(api: Api) -> None:
    document = api.http.get("/openapi.json").json()
    validate(document)
    described = {
        (method, path.removeprefix("/api/v1"))
        for path, methods in document["paths"].items()
        for method in methods
    }
    assert described >= CONTRACT
    for methods in document["paths"].values():
        for operation in methods.values():
            assert operation["summary"]
            assert any(status.startswith("2") for status in operation["responses"])
            assert "429" in operation["responses"]
            assert ("413" in operation["responses"]) == ("requestBody" in operation)


#: Not about the answer: which data is refused is tested by hand.
EXCLUDED = [
    positive_data_acceptance,
    negative_data_rejection,
    missing_required_header,
    unsupported_method,
]


@pytest.mark.parametrize(("method", "path"), sorted(CONTRACT))
def test_every_answer_is_as_described(
    method: str, path: str, document: schemathesis.BaseSchema
) -> None:
    """No 500, no undocumented status, no body outside its schema."""
    operation = document[f"/api/v1{path}"][method.upper()]

    @given(case=operation.as_strategy())
    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    def send(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(headers={"X-API-Key": STAFF_KEY}, excluded_checks=EXCLUDED)

    send()

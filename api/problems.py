"""One way to say that something went wrong: problem+json (RFC 9457), in Dutch.

The words are in problemen.yml and veldfouten.yml. No answer repeats what somebody sent or how
the program failed: the first may hold personal data, the second helps nobody but an attacker.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from functools import cache
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from api.data_file import read_beside

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"

_BY_STATUS = {
    400: "ongeldig_verzoek",
    401: "geen_toegang",
    403: "verboden",
    404: "niet_gevonden",
    405: "methode_niet_toegestaan",
    408: "te_langzaam",
    413: "te_groot",
    415: "verkeerde_soort",
    422: "ongeldige_invoer",
    429: "te_veel_verzoeken",
    500: "storing",
    503: "niet_beschikbaar",
}
"""The general problem for a status that somebody else's code raises."""


class Veldfout(BaseModel):
    """What is wrong with one field of a request."""

    veld: str = Field(description="Het pad van het veld, zoals themas.0.")
    bericht: str = Field(description="Wat er mis is.")


class Probleem(BaseModel):
    """The body of every error (RFC 9457), with a code, what to do, and the fields."""

    type: str = Field(description="Een vaste naam voor dit soort fout.")
    title: str = Field(description="Wat er mis is, in het kort.")
    status: int = Field(description="De HTTP-status.")
    detail: str = Field(description="Wat er mis is, in een zin.")
    code: str = Field(description="Dezelfde naam, kort.")
    actie: str | None = Field(None, description="Wat u kunt doen.")
    velden: list[Veldfout] = Field(
        default_factory=list, description="De velden die niet kloppen; alleen bij status 422."
    )


class Problem(Exception):
    """Raised to end a request with an error that the user can understand.

    `code` names the kind of problem for programs; `titel`, `detail` and `actie` are Dutch
    sentences for people.
    """

    def __init__(
        self,
        status: int,
        code: str,
        titel: str,
        detail: str,
        actie: str | None = None,
        *,
        velden: Iterable[Veldfout] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.status = status
        self.code = code
        self.titel = titel
        self.detail = detail
        self.actie = actie
        self.velden = list(velden)
        self.headers = dict(headers or {})
        super().__init__(code)

    @classmethod
    def van_code(
        cls,
        code: str,
        *,
        velden: Iterable[Veldfout] = (),
        headers: Mapping[str, str] | None = None,
        **words: object,
    ) -> Problem:
        """The problem with the texts of `code` in problemen.yml, filled in with `words`.

        Raises `KeyError` when there is no such code.
        """
        text = _texts()[code]
        return cls(
            text.status,
            code,
            text.titel,
            text.detail.format_map(words),
            text.actie,
            velden=velden,
            headers=headers,
        )

    def response(self) -> JSONResponse:
        """The answer to send."""
        body = Probleem(
            type=f"urn:aanbodwijzer:probleem:{self.code}",
            title=self.titel,
            status=self.status,
            detail=self.detail,
            code=self.code,
            actie=self.actie,
            velden=self.velden,
        )
        content = body.model_dump(exclude_none=True)
        if not self.velden:
            del content["velden"]
        return JSONResponse(
            content, status_code=self.status, headers=self.headers, media_type=MEDIA_TYPE
        )


#: Everything that can end a request, in handlers of their own: the most special counts.
KINDS: Final = (
    Problem,
    RequestValidationError,
    HTTPException,
    DBAPIError,
    PoolTimeout,
    Exception,
)


def field_fault(field: str, kind: str, **words: object) -> Veldfout:
    """What is wrong with `field`, in the words of veldfouten.yml for `kind`."""
    texts = _field_texts()
    return Veldfout(veld=field, bericht=texts.get(kind, texts["andere"]).format_map(words))


def problem_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The ``responses=`` of a route that can end with these statuses."""
    return {
        status: {
            "description": _texts()[_BY_STATUS[status]].titel,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Probleem"}}},
        }
        for status in statuses
    }


def install(app: FastAPI) -> None:
    """Makes every error of `app` a problem, and says so in its OpenAPI document."""
    for kind in KINDS:
        app.add_exception_handler(kind, _answer)
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            _document(plain())
        return plain()

    app.openapi = openapi  # type: ignore[method-assign]  # the way FastAPI documents


def problem_of(error: Exception) -> Problem:
    """What to tell about an error. The server itself logs an unforeseen one; the user gets no word
    of it."""
    match error:
        case Problem():
            return error
        case RequestValidationError():
            return Problem.van_code("ongeldige_invoer", velden=map(_fault_of, error.errors()))
        case HTTPException():
            general = (
                "ongeldig_verzoek"
                if error.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
                else "storing"
            )
            problem = Problem.van_code(
                _BY_STATUS.get(error.status_code, general), headers=error.headers
            )
            problem.status = error.status_code
            return problem
        case DBAPIError() | PoolTimeout():
            # Restarting, full or locked: it passes, and nothing of the request was kept.
            logger.warning("database_unavailable error=%s", type(error).__name__)
            return Problem.van_code("niet_beschikbaar")
        case _:
            return Problem.van_code("storing")


def _fault_of(error: dict[str, Any]) -> Veldfout:
    path = [str(step) for step in error["loc"][1:]]
    where = [] if error["type"] == "json_invalid" else path
    return field_fault(".".join(where) or "body", error["type"], **error.get("ctx", {}))


async def _answer(_: Request, error: Exception) -> JSONResponse:
    return problem_of(error).response()


def _document(schema: dict[str, Any]) -> None:
    """Puts the problem in the place of FastAPI's own description of a validation error."""
    parts = schema.setdefault("components", {}).setdefault("schemas", {})
    for own in ("HTTPValidationError", "ValidationError"):
        parts.pop(own, None)
    described = Probleem.model_json_schema(ref_template="#/components/schemas/{model}")
    parts.update(described.pop("$defs"))
    parts["Probleem"] = described
    for path in schema.get("paths", {}).values():
        for operation in path.values():
            answers = operation["responses"]
            answers.update(_anywhere(reads_body="requestBody" in operation))
            if "application/json" in answers.get("422", {}).get("content", {}):
                answers["422"] = problem_responses(422)[422]


def _anywhere(*, reads_body: bool) -> dict[str, Any]:
    """Errors that come before a route is reached."""
    statuses = (408, 413, 429) if reads_body else (429,)
    return {str(status): answer for status, answer in problem_responses(*statuses).items()}


class _Text(BaseModel):
    status: int
    titel: str
    detail: str
    actie: str


@cache
def _texts() -> dict[str, _Text]:
    return read_beside(__file__, "problemen.yml", dict[str, _Text])


@cache
def _field_texts() -> dict[str, str]:
    return read_beside(__file__, "veldfouten.yml", dict[str, str])

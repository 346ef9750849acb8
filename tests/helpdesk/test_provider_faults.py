"""A provider that lies or fails: nobody gets in (OpenID Connect Core 1.0, 3.1.3.7)."""

from __future__ import annotations

import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from joserfc.jws import JWSRegistry
from pydantic import SecretStr

from api.helpdesk.access.openid import BACK, Provider
from tests.helpdesk.provider import CLIENT, SECRET
from tests.helpdesk.site import Helpdesk, Visitor, heading, running_helpdesk
from tests.support.server import serve

START = "/helpdesk/inloggen/werkaccount"
OWN = RSAKey.generate_key(2048, {"kid": "own"}, private=True)
FOREIGN = RSAKey.generate_key(2048, {"kid": "own"}, private=True)
SHARED = OctKey.import_key(SECRET)
ANY = JWSRegistry(algorithms=["RS256", "HS256"])


@dataclass
class Liar:
    """A provider that signs whatever a test wants."""

    url: str = ""
    key: Any = field(default_factory=lambda: OWN)
    header: dict[str, str] = field(default_factory=dict)
    claims: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=dict)
    token_status: int = 200
    nonce: str = ""

    def reset(self) -> None:
        """Back to honesty."""
        self.__init__(url=self.url)  # type: ignore[misc]

    def id_token(self) -> str:
        """What it says about the reader."""
        now = int(time.time())
        claims = {
            "iss": self.url,
            "aud": CLIENT,
            "sub": "123",
            "exp": now + 300,
            "iat": now,
            "nonce": self.nonce,
            "groups": ["beheerder"],
            "email": "bea@voorbeeld.nl",
            **self.claims,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        header = {"alg": "RS256", "kid": "own", **self.header}
        if header["alg"] == "none":
            parts = (json.dumps(part).encode() for part in (header, claims))
            return ".".join(urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts) + "."
        return jwt.encode(header, claims, self.key, registry=ANY)

    def app(self) -> FastAPI:
        """The HTTP side."""
        app = FastAPI()

        @app.get("/.well-known/openid-configuration")
        def discovery() -> Response:
            return JSONResponse(
                {
                    "issuer": self.url,
                    "authorization_endpoint": f"{self.url}/authorize",
                    "token_endpoint": f"{self.url}/token",
                    "jwks_uri": f"{self.url}/jwks",
                    "userinfo_endpoint": f"{self.url}/userinfo",
                    "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
                    **self.metadata,
                }
            )

        @app.get("/jwks")
        def jwks() -> Response:
            return JSONResponse({"keys": [OWN.as_dict(private=False)]})

        @app.post("/token")
        def token() -> Response:
            body: dict[str, Any] = {"access_token": "a", "token_type": "Bearer"}
            if self.claims.get("iss") != "no token":
                body["id_token"] = self.id_token()
            return JSONResponse(body, status_code=self.token_status)

        @app.get("/userinfo")
        def userinfo() -> Response:
            return JSONResponse({"sub": "123", **self.userinfo})

        return app


@pytest.fixture(scope="module")
def running() -> Iterator[Liar]:
    """A provider on loopback."""
    liar = Liar()
    with serve(liar.app()) as url:
        liar.url = url
        yield liar


@pytest.fixture
def liar(running: Liar) -> Liar:
    """An honest provider, until a test tells it otherwise."""
    running.reset()
    return running


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory, running: Liar) -> Iterator[Helpdesk]:
    """A helpdesk that knows this provider."""
    with running_helpdesk(
        tmp_path_factory.mktemp("faults"),
        dev_login=False,
        oidc_issuer=running.url,
        oidc_client_id=CLIENT,
        oidc_client_secret=SecretStr(SECRET),
    ) as helpdesk:
        yield helpdesk


@pytest.fixture
def helpdesk(started: Helpdesk, liar: Liar) -> Helpdesk:
    """A helpdesk that has not met its provider yet."""
    started.app.state.inlogdienst = Provider(started.app.state.settings)
    return started


def come_back(visitor: Visitor, liar: Liar) -> Any:
    left = visitor.get(START)
    query = parse_qs(urlsplit(left.headers["location"]).query)
    liar.nonce = query["nonce"][0]
    return visitor.get(BACK, params={"code": "c", "state": query["state"][0]})


def test_an_honest_provider_lets_in(helpdesk: Helpdesk, liar: Liar) -> None:
    visitor = helpdesk.visitor()
    assert come_back(visitor, liar).status_code == 303
    assert "bea@voorbeeld.nl" in visitor.get("/helpdesk").text


NOW = int(time.time())
LIES: dict[str, dict[str, Any]] = {
    "another issuer": {"claims": {"iss": "https://kwaad.nl"}},
    "for another client": {"claims": {"aud": "ander"}},
    "for nobody": {"claims": {"aud": []}},
    "expired": {"claims": {"exp": NOW - 3600, "iat": NOW - 7200}},
    "without end": {"claims": {"exp": None}},
    "another nonce": {"claims": {"nonce": "ander"}},
    "no nonce": {"claims": {"nonce": None}},
    "no subject": {"claims": {"sub": None}},
    "a key of somebody else": {"key": FOREIGN},
    "not signed": {"header": {"alg": "none"}},
    "signed with the secret of the client": {"key": SHARED, "header": {"alg": "HS256"}},
    "no token": {"claims": {"iss": "no token"}},
    "userinfo of somebody else": {"userinfo": {"sub": "456"}},
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_a_lie_is_refused(helpdesk: Helpdesk, liar: Liar, lie: dict[str, Any]) -> None:
    for name, value in lie.items():
        setattr(liar, name, value)
    visitor = helpdesk.visitor()
    answer = come_back(visitor, liar)
    assert answer.status_code == 403, answer.text
    assert heading(answer) == "Inloggen is niet gelukt"
    assert visitor.session is None


def test_groups_may_come_from_userinfo(helpdesk: Helpdesk, liar: Liar) -> None:
    liar.claims = {"groups": None}
    liar.userinfo = {"groups": ["lezer"]}
    visitor = helpdesk.visitor()
    assert come_back(visitor, liar).status_code == 303
    assert '<span class="rol">lezer</span>' in visitor.get("/helpdesk").text


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://kwaad.nl"},
        {"issuer": None},
        {"id_token_signing_alg_values_supported": ["none", "HS256"]},
    ],
)
def test_a_provider_that_is_not_ours_is_not_used(
    helpdesk: Helpdesk, liar: Liar, metadata: dict[str, Any]
) -> None:
    liar.metadata = metadata
    answer = helpdesk.visitor().get(START)
    assert answer.status_code == 503
    assert heading(answer) == "De inlogdienst antwoordt niet"


def test_a_provider_that_fails_halfway_is_told_about(helpdesk: Helpdesk, liar: Liar) -> None:
    liar.token_status = 500
    assert come_back(helpdesk.visitor(), liar).status_code == 503


def test_the_helpdesk_starts_while_its_provider_is_down(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with running_helpdesk(
        tmp_path_factory.mktemp("down"),
        dev_login=False,
        oidc_issuer="http://127.0.0.1:9",
        oidc_client_id=CLIENT,
        oidc_client_secret=SecretStr(SECRET),
    ) as helpdesk:
        visitor = helpdesk.visitor()
        assert visitor.get("/helpdesk/inloggen").status_code == 200
        answer = visitor.get(START)
        assert answer.status_code == 503
        assert heading(answer) == "De inlogdienst antwoordt niet"
        assert visitor.get("/helpdesk/uitloggen").status_code == 200

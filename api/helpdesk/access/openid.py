"""Login by OpenID Connect: Authorization Code with PKCE, state and nonce (OpenID Connect Core 1.0).

Authlib does the protocol. What it must remember between the way out and the way back stands in a
signed cookie that lives for ten minutes.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

import httpx
from authlib.integrations.starlette_client import OAuth, OAuthError
from fastapi import APIRouter, Request, Response
from itsdangerous import BadSignature, URLSafeTimedSerializer
from joserfc.errors import JoseError

from api.helpdesk.access import cookies
from api.helpdesk.access.entry import turn_away, welcome
from api.helpdesk.access.guard import without_login
from api.helpdesk.access.roles import Medewerker, Rol
from api.helpdesk.access.settings import AccessSettings
from api.helpdesk.addresses import HOME, LOGIN, own_page
from api.problems import Problem

BACK = f"{LOGIN}/terug"
"""Where the provider sends the reader back to; it must know this address beforehand."""

_SECONDS = 600
_TIMEOUT = 5.0
_NEXT = "verder"
_LENGTH = 200
"""Characters of a name that the tables have room for."""

_log = logging.getLogger(__name__)

router = APIRouter()


class UnfitProvider(Exception):
    """The provider does not answer as OpenID Connect Discovery says it must."""


class Provider:
    """The OpenID provider of the organisation."""

    def __init__(self, settings: AccessSettings) -> None:
        """Contacts nobody yet: the helpdesk starts while the provider is down.

        Raises:
            ValueError: the settings name no provider.
        """
        if not (settings.oidc_issuer and settings.oidc_client_id and settings.oidc_client_secret):
            raise ValueError("no OpenID provider")
        self._issuer = settings.oidc_issuer
        secret = settings.oidc_client_secret.get_secret_value()
        self._keep = URLSafeTimedSerializer(secret, salt="inloggen bij de helpdesk")
        self._client = OAuth().register(
            "helpdesk",
            client_id=settings.oidc_client_id,
            client_secret=secret,
            server_metadata_url=f"{self._issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={
                "scope": settings.oidc_scope,
                "code_challenge_method": "S256",
                "timeout": _TIMEOUT,
            },
        )

    async def leave(self, request: Request, back: str, verder: str) -> Response:
        """Sends the reader to the provider, with `back` as the way back.

        Raises:
            httpx.HTTPError, UnfitProvider: the provider cannot be reached or used.
        """
        await self._check()
        request.scope["session"] = {_NEXT: verder}
        response: Response = await self._client.authorize_redirect(request, back)
        kept = self._keep.dumps(request.session)
        assert isinstance(kept, str)
        cookies.write(request, response, cookies.LOGIN, kept, _SECONDS)
        return response

    async def come_back(self, request: Request) -> tuple[dict[str, Any], str]:
        """The claims about the reader who comes back, checked, and where they wanted to go.

        A claim that is not in the ID token is taken from the provider's userinfo.

        Raises:
            OAuthError, JoseError: not our own login, or refused, or the ID token does not hold.
            httpx.HTTPError, UnfitProvider: the provider cannot be reached or used.
        """
        request.scope["session"] = self._kept(request)
        verder = str(request.session.get(_NEXT, HOME))
        await self._check()
        token = await self._client.authorize_access_token(
            request,
            claims_options={
                "iss": {"essential": True, "value": self._issuer},
                "aud": {"essential": True, "value": self._client.client_id},
            },
        )
        claims = token.get("userinfo")
        if claims is None:
            raise OAuthError(error="no_id_token")
        more: Mapping[str, Any] = {}
        if self._client.server_metadata.get("userinfo_endpoint"):
            more = await self._client.userinfo(token=token)
            if more.get("sub") != claims["sub"]:
                raise OAuthError(error="other_sub")
        return {**more, **claims}, verder

    async def logout_address(self) -> str | None:
        """Where the reader can end the session at the provider too, if it has such a place."""
        try:
            await self._check()
        except (httpx.HTTPError, UnfitProvider):
            return None
        if not self._client.server_metadata.get("end_session_endpoint"):
            return None
        address = await self._client.create_logout_url(client_id=self._client.client_id)
        return str(address["url"])

    def _kept(self, request: Request) -> dict[str, Any]:
        try:
            kept = self._keep.loads(cookies.read(request, cookies.LOGIN) or "", max_age=_SECONDS)
        except BadSignature:
            return {}
        return dict(kept)

    async def _check(self) -> None:
        """Reads what the provider says about itself, once, and believes only its own issuer.

        Raises:
            httpx.HTTPError: it cannot be reached.
            UnfitProvider: it is another one, or does not sign.
        """
        try:
            metadata = await self._client.load_server_metadata()
        except ValueError as error:
            raise UnfitProvider("no JSON") from error
        if metadata.get("issuer") != self._issuer:
            raise UnfitProvider("another issuer")
        known = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
        # Without a signature or with our own secret as the key: not what we agreed on.
        safe = [name for name in known if name[:2] in ("RS", "PS", "ES", "Ed")]
        if not safe:
            raise UnfitProvider("no signature by its own key")
        metadata["id_token_signing_alg_values_supported"] = safe


def role_of(claims: Mapping[str, Any], settings: AccessSettings) -> Rol | None:
    """The highest role that the groups of somebody give; none when they give none."""
    held = claims.get(settings.oidc_role_claim)
    groups = [held] if isinstance(held, str) else held if isinstance(held, list) else []
    # From the names that we know: nothing in the claim can stand for a role that has no name.
    roles = {rol for rol, name in settings.oidc_roles.items() if name in groups}
    return next((rol for rol in reversed(Rol) if rol in roles), None)


def name_of(claims: Mapping[str, Any], settings: AccessSettings) -> str:
    """What names this person in the audit trail: the chosen claim, else the provider's own id.

    An address that the provider has not verified could be anybody's.
    """
    claim = settings.oidc_who_claim
    unverified = claim == "email" and claims.get("email_verified") is False
    chosen = None if unverified else claims.get(claim)
    return str(chosen or claims["sub"])[:_LENGTH]


def _called(claims: Mapping[str, Any], wie: str) -> str:
    return str(claims.get("name") or wie)[:_LENGTH]


@router.get(f"{LOGIN}/werkaccount")
@without_login()
async def leave(request: Request, verder: str = HOME) -> Response:
    """To the provider.

    Raises:
        Problem: 404 no provider; 503 it cannot be used now.
    """
    provider, settings = _provider(request), _settings(request)
    base = settings.public_url or str(request.base_url).rstrip("/")
    try:
        return await provider.leave(request, f"{base}{BACK}", own_page(verder))
    except (httpx.HTTPError, UnfitProvider) as error:
        raise _unusable(error) from error


@router.get(BACK)
@without_login()
async def come_back(request: Request) -> Response:
    """Back from the provider.

    Raises:
        Problem: 404 no provider; 403 not let through, or without a role; 503 it cannot be used.
    """
    provider, settings = _provider(request), _settings(request)
    try:
        claims, verder = await provider.come_back(request)
    except (OAuthError, JoseError) as error:
        # Only the kind of fault: the rest comes from outside.
        _log.warning("login refused: %s", type(error).__name__)
        raise Problem.van_code("inloggen_mislukt") from error
    except (httpx.HTTPError, UnfitProvider) as error:
        raise _unusable(error) from error
    rol, wie = role_of(claims, settings), name_of(claims, settings)
    if rol is None:
        await turn_away(request, wie)
    return await welcome(request, Medewerker(wie, _called(claims, wie), rol), verder)


def _unusable(error: Exception) -> Problem:
    _log.error("OpenID provider unusable: %s", type(error).__name__)
    return Problem.van_code("inlogdienst_onbereikbaar")


def _settings(request: Request) -> AccessSettings:
    settings: AccessSettings = request.app.state.settings
    return settings


def _provider(request: Request) -> Provider:
    provider: Provider | None = request.app.state.inlogdienst
    if provider is None:
        raise Problem.van_code("niet_gevonden")
    return provider

"""The token that every form of the helpdesk carries (HD-04).

It is signed with the secret in the reader's own cookie, so it holds for that session only and
nothing needs to be kept for it.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta

from fastapi import Request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from api.same_origin import from_our_own_page

FIELD = "token"
"""The hidden field that holds it."""


def _serializer(secret: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(
        secret,
        salt="formulier van de helpdesk",
        signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
    )


def make_token(secret: str) -> str:
    """A token for the forms of whoever holds `secret` in a cookie."""
    token = _serializer(secret).dumps("")
    assert isinstance(token, str)
    return token


def holds(token: str, secret: str, longest: timedelta) -> bool:
    """Whether the token was made with `secret`, at most `longest` ago."""
    try:
        _serializer(secret).loads(token, max_age=int(longest.total_seconds()))
    except BadSignature:
        return False
    return True


async def is_ours(request: Request, secret: str | None, longest: timedelta) -> bool:
    """Whether this request is a form that we gave to the holder of `secret`."""
    if secret is None or not from_our_own_page(request):
        return False
    token = (await request.form()).get(FIELD)
    return isinstance(token, str) and holds(token, secret, longest)

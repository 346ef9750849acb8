"""Access by key: staff and the action server."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import Request, Security
from fastapi.security import APIKeyHeader
from pydantic import SecretStr

from api.problems import Problem

_header = APIKeyHeader(name="X-API-Key", auto_error=False)

Key = Annotated[str | None, Security(_header)]


def _require(offered: str | None, expected: SecretStr) -> None:
    if not hmac.compare_digest((offered or "").encode(), expected.get_secret_value().encode()):
        raise Problem.van_code("geen_toegang")


async def require_staff_key(request: Request, key: Key) -> None:
    """Lets only staff through.

    Raises:
        Problem: 401.
    """
    _require(key, request.app.state.settings.staff_api_key)


async def require_actions_key(request: Request, key: Key) -> None:
    """Lets only the action server through.

    Raises:
        Problem: 401.
    """
    _require(key, request.app.state.settings.actions_api_key)

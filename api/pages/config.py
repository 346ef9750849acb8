"""What differs between one installation of the pages and another."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator
from starlette.types import Scope

CHARACTERS = 2000
"""What a bericht may hold at most (contract, section 4)."""


class PagesConfig(BaseModel):
    """Settings of the pages; the application puts them on ``app.state.pages``."""

    model_config = ConfigDict(frozen=True)

    embed_origins: tuple[str, ...] = ()
    """Sites that may show the chat: exact origins such as ``https://www.voorbeeld.nl``."""
    hsts: bool = False
    """Only true when every visitor reaches the site by https."""
    secure_cookie: bool = False
    """Send the cookie of ``/chat`` by https only. Follows from https when left out."""
    idle_minutes: int = Field(default=20, ge=15)
    """Time without a sign of the reader before the chat asks (WCAG 2.2.1)."""
    bewaar_gesprek_dagen: int = Field(default=30, ge=1)
    """Days that a gesprek without verwijzing is kept, to tell the reader."""
    bewaar_verwijzing_dagen: int = Field(default=365, ge=1)
    """Days that a verwijzing is kept, with its gesprek."""
    bewaar_handeling_dagen: int = Field(default=730, ge=1)
    """Days that is kept what staff did."""

    @field_validator("embed_origins")
    @classmethod
    def _exact(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        """An origin that is a pattern or a whole address would open more than was meant.

        Raises:
            ValueError: an entry is not exactly scheme, host and perhaps port.
        """
        for origin in origins:
            parts = urlsplit(origin)
            exact = f"{parts.scheme}://{parts.netloc}"
            if parts.scheme not in ("https", "http") or "*" in origin or origin != exact:
                raise ValueError(f"not an exact origin: {origin!r}")
        return origins


def is_embedded(scope: Scope | dict[str, Any]) -> bool:
    """Whether this asks for the chat as it stands in a frame on another site."""
    query = parse_qs(scope["query_string"].decode("latin-1"))
    return scope["path"] == "/chat" and "ingesloten" in query

"""Which requests are limited together, and how many of each are allowed in a minute (SE-06).

The figures per conversation are those of GOV.UK Chat. Those per address are wider: a whole
municipality can stand behind one address.
"""

from __future__ import annotations

import re
from enum import StrEnum

from limits import RateLimitItemPerMinute
from pydantic import BaseModel, ConfigDict, Field


class Kind(StrEnum):
    """What a request does, as far as limits go."""

    BEGIN = "begin"
    """Begins a conversation: costs a turn of the bot and room in the database."""
    MESSAGE = "message"
    """Says something in a conversation: costs a turn of the bot."""
    READ = "read"
    """Everything else."""


class Scope(StrEnum):
    """Who shares a limit."""

    SESSION = "session"
    ADDRESS = "address"


class Limits(BaseModel):
    """How many requests a minute are allowed. The environment sets them as JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    session_messages: int = Field(15, gt=0, description="Messages in one conversation.")
    session_reads: int = Field(180, gt=0, description="Other requests for one conversation.")
    address_begins: int = Field(60, gt=0, description="New conversations from one address.")
    address_messages: int = Field(600, gt=0, description="Messages from one address.")
    address_reads: int = Field(6000, gt=0, description="Other requests from one address.")

    def item(self, scope: Scope, kind: Kind) -> RateLimitItemPerMinute | None:
        """The limit for a kind of request, or None where the scope does not limit it."""
        allowed = {
            (Scope.SESSION, Kind.MESSAGE): self.session_messages,
            (Scope.SESSION, Kind.READ): self.session_reads,
            (Scope.ADDRESS, Kind.BEGIN): self.address_begins,
            (Scope.ADDRESS, Kind.MESSAGE): self.address_messages,
            (Scope.ADDRESS, Kind.READ): self.address_reads,
        }.get((scope, kind))
        return None if allowed is None else RateLimitItemPerMinute(allowed)


_POSTS = (
    (re.compile(r"/api/v1/gesprekken/?"), Kind.BEGIN),
    (re.compile(r"/chat/begin/?"), Kind.BEGIN),
    (re.compile(r"/api/v1/gesprekken/[^/]+/berichten/?"), Kind.MESSAGE),
    (re.compile(r"/chat/bericht/?"), Kind.MESSAGE),
)


def kind_of(method: str, path: str) -> Kind:
    """What a request does."""
    if method == "POST":
        for pattern, kind in _POSTS:
            if pattern.fullmatch(path):
                return kind
    return Kind.READ

"""Who acts, and a line of the audit trail."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict


class Wie(BaseModel):
    """Who does something: a colleague with a role, or the service itself."""

    model_config = ConfigDict(frozen=True)

    id: str
    rol: str


#: What the service does by itself, such as clearing away what is too old.
DIENST = Wie(id="aanbodwijzer", rol="dienst")


class Handeling(BaseModel):
    """One line of the audit trail."""

    op: datetime
    wie: str
    rol: str
    wat: str
    onderwerp: str
    van: str | None
    naar: str | None

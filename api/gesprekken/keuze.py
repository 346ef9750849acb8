"""A choice that somebody made on a page, to begin the conversation with."""

from __future__ import annotations

import json
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from api.catalogue.model import Catalogue
from api.gesprekken.models import Knop

#: What a button says to Rasa; the same intent as the buttons of the bot itself.
INTENT = "/kiezen"

Ids = Annotated[list[Annotated[str, Field(max_length=100)]], Field(max_length=20)]


class Keuze(BaseModel):
    """Ids of the catalogue; what it does not hold (any more) is left out."""

    model_config = ConfigDict(extra="forbid")

    themas: Ids = Field(default_factory=list, description="Wat er speelt.")
    vormen: Ids = Field(default_factory=list, description="Welke steun iemand zoekt.")
    doelgroepen: Ids = Field(default_factory=list, description="Wie er meedoet.")

    def als_knop(self, catalogue: Catalogue) -> Knop | None:
        """The button that says this choice; None when nothing of it is known."""
        names: list[str] = []
        entities: dict[str, list[str]] = {}
        for entity, chosen, block in (
            ("thema", self.themas, catalogue.themas),
            ("vorm", self.vormen, catalogue.vormen),
            ("doelgroep", self.doelgroepen, catalogue.doelgroepen),
        ):
            words = [word for word in block if word.id in chosen]
            if words:
                names += [word.naam for word in words]
                entities[entity] = [word.id for word in words]
        if not names:
            return None
        return Knop(titel=", ".join(names), payload=f"{INTENT}{json.dumps(entities)}")


class Begin(BaseModel):
    """How a conversation begins; nothing of it is needed."""

    model_config = ConfigDict(extra="forbid")

    keuze: Keuze | None = Field(
        None, description="Wat iemand op een pagina al koos, als eerste antwoord in het gesprek."
    )

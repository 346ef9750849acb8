"""Whether the chatbot was trained on the words that the catalogue has now.

Buttons, questions and pages follow the catalogue at once. What somebody types is heard by a
trained model, which knows the words of the day it was trained.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import BaseModel

from api.catalogue.model import Catalogue
from api.gezondheid.teksten import teksten


class Herkenning(BaseModel):
    """The ids that the model and the catalogue do not share. `melding` says what to do."""

    in_orde: bool
    nog_te_leren: list[str]
    vervallen: list[str]
    melding: str | None


def compare(labels: Mapping[str, Sequence[str]], catalogue: Catalogue) -> Herkenning:
    """Holds the `labels` of the model, by kind, against the words of `catalogue`."""
    unlearned: list[str] = []
    gone: list[str] = []
    for kind, block in (
        ("thema", catalogue.themas),
        ("vorm", catalogue.vormen),
        ("doelgroep", catalogue.doelgroepen),
    ):
        heard, listed = labels.get(kind, ()), [word.id for word in block]
        unlearned += [own for own in listed if own not in heard]
        gone += [own for own in heard if own not in listed]
    return Herkenning(
        in_orde=not unlearned and not gone,
        nog_te_leren=unlearned,
        vervallen=gone,
        melding=teksten()["opnieuw_trainen"] if unlearned or gone else None,
    )

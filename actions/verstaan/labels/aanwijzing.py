"""Answers that point at one of several things: "de tweede", "2", "de eerste twee". Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence

from actions.names import SLOT_VAN_ENTITEIT
from actions.verstaan.labels.namen import Labels, alleen_klein
from actions.verstaan.labels.weigering import wel_genoemd
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: The payload of a button for a label begins with this.
_KIEZEN = "/kiezen"
#: An answer that only points ("de tweede", "het onderwerp") is no longer than this.
WOORDEN_VAN_EEN_AANWIJZING = 8


def rangen(tekst: str, aantal: int) -> list[int]:
    """The places that are named out of ``aantal``, as in "de tweede": 0 is the first."""
    woorden = herkenwoorden()
    gevonden = {i for i, woord in enumerate(woorden.rang[:aantal]) if woord.search(tekst)}
    if aantal and woorden.laatste.search(tekst):
        gevonden.add(aantal - 1)
    return sorted(gevonden)


def aangewezen(tekst: str, knoppen: Sequence[dict[str, str]]) -> Labels:
    """The labels of the buttons that a text points at and says nothing else; none otherwise."""
    keuzes = [
        k["payload"].removeprefix(_KIEZEN) for k in knoppen if k["payload"].startswith(_KIEZEN)
    ]
    if not wijst_alleen(tekst):
        return {}
    labels: dict[str, tuple[str, ...]] = {}
    for rang in rangen(tekst, len(keuzes)):
        for entiteit, label in json.loads(keuzes[rang]).items():
            slot = SLOT_VAN_ENTITEIT[entiteit]
            labels[slot] = (*labels.get(slot, ()), label)
    return labels


def teruggewezen(tekst: str, eerder: str, vraag: str) -> Labels:
    """What a text points back at ("die", "allebei"), of what was asked about just before it."""
    woorden = herkenwoorden()
    rest, beide = woorden.beide.subn(" ", tekst)
    rest, die = woorden.die.subn(" ", rest)
    if vraag in woorden.onderdelen:
        rest = woorden.onderdelen[vraag].sub(" ", rest)  # "dat is wat er speelt"
    if not (beide or die) or not alleen_klein(rest) or "?" in tekst:
        return {}
    ids = wel_genoemd(eerder).get(vraag, ())
    return {vraag: ids} if ids else {}


def wijst_alleen(tekst: str) -> bool:
    """Whether a text names a place ("dat laatste") and says nothing else."""
    woorden = herkenwoorden()
    for patroon in (*woorden.rang, woorden.laatste, woorden.aanwijzend):
        tekst = patroon.sub(" ", tekst)
    return alleen_klein(tekst)

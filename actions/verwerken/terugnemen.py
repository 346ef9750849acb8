"""Takes earlier answers back, as far as a message refuses them. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions.stand import Stand
from actions.verstaan.bericht import Bericht
from actions.verstaan.labels.aanwijzing import WOORDEN_VAN_EEN_AANWIJZING
from actions.verstaan.labels.gehoord import WOORDEN_VAN_EEN_WIJZIGING
from actions.verstaan.labels.namen import genoemd
from actions.verstaan.woorden.herkenwoorden import herkenwoorden
from actions.verwerken.eigenwoorden import zonder_sommigen

#: Where a part of a sentence begins that tells more of what stands before it.
_BIJZIN = re.compile(r"\b(?:die|dat|waar|waarin|waarbij|omdat|want)\b", re.IGNORECASE)


def zonder_geweigerd(stand: Stand, bericht: Bericht) -> Stand:
    """Without the earlier answers that are refused where other ones are told ("niet X maar Y")."""
    kort = bericht.woorden <= WOORDEN_VAN_EEN_WIJZIGING
    rest: dict[str, Any] = {
        slot: tuple(i for i in getattr(stand, slot) if i not in ids) or None
        for slot, ids in bericht.geweigerd.items()
        if (kort or slot in bericht.labels) and getattr(stand, slot)
    }
    return replace(stand, **rest) if rest else stand


def neem_geweigerd_terug(stand: Stand, bericht: Bericht) -> Stand | None:
    """Takes back what is named as not wanted; None when more is told or it was no answer."""
    if bericht.woorden > WOORDEN_VAN_EEN_WIJZIGING or bericht.labels:
        return None
    sommigen = zonder_sommigen(stand, bericht)
    if sommigen is not None:
        return replace(sommigen, akkoord=None, vraagwijze=None, gemist=0)
    bekend = {
        slot: tuple(i for i in ids if i in (getattr(stand, slot) or ()))
        for slot, ids in bericht.geweigerd.items()
    }
    return _neem_weg(stand, bericht, {slot: ids for slot, ids in bekend.items() if ids})


def neem_ontkend_terug(stand: Stand, bericht: Bericht, vraag: str | None) -> Stand | None:
    """Takes back what is heard as not wanted ("nee, niet polarisatie"); None when it is not that.

    Only where all that is heard was answered before, and not in so many words (then it is known
    what is refused, and what is wanted). A question that has no answer left comes back.
    """
    kort = bericht.woorden <= WOORDEN_VAN_EEN_AANWIJZING
    wijzigt = bericht.intent in {"corrigeren", "ontkennen"} or (vraag == "akkoord" and kort)
    # "Nee, het zijn mensen die de staat niet erkennen" tells what they do not do.
    hoofdzin = bericht.tekst if kort else _BIJZIN.split(bericht.tekst)[0]
    weg = herkenwoorden().weg.search(hoofdzin) and "alleen" not in bericht.tekst.lower()
    letterlijk = any(
        set(ids) & set(bericht.labels.get(slot, ())) for slot, ids in genoemd(bericht.tekst).items()
    )
    if bericht.erbij or letterlijk or not (wijzigt and weg):
        return None
    return _neem_weg(stand, bericht, bericht.labels)


def _neem_weg(stand: Stand, bericht: Bericht, weg: Mapping[str, tuple[str, ...]]) -> Stand | None:
    """The stand without these answers; None when one of them is none."""
    rest: dict[str, Any] = {}
    for slot, ids in weg.items():
        bekend = getattr(stand, slot) or ()
        if not set(ids) <= set(bekend):
            return None
        # "Advies in plaats van een training": what was half heard is what is wanted.
        anders = tuple(i for i in bericht.vermoedens.get(slot, ()) if i not in bekend)[:1]
        rest[slot] = tuple(i for i in bekend if i not in ids) or anders or None
    return replace(stand, **rest, akkoord=None, vraagwijze=None, gemist=0) if rest else None

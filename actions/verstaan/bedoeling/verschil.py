"""Asks what two words mean, or which is better: "is het X of Y, wat is het verschil?". Pure."""

from __future__ import annotations

from actions.verstaan.bedoeling.gezegde import ZIN
from actions.verstaan.labels.namen import genoemd
from actions.verstaan.woorden.herkenwoorden import herkenwoorden


def vraagt_verschil(tekst: str) -> bool:
    """Whether a message ends with such a question."""
    *_, laatste = ZIN.split(tekst.strip())
    woorden = herkenwoorden()
    twee = any(len(ids) > 1 for ids in genoemd(tekst).values())
    vraagt = woorden.vraagwoord.match(laatste) or woorden.vraagt_of.match(laatste)
    weegt = woorden.leg_uit.search(laatste) or woorden.beter.search(laatste)
    return bool(twee and vraagt and weegt and laatste.endswith("?"))

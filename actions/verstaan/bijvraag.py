"""A question to the bot beside an answer: "iemand die meedenkt. Wordt dit bewaard?". Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from actions.verstaan.bedoeling import ZIN, duid
from actions.verstaan.duiding import vraagt
from actions.verstaan.gehoord import WOORDEN_VAN_EEN_ANTWOORD, WOORDEN_VAN_EEN_TREFWOORD
from actions.verstaan.genoemd import (
    aangeduid,
    aantal_woorden,
    genoemd_alleen,
    namen,
    wel_genoemd,
)
from actions.verstaan.herkenwoorden import herkenwoorden
from actions.verstaan.terzijde import zonder_aanloop

#: What may be asked so, with how well it is heard at least beside the answer, 0 to 1. What a story
#: ends with ("kan iemand met ons meedenken?") sounds like some of these.
BIJVRAGEN = {
    "privacy_vragen": 0.15,
    "wie_ben_jij": 0.3,
    "wie_is_ess": 0.3,
    "medewerker_spreken": 0.5,
    "wat_kun_je": 0.6,
    "uitleg_vragen": 1.0,  # by words only
}


@dataclass(frozen=True)
class Bijvraag:
    """A part of a message with an intent of its own."""

    intent: str
    tekst: str


def bijvraag(tekst: str, gehoord: Sequence[dict[str, Any]]) -> Bijvraag | None:
    """The question at the end of a message; ``gehoord`` are its intents, likeliest first."""
    eerst, vraag = _delen(tekst)
    if not eerst or not vraagt(vraag):
        return None
    woorden = herkenwoorden()
    if namen(vraag):  # "tellen wethouders ook mee?" is a part of the answer
        begrip = "?" in vraag and woorden.begrip.match(vraag)
        return Bijvraag("uitleg_vragen", vraag) if begrip else None
    if "?" in vraag and woorden.waarom.match(vraag):
        return Bijvraag("uitleg_vragen", vraag)
    if woorden.bewaren.search(vraag):
        return Bijvraag("privacy_vragen", vraag)
    bedoeld = duid("buiten_bereik", vraag, {})
    if bedoeld in BIJVRAGEN.keys() - {"uitleg_vragen"}:
        return Bijvraag(bedoeld, vraag)
    zeker = (i["name"] for i in gehoord if i["confidence"] >= BIJVRAGEN.get(i["name"], 1.0))
    intent = next(zeker, None)
    return Bijvraag(intent, vraag) if intent in BIJVRAGEN else None


def antwoord_voor_bijvraag(intent: str, tekst: str, vraag: str) -> Bijvraag | None:
    """What stands before the question that a message was taken for, where it answers ``vraag``."""
    eerst, gevraagd = _delen(tekst)
    if intent not in BIJVRAGEN or not eerst or not vraagt(gevraagd) or vraag == "akkoord":
        return None  # who asks something about the recap has not agreed to it yet
    kort = aantal_woorden(eerst) <= WOORDEN_VAN_EEN_ANTWOORD
    if kort and herkenwoorden().weet_niet.search(eerst):
        return Bijvraag("geen_idee", eerst)
    return Bijvraag("vertellen", eerst) if _antwoordt(eerst, vraag, kort=kort) else None


def _antwoordt(tekst: str, vraag: str, *, kort: bool) -> bool:
    """Whether words name an answer to ``vraag``, or tell what is going on."""
    if vraag != "themas":
        return kort and vraag in wel_genoemd(tekst)
    speelt = "themas" in wel_genoemd(tekst) or aangeduid(tekst)
    verhaal = speelt and aantal_woorden(tekst) > WOORDEN_VAN_EEN_TREFWOORD
    return bool(verhaal or genoemd_alleen(tekst))


def _delen(tekst: str) -> tuple[str, str]:
    """What stands before the last part of a message, and that part without what leads up to it."""
    *eerst, laatste = ZIN.split(tekst.strip())
    return " ".join(eerst), zonder_aanloop(laatste)

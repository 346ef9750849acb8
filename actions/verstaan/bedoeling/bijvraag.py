"""A question to the bot beside an answer: "iemand die meedenkt. Wordt dit bewaard?". Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from actions.verstaan.bedoeling.gezegde import ZIN
from actions.verstaan.bedoeling.regels import duid
from actions.verstaan.bedoeling.vraag import vraagt
from actions.verstaan.labels.gehoord import WOORDEN_VAN_EEN_ANTWOORD, WOORDEN_VAN_EEN_TREFWOORD
from actions.verstaan.labels.genoemd import (
    aangeduid,
    aantal_woorden,
    genoemd_alleen,
    namen,
    wel_genoemd,
)
from actions.verstaan.woorden.aanloop import zonder_aanloop
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: What may be asked so, with how well it is heard at least beside the answer, 0 to 1. What a story
#: ends with ("wie helpt ons verder?") sounds like some of these.
KANSEN = {
    "privacy_vragen": 0.15,
    "wie_ben_jij": 0.3,
    "wie_is_ess": 0.3,
    "medewerker_spreken": 0.5,
    "wat_kun_je": 0.6,
}
#: The same where words say so too.
IN_WOORDEN = 0.05
#: What is asked why, or what a word means, words tell alone.
BIJVRAGEN = KANSEN.keys() | {"uitleg_vragen"}


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
    kansen = {item["name"]: item["confidence"] for item in reversed(gehoord)}
    in_woorden = (
        "privacy_vragen" if woorden.bewaren.search(vraag) else duid("buiten_bereik", vraag, {})
    )
    zeker = (
        intent
        for intent, kans in KANSEN.items()
        if kansen.get(intent, 0.0) >= (IN_WOORDEN if intent == in_woorden else kans)
    )
    intent = max(zeker, key=lambda intent: kansen[intent], default=None)
    return Bijvraag(intent, vraag) if intent else None


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

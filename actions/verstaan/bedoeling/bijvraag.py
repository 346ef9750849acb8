"""What stands beside an answer: "wordt dit bewaard?", "bedankt, fijn dat dit bestaat". Pure.

The recognition reads each question in a message and its first words, and what is left without them,
by themselves (`bot/components/parts`). Which of the readings counts is told here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from actions.names import AAN_DE_BOT, INHOUD, OVER_ADVIES, REACTIES
from actions.verstaan.bedoeling.ergernis import ERGERNIS
from actions.verstaan.bedoeling.nasleep import WEER_VEILIG, na_alarm
from actions.verstaan.bedoeling.regels import duid
from actions.verstaan.bedoeling.verschil import vraagt_verschil
from actions.verstaan.labels.namen import aantal_woorden, alleen_klein, namen
from actions.verstaan.labels.weigering import alleen_namen
from actions.verstaan.woorden.aanloop import zonder_aanloop
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: What may be asked so, with how well it is heard at least, 0 to 1. What stories end with ("kunt u
#: ons helpen?") sounds like the last two.
KANSEN = {
    "privacy_vragen": 0.4,
    "wie_ben_jij": 0.4,
    "wie_is_ess": 0.4,
    "kosten_vragen": 0.6,
    "wat_kun_je": 0.8,
    "aanmelden": 0.8,
    "medewerker_spreken": 0.8,
}
#: The same where words say so too.
IN_WOORDEN = 0.05
#: What only leads up to a question is no longer than this.
WOORDEN_VAN_EEN_INLEIDING = 6
#: What says nothing beside a question.
_LEEG = frozenset({"bevestigen", "ontkennen", "bedanken"})
#: What is polite or rude before an answer, and changes nothing about it.
_AANHEF = frozenset({"begroeten", "bedanken", "tevreden", "schelden", ERGERNIS})
#: What a question for a person may stand beside: "dit past niet, wie kan ons verder helpen?".
_KLACHT = frozenset({"ontevreden", "ontkennen"})
#: What an answer behind a joke is taken for.
_VERBORGEN = AAN_DE_BOT | OVER_ADVIES | {"ander_aanbod", "afscheid", "onzin"}


@dataclass(frozen=True)
class Bijvraag:
    """A question to the bot, with its intent."""

    intent: str
    tekst: str


@dataclass(frozen=True)
class Uiteengelegd:
    """What counts of a message, as the recognition heard it, and the question beside it."""

    gehoord: Mapping[str, Any]
    bijvraag: Bijvraag | None = None


def leg_uiteen(gehoord: Mapping[str, Any], *, na_gevaar: bool = False) -> Uiteengelegd:
    """What a message comes down to; all of it where nothing stands beside anything.

    Where the rest says no more than "oké" a question is all there is. ``na_gevaar``: that the
    danger is over may be told before the answer ("politie gebeld. het is voor het wijkteam").
    """
    delen = () if vraagt_verschil(gehoord["text"]) else gehoord.get("delen") or ()
    for een in delen:
        deel, rest = een["deel"], een["rest"]
        bijvraag = _gevraagd(deel)
        if bijvraag is None and _met_labels(rest) and na_gevaar and _is_voorbij(deel):
            bijvraag = Bijvraag(WEER_VEILIG, deel["text"])
        if bijvraag is None:
            heel = gehoord["intent"]["name"]
            if (_is_aanhef(deel) and _antwoordt(rest)) or _verbergt(deel, rest, heel):
                return Uiteengelegd(_met_gemeente(rest, gehoord))
            continue
        if _leidt_in(rest) and gehoord["intent"]["name"] == bijvraag.intent:
            return Uiteengelegd(gehoord)
        if _vertelt(rest):
            return Uiteengelegd(_met_gemeente(rest, gehoord), bijvraag)
        leeg = rest["intent"]["name"] in _LEEG or alleen_klein(rest["text"])
        if leeg and bijvraag.intent not in OVER_ADVIES:  # the advies answers "ja. wat kost het?"
            return Uiteengelegd(deel)
    return Uiteengelegd(gehoord)


def los_van_aanhef(gehoord: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a message says beside a word of thanks or praise: "super, bedankt! en de code?".

    Beside a complaint it is the question for somebody who can help. All of the message where it
    was not heard as only that, or says nothing else.
    """
    heel = gehoord["intent"]["name"]
    if heel not in _AANHEF | _KLACHT:
        return gehoord
    for een in gehoord.get("delen") or ():
        deel, rest = een["deel"], een["rest"]
        for kop, zegt in ((deel, rest), (rest, deel)):
            gevraagd = zegt["intent"]["name"]
            if "?" not in zegt["text"] or gevraagd in _AANHEF | _LEEG:
                continue
            geklaagd = heel in _KLACHT and gevraagd == "medewerker_spreken"
            if geklaagd or (heel in _AANHEF and _is_aanhef(kop)):
                return _met_gemeente(zegt, gehoord)
    return gehoord


def _antwoordt(rest: Mapping[str, Any]) -> bool:
    """Whether what stands behind the first words is an answer: "een webinar lijkt me mooi"."""
    reageert = rest["intent"]["name"] in REACTIES
    return reageert or _met_labels(rest) or bool(namen(rest["text"]))


def _verbergt(deel: Mapping[str, Any], rest: Mapping[str, Any], heel: str) -> bool:
    """Whether a part hid from the recognition that an answer, and nothing else, stands behind it.

    "Sorry, grapje van mijn collega. Een training" as a whole (its intent is ``heel``) is an aside.
    """
    zegt_iets = _met_labels(deel) or namen(deel["text"])
    return heel in _VERBORGEN and not zegt_iets and alleen_namen(rest["text"])


def _is_voorbij(deel: Mapping[str, Any]) -> bool:
    """Whether a part tells that a danger is over."""
    return na_alarm(deel["intent"]["name"], deel["text"]) == WEER_VEILIG


def _is_aanhef(deel: Mapping[str, Any]) -> bool:
    """Whether a part is only polite, rude or impatient."""
    if _met_labels(deel) or namen(deel["text"]):
        return False
    ergernis = herkenwoorden().ergernis.search(deel["text"])
    return deel["intent"]["name"] in _AANHEF or ergernis is not None


def _gevraagd(gehoord: Mapping[str, Any]) -> Bijvraag | None:
    """The question to the bot that a part of a message is, if it is one."""
    tekst = zonder_aanloop(gehoord["text"])
    woorden = herkenwoorden()
    if namen(tekst):  # "tellen wethouders ook mee?" is a part of the answer
        begrip = "?" in tekst and woorden.begrip.match(tekst)
        return Bijvraag("uitleg_vragen", tekst) if begrip else None
    if "?" in tekst and woorden.waarom.match(tekst):
        return Bijvraag("uitleg_vragen", tekst)
    if gehoord["intent"]["name"] in INHOUD and _met_labels(gehoord):
        return None  # "wie helpt ons verder?" asks for support
    kansen = {item["name"]: item["confidence"] for item in gehoord["intent_ranking"]}
    in_woorden = (
        "privacy_vragen" if woorden.bewaren.search(tekst) else duid("buiten_bereik", tekst, {})
    )
    zeker = (
        intent
        for intent, kans in KANSEN.items()
        if kansen.get(intent, 0.0) >= (IN_WOORDEN if intent == in_woorden else kans)
    )
    intent = max(zeker, key=lambda intent: kansen[intent], default=None)
    return Bijvraag(intent, tekst) if intent else None


def _leidt_in(rest: Mapping[str, Any]) -> bool:
    """Whether what stands beside a question only leads up to it: "voor ik iets vertel: …"."""
    kort = aantal_woorden(rest["text"]) <= WOORDEN_VAN_EEN_INLEIDING
    antwoordt = rest["intent"]["name"] in REACTIES
    return kort and not (antwoordt or _met_labels(rest) or namen(rest["text"]))


def _vertelt(rest: Mapping[str, Any]) -> bool:
    """Whether what stands beside a question tells something, or that it is not known."""
    intent = rest["intent"]["name"]
    if intent == "geen_idee":
        return True
    if intent in REACTIES:
        return _met_labels(rest)
    return intent in INHOUD and not alleen_klein(rest["text"])


def _met_labels(gehoord: Mapping[str, Any]) -> bool:
    """Whether anything was heard in a part that the bot would act on."""
    return any(not entiteit.get("role") for entiteit in gehoord["entities"] or ())


def _met_gemeente(rest: Mapping[str, Any], gehoord: Mapping[str, Any]) -> Mapping[str, Any]:
    """The rest, with the gemeente that the question names: "is dit ook voor Gouda?"."""
    eigen = rest["entities"] or []
    if any(entiteit["entity"] == "gemeente" for entiteit in eigen):
        return rest
    genoemd = [e for e in gehoord.get("entities") or () if e["entity"] == "gemeente"]
    return {**rest, "entities": [*eigen, *genoemd]}

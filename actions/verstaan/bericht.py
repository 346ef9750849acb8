"""The latest message of the official, as the bot understood it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from rasa_sdk.interfaces import Tracker

from actions.gezegd import net_gezegd
from actions.names import (
    ENTITEIT_VAN_SLOT,
    GEVAAR_ANTWOORDEN,
    NIET_OPNIEUW,
    OVER_ADVIES,
    REQUESTED_SLOT,
    TUSSENVRAGEN,
    VEILIG_VRAGEN,
    WEL_OPNIEUW,
)
from actions.verstaan.bedoeling.antwoord import Antwoord, antwoordt, duid_antwoord
from actions.verstaan.bedoeling.bezwaar import maakt_bezwaar
from actions.verstaan.bedoeling.bijvraag import Bijvraag, Uiteengelegd, leg_uiteen, los_van_aanhef
from actions.verstaan.bedoeling.feit import vraag_naar_feit
from actions.verstaan.bedoeling.gevaar import GEVAAR, ONZIN, weeg
from actions.verstaan.bedoeling.gok import duid_gok, is_gegokt, weet_het_niet
from actions.verstaan.bedoeling.groet import duid_groet, zonder_groet
from actions.verstaan.bedoeling.nasleep import na_alarm, te_hulp
from actions.verstaan.bedoeling.regels import duid
from actions.verstaan.bedoeling.taal import in_het_nederlands
from actions.verstaan.bedoeling.terugvraag import EERDER, bedoeld_eerder
from actions.verstaan.bedoeling.verschil import vraagt_verschil
from actions.verstaan.bedoeling.vervolg import vervolgt
from actions.verstaan.bedoeling.vraag import duid_vraag, na_reactie
from actions.verstaan.labels.gehoord import gehoord, zonder_gok
from actions.verstaan.labels.gelezen import (
    geantwoord,
    gelezen,
    gevraagd_aanbod,
    steun_in_gewone_woorden,
    vermoed,
    verteld_in_vraag,
)
from actions.verstaan.labels.genoemd import bestemd
from actions.verstaan.labels.namen import (
    Labels,
    Tekst,
    aantal_woorden,
    genoemd,
    op_een_regel,
    zonder,
)
from actions.verstaan.labels.weigering import weigering
from actions.verstaan.woorden.herkenwoorden import herkenwoorden
from actions.verstaan.woorden.labelwoorden import labelwoorden

#: A command as only buttons send it, typed by hand, or a piece of code: no words of an official.
_OPDRACHT = re.compile(r"^\w+\s*\{.*\}$|^<.*>$|^\W*;.*--$|^∕\S+$", re.DOTALL)
#: After an advice a story without any label has at least this many words; less is a miss.
WOORDEN_VAN_EEN_NIEUWE_VRAAG = 8
#: Asked back for an earlier advice in at most this many words.
WOORDEN_OVER_EERDER = 12
#: For so many messages an alarm is still what the conversation is about.
BEURTEN_NA_ALARM = 3


@dataclass(frozen=True)
class Bericht:
    """Intent, text and labels of one message.

    ``labels`` holds, per slot, the ids to act on, surest first; ``vermoedens`` those that are only
    worth a question ("Gaat het om …?"). ``dubbelzinnig`` is the word with two meanings that has to
    be asked about. ``bijvraag`` is a question to the bot that stands beside what is told.
    """

    intent: str
    tekst: str = ""
    labels: Labels = field(default_factory=dict)
    vermoedens: Labels = field(default_factory=dict)
    dubbelzinnig: str | None = None
    gemeente: str | None = None
    onderdeel: str | None = None
    nummer: str | None = None
    knop: bool = False
    bijvraag: Bijvraag | None = None

    @property
    def woorden(self) -> int:
        """How many words the official wrote."""
        return aantal_woorden(self.tekst)

    @property
    def erbij(self) -> bool:
        """Whether the official adds to what was said, as in "ook voor de boa's"."""
        return bool(labelwoorden().erbij.search(self.tekst))

    @cached_property
    def geweigerd(self) -> Labels:
        """The labels that are named as not wanted."""
        return {} if self.knop else weigering(self.tekst).geweigerd

    @property
    def genoemd_onderdeel(self) -> str | None:
        """The answer that is meant: the one of the button, or the one named in the text."""
        if self.onderdeel:
            return self.onderdeel
        onderdelen = herkenwoorden().onderdelen.items()
        return next((naam for naam, woord in onderdelen if woord.search(self.tekst)), None)

    @classmethod
    def van_tracker(cls, tracker: Tracker) -> Bericht:
        """Reads the latest message of a conversation."""
        heel: Mapping[str, Any] = tracker.latest_message or {}
        if _OPDRACHT.match(heel.get("text") or ""):
            return cls(intent=ONZIN)
        vraag = tracker.get_slot(REQUESTED_SLOT) if tracker.active_loop_name else None
        uiteen = Uiteengelegd(heel)
        if _gewogen(heel) != GEVAAR:
            los = Uiteengelegd(los_van_aanhef(heel))
            uiteen = leg_uiteen(heel, na_gevaar=_na_alarm(tracker)) if vraag else los
        message = uiteen.gehoord
        text = Tekst(op_een_regel(message.get("text") or ""))
        entities: list[dict[str, Any]] = message.get("entities") or []
        heard, sure = _gehoord(message)
        labels, vermoedens = gehoord(zonder_gok(entities, text, heard, sure), text, vraag)
        bericht = cls(
            intent=_gewogen(message),
            tekst=text,
            labels=labels,
            vermoedens=vermoedens,
            dubbelzinnig=_first(entities, "dubbelzinnig"),
            gemeente=_first(entities, "gemeente"),
            onderdeel=_first(entities, "onderdeel"),
            nummer=_first(entities, "nummer"),
            # Only buttons reach Rasa as a command: the API turns typed ones into plain text.
            knop=text.startswith("/"),
            bijvraag=uiteen.bijvraag,
        )
        return bericht if bericht.knop else _in_woorden(bericht, message, tracker, vraag)


def _gehoord(message: Mapping[str, Any]) -> tuple[str, float]:
    """The intent that was heard, and how surely, 0 to 1."""
    intent = message.get("intent") or {}
    return intent.get("name") or "", float(intent.get("confidence") or 0.0)


def _gewogen(message: Mapping[str, Any]) -> str:
    """The intent that was heard, but for danger and languages that words tell better."""
    text = message.get("text") or ""
    heard, sure = _gehoord(message)
    return in_het_nederlands(weeg(heard, sure, text), text)


def _in_woorden(
    bericht: Bericht, message: Mapping[str, Any], tracker: Tracker, vraag: str | None
) -> Bericht:
    """The message as its words tell it, where they tell more than the recognition heard."""
    tekst, labels = bericht.tekst, bericht.labels
    weg = weigering(tekst)
    vermoedens = zonder(bericht.vermoedens, weg.geweigerd)
    terzijde = vraag is not None and not antwoordt(vraag, labels, vermoedens)
    ranking = message.get("intent_ranking") or []
    _, sure = _gehoord(message)
    intent = _bedoeling(bericht, sure, ranking, tracker, vraag, terzijde=terzijde)
    feit = vraag_naar_feit(intent, tekst) if vraag else None
    over = {feit, intent, bericht.intent}
    verteld = verteld_in_vraag(over, tekst, _bekend(tracker), vraag)
    if verteld:
        intent, labels = "vertellen", {**labels, **verteld}
    elif feit or (terzijde and intent in OVER_ADVIES and not genoemd(tekst)):
        intent, labels = feit or intent, {}  # a question tells nothing
    steun = steun_in_gewone_woorden(intent, tekst, labels, vraag)
    if steun:
        vormen = dict.fromkeys((*labels.get("vormen", ()), *steun))
        intent, labels = "vertellen", {**labels, "vormen": tuple(vormen)}
    elif weet_het_niet(intent, sure, tekst):
        labels = {}  # "dat moet ik overleggen": what is half heard in it is not told
    labels = gelezen(intent, tekst, labels, {} if bericht.dubbelzinnig else vermoedens, weg)
    labels = geantwoord(intent, tekst, labels, vermoedens, vraag)
    if _na_alarm(tracker):
        labels = zonder(labels, te_hulp(tekst))
    nieuw = vraag is None and bericht.woorden >= WOORDEN_VAN_EEN_NIEUWE_VRAAG
    if (vraag == "themas" or nieuw) and not labels.get("themas"):
        vermoedens = vermoed(tekst, vermoedens, weg)
    if intent == "uitleg_vragen" and weg.geweigerd and "?" not in tekst:
        intent = "corrigeren"  # "ondermijning hoort er niet bij"
    gevraagd = {} if vraagt_verschil(tekst) else gevraagd_aanbod(intent, tekst)
    if gevraagd:
        intent, labels = "vertellen", gevraagd
    return replace(bericht, intent=intent, labels=labels, vermoedens=vermoedens)


def _bedoeling(
    bericht: Bericht,
    sure: float,
    ranking: Sequence[dict[str, Any]],
    tracker: Tracker,
    vraag: str | None,
    *,
    terzijde: bool,
) -> str:
    """The intent by the words: after an alarm, as an aside, and as an answer to a question.

    ``sure`` is how sure the recognition was of the intent, 0 to 1; ``ranking`` holds all that it
    heard, likeliest first.
    """
    tekst = Tekst(zonder_groet(bericht.tekst))
    begroet = na_reactie(duid_groet(bericht.intent, tekst, ranking), tekst, ranking)
    intent = duid(begroet, tekst, bericht.labels)
    kort = bericht.woorden <= WOORDEN_OVER_EERDER
    if intent != GEVAAR and kort and bedoeld_eerder(tracker, tekst):
        return EERDER
    gegokt = intent == bericht.intent and is_gegokt(intent, sure)
    if gegokt and intent != duid(ONZIN, tekst, bericht.labels):  # nor do words say so
        intent = duid_gok(tekst, bericht.labels)
    gezegd = net_gezegd(tracker)
    if not genoemd(tekst).keys() & {"themas", "vormen"} and _na_alarm(tracker):
        # Who is named is in the story, unless that was the question: "de politie rijdt aan".
        geteld = {"themas", "vormen", vraag}
        telt = bool(geteld & bericht.labels.keys()) or bool(bestemd(tekst))
        los = not telt and "themas" not in bericht.vermoedens
        kaal = los and bool(GEVAAR_ANTWOORDEN & gezegd)
        gevraagd = vraag != "akkoord" and bool(VEILIG_VRAGEN & gezegd)
        intent = na_alarm(intent, tekst, kaal=kaal, gevraagd=gevraagd)
    if "utter_opnieuw_vragen" in gezegd and not bericht.labels:
        intent = {"bevestigen": WEL_OPNIEUW, "ontkennen": NIET_OPNIEUW}.get(intent, intent)
    intent = vervolgt(intent, tekst, bericht.labels, bericht.vermoedens, gezegd)
    anders = {GEVAAR, "medewerker_spreken"}  # "is er vandaag nog iemand van de helpdesk?"
    klaar = vraag is None and tracker.get_slot("advies") and intent not in anders
    if klaar and maakt_bezwaar(tekst, bericht.labels):
        intent = "ontevreden"
    if terzijde:
        intent = duid_vraag(intent, tekst, ranking)
    if vraag:
        twijfel = bool(tracker.get_slot("twijfel"))
        intent = duid_antwoord(
            Antwoord(intent, tekst, bericht.labels, sure, bericht.gemeente, vraag, twijfel)
        )
    return intent


def _bekend(tracker: Tracker) -> Labels:
    """The answers so far."""
    return {slot: tuple(tracker.get_slot(slot) or ()) for slot in ENTITEIT_VAN_SLOT}


def _na_alarm(tracker: Tracker) -> bool:
    """Whether the conversation is still about the danger that was told."""
    gezegd = net_gezegd(tracker, BEURTEN_NA_ALARM)
    return bool(GEVAAR_ANTWOORDEN & gezegd) and "utter_weer_veilig" not in gezegd


def is_toch_tussenvraag(tracker: Tracker) -> bool:
    """Whether words made an aside of a message that the recognition took for something else."""
    gehoord = ((tracker.latest_message or {}).get("intent") or {}).get("name")
    intent = Bericht.van_tracker(tracker).intent
    return intent != gehoord and intent in TUSSENVRAGEN


def _first(entities: list[dict[str, Any]], name: str) -> str | None:
    return next((str(e["value"]) for e in entities if e["entity"] == name), None)

"""The latest message of the official, as the bot understood it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rasa_sdk.interfaces import Tracker

from actions.genoemd import (
    Labels,
    Weigering,
    genoemd,
    gevraagd,
    labelwoorden,
    namen,
    weigering,
    zonder,
)
from actions.gevaar import GEVAAR, ONZIN, weeg
from actions.herkenwoorden import herkenwoorden
from actions.names import INHOUD, REQUESTED_SLOT, SLOT_VAN_ENTITEIT

_WORD = re.compile(r"\w+")
#: How many words such phrases have at most.
_KORT = 4
_BEGRIP = 6
_OORDEEL = 12
_VRAAG = 8
_ANTWOORD = 8
#: What a short answer tells beside the open question must be heard better than the answer, which
#: counts from `act` in bot/config.yml: nobody expects it there.
ZEKER_TERLOOPS = 0.7
#: Up to this length all that is named beside a refusal is wanted; a story names more than that.
WOORDEN_VAN_EEN_WIJZIGING = 12
#: What "praat ik met een robot?" is taken for.
_WIE_VERWARD = frozenset(
    {"schelden", "medewerker_spreken", "vertellen", "bevestigen", "buiten_bereik"}
)
#: A question for a judgement on a person. No intent of the recognition: these words decide.
OORDEEL = "oordeel"
#: Asks to mail, print or keep the advice; these words decide as well.
MEENEMEN = "meenemen"
#: What "hoe weet ik dat dit klopt?" and "kun je dit mailen?" are taken for.
_VERWARD_MET_PRIVACY = frozenset({"privacy_vragen", "buiten_bereik", "wat_kun_je", "vertellen"})
#: A command as only buttons send it, typed by hand: no words of an official.
_OPDRACHT = re.compile(r"^\w+\s*\{.*\}$", re.DOTALL)
#: What "waarom dit overzicht?" and "wat raadt u aan?" are taken for.
_VRAAG_VERWARD = frozenset(
    {"vertellen", "corrigeren", "ander_aanbod", "meer_info", "wat_kun_je", "geen_idee"}
    | {"onzin", "tevreden"}
)
#: What "geef me de lijst" is taken for.
_LIJST_VERWARD = frozenset({"geen_idee", "vertellen", "onzin", "meer_info", "ander_aanbod"})
#: Questions to the bot itself: what one of an unknown kind may be.
_VRAGEN_AAN_DE_BOT = frozenset(
    {"uitleg_vragen", "wat_kun_je", "wie_ben_jij", "wie_is_ess", "privacy_vragen", "buiten_bereik"}
)
#: Questions about an advies.
_OVER_ADVIES = frozenset({"meer_info", "aanmelden", "kosten_vragen"})


@dataclass(frozen=True)
class Bericht:
    """Intent, text and labels of one message.

    ``labels`` holds, per slot, the ids to act on, surest first; ``vermoedens`` those that are only
    worth a question ("Gaat het om …?"). ``dubbelzinnig`` is the word with two meanings that has to
    be asked about.
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

    @property
    def woorden(self) -> int:
        """How many words the official wrote."""
        return len(_WORD.findall(self.tekst))

    @property
    def erbij(self) -> bool:
        """Whether the official adds to what was said, as in "ook voor de boa's"."""
        return bool(labelwoorden().erbij.search(self.tekst))

    @cached_property
    def geweigerd(self) -> Labels:
        """The labels that are named as not wanted."""
        return {} if self.knop else weigering(self.tekst).geweigerd

    @property
    def rangen(self) -> list[int]:
        """The places that are named, as in "de tweede": 0 is the first."""
        return [i for i, woord in enumerate(herkenwoorden().rang) if woord.search(self.tekst)]

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
        message = tracker.latest_message or {}
        text = message.get("text") or ""
        entities: list[dict[str, Any]] = message.get("entities") or []
        intent = message.get("intent") or {}
        if _OPDRACHT.match(text):
            return cls(intent=ONZIN)
        # Only buttons reach Rasa as a command: the API turns typed ones into plain text.
        knop = text.startswith("/")
        weg = Weigering({}, {}) if knop else weigering(text)
        vraag = tracker.get_slot(REQUESTED_SLOT) if tracker.active_loop_name else None
        labels = _per_slot(
            _zonder_terloops([e for e in entities if not e.get("role")], vraag, text)
        )
        vermoedens = zonder(_per_slot(e for e in entities if e.get("role")), weg.geweigerd)
        heard, sure = intent.get("name") or "", intent.get("confidence") or 0.0
        name = weeg(heard, sure, text, thema="themas" in labels)
        if not knop:
            name = _duid(name, text, labels)
            if vraag and not _antwoordt(vraag, labels, vermoedens):
                name = _duid_vraag(name, text, message.get("intent_ranking") or [])
            if name in _OVER_ADVIES and name != intent.get("name"):
                labels = {}  # what was heard in a story
            labels = _gewenst(name, text, _zonder_geweigerd(labels, weg, text))
        return cls(
            intent=name,
            tekst=text,
            labels=labels,
            vermoedens=vermoedens,
            dubbelzinnig=_first(entities, "dubbelzinnig"),
            gemeente=_first(entities, "gemeente"),
            onderdeel=_first(entities, "onderdeel"),
            nummer=_first(entities, "nummer"),
            knop=knop,
        )


def _per_slot(entities: Iterable[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    """The labels among entities, by the slot they belong to, without doubles."""
    found: dict[str, dict[str, None]] = {}
    for entity in entities:
        slot = SLOT_VAN_ENTITEIT.get(entity["entity"])
        if slot:
            found.setdefault(slot, {})[entity["value"]] = None
    return {slot: tuple(ids) for slot, ids in found.items()}


def _zonder_terloops(
    entities: list[dict[str, Any]], vraag: str | None, tekst: str
) -> list[dict[str, Any]]:
    """Without what else is half heard in a short answer to the open question."""
    slots = [SLOT_VAN_ENTITEIT.get(e["entity"]) for e in entities]
    if vraag not in slots or len(_WORD.findall(tekst)) > _ANTWOORD:
        return entities
    letterlijk = genoemd(tekst)
    return [
        e
        for e, slot in zip(entities, slots, strict=True)
        if slot in {None, vraag}
        or e.get("confidence_entity", 1.0) >= ZEKER_TERLOOPS
        or e["value"] in letterlijk.get(slot or "", ())
    ]


def _duid(intent: str, tekst: str, labels: dict[str, tuple[str, ...]]) -> str:
    """The intent, corrected by phrases that leave no doubt and that the recognition mixes up."""
    woorden = herkenwoorden()
    aantal = len(_WORD.findall(tekst))
    if intent in {"bevestigen", "ontkennen", "onzin"} and aantal <= _KORT:
        return "afscheid" if woorden.stoppen.search(tekst) else intent
    if intent in _WIE_VERWARD and aantal <= _BEGRIP and woorden.wie.search(tekst):
        return "wie_ben_jij"
    if intent == "schelden" and woorden.mens.search(tekst):
        return "medewerker_spreken"
    if intent in {"opnieuw_beginnen", "wat_kun_je"} and woorden.bewaren.search(tekst):
        return "privacy_vragen"
    inzage = woorden.inzage.begin.match(tekst) and woorden.inzage.over.search(tekst)
    if inzage and aantal <= _VRAAG and intent != GEVAAR:
        return "privacy_vragen"
    if intent in _VRAAG_VERWARD and aantal <= _VRAAG and "themas" not in labels:
        raad = woorden.raad.search(tekst) and not labels
        if raad or woorden.waarom.match(tekst):
            return "uitleg_vragen"
    if intent in _VERWARD_MET_PRIVACY and aantal <= _VRAAG and not labels:
        if woorden.zeker_weten.match(tekst):
            return "uitleg_vragen"
        if intent != "vertellen" and woorden.meenemen.search(tekst):
            return MEENEMEN
    if intent in _LIJST_VERWARD and aantal <= _KORT and not labels and woorden.lijst.search(tekst):
        return "toon_keuzes"
    if intent == "uitleg_vragen" and woorden.kunnen.match(tekst):
        return "wat_kun_je"
    oordeel = woorden.oordeel.begin.match(tekst) and woorden.oordeel.over.search(tekst)
    if oordeel and aantal <= _OORDEEL and intent != GEVAAR:
        return OORDEEL
    begrip = "themas" in labels and aantal <= _BEGRIP and woorden.begrip.match(tekst)
    return "uitleg_vragen" if intent == "vertellen" and begrip else intent


def _antwoordt(vraag: str, labels: Labels, vermoedens: Labels) -> bool:
    """Whether what is heard may answer the open question; anything may tell what is going on."""
    if vraag in {"themas", "akkoord"}:
        return vraag == "themas" or bool(labels)
    return vraag in labels or vraag in vermoedens


def _duid_vraag(intent: str, tekst: str, ranking: Sequence[dict[str, Any]]) -> str:
    """The intent of a question that holds no answer to the open one; ``ranking``: likeliest first.

    It is no story, and there is no advies yet to ask about.
    """
    kansen: dict[str, float] = {item["name"]: item["confidence"] for item in ranking}
    if len(_WORD.findall(tekst)) > _VRAAG or namen(tekst):
        return intent
    aan_de_bot = next((name for name in kansen if name in _VRAGEN_AAN_DE_BOT), intent)
    if intent in _OVER_ADVIES:
        return aan_de_bot if kansen.get(aan_de_bot, 0.0) >= kansen.get(intent, 0.0) / 2 else intent
    vraagt = tekst.rstrip().endswith("?") or herkenwoorden().vraagwoord.match(tekst)
    if intent == "vertellen" and vraagt:
        return next((name for name in kansen if name in _VRAGEN_AAN_DE_BOT | _OVER_ADVIES), intent)
    return intent


def _zonder_geweigerd(labels: Labels, weg: Weigering, tekst: str) -> Labels:
    """The labels without what is refused beside something that is wanted.

    Where nothing else is wanted it depends on the answers so far: verwerk.py.
    """
    kort = len(_WORD.findall(tekst)) <= WOORDEN_VAN_EEN_WIJZIGING
    nieuw = dict(labels)
    for slot, gewild in weg.gewild.items():
        over = tuple(i for i in labels.get(slot, ()) if i not in weg.geweigerd[slot])
        if kort:
            nieuw[slot] = (*over, *(i for i in gewild if i not in over))
        elif slot in labels:
            nieuw[slot] = over or gewild
    for slot, geweigerd in weg.geweigerd.items():
        # "Niet om radicalisering maar om groepen die …": what is wanted is heard, not named.
        over = tuple(i for i in labels.get(slot, ()) if i not in geweigerd)
        if over and slot not in weg.gewild:
            nieuw[slot] = over
    return nieuw


def _gewenst(intent: str, tekst: str, labels: Labels) -> Labels:
    """With the support that is asked for by its name, where the recognition heard none."""
    if intent not in INHOUD or "vormen" in labels:
        return labels
    vormen = gevraagd(tekst, "vormen")
    return {**labels, "vormen": vormen} if vormen else labels


def _first(entities: list[dict[str, Any]], name: str) -> str | None:
    return next((str(e["value"]) for e in entities if e["entity"] == name), None)

"""The latest message of the official, as the bot understood it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk.interfaces import Tracker

from actions.gevaar import GEVAAR, ONZIN, weeg
from actions.herkenwoorden import herkenwoorden
from actions.names import SLOT_VAN_ENTITEIT

_WORD = re.compile(r"\w+")
#: How many words such phrases have at most.
_KORT = 4
_BEGRIP = 6
_OORDEEL = 12
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
#: A question of at most this many words can be one about the conversation itself.
_VRAAG = 8
#: What "waarom dit overzicht?" and "wat raadt u aan?" are taken for.
_VRAAG_VERWARD = frozenset(
    {"vertellen", "corrigeren", "ander_aanbod", "meer_info", "wat_kun_je", "geen_idee"}
    | {"onzin", "tevreden"}
)
#: What "geef me de lijst" is taken for.
_LIJST_VERWARD = frozenset({"geen_idee", "vertellen", "onzin", "meer_info", "ander_aanbod"})


@dataclass(frozen=True)
class Bericht:
    """Intent, text and labels of one message.

    ``labels`` holds, per slot, the ids to act on, surest first; ``vermoedens`` those that are only
    worth a question ("Gaat het om …?"). ``dubbelzinnig`` is the word with two meanings that has to
    be asked about.
    """

    intent: str
    tekst: str = ""
    labels: dict[str, tuple[str, ...]] = field(default_factory=dict)
    vermoedens: dict[str, tuple[str, ...]] = field(default_factory=dict)
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
        return bool(herkenwoorden().erbij.search(self.tekst))

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
        labels = _per_slot(e for e in entities if not e.get("role"))
        if _OPDRACHT.match(text):
            return cls(intent=ONZIN)
        heard, sure = intent.get("name") or "", intent.get("confidence") or 0.0
        return cls(
            intent=_duid(weeg(heard, sure, text, thema="themas" in labels), text, labels),
            tekst=text,
            labels=_niet_geweigerd(labels, text),
            vermoedens=_per_slot(e for e in entities if e.get("role") == "vraag"),
            dubbelzinnig=_first(entities, "dubbelzinnig"),
            gemeente=_first(entities, "gemeente"),
            onderdeel=_first(entities, "onderdeel"),
            nummer=_first(entities, "nummer"),
            # Only buttons reach Rasa as a command: the API turns typed ones into plain text.
            knop=text.startswith("/"),
        )


def _per_slot(entities: Iterable[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    """The labels among entities, by the slot they belong to, without doubles."""
    found: dict[str, dict[str, None]] = {}
    for entity in entities:
        slot = SLOT_VAN_ENTITEIT.get(entity["entity"])
        if slot:
            found.setdefault(slot, {})[entity["value"]] = None
    return {slot: tuple(ids) for slot, ids in found.items()}


def _duid(intent: str, tekst: str, labels: dict[str, tuple[str, ...]]) -> str:
    """The intent, corrected by phrases that leave no doubt and that the recognition mixes up."""
    woorden = herkenwoorden()
    aantal = len(_WORD.findall(tekst))
    if tekst.startswith("/"):
        return intent
    if intent in {"bevestigen", "ontkennen", "onzin"} and aantal <= _KORT:
        return "afscheid" if woorden.stoppen.search(tekst) else intent
    if intent in _WIE_VERWARD and aantal <= _BEGRIP and woorden.wie.search(tekst):
        return "wie_ben_jij"
    if intent == "schelden" and woorden.mens.search(tekst):
        return "medewerker_spreken"
    if intent in {"opnieuw_beginnen", "wat_kun_je"} and woorden.bewaren.search(tekst):
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


def _niet_geweigerd(labels: dict[str, tuple[str, ...]], tekst: str) -> dict[str, tuple[str, ...]]:
    """Without what "niet X maar Y" names as X: the recognition hears both."""
    maar = herkenwoorden().maar.search(tekst)
    if maar is None or not herkenwoorden().weg.search(tekst[: maar.start()]):
        return labels
    eerst, daarna = tekst[: maar.start()].lower(), tekst[maar.end() :].lower()
    left = {}
    for slot, ids in labels.items():
        names = {label: label.replace("_", " ") for label in ids}
        wanted = tuple(i for i in ids if names[i] not in eerst or names[i] in daarna)
        left[slot] = wanted or ids
    return left


def _first(entities: list[dict[str, Any]], name: str) -> str | None:
    return next((str(e["value"]) for e in entities if e["entity"] == name), None)

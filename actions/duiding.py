"""The intent of a message, where its words tell more than the recognition. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.genoemd import Labels, aantal_woorden, namen
from actions.gevaar import GEVAAR
from actions.herkenwoorden import herkenwoorden

#: A question for one fact of an offer has at most this many words.
WOORDEN_VAN_EEN_FEIT = 10
#: What such a question is taken for.
_FEIT_VERWARD = frozenset(
    {"opnieuw_beginnen", "vorige_vraag", "vertellen", "onzin", "buiten_bereik"}
)
#: What "moet ik dan alles opnieuw vertellen?" is taken for.
_OPNIEUW_VERWARD = frozenset(
    {"opnieuw_beginnen", "wat_kun_je", "uitleg_vragen", "vertellen", "meer_info", "buiten_bereik"}
)
#: Asks for the code of the advies; these words decide.
CODE = "code_vragen"
#: What such a question is taken for.
_VERWARD_MET_CODE = frozenset(
    {"buiten_bereik", "vertellen", "meer_info", "wat_kun_je", "privacy_vragen", "uitleg_vragen"}
    | {"vorige_vraag", "opnieuw_beginnen", "onzin", "geen_idee"}
)
#: How many words such phrases have at most.
_KORT = 4
_BEGRIP = 6
_OORDEEL = 12
_VRAAG = 8
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
#: What "waarom dit overzicht?" and "wat raadt u aan?" are taken for.
_VRAAG_VERWARD = frozenset(
    {
        "aanmelden",
        "kosten_vragen",
        "vertellen",
        "corrigeren",
        "ander_aanbod",
        "meer_info",
        "wat_kun_je",
        "geen_idee",
    }
    | {"onzin", "tevreden", "buiten_bereik"}
)
#: What "geef me de lijst" is taken for.
_LIJST_VERWARD = frozenset({"geen_idee", "vertellen", "onzin", "meer_info", "ander_aanbod"})
#: Questions to the bot itself: what one of an unknown kind may be.
_AAN_DE_BOT = frozenset(
    {"uitleg_vragen", "wat_kun_je", "wie_ben_jij", "wie_is_ess", "privacy_vragen", "buiten_bereik"}
)
#: Questions about an advies.
OVER_ADVIES = frozenset({"meer_info", "aanmelden", "kosten_vragen"})


def duid(intent: str, tekst: str, labels: Labels) -> str:
    """The intent, corrected by phrases that leave no doubt and that the recognition mixes up."""
    woorden = herkenwoorden()
    aantal = aantal_woorden(tekst)
    if not aantal and intent != GEVAAR and "?" in tekst:
        return "uitleg_vragen"
    if tekst and not aantal and intent == "andere_taal":
        return "onzin"  # no language is foreign without words
    if intent in {"bevestigen", "ontkennen", "onzin"} and aantal <= _KORT:
        return "afscheid" if woorden.stoppen.search(tekst) else intent
    if intent in _WIE_VERWARD and aantal <= _BEGRIP and woorden.wie.search(tekst):
        return "wie_ben_jij"
    if intent == "schelden" and woorden.mens.search(tekst):
        return "medewerker_spreken"
    if intent in {"opnieuw_beginnen", "wat_kun_je"} and woorden.bewaren.search(tekst):
        return "privacy_vragen"
    weer = woorden.niet_opnieuw.begin.match(tekst) and woorden.niet_opnieuw.over.search(tekst)
    if weer and intent in _OPNIEUW_VERWARD:
        return "medewerker_spreken"
    if intent != GEVAAR and aantal <= _VRAAG and woorden.waarom_niet.match(tekst):
        return "privacy_vragen"
    kort = aantal <= _BEGRIP and not labels
    if intent in _FEIT_VERWARD and kort and feit_in(tekst) not in {None, "doelgroepen"}:
        return "meer_info"
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
    if intent in _VERWARD_MET_CODE and aantal <= _VRAAG and woorden.code.search(tekst):
        return CODE
    if intent in _LIJST_VERWARD and aantal <= _KORT and not labels and woorden.lijst.search(tekst):
        return "toon_keuzes"
    if intent == "uitleg_vragen" and woorden.kunnen.match(tekst):
        return "wat_kun_je"
    oordeel = woorden.oordeel.begin.match(tekst) and woorden.oordeel.over.search(tekst)
    if oordeel and aantal <= _OORDEEL and intent != GEVAAR:
        return OORDEEL
    begrip = "themas" in labels and aantal <= _BEGRIP and woorden.begrip.match(tekst)
    return "uitleg_vragen" if intent == "vertellen" and begrip else intent


def feit_in(tekst: str) -> str | None:
    """The fact of an offer that a short question is about, by the name that the API has for it.

    It stands at the beginning, or the message ends as a question.
    """
    woorden = herkenwoorden()
    vraag = tekst.strip()
    while aanloop := woorden.aanloop.match(vraag):
        vraag = vraag[aanloop.end() :].lstrip(" ,.")
    op = "search" if vraag.endswith("?") else "match"
    return next((naam for naam, p in woorden.feit.items() if getattr(p, op)(vraag)), None)


def antwoordt(vraag: str, labels: Labels, vermoedens: Labels) -> bool:
    """Whether what is heard may answer the open question; anything may tell what is going on."""
    if vraag in {"themas", "akkoord"}:
        return vraag == "themas" or bool(labels)
    return vraag in labels or vraag in vermoedens


def duid_vraag(intent: str, tekst: str, ranking: Sequence[dict[str, Any]]) -> str:
    """The intent of a question that holds no answer to the open one; ``ranking``: likeliest first.

    It is no story, and there is no advies yet to ask about.
    """
    kansen: dict[str, float] = {item["name"]: item["confidence"] for item in ranking}
    if aantal_woorden(tekst) > _VRAAG or namen(tekst):
        return intent
    if intent == "meer_info" and feit_in(tekst):
        return intent
    aan_de_bot = next((name for name in kansen if name in _AAN_DE_BOT), intent)
    if intent in OVER_ADVIES:
        return aan_de_bot if kansen.get(aan_de_bot, 0.0) >= kansen.get(intent, 0.0) / 2 else intent
    vraagt = tekst.rstrip().endswith("?") or herkenwoorden().vraagwoord.match(tekst)
    if intent == "vertellen" and vraagt:
        return next((name for name in kansen if name in _AAN_DE_BOT | OVER_ADVIES), intent)
    return intent

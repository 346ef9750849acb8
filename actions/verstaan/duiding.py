"""The intent of a message, where its words tell more than the recognition. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from actions.names import BELEEFD, INHOUD, REACTIES
from actions.verstaan.gelezen import OVER_ADVIES
from actions.verstaan.genoemd import Labels, aantal_woorden, alleen, alleen_klein, genoemd, namen
from actions.verstaan.gevaar import GEVAAR, ONZIN
from actions.verstaan.herkenwoorden import herkenwoorden
from actions.verstaan.labelwoorden import labelwoorden
from actions.verstaan.taal import ANDERE_TAAL, in_andere_taal
from actions.verstaan.terzijde import MEENEMEN, OOK_GEVRAAGD, feit_in, terzijde

#: Where a part of a message ends.
_ZIN = re.compile(r"(?<=[.!?,;])\s+")
#: How many words such phrases have at most.
_PAAR = 3
_KORT = 4
_BEGRIP = 6
_VRAAG = 8
_BEIDE = 12
#: What "praat ik met een robot?" is taken for, or heard as: then nothing else may follow from it.
_WIE_VERWARD = frozenset(
    {
        "schelden",
        "medewerker_spreken",
        "vertellen",
        "bevestigen",
        "buiten_bereik",
        "wie_ben_jij",
    }
)
#: "Momentje": no answer, and nothing to ask about either.
WACHTEN = "wachten"
#: "Ik ben er weer": only the open question has to come back.
HERVATTEN = "hervatten"
#: "Nee wacht" is a no, and danger goes first.
_GEEN_PAUZE = frozenset({GEVAAR, "ontkennen", "corrigeren"})
#: What "hoe weet ik dat dit klopt?" and "kun je dit mailen?" are taken for.
_VERWARD_MET_PRIVACY = frozenset(
    {"privacy_vragen", "buiten_bereik", "wat_kun_je", "vertellen", "meer_info", "aanmelden"}
)
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
        "onzin",
        "tevreden",
        "buiten_bereik",
        "wie_ben_jij",
    }
)
#: What "hoe weet ik of dat klopt" is taken for.
_GEEN_VRAAG = frozenset({"bevestigen", "geen_idee"})
#: What "geef me de lijst" is taken for.
_LIJST_VERWARD = frozenset({"geen_idee", "vertellen", "onzin", "meer_info", "ander_aanbod"})
#: Questions to the bot itself: what one of an unknown kind may be.
_AAN_DE_BOT = frozenset(
    {"uitleg_vragen", "wat_kun_je", "wie_ben_jij", "wie_is_ess", "privacy_vragen", "buiten_bereik"}
)
#: "I do not know" and "yes" lead to the next step: without a word that says so, they have to be
#: heard at least this well.
_ZEKERE_REACTIE = {"geen_idee": 0.75, "bevestigen": 0.65}
#: Any aside that is heard less well than this, and that no words confirm, is not understood.
_ZEKER_TERZIJDE = 0.3
#: The same for goodbye, which ends the conversation for now.
_ZEKER_AFSCHEID = 0.5
#: From here on what no offer is about is that, also when it is called a cursus.
_ZEKER_BUITEN_BEREIK = 0.6
#: What an answer with a word of praise or abuse in it is taken for: there is no advies to judge.
_OORDEEL = frozenset({"tevreden", "ontevreden", "schelden"})
#: What a few words of an answer ("iets", "doe die maar") are taken for before there is an advies.
_ANTWOORD_VERWARD = OVER_ADVIES | {"ander_aanbod"}
#: What is wanted instead, behind "laat maar".
_WENSEN = (
    OVER_ADVIES
    | (_AAN_DE_BOT - {"buiten_bereik"})
    | {"opnieuw_beginnen", "vorige_vraag", "medewerker_spreken", "ander_aanbod"}
)
#: What stands behind a greeting is heard at least this well beside it, as a question or without.
_VRAAG_NA_GROET = 0.05
_ZEKER_NA_GROET = 0.25
#: What a question behind a greeting may be.
_NA_GROET = OVER_ADVIES | _AAN_DE_BOT | {"opnieuw_beginnen", "medewerker_spreken"}


def duid(intent: str, tekst: str, labels: Labels) -> str:
    """The intent, corrected by phrases that leave no doubt and that the recognition mixes up."""
    woorden = herkenwoorden()
    aantal = aantal_woorden(tekst)
    if not aantal and intent != GEVAAR and "?" in tekst:
        return "uitleg_vragen"
    if tekst and not aantal and intent == "andere_taal":
        return "onzin"  # no language is foreign without words
    if aantal <= _VRAAG and _stopt(intent, tekst, labels):
        return "afscheid"
    zonder_wacht, wacht = woorden.wachten.subn(" ", tekst)
    if wacht and intent not in _GEEN_PAUZE and alleen_klein(zonder_wacht):
        return WACHTEN
    if intent in _WIE_VERWARD and aantal <= _BEGRIP and woorden.wie.search(tekst):
        return "wie_ben_jij"
    if intent == "schelden" and woorden.mens.search(tekst):
        return "medewerker_spreken"
    over_bewaren = {"opnieuw_beginnen", "wat_kun_je", *(REACTIES if aantal <= _KORT else ())}
    opnieuw = intent == "opnieuw_beginnen" and woorden.opnieuw.search(tekst)
    if intent == "opnieuw_beginnen" and "themas" in labels and not opnieuw:
        return "vertellen"  # a new question, with its story
    # "Wis alles en start opnieuw" is more than "wis alles".
    if intent in over_bewaren and not opnieuw and woorden.bewaren.search(tekst):
        return "privacy_vragen"
    if aantal <= _VRAAG and intent != GEVAAR and woorden.taal.search(tekst):
        return ANDERE_TAAL  # "kunnen we in het Engels praten?"
    taal = in_andere_taal(intent, tekst)
    if taal and aantal <= _KORT and intent in {"onzin", "vertellen", "geen_idee", "buiten_bereik"}:
        return ANDERE_TAAL
    weer = woorden.herhaal.search(tekst) or woorden.weer_er.search(tekst)
    if weer and intent != GEVAAR and aantal <= _BEIDE and not labels:
        return HERVATTEN  # "waar waren we?" takes nothing back
    if aside := terzijde(intent, tekst, labels):
        return aside
    if intent in _VRAAG_VERWARD and aantal <= _VRAAG and "themas" not in labels:
        raad = woorden.raad.search(tekst) and not labels
        if raad or woorden.waarom.match(tekst):
            return "uitleg_vragen"
    mist = "?" in tekst and woorden.ontbreekt.search(tekst) and intent in _VRAAG_VERWARD
    mist = mist and "ander" not in tekst.lower()  # that asks for more
    if aantal <= _BEIDE and woorden.passen.search(tekst) and (woorden.waarom.match(tekst) or mist):
        return "uitleg_vragen"  # "waarom past dit niet helemaal?", "is er niets dat past?"
    if intent == "ontevreden" and tekst.rstrip().endswith("?"):
        return "uitleg_vragen"  # "dus er is niets dat echt past?"
    vragend = "?" in tekst or woorden.vraagwoord.match(tekst)
    if intent in _GEEN_VRAAG and vragend and woorden.zeker_weten.match(tekst):
        return "uitleg_vragen"  # "klopt dit allemaal wel?"
    if intent in _VERWARD_MET_PRIVACY and aantal <= _VRAAG and not labels:
        if woorden.zeker_weten.match(tekst):
            return "uitleg_vragen"
        if intent != "vertellen" and woorden.meenemen.search(tekst):
            return MEENEMEN
    if aantal <= _VRAAG and woorden.meenemen.search(tekst) and woorden.het_advies.search(tekst):
        return MEENEMEN
    if intent in _LIJST_VERWARD and aantal <= _KORT and not labels and woorden.lijst.search(tekst):
        return "toon_keuzes"
    if intent == "uitleg_vragen" and woorden.kunnen.match(tekst):
        return "wat_kun_je"
    begrip = aantal <= _BEGRIP and woorden.begrip.match(tekst)
    leg_uit = aantal <= _BEIDE and woorden.leg_uit.search(tekst) and woorden.vraagwoord.match(tekst)
    bekend = "themas" in labels or genoemd(tekst).keys() & {"themas", "vormen"}
    vraagt_uitleg = bekend and (begrip or leg_uit)
    return "uitleg_vragen" if intent == "vertellen" and vraagt_uitleg else intent


def _stopt(intent: str, tekst: str, labels: Labels) -> bool:
    """Whether a few words end the conversation for now.

    "Laat maar zo" does not, and "laat maar, ik wil een mens spreken" asks for something else.
    """
    woorden = herkenwoorden()
    stopt = woorden.stoppen.search(tekst)
    verder = woorden.toch_akkoord.search(tekst) or woorden.akkoord.search(tekst)
    if not stopt or intent == GEVAAR or verder or namen(tekst):
        return False
    wens = intent in _WENSEN or bool(labels)
    if wens and not alleen_klein(woorden.stoppen.sub(" ", tekst)):
        return False
    kort = aantal_woorden(tekst) <= (_PAAR if intent in INHOUD else _KORT)
    delen = (woorden.stoppen.subn(" ", deel) for deel in _ZIN.split(tekst))
    return kort or any(stopt and alleen_klein(rest) for rest, stopt in delen)


def antwoordt(vraag: str, labels: Labels, vermoedens: Labels) -> bool:
    """Whether what is heard may answer the open question; anything may tell what is going on."""
    if vraag in {"themas", "akkoord"}:
        return vraag == "themas" or bool(labels)
    return vraag in labels or vraag in vermoedens


def duid_antwoord(
    intent: str,
    zekerheid: float,
    tekst: str,
    gemeente: str | None,
    vraag: str,
    *,
    twijfel: bool = False,
) -> str:
    """The intent of a few words while ``vraag`` is open, when there is no advies to ask about.

    ``twijfel`` tells whether the bot asked "Gaat het om …?".
    """
    aantal = aantal_woorden(tekst)
    if aantal > _BEIDE or intent == GEVAAR:
        return intent
    if _geeft_antwoord(intent, tekst, vraag):
        return "vertellen"
    if intent == "bevestigen" and vraag == "akkoord" and _vraagt_iets(tekst):
        return "uitleg_vragen"  # "waar vind ik dat": nothing goes on without a clear yes
    ver = intent == "buiten_bereik" and zekerheid >= _ZEKER_BUITEN_BEREIK  # "een cursus Excel"
    if intent not in INHOUD | REACTIES and not ver and _wenst(intent, tekst, vraag):
        return "vertellen"  # "weet je wat, doe maar een training"
    if aantal > _VRAAG:
        return intent
    rest, wens = labelwoorden().vraagt.subn(" ", tekst)
    if wens and intent == "wat_kun_je" and vraag == "vormen" and alleen_klein(rest):
        return "uitleg_vragen"  # "hulp graag": which help is what was asked
    if herkenwoorden().mogelijk.search(tekst) and not genoemd(tekst):
        return "toon_keuzes" if vraag == "themas" else "uitleg_vragen"
    begrip = aantal <= _BEGRIP and herkenwoorden().begrip.match(tekst)
    if begrip and intent in OVER_ADVIES and genoemd(tekst):
        return "uitleg_vragen"  # "wat houdt intervisie in?"
    if vraagt(tekst):
        return intent
    if gemeente and aantal <= _BEGRIP and intent not in INHOUD | REACTIES | BELEEFD:
        return "vertellen"  # "Utrecht"
    if zekerheid < _ZEKERE_REACTIE.get(intent, 0.0) and _gaat_verder(intent, tekst, vraag, twijfel):
        return "vertellen"  # a word that is not known is no reason to go on
    rest, hervat = herkenwoorden().hervatten.subn(" ", tekst)
    if hervat and vraag != "akkoord" and alleen_klein(rest):
        return HERVATTEN
    vertelt = intent in _ANTWOORD_VERWARD and not herkenwoorden().over_aanbod.search(tekst)
    return "vertellen" if vertelt else intent


def _vraagt_iets(tekst: str) -> bool:
    """Whether a text begins as a question and holds no yes."""
    woorden = herkenwoorden()
    return bool(woorden.vraagwoord.match(tekst)) and not woorden.akkoord.search(tekst)


def _geeft_antwoord(intent: str, tekst: str, vraag: str) -> bool:
    """Whether an opinion or an insult names the answer, or a question follows it.

    "Een webinar is prima", "een rollenspel natuurlijk, sukkel".
    """
    if intent in _OORDEEL:
        return vraag in genoemd(tekst)
    eerst, *volgt = _ZIN.split(tekst.strip())
    return bool(volgt) and "?" not in eerst and bool(alleen(eerst, vraag))


def _wenst(intent: str, tekst: str, vraag: str) -> bool:
    """Whether an answer to ``vraag`` is named as a wish, or before a question about costs."""
    # A wish for support can come before the first question is answered, and change the recap.
    slot = vraag if vraag == "doelgroepen" else "vormen"
    *eerst, _ = _ZIN.split(tekst.strip())
    if vraag_erbij(tekst):
        return slot in genoemd(" ".join(eerst))
    wens = labelwoorden().vraagt.search(tekst) or intent == "afscheid"
    return bool(wens) and "?" not in tekst and slot in genoemd(tekst)


def _gaat_verder(intent: str, tekst: str, vraag: str, twijfel: bool) -> bool:
    """Whether the conversation would go on to the next step on this intent alone."""
    woorden = herkenwoorden()
    if intent == "geen_idee":
        return not (woorden.niet_weten.search(tekst) or woorden.om_het_even.search(tekst))
    ja = woorden.ja.match(tekst) or woorden.akkoord.search(tekst) or woorden.beide.search(tekst)
    plaatje = any(plaatje in tekst for plaatje in woorden.plaatjes_ja)
    gevraagd = vraag == "akkoord" or twijfel
    return intent == "bevestigen" and gevraagd and not (ja or plaatje)


def vraag_naar_feit(intent: str, tekst: str) -> str | None:
    """The intent of a short question about offers: "hoe lang duurt zo'n traject?" wants none."""
    woorden = herkenwoorden()
    if (
        intent not in INHOUD | OVER_ADVIES
        or not tekst.rstrip().endswith("?")
        or aantal_woorden(tekst) > _VRAAG
    ):
        return None
    if woorden.kosten.match(tekst):
        return "kosten_vragen"
    feit = feit_in(tekst, vooraan=True)
    return "meer_info" if feit not in {None, *OOK_GEVRAAGD} else None


def duid_vraag(intent: str, tekst: str, ranking: Sequence[dict[str, Any]]) -> str:
    """The intent of a question that holds no answer to the open one; ``ranking``: likeliest first.

    It is no story, and there is no advies yet to ask about.
    """
    kansen: dict[str, float] = {item["name"]: item["confidence"] for item in ranking}
    if aantal_woorden(tekst) > _VRAAG or namen(tekst):
        return intent
    aan_de_bot = next((name for name in kansen if name in _AAN_DE_BOT), intent)
    if intent == "meer_info" and feit_in(tekst) not in {None, *OOK_GEVRAAGD}:
        return intent
    if intent in OVER_ADVIES:
        if herkenwoorden().over_aanbod.search(tekst) or herkenwoorden().aanmelden.search(tekst):
            return intent
        return aan_de_bot if kansen.get(aan_de_bot, 0.0) >= kansen.get(intent, 0.0) / 2 else intent
    if intent == "vertellen" and (vraagt(tekst) or herkenwoorden().aanspreken.search(tekst)):
        return next((name for name in kansen if name in _AAN_DE_BOT | OVER_ADVIES), intent)
    return intent


def duid_groet(intent: str, rest: str, ranking: Sequence[dict[str, Any]]) -> str:
    """The intent of a greeting by what stands behind it: a question or a wish there is meant.

    ``rest`` is the text without the greeting, ``ranking`` the intents, likeliest first.
    """
    woorden = herkenwoorden()
    kaal = not aantal_woorden(woorden.groet.sub(" ", rest)) or woorden.beleefd.search(rest)
    if intent != "begroeten" or kaal:
        return intent
    kansen = {i["name"]: i["confidence"] for i in ranking if i["name"] in _NA_GROET}
    meest = next(iter(kansen), intent)
    wil_iets = kansen.get(meest, 0.0) >= (_VRAAG_NA_GROET if vraagt(rest) else _ZEKER_NA_GROET)
    return meest if wil_iets else intent


def is_gegokt(intent: str, zekerheid: float) -> bool:
    """Whether an aside was heard so badly that it is not understood."""
    telt = INHOUD | REACTIES | {GEVAAR}
    zeker = _ZEKER_AFSCHEID if intent == "afscheid" else _ZEKER_TERZIJDE
    return intent not in telt and zekerheid < zeker


def weet_het_niet(intent: str, zekerheid: float, tekst: str) -> bool:
    """Whether a few words say for sure that the answer is not known, and name none."""
    zeker = intent == "geen_idee" and zekerheid >= _ZEKERE_REACTIE["geen_idee"]
    return zeker and aantal_woorden(tekst) <= _BEGRIP and not genoemd(tekst)


def duid_gok(tekst: str, labels: Labels) -> str:
    """The intent of a message of which only some words are understood, if any are."""
    woorden = herkenwoorden()
    if labels:
        return "vertellen"
    if woorden.stoppen.search(tekst) or woorden.dag.search(tekst):
        return "afscheid"
    return "geen_idee" if woorden.weet_niet.search(tekst) else ONZIN


def vraagt(tekst: str) -> bool:
    """Whether a message is put as a question."""
    woorden = herkenwoorden()
    begint = woorden.vraagwoord.match(tekst) or woorden.vraagt_of.match(tekst)
    return bool(begint) or tekst.rstrip().endswith("?")


def vraag_erbij(tekst: str) -> str | None:
    """The question at the end of an answer about what it costs, when or where it is."""
    *_, laatste = _ZIN.split(tekst.strip())
    woorden = herkenwoorden()
    feit = feit_in(laatste, vooraan=True) not in {None, *OOK_GEVRAAGD}
    over = feit or woorden.over_aanbod.search(laatste) or woorden.aanmelden.search(laatste)
    return laatste if laatste.endswith("?") and over else None

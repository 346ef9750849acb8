"""The intent of a message in its place: as an answer, a question, behind a greeting. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.names import BELEEFD, INHOUD, REACTIES
from actions.verstaan.bedoeling import AAN_DE_BOT, HERVATTEN, ZIN
from actions.verstaan.ergernis import ERGERNIS, is_ergernis
from actions.verstaan.gelezen import OVER_ADVIES
from actions.verstaan.genoemd import (
    Labels,
    aantal_woorden,
    alleen,
    alleen_klein,
    genoemd,
    namen,
    wel_genoemd,
)
from actions.verstaan.gevaar import GEVAAR, ONZIN
from actions.verstaan.herkenwoorden import herkenwoorden
from actions.verstaan.labelwoorden import labelwoorden
from actions.verstaan.terzijde import OOK_GEVRAAGD, feit_in, zonder_aanloop

#: How many words such phrases have at most.
_BEGRIP = 6
_VRAAG = 8
_BEIDE = 12
_BEZWAAR = 25
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
#: What "wat een gedoe, al die vragen" is taken for.
_ERGERNIS_VERWARD = (
    INHOUD | AAN_DE_BOT | OVER_ADVIES | {ONZIN, "geen_idee", "ontevreden", "tevreden"}
)
#: What a few words of an answer ("iets", "doe die maar") are taken for before there is an advies.
_ANTWOORD_VERWARD = OVER_ADVIES | {"ander_aanbod"}
#: What stands behind a greeting is heard at least this well beside it, as a question or without.
_VRAAG_NA_GROET = 0.05
_ZEKER_NA_GROET = 0.25
#: What a question behind a greeting may be.
_NA_GROET = OVER_ADVIES | AAN_DE_BOT | {"opnieuw_beginnen", "medewerker_spreken"}


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
    if _ergert_zich(intent, tekst, vraag):
        return ERGERNIS
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


def _ergert_zich(intent: str, tekst: str, vraag: str) -> bool:
    """Whether a few words are about the bot itself: "wat een gedoe, al die vragen"."""
    kaal = not namen(tekst) and not herkenwoorden().stoppen.search(tekst)
    return kaal and intent in _ERGERNIS_VERWARD and is_ergernis(tekst) and vraag != "akkoord"


def _vraagt_iets(tekst: str) -> bool:
    """Whether a text begins as a question and holds no yes."""
    woorden = herkenwoorden()
    return bool(woorden.vraagwoord.match(tekst)) and not woorden.akkoord.search(tekst)


def _geeft_antwoord(intent: str, tekst: str, vraag: str) -> bool:
    """Whether an opinion, an insult or a doubt names the answer, or a question follows it.

    "Een webinar is prima", "een rollenspel natuurlijk, sukkel", "geen idee, een training?".
    """
    if intent in _OORDEEL:
        return vraag in genoemd(tekst)
    eerst, *volgt = ZIN.split(tekst.strip())
    if intent == "geen_idee":
        return any(_noemt_toch(deel, vraag) for deel in volgt)
    return bool(volgt) and "?" not in eerst and bool(alleen(eerst, vraag))


def _noemt_toch(deel: str, vraag: str) -> bool:
    """Whether a part behind "weet ik niet" names an answer: "…, misschien de wijkteams?"."""
    woorden = herkenwoorden()
    open_gelaten = woorden.weet_niet.search(deel) or woorden.vraagwoord.match(deel)
    return vraag in wel_genoemd(deel) and not open_gelaten


def _wenst(intent: str, tekst: str, vraag: str) -> bool:
    """Whether an answer to ``vraag`` is named as a wish, or before a question about costs."""
    # A wish for support can come before the first question is answered, and change the recap.
    slot = vraag if vraag == "doelgroepen" else "vormen"
    *eerst, _ = ZIN.split(tekst.strip())
    if vraag_erbij(tekst):
        return slot in genoemd(" ".join(eerst))
    wens = labelwoorden().vraagt.search(tekst) or intent == "afscheid"
    return bool(wens) and "?" not in tekst and slot in wel_genoemd(tekst)


def _gaat_verder(intent: str, tekst: str, vraag: str, twijfel: bool) -> bool:
    """Whether the conversation would go on to the next step on this intent alone."""
    woorden = herkenwoorden()
    if intent == "geen_idee":
        rest = woorden.aarzeling.sub(" ", tekst)  # "tja" says so only by itself
        weet_niet = woorden.niet_weten.search(rest) or alleen_klein(rest)
        return not (weet_niet or woorden.om_het_even.search(tekst))
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
    aan_de_bot = next((name for name in kansen if name in AAN_DE_BOT), intent)
    if intent == "meer_info" and feit_in(tekst) not in {None, *OOK_GEVRAAGD}:
        return intent
    if intent in OVER_ADVIES:
        if herkenwoorden().over_aanbod.search(tekst) or herkenwoorden().aanmelden.search(tekst):
            return intent
        return aan_de_bot if kansen.get(aan_de_bot, 0.0) >= kansen.get(intent, 0.0) / 2 else intent
    if intent == "vertellen" and (vraagt(tekst) or herkenwoorden().aanspreken.search(tekst)):
        return next((name for name in kansen if name in AAN_DE_BOT | OVER_ADVIES), intent)
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


def maakt_bezwaar(tekst: str, labels: Labels) -> bool:
    """Whether a few words after an advies say that it is known, too dear, too long or too far.

    What tells a thema is a story, whatever it says of time.
    """
    if aantal_woorden(tekst) > _BEZWAAR or "themas" in labels:
        return False
    woorden = herkenwoorden()
    erover = woorden.daarover.search(tekst) or woorden.wij.search(tekst)
    if not (erover or "vormen" in genoemd(tekst)) and aantal_woorden(tekst) > _BEGRIP:
        return False  # "bewoners vinden de huren te duur en geven buitenlanders de schuld"
    vraag = zonder_aanloop(tekst)
    feit = vraagt(vraag) and (feit_in(vraag) or woorden.welk_aanbod.match(vraag))
    if feit and not woorden.heeft_u.match(tekst):
        return False  # "is het ook online?" asks about these
    noemt = labels or any(rang.search(tekst) for rang in woorden.rang)
    bekend_aanbod = woorden.al_gehad.search(tekst) and not noemt
    return bool(bekend_aanbod or woorden.bezwaar.search(tekst) or woorden.online.search(tekst))


def is_gegokt(intent: str, zekerheid: float) -> bool:
    """Whether an aside was heard so badly that it is not understood."""
    telt = INHOUD | REACTIES | {GEVAAR}
    zeker = _ZEKER_AFSCHEID if intent == "afscheid" else _ZEKER_TERZIJDE
    return intent not in telt and zekerheid < zeker


def weet_het_niet(intent: str, zekerheid: float, tekst: str) -> bool:
    """Whether a few words say for sure that the answer is not known, and name none."""
    zeker = intent == "geen_idee" and zekerheid >= _ZEKERE_REACTIE["geen_idee"]
    noemt = any(genoemd(deel) and not _weet_niet_wat(deel) for deel in ZIN.split(tekst))
    return zeker and aantal_woorden(tekst) <= _BEGRIP and not noemt


def _weet_niet_wat(deel: str) -> bool:
    """Whether it is not known what something is: "geen idee wat een traject is"."""
    woorden = herkenwoorden()
    return bool(woorden.weet_niet.search(deel) and woorden.vraagwoord.search(deel))


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
    *_, laatste = ZIN.split(tekst.strip())
    woorden = herkenwoorden()
    feit = feit_in(laatste, vooraan=True) not in {None, *OOK_GEVRAAGD}
    over = feit or woorden.over_aanbod.search(laatste) or woorden.aanmelden.search(laatste)
    verhaal = "themas" in genoemd(laatste)  # "hoe bereiken we jongeren die online radicaliseren?"
    return laatste if laatste.endswith("?") and over and not verhaal else None

"""Questions to the bot that words tell from everything else, whatever was heard. Pure."""

from __future__ import annotations

import re

from actions.verstaan.genoemd import Labels, aantal_woorden, alleen_klein, alleen_namen, genoemd
from actions.verstaan.gevaar import GEVAAR
from actions.verstaan.herkenwoorden import herkenwoorden

#: Asks how to write it without personal data; these words decide.
OPSCHRIJVEN = "opschrijven"
#: A question for a judgement on a person. No intent of the recognition: these words decide.
OORDEEL = "oordeel"
#: Asks for the code of the advies; these words decide as well.
CODE = "code_vragen"
#: Asks in which order the offers help and how they relate; these words decide.
SAMENHANG = "samenhang_vragen"
#: Asks what to do next; after an advice only, and these words decide.
HOE_VERDER = "hoe_verder"
#: Asks to mail, print or keep the advice; these words decide.
MEENEMEN = "meenemen"
#: What the bot asks about too: only after an advies is "voor wie?" a question for a fact.
OOK_GEVRAAGD = frozenset({"doelgroepen"})
#: A question for one fact of an offer has at most this many words.
WOORDEN_VAN_EEN_FEIT = 10
#: What is heard in the kinds of question below when they are not heard as such.
_VERWARD = frozenset(
    {
        "vertellen",
        "corrigeren",
        "onzin",
        "buiten_bereik",
        "geen_idee",
        "opnieuw_beginnen",
        "vorige_vraag",
        "wat_kun_je",
        "uitleg_vragen",
        "meer_info",
        "schelden",
        "privacy_vragen",
        "bevestigen",
        "ontkennen",
        "wie_ben_jij",
        "afscheid",
    }
)
#: How many words they have at most.
_FEIT = 6
_KORT = 8
_CONTACT = 10
_OORDEEL = 12
_MEENEMEN = 14
_SAMENHANG = 15
_INLEIDING = 4
#: Stands in the place of the name of a person: the API takes it out.
MASKER = "[naam]"
#: "Ik heb nog een korte vraag" is no longer than this.
_INLEIDING_VAN_EEN_VRAAG = 8
#: The first part of a message, with what ends it.
_DEEL_OF_KOMMA = re.compile(r"[^.,;:!?]*[.,;:!]+\s+")
#: Where a part of a message ends.
_DEEL = re.compile(r"[.,;:!?]+\s+")
_ZINSDEEL = re.compile(r"[.,;:!?]+\s+|\ben\b|\bdus\b")
#: Within so many words of it stands whether something is asked.
_BEGIN = 4


def terzijde(intent: str, tekst: str, labels: Labels) -> str | None:
    """What a message asks the bot; None when words leave that to the recognition."""
    woorden = herkenwoorden()
    aantal = aantal_woorden(tekst)
    vraag = zonder_aanloop(tekst)
    if intent == GEVAAR:
        return None
    if aantal <= _OORDEEL and (_over_een_persoon(vraag) or _is_vooral_oordeel(tekst)):
        return OORDEEL
    inzage = woorden.inzage.begin.match(vraag) and woorden.inzage.over.search(tekst)
    gegevens = woorden.gegevens.begin.match(vraag) and woorden.gegevens.over.search(tekst)
    if aantal <= _FEIT and MASKER in tekst and not labels and intent != "begroeten":
        return "privacy_vragen"  # "hij heet [naam]": why no names
    if aantal <= _KORT and (inzage or gegevens or woorden.waarom_niet.match(vraag)):
        return "privacy_vragen"
    if aantal <= _CONTACT and _vraagt_hoe_opschrijven(vraag):
        return OPSCHRIJVEN
    if intent == "meer_info" and woorden.aanmelden.search(tekst):
        return "aanmelden"
    if aantal <= _OORDEEL and "themas" not in labels and _vraagt_hoe_te_bereiken(tekst):
        return "aanmelden"
    if aantal <= _MEENEMEN and _neemt_mee(tekst, labels):
        return "privacy_vragen" if MASKER in tekst else MEENEMEN
    if aantal <= _KORT and woorden.code.search(tekst):
        return CODE
    if aantal <= _SAMENHANG and "themas" not in labels and _vraagt_samenhang(tekst):
        return SAMENHANG
    rest, verder = woorden.hoe_verder.subn(" ", tekst)
    if verder and aantal_woorden(rest) <= 1 and alleen_klein(rest):
        return HOE_VERDER
    if intent not in _VERWARD:
        return None
    weer = woorden.niet_opnieuw.begin.match(vraag) and woorden.niet_opnieuw.over.search(tekst)
    # Whose help is asked for sounds like advies: "wie kan ons hierbij helpen?".
    kaal = labels in ({}, {"vormen": ("advies",)}) and not genoemd(tekst)
    if weer or (aantal <= _CONTACT and (kaal or not labels) and _vraagt_mens(intent, tekst)):
        return "medewerker_spreken"
    if aantal > _FEIT or labels or intent == "privacy_vragen":
        return None
    if intent == "buiten_bereik" and not _alleen_over_aanbod(vraag):
        return None
    return "meer_info" if feit_in(tekst) not in {None, *OOK_GEVRAAGD} else None


def _neemt_mee(tekst: str, labels: Labels) -> bool:
    """Whether it is asked to send, keep, show or sum up what is said here, or that alone.

    "Wij willen dit delen met andere gemeenten" wishes for support, "hoe lang wordt het bewaard?"
    asks about privacy, and "jongeren plakken dit op deuren" tells a story.
    """
    woorden = herkenwoorden()
    bedoeld = genoemd(tekst)
    if "themas" in bedoeld or set(bedoeld.get("vormen", ())) - {"advies"}:
        return False
    deel = next((d for d in _ZINSDEEL.split(tekst) if woorden.meenemen.vraag.search(d)), "")
    begin = " ".join(deel.split()[:_BEGIN])
    if not (woorden.meenemen.verzoek.search(begin) or woorden.meenemen.vraag.match(begin)):
        return False
    if woorden.het_advies.search(tekst) or woorden.meenemen.mij.search(deel):
        return True
    kaal = alleen_klein(woorden.meenemen.vraag.sub(" ", tekst))
    return "themas" not in labels and bool(woorden.meenemen.wat.search(deel) or kaal)


def _vraagt_hoe_opschrijven(vraag: str) -> bool:
    """Whether it is asked how to tell it after all, after personal data were refused."""
    woorden = herkenwoorden().opschrijven
    rest, kort = woorden.kort.subn(" ", vraag)
    hoe = woorden.begin.match(vraag) and woorden.over.search(vraag)
    return bool(hoe) or bool(kort and alleen_klein(rest))


def _vraagt_hoe_te_bereiken(tekst: str) -> bool:
    """Whether it is asked how to reach whoever gives an offer: "hoe bereik ik de tweede?"."""
    woorden = herkenwoorden()
    vraagt = "?" in tekst or woorden.vraagwoord.match(zonder_aanloop(tekst))
    over = woorden.bereiken.over.search(tekst) or any(r.search(tekst) for r in woorden.rang[:3])
    return bool(vraagt and over and woorden.bereiken.begin.search(tekst))


def _vraagt_samenhang(tekst: str) -> bool:
    """Whether it is asked in which order to go; "eerst een training?" names what is wanted."""
    woorden = herkenwoorden()
    vraagt = "?" in tekst or woorden.vraagwoord.match(tekst) or woorden.vraagt_of.match(tekst)
    return bool(vraagt and woorden.samenhang.search(tekst)) and not genoemd(tekst)


def _vraagt_mens(intent: str, tekst: str) -> bool:
    """Whether a person is asked for, or when there is one."""
    woorden = herkenwoorden()
    rest, mens = woorden.mens.subn(" ", tekst)
    if intent == "wie_ben_jij":  # "spreek ik met een mens?"
        return woorden.openingstijden.search(tekst) is not None
    contact = woorden.contact.search(tekst) and intent != "privacy_vragen"
    kaal = mens and alleen_klein(rest)
    return bool(contact or woorden.openingstijden.search(tekst) or kaal)


def vraagt_oordeel(tekst: str) -> bool:
    """Whether any part of a message asks for a judgement on a person."""
    return any(_over_een_persoon(zonder_aanloop(deel)) for deel in _DEEL.split(tekst))


def _is_vooral_oordeel(tekst: str) -> bool:
    """Whether little more is said than such a question: "zeg eens eerlijk, is hij gevaarlijk?"."""
    rest = [d for d in _DEEL.split(tekst) if not _over_een_persoon(zonder_aanloop(d))]
    return vraagt_oordeel(tekst) and sum(map(aantal_woorden, rest)) <= _INLEIDING


def feit_in(tekst: str, *, vooraan: bool = False) -> str | None:
    """The fact of an offer that a short question is about, by the name that the API has for it.

    It stands at the beginning (``vooraan``: only there), or anywhere in what ends or begins as a
    question.
    """
    woorden = herkenwoorden()
    if woorden.wie.search(tekst):  # "wie zit er achter deze bot?"
        return None
    vraag = zonder_aanloop(tekst)
    vraagt = (
        vraag.endswith("?") or woorden.vraagt_of.match(vraag) or woorden.vraagwoord.match(vraag)
    )
    op = "search" if vraagt and not vooraan else "match"
    return next((naam for naam, p in woorden.feit.items() if getattr(p, op)(vraag)), None)


def _alleen_over_aanbod(vraag: str) -> bool:
    """Whether such a question names nothing but offers: "waar is dat?", not "waar is de kerk?"."""
    woorden = herkenwoorden()
    for patroon in (*woorden.feit.values(), woorden.bij_feit):
        vraag = patroon.sub(" ", vraag)
    return alleen_namen(vraag) or alleen_klein(vraag)


def zonder_groet(tekst: str) -> str:
    """A text without the greeting or the "vraagje" that it begins with, unless that is all."""
    woorden = herkenwoorden()
    rest = tekst.strip()
    while (groet := woorden.groet.match(rest)) or (groet := _ingeleid(rest)):
        rest = rest[groet.end() :].lstrip(" ,.!:;-")
    return rest if aantal_woorden(rest) else tekst


def _ingeleid(tekst: str) -> re.Match[str] | None:
    """The announcement of a question that follows right behind it ("nog een vraag: …")."""
    eerst = _DEEL_OF_KOMMA.match(tekst)
    if eerst is None or not herkenwoorden().nieuwe_vraag.search(eerst.group()):
        return None
    return eerst if aantal_woorden(eerst.group()) <= _INLEIDING_VAN_EEN_VRAAG else None


def zonder_aanloop(tekst: str) -> str:
    """A question without what leads up to it: "en", "maar", "heb je ook een"."""
    vraag = tekst.strip()
    while aanloop := herkenwoorden().aanloop.match(vraag):
        vraag = vraag[aanloop.end() :].lstrip(" ,.")
    return vraag


def _over_een_persoon(vraag: str) -> bool:
    oordeel = herkenwoorden().oordeel
    vraag = vraag.replace("[", "").replace("]", "")  # a name, as the API masks it
    if oordeel.begin.match(vraag) and _vraagt_of_het_thema_is(vraag):
        return True
    vraagt = oordeel.begin.match(vraag) or (
        oordeel.aan_bot.match(vraag) and oordeel.of_iemand.search(vraag)
    )
    return bool(vraagt and oordeel.over.search(vraag))


def _vraagt_of_het_thema_is(vraag: str) -> bool:
    """Whether a few words ask what something is called: "is dat discriminatie?"."""
    return "?" in vraag and aantal_woorden(vraag) <= _INLEIDING and "themas" in genoemd(vraag)

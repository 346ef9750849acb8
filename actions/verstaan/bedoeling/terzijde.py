"""Questions to the bot that words tell from everything else, whatever was heard. Pure.

Each rule knows one question. They stand in the order in which they are tried.
"""

from __future__ import annotations

import re

from actions.verstaan.bedoeling.feit import alleen_over_aanbod, feit_in, is_feit
from actions.verstaan.bedoeling.gevaar import GEVAAR
from actions.verstaan.bedoeling.gezegde import Gezegde, Regel, eerste
from actions.verstaan.bedoeling.oordeel import OORDEEL, is_vooral_oordeel, over_een_persoon
from actions.verstaan.labels.namen import Labels, aantal_woorden, alleen_klein, genoemd
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: Asks how to write it without personal data; these words decide.
OPSCHRIJVEN = "opschrijven"
#: Asks for the code of the advies; these words decide as well.
CODE = "code_vragen"
#: Asks in which order the offers help and how they relate; these words decide.
SAMENHANG = "samenhang_vragen"
#: Asks what to do next; after an advice only, and these words decide.
HOE_VERDER = "hoe_verder"
#: Asks what was told so far; these words decide.
TUSSENSTAND = "tussenstand"
#: Asks to mail, print or keep the advice; these words decide.
MEENEMEN = "meenemen"
#: What is heard in a question for a person or a fact when it is not heard as such.
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
#: Stands in the place of the name of a person: the API takes it out.
MASKER = "[naam]"
_ZINSDEEL = re.compile(r"[.,;:!?]+\s+|\ben\b|\bdus\b")
#: Within so many words of it stands whether something is asked.
_BEGIN = 4


def _vraagt_oordeel(gezegde: Gezegde) -> str | None:
    """Asks for a judgement on a person."""
    if gezegde.aantal > _OORDEEL:
        return None
    return OORDEEL if over_een_persoon(gezegde.vraag) or is_vooral_oordeel(gezegde.tekst) else None


def _noemt_een_naam(gezegde: Gezegde) -> str | None:
    """Tells who it is about: "hij heet [naam]". Then why no names."""
    kaal = gezegde.aantal <= _FEIT and not gezegde.labels and gezegde.intent != "begroeten"
    return "privacy_vragen" if kaal and MASKER in gezegde.tekst else None


def _vraagt_naar_gegevens(gezegde: Gezegde) -> str | None:
    """Asks who reads this, what is kept, or why something may not be written."""
    woorden, vraag, tekst = herkenwoorden(), gezegde.vraag, gezegde.tekst
    if gezegde.aantal > _KORT:
        return None
    soorten = (woorden.inzage, woorden.gegevens)
    over = any(soort.begin.match(vraag) and soort.over.search(tekst) for soort in soorten)
    return "privacy_vragen" if over or woorden.waarom_niet.match(vraag) else None


def _vraagt_hoe_opschrijven(gezegde: Gezegde) -> str | None:
    """Asks how to tell it after all, after personal data were refused."""
    woorden = herkenwoorden().opschrijven
    if gezegde.aantal > _CONTACT:
        return None
    rest, kort = woorden.kort.subn(" ", gezegde.vraag)
    hoe = woorden.begin.match(gezegde.vraag) and woorden.over.search(gezegde.vraag)
    return OPSCHRIJVEN if hoe or (kort and alleen_klein(rest)) else None


def _meldt_zich_aan(gezegde: Gezegde) -> str | None:
    """Asks how to register, which sounds like a question for more."""
    meer = gezegde.intent == "meer_info" and herkenwoorden().aanmelden.search(gezegde.tekst)
    return "aanmelden" if meer else None


def _vraagt_hoe_te_bereiken(gezegde: Gezegde) -> str | None:
    """Asks how to reach whoever gives an offer: "hoe bereik ik de tweede?"."""
    woorden, tekst = herkenwoorden(), gezegde.tekst
    if gezegde.aantal > _OORDEEL or "themas" in gezegde.labels:
        return None
    vraagt = "?" in tekst or woorden.vraagwoord.match(gezegde.vraag)
    over = woorden.bereiken.over.search(tekst) or any(r.search(tekst) for r in woorden.rang[:3])
    return "aanmelden" if vraagt and over and woorden.bereiken.begin.search(tekst) else None


def _vraagt_tussenstand(gezegde: Gezegde) -> str | None:
    """Asks what was told so far: "wat heb je al genoteerd?", "vat eens samen"."""
    woorden, tekst = herkenwoorden().tussenstand, gezegde.tekst
    if gezegde.aantal > _OORDEEL:
        return None
    begint = woorden.begin.match(gezegde.vraag) or woorden.begin.match(tekst)
    if not (woorden.kort.search(tekst) or (begint and woorden.over.search(tekst))):
        return None
    for soort in (woorden.kort, woorden.over, woorden.begin, woorden.erbij):
        tekst = soort.sub(" ", tekst)
    return TUSSENSTAND if alleen_klein(tekst) else None


def _neemt_mee(gezegde: Gezegde) -> str | None:
    """Asks to send, keep, show or sum up the advies; not so with a name in it."""
    if gezegde.aantal > _MEENEMEN or not _wil_meenemen(gezegde.tekst, gezegde.labels):
        return None
    return "privacy_vragen" if MASKER in gezegde.tekst else MEENEMEN


def wenst_steun(tekst: str, labels: Labels) -> bool:
    """Whether support is wished for, and not the advies that the bot gives: "ervaringen delen"."""
    genoemde = set(genoemd(tekst).get("vormen", ())) - {"advies"}
    return bool(genoemde) or "uitwisseling" in labels.get("vormen", ())


def _wil_meenemen(tekst: str, labels: Labels) -> bool:
    """Whether it is asked to send, keep, show or sum up what is said here, or that alone.

    "Wij willen dit delen met andere gemeenten" wishes for support, "hoe lang wordt het bewaard?"
    asks about privacy, and "jongeren plakken dit op deuren" tells a story.
    """
    woorden = herkenwoorden()
    if "themas" in genoemd(tekst) or wenst_steun(tekst, labels):
        return False
    deel = next((d for d in _ZINSDEEL.split(tekst) if woorden.meenemen.vraag.search(d)), "")
    begin = " ".join(deel.split()[:_BEGIN])
    if not (woorden.meenemen.verzoek.search(begin) or woorden.meenemen.vraag.match(begin)):
        return False
    if woorden.het_advies.search(tekst) or woorden.meenemen.mij.search(deel):
        return True
    kaal = alleen_klein(woorden.meenemen.vraag.sub(" ", tekst))
    return "themas" not in labels and bool(woorden.meenemen.wat.search(deel) or kaal)


def _vraagt_de_code(gezegde: Gezegde) -> str | None:
    """Asks for the code of the advies."""
    return CODE if gezegde.aantal <= _KORT and herkenwoorden().code.search(gezegde.tekst) else None


def _vraagt_samenhang(gezegde: Gezegde) -> str | None:
    """Asks in which order to go; "eerst een training?" names what is wanted."""
    woorden, tekst = herkenwoorden(), gezegde.tekst
    if gezegde.aantal > _SAMENHANG or "themas" in gezegde.labels:
        return None
    vraagt = "?" in tekst or gezegde.begint_vragend or woorden.vraagt_of.match(tekst)
    return SAMENHANG if vraagt and woorden.samenhang.search(tekst) and not genoemd(tekst) else None


def _vraagt_hoe_verder(gezegde: Gezegde) -> str | None:
    """Asks what to do next, and nothing else."""
    rest, verder = herkenwoorden().hoe_verder.subn(" ", gezegde.tekst)
    kaal = aantal_woorden(rest) <= 1 and alleen_klein(rest)
    return HOE_VERDER if verder and kaal else None


def _vraagt_om_een_mens(gezegde: Gezegde) -> str | None:
    """Asks for a person, or when there is one, or not to have to tell it again."""
    if gezegde.intent not in _VERWARD:
        return None
    opnieuw = herkenwoorden().niet_opnieuw
    weer = opnieuw.begin.match(gezegde.vraag) and opnieuw.over.search(gezegde.tekst)
    # Whose help is asked for sounds like advies: "wie kan ons hierbij helpen?".
    alleen_hulp = gezegde.labels == {"vormen": ("advies",)} and not genoemd(gezegde.tekst)
    kan = gezegde.aantal <= _CONTACT and (alleen_hulp or not gezegde.labels)
    return "medewerker_spreken" if weer or (kan and _wil_contact(gezegde)) else None


def _wil_contact(gezegde: Gezegde) -> bool:
    """Whether a person is asked for, or when there is one."""
    woorden, tekst = herkenwoorden(), gezegde.tekst
    rest, mens = woorden.mens.subn(" ", tekst)
    if gezegde.intent == "wie_ben_jij":  # "spreek ik met een mens?"
        return woorden.openingstijden.search(tekst) is not None
    contact = woorden.contact.search(tekst) and gezegde.intent != "privacy_vragen"
    kaal = mens and alleen_klein(rest)
    return bool(contact or woorden.openingstijden.search(tekst) or kaal)


def _vraagt_een_feit(gezegde: Gezegde) -> str | None:
    """Asks for a fact of an offer in a few words."""
    kan = gezegde.intent in _VERWARD - {"privacy_vragen"} and gezegde.aantal <= _FEIT
    if not kan or gezegde.labels:
        return None
    if gezegde.intent == "buiten_bereik" and not alleen_over_aanbod(gezegde.vraag):
        return None
    return "meer_info" if is_feit(feit_in(gezegde.tekst)) else None


_REGELS: tuple[Regel, ...] = (
    _vraagt_oordeel,
    _noemt_een_naam,
    _vraagt_naar_gegevens,
    _vraagt_hoe_opschrijven,
    _meldt_zich_aan,
    _vraagt_hoe_te_bereiken,
    _vraagt_tussenstand,
    _neemt_mee,
    _vraagt_de_code,
    _vraagt_samenhang,
    _vraagt_hoe_verder,
    _vraagt_om_een_mens,
    _vraagt_een_feit,
)


def terzijde(gezegde: Gezegde) -> str | None:
    """What a message asks the bot; danger is no such question."""
    return None if gezegde.intent == GEVAAR else eerste(_REGELS, gezegde)

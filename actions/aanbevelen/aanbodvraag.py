"""Which question about the offers of an advies a message holds, and about which of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from rasa_sdk.interfaces import Tracker

from actions.aanbevelen.uitleg import genoemde
from actions.aanbevelen.wens import anders_dan_gevraagd
from actions.gezegd import met_vervolg, net_gezegd
from actions.names import INHOUD
from actions.verstaan.bedoeling.aankondiging import ANDERE_VRAAG, LATER_VRAGEN
from actions.verstaan.bedoeling.feit import WOORDEN_VAN_EEN_FEIT, feit_in, is_feit, vraag_erbij
from actions.verstaan.bedoeling.gevaar import ONZIN
from actions.verstaan.bedoeling.terugvraag import EERDER
from actions.verstaan.bedoeling.terzijde import CODE, SAMENHANG, TUSSENSTAND
from actions.verstaan.bedoeling.vraag import vraagt
from actions.verstaan.bericht import Bericht
from actions.verstaan.labels.aanwijzing import rangen, wijst_alleen
from actions.verstaan.woorden.aanloop import zonder_aanloop
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: Where one question ends and the next begins.
_DEEL = re.compile(r"[.,;:!?]+\s+|\ben\b", re.IGNORECASE)
#: What such a question is taken for.
FEIT_VERWARD = frozenset({"meer_info", "kosten_vragen"})
#: Asks something else, whatever place is named in it: "een tweede kwestie".
GEEN_FEIT = frozenset(
    {
        CODE,
        SAMENHANG,
        EERDER,
        TUSSENSTAND,
        ANDERE_VRAAG,
        LATER_VRAGEN,
        "afscheid",
        "medewerker_spreken",
    }
)
#: After these "dat" is one of the offers.
_OVER_AANBOD = met_vervolg("utter_verder", "utter_na_advies_kort") | {"utter_na_advies"}
#: What is asked about an offer that no field of the catalogue tells.
IETS_ANDERS: Final = "iets_anders"
#: The fact of an offer that each question is about.
FEIT_VAN_VRAAG: Final = {"aanmelden": "aanmelden", "kosten_vragen": "kosten"}


def meer_vragen(bericht: Bericht) -> list[str]:
    """What is asked in "wat kost het en hoe meld ik me aan?"; none when it is only one thing."""
    woorden = herkenwoorden()
    vragen: dict[str, None] = {}
    for deel in [] if bericht.knop else _DEEL.split(bericht.tekst):
        feit = feit_in(f"{deel.strip(' ?')}?")
        if woorden.kosten_woord.search(deel):
            vragen["kosten_vragen"] = None
        elif woorden.aanmelden.search(deel):
            vragen["aanmelden"] = None
        elif is_feit(feit):
            vragen[feit] = None
    return list(vragen) if len(vragen) > 1 else []


def soort_vraag(bericht: Bericht, advies: dict[str, Any]) -> str:
    """What is asked about an offer: the same as before in "en de derde?", else as it was heard."""
    if bericht.intent in FEIT_VAN_VRAAG:
        return bericht.intent
    wat = bericht.intent in {"meer_info", "uitleg_vragen"}
    nieuw = bericht.knop or (wat and not wijst_alleen(bericht.tekst))
    eerder: str = advies.get("vraag", "meer_info")
    return "meer_info" if nieuw else eerder


def vraag_achteraan(bericht: Bericht) -> Bericht | None:
    """The question behind an answer about what offers cost, when or where they are."""
    tekst = None if bericht.knop else vraag_erbij(bericht.tekst)
    if tekst is None:
        return None
    vraag = replace(bericht, tekst=tekst, labels={}, intent="meer_info")
    if herkenwoorden().kosten.search(tekst):
        return replace(vraag, intent="kosten_vragen")
    if herkenwoorden().aanmelden.search(tekst):
        return replace(vraag, intent="aanmelden")
    return vraag if gevraagd_feit(vraag) else None


def vraagt_feit(tracker: Tracker, bericht: Bericht) -> bool:
    """Whether a short question is about the offers ("wanneer is het?", "en de derde?")."""
    plaatsen = _aangewezen(tracker, bericht)
    return (
        bool(_voorstellen(tracker))
        and not tracker.active_loop_name
        and not bericht.knop
        and bericht.intent not in GEEN_FEIT
        and not herkenwoorden().bewaren.search(bericht.tekst)
        and bericht.woorden <= WOORDEN_VAN_EEN_FEIT
        and not anders_dan_gevraagd(tracker, {"themas": bericht.labels.get("themas", ())})
        and (
            gevraagd_feit(bericht) not in {None, IETS_ANDERS}
            or (bool(_OVER_AANBOD & net_gezegd(tracker)) and _vraagt_iets_anders(bericht))
            or (bool(plaatsen) and not bericht.labels and not _vraagt_waarom(bericht))
            or _noemt_niets_nieuws(tracker, bericht)
        )
    )


def kondigt_vraag_over_advies_aan(tracker: Tracker, bericht: Bericht) -> bool:
    """Whether a question about what was advised is announced: "nog een vraag over het eerste"."""
    over = None if bericht.knop else herkenwoorden().vraag_over.search(bericht.tekst)
    if over is None or tracker.active_loop_name or not _voorstellen(tracker):
        return False
    waarover = bericht.tekst[over.end() :]
    plaatsen = rangen(waarover, len(_voorstellen(tracker)))
    return bool(plaatsen or herkenwoorden().het_advies.search(waarover))


def _noemt_niets_nieuws(tracker: Tracker, bericht: Bericht) -> bool:
    """Whether only what was answered already is heard in a question: "en die over het netwerk?".

    It is about the offers then, and changes nothing.
    """
    advies = tracker.get_slot("advies") or {}
    andere = bericht.geweigerd or bericht.gemeente or bericht.dubbelzinnig
    return (
        bool(bericht.labels)
        and bericht.intent in INHOUD | FEIT_VERWARD
        and not (andere or anders_dan_gevraagd(tracker, bericht.labels))
        and (vraagt(bericht.tekst) or bool(genoemde(bericht, advies)))
        and herkenwoorden().heeft_u.match(bericht.tekst) is None
        and not _vraagt_waarom(bericht)
    )


def gevraagd_feit(bericht: Bericht) -> str | None:
    """The fact that a short question asks for ("hoe lang duurt het?"), as the API names it."""
    if bericht.knop or bericht.woorden > WOORDEN_VAN_EEN_FEIT:
        return None
    feit = feit_in(bericht.tekst)
    if feit is None:
        return IETS_ANDERS if _vraagt_iets_anders(bericht) else None
    if feit == "doelgroepen" and "doelgroepen" in bericht.labels:
        # "Kan de politie ook meedoen?" is a wish, "is dat iets voor de politie?" is none.
        return feit if herkenwoorden().voor_hen.search(bericht.tekst) else None
    return feit


def _vraagt_waarom(bericht: Bericht) -> bool:
    """Whether an explanation is asked for, and not what an offer is ("het verschil met de 2e")."""
    woorden = herkenwoorden()
    wat = woorden.begrip.search(bericht.tekst) and not woorden.waarom.match(bericht.tekst)
    return bericht.intent == "uitleg_vragen" and not wat


def _vraagt_iets_anders(bericht: Bericht) -> bool:
    """Whether a short question points at an offer: "kunnen wij dat met twaalf man doen?"."""
    woorden = herkenwoorden()
    if bericht.gemeente or woorden.heeft_u.match(zonder_aanloop(bericht.tekst)):
        return False
    if woorden.zit_erbij.match(zonder_aanloop(bericht.tekst)):
        return True  # "zit er een acteur bij?" wishes for nothing
    ja_of_nee = woorden.vraagt_of.match(zonder_aanloop(bericht.tekst)) is not None
    onbekend = bericht.intent in INHOUD | {ONZIN} and vraagt(bericht.tekst)
    return (
        (onbekend or (bericht.intent in FEIT_VERWARD and ja_of_nee))
        and not bericht.labels
        and woorden.daarover.search(bericht.tekst) is not None
        and woorden.over_aanbod.search(bericht.tekst) is None
    )


def _voorstellen(tracker: Tracker) -> list[str]:
    """The offers of the last advies; none before there is one."""
    return (tracker.get_slot("advies") or {}).get("aanbod") or []


def _aangewezen(tracker: Tracker, bericht: Bericht) -> list[int]:
    """The places of the offers that a message names ("de tweede"): 0 is the first."""
    return rangen(bericht.tekst, len(_voorstellen(tracker)))


def wijst_voorstel_aan(tracker: Tracker, bericht: Bericht) -> bool:
    """Whether one of the offers is named by its place, and not turned down."""
    woorden = herkenwoorden()
    anders = (woorden.weg, woorden.uitzondering, woorden.bezwaar, woorden.online)
    return (
        not (bericht.knop or bericht.erbij)
        and bool(_aangewezen(tracker, bericht))
        and not any(patroon.search(bericht.tekst) for patroon in anders)
    )


def vraagt_alleen_feit(tracker: Tracker, bericht: Bericht) -> bool:
    """Whether a fact of these offers is asked for by name, and no others that have it."""
    anders = herkenwoorden().heeft_u.match(bericht.tekst)
    feit = None if anders or bericht.labels else gevraagd_feit(bericht)
    return bool(_voorstellen(tracker)) and feit not in {None, IETS_ANDERS}


def vraagt_of_de_bot_het_geeft(bericht: Bericht) -> bool:
    """Whether it is asked if the bot gives the offers itself: "geeft u die cursus zelf?"."""
    bot = herkenwoorden().van_de_bot.search(bericht.tekst)
    return bot is not None and gevraagd_feit(bericht) == "aanbieder"


def bedoeld(bericht: Bericht, advies: dict[str, Any]) -> list[str]:
    """The offers a message is about: by number, by rank word, by name.

    Else those that were talked about last, else all of them.
    """
    ids: list[str] = advies["aanbod"]
    feit = bericht.intent != "meer_info" or gevraagd_feit(bericht)
    vergelijkt = herkenwoorden().welk_aanbod.match(zonder_aanloop(bericht.tekst))
    last = advies.get("over") if feit and not vergelijkt else None
    return genoemde(bericht, advies) or last or ids

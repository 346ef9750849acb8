"""What a message is about beside the open question: the gemeente, another subject. Pure."""

from __future__ import annotations

from dataclasses import replace

from actions.names import INHOUD, REACTIES
from actions.stand import Stand
from actions.verstaan.bedoeling.gevaar import GEVAAR
from actions.verstaan.bericht import Bericht
from actions.verstaan.labels.aanwijzing import WOORDEN_VAN_EEN_AANWIJZING
from actions.verstaan.labels.namen import genoemd
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: What a question for offers on another subject is taken for.
OVER_AANBOD = frozenset({"vertellen", "corrigeren", "ander_aanbod", "meer_info"})
#: So few words answer the open question and no other: what else is heard in them is a guess.
WOORDEN_VAN_EEN_KORT_ANTWOORD = 4
#: "Weet ik nog niet, sla deze vraag maar over" is no longer than this.
WOORDEN_VAN_EEN_OVERSLAG = 12


def ander_onderwerp(bericht: Bericht) -> bool:
    """Whether a message names what it is about ("heeft u ook iets over extremisme?")."""
    woorden = herkenwoorden()
    if "themas" not in bericht.labels or not woorden.onderwerp.search(bericht.tekst):
        return False
    vraagt = "?" in bericht.tekst or woorden.vervolg.match(bericht.tekst) is not None
    # "Nee, het gaat over discriminatie" corrects what was asked.
    return bericht.intent in OVER_AANBOD and (bericht.intent != "corrigeren" or vraagt)


def mag_alles_zijn(tekst: str) -> bool:
    """Whether words say that an answer may be anything, or is left open."""
    woorden = herkenwoorden()
    soorten = (woorden.om_het_even, woorden.laat_open, woorden.overslaan)
    return any(soort.search(tekst) for soort in soorten)


def slaat_over(bericht: Bericht) -> bool:
    """Whether a message says in so many words to go on without an answer: "sla maar over"."""
    woorden = herkenwoorden()
    gehoord = bericht.labels or bericht.vermoedens or bericht.geweigerd
    kaal = not (bericht.knop or gehoord or bericht.genoemd_onderdeel)
    vraagt = "?" in bericht.tekst and not woorden.vraagt_of.match(bericht.tekst)
    return (
        kaal
        and not vraagt
        and bericht.woorden <= WOORDEN_VAN_EEN_OVERSLAG
        and bericht.intent not in {GEVAAR, "vorige_vraag"}
        and woorden.overslaan.search(bericht.tekst) is not None
    )


def laat_open(bericht: Bericht) -> str | None:
    """The answer that is named and may be anything: "laat de deelnemers maar open"."""
    woorden = herkenwoorden()
    onderdeel = bericht.genoemd_onderdeel
    if onderdeel not in {"vormen", "doelgroepen"} or onderdeel in bericht.labels:
        return None
    kort = not bericht.knop and bericht.woorden <= WOORDEN_VAN_EEN_AANWIJZING
    verteld = bericht.intent in INHOUD | REACTIES and "?" not in bericht.tekst
    breed = mag_alles_zijn(bericht.tekst)
    anders = woorden.fout.search(bericht.tekst) or woorden.uitzondering.search(bericht.tekst)
    return onderdeel if kort and verteld and breed and not anders else None


def zonder_gemeente(stand: Stand, bericht: Bericht) -> bool:
    """Whether the gemeente is to be left out ("doe maar zonder gemeente", "niet in Emmen")."""
    if stand.gemeente is None or bericht.knop or bericht.labels:
        return False
    woorden = herkenwoorden()
    noemt_naam = bericht.gemeente is not None or stand.gemeente.lower() in bericht.tekst.lower()
    weg = woorden.zonder.search(bericht.tekst) or (noemt_naam and woorden.weg.search(bericht.tekst))
    return (
        bericht.intent in INHOUD | REACTIES
        and bericht.woorden <= WOORDEN_VAN_EEN_AANWIJZING
        and bericht.gemeente in {None, stand.gemeente}
        and (bericht.genoemd_onderdeel == "gemeente" or noemt_naam)
        and bool(weg)
    )


def op_de_vraag(bericht: Bericht, vraag: str | None) -> Bericht:
    """A few words as an answer to the open question, whatever else was heard in them.

    One word is one answer. "Advies voor bestuurders" and "een training over racisme" are more.
    """
    if bericht.knop or bericht.woorden > WOORDEN_VAN_EEN_KORT_ANTWOORD:
        return bericht
    labels = bericht.labels
    if bericht.woorden == 1:
        labels = {slot: ids[:1] for slot, ids in labels.items()}
    if vraag in {"vormen", "doelgroepen"} and vraag in labels:
        # "Onze regisseur radicalisering" tells who, not what.
        ook = {vraag, *genoemd(bericht.tekst)} - ({"themas"} if vraag == "doelgroepen" else set())
        ook |= {"themas"} if herkenwoorden().onderwerp.search(bericht.tekst) else set()
        ook |= {"doelgroepen"} if bericht.woorden > 1 else set()
        labels = {slot: ids for slot, ids in labels.items() if slot in ook}
    return replace(bericht, labels=labels)

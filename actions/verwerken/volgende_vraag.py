"""Where a message after an advies leads: a new question, or a change to the last one. Pure."""

from __future__ import annotations

from dataclasses import replace

from actions.names import KEUZES
from actions.stand import PAST_NIET, Stand, pas_aan
from actions.verstaan.bericht import WOORDEN_VAN_EEN_NIEUWE_VRAAG, Bericht
from actions.verstaan.labels.aanwijzing import WOORDEN_VAN_EEN_AANWIJZING
from actions.verstaan.labels.gehoord import WOORDEN_VAN_EEN_WIJZIGING
from actions.verstaan.woorden.herkenwoorden import herkenwoorden
from actions.verwerken.strekking import ander_onderwerp
from actions.verwerken.verwerk import WOORDEN_VAN_EEN_VERHAAL, verwerk


def volgende_vraag(stand: Stand, bericht: Bericht) -> Stand | None:
    """Where a message after an advice leads: a new question, or a change to the last one.

    A new thema told in a story is a new question, for which the gemeente and the doelgroepen are
    kept (they can be changed in the recap); anything else changes the question just answered. So
    does every answer to "wat klopt er niet?". None when nothing was understood.
    """
    klaar = replace(
        stand,
        akkoord=None,
        vraagwijze=None,
        gemist=0,
        twijfel=None,
        geholpen=None,
        overgenomen=None,
    )
    kort = bericht.woorden <= WOORDEN_VAN_EEN_AANWIJZING
    if stand.vraagwijze == PAST_NIET and bericht.intent == "vertellen":
        bericht = replace(bericht, intent="corrigeren")
    if not (bericht.labels or bericht.gemeente or bericht.intent in KEUZES):
        if bericht.intent == "corrigeren" and kort and bericht.genoemd_onderdeel:
            return pas_aan(klaar, bericht.genoemd_onderdeel)
        verhaal = (
            WOORDEN_VAN_EEN_VERHAAL
            if bericht.intent == "corrigeren"
            else WOORDEN_VAN_EEN_NIEUWE_VRAAG
        )
        if bericht.woorden < verhaal and not bericht.vermoedens.get("themas"):
            return None
    if kort and bericht.gemeente and not bericht.labels:
        bericht = replace(bericht, intent="corrigeren")  # "en nu voor Almere"
    anders = {slot: ids for slot, ids in bericht.labels.items() if slot != "themas"}
    # "Hetzelfde, maar dan over polarisatie": only what is named changes.
    zelfde = herkenwoorden().hetzelfde.search(bericht.tekst) and "themas" in bericht.labels
    onderwerp = zelfde or (stand.vraagwijze != PAST_NIET and ander_onderwerp(bericht))
    if onderwerp:
        bericht = replace(bericht, intent="vertellen")
    elif _zelfde_vraag(bericht, kort=kort) and anders:
        # "En iets voor de wethouder?" is about the same thema, whatever else was heard.
        return verwerk(klaar, replace(bericht, intent="corrigeren", labels=anders), "akkoord")
    over_thema = "themas" in bericht.labels or bericht.dubbelzinnig or not bericht.labels
    if bericht.intent == "vertellen" and over_thema:
        # "Ook iets over extremisme?" asks for the same kind of support.
        nog_steeds = (zelfde or (onderwerp and kort)) and "vormen" not in bericht.labels
        vormen = klaar.vormen if nog_steeds else None
        klaar = replace(klaar, situatie=None, themas=None, vormen=vormen, afgewezen=None)
        if "doelgroepen" in bericht.labels:  # also in "daarnaast …": another need, other people
            klaar = replace(klaar, doelgroepen=None)
        bewaard = tuple(slot for slot in ("vormen", "doelgroepen") if getattr(klaar, slot))
        klaar = replace(klaar, overgenomen=bewaard or None)
    return verwerk(klaar, bericht, klaar.open_vraag) or klaar


def _zelfde_vraag(bericht: Bericht, *, kort: bool) -> bool:
    """Whether a message goes on about the question just answered ("en iets voor de boa's?")."""
    bondig = kort or (
        "themas" not in bericht.labels and bericht.woorden <= WOORDEN_VAN_EEN_WIJZIGING
    )
    return bondig and herkenwoorden().vervolg.match(bericht.tekst) is not None

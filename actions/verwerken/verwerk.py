"""What a message changes about the answers: the rules of the conversation. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions.names import BELEEFD, DUBBELZINNIG, INHOUD, KEUZES, REACTIES, VRAGEN
from actions.stand import KORT, Stand, na_misser, onthoud_hulp, pas_aan
from actions.verstaan.bedoeling.aankondiging import ANDERE_VRAAG, LATER_VRAGEN
from actions.verstaan.bedoeling.gevaar import GEVAAR
from actions.verstaan.bericht import WOORDEN_VAN_EEN_NIEUWE_VRAAG, Bericht
from actions.verstaan.labels.aanwijzing import WOORDEN_VAN_EEN_AANWIJZING
from actions.verstaan.labels.gehoord import WOORDEN_VAN_EEN_WIJZIGING
from actions.verstaan.labels.genoemd import bestemd, is_kaal_sparren
from actions.verstaan.labels.namen import aangeduid, alleen_klein, genoemd
from actions.verstaan.woorden.herkenwoorden import herkenwoorden
from actions.verstaan.woorden.labelwoorden import labelwoorden
from actions.verwerken.eigenwoorden import onthoud_eigen_woorden, zonder_eigen_woorden
from actions.verwerken.ja_of_nee import WOORDEN_VAN_EEN_ONDERDEEL
from actions.verwerken.strekking import (
    laat_open,
    op_de_vraag,
    slaat_over,
    zonder_gemeente,
)
from actions.verwerken.terugnemen import neem_geweigerd_terug, neem_ontkend_terug, zonder_geweigerd
from actions.verwerken.verband import in_verband, om_het_even

#: A message of at least this many words is kept as the story of what is going on.
WOORDEN_VAN_EEN_VERHAAL = 4
#: Words with two meanings that officials who ask for support mean as the thema of that name.
MEESTAL_HET_THEMA = frozenset({"ondermijning"})
#: What is asked for about a thema.
VERZOEK = ("vormen", "doelgroepen")
#: "Het gaat niet om het azc, maar om criminelen": one thing in the place of another.
_NIET_MAAR = re.compile(r"\bniet\b[^.!?]{3,80}\bmaar\b", re.IGNORECASE)
#: Who one spars with decides on the kind of support: an expert, or others like oneself.
STEUN_BIJ_SPARREN = frozenset({"advies", "uitwisseling"})
#: The situatie is kept up to this length; the newest sentences count most.
LENGTE_SITUATIE = 2000


def verwerk(stand: Stand, bericht: Bericht, vraag: str | None) -> Stand | None:
    """What ``bericht`` makes of ``stand`` while ``vraag`` is open.

    Returns None when the message is an aside, which is answered elsewhere.
    """
    nieuw = _verwerkt(stand, bericht, vraag)
    if nieuw is None:
        return None
    nieuw = onthoud_eigen_woorden(stand, nieuw, bericht, vraag)
    return onthoud_hulp(nieuw, nieuw.open_vraag)


def _verwerkt(stand: Stand, bericht: Bericht, vraag: str | None) -> Stand | None:
    if bericht.intent in {ANDERE_VRAAG, LATER_VRAGEN} and not slaat_over(bericht):
        return None
    bericht = in_verband(stand, bericht, vraag)
    if bericht.intent in KEUZES:
        return _keuze(stand, bericht)
    if zonder_gemeente(stand, bericht):
        wijze = None if vraag == "akkoord" else "kort"
        return replace(stand, gemeente=None, akkoord=None, vraagwijze=wijze, gemist=0)
    if breed := laat_open(bericht):
        wijze = None if vraag in {"akkoord", breed} else "kort"
        opengelaten: dict[str, Any] = {breed: (), "vraagwijze": wijze}
        return replace(stand, **opengelaten, akkoord=None, gemist=0)
    if vraag and slaat_over(bericht):
        return _sla_over(stand, vraag)
    if bericht.intent == "onzin":
        return na_misser(stand)
    vertelt = bericht.intent in INHOUD | REACTIES or "?" not in bericht.tekst
    if vertelt and bericht.intent != GEVAAR and (rest := neem_geweigerd_terug(stand, bericht)):
        return rest
    andere_gemeente = bericht.gemeente not in {None, stand.gemeente}
    if bericht.intent in REACTIES and not (bericht.labels or andere_gemeente):
        return _reactie(stand, bericht, vraag)
    gehoord = bool(bericht.labels) or andere_gemeente
    if bericht.intent in INHOUD or (bericht.intent in REACTIES | BELEEFD and gehoord):
        return _inhoud(stand, bericht, vraag)
    return None


def _keuze(stand: Stand, bericht: Bericht) -> Stand | None:
    """A button: a label, a question to change, or the list of themas."""
    if bericht.intent == "toon_keuzes":
        return replace(stand, vraagwijze="keuzes", twijfel=None)
    if bericht.intent == "aanpassen":
        return pas_aan(stand, bericht.onderdeel)
    if not bericht.labels:
        return na_misser(stand)
    return _vul(stand, bericht.labels)


def _reactie(stand: Stand, bericht: Bericht, vraag: str | None) -> Stand | None:
    """Yes, no or no idea, without anything else."""
    if stand.twijfel:
        return _antwoord_op_twijfel(stand, bericht)
    if bericht.intent == "geen_idee":
        return _geen_idee(stand, bericht, vraag)
    if vraag == "doelgroepen" and bericht.intent == "bevestigen" and stand.gemist:
        return replace(stand, doelgroepen=(), vraagwijze=None, gemist=0)  # "dan zoek ik breed"
    if vraag == "akkoord" and bericht.intent == "bevestigen":
        return replace(stand, akkoord=True, vraagwijze=None, gemist=0)
    if bericht.intent == "bevestigen" and stand.vraagwijze == KORT and not stand.gemist:
        return replace(stand, gemist=1)  # "oke" to an aside: the question was put after it
    if bericht.intent == "ontkennen" and (vraag == "akkoord" or bericht.genoemd_onderdeel):
        return _neem_terug(stand, bericht)
    return na_misser(stand)


def _neem_terug(stand: Stand, bericht: Bericht) -> Stand:
    """A correction without a new value: the question that is meant comes back."""
    kort = bericht.woorden <= WOORDEN_VAN_EEN_AANWIJZING
    nieuw = pas_aan(stand, bericht.genoemd_onderdeel if kort else None)
    gevraagd = nieuw.vraagwijze == stand.vraagwijze == "aanpassen"
    return na_misser(stand) if gevraagd else nieuw  # "wat wilt u wijzigen?" is not asked twice


def _waarschijnlijkst(stand: Stand, twijfel: tuple[str, ...]) -> str:
    """The thema for who goes on without an answer to "Gaat het om …?"; the recap shows it.

    For a word with two meanings it is the thema of that name.
    """
    naam = str(stand.vraagwijze)
    return naam if naam in twijfel else twijfel[0]


def _zonder_keus(stand: Stand) -> Stand:
    """After a yes to "dit, of dat?": the thema of that name, or the question in another way."""
    naam = stand.vraagwijze
    if naam in (stand.twijfel or ()):
        return _vul(stand, {"themas": (str(naam),)})
    return na_misser(replace(stand, twijfel=None))


def _antwoord_op_twijfel(stand: Stand, bericht: Bericht) -> Stand:
    twijfel = stand.twijfel or ()
    if bericht.intent == "bevestigen":
        allebei = bericht.knop or herkenwoorden().beide.search(bericht.tekst)
        if stand.vraagwijze in DUBBELZINNIG and not allebei:  # "klopt ja" chooses none
            return _zonder_keus(stand)
        return _vul(stand, {"themas": twijfel})
    if bericht.intent == "geen_idee":
        return replace(stand, twijfel=None, vraagwijze="keuzes")
    return replace(
        stand,
        twijfel=None,
        afgewezen=_samen(stand.afgewezen, twijfel),
        vraagwijze="keuzes",
    )


def _geen_idee(stand: Stand, bericht: Bericht, vraag: str | None) -> Stand | None:
    """First helps, then goes on without: nobody gets stuck on a question."""
    if vraag is None:
        return None
    if vraag == "akkoord" and stand.vraagwijze == "gemeente":
        return _sla_over(stand, vraag)
    hulp = {"themas": "keuzes", "vormen": "hulp", "akkoord": "hulp"}.get(vraag)
    geholpen = vraag in (onthoud_hulp(stand, vraag).geholpen or ())
    # Who takes part is often not known yet: nothing to help with, the search is just wider.
    if hulp is None or geholpen or om_het_even(bericht, vraag):
        return _sla_over(stand, vraag)
    return replace(stand, vraagwijze=hulp)


def _sla_over(stand: Stand, vraag: str) -> Stand:
    """Goes on without an answer to the open question; to the recap that is a yes."""
    if stand.twijfel:
        return _vul(stand, {"themas": (_waarschijnlijkst(stand, stand.twijfel),)})
    if vraag == "akkoord" and stand.vraagwijze == "gemeente":
        return replace(stand, gemeente=None, vraagwijze=None)
    antwoord: dict[str, Any] = {vraag: True if vraag == "akkoord" else ()}
    return replace(stand, **antwoord, vraagwijze=None, gemist=0)


def _inhoud(stand: Stand, bericht: Bericht, vraag: str | None) -> Stand | None:
    """Free text with an answer, a correction, or a story in which nothing was recognised."""
    bericht = _met_gewone_betekenis(stand, op_de_vraag(bericht, vraag), vraag)
    verhaal = stand
    if bericht.intent == "vertellen" and (
        bericht.woorden >= WOORDEN_VAN_EEN_VERHAAL
        and (vraag == "themas" or "themas" in bericht.labels)
    ):
        eerder = None if _is_ander_verhaal(stand, bericht) else stand.situatie
        verhaal = replace(stand, situatie=_vertel_door(eerder, bericht.tekst))
    if bericht.gemeente:
        verhaal = replace(verhaal, gemeente=bericht.gemeente)
    if _is_dubbelzinnig(stand, bericht, vraag):
        gevuld = _vul(verhaal, bericht.labels)
        themas = bericht.vermoedens.get("themas")
        return replace(gevuld, twijfel=themas, vraagwijze=bericht.dubbelzinnig)
    labels = bericht.labels or _antwoord_op(vraag, bericht)
    if labels and "themas" not in labels and stand.twijfel:
        labels = {"themas": (_waarschijnlijkst(stand, stand.twijfel),), **labels}
    if labels:
        rest = neem_ontkend_terug(stand, bericht, vraag)
        if rest is not None:
            return rest
        if _zegt_niets_nieuws(stand, labels, bericht, vraag):
            return na_misser(verhaal)
        vervang = _te_vervangen(stand, bericht, vraag)
        verhaal = zonder_geweigerd(verhaal, bericht)
        gevuld = _vul(verhaal, _nieuw(stand, bericht, labels, vervang), vervang)
        gevuld = _met_open_partner(gevuld, bericht)
        if vraag == "themas" == gevuld.open_vraag:
            return _zonder_thema(stand, gevuld, bericht)
        # Nothing new, and the question was put again already: it needs more than a third time.
        vast = stand.vraagwijze == "kort" and vraag in VRAGEN[:-1]
        return na_misser(verhaal) if vast and gevuld == verhaal else gevuld
    if bericht.gemeente and (vraag != "themas" or _stelt_zich_voor(bericht)):
        return replace(verhaal, akkoord=None, vraagwijze=None if vraag == "akkoord" else "kort")
    if _wil_wijzigen(stand, bericht, vraag):
        return _neem_terug(verhaal, bericht)
    return na_misser(verhaal) if vraag != "themas" else _vraag_door(verhaal, bericht)


def _zegt_niets_nieuws(
    stand: Stand, labels: Mapping[str, tuple[str, ...]], bericht: Bericht, vraag: str | None
) -> bool:
    """Whether only what is known already was heard in a few words, and they do not name that.

    More of them tell on about it.
    """
    bekend = all(set(ids) <= set(getattr(stand, slot) or ()) for slot, ids in labels.items())
    iets = bericht.gemeente or bericht.knop or genoemd(bericht.tekst)
    stil = bekend and _is_kort(bericht) and vraag in {"vormen", "doelgroepen"}
    return stil and not (iets or vraag in labels)


def _is_ander_verhaal(stand: Stand, bericht: Bericht) -> bool:
    """Whether a story is about something else than what was only kept as long as none was told."""
    themas = set(bericht.labels.get("themas", ()))
    los = "themas" in (stand.overgenomen or ()) and not bericht.erbij
    return los and bool(themas) and themas.isdisjoint(stand.themas or ())


def _stelt_zich_voor(bericht: Bericht) -> bool:
    """Whether a message tells no more than the gemeente: "ik werk voor de gemeente Gouda"."""
    if bericht.intent in BELEEFD or bericht.woorden < WOORDEN_VAN_EEN_VERHAAL:
        return True
    speelt = bericht.vermoedens.get("themas") or aangeduid(bericht.tekst)
    return bericht.woorden <= WOORDEN_VAN_EEN_NIEUWE_VRAAG and not speelt


def _zonder_thema(stand: Stand, gevuld: Stand, bericht: Bericht) -> Stand:
    """How the first question goes on after an answer to the other ones only.

    A story in which no thema was heard has to be told in another way, and a wish that names its
    subject; a bare wish has told none.
    """
    if bericht.woorden < WOORDEN_VAN_EEN_NIEUWE_VRAAG and not aangeduid(bericht.tekst):
        return gevuld
    twijfel = _nieuwe_twijfel(stand, bericht)
    if twijfel and stand.vraagwijze != "keuzes":
        return replace(gevuld, twijfel=twijfel, vraagwijze="twijfel")
    return na_misser(gevuld) if gevuld.vraagwijze == "kort" else gevuld


def _te_vervangen(stand: Stand, bericht: Bericht, vraag: str | None) -> frozenset[str]:
    """The answers of which what is told takes the place, where else it is added to them.

    At the recap a short "het is voor docenten" is a change too. Another thema is one only when the
    first is refused, or the recap was: more than one can be going on. "Een training voor de boa's"
    tells who takes part, whoever was in the story. What is kept of the question before this one, or
    of an alarm, is only there as long as nothing else is told, and a bare "sparren" until its
    partner is.
    """
    overgenomen = frozenset(stand.overgenomen or ())
    if not set(bericht.labels.get("vormen", ())) <= STEUN_BIJ_SPARREN:
        overgenomen -= {"vormen"}
    if bericht.erbij:
        if "themas" in bericht.labels:
            # "We zoeken ook iets over …" adds to the question before this one, not to its answers.
            return overgenomen - {"themas"}
        # "Met gemeenten die dit ook hebben" adds nothing.
        met_wie = labelwoorden().samen_met.match(bericht.tekst)
        return overgenomen & {"vormen"} if met_wie else frozenset()
    return overgenomen | _gewijzigd(stand, bericht, vraag)


def _met_open_partner(stand: Stand, bericht: Bericht) -> Stand:
    """After a bare "sparren" the stand in which the partner, once told, decides on the support."""
    kaal = is_kaal_sparren(bericht.tekst) and bericht.labels.get("vormen") == ("advies",)
    if not kaal or stand.vormen != ("advies",):
        return stand
    return replace(stand, overgenomen=_samen(stand.overgenomen, ("vormen",)))


def _gewijzigd(stand: Stand, bericht: Bericht, vraag: str | None) -> frozenset[str]:
    vervolgt = herkenwoorden().vervolg.match(bericht.tekst)
    if vraag in {"themas", "vormen"} and bestemd(bericht.tekst) and not vervolgt:
        return frozenset({"doelgroepen"})
    in_plaats = vraag == "akkoord" and _NIET_MAAR.search(bericht.tekst)
    wijzigt = bericht.intent in {"corrigeren", "ontkennen"} or stand.vraagwijze == "aanpassen"
    if wijzigt or in_plaats:
        return frozenset(VRAGEN)
    geweigerd = herkenwoorden().weg.search(bericht.tekst)
    vult_aan = bericht.tekst.lower().startswith("en ") and not geweigerd
    if vraag != "akkoord" or vult_aan or bericht.woorden > WOORDEN_VAN_EEN_WIJZIGING:
        return frozenset()
    return frozenset(VRAGEN) if geweigerd else frozenset(VRAGEN) - {"themas"}


def _nieuw(
    stand: Stand,
    bericht: Bericht,
    labels: Mapping[str, tuple[str, ...]],
    vervang: frozenset[str],
) -> Mapping[str, tuple[str, ...]]:
    """What is wanted in "voor leraren, niet voor de wijkteams": what was not answered before.

    The recognition hears both; where something is refused, it is what was there already.
    """
    if not herkenwoorden().weg.search(bericht.tekst):
        return labels
    nieuw = {}
    for slot, ids in labels.items():
        bekend = getattr(stand, slot) or ()
        anders = tuple(i for i in ids if i not in bekend) if slot in vervang else ()
        nieuw[slot] = anders or ids
    return nieuw


def _met_gewone_betekenis(stand: Stand, bericht: Bericht, vraag: str | None) -> Bericht:
    """With the thema that a request names by a word with two meanings: "training ondermijning".

    Beside the support or the people that are asked for it has its ordinary meaning, and the recap
    shows it. The word alone, and "wij hebben last van ondermijning", is asked about.
    """
    term = bericht.dubbelzinnig
    genoemde = genoemd(bericht.tekst).get("themas", ())
    verzoek = any(bericht.labels.get(slot) or getattr(stand, slot) for slot in VERZOEK)
    bedoeld = term in MEESTAL_HET_THEMA and term in bericht.vermoedens.get("themas", ())
    if vraag != "themas" or term not in genoemde or not (verzoek and bedoeld):
        return bericht
    return replace(bericht, labels={**bericht.labels, "themas": (term,)}, dubbelzinnig=None)


def _is_dubbelzinnig(stand: Stand, bericht: Bericht, vraag: str | None) -> bool:
    """Whether to ask which meaning of a word is meant: once, and only where the thema is open."""
    vraagt_al = bool(stand.twijfel) or stand.vraagwijze == bericht.dubbelzinnig
    return bericht.dubbelzinnig in DUBBELZINNIG and vraag == "themas" and not vraagt_al


def _wil_wijzigen(stand: Stand, bericht: Bericht, vraag: str | None) -> bool:
    """Whether an earlier answer is to be changed, although no new value is told."""
    kort = bericht.woorden <= WOORDEN_VAN_EEN_AANWIJZING
    onderdeel = bericht.genoemd_onderdeel if kort else None
    if vraag == "akkoord":
        return bericht.intent == "corrigeren" or onderdeel is not None
    wijst = bericht.intent == "corrigeren" or bericht.woorden <= WOORDEN_VAN_EEN_ONDERDEEL
    return wijst and onderdeel in stand.beantwoord


def _antwoord_op(vraag: str | None, bericht: Bericht) -> dict[str, tuple[str, ...]]:
    """What is probably meant, where the open question makes it likely and a recap follows.

    Themas are not taken this way: about those the bot asks. A thema that is named by a word with
    two meanings is taken when there is nothing (more) to ask.
    """
    if alleen_klein(bericht.tekst):  # "iets"
        return {}
    if bericht.dubbelzinnig in bericht.vermoedens.get("themas", ()):
        return {"themas": (bericht.dubbelzinnig,)}
    if vraag == "akkoord" and bericht.gemeente:  # "voeg gemeente Breda toe"
        return {}
    open_for = {"vormen": ("vormen",), "doelgroepen": ("doelgroepen",)}
    slots = open_for.get(vraag or "", ("vormen", "doelgroepen") if vraag == "akkoord" else ())
    return {slot: bericht.vermoedens[slot][:1] for slot in slots if slot in bericht.vermoedens}


def _vraag_door(stand: Stand, bericht: Bericht) -> Stand:
    """Asks about the likeliest themas, once; a second question in a row would only annoy."""
    nieuw = _nieuwe_twijfel(stand, bericht)
    weer = tuple(i for i in stand.twijfel or () if i in nieuw and i in aangeduid(bericht.tekst))
    if weer:  # what is told about it points the same way
        return _vul(stand, {"themas": weer})
    if stand.vraagwijze in (stand.twijfel or ()) and not nieuw and _is_kort(bericht):
        return _zonder_keus(stand)  # not understood, but the word was named
    # A real story deserves a question, also after the list was put.
    verhaal = not _is_kort(bericht) and not stand.afgewezen
    if nieuw and not stand.twijfel and (verhaal or stand.vraagwijze != "keuzes"):
        # In a row of misses it is one of them: after the third a person is offered.
        gemist = stand.gemist + 1 if stand.gemist else 0
        return replace(stand, twijfel=nieuw, vraagwijze="twijfel", gemist=gemist)
    return na_misser(replace(stand, twijfel=None))


def _is_kort(bericht: Bericht) -> bool:
    """Whether a message is too short for a story of its own."""
    return bericht.woorden < WOORDEN_VAN_EEN_NIEUWE_VRAAG


def _nieuwe_twijfel(stand: Stand, bericht: Bericht) -> tuple[str, ...]:
    themas = bericht.vermoedens.get("themas", ())
    return tuple(v for v in themas if v not in (stand.afgewezen or ()))[:2]


def _vul(
    stand: Stand,
    labels: Mapping[str, tuple[str, ...]],
    vervang: frozenset[str] = frozenset(),
) -> Stand:
    """Puts labels in: in the place of what is known for the slots ``vervang``, else beside it.

    A recap must be agreed anew.
    """
    filled: dict[str, Any] = {
        slot: ids if slot in vervang else _samen(getattr(stand, slot), ids)
        for slot, ids in labels.items()
    }
    over = tuple(slot for slot in stand.overgenomen or () if slot not in labels)
    nieuw = replace(
        zonder_eigen_woorden(stand, vervang & labels.keys()),
        **filled,
        overgenomen=over or None,
        akkoord=None,
        twijfel=None,
        gemist=0,
        vraagwijze=None,
    )
    # Nothing new in the answer, or one to another question: put the open one again, in short.
    known = all(ids == getattr(stand, slot) for slot, ids in filled.items())
    open_vraag = replace(stand, akkoord=None).open_vraag
    again = open_vraag == nieuw.open_vraag != "akkoord"
    if not (known or again):
        return nieuw
    # The open question has still not been answered: what was tried before is not tried again.
    return replace(nieuw, vraagwijze="kort", gemist=stand.gemist if again else 0)


def _samen(known: tuple[str, ...] | None, more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*(known or ()), *more)))


def _vertel_door(situatie: str | None, tekst: str) -> str:
    return f"{situatie} {tekst}".strip()[-LENGTE_SITUATIE:] if situatie else tekst

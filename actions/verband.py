"""What a message means as an answer to what the bot asked last. Pure."""

from __future__ import annotations

from dataclasses import replace

from actions.bericht import Bericht
from actions.gevaar import GEVAAR
from actions.herkenwoorden import herkenwoorden
from actions.stand import Stand

#: An answer that only points ("de tweede", "het onderwerp") is no longer than this.
WOORDEN_VAN_EEN_AANWIJZING = 8
#: "De steun" and no more names the answer that is to be changed.
WOORDEN_VAN_EEN_ONDERDEEL = 3
#: What such a few words are taken for.
ASIDE_VERWARD = frozenset({"uitleg_vragen", "meer_info", "wat_kun_je"})
#: What a wish of a few words is taken for.
WENS_VERWARD = frozenset(
    {"vertellen", "corrigeren", "tevreden", "ontevreden", "bevestigen", "opnieuw_beginnen"}
    | {"aanmelden", "meer_info", "ander_aanbod", "onzin"}
)


def in_verband(stand: Stand, bericht: Bericht, vraag: str | None) -> Bericht:
    """The message as an answer to what the bot asked last.

    "Prima" to a recap is a yes, "iets anders" to "Gaat het om …?" a no, and "alles" to a list of
    choices does not mean to start all over.
    """
    if bericht.intent == GEVAAR:
        return bericht
    woorden = herkenwoorden()
    kort = not bericht.knop and bericht.woorden <= WOORDEN_VAN_EEN_AANWIJZING
    if stand.twijfel and kort and not bericht.labels:
        aangewezen = {
            "themas": tuple(t for i, t in enumerate(stand.twijfel) if i in bericht.rangen)
        }
        if woorden.geen_van_beide.search(bericht.tekst):
            return replace(bericht, intent="ontkennen")
        if woorden.beide.search(bericht.tekst):
            return replace(bericht, intent="bevestigen")
        if len(stand.twijfel) > 1 and aangewezen["themas"]:
            return replace(bericht, intent="vertellen", labels=aangewezen)
    if stand.twijfel or vraag == "akkoord":
        ja = (
            kort and woorden.akkoord.search(bericht.tekst) and not woorden.weg.search(bericht.tekst)
        )
        if ja and not bericht.labels:
            return replace(bericht, intent="bevestigen")
        if vraag == "akkoord" and kort and not bericht.labels:
            bericht = _op_het_overzicht(bericht)
        omgezet = {"tevreden": "bevestigen", "ontevreden": "ontkennen", "ander_aanbod": "ontkennen"}
        return replace(bericht, intent=omgezet.get(bericht.intent, bericht.intent))
    genoemd = _genoemde_vormen(bericht, vraag) if kort else {}
    if genoemd:
        return replace(bericht, intent="vertellen", labels=genoemd)
    alleen = vraag == "doelgroepen" and kort and woorden.zelf.search(bericht.tekst)
    if alleen and not bericht.labels:  # whose work is then asked for
        return replace(bericht, intent="vertellen")
    # There is no advice to have an opinion on.
    if bericht.intent in {"tevreden", "ontevreden"} or (
        bericht.intent in {"ander_aanbod", "meer_info"} and bericht.labels and not bericht.knop
    ):
        return replace(bericht, intent="vertellen")
    if bericht.intent == "opnieuw_beginnen" and "van alles" in bericht.tekst.lower():
        return replace(bericht, intent="geen_idee")
    if om_het_even(bericht, vraag):
        return replace(bericht, intent="geen_idee")
    return bericht


def _op_het_overzicht(bericht: Bericht) -> Bericht:
    """A short answer to the recap: a picture of a thumb, "alles is fout", "het thema"."""
    if any(plaatje in bericht.tekst for plaatje in herkenwoorden().plaatjes_ja):
        return replace(bericht, intent="bevestigen")
    if bericht.intent == "geen_idee" and herkenwoorden().fout.search(bericht.tekst):
        return replace(bericht, intent="ontkennen")
    wijst = bericht.woorden <= WOORDEN_VAN_EEN_ONDERDEEL and "?" not in bericht.tekst
    if wijst and bericht.genoemd_onderdeel and bericht.intent in ASIDE_VERWARD:
        return replace(bericht, intent="corrigeren")
    return bericht


def _genoemde_vormen(bericht: Bericht, vraag: str | None) -> dict[str, tuple[str, ...]]:
    """The kinds of support that a short wish names ("we willen advies"), where one is asked for."""
    woorden = herkenwoorden()
    vraagt = "?" in bericht.tekst or woorden.begrip.search(bericht.tekst)
    if vraag not in {"themas", "vormen"} or bericht.labels or vraagt:
        return {}
    if bericht.intent not in WENS_VERWARD or woorden.weg.search(bericht.tekst):
        return {}
    ids = tuple(naam for naam, woord in woorden.vormen.items() if woord.search(bericht.tekst))
    return {"vormen": ids} if ids else {}


def om_het_even(bericht: Bericht, vraag: str | None) -> bool:
    """Whether "alles" or "maakt niet uit" is all that is answered to a list of choices."""
    return (
        vraag in {"vormen", "doelgroepen"}
        and not bericht.labels
        and not bericht.knop
        and "?" not in bericht.tekst
        and "van alles" not in bericht.tekst.lower()
        and not herkenwoorden().kunnen.match(bericht.tekst)
        and bericht.woorden <= WOORDEN_VAN_EEN_AANWIJZING
        and herkenwoorden().om_het_even.search(bericht.tekst) is not None
    )

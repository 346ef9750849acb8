"""What a message means as an answer to what the bot asked last. Pure."""

from __future__ import annotations

from dataclasses import replace

from actions.names import INHOUD, REACTIES, TUSSENVRAGEN
from actions.stand import Stand
from actions.verstaan.bedoeling.gevaar import GEVAAR
from actions.verstaan.bericht import Bericht
from actions.verstaan.labels.aanwijzing import WOORDEN_VAN_EEN_AANWIJZING, wijst_alleen
from actions.verstaan.labels.gehoord import WOORDEN_VAN_EEN_WIJZIGING
from actions.verstaan.labels.genoemd import alleen, eigen_rol, enkel
from actions.verstaan.labels.namen import alleen_klein, genoemd, zonder
from actions.verstaan.woorden.aanloop import zonder_aanloop
from actions.verstaan.woorden.herkenwoorden import herkenwoorden
from actions.verwerken.ja_of_nee import (
    ASIDE_VERWARD,
    is_kort,
    keus_uit,
    op_de_twijfel,
    op_het_overzicht,
    zonder_ander_thema,
)
from actions.verwerken.strekking import mag_alles_zijn

#: What "we willen advies" is taken for where the kind of support is not asked yet.
WENS_VERWARD = frozenset({"tevreden", "ontevreden", "opnieuw_beginnen", "onzin"})


def in_verband(stand: Stand, bericht: Bericht, vraag: str | None) -> Bericht:
    """The message as an answer to what the bot asked last.

    "Prima" to a recap is a yes, "iets anders" to "Gaat het om …?" a no, and "alles" to a list of
    choices does not mean to start all over.
    """
    if bericht.intent == GEVAAR:
        return bericht
    bericht = _met_eigen_rol(stand, bericht, vraag)
    bericht = _kaal_antwoord(_zonder_geweigerd(bericht), vraag)
    if bericht.intent == "medewerker_spreken":
        return bericht  # "nee, doe maar een medewerker" is no yes
    if bericht.intent == "vorige_vraag" and not (stand.twijfel and wijst_alleen(bericht.tekst)):
        return _met_nieuwe_waarde(stand, bericht)
    if bericht.intent == "corrigeren" and not (bericht.labels or bericht.knop):
        bericht = _met_nieuwe_waarde(stand, bericht)
    kort = is_kort(bericht)
    if stand.twijfel and kort:
        bericht = zonder_ander_thema(stand.twijfel, bericht)
        keus = None if bericht.labels else keus_uit(stand.twijfel, bericht)
        if keus is not None:
            return keus
    if vraag == "akkoord":
        return op_het_overzicht(bericht)
    if stand.twijfel:
        return op_de_twijfel(bericht)
    return _op_een_open_vraag(stand, bericht, vraag)


def _op_een_open_vraag(stand: Stand, bericht: Bericht, vraag: str | None) -> Bericht:
    """An answer where no yes or no is asked."""
    woorden = herkenwoorden()
    kort = is_kort(bericht)
    verteld = vraag != "themas" and bericht.intent == "vertellen" and bericht.labels
    if verteld and (woorden.correctie.match(bericht.tekst) or _houdt_een_over(stand, bericht)):
        return replace(bericht, intent="corrigeren")
    alleen = vraag == "doelgroepen" and kort and woorden.zelf.search(bericht.tekst)
    if alleen and not bericht.labels:  # whose work is then asked for
        return replace(bericht, intent="vertellen")
    if bericht.intent == "tevreden" and kort and not bericht.labels and _is_ja(bericht.tekst):
        return replace(bericht, intent="bevestigen")
    # There is no advice to have an opinion on.
    if bericht.intent in {"tevreden", "ontevreden"} or (
        bericht.intent in {"ander_aanbod", "meer_info"}
        and (bericht.labels or bericht.geweigerd)
        and not bericht.knop
    ):
        return replace(bericht, intent="vertellen")
    if bericht.intent == "opnieuw_beginnen" and "van alles" in bericht.tekst.lower():
        return replace(bericht, intent="geen_idee")
    if om_het_even(bericht, vraag):
        return replace(bericht, intent="geen_idee", labels={})
    return bericht


def _is_ja(tekst: str) -> bool:
    """Whether nothing is said but "top" or "oke"."""
    rest, ja = herkenwoorden().ja.subn(" ", tekst)
    return bool(ja) and alleen_klein(rest)


def _met_nieuwe_waarde(stand: Stand, bericht: Bericht) -> Bericht:
    """A step back or a correction that names another answer gives it.

    "Vorige antwoord wijzigen: een cursus", "alleen een training eigenlijk".
    """
    genoemde = zonder(genoemd(bericht.tekst), bericht.geweigerd)
    alleen_die = "alleen" in bericht.tekst.lower()
    nieuw = {
        slot: ids
        for slot, ids in genoemde.items()
        if slot in stand.beantwoord
        and set(ids) != set(getattr(stand, slot))
        and (alleen_die or not set(ids) <= set(getattr(stand, slot)))
    }
    return replace(bericht, intent="corrigeren", labels=nieuw) if nieuw else bericht


def _houdt_een_over(stand: Stand, bericht: Bericht) -> bool:
    """Whether a few words keep one of two answers: "alleen training eigenlijk"."""
    gewild = enkel(bericht.tekst)
    return bericht.woorden <= WOORDEN_VAN_EEN_WIJZIGING and any(
        set(ids) < set(getattr(stand, slot) or ()) and slot in gewild
        for slot, ids in bericht.labels.items()
    )


def _met_eigen_rol(stand: Stand, bericht: Bericht, vraag: str | None) -> Bericht:
    """With the role that the official told before, in an answer such as "voor mijzelf"."""
    zelf = herkenwoorden().zelf.search(bericht.tekst)
    if bericht.knop or not zelf or vraag not in {"doelgroepen", "akkoord"}:
        return bericht
    gehoord = bericht.labels.get("doelgroepen", ())
    weg = bericht.geweigerd.get("doelgroepen", ())
    rol = [i for i in eigen_rol(stand.situatie or "") if i not in {*gehoord, *weg}]
    labels = {**bericht.labels, "doelgroepen": (*gehoord, *rol)}
    return replace(bericht, labels=labels) if rol else bericht


def _zonder_geweigerd(bericht: Bericht) -> Bericht:
    """Without what is refused, as long as it is no story ("er was geen politie")."""
    if not bericht.geweigerd or bericht.woorden > WOORDEN_VAN_EEN_WIJZIGING:
        return bericht
    return replace(bericht, labels=zonder(bericht.labels, bericht.geweigerd))


def _kaal_antwoord(bericht: Bericht, vraag: str | None) -> Bericht:
    """An answer that names kinds of support (or people) and says nothing else is about those.

    Whatever else was heard in it is not meant, and as an answer to that very question it is no
    aside either.
    """
    if bericht.knop:
        return bericht
    zelf = "medewerkers" in bericht.tekst.lower() and alleen_klein(bericht.tekst)
    if bericht.intent == "medewerker_spreken" and vraag == "doelgroepen" and zelf:
        return replace(bericht, intent="vertellen")  # they take part, none of them is asked for
    inhoud = bericht.intent in INHOUD | REACTIES
    bij_overzicht = (
        vraag == "akkoord" and bericht.intent in ASIDE_VERWARD and "?" not in bericht.tekst
    )
    if bij_overzicht or (inhoud and vraag == "akkoord"):
        slots = ["vormen", "doelgroepen", "themas"]
    elif inhoud and vraag == "themas":
        slots = ["vormen", "doelgroepen"]
    elif vraag == "themas" and bericht.intent in WENS_VERWARD and "?" not in bericht.tekst:
        slots = ["vormen"]
    else:
        antwoord = inhoud or "?" not in bericht.tekst
        slots = [slot for slot in ("vormen", "doelgroepen") if slot == vraag and antwoord]
    for slot in slots:
        ids = _kaal(bericht, slot)
        if ids:
            intent = bericht.intent if inhoud else "vertellen"
            return replace(bericht, intent=intent, labels={slot: ids})
    return bericht


def _kaal(bericht: Bericht, slot: str) -> tuple[str, ...]:
    """The labels of ``slot``, when the message names those and says nothing else.

    In a list ("de raad en de wijkteams") all of them count, and one alone where the recognition
    half heard it or heard none.
    """
    weg = bericht.geweigerd.get(slot, ())
    genoemd = [i for i in alleen(bericht.tekst, slot) if i not in weg]
    gehoord = bericht.labels.get(slot, ())
    half = bericht.vermoedens.get(slot, ())
    lijst = len(genoemd) > 1
    erbij = (i for i in genoemd if i not in gehoord and (lijst or i in half or not gehoord))
    return (*gehoord, *erbij) if genoemd else ()


def om_het_even(bericht: Bericht, vraag: str | None) -> bool:
    """Whether "alles" or "maakt niet uit" is all that is answered to a list of choices."""
    return (
        vraag in {"vormen", "doelgroepen"}
        and vraag not in bericht.labels
        and not zonder(genoemd(bericht.tekst), bericht.geweigerd)
        and not bericht.knop
        and "?" not in bericht.tekst
        and "van alles" not in bericht.tekst.lower()
        and bericht.intent not in TUSSENVRAGEN - {"wat_kun_je", "uitleg_vragen", "afscheid"}
        and not herkenwoorden().kunnen.match(zonder_aanloop(bericht.tekst))
        and herkenwoorden().mogelijk.search(bericht.tekst) is None
        and herkenwoorden().opnieuw.search(bericht.tekst) is None
        and bericht.woorden <= WOORDEN_VAN_EEN_AANWIJZING
        and mag_alles_zijn(bericht.tekst)
        and herkenwoorden().stoppen.search(bericht.tekst) is None
    )

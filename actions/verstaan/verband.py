"""What a message means as an answer to what the bot asked last. Pure."""

from __future__ import annotations

from dataclasses import replace

from actions.names import INHOUD, REACTIES, TUSSENVRAGEN
from actions.stand import Stand
from actions.verstaan.aanwijzing import rangen, wijst_alleen
from actions.verstaan.bericht import Bericht
from actions.verstaan.duiding import OVER_ADVIES, vraag_erbij
from actions.verstaan.gehoord import WOORDEN_VAN_EEN_WIJZIGING
from actions.verstaan.genoemd import alleen, alleen_klein, genoemd, zonder
from actions.verstaan.gevaar import GEVAAR
from actions.verstaan.herkenwoorden import herkenwoorden

#: An answer that only points ("de tweede", "het onderwerp") is no longer than this.
WOORDEN_VAN_EEN_AANWIJZING = 8
#: "De steun" and no more names the answer that is to be changed.
WOORDEN_VAN_EEN_ONDERDEEL = 3
#: What "we willen advies" is taken for where the kind of support is not asked yet.
WENS_VERWARD = frozenset({"tevreden", "ontevreden", "opnieuw_beginnen", "onzin"})
#: "Andere gemeente: 's-Hertogenbosch" is no longer than this.
WOORDEN_VAN_EEN_GEMEENTE = 5
#: What such a few words are taken for.
ASIDE_VERWARD = frozenset({"uitleg_vragen", "meer_info", "wat_kun_je", "buiten_bereik"})


def in_verband(stand: Stand, bericht: Bericht, vraag: str | None) -> Bericht:
    """The message as an answer to what the bot asked last.

    "Prima" to a recap is a yes, "iets anders" to "Gaat het om …?" a no, and "alles" to a list of
    choices does not mean to start all over.
    """
    if bericht.intent == GEVAAR:
        return bericht
    bericht = _kaal_antwoord(_zonder_geweigerd(bericht), vraag)
    if bericht.intent == "medewerker_spreken":
        return bericht  # "nee, doe maar een medewerker" is no yes
    if bericht.intent == "vorige_vraag" and not (stand.twijfel and wijst_alleen(bericht.tekst)):
        return _met_nieuwe_waarde(stand, bericht)
    if bericht.intent == "corrigeren" and not (bericht.labels or bericht.knop):
        bericht = _met_nieuwe_waarde(stand, bericht)
    woorden = herkenwoorden()
    kort = not bericht.knop and bericht.woorden <= WOORDEN_VAN_EEN_AANWIJZING
    if stand.twijfel and kort:
        bericht = _over_de_twijfel(stand.twijfel, bericht)
    if stand.twijfel and kort and not bericht.labels:
        plaatsen = rangen(bericht.tekst, len(stand.twijfel))
        aangewezen = {"themas": tuple(stand.twijfel[plaats] for plaats in plaatsen)}
        geweigerd = bericht.geweigerd.get("themas", ())
        if set(stand.twijfel) & set(geweigerd):
            over = tuple(thema for thema in stand.twijfel if thema not in geweigerd)
            vertelt = bericht.intent in INHOUD | {"bevestigen"}
            if over and (vertelt or woorden.ja.match(bericht.tekst)):  # "ja maar geen racisme"
                return replace(bericht, intent="vertellen", labels={"themas": over})
            return replace(bericht, intent="ontkennen")
        if woorden.geen_van_beide.search(bericht.tekst):
            return replace(bericht, intent="ontkennen")
        if woorden.beide.search(bericht.tekst):
            return replace(bericht, intent="bevestigen")
        if len(stand.twijfel) > 1 and aangewezen["themas"]:
            return replace(bericht, intent="vertellen", labels=aangewezen)
    if vraag == "akkoord" and _over_de_gemeente(bericht):
        return replace(bericht, intent="corrigeren", labels={})
    if stand.twijfel or vraag == "akkoord":
        if vraag == "akkoord" and _ja_met_vraag(bericht):
            return replace(bericht, intent="bevestigen", labels={})
        if vraag == "akkoord" and _ja_met_voorbehoud(bericht):
            return replace(bericht, intent="ontkennen")
        vraagt = "?" in bericht.tekst and bericht.intent != "bevestigen"
        ja = kort and (
            woorden.toch_akkoord.search(bericht.tekst)
            or (woorden.akkoord.search(bericht.tekst) and not _met_uitzondering(bericht))
        )
        ja = ja and not vraagt  # "klopt dit allemaal wel?"
        if (ja and (not bericht.labels or _zegt_alleen_ja(bericht))) or (
            vraag == "akkoord" and kort and _vraagt_advies(bericht)
        ):
            return replace(bericht, intent="bevestigen", labels={})
        if vraag == "akkoord" and kort and not bericht.labels:
            bericht = _op_het_overzicht(bericht)
            if _ja_en_meer(bericht):
                return replace(bericht, intent="bevestigen")
        if kort and bericht.intent == "bedanken" and woorden.ja.match(bericht.tekst):
            return replace(bericht, intent="bevestigen")
        omgezet = {"tevreden": "bevestigen", "ontevreden": "ontkennen", "ander_aanbod": "ontkennen"}
        return replace(bericht, intent=omgezet.get(bericht.intent, bericht.intent))
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


def _over_de_twijfel(twijfel: tuple[str, ...], bericht: Bericht) -> Bericht:
    """A short answer to "Gaat het om …?" without themas that nobody asked about or named."""
    themas = bericht.labels.get("themas", ())
    gevraagd = {*twijfel, *genoemd(bericht.tekst).get("themas", ())}
    over = tuple(thema for thema in themas if thema in gevraagd)
    return replace(bericht, labels={**bericht.labels, "themas": over}) if over else bericht


def _ja_met_vraag(bericht: Bericht) -> bool:
    """Whether a question for what offers cost, or when they are, stands behind a yes.

    The advies answers it, or says that it can be asked there.
    """
    woorden = herkenwoorden()
    if not woorden.ja.match(bericht.tekst) or woorden.voorbehoud.search(bericht.tekst):
        return False
    over_advies = bericht.intent in OVER_ADVIES and bericht.tekst.rstrip().endswith("?")
    return vraag_erbij(bericht.tekst) is not None or (over_advies and not bericht.labels)


def _ja_met_voorbehoud(bericht: Bericht) -> bool:
    """Whether a yes asks for something else as well, of which nothing was heard.

    "Ik wil nog iets toevoegen" is heard as a yes, and is none.
    """
    woorden = herkenwoorden()
    if bericht.knop or bericht.labels or bericht.gemeente:
        return False
    if woorden.ja.match(bericht.tekst):
        return (
            bericht.intent in INHOUD | {"bevestigen"}
            and woorden.voorbehoud.search(bericht.tekst) is not None
            and woorden.geef_advies.search(bericht.tekst) is None
        )
    ja = woorden.akkoord.search(bericht.tekst) or woorden.toch_akkoord.search(bericht.tekst)
    return bericht.intent == "bevestigen" and bericht.erbij and not ja


def _ja_en_meer(bericht: Bericht) -> bool:
    """Whether a yes is said with more that holds no answer: "prima, schrijf me in"."""
    woorden = herkenwoorden()
    maar = woorden.uitzondering.search(bericht.tekst) or woorden.weg.search(bericht.tekst)
    return (
        bericht.intent == "vertellen"
        and woorden.ja.match(bericht.tekst) is not None
        and "?" not in bericht.tekst
        and "maar" not in bericht.tekst.lower()
        and not (maar or bericht.genoemd_onderdeel or bericht.gemeente)
    )


def _is_ja(tekst: str) -> bool:
    """Whether nothing is said but "top" or "oke"."""
    rest, ja = herkenwoorden().ja.subn(" ", tekst)
    return bool(ja) and alleen_klein(rest)


def _met_uitzondering(bericht: Bericht) -> bool:
    """Whether a yes is not meant for all ("alles klopt behalve de steun")."""
    woorden = herkenwoorden()
    return bool(woorden.weg.search(bericht.tekst) or woorden.uitzondering.search(bericht.tekst))


def _zegt_alleen_ja(bericht: Bericht) -> bool:
    """Whether nothing is said but yes, whatever was heard in it ("laten we het proberen")."""
    return not bericht.erbij and alleen_klein(herkenwoorden().akkoord.sub(" ", bericht.tekst))


def _over_de_gemeente(bericht: Bericht) -> bool:
    """Whether "andere gemeente" is about the one of the recap, and not about exchange."""
    kort = not bericht.knop and bericht.woorden <= WOORDEN_VAN_EEN_GEMEENTE
    return kort and bericht.genoemd_onderdeel == "gemeente" and not genoemd(bericht.tekst)


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
    return bericht.woorden <= WOORDEN_VAN_EEN_AANWIJZING and any(
        set(ids) < set(getattr(stand, slot) or ()) and "alleen" in bericht.tekst.lower()
        for slot, ids in bericht.labels.items()
    )


def _vraagt_advies(bericht: Bericht) -> bool:
    """Whether "advies" is what the bot gives at the end, and no kind of support."""
    woorden = herkenwoorden()
    return (
        bericht.labels in ({}, {"vormen": ("advies",)})
        and genoemd(bericht.tekst) == {"vormen": ("advies",)}
        and woorden.geef_advies.search(bericht.tekst) is not None
        and not bericht.erbij
        and woorden.weg.search(bericht.tekst) is None
    )


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
        and not herkenwoorden().kunnen.match(bericht.tekst)
        and bericht.woorden <= WOORDEN_VAN_EEN_AANWIJZING
        and herkenwoorden().om_het_even.search(bericht.tekst) is not None
        and herkenwoorden().stoppen.search(bericht.tekst) is None
    )

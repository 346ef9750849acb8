"""What a message means where the bot waits for a yes or a no. Pure."""

from __future__ import annotations

from dataclasses import replace

from actions.names import INHOUD, OVER_ADVIES
from actions.verstaan.bedoeling.feit import vraag_erbij
from actions.verstaan.bedoeling.terzijde import TUSSENSTAND
from actions.verstaan.bericht import Bericht
from actions.verstaan.labels.aanwijzing import WOORDEN_VAN_EEN_AANWIJZING, rangen
from actions.verstaan.labels.namen import alleen_klein, genoemd
from actions.verstaan.woorden.aanloop import zonder_aanloop
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: "De steun" and no more names the answer that is to be changed.
WOORDEN_VAN_EEN_ONDERDEEL = 3
#: "Andere gemeente: 's-Hertogenbosch" is no longer than this.
WOORDEN_VAN_EEN_GEMEENTE = 5
#: What such a few words are taken for.
ASIDE_VERWARD = frozenset({"uitleg_vragen", "meer_info", "wat_kun_je", "buiten_bereik"})
#: What an opinion on what the bot asks comes down to.
_OORDEEL = {"tevreden": "bevestigen", "ontevreden": "ontkennen", "ander_aanbod": "ontkennen"}


def is_kort(bericht: Bericht) -> bool:
    """Whether an answer may do no more than point."""
    return not bericht.knop and bericht.woorden <= WOORDEN_VAN_EEN_AANWIJZING


def keus_uit(twijfel: tuple[str, ...], bericht: Bericht) -> Bericht | None:
    """A short answer to "Gaat het om … of om …?": one of those, both or none; None if neither."""
    woorden = herkenwoorden()
    geweigerd = bericht.geweigerd.get("themas", ())
    if set(twijfel) & set(geweigerd):
        over = tuple(thema for thema in twijfel if thema not in geweigerd)
        vertelt = bericht.intent in INHOUD | {"bevestigen"}
        if over and (vertelt or woorden.ja.match(bericht.tekst)):  # "ja maar geen racisme"
            return replace(bericht, intent="vertellen", labels={"themas": over})
        return replace(bericht, intent="ontkennen")
    if woorden.geen_van_beide.search(bericht.tekst):
        return replace(bericht, intent="ontkennen")
    if woorden.beide.search(bericht.tekst):
        return replace(bericht, intent="bevestigen")
    aangewezen = tuple(twijfel[plaats] for plaats in rangen(bericht.tekst, len(twijfel)))
    if len(twijfel) > 1 and aangewezen:
        return replace(bericht, intent="vertellen", labels={"themas": aangewezen})
    return None


def op_het_overzicht(bericht: Bericht) -> Bericht:
    """An answer to the recap: "prima" is a yes, "alles is fout" a no, "het thema" a correction."""
    if bericht.intent == TUSSENSTAND or _vraagt_waarom(bericht):
        return bericht
    if _over_de_gemeente(bericht):
        return replace(bericht, intent="corrigeren", labels={})
    if _ja_met_vraag(bericht):
        return replace(bericht, intent="bevestigen", labels={})
    if _ja_met_voorbehoud(bericht):
        return replace(bericht, intent="ontkennen")
    kort = is_kort(bericht)
    if kort and not bericht.labels and herkenwoorden().bijna.search(bericht.tekst):
        return replace(bericht, intent="ontkennen")  # "bijna goed"
    if _is_akkoord(bericht) or (kort and _vraagt_advies(bericht)):
        return replace(bericht, intent="bevestigen", labels={})
    if kort and not bericht.labels:
        bericht = _wijst_in_overzicht(bericht)
        if _ja_en_meer(bericht):
            return replace(bericht, intent="bevestigen")
    return _oordeel(bericht)


def op_de_twijfel(bericht: Bericht) -> Bericht:
    """An answer to "Gaat het om …?" that chooses nothing: yes, no, or something else."""
    if _is_akkoord(bericht):
        return replace(bericht, intent="bevestigen", labels={})
    return _oordeel(bericht)


def _is_akkoord(bericht: Bericht) -> bool:
    """Whether a short answer is a yes; "klopt dit allemaal wel?" is none."""
    woorden = herkenwoorden()
    ja = woorden.toch_akkoord.search(bericht.tekst) or (
        woorden.akkoord.search(bericht.tekst) and not _met_uitzondering(bericht)
    )
    vraagt = bericht.intent != "bevestigen" and (
        "?" in bericht.tekst
        or woorden.zeker_weten.match(bericht.tekst)
        or (bericht.intent == "uitleg_vragen" and woorden.vraagwoord.match(bericht.tekst))
    )
    ja = ja or woorden.kaal_ja.fullmatch(bericht.tekst.strip(" !."))
    alleen_ja = not bericht.labels or _zegt_alleen_ja(bericht)
    return bool(is_kort(bericht) and ja and not vraagt and alleen_ja)


def _oordeel(bericht: Bericht) -> Bericht:
    """Thanks and opinions as the yes or no that they are here."""
    dank = bericht.intent == "bedanken" and herkenwoorden().ja.match(bericht.tekst)
    if dank and is_kort(bericht):
        return replace(bericht, intent="bevestigen")
    return replace(bericht, intent=_OORDEEL.get(bericht.intent, bericht.intent))


def zonder_ander_thema(twijfel: tuple[str, ...], bericht: Bericht) -> Bericht:
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
    erbij = vraag_erbij(bericht.tekst)
    if woorden.zeker_weten.match(bericht.tekst) and erbij in {None, bericht.tekst.strip()}:
        return False  # "klopt de informatie wel?"
    over_advies = bericht.intent in OVER_ADVIES and bericht.tekst.rstrip().endswith("?")
    return erbij is not None or (over_advies and not bericht.labels)


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


def _met_uitzondering(bericht: Bericht) -> bool:
    """Whether a yes is not meant for all ("alles klopt behalve de steun")."""
    woorden = herkenwoorden()
    return bool(woorden.weg.search(bericht.tekst) or woorden.uitzondering.search(bericht.tekst))


def _zegt_alleen_ja(bericht: Bericht) -> bool:
    """Whether nothing is said but yes, whatever was heard in it ("laten we het proberen")."""
    return not bericht.erbij and alleen_klein(herkenwoorden().akkoord.sub(" ", bericht.tekst))


def _wijst_in_overzicht(bericht: Bericht) -> Bericht:
    """A short answer to the recap: a picture of a thumb, "alles is fout", "het thema"."""
    if any(plaatje in bericht.tekst for plaatje in herkenwoorden().plaatjes_ja):
        return replace(bericht, intent="bevestigen")
    if bericht.intent == "geen_idee" and herkenwoorden().fout.search(bericht.tekst):
        return replace(bericht, intent="ontkennen")
    wijst = bericht.woorden <= WOORDEN_VAN_EEN_ONDERDEEL and "?" not in bericht.tekst
    if wijst and bericht.genoemd_onderdeel and bericht.intent in ASIDE_VERWARD:
        return replace(bericht, intent="corrigeren")
    return bericht


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


def _vraagt_waarom(bericht: Bericht) -> bool:
    """Whether it is asked why an answer is there, which changes none: "waarom die gemeente?"."""
    waarom = herkenwoorden().waarom.match(zonder_aanloop(bericht.tekst))
    return bericht.intent == "uitleg_vragen" and waarom is not None and not bericht.geweigerd


def _over_de_gemeente(bericht: Bericht) -> bool:
    """Whether "andere gemeente" is about the one of the recap, and not about exchange."""
    kort = not bericht.knop and bericht.woorden <= WOORDEN_VAN_EEN_GEMEENTE
    return kort and bericht.genoemd_onderdeel == "gemeente" and not genoemd(bericht.tekst)

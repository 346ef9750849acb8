"""What the words of a message say about its labels, beside what was heard. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Set

from actions.names import DUBBELZINNIG, INHOUD, OVER_ADVIES
from actions.verstaan.labels.gehoord import (
    WOORDEN_VAN_EEN_ANTWOORD,
    WOORDEN_VAN_EEN_WIJZIGING,
)
from actions.verstaan.labels.genoemd import (
    alleen,
    bestemd,
    enkel,
    gevraagd,
    is_telegram,
    kaal_genoemd,
    lijst,
    losse_delen,
    mee,
    opgesomd,
    voor_wie,
    vooropgesteld,
    waarover,
)
from actions.verstaan.labels.namen import (
    Labels,
    aangeduid,
    aantal_woorden,
    genoemd,
    oefent_in_les,
    zonder,
)
from actions.verstaan.labels.weigering import Weigering, alleen_namen, weigering, wel_genoemd
from actions.verstaan.woorden.aanloop import zonder_aanloop
from actions.verstaan.woorden.herkenwoorden import herkenwoorden
from actions.verstaan.woorden.labelwoorden import labelwoorden

#: What a question for offers on a subject is taken for.
VRAAGT_OM_AANBOD = frozenset({"wat_kun_je", "uitleg_vragen"})
#: What a question whether others may take part is taken for.
VRAAGT_OM_DEELNAME = frozenset(
    {"wat_kun_je", "meer_info", "aanmelden", "ontevreden", "privacy_vragen", "uitleg_vragen"}
)
#: "Nee wacht, ook een training" is no longer than this.
WOORDEN_VAN_EEN_ERBIJ = 5


def gelezen(intent: str, tekst: str, labels: Labels, vermoedens: Labels, weg: Weigering) -> Labels:
    """The labels to act on, with what the words of the message say about them."""
    labels = _gewenst(intent, tekst, _met_weigering(labels, weg, tekst), vermoedens, weg)
    labels = _zonder_lesvorm(_met_genoemde_themas(labels, vermoedens, tekst, weg), tekst)
    return _niets_meer(_met_deelnemers(labels, vermoedens, tekst, weg), tekst)


def geantwoord(
    intent: str, tekst: str, labels: Labels, vermoedens: Labels, vraag: str | None
) -> Labels:
    """The labels, with what a few words name for ``vraag`` and was half heard or not at all."""
    if vraag is None and intent in INHOUD and not labels:
        return _genoemd_en_half_gehoord(tekst, vermoedens)
    # Who takes part is told at more length than the rest: "twee docenten van het mbo en …".
    lengte = WOORDEN_VAN_EEN_WIJZIGING if vraag == "doelgroepen" else WOORDEN_VAN_EEN_ANTWOORD
    if intent not in INHOUD:
        return labels
    if aantal_woorden(tekst) > lengte:
        # In more words only what is a sentence by itself: "Advies graag. Onze adviseurs doen mee."
        if vraag not in {"vormen", "doelgroepen"} - labels.keys():
            return labels
        return {**labels, **zonder({vraag: losse_delen(tekst, vraag)}, weigering(tekst).geweigerd)}
    open_voor = {"vormen", "doelgroepen"} & {vraag}
    if vraag == "akkoord":
        open_voor = {"vormen", "doelgroepen"}
    elif vraag == "themas" and not (labels or vermoedens):
        open_voor = {"vormen"}  # a wish before anything is told
    genoemde = wel_genoemd(tekst)
    nieuw = dict(labels)
    for slot in open_voor & genoemde.keys():
        bekend, half = labels.get(slot, ()), vermoedens.get(slot, ())
        los = not bekend and aantal_woorden(tekst) <= WOORDEN_VAN_EEN_ANTWOORD
        rij = lijst(tekst, slot) if slot == vraag else ()
        erbij = [i for i in genoemde[slot] if i not in bekend and (los or i in {*half, *rij})]
        nieuw[slot] = (*bekend, *erbij)
    return {slot: ids for slot, ids in nieuw.items() if ids}


def _genoemd_en_half_gehoord(tekst: str, vermoedens: Labels) -> Labels:
    """Other support or people for the advies just given: "het moet voor wethouders zijn"."""
    genoemde = wel_genoemd(tekst)
    vraagt = herkenwoorden().heeft_u.match(tekst)  # "zijn er ook dingen voor juristen?"
    gevonden = {
        slot: tuple(i for i in genoemde.get(slot, ()) if vraagt or i in vermoedens.get(slot, ()))
        for slot in ("vormen", "doelgroepen")
    }
    return {slot: ids for slot, ids in gevonden.items() if ids}


def steun_in_gewone_woorden(
    intent: str, tekst: str, labels: Labels, vraag: str | None
) -> tuple[str, ...]:
    """The support that is asked for with what an ordinary word says: "kweet niet, leren ofzo"."""
    bekend = labels.get("vormen", ())
    lengte = WOORDEN_VAN_EEN_WIJZIGING if vraag == "vormen" else WOORDEN_VAN_EEN_ANTWOORD
    antwoord = vraag in {"themas", "vormen"} and intent in {*INHOUD, "geen_idee"}
    if not antwoord or aantal_woorden(tekst) > lengte:
        return ()
    woorden = herkenwoorden()
    for patroon in (woorden.weet_niet, woorden.aarzeling):
        tekst = patroon.sub(",", tekst)
    gehoord = bool(bekend or genoemd(tekst).get("vormen"))
    return kaal_genoemd(tekst, gehoord=gehoord)


def vermoed(tekst: str, vermoedens: Labels, weg: Weigering) -> Labels:
    """What is worth a question, with the themas that words point at where none was heard well."""
    half = vermoedens.get("themas", ())
    erbij = tuple(i for i in aangeduid(tekst) if i not in half)
    return {**vermoedens, **zonder({"themas": (*half, *erbij)}, weg.geweigerd)}


def verteld_in_vraag(
    intents: Set[str | None], tekst: str, bekend: Labels, vraag: str | None
) -> Labels:
    """What a question about an offer tells beside it, before there is an advies to ask about.

    ``intents`` are what it was taken for. "Wat kost een training over radicalisering?" names the
    subject, and "schrijf ons in voor een training" the kind of support where that is asked; a bare
    "wat kost een training?" tells nothing.
    """
    if vraag is None or not intents & OVER_ADVIES:
        return {}
    genoemde = wel_genoemd(tekst)
    nieuw = {slot for slot, ids in genoemde.items() if not set(ids) <= set(bekend.get(slot, ()))}
    gevraagd = "aanmelden" in intents and vraag == "vormen" and "vormen" in nieuw
    vertelt = "themas" in nieuw or gevraagd
    return genoemde if vertelt else {}


def gevraagd_aanbod(intent: str, tekst: str) -> Labels:
    """What a question to the bot asks offers for: other people, or a subject, by name.

    "Kan de politie ook meedoen?" and "heeft u iets over rechtsextremisme?" sound like questions
    about the bot.
    """
    woorden = herkenwoorden()
    namen = genoemd(tekst)
    biedt = woorden.kan_het_ook.match(tekst) or (
        woorden.heeft_u.match(tekst) and "themas" not in namen
    )
    if intent in VRAAGT_OM_DEELNAME and biedt and "vormen" in namen:
        return {"vormen": namen["vormen"]}
    if intent == "buiten_bereik" and biedt and alleen_namen(woorden.heeft_u.sub(" ", tekst)):
        return namen  # "een cursus Excel voor raadsleden" holds more, and is not for here
    wie = woorden.meedoen.search(tekst) or alleen(tekst, "doelgroepen")
    iets_voor = woorden.heeft_u.match(tekst) and bestemd(tekst)  # "heeft u dit ook voor scholen?"
    if (intent in VRAAGT_OM_DEELNAME and (wie or iets_voor)) or (
        intent == "ander_aanbod" and iets_voor
    ):
        return {slot: ids for slot, ids in namen.items() if slot == "doelgroepen"}
    begin = (tekst, zonder_aanloop(tekst))  # "heeft u" is both what leads up and the question
    wens = labelwoorden().wens.search(tekst) or woorden.hetzelfde.search(tekst)
    vraagt = any(map(woorden.heeft_u.match, begin)) or wens
    if intent in VRAAGT_OM_AANBOD and vraagt and woorden.onderwerp.search(tekst):
        return namen if "themas" in namen else {}
    return {}


def _met_weigering(labels: Labels, weg: Weigering, tekst: str) -> Labels:
    """The labels without what is refused beside something that is wanted.

    Where nothing else is wanted it depends on the answers so far: verwerk.py.
    """
    kort = aantal_woorden(tekst) <= WOORDEN_VAN_EEN_WIJZIGING
    nieuw = dict(labels)
    for slot, gewild in weg.gewild.items():
        over = tuple(i for i in labels.get(slot, ()) if i not in weg.geweigerd[slot])
        if kort:
            nieuw[slot] = (*over, *(i for i in gewild if i not in over))
        elif slot in labels:
            nieuw[slot] = over or gewild
    for slot, geweigerd in weg.geweigerd.items():
        # "Niet om radicalisering maar om groepen die …": what is wanted is heard, not named.
        over = tuple(i for i in labels.get(slot, ()) if i not in geweigerd)
        if over and slot not in weg.gewild:
            nieuw[slot] = over
    return nieuw


def _zonder_lesvorm(labels: Labels, tekst: str) -> Labels:
    """The labels with only the practising of a training in which that is done."""
    vormen = labels.get("vormen", ())
    if "kennis" not in vormen or not oefent_in_les(tekst):
        return labels
    anders = dict.fromkeys("oefenen" if vorm == "kennis" else vorm for vorm in vormen)
    return {**labels, "vormen": tuple(anders)}


def _niets_meer(labels: Labels, tekst: str) -> Labels:
    """The labels without what is heard beside all that is wanted: "alleen kennis"."""
    if aantal_woorden(tekst) > WOORDEN_VAN_EEN_WIJZIGING:
        return labels
    gewild = enkel(tekst)
    return {
        slot: tuple(i for i in ids if i in gewild[slot]) or ids if slot in gewild else ids
        for slot, ids in labels.items()
    }


def _met_genoemde_themas(labels: Labels, vermoedens: Labels, tekst: str, weg: Weigering) -> Labels:
    """With the themas that are named, and half heard or beside another ("racisme en rellen").

    Or that support is asked about: "een training over racisme".
    """
    letterlijk = zonder(genoemd(tekst), weg.geweigerd).get("themas", ())
    bekend, half = labels.get("themas", ()), vermoedens.get("themas", ())
    if "vormen" in labels and not bekend and not DUBBELZINNIG & set(letterlijk):
        half = (*half, *waarover(tekst))
    kort = aantal_woorden(tekst) <= WOORDEN_VAN_EEN_WIJZIGING and "?" not in tekst
    reeks = letterlijk if kort and set(letterlijk) & set(bekend) else ()
    themas = tuple(i for i in letterlijk if i not in bekend and (i in half or i in reeks))
    return {**labels, "themas": (*bekend, *themas)} if themas else labels


def _met_deelnemers(labels: Labels, vermoedens: Labels, tekst: str, weg: Weigering) -> Labels:
    """With who is named behind "voor", half heard or beside the support that is for them.

    And who is named in a row with somebody heard, or as a part of a telegram by themselves.
    """
    bekend, half = labels.get("doelgroepen", ()), vermoedens.get("doelgroepen", ())
    voor = bestemd(tekst) if "vormen" in labels else bestemd(tekst, alle=False)
    erbij = [i for i in voor if i in half or "vormen" in labels]
    erbij += [i for i in mee(tekst) if i in half]
    if "themas" in labels and is_telegram(tekst):
        erbij += losse_delen(tekst, "doelgroepen")
    if aantal_woorden(tekst) <= WOORDEN_VAN_EEN_WIJZIGING:
        rij = [i for bekende in bekend for i in opgesomd(tekst, "doelgroepen", bekende)]
        erbij += _niet_geweigerd("doelgroepen", rij, weg)
    alle = tuple(dict.fromkeys((*bekend, *erbij)))
    return {**labels, "doelgroepen": alle} if erbij else labels


def _niet_geweigerd(slot: str, ids: Iterable[str], weg: Weigering) -> tuple[str, ...]:
    """Of these labels for ``slot`` those that are not refused."""
    return zonder({slot: tuple(ids)}, weg.geweigerd).get(slot, ())


def _gewenst(intent: str, tekst: str, labels: Labels, vermoedens: Labels, weg: Weigering) -> Labels:
    """With the support that is asked for by its name, where the recognition heard none.

    Beside what was heard it counts in a row with that ("een cursus en een adviesgesprek"), half
    heard, or by its own name; but "een training met acteurs" is no knowledge.
    """
    if intent not in INHOUD:
        return labels
    bekend, half = labels.get("vormen", ()), vermoedens.get("vormen", ())
    vormen = gevraagd(tekst, "vormen")
    if bekend:
        rij = tuple(i for label in bekend for i in opgesomd(tekst, "vormen", label))
        telt = {*rij, *(half if "oefenen" not in bekend else ())}
        los = losse_delen(tekst, "vormen")
        genoemde = _niet_geweigerd("vormen", (*vormen, *rij, *los), weg)
        nieuw = (v for v in genoemde if v in telt or v in tekst.lower())
        return {**labels, "vormen": tuple(dict.fromkeys((*bekend, *nieuw)))}
    if "doelgroepen" in labels:
        vormen = vormen or voor_wie(tekst)
    if "themas" in labels:
        vormen = vormen or _niet_geweigerd("vormen", vooropgesteld(tekst), weg)
    if labels and (half or is_telegram(tekst)):
        vormen = vormen or _niet_geweigerd("vormen", losse_delen(tekst, "vormen"), weg)
    if labelwoorden().erbij.search(tekst) and aantal_woorden(tekst) <= WOORDEN_VAN_EEN_ERBIJ:
        vormen = vormen or genoemd(tekst).get("vormen", ())  # "nee wacht, ook een training"
    return {**labels, "vormen": vormen} if vormen else labels

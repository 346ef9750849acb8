"""The labels of a message: what the recognition hears, held against what is named. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from actions.names import DUBBELZINNIG, INHOUD, SLOT_VAN_ENTITEIT
from actions.verstaan.genoemd import (
    Labels,
    Weigering,
    aantal_woorden,
    alleen,
    alleen_namen,
    bestemd,
    eigen_rol,
    genoemd,
    gevraagd,
    is_telegram,
    losse_delen,
    opgesomd,
    voor_wie,
    waarover,
    weigering,
    zonder,
)
from actions.verstaan.herkenwoorden import herkenwoorden
from actions.verstaan.labelwoorden import labelwoorden
from actions.verstaan.terzijde import zonder_aanloop

#: What a question for offers on a subject is taken for.
VRAAGT_OM_AANBOD = frozenset({"wat_kun_je", "uitleg_vragen"})
#: What a question whether others may take part is taken for.
VRAAGT_OM_DEELNAME = frozenset(
    {"wat_kun_je", "meer_info", "aanmelden", "ontevreden", "privacy_vragen", "uitleg_vragen"}
)
#: Up to this length all that is named beside a refusal is wanted; a story names more than that.
WOORDEN_VAN_EEN_WIJZIGING = 15
#: No more words than this are only an answer to the open question.
WOORDEN_VAN_EEN_ANTWOORD = 8
#: "Nee wacht, ook een training" is no longer than this.
WOORDEN_VAN_EEN_ERBIJ = 5
#: More than these at the first question tell a story.
WOORDEN_VAN_EEN_TREFWOORD = 4
#: In so few nobody tells a new story.
WOORDEN_VAN_EEN_WOORDPAAR = 2
#: What is told beside an answer must be heard better than the answer, which counts from `act` in
#: bot/config.yml: nobody expects it there.
ZEKER_TERLOOPS = 0.7
#: The same, by kind, in a story that asks for nothing: what is heard leaves a question out.
ZEKER_ONGEVRAAGD = {"vorm": 0.85, "doelgroep": 0.7}
#: The thema that says something of one person. On so little as a "strange boy" the bot asks first,
#: unless it is heard at least this well.
ETIKET = "radicalisering"
ZEKER_ETIKET = 0.75


def gehoord(entities: list[dict[str, Any]], tekst: str, vraag: str | None) -> tuple[Labels, Labels]:
    """The labels to act on and those worth a question, while ``vraag`` is open (None: no form).

    ``entities`` are those of the recognition, surest first.
    """
    gewogen = _zonder_plaatsnaam(_met_voorbehoud(entities, tekst), tekst)
    gewogen = _zonder_bijfiguren(gewogen, tekst)
    if vraag not in {"vormen", "doelgroepen", "akkoord"}:
        gewogen = _zonder_ongevraagd(gewogen, tekst, vraag)
    zeker = [e for e in gewogen if not e.get("role")]
    return (
        _per_slot(_zonder_terloops(zeker, vraag, tekst)),
        _per_slot(e for e in gewogen if e.get("role")),
    )


def gelezen(intent: str, tekst: str, labels: Labels, vermoedens: Labels, weg: Weigering) -> Labels:
    """The labels to act on, with what the words of the message say about them."""
    labels = _gewenst(intent, tekst, _met_weigering(labels, weg, tekst), vermoedens, weg)
    return _met_eigen_woord(labels, vermoedens, tekst, weg)


def geantwoord(
    intent: str, tekst: str, labels: Labels, vermoedens: Labels, vraag: str | None
) -> Labels:
    """The labels, with what a few words name for ``vraag`` and was half heard or not at all."""
    if intent not in INHOUD or aantal_woorden(tekst) > WOORDEN_VAN_EEN_ANTWOORD:
        return labels
    open_voor = {"vormen", "doelgroepen"} & {vraag}
    if vraag == "akkoord":
        open_voor = {"vormen", "doelgroepen"}
    elif vraag == "themas" and not (labels or vermoedens):
        open_voor = {"vormen"}  # a wish before anything is told
    genoemde = zonder(genoemd(tekst), weigering(tekst).geweigerd)
    nieuw = dict(labels)
    for slot in open_voor & genoemde.keys():
        bekend, half = labels.get(slot, ()), vermoedens.get(slot, ())
        erbij = [i for i in genoemde[slot] if i not in bekend and (i in half or not bekend)]
        nieuw[slot] = (*bekend, *erbij)
    return nieuw


def aangeduid(tekst: str) -> tuple[str, ...]:
    """The themas that a word in a text makes worth a question."""
    return tuple(i for i, woorden in labelwoorden().hints.items() if woorden.search(tekst))


def vermoed(tekst: str, vermoedens: Labels, weg: Weigering) -> Labels:
    """What is worth a question, with the themas that words point at where none was heard well."""
    half = vermoedens.get("themas", ())
    erbij = tuple(i for i in aangeduid(tekst) if i not in half)
    return {**vermoedens, **zonder({"themas": (*half, *erbij)}, weg.geweigerd)}


def _per_slot(entities: Iterable[dict[str, Any]]) -> Labels:
    """The labels among entities, by the slot they belong to, without doubles."""
    found: dict[str, dict[str, None]] = {}
    for entity in entities:
        slot = SLOT_VAN_ENTITEIT.get(entity["entity"])
        if slot:
            found.setdefault(slot, {})[entity["value"]] = None
    return {slot: tuple(ids) for slot, ids in found.items()}


def _zonder_terloops(
    entities: list[dict[str, Any]], vraag: str | None, tekst: str
) -> list[dict[str, Any]]:
    """Without what else is half heard in a short answer, and without all else in a bare one."""
    slots = [SLOT_VAN_ENTITEIT.get(e["entity"]) for e in entities]
    if alleen_namen(tekst):
        bedoeld = {None, *genoemd(tekst)}
        return [e for e, slot in zip(entities, slots, strict=True) if slot in bedoeld]
    aantal = aantal_woorden(tekst)
    paar = vraag in {"vormen", "doelgroepen"} and aantal <= WOORDEN_VAN_EEN_WOORDPAAR
    letterlijk = genoemd(tekst)
    antwoord = paar or vraag in slots or (vraag == "akkoord" and letterlijk)
    if aantal > WOORDEN_VAN_EEN_ANTWOORD or not antwoord:
        return entities
    return [
        e
        for e, slot in zip(entities, slots, strict=True)
        if slot in {None, vraag}
        or e.get("confidence_entity", 1.0) >= ZEKER_TERLOOPS
        or e["value"] in letterlijk.get(slot or "", ())
    ]


def _zonder_plaatsnaam(entities: list[dict[str, Any]], tekst: str) -> list[dict[str, Any]]:
    """Without a thema that only the name of a gemeente sounds like (Kampen: camps)."""
    gemeenten = [str(e["value"]).lower() for e in entities if e["entity"] == "gemeente"]
    rest = tekst.lower()
    for naam in gemeenten:
        rest = rest.replace(naam, " ")
    weg = {
        thema
        for thema, woorden in labelwoorden().hints.items()
        if any(map(woorden.search, gemeenten)) and not woorden.search(rest)
    }
    return [e for e in entities if e["entity"] != "thema" or e["value"] not in weg]


def _zonder_bijfiguren(entities: list[dict[str, Any]], tekst: str) -> list[dict[str, Any]]:
    """Without who is half heard or tells it, where it says in so many words who takes part."""
    deelnemers = bestemd(tekst)
    zelf = eigen_rol(tekst)
    return [
        e
        for e in entities
        if not deelnemers
        or SLOT_VAN_ENTITEIT.get(e["entity"]) != "doelgroepen"
        or e["value"] in deelnemers
        or (e.get("confidence_entity", 1.0) >= ZEKER_TERLOOPS and e["value"] not in zelf)
    ]


def _zonder_ongevraagd(
    entities: list[dict[str, Any]], tekst: str, vraag: str | None
) -> list[dict[str, Any]]:
    """Without support and people that are half heard in a story that asks for none."""
    vraagt = labelwoorden().vraagt.search(tekst) or "vormen" in genoemd(tekst)
    kort = WOORDEN_VAN_EEN_TREFWOORD if vraag == "themas" else WOORDEN_VAN_EEN_ANTWOORD
    if vraagt or is_telegram(tekst) or aantal_woorden(tekst) <= kort:
        return entities
    return [
        e
        for e in entities
        if e.get("confidence_entity", 1.0) >= ZEKER_ONGEVRAAGD.get(e["entity"], 0.0)
    ]


def _met_voorbehoud(entities: list[dict[str, Any]], tekst: str) -> list[dict[str, Any]]:
    """The entities, with the thema that labels a person as a question where little is told.

    In a story without what is half heard and denied ("het is geen radicalisering").
    """
    if aantal_woorden(tekst) > WOORDEN_VAN_EEN_ANTWOORD:
        geweigerd = weigering(tekst).geweigerd.get("themas", ())
        return [
            e
            for e in entities
            if e["value"] not in geweigerd or e.get("confidence_entity", 1.0) >= ZEKER_TERLOOPS
        ]
    themas = [e for e in entities if e["entity"] == "thema" and not e.get("role")]
    twijfelt = (
        [e["value"] for e in themas] == [ETIKET]
        and themas[0].get("confidence_entity", 1.0) < ZEKER_ETIKET
        and ETIKET not in genoemd(tekst).get("themas", ())
    )
    return [{**e, "role": "vraag"} if twijfelt and e is themas[0] else e for e in entities]


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
    wie = woorden.meedoen.search(tekst) or alleen(tekst, "doelgroepen")
    iets_voor = woorden.heeft_u.match(tekst) and bestemd(tekst)  # "heeft u dit ook voor scholen?"
    if (intent in VRAAGT_OM_DEELNAME and (wie or iets_voor)) or (
        intent == "ander_aanbod" and iets_voor
    ):
        return {slot: ids for slot, ids in namen.items() if slot == "doelgroepen"}
    begin = (tekst, zonder_aanloop(tekst))  # "heeft u" is both what leads up and the question
    vraagt = any(map(woorden.heeft_u.match, begin)) or labelwoorden().wens.search(tekst)
    if intent in VRAAGT_OM_AANBOD and vraagt and woorden.onderwerp.search(tekst):
        return namen if "themas" in namen else {}
    return {}


def _met_eigen_woord(labels: Labels, vermoedens: Labels, tekst: str, weg: Weigering) -> Labels:
    """With the themas that are named, and half heard or beside another ("racisme en rellen").

    And with who is named behind "voor", half heard or beside the support that is for them.
    """
    letterlijk = zonder(genoemd(tekst), weg.geweigerd).get("themas", ())
    bekend, half = labels.get("themas", ()), vermoedens.get("themas", ())
    if "vormen" in labels and not bekend and not DUBBELZINNIG & set(letterlijk):
        half = (*half, *waarover(tekst))
    kort = aantal_woorden(tekst) <= WOORDEN_VAN_EEN_WIJZIGING and "?" not in tekst
    reeks = letterlijk if kort and set(letterlijk) & set(bekend) else ()
    themas = tuple(i for i in letterlijk if i not in bekend and (i in half or i in reeks))
    if themas:
        labels = {**labels, "themas": (*bekend, *themas)}
    half = vermoedens.get("doelgroepen", ())
    voor = bestemd(tekst) if "vormen" in labels else bestemd(tekst, alle=False)
    doelgroepen = labels.get("doelgroepen", ())
    erbij = [i for i in voor if i not in doelgroepen and (i in half or "vormen" in labels)]
    if "themas" in labels and is_telegram(tekst):
        erbij += [i for i in losse_delen(tekst, "doelgroepen") if i not in (*doelgroepen, *erbij)]
    if aantal_woorden(tekst) <= WOORDEN_VAN_EEN_WIJZIGING:
        rij = (i for bekende in doelgroepen for i in opgesomd(tekst, "doelgroepen", bekende))
        erbij += [
            i for i in rij if i not in (*doelgroepen, *erbij, *weg.geweigerd.get("doelgroepen", ()))
        ]
    return {**labels, "doelgroepen": (*doelgroepen, *erbij)} if erbij else labels


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
        genoemde = zonder({"vormen": (*vormen, *rij, *los)}, weg.geweigerd).get("vormen", ())
        nieuw = (v for v in genoemde if v in telt or v in tekst.lower())
        return {**labels, "vormen": tuple(dict.fromkeys((*bekend, *nieuw)))}
    if "doelgroepen" in labels:
        vormen = vormen or voor_wie(tekst)
    if labels and (half or is_telegram(tekst)):
        vormen = vormen or zonder({"vormen": losse_delen(tekst, "vormen")}, weg.geweigerd).get(
            "vormen", ()
        )
    if labelwoorden().erbij.search(tekst) and aantal_woorden(tekst) <= WOORDEN_VAN_EEN_ERBIJ:
        vormen = vormen or genoemd(tekst).get("vormen", ())  # "nee wacht, ook een training"
    return {**labels, "vormen": vormen} if vormen else labels

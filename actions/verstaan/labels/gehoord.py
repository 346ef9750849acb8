"""The labels that the recognition hears, weighed by what the message is an answer to. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from actions.names import SLOT_VAN_ENTITEIT
from actions.verstaan.labels.genoemd import bestemd, eigen_rol, is_telegram, tegenover
from actions.verstaan.labels.namen import Labels, aangeduid, aantal_woorden, genoemd
from actions.verstaan.labels.weigering import alleen_namen, weigering
from actions.verstaan.woorden.labelwoorden import labelwoorden

#: Where a sentence ends.
_ZIN = re.compile(r"(?<=[.!?])\s+")
#: Up to this length all that is named beside a refusal is wanted; a story names more than that.
WOORDEN_VAN_EEN_WIJZIGING = 15
#: No more words than this are only an answer to the open question.
WOORDEN_VAN_EEN_ANTWOORD = 8
#: More than these at the first question tell a story.
WOORDEN_VAN_EEN_TREFWOORD = 4
#: In so few nobody tells a new story.
WOORDEN_VAN_EEN_WOORDPAAR = 2
#: What is told beside an answer must be heard better than the answer, which counts from `act` in
#: bot/config.yml: nobody expects it there.
ZEKER_TERLOOPS = 0.7
#: The same for a thema in an answer of a whole sentence.
ZEKER_IN_EEN_ZIN = 0.5
#: Beside support that is heard as well as the first, other support must be heard like the second; a
#: traject joins only when a longer whole is asked for (docs/labels.md).
ZEKERE_STEUN = 0.9
ZEKER_ERNAAST = 0.6
ZEKER_TRAJECT_ERNAAST = 0.8
#: "Van andere gemeenten horen hoe zij dat doen" sounds like knowledge too.
ZEKERE_KENNIS_NAAST_UITWISSELING = 0.9
#: The same, by kind, in a story that asks for nothing: what is heard leaves a question out.
ZEKER_ONGEVRAAGD = {"vorm": 0.5, "doelgroep": 0.55}
#: The same for support where it is asked which there is: "wij zoeken iets over …".
ZEKER_BIJ_WELKE = 0.85
#: Heard like these, and less surely than this, a text need not say anything; then what is heard in
#: it counts from `ZEKER_IN_EEN_GOK`.
ZEGT_NIETS = frozenset({"geen_idee", "onzin"})
ZEKER_DAT_HET_NIETS_ZEGT = 0.75
ZEKER_IN_EEN_GOK = 0.8
#: The thema that says something of one person. On so little as a "strange boy" the bot asks first,
#: unless it is heard at least this well.
ETIKET = "radicalisering"
ZEKER_ETIKET = 0.75


def zonder_gok(
    entities: list[dict[str, Any]], tekst: str, intent: str, zekerheid: float
) -> list[dict[str, Any]]:
    """Without what is half heard, and not named, in a text that need not mean anything.

    Words that nobody knows ("kwispel kwaspel") sound like something all the same. ``zekerheid`` is
    that of the intent, 0 to 1.
    """
    if intent not in ZEGT_NIETS or zekerheid >= ZEKER_DAT_HET_NIETS_ZEGT:
        return entities
    letterlijk = genoemd(tekst)
    return [
        e
        for e in entities
        if e.get("confidence_entity", 1.0) >= ZEKER_IN_EEN_GOK
        or e["value"] in letterlijk.get(SLOT_VAN_ENTITEIT.get(e["entity"], ""), ())
    ]


def gehoord(entities: list[dict[str, Any]], tekst: str, vraag: str | None) -> tuple[Labels, Labels]:
    """The labels to act on and those worth a question, while ``vraag`` is open (None: no form).

    ``entities`` are those of the recognition, surest first.
    """
    gewogen = _zonder_plaatsnaam(_met_voorbehoud(entities, tekst), tekst)
    gewogen = _zonder_bijfiguren(_van_de_staat(gewogen, tekst), tekst)
    if vraag not in {"doelgroepen", "akkoord"}:
        gewogen = _zonder_overkant(gewogen, tekst)
    if vraag not in {"vormen", "doelgroepen", "akkoord"}:
        gewogen = _zonder_ongevraagd(gewogen, tekst, vraag)
    zeker = _zonder_derde([e for e in gewogen if not e.get("role")], tekst)
    zeker = _zonder_bijklank(zeker, tekst)
    return (
        _per_slot(_zonder_terloops(zeker, vraag, tekst)),
        _per_slot(e for e in gewogen if e.get("role")),
    )


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
    # "Een boek of zo, geen lessen": no word of it points at a thema.
    over = vraag != "vormen" or aangeduid(tekst) or labelwoorden().waarover.search(tekst)
    # "Een lezing over discriminatie voor vrijwilligers": a request tells for whom.
    verzoek = "vormen" in slots and labelwoorden().bestemming.search(tekst)
    bedoeld = {None, vraag, *({"doelgroepen"} if verzoek else ())}
    if aantal > WOORDEN_VAN_EEN_WIJZIGING or not antwoord:
        return entities
    grens = ZEKER_TERLOOPS
    if aantal > WOORDEN_VAN_EEN_ANTWOORD:
        # "Ik wil dus intervisie, voor de predikanten en …" is long, and still only an answer.
        bedoeld |= {"vormen", "doelgroepen"}
        grens = ZEKER_IN_EEN_ZIN
    return [
        e
        for e, slot in zip(entities, slots, strict=True)
        if slot in bedoeld
        or (e.get("confidence_entity", 1.0) >= grens and (over or slot != "themas"))
        or e["value"] in letterlijk.get(slot or "", ())
    ]


def _zonder_plaatsnaam(entities: list[dict[str, Any]], tekst: str) -> list[dict[str, Any]]:
    """Without a thema that only the name of a gemeente sounds like (Kampen: camps)."""
    gemeenten = [str(e["value"]).lower() for e in entities if e["entity"] == "gemeente"]
    rest = tekst.lower()
    for naam in gemeenten:
        rest = rest.replace(naam, " ")
    weg = {thema for naam in gemeenten for thema in aangeduid(naam)} - {*aangeduid(rest)}
    return [e for e in entities if e["entity"] != "thema" or e["value"] not in weg]


def _zonder_derde(entities: list[dict[str, Any]], tekst: str) -> list[dict[str, Any]]:
    """Without a third thema that is half heard beside two others and not named."""
    themas = [e for e in entities if e["entity"] == "thema"]
    letterlijk = genoemd(tekst).get("themas", ())
    weg = [
        e
        for e in themas[2:]
        if e.get("confidence_entity", 1.0) < ZEKER_TERLOOPS and e["value"] not in letterlijk
    ]
    return [e for e in entities if e not in weg]


def _zonder_bijklank(entities: list[dict[str, Any]], tekst: str) -> list[dict[str, Any]]:
    """Without support that is half heard beside another that leaves no doubt, and not named.

    "Optrekken met andere gemeenten" sounds like a traject too.
    """
    vormen = [e.get("confidence_entity", 1.0) for e in entities if e["entity"] == "vorm"]
    if max(vormen, default=0.0) < ZEKERE_STEUN:
        return entities
    letterlijk = genoemd(tekst).get("vormen", ())
    grenzen = {"traject": ZEKER_TRAJECT_ERNAAST}
    if "uitwisseling" in letterlijk:
        grenzen["kennis"] = ZEKERE_KENNIS_NAAST_UITWISSELING
    return [
        e
        for e in entities
        if e["entity"] != "vorm"
        or e["value"] in letterlijk
        or e.get("confidence_entity", 1.0) >= grenzen.get(e["value"], ZEKER_ERNAAST)
    ]


def _van_de_staat(entities: list[dict[str, Any]], tekst: str) -> list[dict[str, Any]]:
    """With extremisme for ondermijning where the state is undermined, and not by crime."""
    woorden = labelwoorden()
    if not woorden.tegen_de_staat.search(tekst) or woorden.hints["ondermijning"].search(tekst):
        return entities
    zeker = {"entity": "thema", "value": "ondermijning"}
    return [
        {**e, "value": "extremisme"} if not e.get("role") and zeker.items() <= e.items() else e
        for e in entities
    ]


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


def _zonder_overkant(entities: list[dict[str, Any]], tekst: str) -> list[dict[str, Any]]:
    """Without who is only dealt with: "in gesprek met de imam"."""
    weg = tegenover(tekst)
    return [
        e
        for e in entities
        if SLOT_VAN_ENTITEIT.get(e["entity"]) != "doelgroepen" or e["value"] not in weg
    ]


def _zonder_ongevraagd(
    entities: list[dict[str, Any]], tekst: str, vraag: str | None
) -> list[dict[str, Any]]:
    """Without support and people that are half heard in a story that asks for none."""
    kort = WOORDEN_VAN_EEN_TREFWOORD if vraag == "themas" else WOORDEN_VAN_EEN_ANTWOORD
    if is_telegram(tekst) or aantal_woorden(tekst) <= kort:
        return entities
    verteld = _voor_de_wens(tekst)
    ongevraagd = ZEKER_ONGEVRAAGD if verteld is None else {}
    if labelwoorden().vraagt_welke.search(tekst) and "vormen" not in genoemd(tekst):
        ongevraagd = {**ongevraagd, "vorm": ZEKER_BIJ_WELKE}
    deelnemers = bestemd(tekst, alle=False)
    return [
        e
        for e in entities
        if e["value"] in deelnemers
        or e.get("confidence_entity", 1.0)
        >= (ZEKER_TERLOOPS if e["value"] in (verteld or ()) else ongevraagd.get(e["entity"], 0.0))
    ]


def _voor_de_wens(tekst: str) -> frozenset[str] | None:
    """The people who are named only in the story before the wish; None when there is no wish."""
    zinnen = _ZIN.split(tekst)
    wens = next((i for i, zin in enumerate(zinnen) if labelwoorden().vraagt.search(zin)), None)
    if wens is None:
        return None
    verhaal, rest = (" ".join(zinnen[:wens]), " ".join(zinnen[wens:]))
    return frozenset(genoemd(verhaal).get("doelgroepen", ())) - {
        *genoemd(rest).get("doelgroepen", ())
    }


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

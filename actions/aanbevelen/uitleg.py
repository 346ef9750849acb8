"""Why the advice is what it is, in which order its offers help, and whether it can be trusted."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.verstaan.bericht import Bericht
from actions.verstaan.labels.aanwijzing import rangen
from actions.verstaan.woorden.aanloop import zonder_aanloop
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: A word that tells one offer from another: "e-learning", "triggerfactoren".
_WOORD = re.compile(r"\w[\w-]{6,}")
#: The kind of offer that a name begins with: "tool", "animatie".
_EERSTE = re.compile(r"^\w[\w-]{3,}")
#: Where one thing is said and the next begins.
_ZINSDEEL = re.compile(r"[.,;]\s+|\bmaar\b", re.IGNORECASE)
_LOS = re.compile(r"\w[\w-]*")
#: Words of names that mean something else too: all of it is called the advies.
GEEN_NAAM = frozenset({"advies", "leren", "omgaan", "begeleiding"})


def genoemde(bericht: Bericht, advies: dict[str, Any]) -> list[str]:
    """The ids of the offers that a message names: by number, by place ("de tweede") or by name.

    A word that only one of the names holds will do: the first one, or a long one.
    """
    ids: list[str] = advies["aanbod"]
    if bericht.nummer and bericht.nummer.isdigit() and 0 < int(bericht.nummer) <= len(ids):
        return [ids[int(bericht.nummer) - 1]]
    if bericht.knop:
        return []
    if plaatsen := _plaatsen(bericht.tekst, len(ids)):
        return [ids[plaats] for plaats in plaatsen]
    namen: list[str] = [naam.lower() for naam in advies["namen"]]
    heel = (rf"\b{re.escape(naam)}\b" for naam in namen)
    voluit = [i for i, naam in zip(ids, heel, strict=True) if re.search(naam, bericht.tekst, re.I)]
    gezegd = set(_LOS.findall(bericht.tekst.lower()))
    woorden = [{*_WOORD.findall(naam), *_EERSTE.findall(naam)} - GEEN_NAAM for naam in namen]
    eigen = [w.difference(*(a for a in woorden if a is not w)) for w in woorden]
    return voluit or [i for i, van_een in zip(ids, eigen, strict=True) if van_een & gezegd]


def _plaatsen(tekst: str, aantal: int) -> list[int]:
    """The places that are named, without those said to be known ("de eerste kennen we al")."""
    woorden = herkenwoorden()
    gewild = [d for d in _ZINSDEEL.split(tekst) if not woorden.al_gehad.search(d)]
    return rangen(" ".join(gewild), aantal) or rangen(tekst, aantal)


def leg_advies_uit(
    dispatcher: CollectingDispatcher, bericht: Bericht, advies: dict[str, Any]
) -> None:
    """Says why: of the offers that are meant, of the best one when a choice is asked, or of all.

    What does not fit is told where that is asked, and along with the reasons for the whole.
    """
    if not advies.get("aanbod"):
        geen = "utter_uitleg_geen_aanbod" if advies else "utter_nog_geen_advies_buiten_vragen"
        dispatcher.utter_message(response=geen)
        return
    woorden = herkenwoorden()
    tekst = zonder_aanloop(bericht.tekst)
    ontbreekt = advies.get("ontbreekt")
    if ontbreekt and woorden.ontbreekt.search(tekst):
        dispatcher.utter_message(response="utter_uitleg_ontbreekt", regels=ontbreekt)
        return
    if woorden.zeker_weten.match(tekst):
        dispatcher.utter_message(response="utter_uitleg_zeker")
        return
    ids = genoemde(bericht, advies)
    if not ids and woorden.waarom.match(tekst) and not woorden.het_advies.search(tekst):
        ids = _laatst_besproken(bericht, advies)
    if ids:
        dispatcher.utter_message(response="utter_uitleg_redenen", regels=_redenen(advies, ids))
    elif woorden.raad.search(tekst) and not woorden.waarom.match(tekst):
        beste = advies["aanbod"][:1]
        dispatcher.utter_message(response="utter_uitleg_beste", regels=_redenen(advies, beste))
    else:
        alle = _redenen(advies, advies["aanbod"])
        dispatcher.utter_message(response="utter_uitleg_advies", regels=alle)
        if ontbreekt:
            dispatcher.utter_message(response="utter_uitleg_ontbreekt", regels=ontbreekt)


def leg_samenhang_uit(dispatcher: CollectingDispatcher, advies: dict[str, Any]) -> None:
    """Says in which order the offers help and which belongs to which, or that nothing does."""
    if advies.get("samenhang"):
        dispatcher.utter_message(response="utter_samenhang", regels=advies["samenhang"])
    else:
        dispatcher.utter_message(response="utter_samenhang_los", naam=advies["namen"][0])


def _laatst_besproken(bericht: Bericht, advies: dict[str, Any]) -> list[str]:
    """What "die" points at: the offers talked about last; "deze drie" is all of them."""
    alle = herkenwoorden().alle_drie.search(bericht.tekst)
    over: list[str] = advies.get("over") or []
    return over if herkenwoorden().die.search(bericht.tekst) and not alle else []


def _redenen(advies: dict[str, Any], ids: list[str]) -> str:
    """The reasons for these offers, a line each."""
    redenen = advies.get("redenen") or [""] * len(advies["aanbod"])
    alle = zip(advies["aanbod"], advies["namen"], redenen, strict=True)
    return "\n".join(f"- {naam}: {reden}".rstrip(": ") for i, naam, reden in alle if i in ids)

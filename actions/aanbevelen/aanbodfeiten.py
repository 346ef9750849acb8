"""Says what is known about offers, and what is not."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.aanbevelen.aanbodvraag import (
    FEIT_VAN_VRAAG,
    bedoeld,
    gevraagd_feit,
    meer_vragen,
    soort_vraag,
    vraagt_of_de_bot_het_geeft,
)
from actions.api_client import Found, Woorden, client
from actions.hulp.bereikbaar import datum
from actions.teksten import opsomming, teksten
from actions.verstaan.bericht import Bericht
from actions.woordenlijst import haal_woorden


async def vertel_over(
    dispatcher: CollectingDispatcher, bericht: Bericht, advies: dict[str, Any]
) -> list[EventType]:
    """Says what is asked about the offers that are meant; no events when it could not."""
    if not advies.get("aanbod"):
        dispatcher.utter_message(response="utter_nog_geen_advies_buiten_vragen")
        return []
    ids = bedoeld(bericht, advies)
    found = [await client().aanbod(aanbod_id) for aanbod_id in ids]
    if not all(isinstance(outcome, Found) for outcome in found):
        dispatcher.utter_message(response="utter_storing")
        return []
    items = [outcome.value for outcome in found if isinstance(outcome, Found)]
    feit = gevraagd_feit(bericht)
    if vraagt_of_de_bot_het_geeft(bericht):
        dispatcher.utter_message(response="utter_niet_van_mij")
    vragen = meer_vragen(bericht) or [feit or soort_vraag(bericht, advies)]
    for vraag in vragen:
        if vraag in teksten().onbekende_feiten:
            _zeg_feit(dispatcher, vraag, items, await haal_woorden())
        else:
            _zeg(dispatcher, vraag, items)
    return [SlotSet("advies", {**advies, "over": ids, "vraag": vragen[-1]})]


def _zeg(dispatcher: CollectingDispatcher, intent: str, items: list[dict[str, Any]]) -> None:
    """Says what is known, or that it is not known and who does know."""
    feit = FEIT_VAN_VRAAG.get(intent)
    bekend = [item for item in items if feit is None or item.get(feit)]
    for item in bekend:
        dispatcher.utter_message(
            response=f"utter_{intent}",
            **{**item, "gezien_op": _waarden(item)["gezien_op"]},
            feiten="".join(f"\n{regel}" for regel in feiten(item)),
        )
    onbekend = [item for item in items if item not in bekend]
    if len(onbekend) == 1:
        dispatcher.utter_message(response=f"utter_{intent}_onbekend", **onbekend[0])
    elif onbekend:
        namen = "\n".join(f"- {item['naam']}: {item['url']}" for item in onbekend)
        dispatcher.utter_message(response=f"utter_{intent}_onbekend_alle", namen=namen)


def _zeg_feit(
    dispatcher: CollectingDispatcher, feit: str, items: list[dict[str, Any]], woorden: Woorden
) -> None:
    """Says one fact of each offer, or that it is not known and who does know."""
    onbekend = []
    for item in items:
        regel = {**teksten().feiten, **teksten().gevraagde_feiten}.get(feit)
        waarde = {**_waarden(item), "doelgroepen": _doelgroepen(item, woorden)}.get(feit)
        if regel and waarde:
            antwoord = regel.format(**{**item, "waarde": waarde})
            dispatcher.utter_message(response="utter_feit", naam=item["naam"], feit=antwoord)
        else:
            onbekend.append(item)
    wat = teksten().onbekende_feiten[feit]
    if len(onbekend) == 1:
        dispatcher.utter_message(response="utter_feit_onbekend", wat=wat, **onbekend[0])
    elif onbekend:
        namen = "\n".join(f"- {item['naam']}: {item['url']}" for item in onbekend)
        dispatcher.utter_message(response="utter_feit_onbekend_alle", wat=wat, namen=namen)


def feiten(item: dict[str, Any]) -> list[str]:
    """The practical facts that are known about an offer, a line each."""
    waarden = _waarden(item)
    return [
        regel.format(waarde=waarden[feit])
        for feit, regel in teksten().feiten.items()
        if waarden.get(feit)
    ]


def _doelgroepen(item: dict[str, Any], woorden: Woorden) -> str:
    return opsomming(woorden.op_volgorde("doelgroepen", item.get("doelgroepen") or []))


def _waarden(item: dict[str, Any]) -> dict[str, Any]:
    """The facts of an offer in words, by their name; None where one is not known."""
    return {
        **item,
        "locatie": teksten().locaties.get(item.get("locatie") or ""),
        "datums": opsomming([datum(date.fromisoformat(d)) for d in item.get("datums") or []]),
        "gezien_op": datum(date.fromisoformat(item["gezien_op"])),
        "aanmelden_tot": item.get("aanmelden_tot")
        and datum(date.fromisoformat(item["aanmelden_tot"])),
    }

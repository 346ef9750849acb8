"""Explains a question, or a word of the catalogue, with examples from practice."""

from __future__ import annotations

from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.api_client import Woorden
from actions.names import ENTITEIT_VAN_SLOT
from actions.teksten import opsomming
from actions.verstaan.labels.namen import genoemd
from actions.verstaan.woorden.herkenwoorden import herkenwoorden
from actions.woordenlijst import voorbeelden


def leg_vraag_uit(dispatcher: CollectingDispatcher, woorden: Woorden, vraag: str) -> None:
    """Why a question is asked, with examples."""
    themas = woorden.per_slot["themas"].values()
    dispatcher.utter_message(
        response=f"utter_uitleg_{vraag}",
        voorbeelden="\n".join(f"- {item['voorbeelden'][0]}" for item in themas),
        uitleg=voorbeelden(woorden, "vormen"),
        namen=opsomming([item["naam"] for item in woorden.per_slot["doelgroepen"].values()]),
    )


def leg_begrippen_uit(dispatcher: CollectingDispatcher, woorden: Woorden, tekst: str) -> bool:
    """What the words that ``tekst`` asks about mean; whether there are any."""
    begrippen = _gevraagde_begrippen(woorden, tekst)
    for begrip in begrippen:
        kort = "" if begrip.get("voorbeelden") else "_kort"
        dispatcher.utter_message(
            response=f"utter_uitleg_begrip{kort}",
            naam=begrip["naam"],
            uitleg=begrip["uitleg"],
            voorbeeld=next(iter(begrip.get("voorbeelden") or ()), "").rstrip(".") + ".",
        )
    return bool(begrippen)


def _gevraagde_begrippen(woorden: Woorden, tekst: str) -> list[dict[str, Any]]:
    """The words of the catalogue that are asked about, by their name or by one for the same.

    "Advies" and "onderwijs" are ordinary words too: those only when their meaning is asked.
    """
    woorden_van_uitleg = (herkenwoorden().begrip, herkenwoorden().leg_uit)
    betekenis = any(patroon.search(tekst) for patroon in woorden_van_uitleg)
    slots = list(ENTITEIT_VAN_SLOT) if betekenis else ["themas"]
    gevonden = []
    namen = {i: item["naam"] for slot in slots for i, item in woorden.per_slot[slot].items()}
    rest = tekst.lower()
    for label in sorted(namen, key=lambda i: len(namen[i]), reverse=True):
        if namen[label].lower() in rest:  # not the "extremisme" of "rechtsextremisme" as well
            rest = rest.replace(namen[label].lower(), " ")
            gevonden.append(label)
    if betekenis:
        gevonden += [label for ids in genoemd(rest).values() for label in ids]
    return [
        woorden.per_slot[slot][label]
        for slot in slots
        for label in woorden.per_slot[slot]
        if label in gevonden
    ]

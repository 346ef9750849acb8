"""The advice, and what an official asks about it."""

from __future__ import annotations

import re
from abc import abstractmethod
from typing import Any, Final

from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.api_client import Found, client
from actions.base import SafeAction
from actions.bericht import Bericht
from actions.knoppen import knop
from actions.names import FORM
from actions.stand import Stand
from actions.teksten import opsomming, teksten
from actions.vragen import haal_woorden

#: Words for "the second one".
_RANGWOORDEN: Final = (
    (re.compile(r"\b(eerste|bovenste|nummer een|1e?)\b", re.I), 0),
    (re.compile(r"\b(tweede|middelste|nummer twee|2e?)\b", re.I), 1),
    (re.compile(r"\b(derde|onderste|laatste|nummer drie|3e?)\b", re.I), 2),
)


class Advies(SafeAction):
    """Asks the API for an advies and tells it."""

    #: The response for an advies; with ``_naaste`` behind it for one that fits in part.
    response = "utter_advies"

    def al_getoond(self, tracker: Tracker) -> list[str]:
        """Offers to leave out."""
        return []

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """One call, three outcomes: an advies, an honest "nothing", or "not now"."""
        stand = Stand.van_slots(tracker.slots)
        getoond = self.al_getoond(tracker)
        outcome = await client().maak_verwijzing(
            {
                "gesprek": tracker.sender_id,
                "situatie": stand.situatie,
                "themas": stand.themas or [],
                "vormen": stand.vormen or [],
                "doelgroepen": stand.doelgroepen or [],
                "gemeente": stand.gemeente,
                "zonder": getoond,
            }
        )
        if not isinstance(outcome, Found):
            return self.onbereikbaar(dispatcher)
        return await self.vertel(dispatcher, tracker, outcome.value, getoond)

    @abstractmethod
    def onbereikbaar(self, dispatcher: CollectingDispatcher) -> list[EventType]:
        """The API did not answer: the conversation stays where it was."""

    async def vertel(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        antwoord: dict[str, Any],
        getoond: list[str],
    ) -> list[EventType]:
        """Says the advies, what it does not cover, and what can be done next."""
        advies = antwoord["advies"]
        if not advies["aanbod"]:
            dispatcher.utter_message(response="utter_advies_geen", code=advies["code"])
            dispatcher.utter_message(response="utter_na_advies_geen")
        else:
            dispatcher.utter_message(
                response=self.response + ("" if antwoord["passend"] else "_naaste"),
                code=advies["code"],
                json_message={"advies": advies},
            )
            woorden = await haal_woorden()
            if antwoord["niet_gedekt"] and not getoond:
                dispatcher.utter_message(
                    response="utter_advies_niet_gedekt",
                    vormen=opsomming(woorden.namen("vormen", antwoord["niet_gedekt"])),
                )
            dispatcher.utter_message(response="utter_na_advies")
        kept = {
            "code": advies["code"],
            "aanbod": [item["id"] for item in advies["aanbod"]],
            "namen": [item["naam"] for item in advies["aanbod"]],
            "getoond": [*getoond, *(item["id"] for item in advies["aanbod"])],
        }
        return [SlotSet("advies", kept), SlotSet("vraagwijze", None)]


class GeefAdvies(Advies):
    """The advice after the recap."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_geef_advies"

    def onbereikbaar(self, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Goes back to the recap, so that one "ja" tries again."""
        dispatcher.utter_message(response="utter_storing")
        return [SlotSet("akkoord", None), SlotSet("vraagwijze", "kort"), ActiveLoop(FORM)]


class AnderAanbod(Advies):
    """More offers for the same question."""

    response = "utter_ander_advies"

    def name(self) -> str:
        """The name in the domain."""
        return "action_ander_aanbod"

    def al_getoond(self, tracker: Tracker) -> list[str]:
        """Everything shown for this question so far."""
        return list((tracker.get_slot("advies") or {}).get("getoond", []))

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Only after an advice."""
        if not tracker.get_slot("advies"):
            dispatcher.utter_message(response="utter_nog_geen_advies_buiten_vragen")
            return []
        return await super().act(dispatcher, tracker)

    def onbereikbaar(self, dispatcher: CollectingDispatcher) -> list[EventType]:
        """The advice given stays as it is."""
        dispatcher.utter_message(response="utter_storing")
        return []

    async def vertel(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        antwoord: dict[str, Any],
        getoond: list[str],
    ) -> list[EventType]:
        """When nothing is left the first advice stays in force."""
        if antwoord["advies"]["aanbod"]:
            return await super().vertel(dispatcher, tracker, antwoord, getoond)
        dispatcher.utter_message(
            response="utter_geen_ander_aanbod", code=(tracker.get_slot("advies") or {}).get("code")
        )
        return []


class OverAanbod(SafeAction):
    """More about an offer, how to register, what it costs: what is known, and only that."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_over_aanbod"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Answers for the offer that was meant, or for each of them."""
        advies = tracker.get_slot("advies") or {}
        if not advies.get("aanbod"):
            dispatcher.utter_message(response="utter_nog_geen_advies_buiten_vragen")
            return []
        bericht = Bericht.van_tracker(tracker)
        for aanbod_id in bedoeld(bericht, advies):
            outcome = await client().aanbod(aanbod_id)
            if not isinstance(outcome, Found):
                dispatcher.utter_message(response="utter_storing")
                return []
            vertel_over(dispatcher, bericht.intent, outcome.value)
        dispatcher.utter_message(response="utter_verder", buttons=_meer_knoppen(advies))
        return []


def bedoeld(bericht: Bericht, advies: dict[str, Any]) -> list[str]:
    """The offers a message is about: by number, by rank word, by name, else all of them."""
    ids: list[str] = advies["aanbod"]
    if bericht.nummer and bericht.nummer.isdigit() and 0 < int(bericht.nummer) <= len(ids):
        return [ids[int(bericht.nummer) - 1]]
    by_rank = [i for pattern, i in _RANGWOORDEN if pattern.search(bericht.tekst) and i < len(ids)]
    if by_rank:
        return [ids[i] for i in by_rank]
    named = [
        i
        for i, naam in zip(ids, advies["namen"], strict=True)
        if naam.lower() in bericht.tekst.lower()
    ]
    return named or ids


def vertel_over(dispatcher: CollectingDispatcher, intent: str, aanbod: dict[str, Any]) -> None:
    """Says one fact, or that it is not known and who does know."""
    feit = {"aanmelden": "aanmelden", "kosten_vragen": "kosten"}.get(intent)
    onbekend = "_onbekend" if feit and not aanbod.get(feit) else ""
    dispatcher.utter_message(
        response=f"utter_{intent}{onbekend}",
        **{k: v for k, v in aanbod.items() if v},
    )


def _meer_knoppen(advies: dict[str, Any]) -> list[dict[str, str]]:
    titel = teksten().knoppen.meer_over
    return [
        knop(titel.format(naam=naam), "meer_info", nummer=str(nummer))
        for nummer, naam in enumerate(advies["namen"], start=1)
    ]

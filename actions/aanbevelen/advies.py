"""The advice, more of it, and what an official asks about it."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.aanbevelen.aanbodfeiten import vertel_over
from actions.aanbevelen.aanbodvraag import (
    bedoeld,
    vraag_achteraan,
    vraagt_alleen_feit,
    vraagt_feit,
    wijst_voorstel_aan,
)
from actions.aanbevelen.nieuwe_vraag import hervat
from actions.aanbevelen.samenhang import samenhang
from actions.aanbevelen.uitleg import genoemde
from actions.aanbevelen.wens import in_plaats_daarvan, noemt_ander_thema, wijzig
from actions.api_client import Found, Woorden, client
from actions.base import SafeAction
from actions.eerder import bewaar
from actions.gezegd import in_andere_woorden
from actions.hulp.overdracht import aanvraag
from actions.knoppen import knop
from actions.misser import niet_begrepen
from actions.names import FORM, INHOUD
from actions.stand import PAST_NIET, Stand
from actions.teksten import opsomming, teksten
from actions.verstaan.bedoeling.vraag import vraagt
from actions.verstaan.bericht import Bericht
from actions.verstaan.woorden.herkenwoorden import herkenwoorden
from actions.verwerken.strekking import ander_onderwerp
from actions.woordenlijst import haal_woorden

#: What is heard less well than this and does not look like a question about offers is none.
ZEKER_VAN_EEN_VRAAG = 0.3


class Advies(SafeAction):
    """Asks the API for an advies and tells it."""

    #: The response for an advies; with ``_naaste`` behind it for one that fits in part,
    #: ``_breed`` where nothing is known that it could fit.
    response = "utter_advies"

    #: Whether it is the first answer to a question.
    eerste = True

    def al_getoond(self, tracker: Tracker) -> list[str]:
        """Offers to leave out."""
        return []

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """One call, three outcomes: an advies, an honest "nothing", or "not now"."""
        stand = Stand.van_slots(tracker.slots)
        getoond = self.al_getoond(tracker)
        vraag = aanvraag(tracker.sender_id, stand, getoond)
        outcome = await client().maak_verwijzing(self.met_wens(vraag))
        if not isinstance(outcome, Found):
            dispatcher.utter_message(response="utter_storing")
            return self.na_storing()
        return await self.vertel(dispatcher, tracker, outcome.value, getoond)

    def met_wens(self, vraag: dict[str, Any]) -> dict[str, Any]:
        """What is asked of the API, with what the offers must be besides."""
        return vraag

    def na_storing(self) -> list[EventType]:
        """The API did not answer: the conversation stays where it was."""
        return []

    async def vertel(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        antwoord: dict[str, Any],
        getoond: list[str],
    ) -> list[EventType]:
        """Says the advies, what it does not cover, and what can be done next.

        A question behind the yes ("ja, en wat kost dat?") is answered along with it.
        """
        advies = antwoord["advies"]
        kept = {
            "code": advies["code"],
            "aanbod": [item["id"] for item in advies["aanbod"]],
            "namen": [item["naam"] for item in advies["aanbod"]],
            "redenen": [" ".join(item.get("redenen") or ()) for item in advies["aanbod"]],
            "samenhang": "\n".join(samenhang(advies, teksten().samenhang)),
            "getoond": list(dict.fromkeys([*getoond, *(item["id"] for item in advies["aanbod"])])),
            "ontbreekt": "\n".join(
                f"- {item['naam']}: {' '.join(item['ontbreekt'])}"
                for item in advies["aanbod"]
                if item.get("ontbreekt")
            ),
        }
        kept = bewaar(tracker, kept)
        events: list[EventType] = [SlotSet("advies", kept), SlotSet("vraagwijze", None)]
        bekend = tracker.get_slot("themas") or tracker.get_slot("vormen")
        past = "_breed" if self.eerste and not bekend else ""
        woorden = await haal_woorden()
        vraag = _vraag(tracker.get_slot("themas") or [], woorden)
        if not advies["aanbod"]:
            dispatcher.utter_message(response="utter_advies_geen", code=advies["code"], vraag=vraag)
            dispatcher.utter_message(response="utter_na_advies_geen")
        else:
            dispatcher.utter_message(
                response=self.response + (past if antwoord["passend"] else "_naaste"),
                code=advies["code"],
                vraag=vraag,
                json_message={"advies": advies},
            )
            if kept["samenhang"]:
                dispatcher.utter_message(response="utter_samenhang", regels=kept["samenhang"])
            if antwoord["niet_gedekt"] and self.eerste:
                dispatcher.utter_message(
                    response="utter_advies_niet_gedekt",
                    vormen=opsomming(woorden.namen("vormen", antwoord["niet_gedekt"])),
                )
            achteraan = vraag_achteraan(Bericht.van_tracker(tracker))
            if achteraan:
                events += await vertel_over(dispatcher, achteraan, kept)
            dispatcher.utter_message(response="utter_na_advies")
        return events


def _vraag(themas: list[str], woorden: Woorden) -> str:
    """What the official asked, by what is going on: "uw vraag over inclusie"."""
    namen = opsomming(woorden.op_volgorde("themas", themas))
    return teksten().uw_vraag_over.format(themas=namen) if namen else teksten().uw_vraag


class GeefAdvies(Advies):
    """The advice after the recap."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_geef_advies"

    def na_storing(self) -> list[EventType]:
        """Goes back to the recap, so that one "ja" tries again."""
        return [SlotSet("akkoord", None), SlotSet("vraagwijze", "kort"), ActiveLoop(FORM)]


class AnderAanbod(Advies):
    """More offers for the same question, or which of all for it are online."""

    eerste = False
    beantwoordt = True
    op_gehoor = True

    def __init__(self, *, online: bool = False) -> None:
        """``online``: only what is online, also when it was shown before."""
        self._online = online
        self.response = "utter_online_advies" if online else "utter_ander_advies"
        self._geen = "utter_geen_online_aanbod" if online else "utter_geen_ander_aanbod"

    def met_wens(self, vraag: dict[str, Any]) -> dict[str, Any]:
        """Asks for what is online; the API knows where each offer is."""
        return {**vraag, "zonder": [], "alleen_online": True} if self._online else vraag

    def name(self) -> str:
        """The name in the domain."""
        return "action_ander_aanbod"

    def al_getoond(self, tracker: Tracker) -> list[str]:
        """Everything shown for this question so far."""
        return list((tracker.get_slot("advies") or {}).get("getoond", []))

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Only after an advice."""
        bericht = Bericht.van_tracker(tracker)
        if wijst_voorstel_aan(tracker, bericht) or vraagt_alleen_feit(tracker, bericht):
            return await OverAanbod().act(dispatcher, tracker)
        if ander_onderwerp(bericht) or noemt_ander_thema(tracker, bericht):
            return [*hervat(dispatcher, tracker, bericht), FollowupAction(FORM)]
        gewenst = in_plaats_daarvan(tracker, bericht)
        if gewenst and tracker.get_slot("advies"):
            # "Heeft u ook iets voor bestuurders?" asks for another answer to the same question.
            return [*wijzig(tracker, gewenst), FollowupAction(FORM)]
        if not tracker.get_slot("advies"):
            dispatcher.utter_message(response="utter_nog_geen_advies_buiten_vragen")
            return []
        if not self._online and _gaat_over_praktisch(bericht):
            # No search can be done by price, length, date or place; there may be other offers.
            praktisch = in_andere_woorden(tracker, "utter_praktisch")
            dispatcher.utter_message(response=praktisch)
        return await super().act(dispatcher, tracker)

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
        code = (tracker.get_slot("advies") or {}).get("code")
        dispatcher.utter_message(response=self._geen, code=code)
        return []


class OverAanbod(SafeAction):
    """More about an offer, how to register, what it costs: what is known, and only that."""

    beantwoordt = True
    op_gehoor = True

    def name(self) -> str:
        """The name in the domain."""
        return "action_over_aanbod"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Answers for the offer that was meant, or for each of them."""
        advies = tracker.get_slot("advies") or {}
        bericht = Bericht.van_tracker(tracker)
        if _is_geraden(tracker, bericht):
            return niet_begrepen(dispatcher, tracker)
        gewenst = bericht.intent in INHOUD and bericht.labels and not vraagt_feit(tracker, bericht)
        if gewenst:  # "kan het ook als rollenspel?"
            return [*hervat(dispatcher, tracker, bericht), FollowupAction(FORM)]
        if tracker.get_slot("vraagwijze") == PAST_NIET and advies:
            events = await zoek_beter(dispatcher, tracker, bericht)
            if events is not None:
                return events
        events = await vertel_over(dispatcher, bericht, advies)
        if events:
            knoppen = _meer_knoppen(advies, bedoeld(bericht, advies))
            dispatcher.utter_message(
                response=in_andere_woorden(tracker, "utter_verder"), buttons=knoppen
            )
        return [*events, SlotSet("vraagwijze", None)]


def _is_geraden(tracker: Tracker, bericht: Bericht) -> bool:
    """Whether a statement was heard as a question about offers for want of anything better."""
    zekerheid: float = (tracker.latest_message.get("intent") or {}).get("confidence") or 0.0
    over = herkenwoorden().over_aanbod.search(bericht.tekst) or vraagt(bericht.tekst)
    wijst = genoemde(bericht, {"aanbod": [], "namen": [], **(tracker.get_slot("advies") or {})})
    return zekerheid < ZEKER_VAN_EEN_VRAAG and not (bericht.knop or over or wijst)


async def zoek_beter(
    dispatcher: CollectingDispatcher, tracker: Tracker, bericht: Bericht
) -> list[EventType] | None:
    """Acts on an objection: on what it asks for instead, or else on price, length or place.

    To the last there may be other offers, as when these are known already. None when it holds none
    of this.
    """
    gewenst = in_plaats_daarvan(tracker, bericht)
    if gewenst:
        return [*wijzig(tracker, gewenst), FollowupAction(FORM)]
    woorden = herkenwoorden()
    if woorden.online.search(bericht.tekst):
        return await AnderAanbod(online=True).act(dispatcher, tracker)
    bekend = woorden.al_gehad.search(bericht.tekst) and not bericht.labels
    if bekend or _gaat_over_praktisch(bericht):
        return await AnderAanbod().act(dispatcher, tracker)
    return None


def _gaat_over_praktisch(bericht: Bericht) -> bool:
    """Whether price, length, date or place is what matters: "is er iets op zaterdag?"."""
    woorden = herkenwoorden()
    patronen = (woorden.bezwaar, woorden.praktisch)
    return not bericht.knop and any(patroon.search(bericht.tekst) for patroon in patronen)


def _meer_knoppen(advies: dict[str, Any], gehad: list[str]) -> list[dict[str, str]]:
    """The offers that were not talked about just now; all of them when none is left."""
    titel = teksten().knoppen.meer_over
    knoppen = {
        aanbod_id: knop(titel.format(naam=naam), "meer_info", nummer=str(nummer))
        for nummer, (aanbod_id, naam) in enumerate(
            zip(advies["aanbod"], advies["namen"], strict=True), start=1
        )
    }
    rest = [one for aanbod_id, one in knoppen.items() if aanbod_id not in gehad]
    return rest or list(knoppen.values())

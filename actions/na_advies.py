"""A message after an advice: into the form again, unless it is a question."""

from __future__ import annotations

from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.aanbevelen.aanbodvraag import vraagt_feit
from actions.aanbevelen.advies import zoek_beter
from actions.aanbevelen.nieuwe_vraag import hervat
from actions.aanbevelen.reactie import Reactie, noemt_alleen_past_niet, zegt_past_niet
from actions.aanbevelen.uitleg import genoemde, leg_advies_uit
from actions.aanbevelen.wens import in_plaats_daarvan, wijzig
from actions.base import SafeAction
from actions.gezegd import in_andere_woorden
from actions.names import INHOUD, KEUZES
from actions.stand import PAST_NIET
from actions.tussenvraag import Tussenvraag
from actions.verstaan.bericht import Bericht
from actions.verstaan.woorden.aanloop import zonder_aanloop
from actions.verstaan.woorden.herkenwoorden import herkenwoorden


class HervatVraag(SafeAction):
    """A message with content after an advice: a new question or a change to the last one."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_hervat_vraag"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Prepares the answers; the form then asks what is missing."""
        bericht = Bericht.van_tracker(tracker)
        bezwaar = zegt_past_niet(tracker, bericht)
        gewenst = in_plaats_daarvan(tracker, bericht)
        if bezwaar and gewenst:
            return wijzig(tracker, gewenst)
        if (bezwaar or tracker.get_slot("vraagwijze") == PAST_NIET) and not gewenst:
            events = await zoek_beter(dispatcher, tracker, bericht)
            if events is not None:
                return [*events, FollowupAction("action_listen")]
        if _vraagt_waarom(tracker, bericht):
            leg_advies_uit(dispatcher, bericht, tracker.get_slot("advies") or {})
            verder = in_andere_woorden(tracker, "utter_na_advies_kort")
            dispatcher.utter_message(response=verder)
            return [FollowupAction("action_listen")]
        if noemt_alleen_past_niet(tracker, bericht):
            events = await Reactie().act(dispatcher, tracker)
            return [*events, FollowupAction("action_listen")]
        if bericht.intent in INHOUD | KEUZES and not vraagt_feit(tracker, bericht):
            return hervat(dispatcher, tracker, bericht)
        # Danger, or a question after all: answered, and the form stays closed.
        return await Tussenvraag().act(dispatcher, tracker)


def _vraagt_waarom(tracker: Tracker, bericht: Bericht) -> bool:
    """Whether it is asked why one of the offers is there: "waarom die kennisbank eigenlijk?"."""
    advies = tracker.get_slot("advies") or {}
    waarom = not bericht.knop and herkenwoorden().waarom.match(zonder_aanloop(bericht.tekst))
    return bool(waarom and advies.get("aanbod") and genoemde(bericht, advies))

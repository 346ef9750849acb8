"""Actions that move the conversation: start over, go back, go on after an advice."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.aanbevelen.aanbodvraag import kondigt_vraag_over_advies_aan, vraagt_feit
from actions.aanbevelen.advies import OverAanbod
from actions.aanbevelen.nieuwe_vraag import hervat
from actions.base import SafeAction, slots
from actions.gezegd import in_andere_woorden
from actions.misser import niet_begrepen
from actions.names import FORM, INHOUD, REQUESTED_SLOT, VRAGEN, WEL_OPNIEUW
from actions.signalen import Signaal, meld
from actions.stand import Stand, na_misser, pas_aan, vorige, wijze_na_tussenvraag
from actions.verstaan.bericht import Bericht
from actions.verstaan.labels.aanwijzing import rangen
from actions.verstaan.woorden.herkenwoorden import herkenwoorden
from actions.verwerken.opnieuw import opnieuw_verteld


class Opnieuw(SafeAction):
    """Forgets every answer and starts with the first question."""

    op_gehoor = True

    def name(self) -> str:
        """The name in the domain."""
        return "action_opnieuw"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Empties the slots and closes the form, which the rule opens again.

        What is told along with it is the beginning of the new question.
        """
        stand = Stand.van_slots(tracker.slots)
        bericht = Bericht.van_tracker(tracker)
        if bericht.intent in INHOUD and not tracker.active_loop_name:
            return hervat(dispatcher, tracker, bericht)  # "nog een heel ander vraagstuk: …"
        if kondigt_vraag_over_advies_aan(tracker, bericht):
            return [FollowupAction("action_tussenvraag")]
        if not wil_opnieuw(bericht):
            dispatcher.utter_message(response="utter_opnieuw_vragen")
            if tracker.active_loop_name:
                return [SlotSet("vraagwijze", wijze_na_tussenvraag(stand))]
            return [FollowupAction("action_listen")]
        dispatcher.utter_message(response="utter_opnieuw")
        leeg = slots(stand, opnieuw_verteld(stand, bericht))
        weg = [SlotSet(name, None) for name in ("advies", "overdracht", REQUESTED_SLOT)]
        return [*leeg, *weg, ActiveLoop(None)]


def wil_opnieuw(bericht: Bericht) -> bool:
    """Whether there is no doubt that all answers may go: a question about it is no wish."""
    woorden = herkenwoorden()
    if bericht.knop or bericht.intent == WEL_OPNIEUW:
        return True
    vraagt = "?" in bericht.tekst and not woorden.opnieuw_verzoek.search(bericht.tekst)
    return woorden.opnieuw.search(bericht.tekst) is not None and not vraagt


class VorigeVraag(SafeAction):
    """Takes the latest answer back."""

    op_gehoor = True

    def name(self) -> str:
        """The name in the domain."""
        return "action_vorige_vraag"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Empties the latest answer; the form asks for it again."""
        bericht = Bericht.van_tracker(tracker)
        if vraagt_feit(tracker, bericht):
            events = await OverAanbod().act(dispatcher, tracker)
            return [*events, FollowupAction("action_listen")]
        if not tracker.active_loop_name and herkenwoorden().het_advies.search(bericht.tekst):
            verder = in_andere_woorden(tracker, "utter_na_advies_kort")
            dispatcher.utter_message(response=verder)
            return [FollowupAction("action_listen")]
        stand = Stand.van_slots(tracker.slots)
        if not bericht.knop and not herkenwoorden().terug.search(bericht.tekst):
            # An answer is only taken back where no doubt is left that it should be.
            dispatcher.utter_message(response="utter_hervatten")
            if tracker.active_loop_name:
                return [SlotSet("vraagwijze", wijze_na_tussenvraag(stand))]
            dispatcher.utter_message(response="utter_na_advies_kort")
            return [FollowupAction("action_listen")]
        terug = _genoemde_vraag(stand, bericht) or vorige(stand)
        if terug is None:
            dispatcher.utter_message(response="utter_geen_vorige_vraag")
            return [SlotSet("vraagwijze", wijze_na_tussenvraag(stand))]
        if tracker.active_loop_name:
            meld(dispatcher, Signaal.GECORRIGEERD)
        return slots(stand, terug)


def _genoemde_vraag(stand: Stand, bericht: Bericht) -> Stand | None:
    """Opens the question that is named ("terug naar de eerste vraag"); None when none is."""
    if bericht.knop:
        return None
    genummerd = rangen(bericht.tekst, len(VRAGEN)) if "vraag" in bericht.tekst.lower() else []
    vragen = [VRAGEN[rang] for rang in genummerd]
    genoemd = next((v for v in [bericht.genoemd_onderdeel, *vragen] if v in stand.beantwoord), None)
    return replace(pas_aan(stand, genoemd), vraagwijze="kort") if genoemd else None


class NietBegrepen(SafeAction):
    """What Rasa runs when no rule and no story fits."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_niet_begrepen"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """A miss like any other; in the form the open question comes back in another way."""
        if not tracker.active_loop_name:
            return niet_begrepen(dispatcher, tracker)
        meld(dispatcher, Signaal.NIET_BEGREPEN)
        stand = Stand.van_slots(tracker.slots)
        # The form was rejected; until it runs again Rasa would come here with every message.
        return [*slots(stand, na_misser(stand)), FollowupAction(FORM)]

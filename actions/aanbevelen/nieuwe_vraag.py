"""A message with content after an advice: a new question, or a change to the last one."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.base import slots
from actions.misser import niet_begrepen
from actions.signalen import Signaal, meld, van_verandering
from actions.stand import PAST_NIET, Stand, pas_aan
from actions.verstaan.bericht import Bericht
from actions.verwerken.volgende_vraag import volgende_vraag


def begin_nieuwe_vraag(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """Asks for it. After an advice the first question is next; who it is for is kept."""
    stand = Stand.van_slots(tracker.slots)
    if tracker.active_loop_name:
        dispatcher.utter_message(response="utter_vraag_maar")
        return slots(stand, replace(stand, vraagwijze="kort"))
    if stand.vraagwijze == PAST_NIET:
        return slots(stand, pas_aan(stand, "themas"))  # "een ander onderwerp"
    dispatcher.utter_message(response="utter_nieuwe_vraag")
    overgenomen = ("doelgroepen",) if stand.doelgroepen else None
    nieuw = Stand(doelgroepen=stand.doelgroepen, gemeente=stand.gemeente, overgenomen=overgenomen)
    return slots(stand, nieuw)


def hervat(dispatcher: CollectingDispatcher, tracker: Tracker, bericht: Bericht) -> list[EventType]:
    """The events that take a message after an advice into the form, or say that it is a miss."""
    stand = Stand.van_slots(tracker.slots)
    nieuw = volgende_vraag(stand, bericht)
    if nieuw is None:
        return niet_begrepen(dispatcher, tracker)
    # What is taken back here is a new question, no correction of the old one.
    meld(dispatcher, *(s for s in van_verandering(stand, nieuw) if s != Signaal.GECORRIGEERD))
    return slots(stand, nieuw)

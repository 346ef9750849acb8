"""What is wanted other than what the advies was given for."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk.events import EventType
from rasa_sdk.interfaces import Tracker

from actions.base import slots
from actions.stand import Stand
from actions.verstaan.bericht import Bericht
from actions.verstaan.labels.genoemd import bestemd
from actions.verstaan.labels.namen import Labels, genoemd, zonder
from actions.verwerken.verwerk import verwerk

#: An objection with a wish in it has at least this many words.
WOORDEN_VAN_EEN_WENS = 5


def anders_dan_gevraagd(tracker: Tracker, labels: Labels) -> bool:
    """Whether any of the labels is not among the answers so far."""
    return any(set(ids) - set(tracker.get_slot(slot) or ()) for slot, ids in labels.items())


def in_plaats_daarvan(tracker: Tracker, bericht: Bericht) -> Bericht | None:
    """What an objection asks for instead ("dit past niet, liever oefenen"); None when nothing.

    Other support or other people only: "dit past niet bij ons" is easily heard as a thema, and
    "niet wat ik zoek, intervisie doen we al" names what was asked. A few words are no more than
    the objection, unless they say for whom ("liever iets voor wijkteams").
    """
    gevraagd = bericht.labels or zonder(genoemd(bericht.tekst), bericht.geweigerd)
    labels = {slot: ids for slot, ids in gevraagd.items() if slot != "themas"}
    kort = bericht.woorden < WOORDEN_VAN_EEN_WENS and not bestemd(bericht.tekst)
    if bericht.knop or not anders_dan_gevraagd(tracker, labels) or kort:
        return None
    return replace(bericht, labels=labels)


def wijzig(tracker: Tracker, bericht: Bericht) -> list[EventType]:
    """The events that put what a message asks for in the place of the answer just used."""
    stand = Stand.van_slots(tracker.slots)
    klaar = replace(stand, akkoord=None, vraagwijze=None, gemist=0, twijfel=None)
    return slots(stand, verwerk(klaar, replace(bericht, intent="corrigeren"), "akkoord") or klaar)


def noemt_ander_thema(tracker: Tracker, bericht: Bericht) -> bool:
    """Whether a message names a thema that the advies was not about ("iets anders: racisme")."""
    bekend = set(tracker.get_slot("themas") or ())
    return bool(set(genoemd(bericht.tekst).get("themas", ())) - bekend) and not bericht.knop

"""Asides: each is answered (`actions/antwoorden.py`), after which the open question comes back."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.aanbevelen.aanbodvraag import kondigt_vraag_over_advies_aan, vraagt_feit
from actions.aanbevelen.advies import OverAanbod
from actions.aanbevelen.nieuwe_vraag import begin_nieuwe_vraag, hervat
from actions.aanbevelen.reactie import Reactie
from actions.afscheid import Afscheid
from actions.antwoorden import antwoord
from actions.base import SafeAction, slots
from actions.gesprek import Opnieuw
from actions.gezegd import in_andere_woorden
from actions.misser import niet_begrepen
from actions.names import FORM, REQUESTED_SLOT, WEL_OPNIEUW
from actions.signalen import Signaal, meld
from actions.stand import (
    MISSERS_TOT_KEUZES,
    PAST_NIET,
    Stand,
    met_keuzes,
    na_misser,
    wijze_na_tussenvraag,
)
from actions.verstaan.bedoeling.aankondiging import ANDERE_VRAAG
from actions.verstaan.bedoeling.gevaar import GEVAAR, VERHAAL
from actions.verstaan.bedoeling.nasleep import GEVAAR_BERICHT, GEVAAR_VERVOLG
from actions.verstaan.bericht import Bericht
from actions.verstaan.woorden.herkenwoorden import herkenwoorden
from actions.verwerken.verwerk import verwerk

#: From here on a thema in an alarm is what is going on; a word or two of alarm tell little.
ZEKER_BIJ_GEVAAR = 0.85
#: Asides in which a gemeente need not be that of the official.
ZONDER_GEMEENTE = frozenset({"buiten_bereik", "opschrijven"})
#: What an aside tells the counts.
SIGNAAL_VAN_INTENT = {
    "medewerker_spreken": Signaal.MEDEWERKER,
    "andere_taal": Signaal.ENGELS,
    "schelden": Signaal.SCHELDEN,
}


class Tussenvraag(SafeAction):
    """Answers an aside."""

    beantwoordt = True

    def name(self) -> str:
        """The name in the domain."""
        return "action_tussenvraag"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Says ``utter_<intent>``, or what needs facts; then leads on.

        Another action may have sent the message here: no rule says what follows then.
        """
        events = await self._beantwoord(dispatcher, tracker)
        if events and events[-1]["event"] == "followup":
            return events
        return [*events, FollowupAction(FORM if tracker.active_loop_name else "action_listen")]

    async def _beantwoord(
        self, dispatcher: CollectingDispatcher, tracker: Tracker
    ) -> list[EventType]:
        bericht = Bericht.van_tracker(tracker)
        if bericht.intent == "ontevreden" and not tracker.active_loop_name:
            return await Reactie().act(dispatcher, tracker)
        if vraagt_feit(tracker, bericht):
            return await OverAanbod().act(dispatcher, tracker)
        if kondigt_vraag_over_advies_aan(tracker, bericht):
            dispatcher.utter_message(response=in_andere_woorden(tracker, "utter_na_advies_kort"))
            return []
        if bericht.intent == "afscheid" or _zegt_dag(tracker, bericht):
            return await Afscheid().act(dispatcher, tracker)
        if bericht.intent == ANDERE_VRAAG:
            return [*begin_nieuwe_vraag(dispatcher, tracker), FollowupAction(FORM)]
        if bericht.intent == WEL_OPNIEUW:
            return [*await Opnieuw().act(dispatcher, tracker), FollowupAction(FORM)]
        if bericht.intent == VERHAAL:  # an alarm that was none: outside the form only
            return [*hervat(dispatcher, tracker, bericht), FollowupAction(FORM)]
        if bericht.intent == "onzin":
            return niet_begrepen(dispatcher, tracker)
        stand = Stand.van_slots(tracker.slots)
        if tracker.active_loop_name and _is_geen_antwoord(bericht):
            return await _tel_misser(dispatcher, tracker, stand)
        if bericht.intent in SIGNAAL_VAN_INTENT:
            meld(dispatcher, SIGNAAL_VAN_INTENT[bericht.intent])
        events = await antwoord(dispatcher, tracker, bericht.intent)
        if not tracker.active_loop_name:
            return [*events, *_terug_naar_advies(dispatcher, tracker, bericht.intent)]
        if bericht.gemeente and bericht.intent not in ZONDER_GEMEENTE:
            events = [*events, SlotSet("gemeente", bericht.gemeente)]
        if verteld := _verteld_bij_gevaar(tracker, bericht, stand):
            # It need not be what support is wanted for: kept as long as nothing else is told.
            overgenomen = (*(verteld.overgenomen or ()), "themas")
            verteld = replace(verteld, vraagwijze=None, overgenomen=overgenomen)
            return [*events, *slots(stand, verteld)]
        if bericht.intent == "medewerker_spreken" and stand.vraagwijze == "vastgelopen":
            return [*events, *slots(stand, met_keuzes(stand))]
        return [*events, SlotSet("vraagwijze", wijze_na_tussenvraag(stand))]


def _is_geen_antwoord(bericht: Bericht) -> bool:
    """Whether a statement about another subject was made; a question about one is answered."""
    return bericht.intent == "buiten_bereik" and "?" not in bericht.tekst


async def _tel_misser(
    dispatcher: CollectingDispatcher, tracker: Tracker, stand: Stand
) -> list[EventType]:
    """Says that the bot is not for that; in a row of misses it is one of them."""
    if stand.gemist >= MISSERS_TOT_KEUZES:
        return slots(stand, na_misser(stand))
    events = await antwoord(dispatcher, tracker, "buiten_bereik")
    nieuw = na_misser(stand)
    if not stand.gemist:
        nieuw = replace(nieuw, vraagwijze=wijze_na_tussenvraag(stand))
    return [*events, *slots(stand, nieuw)]


def _verteld_bij_gevaar(tracker: Tracker, bericht: Bericht, stand: Stand) -> Stand | None:
    """The stand with what is going on, where an alarm tells it for sure: it is not asked again."""
    if bericht.intent != GEVAAR or tracker.get_slot(REQUESTED_SLOT) != "themas":
        return None
    zeker = {
        e["value"]
        for e in tracker.latest_message.get("entities") or []
        if not e.get("role") and e.get("confidence_entity", 1.0) >= ZEKER_BIJ_GEVAAR
    }
    themas = tuple(thema for thema in bericht.labels.get("themas", ()) if thema in zeker)
    verhaal = replace(bericht, intent="vertellen", labels={"themas": themas}, vermoedens={})
    return verwerk(stand, verhaal, "themas") if themas else None


def _zegt_dag(tracker: Tracker, bericht: Bericht) -> bool:
    """Whether "dag" is goodbye, as it is after an advice; at the start it is hello."""
    dag = herkenwoorden().dag.fullmatch(bericht.tekst.strip(" !."))
    klaar = tracker.get_slot("advies") and not tracker.active_loop_name
    return bericht.intent == "begroeten" and bool(klaar) and dag is not None


def _terug_naar_advies(
    dispatcher: CollectingDispatcher, tracker: Tracker, intent: str
) -> list[EventType]:
    """Puts the question that was open after the advice once more, with its buttons."""
    if intent in {GEVAAR, GEVAAR_VERVOLG, GEVAAR_BERICHT}:
        return []
    advies = tracker.get_slot("advies") or {}
    if tracker.get_slot("vraagwijze") == PAST_NIET:
        dispatcher.utter_message(response="utter_past_niet_kort")
        return []
    if intent == "bedanken" and advies and not advies.get("beoordeeld"):
        dispatcher.utter_message(response="utter_was_het_nuttig")
        return [SlotSet("advies", {**advies, "beoordeeld": True}), SlotSet("vraagwijze", "nuttig")]
    if intent != "bedanken":
        dispatcher.utter_message(response=in_andere_woorden(tracker, "utter_na_advies_kort"))
    return []

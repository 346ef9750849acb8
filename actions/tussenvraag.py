"""Asides: one answer per intent, after which the open question comes back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.aanbevelen.aanbodfeiten import vertel_over
from actions.aanbevelen.aanbodvraag import FEIT_VAN_VRAAG, IETS_ANDERS, gevraagd_feit, vraagt_feit
from actions.aanbevelen.advies import OverAanbod
from actions.aanbevelen.nieuwe_vraag import begin_nieuwe_vraag, hervat
from actions.aanbevelen.reactie import Reactie
from actions.aanbevelen.uitleg import leg_advies_uit, leg_samenhang_uit
from actions.afscheid import Afscheid, code_van
from actions.base import SafeAction, slots
from actions.eerder import maak_huidig, met_antwoorden
from actions.gesprek import Opnieuw
from actions.gezegd import WEER, in_andere_woorden, net_gezegd
from actions.hulp.noodnummers import gevaar_antwoord, gevaar_stappen
from actions.hulp.overdracht import draag_over
from actions.misser import niet_begrepen
from actions.names import FORM, MET_VERVOLG, REQUESTED_SLOT, WEL_OPNIEUW
from actions.signalen import Signaal, meld
from actions.stand import PAST_NIET, Stand, met_keuzes, wijze_na_tussenvraag
from actions.toelichting import leg_begrippen_uit, leg_vraag_uit
from actions.verstaan.bedoeling.aankondiging import ANDERE_VRAAG, LATER_VRAGEN
from actions.verstaan.bedoeling.ergernis import ERGERNIS
from actions.verstaan.bedoeling.gevaar import GEVAAR, VERHAAL
from actions.verstaan.bedoeling.nasleep import GEVAAR_BERICHT, GEVAAR_VERVOLG
from actions.verstaan.bedoeling.terugvraag import EERDER, bedoeld_eerder
from actions.verstaan.bedoeling.terzijde import CODE, HOE_VERDER, MEENEMEN, SAMENHANG
from actions.verstaan.bericht import Bericht
from actions.verstaan.labels.aanwijzing import rangen
from actions.verstaan.woorden.herkenwoorden import herkenwoorden
from actions.verwerken.verwerk import verwerk
from actions.vragen import overzicht
from actions.woordenlijst import haal_woorden

#: Asides about an advice that has not been given yet.
OVER_ADVIES = frozenset(
    {"meer_info", "ander_aanbod", "aanmelden", "kosten_vragen", "tevreden", "ontevreden"}
)
#: What can be said about the offers before there are any.
NOG_GEEN_ADVIES = {
    "kosten_vragen": "utter_nog_geen_advies_kosten",
    "aanmelden": "utter_nog_geen_advies_aanmelden",
    "meer_info": "utter_nog_geen_advies_feit",
}
#: Questions that an earlier advice answers too.
FEITEN = frozenset({"meer_info", "aanmelden", "kosten_vragen"})
#: From here on a thema in an alarm is what is going on; a word or two of alarm tell little.
ZEKER_BIJ_GEVAAR = 0.85
#: For so many messages a summary of the advice still stands in sight.
BEURTEN = 3
#: Asides in which a gemeente need not be that of the official.
ZONDER_GEMEENTE = frozenset({"buiten_bereik", "opschrijven"})
#: What an aside tells the counts.
SIGNAAL_VAN_INTENT = {
    "medewerker_spreken": Signaal.MEDEWERKER,
    "andere_taal": Signaal.ENGELS,
    "schelden": Signaal.SCHELDEN,
}
#: What is answered like something else.
ANDERS_GEZEGD = {"gesprek_beginnen": "begroeten", ERGERNIS: "schelden"}


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
        if bericht.intent in SIGNAAL_VAN_INTENT:
            meld(dispatcher, SIGNAAL_VAN_INTENT[bericht.intent])
        events = await _antwoord(dispatcher, tracker, bericht.intent)
        if not tracker.active_loop_name:
            return [*events, *_terug_naar_advies(dispatcher, tracker, bericht.intent)]
        stand = Stand.van_slots(tracker.slots)
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


async def _antwoord(
    dispatcher: CollectingDispatcher, tracker: Tracker, intent: str
) -> list[EventType]:
    if intent == GEVAAR:
        await gevaar_antwoord(dispatcher, tracker)
        return []
    if intent == GEVAAR_VERVOLG:
        await gevaar_stappen(dispatcher, tracker)
        return []
    if intent == CODE:
        code = code_van(tracker)
        dispatcher.utter_message(response="utter_code" if code else "utter_geen_code", code=code)
        return []
    if intent == EERDER:
        return await _eerder(dispatcher, tracker)
    if intent == LATER_VRAGEN and not tracker.active_loop_name:
        dispatcher.utter_message(response="utter_later_vragen_buiten_vragen")
        return []
    if intent == HOE_VERDER:
        return await _hoe_verder(dispatcher, tracker)
    if intent == MEENEMEN and (tracker.get_slot("advies") or {}).get("aanbod"):
        await _neem_mee(dispatcher, tracker)
        return []
    if intent == SAMENHANG:
        return _samenhang(dispatcher, tracker)
    if intent == "medewerker_spreken":
        return await draag_over(dispatcher, tracker)
    if intent == "uitleg_vragen":
        await _uitleg(dispatcher, tracker)
        return []
    if intent in FEITEN and tracker.get_slot("advies"):
        # About the advice to the question before this one.
        bericht = Bericht.van_tracker(tracker)
        return await vertel_over(dispatcher, bericht, tracker.get_slot("advies") or {})
    if intent in OVER_ADVIES:
        dispatcher.utter_message(response=NOG_GEEN_ADVIES.get(intent, "utter_nog_geen_advies"))
        return []
    intent = ANDERS_GEZEGD.get(intent, intent)
    response = f"utter_{intent}"
    if intent in MET_VERVOLG:
        response = in_andere_woorden(tracker, response)
    dispatcher.utter_message(response=response)
    return []


async def _eerder(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """Shows an earlier advice, or tells what is asked about it; then that is the current one.

    While the questions are open it is only shown: the new question goes on.
    """
    bericht = Bericht.van_tracker(tracker)
    eerder = bedoeld_eerder(tracker, bericht.tekst)
    if eerder is None:
        return []
    advies = maak_huidig(tracker, eerder)
    gehoord = (tracker.latest_message.get("intent") or {}).get("name") or ""
    rest = herkenwoorden().eerder.sub(" ", bericht.tekst)
    vraag = replace(bericht, intent=gehoord, tekst=rest)
    feit = gehoord in FEIT_VAN_VRAAG or gevraagd_feit(vraag) not in {None, IETS_ANDERS}
    verteld: list[EventType] = []
    if feit or rangen(rest, len(advies["aanbod"])):
        verteld = await vertel_over(dispatcher, vraag, advies)
    else:
        namen = "\n".join(f"{i}. {naam}" for i, naam in enumerate(advies["namen"], start=1))
        response = "utter_eerder_advies"
        dispatcher.utter_message(response=response, code=advies["code"], namen=namen)
    if tracker.active_loop_name:
        return []
    stand = Stand.van_slots(tracker.slots)
    terug = slots(stand, met_antwoorden(stand, advies))
    return [*terug, SlotSet("advies", advies), *verteld]


async def _hoe_verder(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """What to do with the advice; while a question is open that question is explained."""
    if tracker.active_loop_name:
        await _uitleg(dispatcher, tracker)
    elif code := code_van(tracker):
        dispatcher.utter_message(response="utter_hoe_verder", code=code)
    else:
        dispatcher.utter_message(response="utter_nog_geen_advies_buiten_vragen")
    return []


async def _neem_mee(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """The advice in a few lines that can be passed on; it may be the one of an earlier question."""
    advies = tracker.get_slot("advies") or {}
    stand = met_antwoorden(Stand.van_slots(tracker.slots), advies)
    antwoorden: dict[str, Any] = {**overzicht(stand, await haal_woorden())}
    response = "utter_meenemen_advies"
    weer = WEER if {response, response + WEER} & net_gezegd(tracker, BEURTEN) else ""
    dispatcher.utter_message(
        response=response + weer,
        code=advies["code"],
        namen=" / ".join(advies["namen"]),
        **antwoorden,
    )


def _samenhang(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """In which order the offers of the advice help; it may be the one of an earlier question."""
    advies = tracker.get_slot("advies") or {}
    if advies.get("aanbod"):
        leg_samenhang_uit(dispatcher, advies)
    else:
        dispatcher.utter_message(response="utter_nog_geen_advies")
    return []


async def _uitleg(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Why the open question is asked, what a word means, or how the advice came about."""
    woorden = await haal_woorden()
    if leg_begrippen_uit(dispatcher, woorden, tracker.latest_message.get("text") or ""):
        return
    if tracker.active_loop_name:
        leg_vraag_uit(dispatcher, woorden, str(tracker.get_slot(REQUESTED_SLOT)))
    else:
        leg_advies_uit(dispatcher, Bericht.van_tracker(tracker), tracker.get_slot("advies") or {})


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

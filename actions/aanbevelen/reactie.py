"""What an official thinks of the advice, and what does not fit about it."""

from __future__ import annotations

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.aanbevelen.aanbodfeiten import vertel_over
from actions.aanbevelen.aanbodvraag import vraagt_alleen_feit
from actions.aanbevelen.advies import AnderAanbod, OverAanbod, zoek_beter
from actions.aanbevelen.nieuwe_vraag import hervat
from actions.aanbevelen.uitleg import genoemde
from actions.aanbevelen.wens import anders_dan_gevraagd
from actions.afscheid import Afscheid
from actions.base import SafeAction, slots
from actions.gezegd import in_andere_woorden, met_vervolg, net_gezegd
from actions.names import FORM, INHOUD
from actions.signalen import Signaal, meld
from actions.stand import PAST_NIET, Stand, pas_aan
from actions.verstaan.bericht import Bericht
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: After these questions "nee" means that there is nothing more to ask.
NOG_IETS = met_vervolg("utter_na_advies_kort", "utter_verder") | {"utter_tevreden"}
#: How the bot waits for an answer to "was het advies nuttig?".
NUTTIG = "nuttig"


class Reactie(SafeAction):
    """Takes an opinion on the advice; "no" leads to what does not fit, and that to a better one."""

    beantwoordt = True
    op_gehoor = True

    def name(self) -> str:
        """The name in the domain."""
        return "action_reactie"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Counts it and leads on."""
        advies = tracker.get_slot("advies")
        if not advies:
            dispatcher.utter_message(response="utter_nog_geen_advies_buiten_vragen")
            return []
        bericht = Bericht.van_tracker(tracker)
        if vraagt_alleen_feit(tracker, bericht):  # "weet u zeker dat dit nog loopt?"
            return await OverAanbod().act(dispatcher, tracker)
        klacht = noemt_alleen_past_niet(tracker, bericht)
        if bericht.intent in INHOUD and bericht.labels and not klacht:  # "en voor de politie?"
            return [*hervat(dispatcher, tracker, bericht), FollowupAction(FORM)]
        wijze = tracker.get_slot("vraagwijze")
        match _oordeel(bericht, wijze):
            case "tevreden":
                meld(dispatcher, Signaal.NUTTIG)
                advies = {**advies, "beoordeeld": True}
                # "Die e-learning lijkt me wat": what is known about it helps to go on.
                keus = genoemde(bericht, advies) and await vertel_over(dispatcher, bericht, advies)
                dispatcher.utter_message(response="utter_tevreden")
                return [*(keus or [SlotSet("advies", advies)]), SlotSet("vraagwijze", None)]
            case "niet_nuttig":
                meld(dispatcher, Signaal.NIET_NUTTIG)
                return await _wat_past_niet(dispatcher, tracker, bericht, "utter_niet_nuttig")
            case "ontevreden" if wijze != PAST_NIET:
                meld(dispatcher, Signaal.PAST_NIET)
                return await _wat_past_niet(dispatcher, tracker, bericht, "utter_ontevreden")
            case "geen_idee" if wijze == PAST_NIET:
                dispatcher.utter_message(response="utter_past_niet_geen_idee")
                return await AnderAanbod().act(dispatcher, tracker)
            case "geen_idee" if advies.get("aanbod"):
                dispatcher.utter_message(response="utter_hoe_verder", code=advies["code"])
                return [SlotSet("vraagwijze", None)]
            case "ontkennen" if NOG_IETS & net_gezegd(tracker):
                return await Afscheid().act(dispatcher, tracker)
            case _ if wijze == PAST_NIET:
                return await _wat_past_niet(dispatcher, tracker, bericht, "utter_past_niet_kort")
            case _:
                terug = in_andere_woorden(tracker, "utter_na_advies_kort")
                dispatcher.utter_message(response=terug)
                return [SlotSet("vraagwijze", None)]


def zegt_past_niet(tracker: Tracker, bericht: Bericht) -> bool:
    """Whether a message says that the advice does not fit, and tells of no other thema."""
    zegt = herkenwoorden().past_niet.search(bericht.tekst)
    ander_thema = anders_dan_gevraagd(tracker, {"themas": bericht.labels.get("themas", ())})
    return bool(tracker.get_slot("advies") and zegt) and not (ander_thema or bericht.knop)


def noemt_alleen_past_niet(tracker: Tracker, bericht: Bericht) -> bool:
    """Whether a message that was heard as a story says that the advies does not fit."""
    past_niet = herkenwoorden().past_niet.search(bericht.tekst) is not None
    anders = anders_dan_gevraagd(tracker, bericht.labels)
    kaal = bericht.intent in INHOUD and not (anders or bericht.genoemd_onderdeel)
    return past_niet and kaal and bool(tracker.get_slot("advies"))


def _oordeel(bericht: Bericht, wijze: str | None) -> str:
    """The message as an answer to "was het nuttig?", when that was asked."""
    intent = bericht.intent
    if intent in {"ontkennen", *INHOUD} and herkenwoorden().past_niet.search(bericht.tekst):
        intent = "ontevreden"
    if wijze != NUTTIG:
        return intent
    return {"bevestigen": "tevreden", "ontkennen": "niet_nuttig", "ontevreden": "niet_nuttig"}.get(
        intent, intent
    )


async def _wat_past_niet(
    dispatcher: CollectingDispatcher, tracker: Tracker, bericht: Bericht, vraag: str
) -> list[EventType]:
    """Acts on what is said not to fit; asks when nothing is."""
    if (events := await zoek_beter(dispatcher, tracker, bericht)) is not None:
        return events
    if bericht.genoemd_onderdeel and not bericht.knop:
        stand = Stand.van_slots(tracker.slots)
        opnieuw = pas_aan(stand, bericht.genoemd_onderdeel)
        return [*slots(stand, opnieuw), FollowupAction(FORM)]
    dispatcher.utter_message(response=vraag)
    return [SlotSet("vraagwijze", PAST_NIET)]

"""What the bot says to an aside: one answer per intent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.aanbevelen.aanbodfeiten import vertel_over
from actions.aanbevelen.aanbodvraag import FEIT_VAN_VRAAG, IETS_ANDERS, gevraagd_feit
from actions.aanbevelen.uitleg import leg_advies_uit, leg_samenhang_uit
from actions.afscheid import code_van
from actions.base import slots
from actions.eerder import maak_huidig, met_antwoorden
from actions.gezegd import WEER, in_andere_woorden, net_gezegd
from actions.hulp.noodnummers import gevaar_antwoord, gevaar_stappen
from actions.hulp.overdracht import draag_over
from actions.names import MET_VERVOLG, REQUESTED_SLOT
from actions.stand import Stand
from actions.teksten import teksten
from actions.toelichting import leg_begrippen_uit, leg_vraag_uit
from actions.verstaan.bedoeling.aankondiging import LATER_VRAGEN
from actions.verstaan.bedoeling.gevaar import GEVAAR
from actions.verstaan.bedoeling.nasleep import GEVAAR_VERVOLG
from actions.verstaan.bedoeling.terugvraag import EERDER, bedoeld_eerder
from actions.verstaan.bedoeling.terzijde import (
    CODE,
    HOE_VERDER,
    MEENEMEN,
    SAMENHANG,
    TUSSENSTAND,
)
from actions.verstaan.bericht import Bericht
from actions.verstaan.labels.aanwijzing import rangen
from actions.verstaan.woorden.aanloop import zonder_aanloop
from actions.verstaan.woorden.herkenwoorden import herkenwoorden
from actions.vragen import overzicht, tot_nu_toe
from actions.woordenlijst import haal_woorden

#: Says the answer to the latest message; what it gives back, if anything, it changes.
Antwoord = Callable[[CollectingDispatcher, Tracker], Awaitable[list[EventType] | None]]

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
#: For so many messages a summary of the advice still stands in sight.
BEURTEN = 3
#: What is answered like something else.
ANDERS_GEZEGD = {"gesprek_beginnen": "begroeten"}


async def antwoord(
    dispatcher: CollectingDispatcher, tracker: Tracker, intent: str
) -> list[EventType]:
    """Answers an aside: as ``ANTWOORDEN`` tells, and else with ``utter_<intent>``."""
    zeg = ANTWOORDEN.get(intent)
    if zeg is not None:
        return await zeg(dispatcher, tracker) or []
    _zeg(dispatcher, tracker, intent)
    return []


def _zeg(dispatcher: CollectingDispatcher, tracker: Tracker, intent: str) -> None:
    """Says the response of an intent, in other words each time where it has those."""
    intent = ANDERS_GEZEGD.get(intent, intent)
    response = f"utter_{intent}"
    if intent in MET_VERVOLG:
        response = in_andere_woorden(tracker, response)
    dispatcher.utter_message(response=response)


async def _gevaar_vervolg(
    dispatcher: CollectingDispatcher, tracker: Tracker
) -> list[EventType] | None:
    """What to do in danger, and how to reach a person where one was asked for: it may be over."""
    await gevaar_stappen(dispatcher, tracker)
    gehoord = (tracker.latest_message.get("intent") or {}).get("name")
    return await draag_over(dispatcher, tracker) if gehoord == "medewerker_spreken" else None


async def _code(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """The code, or that there is none yet."""
    code = code_van(tracker)
    dispatcher.utter_message(response="utter_code" if code else "utter_geen_code", code=code)


async def _later_vragen(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """That another question can be put, now or after this one."""
    vervolg = "" if tracker.active_loop_name else "_buiten_vragen"
    dispatcher.utter_message(response=f"utter_later_vragen{vervolg}")


async def _over_advies(
    dispatcher: CollectingDispatcher, tracker: Tracker
) -> list[EventType] | None:
    """About the advies to the question before this one; else that there is none yet."""
    bericht = Bericht.van_tracker(tracker)
    if bericht.intent in FEITEN and tracker.get_slot("advies"):
        return await vertel_over(dispatcher, bericht, tracker.get_slot("advies") or {})
    response = NOG_GEEN_ADVIES.get(bericht.intent, "utter_nog_geen_advies")
    dispatcher.utter_message(response=response)
    return None


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


async def _hoe_verder(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """What to do with the advice; while a question is open that question is explained."""
    if tracker.active_loop_name:
        await _uitleg(dispatcher, tracker)
    elif code := code_van(tracker):
        dispatcher.utter_message(response="utter_hoe_verder", code=code)
    else:
        dispatcher.utter_message(response="utter_nog_geen_advies_buiten_vragen")


async def _neem_mee(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """The advice in a few lines that can be passed on; it may be the one of an earlier question."""
    advies = tracker.get_slot("advies") or {}
    if not advies.get("aanbod"):
        _zeg(dispatcher, tracker, MEENEMEN)
        return
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


async def _tussenstand(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """The answers so far; the recap shows them itself. After an advies what it was about."""
    vraag = tracker.get_slot(REQUESTED_SLOT) if tracker.active_loop_name else None
    advies = tracker.get_slot("advies") or {}
    stand = Stand.van_slots(tracker.slots)
    if vraag == "akkoord":
        return
    if not (stand.beantwoord or stand.gemeente):
        dispatcher.utter_message(response="utter_tussenstand_leeg")
        return
    antwoorden: dict[str, Any] = {**tot_nu_toe(stand, await haal_woorden())}
    if vraag is None and advies:
        namen = " / ".join(advies.get("namen") or ()) or teksten().geen_aanbod
        code = advies.get("code")
        dispatcher.utter_message(
            response="utter_tussenstand_advies", namen=namen, code=code, **antwoorden
        )
    else:
        dispatcher.utter_message(response="utter_tussenstand", **antwoorden)


async def _samenhang(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """In which order the offers of the advice help; it may be the one of an earlier question."""
    advies = tracker.get_slot("advies") or {}
    if advies.get("aanbod"):
        leg_samenhang_uit(dispatcher, advies)
    else:
        dispatcher.utter_message(response="utter_nog_geen_advies")


async def _uitleg(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Why the open question is asked, what a word means, or how the advice came about."""
    woorden = await haal_woorden()
    if leg_begrippen_uit(dispatcher, woorden, tracker.latest_message.get("text") or ""):
        return
    tekst = zonder_aanloop(tracker.latest_message.get("text") or "")
    twijfelt = herkenwoorden().zeker_weten.match(tekst) and herkenwoorden().vertrouwen.search(tekst)
    if tracker.active_loop_name and twijfelt:
        dispatcher.utter_message(response="utter_uitleg_zeker")
    elif tracker.active_loop_name:
        leg_vraag_uit(dispatcher, woorden, str(tracker.get_slot(REQUESTED_SLOT)))
    else:
        leg_advies_uit(dispatcher, Bericht.van_tracker(tracker), tracker.get_slot("advies") or {})


#: How asides are answered for which one fixed response will not do.
ANTWOORDEN: dict[str, Antwoord] = {
    GEVAAR: gevaar_antwoord,
    GEVAAR_VERVOLG: _gevaar_vervolg,
    CODE: _code,
    EERDER: _eerder,
    LATER_VRAGEN: _later_vragen,
    HOE_VERDER: _hoe_verder,
    MEENEMEN: _neem_mee,
    TUSSENSTAND: _tussenstand,
    SAMENHANG: _samenhang,
    "medewerker_spreken": draag_over,
    "uitleg_vragen": _uitleg,
    **dict.fromkeys(OVER_ADVIES, _over_advies),
}

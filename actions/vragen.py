"""The form: what a message changes (validate) and how each question is put (ask)."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Any

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction
from rasa_sdk.interfaces import Tracker
from rasa_sdk.types import DomainDict

from actions.api_client import Found, Woorden, client
from actions.base import SafeAction, report, slots
from actions.gezegd import (
    WEER,
    geschreven,
    in_andere_woorden,
    kort_gevraagd,
    net_gezegd,
    vorig_bericht,
)
from actions.knoppen import keuze, knop
from actions.names import DUBBELZINNIG, ENTITEIT_VAN_SLOT, FORM, KEUZES, REQUESTED_SLOT
from actions.pauze import meld_pauze
from actions.signalen import Signaal, meld, van_verandering
from actions.stand import KORT, Stand
from actions.teksten import opsomming, teksten
from actions.terloops import beantwoord_terloops
from actions.verstaan.bedoeling.oordeel import vraagt_oordeel
from actions.verstaan.bericht import Bericht
from actions.verstaan.labels.aanwijzing import aangewezen, teruggewezen
from actions.verstaan.labels.weigering import weigering
from actions.verwerken.eigenwoorden import met_eigen_woorden
from actions.verwerken.eruit import haal_eruit
from actions.verwerken.opnieuw import begint_andere_vraag, opnieuw_verteld
from actions.verwerken.verband import in_verband
from actions.verwerken.verwerk import verwerk
from actions.woordenlijst import haal_woorden, uitleg

#: How a question is put after the first miss: "I do not know" then goes on without.
VERVOLG_OP_MISSER = frozenset({"keuzes", "vastgelopen"})


class ValidateAdviesForm(FormValidationAction):
    """Fills every slot of the form from the latest message."""

    def name(self) -> str:
        """Rasa calls this action in every turn of the form."""
        return f"validate_{FORM}"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Extracts and validates; a failure is told and changes nothing."""
        try:
            return await super().run(dispatcher, tracker, domain)
        except Exception as error:
            report(error, self.name(), tracker.sender_id)
            dispatcher.utter_message(response="utter_onverwachte_fout")
            # Without a slot event Rasa would take the message for an aside.
            return [SlotSet("vraagwijze", "kort")]

    async def get_extraction_events(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """The slots that the latest message changes; none when it is an aside."""
        if not _is_nieuw_bericht(tracker):
            return []  # back from an aside, or just opened: this message has been dealt with
        stand = Stand.van_slots(tracker.slots)
        vraag = tracker.get_slot(REQUESTED_SLOT)
        bericht = Bericht.van_tracker(tracker)
        if vraag and not bericht.knop:
            labels = aangewezen(bericht.tekst, await _knoppen(vraag, stand)) or teruggewezen(
                bericht.tekst, vorig_bericht(tracker), vraag
            )
            bericht = replace(bericht, intent="kiezen", labels=labels) if labels else bericht
        opnieuw = begint_andere_vraag(stand, bericht)
        if opnieuw:
            nieuw: Stand | None = opnieuw_verteld(stand, bericht)
        else:
            eruit = haal_eruit(stand, bericht, vraag, geschreven(tracker))
            nieuw = eruit or verwerk(stand, bericht, vraag)
        if nieuw is None:
            return []
        meld_pauze(dispatcher, tracker)
        if opnieuw:
            dispatcher.utter_message(response="utter_opnieuw")
        if vraagt_oordeel(bericht.tekst):  # beside a story
            dispatcher.utter_message(response=in_andere_woorden(tracker, "utter_oordeel"))
        gecorrigeerd = {Signaal.GECORRIGEERD} if opnieuw else set()
        meld(dispatcher, *(s for s in van_verandering(stand, nieuw) if s not in gecorrigeerd))
        # One event at least: with none Rasa would take the message for an aside.
        return slots(stand, nieuw) or [SlotSet("vraagwijze", nieuw.vraagwijze)]

    async def get_validation_events(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """The extracted slots, with only those labels that the catalogue holds."""
        return [
            SlotSet(slot, await _bekend(slot, value) if slot in ENTITEIT_VAN_SLOT else value)
            for slot, value in tracker.slots_to_validate().items()
        ]


def _is_nieuw_bericht(tracker: Tracker) -> bool:
    """Whether nothing but the form itself has acted since the latest message."""
    for event in reversed(tracker.events):
        if event["event"] == "user":
            return True
        if event["event"] == "action" and event["name"] != FORM:
            return False
    return False


async def _bekend(slot: str, ids: list[str] | None) -> list[str] | None:
    """Drops ids that the catalogue does not hold: slots can come from anywhere."""
    outcome = await client().woorden()
    if not ids or not isinstance(outcome, Found):
        return ids
    return [label for label in ids if label in outcome.value.per_slot[slot]] or None


class Vraag(SafeAction):
    """Puts one question. Its wording is a response of the domain, chosen by ``vraagwijze``."""

    @property
    @abstractmethod
    def slot(self) -> str:
        """The slot that the question fills."""

    def name(self) -> str:
        """Rasa looks for this name when the slot is requested."""
        return f"action_ask_{FORM}_{self.slot}"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Says what was understood, then asks."""
        stand = Stand.van_slots(tracker.slots)
        woorden = await haal_woorden()
        nieuw_bericht = _is_nieuw_bericht(tracker)
        oud, nieuw = _net_veranderd(tracker)
        aangenomen = _aangenomen(tracker, oud, nieuw, woorden)
        begrepen = _begrepen(stand, oud, nieuw, woorden, zonder=aangenomen)
        tekst = tracker.latest_message.get("text") or ""
        weg = _weggelaten(oud, nieuw, woorden, {self.slot} - weigering(tekst).geweigerd.keys())
        weinig = self.slot == "akkoord" and not (stand.themas or stand.vormen)
        if weinig and "utter_nog_weinig_bekend" not in net_gezegd(tracker):
            dispatcher.utter_message(response="utter_nog_weinig_bekend")
        if aangenomen:
            dispatcher.utter_message(response="utter_aangenomen", thema=opsomming(aangenomen))
        if begrepen and self.slot != "akkoord":
            dispatcher.utter_message(response="utter_begrepen", begrepen=begrepen)
        elif weg and self.slot != "akkoord" and nieuw_bericht:
            dispatcher.utter_message(response="utter_weggelaten", weg=weg)
        terloops = await beantwoord_terloops(dispatcher, tracker) if nieuw_bericht else []
        response = f"utter_ask_{FORM}_{self.slot}"
        if self.slot != "akkoord" and stand.vraagwijze == KORT and kort_gevraagd(tracker, response):
            response += WEER
        dispatcher.utter_message(
            response=response,
            buttons=self.knoppen(stand, woorden),
            **self.woordkeus(stand, woorden),
        )
        return terloops

    def knoppen(self, stand: Stand, woorden: Woorden) -> list[dict[str, str]]:
        """The choices that come from the catalogue; fixed ones stand in the domain."""
        titels = teksten().knoppen
        verder = titels.overslaan if stand.vraagwijze in VERVOLG_OP_MISSER else titels.weet_niet
        return [
            *keuze(ENTITEIT_VAN_SLOT[self.slot], woorden.per_slot[self.slot]),
            knop(verder, "geen_idee"),
        ]

    def woordkeus(self, stand: Stand, woorden: Woorden) -> dict[str, Any]:
        """What the response fills in."""
        return {"uitleg": uitleg(woorden, self.slot)}


class VraagThemas(Vraag):
    """What is going on?"""

    slot = "themas"

    def knoppen(self, stand: Stand, woorden: Woorden) -> list[dict[str, str]]:
        """No list at first: most officials do not know what their problem is called."""
        match stand.vraagwijze:
            case "twijfel":
                return _twijfel(stand, woorden)
            case "keuzes" | "vastgelopen":
                rest = {
                    thema: item
                    for thema, item in woorden.per_slot["themas"].items()
                    if thema not in (stand.afgewezen or ())
                }
                return [*keuze("thema", rest), knop(teksten().knoppen.weet_niet, "geen_idee")]
            case _:
                return []

    def woordkeus(self, stand: Stand, woorden: Woorden) -> dict[str, Any]:
        """The themas that the bot wonders about."""
        namen = woorden.namen("themas", stand.twijfel or ())
        return {"twijfel": f" {teksten().of} ".join(namen).lower()}


class VraagVormen(Vraag):
    """Which support?"""

    slot = "vormen"


class VraagDoelgroepen(Vraag):
    """For whom?"""

    slot = "doelgroepen"


class VraagAkkoord(Vraag):
    """The recap, which can be changed per answer."""

    slot = "akkoord"

    def knoppen(self, stand: Stand, woorden: Woorden) -> list[dict[str, str]]:
        """They stand in the domain, but for an answer that is not always there."""
        if not stand.gemeente or stand.vraagwijze == "gemeente":
            return []
        return [knop(teksten().knoppen.wijzig_gemeente, "aanpassen", onderdeel="gemeente")]

    def woordkeus(self, stand: Stand, woorden: Woorden) -> dict[str, Any]:
        """The answers in words, in the order of the catalogue."""
        return {**overzicht(stand, woorden), "gemeente": _gemeente(stand)}


def overzicht(stand: Stand, woorden: Woorden) -> dict[str, str]:
    """The answers in words by their slot, each in the order of the catalogue.

    Beside each stands what the official called it, where that says something else.
    """
    return {
        slot: opsomming(_zoals_genoemd(woorden, slot, getattr(stand, slot) or (), stand))
        or teksten().onbekend
        for slot in ENTITEIT_VAN_SLOT
    }


def tot_nu_toe(stand: Stand, woorden: Woorden) -> dict[str, str]:
    """The same and the gemeente, where some of the questions have not been answered yet."""
    nog_open = dict.fromkeys(ENTITEIT_VAN_SLOT.keys() - {*stand.beantwoord}, teksten().nog_open)
    return {**overzicht(stand, woorden), **nog_open, "gemeente": _gemeente(stand)}


def _gemeente(stand: Stand) -> str:
    return stand.gemeente or teksten().geen_gemeente


def _zoals_genoemd(woorden: Woorden, slot: str, ids: Sequence[str], stand: Stand) -> list[str]:
    """The names of labels, each with what the official called it."""
    return [
        met_eigen_woorden(label, naam, stand.eigenwoorden)
        for label in woorden.gesorteerd(slot, ids)
        for naam in woorden.namen(slot, [label])
    ]


async def _knoppen(vraag: str, stand: Stand) -> list[dict[str, str]]:
    """The choices as the open question shows them."""
    woorden = await haal_woorden()
    soorten = (VraagThemas(), VraagVormen(), VraagDoelgroepen(), VraagAkkoord())
    return next(soort.knoppen(stand, woorden) for soort in soorten if soort.slot == vraag)


def _twijfel(stand: Stand, woorden: Woorden) -> list[dict[str, str]]:
    labels = teksten().knoppen
    if len(stand.twijfel or ()) == 1:
        return [knop(labels.ja, "bevestigen"), knop(labels.iets_anders, "ontkennen")]
    twijfel = {
        thema: woorden.per_slot["themas"][thema]
        for thema in stand.twijfel or ()
        if thema in woorden.per_slot["themas"]
    }
    return [
        *keuze("thema", twijfel),
        knop(labels.allebei, "bevestigen"),
        knop(labels.iets_anders, "ontkennen"),
    ]


def _net_veranderd(tracker: Tracker) -> tuple[dict[str, Any], dict[str, Any]]:
    """The slots that free text changed in this turn: their values before and after it."""
    nieuw: dict[str, Any] = {}
    oud: dict[str, Any] = {}
    values = nieuw
    for event in reversed(tracker.events):
        if event["event"] == "user":
            if values is nieuw and (event.get("text") or "").startswith("/"):
                return {}, {}
            values = oud
        elif event["event"] == "slot":
            values.setdefault(event["name"], event.get("value"))
    return {name: oud.get(name) for name in nieuw}, nieuw


def _aangenomen(
    tracker: Tracker, oud: dict[str, Any], nieuw: dict[str, Any], woorden: Woorden
) -> list[str]:
    """The names of the themas that were asked about and neither confirmed nor denied."""
    stand = Stand.van_slots({**tracker.slots, **oud})
    if not (stand.twijfel and nieuw.get("themas")) or stand.vraagwijze in DUBBELZINNIG:
        return []
    bericht = in_verband(stand, Bericht.van_tracker(tracker), "themas")
    if bericht.intent in KEUZES | {"bevestigen"} or "themas" in bericht.labels:
        return []
    return _verschil(nieuw, oud, "themas", woorden)


def _begrepen(
    stand: Stand, oud: dict[str, Any], nieuw: dict[str, Any], woorden: Woorden, zonder: list[str]
) -> str:
    """What the latest message added, by name and own words, in the order of the questions."""
    gemeente = nieuw.get("gemeente")
    namen = [
        naam
        for slot in ENTITEIT_VAN_SLOT
        for label in woorden.gesorteerd(slot, _nieuwe_ids(nieuw, oud, slot))
        if not {*woorden.namen(slot, [label])} & {*zonder}
        for naam in _zoals_genoemd(woorden, slot, [label], stand)
    ]
    return opsomming(namen, gemeente if gemeente != oud.get("gemeente") else None)


def _weggelaten(
    oud: dict[str, Any], nieuw: dict[str, Any], woorden: Woorden, heropend: Set[str]
) -> str:
    """What the latest message took away, but for the questions that it only opened again."""
    slots = [slot for slot in ENTITEIT_VAN_SLOT if slot in nieuw and slot not in heropend]
    return opsomming([naam for slot in slots for naam in _verschil(oud, nieuw, slot, woorden)])


def _verschil(
    deze: dict[str, Any], zonder: dict[str, Any], slot: str, woorden: Woorden
) -> list[str]:
    """The names of the labels of a slot that are among these values and not among the others."""
    return woorden.op_volgorde(slot, _nieuwe_ids(deze, zonder, slot))


def _nieuwe_ids(deze: dict[str, Any], zonder: dict[str, Any], slot: str) -> list[str]:
    return [label for label in deze.get(slot) or () if label not in (zonder.get(slot) or ())]

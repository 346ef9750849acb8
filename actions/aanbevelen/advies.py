"""The advice, and what an official asks about it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any, Final

from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.aanbevelen.nieuwe_vraag import begin_nieuwe_vraag, hervat
from actions.aanbevelen.samenhang import samenhang
from actions.aanbevelen.uitleg import genoemde
from actions.api_client import Found, Woorden, client
from actions.base import SafeAction, slots
from actions.eerder import EERDER, bewaar
from actions.gezegd import in_andere_woorden, met_vervolg, net_gezegd
from actions.hulp.bereikbaar import datum
from actions.hulp.overdracht import aanvraag
from actions.knoppen import knop
from actions.misser import niet_begrepen
from actions.names import FORM, INHOUD
from actions.stand import PAST_NIET, Stand
from actions.teksten import opsomming, teksten
from actions.verstaan.aanwijzing import rangen, wijst_alleen
from actions.verstaan.bericht import Bericht
from actions.verstaan.duiding import vraag_erbij, vraagt
from actions.verstaan.genoemd import Labels, bestemd, genoemd, zonder
from actions.verstaan.gevaar import ONZIN
from actions.verstaan.herkenwoorden import herkenwoorden
from actions.verstaan.strekking import ander_onderwerp, kondigt_vraag_aan
from actions.verstaan.terzijde import (
    CODE,
    OOK_GEVRAAGD,
    SAMENHANG,
    WOORDEN_VAN_EEN_FEIT,
    feit_in,
    zonder_aanloop,
)
from actions.verstaan.verwerk import verwerk
from actions.vragen import haal_woorden

#: Where one question ends and the next begins.
_DEEL = re.compile(r"[.,;:!?]+\s+|\ben\b", re.IGNORECASE)
#: What is heard less well than this and does not look like a question about offers is none.
ZEKER_VAN_EEN_VRAAG = 0.3
#: An objection with a wish in it has at least this many words.
WOORDEN_VAN_EEN_WENS = 5
#: What such a question is taken for.
FEIT_VERWARD = frozenset({"meer_info", "kosten_vragen"})
#: After these "dat" is one of the offers.
_OVER_AANBOD = met_vervolg("utter_verder", "utter_na_advies_kort") | {"utter_na_advies"}
#: What is asked about an offer that no field of the catalogue tells.
IETS_ANDERS: Final = "iets_anders"
#: The fact of an offer that each question is about.
FEIT_VAN_VRAAG: Final = {"aanmelden": "aanmelden", "kosten_vragen": "kosten"}


class Advies(SafeAction):
    """Asks the API for an advies and tells it."""

    #: The response for an advies; with ``_naaste`` behind it for one that fits in part,
    #: ``_breed`` where nothing is known that it could fit.
    response = "utter_advies"

    def al_getoond(self, tracker: Tracker) -> list[str]:
        """Offers to leave out."""
        return []

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """One call, three outcomes: an advies, an honest "nothing", or "not now"."""
        stand = Stand.van_slots(tracker.slots)
        getoond = self.al_getoond(tracker)
        outcome = await client().maak_verwijzing(aanvraag(tracker.sender_id, stand, getoond))
        if not isinstance(outcome, Found):
            dispatcher.utter_message(response="utter_storing")
            return self.na_storing()
        return await self.vertel(dispatcher, tracker, outcome.value, getoond)

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
            "getoond": [*getoond, *(item["id"] for item in advies["aanbod"])],
            "ontbreekt": "\n".join(
                f"- {item['naam']}: {' '.join(item['ontbreekt'])}"
                for item in advies["aanbod"]
                if item.get("ontbreekt")
            ),
        }
        kept = bewaar(tracker, kept)
        events: list[EventType] = [SlotSet("advies", kept), SlotSet("vraagwijze", None)]
        bekend = tracker.get_slot("themas") or tracker.get_slot("vormen")
        past = "" if bekend or getoond else "_breed"
        if not advies["aanbod"]:
            dispatcher.utter_message(response="utter_advies_geen", code=advies["code"])
            dispatcher.utter_message(response="utter_na_advies_geen")
        else:
            dispatcher.utter_message(
                response=self.response + (past if antwoord["passend"] else "_naaste"),
                code=advies["code"],
                json_message={"advies": advies},
            )
            if kept["samenhang"]:
                dispatcher.utter_message(response="utter_samenhang", regels=kept["samenhang"])
            woorden = await haal_woorden()
            if antwoord["niet_gedekt"] and not getoond:
                dispatcher.utter_message(
                    response="utter_advies_niet_gedekt",
                    vormen=opsomming(woorden.namen("vormen", antwoord["niet_gedekt"])),
                )
            vraag = vraag_achteraan(Bericht.van_tracker(tracker))
            if vraag:
                events += await vertel_over(dispatcher, vraag, kept)
            dispatcher.utter_message(response="utter_na_advies")
        return events


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


class GeefAdvies(Advies):
    """The advice after the recap."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_geef_advies"

    def na_storing(self) -> list[EventType]:
        """Goes back to the recap, so that one "ja" tries again."""
        return [SlotSet("akkoord", None), SlotSet("vraagwijze", "kort"), ActiveLoop(FORM)]


class AnderAanbod(Advies):
    """More offers for the same question."""

    response = "utter_ander_advies"
    beantwoordt = True
    op_gehoor = True

    def name(self) -> str:
        """The name in the domain."""
        return "action_ander_aanbod"

    def al_getoond(self, tracker: Tracker) -> list[str]:
        """Everything shown for this question so far."""
        return list((tracker.get_slot("advies") or {}).get("getoond", []))

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Only after an advice."""
        bericht = Bericht.van_tracker(tracker)
        if kondigt_vraag_aan(bericht):
            return [*begin_nieuwe_vraag(dispatcher, tracker), FollowupAction(FORM)]
        if _wijst_voorstel_aan(tracker, bericht) or vraagt_alleen_feit(tracker, bericht):
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
        dispatcher.utter_message(
            response="utter_geen_ander_aanbod", code=(tracker.get_slot("advies") or {}).get("code")
        )
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


async def vertel_over(
    dispatcher: CollectingDispatcher, bericht: Bericht, advies: dict[str, Any]
) -> list[EventType]:
    """Says what is asked about the offers that are meant; no events when it could not."""
    if not advies.get("aanbod"):
        dispatcher.utter_message(response="utter_nog_geen_advies_buiten_vragen")
        return []
    ids = bedoeld(bericht, advies)
    found = [await client().aanbod(aanbod_id) for aanbod_id in ids]
    if not all(isinstance(outcome, Found) for outcome in found):
        dispatcher.utter_message(response="utter_storing")
        return []
    items = [outcome.value for outcome in found if isinstance(outcome, Found)]
    feit = gevraagd_feit(bericht)
    if feit == "aanbieder" and herkenwoorden().van_de_bot.search(bericht.tekst):
        dispatcher.utter_message(response="utter_niet_van_mij")
    vragen = _meer_vragen(bericht) or [feit or _vraag(bericht, advies)]
    for vraag in vragen:
        if vraag in teksten().onbekende_feiten:
            _zeg_feit(dispatcher, vraag, items, await haal_woorden())
        else:
            _zeg(dispatcher, vraag, items)
    return [SlotSet("advies", {**advies, "over": ids, "vraag": vragen[-1]})]


def _meer_vragen(bericht: Bericht) -> list[str]:
    """What is asked in "wat kost het en hoe meld ik me aan?"; none when it is only one thing."""
    woorden = herkenwoorden()
    vragen: dict[str, None] = {}
    for deel in [] if bericht.knop else _DEEL.split(bericht.tekst):
        feit = feit_in(f"{deel.strip(' ?')}?")
        if woorden.kosten_woord.search(deel):
            vragen["kosten_vragen"] = None
        elif woorden.aanmelden.search(deel):
            vragen["aanmelden"] = None
        elif feit and feit not in OOK_GEVRAAGD:
            vragen[feit] = None
    return list(vragen) if len(vragen) > 1 else []


def _vraag(bericht: Bericht, advies: dict[str, Any]) -> str:
    """What is asked about an offer: the same as before in "en de derde?", else as it was heard."""
    if bericht.intent in FEIT_VAN_VRAAG:
        return bericht.intent
    wat = bericht.intent in {"meer_info", "uitleg_vragen"}
    nieuw = bericht.knop or (wat and not wijst_alleen(bericht.tekst))
    eerder: str = advies.get("vraag", "meer_info")
    return "meer_info" if nieuw else eerder


def vraag_achteraan(bericht: Bericht) -> Bericht | None:
    """The question behind an answer about what offers cost, when or where they are."""
    tekst = None if bericht.knop else vraag_erbij(bericht.tekst)
    if tekst is None:
        return None
    vraag = replace(bericht, tekst=tekst, labels={}, intent="meer_info")
    if herkenwoorden().kosten.search(tekst):
        return replace(vraag, intent="kosten_vragen")
    if herkenwoorden().aanmelden.search(tekst):
        return replace(vraag, intent="aanmelden")
    return vraag if gevraagd_feit(vraag) else None


def vraagt_feit(tracker: Tracker, bericht: Bericht) -> bool:
    """Whether a short question is about the offers ("wanneer is het?", "en de derde?")."""
    plaatsen = _aangewezen(tracker, bericht)
    return (
        bool(_voorstellen(tracker))
        and not tracker.active_loop_name
        and not bericht.knop
        and bericht.intent not in {CODE, SAMENHANG, EERDER}
        and not herkenwoorden().bewaren.search(bericht.tekst)
        and bericht.woorden <= WOORDEN_VAN_EEN_FEIT
        and (
            gevraagd_feit(bericht) not in {None, IETS_ANDERS}
            or (bool(_OVER_AANBOD & net_gezegd(tracker)) and _vraagt_iets_anders(bericht))
            or (bool(plaatsen) and not bericht.labels and not _vraagt_waarom(bericht))
            or _noemt_niets_nieuws(tracker, bericht)
        )
    )


def _noemt_niets_nieuws(tracker: Tracker, bericht: Bericht) -> bool:
    """Whether only what was answered already is heard in a question: "en die over het netwerk?".

    It is about the offers then, and changes nothing.
    """
    advies = tracker.get_slot("advies") or {}
    andere = bericht.geweigerd or bericht.gemeente or bericht.dubbelzinnig
    return (
        bool(bericht.labels)
        and bericht.intent in INHOUD | FEIT_VERWARD
        and not (andere or anders_dan_gevraagd(tracker, bericht.labels))
        and (vraagt(bericht.tekst) or bool(genoemde(bericht, advies)))
        and herkenwoorden().heeft_u.match(bericht.tekst) is None
        and not _vraagt_waarom(bericht)
    )


def gevraagd_feit(bericht: Bericht) -> str | None:
    """The fact that a short question asks for ("hoe lang duurt het?"), as the API names it."""
    if bericht.knop or bericht.woorden > WOORDEN_VAN_EEN_FEIT:
        return None
    feit = feit_in(bericht.tekst)
    if feit is None:
        return IETS_ANDERS if _vraagt_iets_anders(bericht) else None
    if feit == "doelgroepen" and "doelgroepen" in bericht.labels:
        # "Kan de politie ook meedoen?" is a wish, "is dat iets voor de politie?" is none.
        return feit if herkenwoorden().voor_hen.search(bericht.tekst) else None
    return feit


def _vraagt_waarom(bericht: Bericht) -> bool:
    """Whether an explanation is asked for, and not what an offer is ("het verschil met de 2e")."""
    woorden = herkenwoorden()
    wat = woorden.begrip.search(bericht.tekst) and not woorden.waarom.match(bericht.tekst)
    return bericht.intent == "uitleg_vragen" and not wat


def _vraagt_iets_anders(bericht: Bericht) -> bool:
    """Whether a short question points at an offer: "kunnen wij dat met twaalf man doen?"."""
    woorden = herkenwoorden()
    if woorden.zit_erbij.match(zonder_aanloop(bericht.tekst)):
        return True  # "zit er een acteur bij?" wishes for nothing
    ja_of_nee = woorden.vraagt_of.match(zonder_aanloop(bericht.tekst)) is not None
    onbekend = bericht.intent in INHOUD | {ONZIN} and vraagt(bericht.tekst)
    return (
        (onbekend or (bericht.intent in FEIT_VERWARD and ja_of_nee))
        and not (bericht.labels or woorden.heeft_u.match(bericht.tekst))
        and woorden.daarover.search(bericht.tekst) is not None
        and woorden.over_aanbod.search(bericht.tekst) is None
    )


def _voorstellen(tracker: Tracker) -> list[str]:
    """The offers of the last advies; none before there is one."""
    return (tracker.get_slot("advies") or {}).get("aanbod") or []


def _aangewezen(tracker: Tracker, bericht: Bericht) -> list[int]:
    """The places of the offers that a message names ("de tweede"): 0 is the first."""
    return rangen(bericht.tekst, len(_voorstellen(tracker)))


def _wijst_voorstel_aan(tracker: Tracker, bericht: Bericht) -> bool:
    """Whether one of the offers is named by its place, and not turned down."""
    woorden = herkenwoorden()
    anders = (woorden.weg, woorden.uitzondering, woorden.bezwaar)
    return (
        not (bericht.knop or bericht.erbij)
        and bool(_aangewezen(tracker, bericht))
        and not any(patroon.search(bericht.tekst) for patroon in anders)
    )


def vraagt_alleen_feit(tracker: Tracker, bericht: Bericht) -> bool:
    """Whether a fact of these offers is asked for by name, and no others that have it."""
    anders = herkenwoorden().heeft_u.match(bericht.tekst)
    feit = None if anders or bericht.labels else gevraagd_feit(bericht)
    return bool(_voorstellen(tracker)) and feit not in {None, IETS_ANDERS}


async def zoek_beter(
    dispatcher: CollectingDispatcher, tracker: Tracker, bericht: Bericht
) -> list[EventType] | None:
    """Acts on an objection: on what it asks for instead, or else on price, length or place.

    No search can be done by the last; then there may be other offers. None when it holds neither.
    """
    gewenst = in_plaats_daarvan(tracker, bericht)
    if gewenst:
        return [*wijzig(tracker, gewenst), FollowupAction(FORM)]
    woorden = herkenwoorden()
    if not any(p.search(bericht.tekst) for p in (woorden.bezwaar, woorden.praktisch)):
        return None
    dispatcher.utter_message(response=in_andere_woorden(tracker, "utter_praktisch"))
    return await AnderAanbod().act(dispatcher, tracker)


def bedoeld(bericht: Bericht, advies: dict[str, Any]) -> list[str]:
    """The offers a message is about: by number, by rank word, by name.

    Else those that were talked about last, else all of them.
    """
    ids: list[str] = advies["aanbod"]
    feit = bericht.intent != "meer_info" or gevraagd_feit(bericht)
    vergelijkt = herkenwoorden().welk_aanbod.match(zonder_aanloop(bericht.tekst))
    last = advies.get("over") if feit and not vergelijkt else None
    return genoemde(bericht, advies) or last or ids


def _zeg(dispatcher: CollectingDispatcher, intent: str, items: list[dict[str, Any]]) -> None:
    """Says what is known, or that it is not known and who does know."""
    feit = FEIT_VAN_VRAAG.get(intent)
    bekend = [item for item in items if feit is None or item.get(feit)]
    for item in bekend:
        dispatcher.utter_message(
            response=f"utter_{intent}",
            **{**item, "gezien_op": _waarden(item)["gezien_op"]},
            feiten="".join(f"\n{regel}" for regel in feiten(item)),
        )
    onbekend = [item for item in items if item not in bekend]
    if len(onbekend) == 1:
        dispatcher.utter_message(response=f"utter_{intent}_onbekend", **onbekend[0])
    elif onbekend:
        namen = "\n".join(f"- {item['naam']}: {item['url']}" for item in onbekend)
        dispatcher.utter_message(response=f"utter_{intent}_onbekend_alle", namen=namen)


def _zeg_feit(
    dispatcher: CollectingDispatcher, feit: str, items: list[dict[str, Any]], woorden: Woorden
) -> None:
    """Says one fact of each offer, or that it is not known and who does know."""
    onbekend = []
    for item in items:
        regel = {**teksten().feiten, **teksten().gevraagde_feiten}.get(feit)
        waarde = {**_waarden(item), "doelgroepen": _doelgroepen(item, woorden)}.get(feit)
        if regel and waarde:
            dispatcher.utter_message(
                response="utter_feit",
                naam=item["naam"],
                feit=regel.format(**{**item, "waarde": waarde}),
            )
        else:
            onbekend.append(item)
    wat = teksten().onbekende_feiten[feit]
    if len(onbekend) == 1:
        dispatcher.utter_message(response="utter_feit_onbekend", wat=wat, **onbekend[0])
    elif onbekend:
        namen = "\n".join(f"- {item['naam']}: {item['url']}" for item in onbekend)
        dispatcher.utter_message(response="utter_feit_onbekend_alle", wat=wat, namen=namen)


def feiten(item: dict[str, Any]) -> list[str]:
    """The practical facts that are known about an offer, a line each."""
    waarden = _waarden(item)
    return [
        regel.format(waarde=waarden[feit])
        for feit, regel in teksten().feiten.items()
        if waarden.get(feit)
    ]


def _doelgroepen(item: dict[str, Any], woorden: Woorden) -> str:
    return opsomming(woorden.op_volgorde("doelgroepen", item.get("doelgroepen") or []))


def _waarden(item: dict[str, Any]) -> dict[str, Any]:
    """The facts of an offer in words, by their name; None where one is not known."""
    return {
        **item,
        "locatie": teksten().locaties.get(item.get("locatie") or ""),
        "datums": opsomming([datum(date.fromisoformat(d)) for d in item.get("datums") or []]),
        "gezien_op": datum(date.fromisoformat(item["gezien_op"])),
        "aanmelden_tot": item.get("aanmelden_tot")
        and datum(date.fromisoformat(item["aanmelden_tot"])),
    }


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

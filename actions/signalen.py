"""What happened in a turn, for the counts and the helpdesk. The official never sees it.

A signal travels as custom data of an answer without text; the channel keeps it apart.
"""

from __future__ import annotations

from enum import StrEnum

from rasa_sdk.executor import CollectingDispatcher

from actions.stand import Stand


class Signaal(StrEnum):
    """The fixed names, which the API counts by."""

    NIET_BEGREPEN = "niet_begrepen"
    MEDEWERKER = "medewerker"
    GEVAAR = "gevaar"
    VERDUIDELIJKT = "verduidelijkt"
    GECORRIGEERD = "gecorrigeerd"
    PAST_NIET = "past_niet"
    NUTTIG = "nuttig"
    NIET_NUTTIG = "niet_nuttig"
    ENGELS = "engels"
    SCHELDEN = "schelden"


def meld(dispatcher: CollectingDispatcher, *signalen: Signaal) -> None:
    """Tells that something happened."""
    for signaal in signalen:
        dispatcher.utter_message(json_message={"signaal": signaal.value})


def van_verandering(oud: Stand, nieuw: Stand) -> list[Signaal]:
    """What the step from one stand to the next means."""
    verduidelijkt = bool(nieuw.twijfel) and nieuw.twijfel != oud.twijfel
    return [
        signaal
        for signaal, gebeurd in (
            (Signaal.NIET_BEGREPEN, nieuw.gemist > oud.gemist and not verduidelijkt),
            (Signaal.VERDUIDELIJKT, verduidelijkt),
            (Signaal.GECORRIGEERD, _gecorrigeerd(oud, nieuw)),
        )
        if gebeurd
    ]


def _gecorrigeerd(oud: Stand, nieuw: Stand) -> bool:
    """Whether something that had been answered is no longer there; more of the same is no fault."""
    # What was kept of something else is no answer to take back.
    lists = {"themas", "vormen", "doelgroepen"} - set(oud.overgenomen or ())
    if any(set(getattr(oud, slot) or ()) - set(getattr(nieuw, slot) or ()) for slot in lists):
        return True
    return oud.gemeente is not None and nieuw.gemeente != oud.gemeente

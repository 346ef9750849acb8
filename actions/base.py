"""What every action shares: an exception becomes a sentence, never silence."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.pauze import meld_pauze
from actions.stand import Stand
from actions.verstaan.bericht import is_toch_tussenvraag

logger = logging.getLogger(__name__)


class SafeAction(Action, ABC):
    """An action that answers, also when it fails.

    Rasa drops a failing action without a word to the user, so nothing may leave ``run``.
    """

    #: Whether it answers a question of the official, after which misses are counted anew.
    beantwoordt = False
    #: Whether a rule picks it by what the recognition heard, where words may tell otherwise.
    op_gehoor = False

    @abstractmethod
    def name(self) -> str:
        """The name in the domain."""

    @abstractmethod
    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Does the work."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Does the work and catches whatever goes wrong."""
        try:
            if self.op_gehoor and is_toch_tussenvraag(tracker):
                return [FollowupAction("action_tussenvraag")]
            meld_pauze(dispatcher, tracker)
            events = await self.act(dispatcher, tracker)
            return _einde_van_missers(tracker, events) if self.beantwoordt else events
        except Exception as error:
            report(error, self.name(), tracker.sender_id)
            dispatcher.utter_message(response="utter_onverwachte_fout")
            return []


def _einde_van_missers(tracker: Tracker, events: list[EventType]) -> list[EventType]:
    """After an advice an understood message ends a row of misses; in the form: verwerk.py."""
    if tracker.active_loop_name or not tracker.get_slot("gemist"):
        return events
    if any(event["event"] == "slot" and event["name"] == "gemist" for event in events):
        return events
    return [SlotSet("gemist", 0), *events]


def report(error: Exception, action: str, gesprek: str) -> None:
    """Logs where it went wrong, without the message: that can hold what the official wrote."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    logger.error(
        "action_failed action=%s gesprek=%s error=%s at=%s",
        action,
        gesprek,
        type(error).__name__,
        place,
    )


def slots(oud: Stand, nieuw: Stand) -> list[EventType]:
    """The events that bring the conversation from one stand to the next."""
    return [SlotSet(name, value) for name, value in oud.verschil(nieuw).items()]

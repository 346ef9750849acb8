"""Of a long conversation enough is kept to go on as if everything was."""

from __future__ import annotations

import json
import random
from unittest import TestCase

from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    AllSlotsReset,
    BotUttered,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)

from bot.stores.window import latest, said_on, without_words
from tests.unit.rasa.checks.conversations import (
    DOMAIN,
    begin,
    is_an_aside,
    opens_the_form,
    state,
    tracker,
    turn,
)

LISTEN = ActionExecuted("action_listen")


def any_turn(chance: random.Random, text: str) -> list[Event]:
    """A turn with effects of every kind."""
    effects: list[list[Event]] = [
        [],
        [SlotSet("themas", [chance.choice("abc")])],
        [SlotSet("themas", None)],
        [SlotSet("gemist", float(chance.randrange(3)))],
        [SlotSet("advies", {"code": text, "aanbod": ["x"]})],
        [AllSlotsReset()],
        [ActiveLoop(None), SlotSet("requested_slot", None)],
        [Restarted()],
        [SessionStarted()],
    ]
    kind = chance.randrange(8)
    if kind == 0:
        return opens_the_form(text)
    if kind == 1:
        return is_an_aside(text)
    return turn(text, *chance.choice(effects))


class Window(TestCase):
    def test_a_short_conversation_is_kept_whole(self) -> None:
        whole = tracker(begin() + turn("een") + turn("twee"))
        self.assertEqual(
            [(type(event), event.timestamp) for event in latest(whole, 2)],
            [(type(event), event.timestamp) for event in whole.events],
        )

    def test_of_what_the_bot_said_before_the_name_is_kept(self) -> None:
        said = BotUttered("Welkom", {"buttons": []}, {"utter_action": "utter_welkom", "extra": "x"})
        kept = next(e for e in latest(tracker([said, *turn("een"), *turn("twee")]), 2))
        self.assertEqual((kept.text, kept.data), (None, {}))
        self.assertEqual(kept.metadata, {"utter_action": "utter_welkom"})

    def test_what_it_said_on_the_latest_message_can_be_said_again(self) -> None:
        buttons = [{"title": "Ja", "payload": "/bevestigen"}]
        answer = BotUttered(
            "Klopt dit?", {"buttons": buttons, "image": None}, {"utter_action": "u"}
        )
        heard = UserUttered("twee", {"name": "vertellen"}, message_id="b2")
        events = latest(tracker([*begin(), *turn("een"), LISTEN, heard, answer, LISTEN]), 2)
        events = [Event.from_parameters(json.loads(json.dumps(e.as_dict()))) for e in events]
        [said] = said_on("b2", events)
        self.assertEqual((said["text"], said["buttons"]), ("Klopt dit?", buttons))
        self.assertEqual(said_on("b1", events), [], "that one was never heard")
        bare = [without_words(event.as_dict()) for event in events]
        self.assertNotIn("Klopt", json.dumps(bare))

    def test_a_long_one_is_cut_before_its_latest_turns(self) -> None:
        events = begin() + [event for n in range(50) for event in turn(str(n))]
        kept = latest(tracker(events), 3)
        said = [event.text for event in kept if isinstance(event, UserUttered)]
        self.assertEqual(said, ["47", "48", "49"])
        self.assertLess(len(kept), 20)

    def test_what_older_turns_left_behind_is_kept(self) -> None:
        events = begin() + opens_the_form("een") + turn("twee", SlotSet("themas", ["inclusie"]))
        events += [event for n in range(9) for event in is_an_aside(str(n))]
        again = tracker(latest(tracker(events), 3))
        self.assertEqual(again.get_slot("themas"), ["inclusie"])
        self.assertEqual(again.get_slot("requested_slot"), "themas")
        self.assertEqual(again.active_loop_name, "advies_form")
        self.assertTrue(again.is_active_loop_rejected)

    def test_cutting_again_and_again_changes_nothing(self) -> None:
        """Random conversations: cut after every turn, against never cut."""
        for seed in range(200):
            chance = random.Random(seed)
            whole = tracker(begin())
            cut = tracker(begin())
            for number in range(20):
                # The same in both; each has its own objects, for a tracker stamps its events.
                new = any_turn(chance, str(number))
                for one in (whole, cut):
                    one.update_with_events([Event.from_parameters(e.as_dict()) for e in new], None)
                cut = tracker(latest(cut, 3))
                with self.subTest(seed=seed, turn=number):
                    self.assertEqual(state(cut), state(whole))

    def test_rules_see_the_same(self) -> None:
        """A rule is about one message: what stood open, what was said, what was done since."""
        events = begin() + opens_the_form("een")
        events += [event for n in range(12) for event in turn(str(n), action="advies_form")]
        for last in (turn("laatste", action="advies_form"), is_an_aside("dag")):
            for done in range(1, len(last) + 1):
                whole = tracker(events + last[:done])
                cut = tracker(latest(tracker(events), 3) + last[:done])
                seen = cut.past_states(DOMAIN)[-1]
                self.assertEqual(seen, whole.past_states(DOMAIN)[-1])
                self.assertEqual(seen["active_loop"], {"name": "advies_form"})

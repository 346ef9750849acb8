"""The tracker store: keeps, goes on, forgets, and fails aloud."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from pathlib import Path
from unittest import IsolatedAsyncioTestCase

from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import SQLAlchemyError

from bot.stores.tracker import GesprekStore
from tests.unit.rasa.checks.conversations import DOMAIN, begin, opens_the_form, state, tracker, turn


class Store(IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "rasa.db"
        self.store = self.open()

    def open(self) -> GesprekStore:
        return GesprekStore(DOMAIN, f"sqlite:///{self.file}")

    async def retrieve(self, store: GesprekStore | None = None) -> DialogueStateTracker:
        found = await (store or self.store).retrieve("g1")
        assert found is not None
        return found

    async def test_a_conversation_goes_on_where_it_was(self) -> None:
        said = tracker(begin() + opens_the_form("een") + turn("twee", SlotSet("themas", ["x"])))
        await self.store.save(said)
        after_restart = self.open()
        self.assertEqual(state(await self.retrieve(after_restart)), state(said))

    async def test_a_long_conversation_takes_no_more_room_than_a_short_one(self) -> None:
        sizes = []
        said = tracker(begin() + opens_the_form("0000"))
        for number in range(1, 60):
            said.update_with_events(turn(f"{number:04}"), DOMAIN)
            await self.store.save(said)
            said = await self.retrieve()
            sizes.append(len(sqlite3.connect(self.file).execute(STAND).fetchone()[0]))
        self.assertLess(max(sizes[5:]) - min(sizes[5:]), 100)

    async def test_what_it_said_on_the_latest_message_is_there_for_who_asks_again(self) -> None:
        heard = UserUttered("twee", {"name": "vertellen"}, message_id="b2")
        await self.store.save(tracker([*begin(), *turn("een"), heard, BotUttered("gehoord")]))
        [said] = await self.store.said_in("g1", "b2")
        self.assertEqual(said["text"], "gehoord")
        self.assertEqual(await self.store.said_in("g1", "b3"), [])
        self.assertEqual(await self.store.said_in("onbekend", "b2"), [])
        texts = [e.text for e in (await self.retrieve()).events if isinstance(e, BotUttered)]
        self.assertEqual(set(texts), {None}, "the words are not carried along in every turn")

    async def test_a_new_conversation_is_not_written_before_its_first_turn(self) -> None:
        await self.store.get_or_create_tracker("g1", append_action_listen=False)
        self.assertIsNone(await self.store.retrieve("g1"))

    async def test_conversations_are_kept_apart(self) -> None:
        await self.store.save(tracker(begin() + turn("een", SlotSet("themas", ["x"]))))
        other = DialogueStateTracker.from_events("g2", begin() + turn("twee"), DOMAIN.slots)
        await self.store.save(other)
        self.assertEqual((await self.retrieve()).get_slot("themas"), ["x"])
        self.assertEqual(set(await self.store.keys()), {"g1", "g2"})

    async def test_an_erased_conversation_leaves_nothing_in_the_file(self) -> None:
        await self.store.save(tracker(begin() + turn("geheimwoord")))
        await self.store.erase("g1")
        await self.store.erase("g1")  # once more is fine
        self.assertIsNone(await self.store.retrieve("g1"))
        self.store.close()
        self.assertNotIn(b"geheimwoord", self.file.read_bytes())

    async def test_without_a_database_a_turn_fails_instead_of_starting_over(self) -> None:
        await self.store.save(tracker(begin() + turn("een")))
        self.store.close()
        away = self.file.with_suffix(".away")
        self.file.rename(away)
        self.file.mkdir()  # nothing can be opened here
        with self.assertRaises(SQLAlchemyError):
            await self.store.get_or_create_tracker("g1")
        with self.assertRaises(SQLAlchemyError):
            await self.store.save(tracker(begin() + turn("twee")))
        self.file.rmdir()
        os.rename(away, self.file)
        latest = (await self.retrieve()).latest_message
        self.assertEqual(latest and latest.text, "een")

    def test_an_address_is_needed(self) -> None:
        with self.assertRaises(ValueError):
            GesprekStore(DOMAIN, None)


STAND = "select stand from rasa_gesprekken where id = 'g1'"

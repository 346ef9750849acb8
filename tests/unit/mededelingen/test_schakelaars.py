"""The switches of staff, on both databases."""

from __future__ import annotations

from datetime import timedelta

from api.clock import now
from api.handelingen.models import Wie
from api.handelingen.store import HandelingStore
from api.mededelingen.store import MEDEDELING, UIT, SchakelaarStore
from api.storage.database import Sessions

WIE = Wie(id="a@voorbeeld.nl", rol="beheerder")


async def test_nothing_is_set_at_first(store: Sessions) -> None:
    current = await SchakelaarStore(store).current()
    assert current.chatbot_uit is None
    assert current.mededeling is None


async def test_off_and_on_again(store: Sessions) -> None:
    schakelaars = SchakelaarStore(store)
    await schakelaars.set(UIT, "Onderhoud.", WIE)
    uit = (await schakelaars.current()).chatbot_uit
    assert uit is not None
    assert uit.reden == "Onderhoud."
    await schakelaars.clear(UIT, WIE)
    assert (await schakelaars.current()).chatbot_uit is None


async def test_a_notice_ends_at_its_time(store: Sessions) -> None:
    schakelaars = SchakelaarStore(store)
    await schakelaars.set(MEDEDELING, "Let op.", WIE, now() + timedelta(hours=1))
    assert (await schakelaars.current()).mededeling is not None
    await schakelaars.set(MEDEDELING, "Let op.", WIE, now() - timedelta(seconds=1))
    assert (await schakelaars.current()).mededeling is None


async def test_each_change_is_in_the_audit_trail(store: Sessions) -> None:
    schakelaars = SchakelaarStore(store)
    await schakelaars.set(UIT, "Onderhoud.", WIE)
    await schakelaars.set(UIT, "Storing.", WIE)
    await schakelaars.clear(UIT, WIE)
    await schakelaars.clear(UIT, WIE)
    lines = [(h.wat, h.van, h.naar) for h in await HandelingStore(store).read(UIT)]
    assert lines == [
        ("chatbot_uit_weg", "Storing.", None),
        ("chatbot_uit_aan", "Onderhoud.", "Storing."),
        ("chatbot_uit_aan", None, "Onderhoud."),
    ]

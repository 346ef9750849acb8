"""A conversation from the outside: the one place where text of an official comes in."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from api.gesprekken.beurten import Beurten, TurnTaken
from api.gesprekken.models import Bericht, Beurt, GezegdBericht, Knop, NieuwGesprek
from api.gesprekken.rasa import RasaClient, RasaUnavailable
from api.gesprekken.store import GesprekStore, new_id, new_sleutel
from api.gesprekken.teksten import Weigeringen, weggelaten
from api.mededelingen.store import SchakelaarStore
from api.metrics.metrics import Metrics
from api.privacy import personal_data
from api.privacy.names import mask_names
from api.privacy.text import as_plain_text, is_empty, is_too_long, normalise
from api.problems import Problem

logger = logging.getLogger(__name__)

#: How the bot is asked to open a conversation. Only the service says this.
BEGIN = "/gesprek_beginnen"
#: What the bot hears in acute danger, and how surely at least, 0 to 1, where it is about a message
#: with personal data: "mail het naar …" sounds a little like it.
ALARM = "acuut_gevaar"
ZEKER_ALARM = 0.4


class GesprekService:
    """Begins, carries on, shows and erases conversations."""

    def __init__(
        self,
        store: GesprekStore,
        rasa: RasaClient,
        schakelaars: SchakelaarStore,
        metrics: Metrics,
        beurten: Beurten,
    ) -> None:
        self._store = store
        self._rasa = rasa
        self._schakelaars = schakelaars
        self._metrics = metrics
        self._beurten = beurten
        self._weigeringen = Weigeringen()

    async def begin(self, keuze: Knop | None = None) -> NieuwGesprek:
        """Opens a conversation: the bot says who it is and asks the first question.

        A `keuze` that was made on a page is the first answer. Should it not arrive, then the
        question stands open.

        Raises:
            Problem: 503, the bot is off or does not answer; nothing is kept then.
        """
        await self._require_on()
        gesprek_id, sleutel = new_id(), new_sleutel()
        # First here, then in Rasa: whatever breaks between, nothing is left that nobody clears.
        await self._store.create(gesprek_id, sleutel)
        try:
            beurt = await self._turn(gesprek_id, BEGIN)
        except Problem:
            await self._store.erase(gesprek_id)
            raise
        await self._store.add_opening(gesprek_id, beurt.berichten)
        self._metrics.conversations.inc()
        berichten = beurt.berichten
        if keuze:
            with suppress(Problem):
                berichten = berichten + await self._press(gesprek_id, keuze)
        return NieuwGesprek(id=gesprek_id, sleutel=sleutel, berichten=berichten)

    async def stuur(
        self, gesprek_id: str, sleutel: str, tekst: str, payload: str | None = None
    ) -> list[Bericht]:
        """Takes a message or a button press and returns the answers.

        Messages of one conversation are handled one after the other. A text with personal data is
        refused before it is kept or passed on; names are masked first. Of an alarm the personal
        data are left out instead: nobody in danger is told to write it again.

        Raises:
            Problem: 404 unknown conversation or another's key, 422 no text or too much, 503 the
                bot is off or does not answer. Nothing is kept of a turn that failed.
        """
        await self._open(gesprek_id, sleutel)
        await self._require_on()
        if is_empty(tekst):
            raise Problem.van_code("lege_tekst")
        if is_too_long(tekst):
            raise Problem.van_code("te_lange_tekst")
        async with self._turn_of(gesprek_id):
            offered = await self._store.offered(gesprek_id)
            knop = _pressed(offered, payload, tekst)
            if knop:
                return await self._press(gesprek_id, knop)
            plain = normalise(tekst)
            found = personal_data.find(plain)
            if not found:
                return (await self._say(gesprek_id, plain)).berichten
            soorten = [str(finding.kind) for finding in found]
            rest = personal_data.redact(plain, found)
            if await self._is_alarm(rest):
                return await self._answer_alarm(gesprek_id, rest, soorten)
            self._metrics.turns.labels("refused").inc()
            await self._store.count_refusal()
            weigering = self._weigeringen.tekst(gesprek_id, soorten)
            return [Bericht(tekst=weigering, knoppen=offered)]

    async def geschiedenis(self, gesprek_id: str, sleutel: str) -> list[GezegdBericht]:
        """The conversation so far, with the turn that is under way once it is answered.

        Raises:
            Problem: 404 unknown conversation or another's key.
        """
        await self._open(gesprek_id, sleutel)
        async with self._turn_of(gesprek_id):
            return await self._store.history(gesprek_id)

    async def verwijder(self, gesprek_id: str, sleutel: str) -> None:
        """Forgets the conversation in every store; only the counts stay.

        Raises:
            Problem: 404 unknown conversation or another's key, 503 when Rasa cannot forget now:
                the conversation is then kept, so that erasing it can be tried again.
        """
        await self._open(gesprek_id, sleutel)
        try:
            await self._rasa.erase(gesprek_id)
        except RasaUnavailable as error:
            raise self._unavailable(gesprek_id, error) from error
        await self._store.erase(gesprek_id)

    async def _say(self, gesprek_id: str, plain: str) -> Beurt:
        """One turn with a text that holds no personal data; names are masked first."""
        masked = mask_names(plain)
        beurt = await self._turn(gesprek_id, as_plain_text(masked))
        await self._store.add_turn(gesprek_id, masked, beurt)
        return beurt

    async def _is_alarm(self, tekst: str) -> bool:
        """Whether the bot hears acute danger; a bot that does not answer hears nothing."""
        with suppress(RasaUnavailable):
            heard = (await self._rasa.understand(as_plain_text(mask_names(tekst))))["intent"]
            return bool(heard["name"] == ALARM and heard["confidence"] >= ZEKER_ALARM)
        return False

    async def _answer_alarm(self, gesprek_id: str, rest: str, soorten: list[str]) -> list[Bericht]:
        """What to do comes before anything else; then that something was left out."""
        first, *others = (await self._say(gesprek_id, rest)).berichten
        return [first, Bericht(tekst=weggelaten(soorten)), *others]

    async def _press(self, gesprek_id: str, knop: Knop) -> list[Bericht]:
        beurt = await self._turn(gesprek_id, knop.payload)
        await self._store.add_turn(gesprek_id, knop.titel, beurt)
        return beurt.berichten

    async def _open(self, gesprek_id: str, sleutel: str) -> None:
        if not await self._store.opens(gesprek_id, sleutel):
            raise Problem.van_code("onbekend_gesprek")

    @asynccontextmanager
    async def _turn_of(self, gesprek_id: str) -> AsyncIterator[None]:
        try:
            async with self._beurten.of(gesprek_id):
                yield
        except TurnTaken as error:
            raise Problem.van_code("chatbot_antwoordt_niet") from error

    async def _require_on(self) -> None:
        uit = (await self._schakelaars.current()).chatbot_uit
        if uit:
            raise Problem.van_code("chatbot_uit", reden=uit.reden)

    async def _turn(self, gesprek_id: str, tekst: str) -> Beurt:
        try:
            with self._metrics.turn_seconds.time():
                beurt = await self._rasa.turn(gesprek_id, tekst)
        except RasaUnavailable as error:
            self._metrics.turns.labels("failed").inc()
            raise self._unavailable(gesprek_id, error) from error
        self._metrics.turned(beurt.signalen)
        return beurt

    def _unavailable(self, gesprek_id: str, error: RasaUnavailable) -> Problem:
        self._metrics.failed("rasa")
        logger.warning("rasa_unavailable", extra={"gesprek": gesprek_id, "reason": str(error)})
        return Problem.van_code("chatbot_antwoordt_niet")


def _pressed(offered: list[Knop], payload: str | None, tekst: str) -> Knop | None:
    """The offered button that was pressed, or whose title was typed."""
    title = _words(tekst)
    by_payload = (knop for knop in offered if knop.payload == payload)
    by_title = (knop for knop in offered if title and _words(knop.titel) == title)
    return next(by_payload, None) or next(by_title, None)


def _words(tekst: str) -> list[str]:
    """The words of a title, whatever signs stand between them: "ja geef advies!"."""
    return re.findall(r"\w+", normalise(tekst).casefold())

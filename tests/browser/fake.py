"""The pages with a scripted conversation, for states that the real bot seldom shows."""

from __future__ import annotations

import asyncio
import secrets
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

from fastapi import Depends, FastAPI, Header, Response

import api.pages.faults
import api.problems
from api.aanbod.relaties import Relatie
from api.aanbod.store import CatalogueStore
from api.gesprekken.keuze import Begin
from api.gesprekken.models import (
    Advies,
    AdviesAanbod,
    Bericht,
    Berichten,
    Geschiedenis,
    GezegdBericht,
    Invoer,
    Knop,
    NieuwGesprek,
)
from api.gesprekken.waardering import Waardering
from api.gesprekken.waardering import router as waardering_router
from api.headers import protect
from api.mededelingen.models import Mededeling, Mededelingen, Uit
from api.mededelingen.routes import router as mededelingen_router
from api.pages.config import PagesConfig
from api.pages.routes import router
from api.problems import Problem

ROOT = Path(__file__).parents[2]

WELCOME = Bericht(
    tekst="Welkom. Ik ben de chatbot van de Expertise-unit Sociale Stabiliteit (ESS). "
    "Ik ben een computer, geen mens.\n\nWat speelt er in uw gemeente?",
    knoppen=[
        Knop(titel="Kies uit een lijst", payload="/toon_keuzes"),
        Knop(titel="Ik weet het niet", payload="/geen_idee"),
    ],
)
ADVICE = Advies(
    code="K7M2-QX4P",
    themas=["polarisatie", "radicalisering"],
    vormen=["kennis", "oefenen"],
    doelgroepen=["beleidsadviseur"],
    gemeente="Utrecht",
    aanbod=[
        AdviesAanbod(
            id="voorbeeld-training",
            naam="Omgaan met polarisatie in de wijk",
            aanbieder="Expertise-unit Sociale Stabiliteit (ESS)",
            url="https://www.voorbeeld.nl/training",
            vormen=["kennis", "oefenen"],
            redenen=["U zoekt iets over polarisatie.", "U wilt leren en oefenen."],
            omschrijving="In deze training oefent u met gesprekken tussen groepen bewoners.",
            aanmelden="Mail naar training@voorbeeld.nl of bel (070) 123 45 67.",
            kosten="Gratis voor gemeenten",
            duur="Twee dagdelen",
            locatie="beide",
            gezien_op=date(2026, 3, 3),
        ),
        AdviesAanbod(
            id="voorbeeld-leerkring",
            naam="Leerkring signalen van radicalisering",
            aanbieder="Rijksopleidingsinstituut tegengaan Radicalisering (ROR)",
            url="https://www.voorbeeld.nl/leerkring",
            vormen=["uitwisseling"],
            relaties=[
                Relatie(soort="bouwt_op", id="voorbeeld-training", naam="Omgaan met polarisatie"),
                Relatie(soort="onderdeel_van", id="leerlijn", naam="Leerlijn stabiele samenleving"),
            ],
            redenen=["Het gaat ook over radicalisering."],
            ontbreekt=["Dit is geen training."],
        ),
    ],
)
DANGEROUS = ADVICE.model_copy(
    update={
        "aanbod": [ADVICE.aanbod[0].model_copy(update={"url": "javascript:document.title='kapot'"})]
    }
)
"""As no catalogue that is checked can hold; the pages must not count on that."""
REFUSAL = "Uw bericht bevat een e-mailadres. Schrijf het nog eens op zonder."
REASON_REFUSAL = "Uw toelichting bevat een e-mailadres."
MARKUP = '<img src="x" onerror="document.title=\'kapot\'"><script>document.title="kapot"</script>'


def fault(status: int, detail: str, actie: str) -> Problem:
    """A fault as the gateway gives it."""
    return Problem(status=status, code="test", titel="Fout", detail=detail, actie=actie)


class ScriptedSwitches:
    """What staff switched; a test sets it."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Nothing to tell, and the chatbot is on."""
        self.uit: str | None = None
        self.mededeling: str | None = None

    async def current(self) -> Mededelingen:
        return Mededelingen(
            chatbot_uit=Uit(reden=self.uit) if self.uit else None,
            mededeling=Mededeling(tekst=self.mededeling, tot=datetime.max.replace(tzinfo=UTC))
            if self.mededeling
            else None,
        )

    def require_on(self) -> None:
        if self.uit:
            raise Problem.van_code("chatbot_uit", reden=self.uit)


class ScriptedService:
    """Answers by what is said; tests hold, break or end it.

    The words it knows: advies, lang, keuzes, links, opmaak. All else is repeated.
    """

    def __init__(self) -> None:
        self.switches = ScriptedSwitches()
        self.reset()

    def reset(self) -> None:
        """Back to a service that does what it should, without conversations."""
        self.switches.reset()
        self.held = False
        self.fault: Problem | None = None
        self.begin_fault: Problem | None = None
        self.said: list[str] = []
        self.begun = 0
        self.waarderingen: dict[str, Waardering] = {}
        self._turns: list[str] = []
        self._gesprekken: dict[str, tuple[str, list[GezegdBericht]]] = {}

    def kept(self) -> int:
        """How many conversations are kept."""
        return len(self._gesprekken)

    def end_all(self) -> None:
        """As after the time that conversations are kept."""
        self._gesprekken.clear()

    async def begin(self, keuze: Knop | None = None) -> NieuwGesprek:
        await self._while_held()
        self.switches.require_on()
        if self.begin_fault:
            raise self.begin_fault
        self.begun += 1
        id, sleutel = secrets.token_hex(8), secrets.token_urlsafe(16)
        self._gesprekken[id] = (sleutel, [_said(WELCOME)])
        answers = await self.stuur(id, sleutel, keuze.titel, keuze.payload) if keuze else []
        return NieuwGesprek(id=id, sleutel=sleutel, berichten=[WELCOME, *answers])

    async def stuur(
        self, id: str, sleutel: str, tekst: str, payload: str | None = None
    ) -> list[Bericht]:
        berichten = self._find(id, sleutel)
        self.switches.require_on()
        if not tekst.strip():
            raise fault(422, "Er staat niets in uw bericht.", "Typ uw bericht.")
        if len(tekst) > 2000:
            raise fault(422, "Uw bericht is te lang.", "Maak het korter.")
        if self.fault:
            await self._while_held()
            raise self.fault
        if "@" in tekst:  # as the real service: neither the message nor the answer is kept
            return [Bericht(tekst=REFUSAL)]
        self.said.append(payload or tekst)
        turns = self._turns  # a turn that outlives its test must not count in the next
        turns.append(tekst)
        await self._while_held()
        answers = self._answer(tekst)
        turns.remove(tekst)
        berichten.append(GezegdBericht(tekst=tekst, van="gebruiker"))
        berichten.extend(_said(answer) for answer in answers)
        return answers

    async def geschiedenis(self, id: str, sleutel: str) -> list[GezegdBericht]:
        while self._turns:  # noqa: ASYNC110 (a turn that is under way comes first)
            await asyncio.sleep(0.02)
        return list(self._find(id, sleutel))

    async def verwijder(self, id: str, sleutel: str) -> None:
        self._find(id, sleutel)
        if self.fault:
            raise self.fault
        del self._gesprekken[id]
        self.waarderingen.pop(id, None)

    async def geef(self, id: str, sleutel: str, waardering: Waardering) -> None:
        self._find(id, sleutel)
        if self.fault:
            raise self.fault
        if "@" in (waardering.reden or ""):
            raise fault(422, REASON_REFUSAL, "Schrijf het anders.")
        self.waarderingen[id] = waardering

    async def lees(self, id: str, sleutel: str) -> Waardering | None:
        self._find(id, sleutel)
        return self.waarderingen.get(id)

    def _find(self, id: str, sleutel: str) -> list[GezegdBericht]:
        if id not in self._gesprekken or self._gesprekken[id][0] != sleutel:
            raise fault(404, "Dit gesprek is er niet.", "Begin een nieuw gesprek.")
        return self._gesprekken[id][1]

    async def _while_held(self) -> None:
        while self.held:  # noqa: ASYNC110 (set by a test, which runs in another thread)
            await asyncio.sleep(0.02)

    def _answer(self, tekst: str) -> list[Bericht]:
        if "gevaarlijk adres" in tekst:
            return [Bericht(tekst="", advies=DANGEROUS)]
        if "advies" in tekst:
            return [
                Bericht(tekst="Dit is uw advies."),
                Bericht(
                    tekst="",
                    advies=ADVICE,
                ),
                Bericht(
                    tekst="Wat wilt u nu doen?",
                    knoppen=[
                        Knop(titel="Ander aanbod", payload="/ander_aanbod"),
                        Knop(titel="Dit past niet", payload="/ontevreden"),
                    ],
                ),
            ]
        if "lang" in tekst:
            return [Bericht(tekst="\n\n".join(f"Alinea {nummer}." for nummer in range(1, 41)))]
        if "keuzes" in tekst:
            return [
                Bericht(
                    tekst="Wat past het best?",
                    knoppen=[
                        Knop(titel=titel, payload=f'/kiezen{{"thema": "{titel}"}}')
                        for titel in (
                            "Maatschappelijke spanningen",
                            "Inclusie",
                            "Polarisatie",
                            "Problematisch gedrag",
                            "Ondermijning",
                            "Radicalisering",
                            "Extremisme",
                            "Rechtsextremisme",
                        )
                    ],
                )
            ]
        if "links" in tekst:
            return [
                Bericht(
                    tekst="Lees https://www.voorbeeld.nl/lezen. Mail ESS@minszw.nl of "
                    "bel (070) 333 4555.\n- eerste\n- tweede"
                )
            ]
        if "samenvatting" in tekst:
            return [
                Bericht(
                    tekst="Dit heb ik begrepen:\n- Wat er speelt: polarisatie\n"
                    "- Soort steun: training\n- Voor wie: wijkteams\n\nKlopt dit?",
                    knoppen=[
                        Knop(titel="Ja, geef advies", payload="/bevestigen"),
                        Knop(titel="Wijzig wat er speelt", payload="/aanpassen"),
                        Knop(titel="Wijzig de soort steun", payload="/aanpassen_vorm"),
                        Knop(titel="Wijzig voor wie", payload="/aanpassen_wie"),
                    ],
                )
            ]
        if "opmaak" in tekst:
            return [Bericht(tekst=MARKUP, knoppen=[Knop(titel=MARKUP, payload="/niets")])]
        return [Bericht(tekst=f"U zei: {tekst}.")]


def _said(bericht: Bericht) -> GezegdBericht:
    return GezegdBericht(van="bot", **bericht.model_dump())


def _key(authorization: Annotated[str, Header()] = "") -> str:
    kind, _, sleutel = authorization.partition(" ")
    if kind != "Bearer" or not sleutel:
        raise fault(401, "De sleutel ontbreekt.", "Begin een nieuw gesprek.")
    return sleutel


Key = Annotated[str, Depends(_key)]


def create_app(service: ScriptedService, config: PagesConfig | None = None) -> FastAPI:
    """The pages and the calls that the chat on a page makes."""
    app = FastAPI(docs_url=None, redoc_url=None)
    app.state.gesprekken = service
    app.state.waarderingen = service
    app.state.schakelaars = service.switches
    app.state.catalogue = CatalogueStore(ROOT / "catalogue.yml")
    app.state.pages = config or PagesConfig()
    app.include_router(router)
    protect(app, app.state.pages)

    api.problems.install(app)
    api.pages.faults.install(app)

    path = "/api/v1/gesprekken"

    @app.post(path, status_code=201)
    async def begin(begin: Begin | None = None) -> NieuwGesprek:
        chosen = begin.keuze if begin else None
        catalogue = app.state.catalogue.current
        return await service.begin(chosen.als_knop(catalogue) if chosen else None)

    @app.post(path + "/{id}/berichten")
    async def send(id: str, invoer: Invoer, sleutel: Key) -> Berichten:
        return Berichten(berichten=await service.stuur(id, sleutel, invoer.tekst, invoer.payload))

    @app.get(path + "/{id}/berichten")
    async def history(id: str, sleutel: Key) -> Geschiedenis:
        return Geschiedenis(berichten=await service.geschiedenis(id, sleutel))

    @app.delete(path + "/{id}", status_code=204)
    async def wipe(id: str, sleutel: Key) -> Response:
        await service.verwijder(id, sleutel)
        return Response(status_code=204)

    app.include_router(waardering_router, prefix="/api/v1")
    app.include_router(mededelingen_router, prefix="/api/v1")

    @app.get("/api/v1/onvoorzien")
    async def unforeseen() -> None:
        raise RuntimeError("unforeseen")

    return app

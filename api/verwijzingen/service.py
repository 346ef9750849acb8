"""Makes an advies out of a need, keeps it for the helpdesk and counts it."""

from __future__ import annotations

from datetime import date

from api.aanbod.relaties import open_relaties
from api.aanbod.store import CatalogueStore
from api.catalogue.model import Catalogue
from api.clock import today
from api.gemeenten.provincies import provincie_van
from api.gesprekken.models import Advies, AdviesAanbod
from api.matching.model import Match, Uitkomst, Vraag
from api.privacy.names import mask_names
from api.verwijzingen.code import new_code, tidy
from api.verwijzingen.models import Aanvraag, NieuweVerwijzing, Verwijzing
from api.verwijzingen.store import VerwijzingStore

#: Where an offer is that can be followed or read online.
_ONLINE = frozenset({"online", "beide"})


class VerwijzingService:
    """The one place where an advies comes from."""

    def __init__(self, catalogue: CatalogueStore, store: VerwijzingStore) -> None:
        self._catalogue = catalogue
        self._store = store

    async def make(self, aanvraag: Aanvraag) -> NieuweVerwijzing:
        """Finds the offers for a need and keeps them under a new code.

        A request for other offers (``zonder``, ``alleen_online``) that finds none is neither kept
        nor counted: the official keeps the advies that is there.

        Raises:
            UnknownIdsError: labels that the catalogue does not hold.
            UnknownGesprek: the conversation was erased meanwhile.
        """
        advies, outcome, versie = self._answer(aanvraag, new_code())
        if advies.aanbod or not _vraagt_ander(aanvraag):
            code = await self._keep(aanvraag, advies, outcome, versie)
            advies = advies.model_copy(update={"code": code})
        return NieuweVerwijzing(
            advies=advies, passend=outcome.passend, niet_gedekt=list(outcome.niet_gedekt)
        )

    def propose(self, code: str, aanvraag: Aanvraag) -> tuple[NieuweVerwijzing, str]:
        """The advies that would follow on a need now, and the version of the catalogue.

        Keeps and counts nothing.

        Raises:
            UnknownIdsError: labels that the catalogue does not hold.
        """
        advies, outcome, versie = self._answer(aanvraag, code)
        made = NieuweVerwijzing(
            advies=advies, passend=outcome.passend, niet_gedekt=list(outcome.niet_gedekt)
        )
        return made, versie

    def _answer(self, aanvraag: Aanvraag, code: str) -> tuple[Advies, Uitkomst, str]:
        snapshot = self._catalogue.snapshot
        day = today()
        outcome = snapshot.matcher.match(
            Vraag(
                today=day,
                themas=tuple(aanvraag.themas),
                vormen=tuple(aanvraag.vormen),
                doelgroepen=tuple(aanvraag.doelgroepen),
                situatie=aanvraag.situatie or "",
                zonder=_weg(aanvraag, snapshot.catalogue),
            )
        )
        advies = Advies(
            code=code,
            themas=aanvraag.themas,
            vormen=aanvraag.vormen,
            doelgroepen=aanvraag.doelgroepen,
            gemeente=aanvraag.gemeente,
            aanbod=[_show(match, snapshot.catalogue, day) for match in outcome.matches],
        )
        return advies, outcome, snapshot.versie

    async def find(self, code: str) -> Verwijzing | None:
        """The verwijzing with this code, however it was typed."""
        return await self._store.find(tidy(code))

    async def _keep(
        self, aanvraag: Aanvraag, advies: Advies, outcome: Uitkomst, versie: str
    ) -> str:
        result = "passend" if outcome.passend else "naaste" if advies.aanbod else "geen"
        return await self._store.keep(
            aanvraag.gesprek,
            # Masked before it came in; once more, because this is what people will read.
            mask_names(aanvraag.situatie) if aanvraag.situatie else None,
            advies,
            outcome.passend,
            outcome.niet_gedekt,
            versie,
            None if _vraagt_ander(aanvraag) or aanvraag.voor_medewerker else result,
            provincie_van(aanvraag.gemeente) if aanvraag.gemeente else None,
            aanvraag.voor_medewerker,
        )


def _vraagt_ander(aanvraag: Aanvraag) -> bool:
    """Whether the need was answered before, and other offers are asked for."""
    return bool(aanvraag.zonder) or aanvraag.alleen_online


def _weg(aanvraag: Aanvraag, catalogue: Catalogue) -> frozenset[str]:
    """The ids of the offers to leave out."""
    elders = {item.id for item in catalogue.aanbod if item.locatie not in _ONLINE}
    return frozenset(aanvraag.zonder) | (elders if aanvraag.alleen_online else set())


def _show(match: Match, catalogue: Catalogue, day: date) -> AdviesAanbod:
    aanbod = match.aanbod
    return AdviesAanbod(
        id=aanbod.id,
        naam=aanbod.naam,
        aanbieder=catalogue.aanbieder_op_id[aanbod.aanbieder].naam,
        url=str(aanbod.url),
        vormen=list(aanbod.vormen),
        redenen=list(match.redenen),
        ontbreekt=list(match.ontbreekt),
        omschrijving=aanbod.omschrijving,
        aanmelden=aanbod.aanmelden,
        kosten=aanbod.kosten,
        duur=aanbod.duur,
        locatie=aanbod.locatie,
        gezien_op=aanbod.bron.gezien_op,
        status=aanbod.status,
        relaties=open_relaties(aanbod, catalogue, day),
    )

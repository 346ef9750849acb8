"""The sentences that say why an offer fits, and what it lacks. The words are in redenen.yml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict

from api.catalogue.model import Aanbod, Catalogue
from api.data_file import read_beside
from api.matching.fase import Asked
from api.matching.model import Vraag


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _ThemaTexts(_Table):
    een: str
    meer: str
    ouder: str
    kind: str


class _LackTexts(_Table):
    vormen: str
    doelgroepen: str


class _ListTexts(_Table):
    scheiding: str
    laatste: str


class _Texts(_Table):
    thema: _ThemaTexts
    vormen: dict[str, str]
    doelgroep: str
    fase: dict[str, str]
    situatie: str
    te_bevestigen: str
    niets_gevraagd: str
    ontbreekt: _LackTexts
    opsomming: _ListTexts


@cache
def _texts() -> _Texts:
    return read_beside(__file__, "redenen.yml", _Texts)


class Reasons:
    """Explains offers in the names of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._texts = _texts()
        self._names = {
            item.id: _in_sentence(item.naam)
            for block in (catalogue.themas, catalogue.vormen, catalogue.doelgroepen)
            for item in block
        }
        self._parents = {thema.id: thema.ouder for thema in catalogue.themas}

    def fits(self, item: Aanbod, vraag: Vraag, fase: Asked, *, relevant: bool) -> tuple[str, ...]:
        """Why `item` is shown, one sentence for each point in its favour.

        `fase` is the phase that the situation speaks of; `relevant` tells whether the words of
        the situation occur in the offer.
        """
        reasons = [*self._themas(item, vraag), *self._vormen(item, vraag)]
        if served := _common(vraag.doelgroepen, item.doelgroepen):
            reasons.append(self._texts.doelgroep.format(namen=self._list(served)))
        if fase in item.fase:
            reasons.append(self._texts.fase[fase])
        if relevant:
            reasons.append(self._texts.situatie)
        if not reasons:
            reasons.append(self._texts.niets_gevraagd)
        if item.status == "te_bevestigen":
            reasons.append(self._texts.te_bevestigen)
        return tuple(reasons)

    def lacks(self, item: Aanbod, vraag: Vraag) -> tuple[str, ...]:
        """What the question asks and `item` does not give; empty when it answers it all.

        A thema never lacks: an offer on none of the asked themas is not shown.
        """
        lacks = []
        if vraag.vormen and not _common(vraag.vormen, item.vormen):
            lacks.append(self._texts.ontbreekt.vormen.format(namen=self._list(vraag.vormen)))
        if vraag.doelgroepen and not _common(vraag.doelgroepen, item.doelgroepen):
            names = self._list(vraag.doelgroepen)
            lacks.append(self._texts.ontbreekt.doelgroepen.format(namen=names))
        return tuple(lacks)

    def _themas(self, item: Aanbod, vraag: Vraag) -> Iterator[str]:
        same = _common(vraag.themas, item.themas)
        if same:
            text = self._texts.thema.een if len(same) == 1 else self._texts.thema.meer
            yield text.format(namen=self._list(same))
        for asked in _common(vraag.themas, self._parents):
            if asked in same:
                continue
            if (parent := self._parents[asked]) in item.themas:
                yield self._texts.thema.ouder.format(
                    naam=self._names[str(parent)], gevraagd=self._names[asked]
                )
            elif child := next((one for one in item.themas if self._parents[one] == asked), None):
                yield self._texts.thema.kind.format(
                    naam=self._names[child], gevraagd=self._names[asked]
                )

    def _vormen(self, item: Aanbod, vraag: Vraag) -> Iterator[str]:
        for vorm in _common(vraag.vormen, item.vormen):
            text = self._texts.vormen.get(vorm, self._texts.vormen["andere"])
            yield text.format(naam=self._names[vorm])

    def _list(self, ids: Sequence[str]) -> str:
        """The names of `ids` as people say them: "a, b en c"."""
        names = [self._names[one] for one in dict.fromkeys(ids)]
        if len(names) == 1:
            return names[0]
        words = self._texts.opsomming
        return words.scheiding.join(names[:-1]) + words.laatste + names[-1]


def _common(asked: Iterable[str], given: Iterable[str]) -> list[str]:
    """What is asked and given, once each, in the order in which it was asked."""
    known = set(given)
    return [one for one in dict.fromkeys(asked) if one in known]


def _in_sentence(name: str) -> str:
    """A name inside a sentence: "Polarisatie" becomes "polarisatie", "ESS" stays."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]

"""The list for a person who checks the catalogue before it goes live, as a Markdown page.

It follows from the catalogue alone, so it is out of date only when the catalogue has changed.
What stands in it: every number and address of a person, what still has to be confirmed, pages
that could be better, the questions under ``nagaan``, what there is no offer for, and what is not
in the catalogue yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from api.aanbod.listing import coverage
from api.catalogue.model import Aanbod, Bron, Catalogue
from api.catalogue.tools.output import fill, render, short_name, word_names

FEW = 5
"""A doelgroep with fewer offers to go to is worth a question."""

_REACHED_BY = re.compile(r"\(?\+?\d[\d ()-]{5,}\d|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
"""A telephone number or an address of e-mail in a text."""


@dataclass(slots=True)
class _Number:
    """A telephone number or an address of e-mail that is shown to people, and where."""

    tekst: str
    van: str
    bron: Bron
    waar: list[str]
    nagaan: tuple[str, ...] = ()


def as_markdown(catalogue: Catalogue) -> str:
    """The whole list. The same catalogue gives the same list on every day."""
    day = _last_seen(catalogue)
    kept = [item for item in catalogue.aanbod if item.status in ("lopend", "te_bevestigen")]
    return render(
        "nakijken.md",
        catalogus=catalogue,
        stand=day,
        nummers=_numbers(catalogue, kept),
        onderdelen=kept,
        aanbieders={one.id: short_name(one) for one in catalogue.aanbieders},
        adressen=[item for item in kept if item.bron.let_op or _elsewhere(item)],
        elders=_elsewhere,
        woorden=word_names(catalogue),
        gaten={
            thema: empty
            for thema, row in coverage(catalogue, day).items()
            if (empty := [vorm for vorm, number in row.items() if not number])
        },
        weinig=dict(_few(catalogue, day)),
        plek=lambda url: urlsplit(url).hostname,
    )


def _last_seen(catalogue: Catalogue) -> date:
    """The day of the list: the last one on which somebody looked at a source."""
    sources = [
        catalogue.contact.bron,
        *(one.bron for one in catalogue.noodcontacten),
        *(item.bron for item in catalogue.aanbod),
    ]
    return max(bron.gezien_op for bron in sources)


def _numbers(catalogue: Catalogue, items: list[Aanbod]) -> Iterable[_Number]:
    """Each number once: somebody calls it once. How it is written makes no difference."""
    contact = catalogue.contact
    listed = [
        *(
            _Number(one.telefoon, one.naam, one.bron, ["noodcontacten"], one.nagaan)
            for one in catalogue.noodcontacten
        ),
        *(
            _Number(text, contact.naam, contact.bron, ["contact"])
            for text in (contact.telefoon, contact.email)
        ),
        *(
            _Number(found, item.naam, item.bron, [fill("nakijken_aanmelden", id=item.id)])
            for item in items
            for found in _REACHED_BY.findall(item.aanmelden or "")
        ),
    ]
    once: dict[str, _Number] = {}
    for one in listed:
        known = once.setdefault(re.sub(r"[ ()-]", "", one.tekst).lower(), one)
        if known is not one:
            known.waar += [place for place in one.waar if place not in known.waar]
    return once.values()


def _elsewhere(item: Aanbod) -> bool:
    """Whether people are sent to another page than the one that was read."""
    return item.url != item.bron.url


def _few(catalogue: Catalogue, day: date) -> Iterator[tuple[str, int]]:
    """The doelgroepen that have hardly anywhere to go, with the number of offers."""
    shown = [item for item in catalogue.aanbod if item.in_advies(day)]
    for doelgroep in catalogue.doelgroepen:
        number = sum(doelgroep.id in item.doelgroepen for item in shown)
        if number < FEW:
            yield doelgroep.id, number

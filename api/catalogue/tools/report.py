"""``python -m api.catalogue report``: what is missing, and what has somebody to look at?

Exit code 0: the report was made; 2: the catalogue is missing or faulty.
"""

from __future__ import annotations

import asyncio
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from pydantic import BaseModel

from api import clock
from api.aanbod.listing import coverage
from api.catalogue.commandline import DONE, Parser, explains_refusal
from api.catalogue.loader import Checked
from api.catalogue.model import Aanbod, Catalogue
from api.catalogue.tools import checklist, links
from api.catalogue.tools.output import fill, render, short_name, word_names
from api.catalogue.tools.reading import read_file

SOON = timedelta(days=30)
"""What has to be looked at within this time is named beforehand."""
MONTHS = (3, 6, 12)
"""Limits of the age groups of the sources."""


class Gat(BaseModel):
    """A thema and vorm, and for which doelgroepen there is nothing open."""

    thema: str
    vorm: str
    aantal: int
    zonder: list[str]


class Punt(BaseModel):
    """An offer that asks for attention, and where it stands in the file."""

    id: str
    regel: int
    datum: date


class Ouderdom(BaseModel):
    """Offers whose source was last seen less than so many months ago; None: longer ago."""

    tot_maanden: int | None
    aanbod: list[Punt]


class Rapport(BaseModel):
    """The state of a catalogue on a day."""

    bestand: str
    dag: date
    aanbod: int
    in_adviezen: int
    gaten: list[Gat]
    zonder_eigenaar: list[str]
    nakijken_te_laat: list[Punt]
    nakijken_binnenkort: list[Punt]
    zonder_nakijken_voor: list[str]
    te_bevestigen: list[Punt]
    bronnen: list[Ouderdom]
    links: list[links.Link] | None


@explains_refusal
def main(argv: Sequence[str] | None = None) -> int:
    """Reports on the file named on the command line."""
    parser = Parser("report")
    parser.file()
    parser.option("--links", action="store_true")
    parser.option("--json", action="store_true")
    parser.option("--nakijken", type=Path, metavar="BESTAND")
    arguments = parser.parse_args(argv)
    checked, catalogue = read_file(arguments.bestand)
    if arguments.nakijken:
        arguments.nakijken.write_text(checklist.as_markdown(catalogue), encoding="utf-8")
        print(fill("nakijken_klaar", pad=arguments.nakijken))
        return DONE
    found = None
    if arguments.links:
        addresses = list(_users(catalogue))
        print(fill("links_bezig", aantal=len(addresses)), file=sys.stderr)
        found = asyncio.run(links.check(addresses))
    rapport = look(str(arguments.bestand), checked, catalogue, clock.today(), found)
    if arguments.json:
        print(rapport.model_dump_json(indent=2))
    else:
        print(as_text(rapport, catalogue))
    return DONE


def look(
    name: str, checked: Checked, catalogue: Catalogue, today: date, found: list[links.Link] | None
) -> Rapport:
    """The state of the catalogue in the file called `name`."""
    items = catalogue.aanbod
    kept = [item for item in items if item.status in ("lopend", "te_bevestigen")]
    planned = sorted((item.nakijken_voor, item.id) for item in kept if item.nakijken_voor)
    oldest_first = sorted(kept, key=lambda item: item.bron.gezien_op)
    lines = {
        item.id: checked.source.place(("aanbod", index))[0] + 1 for index, item in enumerate(items)
    }

    def review(start: date, end: date) -> list[Punt]:
        """What has to be looked at from `start` up to and including `end`."""
        return [
            Punt(id=own, regel=lines[own], datum=day) for day, own in planned if start <= day <= end
        ]

    def seen(chosen: Iterable[Aanbod]) -> list[Punt]:
        return [
            Punt(id=item.id, regel=lines[item.id], datum=item.bron.gezien_op) for item in chosen
        ]

    return Rapport(
        bestand=name,
        dag=today,
        aanbod=len(items),
        in_adviezen=len([item for item in items if item.in_advies(today)]),
        nakijken_te_laat=review(date.min, today - timedelta(days=1)),
        nakijken_binnenkort=review(today, today + SOON),
        te_bevestigen=seen(item for item in oldest_first if item.status == "te_bevestigen"),
        bronnen=[
            Ouderdom(
                tot_maanden=limit,
                aanbod=seen(item for item in oldest_first if _age_group(item, today) == limit),
            )
            for limit in (*MONTHS, None)
        ],
        gaten=list(_gaps(catalogue, today)),
        zonder_eigenaar=[item.id for item in kept if item.eigenaar is None],
        zonder_nakijken_voor=[item.id for item in kept if item.nakijken_voor is None],
        links=found,
    )


def _gaps(catalogue: Catalogue, today: date) -> Iterator[Gat]:
    served: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for item in catalogue.aanbod:
        if item.in_advies(today):
            for thema, vorm in product(item.themas, item.vormen):
                served[thema, vorm].update(item.doelgroepen)
    for thema, row in coverage(catalogue, today).items():
        for vorm, number in row.items():
            without = [one.id for one in catalogue.doelgroepen if one.id not in served[thema, vorm]]
            if without:
                yield Gat(thema=thema, vorm=vorm, aantal=number, zonder=without)


def _age_group(item: Aanbod, today: date) -> int | None:
    """The smallest of `MONTHS` that is more than the age of the source in whole months."""
    seen = item.bron.gezien_op
    months = 12 * (today.year - seen.year) + today.month - seen.month - (today.day < seen.day)
    return next((limit for limit in MONTHS if months < limit), None)


def as_text(rapport: Rapport, catalogue: Catalogue) -> str:
    """The same for a reader."""
    names = word_names(catalogue)
    gaps: defaultdict[str, list[Gat]] = defaultdict(list)
    for gat in rapport.gaten:
        gaps[gat.thema].append(gat)
    return render(
        "report.txt",
        rapport=rapport,
        woorden=names,
        namen={own: item.naam for own, item in catalogue.aanbod_op_id.items()},
        gaten=gaps,
        doelgroepen=_served_rows(rapport, catalogue, names),
        per_aanbieder=_count_rows(rapport, catalogue),
        gebruik=_users(catalogue),
    )


def _served_rows(
    rapport: Rapport, catalogue: Catalogue, names: dict[str, str]
) -> list[list[object]]:
    """Per thema and vorm: how many of the doelgroepen can find something."""
    total = len(catalogue.doelgroepen)
    missing = {(gat.thema, gat.vorm): len(gat.zonder) for gat in rapport.gaten}
    return [
        [fill("tabel_thema"), *(vorm.naam for vorm in catalogue.vormen)],
        *(
            [
                names[thema.id],
                *(total - missing.get((thema.id, vorm.id), 0) for vorm in catalogue.vormen),
            ]
            for thema in catalogue.themas
        ),
    ]


def _count_rows(rapport: Rapport, catalogue: Catalogue) -> list[list[object]]:
    """How many offers of each aanbieder lack an eigenaar or a date to look at them."""
    columns = [
        Counter(catalogue.aanbod_op_id[own].aanbieder for own in ids)
        for ids in (rapport.zonder_eigenaar, rapport.zonder_nakijken_voor)
    ]
    return [
        [fill(name) for name in ("tabel_aanbieder", "tabel_eigenaar", "tabel_nakijken")],
        *(
            [short_name(provider), *(column[provider.id] for column in columns)]
            for provider in catalogue.aanbieders
            if any(column[provider.id] for column in columns)
        ),
    ]


def _uses(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Every page that somebody is sent to or that something was read on, and where it is named."""
    for item in catalogue.aanbod:
        if item.status in ("lopend", "te_bevestigen"):
            yield item.url, item.id
            yield item.bron.url, item.id
    for provider in catalogue.aanbieders:
        if provider.url:
            yield provider.url, provider.id
    for number in catalogue.noodcontacten:
        yield number.bron.url, number.id
    yield catalogue.contact.bron.url, "contact"


def _users(catalogue: Catalogue) -> dict[str, list[str]]:
    """Which parts of the catalogue name an address."""
    users: defaultdict[str, list[str]] = defaultdict(list)
    for url, own in _uses(catalogue):
        page = links.page_of(url)
        if own not in users[page]:
            users[page].append(own)
    return users

"""``python -m api.catalogue preview``: the offer as officials will see it, in files to open.

The pages of the offers come from the routes of the site itself. The first page shows the advices
for the typical questions, on the same card as the chat. Exit code 0: written; 2: the catalogue
is missing or faulty.
"""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI
from jinja2 import ChoiceLoader, FileSystemLoader

from api import clock
from api.aanbod.listing import Filters, select
from api.aanbod.models import AanbodMatch, AanbodUit
from api.aanbod.store import CatalogueStore, Snapshot
from api.catalogue.commandline import DONE, Parser, explains_refusal
from api.catalogue.tools.output import TEMPLATES, fill
from api.catalogue.tools.vragen import voorbeeldvragen
from api.pages import assets, templating
from api.pages.aanbod import router
from api.pages.terms import contact_details, names

_LINK = re.compile(r' (?P<name>href|src)="(?P<path>/[^"]*)"')


@explains_refusal
def main(argv: Sequence[str] | None = None) -> int:
    """Writes the pages and names the one to open."""
    parser = Parser("preview")
    parser.file()
    parser.option("--map", type=Path, default=Path("var/preview"))
    arguments = parser.parse_args(argv)
    start = write(CatalogueStore(arguments.bestand), arguments.map, clock.today())
    print(fill("preview_klaar", pad=start, adres=start.resolve().as_uri()))
    return DONE


def write(store: CatalogueStore, folder: Path, today: date) -> Path:
    """Writes all pages into `folder` and returns the first one."""
    app = FastAPI()
    app.state.catalogue = store
    app.include_router(router)
    shown = [item.id for item in select(store.current, Filters(), today)]
    pages = {f"aanbod/{own}.html": f"/aanbod/{own}" for own in shown}
    written = asyncio.run(_fetch(app, pages))
    written["index.html"] = _first_page(app, store.snapshot, shown, today)

    (folder / "aanbod").mkdir(parents=True, exist_ok=True)
    for old in (folder / "aanbod").glob("*.html"):
        old.unlink()
    shutil.copytree(assets.FOLDER, folder / "static", dirs_exist_ok=True)
    files = {path: file for file, path in pages.items()} | dict(_shared_files())
    for file, html in written.items():
        local = _with_local_links(html, files, "../" * file.count("/"))
        (folder / file).write_text(local, encoding="utf-8")
    return folder / "index.html"


async def _fetch(app: FastAPI, pages: Mapping[str, str]) -> dict[str, str]:
    """What the site answers for the path of each file."""
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://preview") as client:
        answers = {file: await client.get(path) for file, path in pages.items()}
    return {file: answer.raise_for_status().text for file, answer in answers.items()}


def _first_page(app: FastAPI, current: Snapshot, shown: Iterable[str], today: date) -> str:
    # The environment of the pages itself, so that cards look the same down to the last filter.
    site = templating.ENVIRONMENT
    assert site.loader
    environment = site.overlay(loader=ChoiceLoader([site.loader, FileSystemLoader(TEMPLATES)]))
    items = current.catalogue.aanbod_op_id
    return environment.get_template("preview.html").render(
        basis="",
        pad="/",
        contact=contact_details(app),
        namen=names(app),
        catalogus_versie=current.versie,
        dag=today,
        adviezen=list(_advices(current, today)),
        zichtbaar=[AanbodUit.van(items[own], current.catalogue, today) for own in shown],
        onzichtbaar=[item for own, item in items.items() if own not in set(shown)],
    )


def _advices(current: Snapshot, today: date) -> Iterator[dict[str, Any]]:
    """Each typical question with its advies, as the card of the chat takes it."""
    for number, vraag in enumerate(voorbeeldvragen(), start=1):
        found = current.matcher.match(vraag.on(today))
        yield {
            "titel": vraag.titel,
            "passend": found.passend,
            "niet_gedekt": found.niet_gedekt,
            "advies": {
                "code": fill("voorbeeldcode", nummer=number),
                "themas": vraag.themas,
                "vormen": vraag.vormen,
                "doelgroepen": vraag.doelgroepen,
                "gemeente": None,
                "aanbod": [
                    AanbodMatch.van_match(match, current.catalogue, today)
                    for match in found.matches
                ],
            },
        }


def _shared_files() -> Iterator[tuple[str, str]]:
    """Paths of the site that every page links to, and the file that stands for them here."""
    yield "/", "index.html"
    yield "/aanbod", "index.html#aanbod"
    for file in assets.FOLDER.iterdir():
        yield f"/static/{assets.VERSION}/{file.name}", f"static/{file.name}"


def _with_local_links(html: str, files: Mapping[str, str], up: str) -> str:
    """The page with links to files; what is not among them loses its link."""

    def local(link: re.Match[str]) -> str:
        file = files.get(link["path"])
        return f' {link["name"]}="{up}{file}"' if file else ""

    return _LINK.sub(local, html)

"""What a turn costs as the catalogue, the store and a conversation grow.

Counted in processor time, which other work on the machine disturbs least.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path
from statistics import median

import httpx

from api.main import create_app
from bot.stack.paths import ROOT
from tests.bench.conversation import TEXTS, Gesprek
from tests.bench.processes import cpu
from tests.bench.profile import IN_RASA
from tests.bench.speed import client, measure
from tests.support.api_app import settings
from tests.support.stack import Stack
from tests.unit.catalogue.samples import many

OFFERS = (10, 100, 1_000, 10_000)
KEPT = (1, 10, 100, 1_000, 10_000, 100_000)
TURNS = 200
#: One round of a long conversation: up to an advies, something aside, and from the start.
ROUND = (*TEXTS, "wat is de ess?", "opnieuw beginnen")
#: Rounds for one point: processor time is counted in hundredths of a second.
ROUNDS = 4

Points = list[tuple[int, float]]


def growth(stack: Stack) -> dict[str, Points]:
    """Milliseconds of processor time at every size, by what grew."""
    return {
        "offers in the catalogue (one call of /matches)": by_offers(),
        "turns in one conversation (one turn)": by_turns(stack),
        "kept conversations (one turn)": by_kept(stack),
    }


def by_offers() -> Points:
    """The median of a call of POST /matches without a network in between."""
    with tempfile.TemporaryDirectory() as folder:
        return [(number, asyncio.run(_matching(Path(folder), number))) for number in OFFERS]


async def _matching(folder: Path, number: int) -> float:
    file = folder / f"{number}.yml"
    file.write_bytes(many(number))
    app = create_app(settings(folder, "http://127.0.0.1:9").model_copy(update={"catalogue": file}))
    themas = ("polarisatie", "inclusie", "ondermijning", "radicalisering", "extremisme")
    times = []
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://bench/api/v1/") as http:
        for turn in range(60):
            vraag = {
                "themas": [themas[turn % len(themas)]],
                "vormen": ["kennis", "oefenen"],
                "doelgroepen": ["eerstelijns_professional"],
                "situatie": TEXTS[0],
            }
            start = time.process_time()
            (await http.post("matches", json=vraag)).raise_for_status()
            times.append((time.process_time() - start) * 1000)
    return median(times[10:])


def by_turns(stack: Stack) -> Points:
    """The mean turn of every few rounds in one long conversation."""
    return asyncio.run(_long_conversation(stack))


async def _long_conversation(stack: Stack) -> Points:
    points: Points = []
    async with client(stack) as http:
        gesprek = Gesprek(http)
        await gesprek.begin()
        while len(gesprek.played.times) < TURNS:
            before = cpu(stack.process.pid).total()
            for tekst in ROUND * ROUNDS:
                await gesprek.say(tekst)
            used = cpu(stack.process.pid).total() - before
            points.append((len(gesprek.played.times) - 1, used / len(ROUND * ROUNDS)))
    return points


def by_kept(stack: Stack) -> Points:
    """The mean turn with more and more conversations in both stores."""
    points, kept = [], 0
    for number in KEPT:
        _fill(stack.var, kept, number)
        kept = number
        points.append((number, sum(measure(stack, 20).cost.values())))
    return points


def _fill(var: Path, kept: int, number: int) -> None:
    """Copies a conversation that was held under new ids, until there are that many copies."""
    for file, tables in (("api.db", {"gesprekken": "id", "berichten": "gesprek_id"}),
                         ("rasa.db", {"rasa_gesprekken": "id"})):  # fmt: skip
        database = sqlite3.connect(var / file, timeout=60)
        with database:
            # Of the API one that went straight to its advies; of Rasa the largest that is there.
            (model,) = database.execute(
                "select gesprek_id from berichten group by 1 having "
                "max(coalesce(advies, 'null') <> 'null') order by count(*), 1"
                if "berichten" in tables
                else "select id from rasa_gesprekken order by length(stand) desc, 1"
            ).fetchone()
            for table, key in tables.items():
                _copy(database, table, key, model, kept, number)
        database.close()


def _copy(
    database: sqlite3.Connection, table: str, key: str, model: str, kept: int, number: int
) -> None:
    columns = [row[1] for row in database.execute(f"pragma table_info({table})")]
    taken = [name for name in columns if name == key or name != "id"]
    values = ["printf('bench%019d', n.i)" if name == key else f"m.{name}" for name in taken]
    copy = (
        "with recursive n(i) as (select ? union all select i + 1 from n where i < ?) "
        f"insert into {table} ({', '.join(taken)}) "
        f"select {', '.join(values)} from n cross join {table} m where m.{key} = ?"
    )
    database.execute(copy, (kept + 1, number, model))


def plot(found: dict[str, Points], file: Path) -> None:
    """Draws the points; matplotlib is in the environment of Rasa."""
    subprocess.run(
        [*IN_RASA, "tests.bench.in_rasa.plot", str(file)],
        cwd=ROOT, input=json.dumps(found), text=True, check=True,
    )  # fmt: skip

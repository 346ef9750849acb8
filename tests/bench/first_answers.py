"""How often the first advies is right: at once, after one question back, or not.

The yardstick of a Dutch municipal pilot (60 %, 97 % and 3 %), on the held-out stories, whose themas
are known. An official who plays along answers each question truthfully with its buttons. Where the
recap shows other themas than the story has, the official says in one sentence which they are;
whether the advies is right then is told apart, because the pilot had no recap.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

import httpx

from bot.stack.paths import ROOT
from bot.stack.scores import Line, read_lines
from tests.bench.conversation import Gesprek
from tests.bench.speed import client
from tests.support.stack import Stack

FILES = sorted((ROOT / "tests" / "nlu").glob("heldout*.jsonl"))
#: A story, one question back, three questions, the recap and its correction, with some room.
MOST_TURNS = 9
#: The button that shows all themas.
LIST = "/toon_keuzes"
#: The line of the recap that tells what is going on.
RECAP = re.compile(r"^- Wat er speelt: (.+)$", re.M)
IN_THE_END = "right in the end, where needed after one correction of the recap"


class Outcome(StrEnum):
    """What came of the themas of one story."""

    RIGHT = "exactly right at once"
    AFTER_ONE = "exactly right after one question"
    PARTLY = "some right, or more than was told"
    WRONG = "none right"


def show(stack: Stack) -> None:
    """Prints the shares for each held-out file."""
    for path in FILES:
        stories = [
            line for line in read_lines(path) if line["intent"] == "vertellen" and line["themas"]
        ]
        played = asyncio.run(_play_all(stack, stories))
        counts = Counter(outcome for outcome, _ in played)
        shares = ", ".join(f"{one} {counts[one] / len(stories):.3f}" for one in Outcome)
        in_the_end = sum(right for _, right in played) / len(stories)
        print(f"{len(stories)} stories of {path.stem}: {shares}; {IN_THE_END} {in_the_end:.3f}")


async def _play_all(stack: Stack, stories: Iterable[Line]) -> list[tuple[Outcome, bool]]:
    async with client(stack) as http:
        answer = await http.get("themas")
        answer.raise_for_status()
        names = {thema["naam"].lower(): thema["id"] for thema in answer.json()}
        return [await _play(http, story, names) for story in stories]


async def _play(
    http: httpx.AsyncClient, story: Line, names: dict[str, str]
) -> tuple[Outcome, bool]:
    """What came of it before anything was corrected, and whether the advies is right in the end."""
    gesprek = Gesprek(http)
    await gesprek.begin()
    berichten = await gesprek.say(story["tekst"])
    asked, pressed, recap = 0, "", None
    for _ in range(MOST_TURNS):
        if gesprek.played.advies:
            break
        knoppen, tekst = berichten[-1]["knoppen"], berichten[-1]["tekst"]
        # Who asks for the list is not asked a second time.
        asked += pressed != LIST and _about_themas(knoppen)
        if recap is None and (shown := RECAP.search(tekst)):
            recap = _named(shown[1], names)
            if not _is_right(story, recap):
                told = " en ".join(
                    naam for naam, thema in names.items() if thema in story["themas"]
                )
                berichten = await gesprek.say(f"Nee, het gaat om {told}.")
                continue
        knop = _truthful(tekst, knoppen, story, names)
        pressed = knop["payload"]
        berichten = await gesprek.press(knop)
    advised = set((gesprek.played.advies or {}).get("themas", ()))
    return _outcome(story, advised if recap is None else recap, asked), _is_right(story, advised)


def _is_right(story: Line, themas: set[str]) -> bool:
    """Whether these are its themas; one that is fair as well is no fault, as in `make evaluate`."""
    told = set(story["themas"])
    return themas - (set(story.get("ook_goed", {}).get("themas", ())) - told) == told


def _outcome(story: Line, themas: set[str], asked: int) -> Outcome:
    if _is_right(story, themas) and asked < 2:
        return Outcome.AFTER_ONE if asked else Outcome.RIGHT
    return Outcome.PARTLY if themas & set(story["themas"]) and asked < 2 else Outcome.WRONG


def _about_themas(knoppen: list[dict[str, str]]) -> bool:
    """Whether a question asks again what is going on; the recap is no such question."""
    payloads = " ".join(knop["payload"] for knop in knoppen)
    return '"thema"' in payloads or "/ontkennen" in payloads or LIST in payloads


def _named(tekst: str, names: dict[str, str]) -> set[str]:
    """The themas that are named; what stands between brackets are words of the official."""
    bare = re.sub(r"\(.*?\)", " ", tekst.lower())
    return {thema for naam, thema in names.items() if re.search(rf"\b{re.escape(naam)}\b", bare)}


def _truthful(
    tekst: str, knoppen: list[dict[str, str]], story: Line, names: dict[str, str]
) -> dict[str, str]:
    """The button that tells the truth; the first where the story does not tell."""
    told = {*story["themas"], *story.get("vormen", ()), *story.get("doelgroep", ())}
    for knop in knoppen:
        _, _, data = knop["payload"].partition("{")
        if data and told & set(json.loads("{" + data).values()):
            return knop
    by_payload = {knop["payload"]: knop for knop in knoppen}
    if "/ontkennen" in by_payload:
        named = _named(tekst, names)
        return by_payload["/bevestigen" if named and named <= told else "/ontkennen"]
    return knoppen[0]

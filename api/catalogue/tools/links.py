"""Are the pages still there? Asks each address once, and never the same site twice at a time."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from typing import Literal
from urllib.parse import urldefrag, urlsplit

import httpx
from pydantic import BaseModel

SECONDS = 10.0
"""How long one answer may take."""
AT_ONCE = 5
"""Sites that are asked at the same time."""

_AGENT = "Aanbodwijzer-linkcontrole/1.0"
_GONE = (404, 410)
_PERMANENT = (301, 308)
_FAILED = 400

Staat = Literal["goed", "verhuisd", "weg", "fout", "onbereikbaar"]


class Link(BaseModel):
    """What an address answered. `nieuw_adres`: where it now is, when it moved for good."""

    url: str
    staat: Staat
    code: int | None = None
    nieuw_adres: str | None = None


def new_client() -> httpx.AsyncClient:
    """How the sites are asked."""
    return httpx.AsyncClient(
        follow_redirects=True,
        max_redirects=5,
        timeout=SECONDS,
        headers={"User-Agent": _AGENT},
    )


def page_of(url: str) -> str:
    """The address without the part that says where on the page."""
    return urldefrag(url).url


async def check(urls: Iterable[str]) -> list[Link]:
    """What every page answers, in the given order and each once."""
    sites: defaultdict[str, list[str]] = defaultdict(list)
    unique = list(dict.fromkeys(page_of(url) for url in urls))
    for url in unique:
        sites[urlsplit(url).netloc].append(url)
    room = asyncio.Semaphore(AT_ONCE)
    found: dict[str, Link] = {}
    async with new_client() as client:

        async def ask(site: list[str]) -> None:
            async with room:
                for url in site:
                    found[url] = await _look(client, url)

        await asyncio.gather(*(ask(site) for site in sites.values()))
    return [found[url] for url in unique]


async def _look(client: httpx.AsyncClient, url: str) -> Link:
    """HEAD costs the site least; where that is refused a GET tells, without its content."""
    try:
        async with asyncio.timeout(2 * SECONDS):
            answer = await client.head(url)
            if answer.status_code >= _FAILED:
                async with client.stream("GET", url) as answer:
                    pass
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError):
        return Link(url=url, staat="onbereikbaar")
    return _judge(url, answer)


def _judge(url: str, answer: httpx.Response) -> Link:
    code = answer.status_code
    if code >= _FAILED:
        return Link(url=url, staat="weg" if code in _GONE else "fout", code=code)
    steps = [step.status_code for step in answer.history]
    if steps and all(step in _PERMANENT for step in steps):
        return Link(url=url, staat="verhuisd", code=code, nieuw_adres=str(answer.url))
    return Link(url=url, staat="goed", code=code)

"""The same conversation in a terminal: `python -m bot.stack.chat`.

Talks to a running aanbodwijzer on PORT, or starts one for as long as the chat lasts.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from api.gesprekken.models import Advies
from api.pages.templating import ENVIRONMENT
from bot.stack import say
from bot.stack.ports import Ports
from bot.stack.ready import wait

Names = dict[str, dict[str, str]]

HINT = "(Typ een bericht of het nummer van een keuze. Stoppen: Ctrl-D)"


def main() -> None:
    """Talks until the input ends."""
    port = Ports.of(int(os.environ.get("PORT", "8000"))).api
    base = f"http://127.0.0.1:{port}/api/v1/"
    with _running(port), httpx.Client(base_url=base, timeout=30) as http:
        begin = http.post("gesprekken").raise_for_status().json()
        http.headers["Authorization"] = f"Bearer {begin['sleutel']}"
        print(HINT)
        namen = names(http)
        knoppen = show(begin["berichten"], namen)
        for line in _lines():
            said = choose(line, knoppen)
            answer = http.post(f"gesprekken/{begin['id']}/berichten", json=said)
            body = answer.json()
            if answer.is_error:
                print(f"! {body.get('detail')} {body.get('actie') or ''}")
            else:
                knoppen = show(body["berichten"], namen)


def choose(line: str, knoppen: list[dict[str, str]]) -> dict[str, str]:
    """What to send: the button with this number, or the text as it is."""
    if line.isdigit() and 0 < int(line) <= len(knoppen):
        knop = knoppen[int(line) - 1]
        return {"tekst": knop["titel"], "payload": knop["payload"]}
    return {"tekst": line}


def card(advies: dict[str, Any], namen: Names) -> str:
    """The advies as text, with all that is known about each offer, as the page saves it too."""
    template = ENVIRONMENT.get_template("advies.txt")
    return template.render(advies=Advies.model_validate(advies), namen=namen)


def names(http: httpx.Client) -> Names:
    """What the themas, vormen and doelgroepen are called, by their ids."""
    return {
        soort: {item["id"]: item["naam"] for item in http.get(soort).raise_for_status().json()}
        for soort in ("themas", "vormen", "doelgroepen")
    }


def show(berichten: list[dict[str, Any]], namen: Names) -> list[dict[str, str]]:
    """Prints messages and returns their buttons, numbered through."""
    knoppen: list[dict[str, str]] = []
    for bericht in berichten:
        print(f"\nChatbot: {bericht['tekst']}")
        if bericht["advies"]:
            print(f"\n{card(bericht['advies'], namen)}")
        for knop in bericht["knoppen"]:
            knoppen.append(knop)
            print(f"  [{len(knoppen)}] {knop['titel']}")
    return knoppen


def _lines() -> Iterator[str]:
    while True:
        try:
            line = input("\nU: ").strip()
        except (EOFError, KeyboardInterrupt):
            print()
            return
        if line:
            yield line


@contextmanager
def _running(port: int) -> Iterator[None]:
    """A running aanbodwijzer: the one on this port, or one of our own."""
    url = f"http://127.0.0.1:{port}/api/v1/gezondheid"
    if wait(url, 0.5):
        yield
        return
    own = subprocess.Popen([sys.executable, "-m", "bot.stack.run"], stdin=subprocess.DEVNULL)
    try:
        if not wait_while(own, url):
            say.stop("De chatbot start niet. Probeer: make run")
        yield
    finally:
        own.terminate()
        own.wait()


def wait_while(process: subprocess.Popen[bytes], url: str) -> bool:
    """Waits for health as long as the process lives (the first time it trains the bot)."""
    while process.poll() is None:
        health = wait(url, 2)
        if health and health.get("status") == "goed":
            return True
    return False


if __name__ == "__main__":
    main()

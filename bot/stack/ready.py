"""Waits until the bot can chat and prints where; names the part that stays behind."""

from __future__ import annotations

import json
import os
import time
import urllib.error
import urllib.request
from contextlib import suppress
from typing import Any

from bot.stack import say
from bot.stack.paths import LOGS

PATIENCE = 120.0


def main() -> None:
    """Prints the address once everything answers."""
    port = os.environ["API_PORT"]
    health = wait(f"http://127.0.0.1:{port}/api/v1/gezondheid", PATIENCE)
    if health is None or health.get("status") != "goed":
        say.stop(
            f"De chatbot is na {PATIENCE:.0f} seconden nog niet klaar: "
            f"{(health or {}).get('detail', 'de API antwoordt niet')}. Kijk in {LOGS}."
        )
    say.step("De aanbodwijzer is klaar.")
    print(f"\n  Chat:      http://localhost:{port}/\n  Aanbod:    http://localhost:{port}/aanbod")
    print(f"  Helpdesk:  http://localhost:{port}/helpdesk\n  Stoppen:   Ctrl-C\n", flush=True)


def wait(url: str, patience: float) -> dict[str, Any] | None:
    """The first good answer of the health address, or the last bad one when patience ends."""
    last: dict[str, Any] | None = None
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - loopback
                return dict(json.load(answer))
        except urllib.error.HTTPError as error:
            # A proxy before workers that are still starting answers with a page of its own.
            with suppress(ValueError):
                last = json.load(error)
        except OSError:
            pass
        time.sleep(0.3)
    return last


if __name__ == "__main__":
    main()

"""The ports of one run; all follow from the public one."""

from __future__ import annotations

import socket
from dataclasses import dataclass

from bot.stack import say

HIGHEST = 45_535


@dataclass(frozen=True)
class Ports:
    """Only ``api`` is for the outside."""

    api: int
    rasa: int
    actions: int
    metrics: int

    @classmethod
    def of(cls, public: int) -> Ports:
        """Ports far apart, so that runs on neighbouring public ports do not meet."""
        if not 1024 <= public <= HIGHEST:
            say.stop(f"PORT={public} kan niet. Kies een getal van 1024 tot en met {HIGHEST}.")
        return cls(
            api=public,
            rasa=public + 10_000,
            metrics=public + 15_000,
            actions=public + 20_000,
        )

    def check_free(self) -> None:
        """Stops with one line when a port is taken."""
        for port in (self.api, self.rasa, self.metrics, self.actions):
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", port))
                except OSError:
                    say.stop(
                        f"Poort {port} is bezet; misschien draait de aanbodwijzer al. "
                        f"Kies een andere: make run PORT={self.api + 1}"
                    )

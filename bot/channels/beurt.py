"""What the bot says and reports in one turn. Knows nothing of Rasa."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Beurt:
    """The answers of one turn, each a bericht (tekst, knoppen, advies), and the signals beside."""

    berichten: list[dict[str, Any]] = field(default_factory=list)
    #: What happened, for the counts; see actions/signalen.py. Never shown to the official.
    signalen: list[str] = field(default_factory=list)

    def neem_op(self, message: dict[str, Any]) -> None:
        """Keeps text, buttons and custom data of one answer together."""
        custom = message.get("custom") or {}
        if "signaal" in custom:
            self.signalen.append(custom["signaal"])
            return
        self.berichten.append(
            {
                "tekst": message.get("text") or "",
                "knoppen": [
                    {"titel": button["title"], "payload": button["payload"]}
                    for button in message.get("buttons") or []
                ],
                "advies": custom.get("advies"),
            }
        )

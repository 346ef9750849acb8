"""What Rasa makes of the responses of the domain."""

from __future__ import annotations

import json
from unittest import TestCase
from unittest.mock import patch

from rasa.core.nlg import interpolator
from rasa.shared.core.domain import Domain

from bot.stack.paths import ROOT


class Buttons(TestCase):
    def test_a_payload_with_braces_is_no_placeholder(self) -> None:
        """Rasa would log an error with a trace for every such button that it says."""
        domain = Domain.load(str(ROOT / "bot" / "domain"))
        buttons = [
            button
            for variants in domain.responses.values()
            for variant in variants
            for button in variant.get("buttons", [])
        ]
        with patch.object(interpolator, "structlogger") as log:
            payloads = [interpolator.interpolate(b["payload"], {"x": "y"}) for b in buttons]
        log.exception.assert_not_called()
        entities = [json.loads(p[p.index("{") :]) for p in payloads if "{" in p]
        self.assertIn({"onderdeel": "vormen"}, entities)

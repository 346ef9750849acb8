"""Fills in the words of the responses."""

from __future__ import annotations

from typing import Any

from rasa.core.nlg.interpolator import interpolate_text
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator


class Responses(TemplatedNaturalLanguageGenerator):
    """Fills in texts only.

    Rasa also looks for names in braces in the payloads of buttons. Ours hold JSON there, and Rasa
    writes a fault to the log for each.
    """

    def _fill_response(
        self,
        response: dict[str, Any],
        filled_slots: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> dict[str, Any]:
        """The response with slots and arguments in its text."""
        words = self._response_variables(filled_slots, kwargs)
        if words and "text" in response:
            response["text"] = interpolate_text(response["text"], words)
        return response

"""A few words that go on from the last answer: "en mailen?", "en een paspoort dan?". Pure."""

from __future__ import annotations

from collections.abc import Set

from actions.names import INHOUD, REACTIES
from actions.verstaan.genoemd import Labels, aantal_woorden, alleen_klein
from actions.verstaan.herkenwoorden import herkenwoorden
from actions.verstaan.terzijde import MEENEMEN

#: So few words have no meaning of their own behind "en", and so few after goodbye.
_KORT = 5
_TERUG = 8
#: Said when the official goes.
_AFSCHEID = frozenset({"utter_afscheid", "utter_afscheid_code"})


def vervolgt(intent: str, tekst: str, labels: Labels, vermoedens: Labels, gezegd: Set[str]) -> str:
    """The intent of a message right after the responses ``gezegd``."""
    woorden = herkenwoorden()
    rest, meenemen = woorden.meenemen.subn(" ", tekst)
    if meenemen and alleen_klein(rest):
        return "medewerker_spreken" if "utter_medewerker_spreken" in gezegd else MEENEMEN
    kort = aantal_woorden(tekst) <= _KORT and not labels
    buiten_bereik = any(naam.startswith("utter_buiten_bereik") for naam in gezegd)
    if kort and buiten_bereik and intent in INHOUD | REACTIES and woorden.vervolg.match(tekst):
        return "buiten_bereik"
    terug = (
        aantal_woorden(tekst) <= _TERUG and not (labels or vermoedens) and bool(_AFSCHEID & gezegd)
    )
    if terug and intent in INHOUD | REACTIES:
        return "begroeten"  # "nee wacht, ik wil toch door"
    return intent

"""A few words that go on from the last answer: "en mailen?", "en in het weekend?". Pure."""

from __future__ import annotations

from collections.abc import Set

from actions.names import INHOUD, REACTIES
from actions.verstaan.bedoeling.gevaar import ONZIN
from actions.verstaan.bedoeling.oordeel import OORDEEL
from actions.verstaan.bedoeling.taal import ANDERE_TAAL, is_nederlands
from actions.verstaan.bedoeling.terzijde import MEENEMEN
from actions.verstaan.bedoeling.vraag import vraagt
from actions.verstaan.labels.genoemd import Labels, aantal_woorden, alleen_klein, genoemd
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: So few words have no meaning of their own behind "en".
_EN = 5
#: So few go on from an answer, or come back after goodbye.
_KORT = 8
#: Said when the official goes.
_AFSCHEID = frozenset({"utter_afscheid", "utter_afscheid_code"})
#: What goes on from which answers, by how the names of their responses begin.
_ZELFDE_VRAAG = {
    "utter_buiten_bereik": "buiten_bereik",
    "utter_medewerker_spreken": "medewerker_spreken",
    "utter_oordeel": OORDEEL,
    "utter_privacy_vragen": "privacy_vragen",
}
#: From these only "en" goes on: any other question stands alone.
_MET_EN = frozenset({"buiten_bereik"})
#: What such a message is taken for.
_VERWARD = INHOUD | REACTIES | {ONZIN, "meer_info", "buiten_bereik"}


def vervolgt(intent: str, tekst: str, labels: Labels, vermoedens: Labels, gezegd: Set[str]) -> str:
    """The intent of a message right after the responses ``gezegd``."""
    rest, meenemen = herkenwoorden().meenemen.vraag.subn(" ", tekst)
    if meenemen and alleen_klein(rest):
        return "medewerker_spreken" if "utter_medewerker_spreken" in gezegd else MEENEMEN
    aantal = aantal_woorden(tekst)
    if _gezegd("utter_buiten_bereik", gezegd) and not genoemd(tekst):
        labels = {}  # "en een paspoort dan?": what is heard in so few words is a guess
    if intent not in _VERWARD or labels or aantal > _KORT:
        return intent
    if herkenwoorden().vervolg.match(tekst) and aantal <= _EN:
        los = intent not in INHOUD | REACTIES
        return _vorige(gezegd, intent, zonder=_MET_EN if los else frozenset())
    if vermoedens:
        return intent
    if vraagt(tekst):
        return _vorige(gezegd, intent, zonder=_MET_EN)
    if aantal <= _EN and _gezegd("utter_andere_taal", gezegd) and not is_nederlands(tekst, 1):
        return ANDERE_TAAL  # "por favor"
    terug = intent in INHOUD | REACTIES and bool(_AFSCHEID & gezegd)
    return "begroeten" if terug else intent  # "nee wacht, ik wil toch door"


def _vorige(gezegd: Set[str], intent: str, zonder: Set[str]) -> str:
    """The question that was answered last, if a message can go on from it; else ``intent``."""
    vragen = (vraag for naam, vraag in _ZELFDE_VRAAG.items() if _gezegd(naam, gezegd))
    return next((vraag for vraag in vragen if vraag not in zonder), intent)


def _gezegd(begin: str, gezegd: Set[str]) -> bool:
    """Whether one of the wordings of a response was said."""
    return any(naam.startswith(begin) for naam in gezegd)

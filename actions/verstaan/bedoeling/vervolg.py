"""A few words that go on from the last answer: "en mailen?", "en in het weekend?". Pure."""

from __future__ import annotations

from collections.abc import Set

from actions.names import INHOUD, REACTIES
from actions.verstaan.bedoeling.gevaar import ONZIN
from actions.verstaan.bedoeling.oordeel import OORDEEL
from actions.verstaan.bedoeling.taal import ANDERE_TAAL, is_nederlands
from actions.verstaan.bedoeling.terzijde import MEENEMEN, TUSSENSTAND, wenst_steun
from actions.verstaan.bedoeling.vraag import vraagt
from actions.verstaan.labels.namen import Labels, aangeduid, aantal_woorden, alleen_klein, genoemd
from actions.verstaan.woorden.aanloop import zonder_aanloop
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
    if intent == TUSSENSTAND:
        return intent
    rest, meenemen = herkenwoorden().meenemen.vraag.subn(" ", tekst)
    if meenemen and alleen_klein(rest) and not wenst_steun(tekst, labels):
        return "medewerker_spreken" if "utter_medewerker_spreken" in gezegd else MEENEMEN
    aantal = aantal_woorden(tekst)
    los = not {"themas"} & (labels.keys() | vermoedens.keys())
    if los and intent in INHOUD and aantal <= _KORT and _weer_buiten_bereik(tekst, gezegd):
        return "buiten_bereik"
    if _gezegd("utter_buiten_bereik", gezegd) and not (genoemd(tekst) or aangeduid(tekst)):
        labels = {}  # "en een paspoort dan?": what is heard in so few words is a guess
    if intent not in _VERWARD or labels or aantal > _KORT:
        return intent
    if herkenwoorden().vervolg.match(tekst) and aantal <= _EN:
        vraag = intent not in INHOUD | REACTIES
        return _vorige(gezegd, intent, zonder=_MET_EN if vraag else frozenset())
    if vermoedens:
        return intent
    if vraagt(tekst):
        return _vorige(gezegd, intent, zonder=_MET_EN)
    if aantal <= _EN and _gezegd("utter_andere_taal", gezegd) and not is_nederlands(tekst, 1):
        return ANDERE_TAAL  # "por favor"
    terug = intent in INHOUD | REACTIES and bool(_AFSCHEID & gezegd)
    return "begroeten" if terug else intent  # "nee wacht, ik wil toch door"


def _weer_buiten_bereik(tekst: str, gezegd: Set[str]) -> bool:
    """Whether something on yet another subject is asked for after one that no offer is about.

    "En iets over nieuwe fietspaden dan" tells no thema, "en iets over de sfeer in de wijk" may.
    """
    woorden = herkenwoorden()
    vraagt_om = woorden.vervolg.match(tekst) or woorden.heeft_u.match(zonder_aanloop(tekst))
    speelt = "themas" in genoemd(tekst) or aangeduid(tekst)
    return bool(
        _gezegd("utter_buiten_bereik", gezegd)
        and (vraagt_om or tekst.lower().startswith("dan "))
        and woorden.onderwerp.search(tekst)
        and not speelt
    )


def _vorige(gezegd: Set[str], intent: str, zonder: Set[str]) -> str:
    """The question that was answered last, if a message can go on from it; else ``intent``."""
    vragen = (vraag for naam, vraag in _ZELFDE_VRAAG.items() if _gezegd(naam, gezegd))
    return next((vraag for vraag in vragen if vraag not in zonder), intent)


def _gezegd(begin: str, gezegd: Set[str]) -> bool:
    """Whether one of the wordings of a response was said."""
    return any(naam.startswith(begin) for naam in gezegd)

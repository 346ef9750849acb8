"""What is held against the offers of an advies. Pure."""

from __future__ import annotations

from actions.verstaan.bedoeling.feit import feit_in
from actions.verstaan.bedoeling.vraag import vraagt
from actions.verstaan.labels.namen import Labels, aantal_woorden, genoemd
from actions.verstaan.woorden.aanloop import zonder_aanloop
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: An objection has at most this many words; one that does not name the offers no more than a few.
_BEZWAAR = 25
_KORT = 6


def maakt_bezwaar(tekst: str, labels: Labels) -> bool:
    """Whether a few words after an advies say that it is known, too dear, too long or too far.

    What tells a thema is a story, whatever it says of time.
    """
    if aantal_woorden(tekst) > _BEZWAAR or "themas" in labels:
        return False
    woorden = herkenwoorden()
    erover = woorden.daarover.search(tekst) or woorden.wij.search(tekst)
    if not (erover or "vormen" in genoemd(tekst)) and aantal_woorden(tekst) > _KORT:
        return False  # "bewoners vinden de huren te duur en geven buitenlanders de schuld"
    vraag = zonder_aanloop(tekst)
    feit = vraagt(vraag) and (feit_in(vraag) or woorden.welk_aanbod.match(vraag))
    if feit and not woorden.heeft_u.match(tekst):
        return False  # "is het ook online?" asks about these
    noemt = labels or any(rang.search(tekst) for rang in woorden.rang)
    bekend_aanbod = woorden.al_gehad.search(tekst) and not noemt
    return bool(bekend_aanbod or woorden.bezwaar.search(tekst) or woorden.online.search(tekst))

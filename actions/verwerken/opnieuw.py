"""Another question from the beginning, with what is told along with it. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.names import INHOUD
from actions.stand import Stand
from actions.verstaan.bedoeling.groet import zonder_groet
from actions.verstaan.bericht import Bericht
from actions.verstaan.labels.namen import alleen_klein
from actions.verstaan.woorden.herkenwoorden import herkenwoorden
from actions.verwerken.verwerk import verwerk

#: Where a part of a message ends.
_DEEL = re.compile(r"[.,:;!]+\s+")


def opnieuw_verteld(stand: Stand, bericht: Bericht) -> Stand:
    """The answers in a message that begins anew: "nieuwe vraag, over discriminatie"; often none.

    "Dit ging over discriminatie" tells what was asked in ``stand``.
    """
    themas = bericht.labels.get("themas") or bericht.vermoedens.get("themas", ())
    oud = set(themas) <= set(stand.themas or ()) and herkenwoorden().ging.search(bericht.tekst)
    if bericht.knop or oud or not (bericht.labels or themas):
        return Stand()
    return verwerk(Stand(), replace(bericht, intent="vertellen"), "themas") or Stand()


def begint_andere_vraag(stand: Stand, bericht: Bericht) -> bool:
    """Whether a story says that it is another one ("dan nu iets heel anders: …").

    Only with something that is going on; else it may be a correction.
    """
    speelt = bericht.labels.get("themas") or bericht.vermoedens.get("themas")
    anders = herkenwoorden().andere_vraag
    begin = anders.match(bericht.tekst.strip()) or anders.match(zonder_groet(bericht.tekst))
    kan = stand.beantwoord and speelt and bericht.intent in INHOUD
    return bool(kan and (begin or _begint_opnieuw(bericht.tekst)))


def _begint_opnieuw(tekst: str) -> bool:
    """Whether the first part says only that: "ik wil opnieuw beginnen, het gaat om …"."""
    eerst, *volgt = _DEEL.split(tekst, maxsplit=1)
    rest = herkenwoorden().opnieuw.sub(" ", eerst)
    return "nieuw" in eerst.lower() and bool(volgt) and rest != eerst and alleen_klein(rest)

"""What a message takes back or turns down, and so is no wish: knows nothing of Rasa.

"Geen training maar advies" names a training, and a bag of words hears it. Only turns of phrase that
also say, or plainly leave, what is wanted instead count: "mag niet meedoen" is a story, no denial.
"""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = r"[\w'’&-]+"
#: What goes on within a denial: no new sentence, and a comma only before more of the same.
_ON: Final = r"(?:[^.,;:!?]|[,;:]\s*(?:geen|niet|en|of)\b)"
_VORM: Final = (
    r"\w*(?:training\w*|cursus\w*|workshop\w*|lezing\w*|webinar\w*|e-learning\w*|handreiking\w*"
    r"|factsheet\w*|theorie|oefen\w*|rollenspel\w*|intervisie|advies|adviseur\w*|traject\w*)"
)
_THEMA: Final = (
    r"(?:polarisatie|inclusie|discriminatie|racisme|radicalisering|(?:rechts-?)?extremisme|ondermijning"
    r"|(?:maatschappelijke\s+)?(?:spanningen|onrust)|problematisch\s+gedrag)"
)
#: What somebody lacks and does not turn down: "geen zicht op de bende, maar wel dreigbrieven".
_LACKED: Final = (
    r"(?:zicht|grip|vat|idee|beeld|benul|antwoord|raad|weet|contact|toegang|tijd|geld|budget|ruimte"
    r"|menskracht|capaciteit|middelen|beleid|plan|aanpak|protocol|ervaring|oog|aandacht|vertrouwen"
    r"|oplossing|afspraken|controle|macht|kennis\s+(?:van|over|in)\b)"
)
#: The other side of what is denied: "maar advies", ", wel om twee kampen".
_INSTEAD: Final = (
    r"(?:,?(?<!\bdan)\s+maar\b"
    r"|[,;:.]\s*(?:wel|juist|liever|eerder|gewoon|het is|het gaat|het draait)\b)"
)
_TURNS: Final = [
    # "geen training maar advies". What is lacked is part of the story.
    rf"\bgeen\b(?!(?:\s+{_WORD}){{0,2}}\s+{_LACKED}\b)(?P<denied>{_ON}{{1,70}}?){_INSTEAD}",
    # "niet om rellen, wel om twee kampen": one preposition on both sides, or a new start behind.
    r"\bniet\s+(?P<denied>(?P<to>om|over|door|voor|met|bij|aan|tegen|vanwege|op|in|van)\s"
    rf"{_ON}{{1,60}}?)(?:,?\s+maar\s+(?:{_WORD}\s+){{0,2}}?(?P=to)\b"
    r"|[,;:.]\s*(?:wel|juist|liever|eerder|gewoon|het is|het gaat|het draait)\b)",
    # "het is niet de politie maar het wijkteam": a few words, no clause ("niet of het waar is").
    r"\bniet\b(?!\s+(?:alleen|meer|alles|zo|genoeg|of|hoe|wat|dat|waar\w*|wie|welke|goed|zeker)\b)"
    rf"(?P<denied>(?:\s+(?!(?:of|hoe|wat|dat|waar|waarom|wie|welke)\b){_WORD}){{1,4}}){_INSTEAD}",
    # "van discriminatie is geen sprake"
    rf"\bvan\b(?P<denied>(?:\s+{_WORD}){{1,6}}?)"
    r"(?=\s+is\s+(?:hier\s+|er\s+|bij ons\s+)?geen\s+sprake)",
    # "niet weer een cursus": of a vorm it is enough that it is turned down.
    r"\b(?:geen|niet)\b(?P<denied>(?:\s+(?:weer|nog|nóg|een|de|het|los|losse|zo'n))*"
    rf"\s+{_VORM})\b",
    # "twee kampen, geen racisme": the same of a thema by its own name.
    r"\b(?:geen|niet)\b(?P<denied>(?:\s+(?:weer|nog|nóg|echt|zozeer|puur|een|enkel))*"
    rf"\s+(?:{_WORD}\s+(?:of|en)\s+)?{_THEMA})(?![\w-])",
    # "in plaats van een expert liever andere gemeenten", "liever een e-learning dan een lezing"
    r"\bin plaats van\b"
    rf"(?P<denied>(?:\s+(?!(?:liever|wil|willen|zou|graag|gaan|doen|nu)\b){_WORD}){{1,5}})",
    rf"\b(?:liever|beter)\b[^.,!?]{{0,50}}?\bdan\b(?P<denied>(?:\s+{_WORD}){{1,5}})",
    # "een factsheet hoeft niet"
    rf"(?P<denied>(?:{_WORD}\s+){{0,2}}{_VORM})\s+hoeft\s+niet\b",
    # "vervang beleid door de raad"
    rf"\b(?:vervang|wijzig|verander)\b(?P<denied>(?:\s+['‘\"]?{_WORD}){{1,4}}?)\s+(?:door|in|naar)\b",
    # "een training, of nee, doe toch maar advies"
    rf"(?P<denied>(?:{_WORD}\s+){{0,4}}{_WORD})\s*[,.…;]+\s*(?:of\s+)?(?:(?:eh|ehm|hm+),?\s*)?"
    r"(?:o\s+)?nee,?(?=\s+(?:wacht|toch|liever|doe|eerst|laten|daar|het|bij|de|iemand|een"
    r"|eigenlijk)\b)",
    # "eerst dacht ik aan een cursus, maar …", "ik zei beleid, bij nader inzien …"
    r"\b(?:eerst dacht ik|ik dacht|eerst wilde ik|eerst zou(?:den)?|ik zei|ik noemde het|ik schreef"
    r"|ik tikte)\b(?P<denied>[^.!?]{1,60}?)"
    r"(?:[,.:;]?\s*\bmaar\b|[,:.]\s*bij nader inzien\b|[,;:]\s*nu\b)",
    # "eerst dachten we aan overlast, maar …", "het leek een sekte, bleek een koor"
    r"\b(?:eerst\s+(?:dachten|dacht|leek)(?:\s+(?:ik|we|wij|het|dat))?|(?:we|wij|ik)\s+(?:dachten|vreesden)"
    r"|(?:het|dat)\s+leek)\b"
    r"(?P<denied>[^.!?;]{1,60}?)(?:[,;:]?\s*\bmaar\b|,\s*(?:het\s+)?(?:bleek|blijkt)\b)",
    # "er is geen sprake van discriminatie, de hele wijk protesteert"
    r"\bgeen sprake van\b(?P<denied>[^.,;:!?]{1,60}?)(?=[.,;:]|\s+maar\b)",
    # "het heeft niets met drugs te maken", "met jihad heeft dit niets te maken"
    r"\b(?:niets|niks)\s+met\b(?P<denied>[^.,;:!?]{1,40}?)(?=\s+(?:te maken|van doen)\b)",
    r"(?:^|[.!?]\s+)met\b(?P<denied>[^.,;:!?]{1,40}?)\bheeft\b[^.,;:!?]{0,30}?\b(?:niets|niks)\b",
    # "los van de rellen: …", not "die zich los van de staat verklaart"
    r"(?:^|[.!?]\s+)los van\b(?P<denied>[^.,;:!?]{1,60}?)(?=[,;:])",
    # "racisme is niet het punt", "ondermijning speelt hier niet"
    r"(?:^|[.!?;]\s+)(?P<denied>[^.,;:!?]{1,40}?)\s+(?:is\s+(?:hier\s+)?niet\s+(?:het punt"
    r"|het probleem|de vraag|aan de orde)|is het woord niet"
    r"|spe(?:elt|len)\s+(?:hier\s+)?(?:niet|geen rol))\b",
    # "anders dan in Ter Apel is er bij ons …"
    r"\banders dan\b(?P<denied>[^.;:!?]{1,60}?)(?=,?\s+(?:hebben|is|zijn|was|heeft|gaat)\b)",
]
_PATTERNS: Final = [re.compile(turn, re.IGNORECASE) for turn in _TURNS]


def denied(text: str) -> list[tuple[int, int]]:
    """Where the text names what is not meant or not wanted: (start, end) of each part, in order."""
    parts: list[tuple[int, int]] = []
    for start, end in sorted(
        match.span("denied") for turn in _PATTERNS for match in turn.finditer(text)
    ):
        if parts and start < parts[-1][1]:
            start, end = parts[-1][0], max(end, parts.pop()[1])
        parts.append((start, end))
    return parts


def without_denied(text: str) -> str:
    """The text without those parts; the words that deny stay."""
    for start, end in reversed(denied(text)):
        text = f"{text[:start]} {text[end:]}"
    return text

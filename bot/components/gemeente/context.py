"""How sure the words around a name make it that this is the official's own municipality.

The rule is that of the labels: the official's own municipality counts, a place that is only an example
does not. Examples are looked for first; of the signs for "own" the strongest decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.components.gemeente.text import Word

ZEKER = 0.97
I_AM = 0.95
OWN_IN_CLAUSE = 0.9
GEMEENTE = 0.85
ROLE = 0.8
BARE = 0.55
HOME = 0.5

_GEMEENTE = frozenset(
    [
        "gemeente",
        "gemeentes",
        "gemeenten",
        "gem",
        "gemeenteraad",
        "gemeentehuis",
        "stadhuis",
        "stadskantoor",
        "raad",
        "college",
    ]
)
_PLACE = frozenset(["stad", "dorp", "plaats", "kern", "gemeenschap"])
_DETERMINERS = frozenset(["de", "het", "een", "onze", "mijn"])
_PREPOSITIONS = {
    "in": 0.72, "te": 0.72, "binnen": 0.75, "bij": 0.65, "voor": 0.65, "van": 0.6, "uit": 0.58,
    "vanuit": 0.6, "op": 0.6, "namens": ZEKER,
}  # fmt: skip
_AWAY = frozenset(
    [
        "met",
        "tegen",
        "over",
        "rond",
        "rondom",
        "naar",
        "via",
        "tussen",
        "door",
        "langs",
        "richting",
        "nabij",
        "vlakbij",
        "naast",
        "buiten",
        "onder",
        "vanaf",
        "tot",
        "volgens",
        "sinds",
        "tegenover",
        "omgeving",
        "om",
        "aan",
    ]
)
# What bears a place's name without being its municipality.
_OTHER_BODY = frozenset(
    [
        "provincie",
        "provincies",
        "provinciehuis",
        "universiteit",
        "rijksuniversiteit",
        "hogeschool",
        "fc",
        "pec",
        "nac",
        "nec",
        "sc",
        "ajax",
        "psv",
        "vitesse",
        "rechtbank",
        "station",
        "politie",
        "ggd",
        "ggz",
        "veiligheidsregio",
        "veiligheidshuis",
        "regio",
        "arrondissement",
        "eenheid",
        "riec",
        "roc",
        "parket",
        "kamp",
        "pi",
        "umc",
        "radio",
        "rtv",
        "omroep",
        "stichting",
        "verdrag",
        "bisdom",
        "vliegveld",
        "luchthaven",
        "gevangenis",
        "hotel",
        "hogescholen",
        "universiteiten",
        "departement",
        "waterschap",
        "omgevingsdienst",
        "belastingdienst",
    ]
)
_OTHER_BODY_OF = frozenset(
    [
        "provincie",
        "regio",
        "universiteit",
        "verdrag",
        "vrede",
        "slag",
        "unie",
        "bisdom",
        "buurt",
        "omgeving",
        "rook",
        "rechtbank",
        "station",
        "rand",
        "noorden",
        "zuiden",
        "oosten",
        "westen",
        "hoogte",
        "verlengde",
    ]
)

_FILLER = r"(?: (?:eerder|nu|dat|ook|het|toen|vorige?|week|jaar|maand|laatst|onlangs|gebeurde|gebeurt|gebeurd|is|was|er|" \
    r"destijds|dit|recent|pas|men|we|ze|zij|al|speelde|speelt|zagen|zag|bij|die|daar|juist|in|de|een|andere|vooral))*"  # fmt: skip
_EXAMPLE = re.compile(
    r"\b(?:zoals|evenals|net als|net zoals|bijvoorbeeld|bijv|bv|denk aan|neem|vergelijkbaar met|lijkt op|a la|"
    r"zoiets als|hetzelfde als|(?<!\ben )(?<!\bwat )(?<!\bmaar )dan|dichter|bekend van|bekend uit)"
    + _FILLER
    + r"$"
)
_EXAMPLE_ALS = re.compile(
    r"\b(?:net|gemeenten|gemeentes|steden|plaatsen|dorpen|zelfde|zoiets|zoveel|anders|plekken) als"
    + _FILLER
    + r"$"
)
_ALS_IN = re.compile(r"\bals$")
_THEIRS = re.compile(
    r"\b(?:ze|zij|jullie|hen|hun|men)(?: (?:ook|daar|dat|het|dit|nu|al|hier))*$"
    r"|\b(?:ze|zij|jullie) (?:doen|deden|hebben|hadden|pakken|gebruiken|kregen|organiseren)(?: \w+){0,3}$"
    r"|\b(?:doen|deden|hebben|hadden|pakken|gebruiken|kregen|organiseren) (?:ze|zij|jullie)(?: \w+){0,3}$"
)
_THEY_COME = re.compile(
    r"(?<!\bik )(?<!\bwij )(?<!\bwe )\b(?:komt|komen|kwam|kwamen)(?! (?:ik|wij|we)\b)(?: \w+){0,3}$"
)
_REPORTED = re.compile(
    r"\b(?:nieuws|tv|televisie|krant|journaal|media|hoorde|hoorden|gehoord|las|lazen|gelezen|beelden)\b"
)
_HOW = re.compile(r"\bhoe(?: (?:ze|zij|het|men|dat|dit|de))*$")
_WHAT = re.compile(r"\bwat(?: (?:er|ze|men|zij|daar))?$")
_ELSEWHERE = re.compile(
    r"\b(?:buurgemeenten?|buurgemeentes|naburige|naastgelegen|andere|vorige|buurstad|buurdorp)$"
)
_SOURCE = re.compile(
    r"\b(?:aanpak|voorbeeld|voorbeelden|model|methode|werkwijze|ervaring|ervaringen|les|lessen|draaiboek|project|"
    r"pilot|protocol|campagne|leren|geleerd|leerden|gehoord|hoorde|hoorden|collega|collegas|collega s|hulp|tip|tips|"
    r"advies|iemand|navolging|evaluatie|rapport|onderzoek|nieuws|bericht|berichten|beelden|filmpje|filmpjes|"
    r"artikel|verhaal|verhalen|gelezen|lezen|las|gezien|inspiratie)(?: \w+)?$"
)
_OUR_SOURCE = re.compile(
    r"\b(?:onze|mijn|ons|ik en|wij en) (?:\w+ )?(?:collega|collegas|collega s|aanpak|advies|project|pilot)(?: \w+)?$"
)
_PAST = re.compile(
    r"\b(?:werkte|werkten|gewerkt|vroeger|voorheen|hiervoor|opgegroeid|geboren|getogen|verhuisd|afkomstig|"
    r"oorspronkelijk|stage|vorige (?:baan|gemeente|werk|werkgever|functie)|(?:ik|wij|we) (?:\w+ )?(?:zat|zaten|was|waren)|"
    r"(?:zat|was) (?:ik|wij|we))\b(?!.*\b(?:nu|inmiddels|thans|tegenwoordig)\b)"
)
_SAW = re.compile(
    r"\b(?:zagen|zag|lazen|las|hoorden|hoorde|gezien|gelezen|gehoord|kennen|ken)(?: (?:we|wij|ik|dat|dit|het|ook|eerder))*$"
)
_VENUE = re.compile(
    r"\b(?:training|trainingen|bijeenkomst|bijeenkomsten|congres|cursus|cursussen|sessie|sessies|vergadering|"
    r"opleiding|themadag|workshop|workshops|conferentie|locatie|leerkring|masterclass|symposium)(?: (?:is|was|ook|graag|ergens|fysiek|gegeven|gehouden|gevolgd|georganiseerd|al|eerder|niet))*$"
)
_NEAR = re.compile(r"\b(?:vlak|dicht|dorp|stad|gemeente|plaats|kern|ver|buren|buurgemeente)$")
_YOURS = re.compile(r"\b(?:kom|komt|komen|zit|zitten|woon|wonen|werk|werkt|werken|zijn) (?:je|jij|u|jullie)(?: \w+){0,3}$|\bwoont\b")
_ORGANISATION = re.compile(r"\b(?:movisie|ess|vng|nctv|ccv|kis|ministerie|bureau|hoofdkantoor|online of)$")
_ASKED = re.compile(r"^(?:en )?(?:heeft|doet|kent|gebruikt|had|deed|volgde|krijgt)$|\b(?:weten|benieuwd|af|weet) (?:\w+ ){0,3}(?:of|waarom)$")
_NOT = re.compile(r"\b(?:niet|geen|nooit|niet meer|niet langer)$")
_NEGATED = re.compile(r"\b(?:niet|geen)\b")
_INSTEAD = re.compile(r"\b(?:maar|wel|dus)(?: (?:wel|juist|ik|werk|gewoon|echt))*$")
_CORRECTION = re.compile(
    r"\b(?:bedoel|bedoelde|nee|sorry|correctie|oeps|oftewel|eigenlijk|gaat om|betreft|het is|dat is|gemeente is|gemeente heet|"
    r"gaat het om|moet zijn|ik zei|gemeentenaam|werkgemeente)(?: (?:dus|natuurlijk|eigenlijk|de|het|wel|was|is))*$"
)
_ABOUT = re.compile(r"\bgaat(?: \w+)?$")
_OURS = re.compile(
    r"\b(?:wij|we|hier|ons|ik|wijzelf|onze (?!buur)\w+)(?: (?:zelf|hier|allemaal|vooral|nu|ook|dus))*$"
)
_WORK = re.compile(r"\b(?:werk|werken|werkzaam|aangesteld|in dienst)\b(?: \w+){0,10}$")
_THEY_WORK = re.compile(
    r"\b(?:ze|zij|hij|die|iemand|kennis|vriend|vriendin|partner|man|vrouw|broer|zus|zoon|dochter|collega|collega s)"
    r"(?: van mij)?(?: \w+)? (?:werken|werkzaam|werkt)\b"
)
_WE_ARE = re.compile(
    r"\b(?:ik ben|ben ik|wij zijn|we zijn|zijn wij|zijn we|ik als|wij als|ik zit|zit ik|wij zitten|we zitten|ik kom|"
    r"kom ik|wij komen|we komen|ik bel|ik mail|ik schrijf|ik vraag dit|ik spreek)\b(?: \w+){0,10}$"
)
_WE_ARE_BARE = re.compile(r"\b(?:wij zijn|we zijn|ik ben van|onze gemeente|mijn gemeente)$")
_LIVE = re.compile(r"\b(?:woon|wonen|woonachtig)(?: \w+)*$")
_ROLE = re.compile(
    r"(?:adviseur|medewerker|medewerkster|ambtenaar|ambtenaren|werker|werkster|coordinator|manager|regisseur|"
    r"griffier|boa|boas|oov|beleid|raadslid|teamleider|consulent|projectleider|strateeg|secretaris|wijkteam|"
    r"ov|oenv|veiligheid|domein)$"
)
_OFFICE = re.compile(
    r"\b(?:burgemeester|wethouder|wethouders|inwoners|jongeren|bewoners|straten|wijken|scholen)$"
)

_AFTER_CLAUSE = frozenset(
    ["en", "maar", "want", "dus", "of", "terwijl", "omdat", "dat", "die", "waarbij"]
)
_OUR_PRONOUN = frozenset(["we", "wij", "ons", "onze", "ik", "mijn"])
_THEIR_PRONOUN = frozenset(["ze", "zij", "jullie", "hun", "men"])
_THEY_DO = re.compile(
    r"^(?:doet|doen|deed|deden|heeft|hebben|had|hadden|gebruikt|gebruiken|kreeg|pakt|pakken|werkt|speelde|is)"
    r"(?: \w+)? (?:ook|al|hetzelfde|eerder|destijds|onlangs|daarmee|zoiets|iets soortgelijks|vorig jaar|dit zo|dat zo)\b"
)
_NO_LONGER = re.compile(
    r"\b(?:gewerkt|gewoond|gestudeerd|stage)\b|^(?:ook )?(?:zoiets|iets soortgelijks|iets dergelijks|hetzelfde|ook al)\b"
)
_PRAISED = re.compile(
    r"\b(?:mooie?|goede?|slimme?|succesvolle?|handige?|eigen) (?:\w+ )?"
    r"(?:aanpak|project|plan|training|idee|netwerk|voorbeeld|methode)\b"
    r"|^(?:dit |dat |het )?(?:ook|al|misschien|bijvoorbeeld)(?: \w+)?$"
)
_HAPPENED = re.compile(
    r"\b(?:gebeurd|gebeurde|gebeurt|doet|deed|doen|deden|gedaan|hebben|heeft|had|hadden|misging|speelde)\b"
)
_DO_IT = re.compile(
    r"^(?:dit|dat|het|ermee|zoiets|hiermee|daarmee|doet|doen|aanpakt|aanpakken|werkt|gaat|heeft|hebben|is)\b"
)
_WHERE_I_WORK = re.compile(r"^waar (?:ik|wij|we)(?: \w+){0,3} werk")
_HOLLAND_DECIDES = frozenset(
    [
        "wil",
        "bepaalt",
        "vindt",
        "denkt",
        "moet",
        "zegt",
        "roept",
        "stuurt",
        "luistert",
        "besluit",
        "besloot",
        "heeft",
        "beslist",
    ]
)


@dataclass(frozen=True, slots=True)
class Before:
    """The words in front of a name, taken apart."""

    all: str
    """The sentence up to the name."""
    rest: str
    """The same without the article, "gemeente" and the preposition that belong to the name."""
    preposition: str | None
    gemeente: bool
    """The name is called a municipality."""
    ours: bool
    """It is "onze" or "mijn" gemeente."""


def before(words: Sequence[Word], first: int) -> Before:
    """Takes apart what stands before the word with this index, within its sentence."""
    start = max(words[first].sentence, first - 16)
    left = [word.folded for word in words[start:first]]
    rest = list(left)
    gemeente = ours = False
    if rest and rest[-1] in _GEMEENTE | _PLACE:
        gemeente = rest.pop() in _GEMEENTE
    if rest and rest[-1] in _DETERMINERS:
        ours = rest.pop() in ("onze", "mijn") and len(rest) + 1 < len(left)
    preposition = None
    if rest and (rest[-1] in _PREPOSITIONS or rest[-1] in _AWAY):
        preposition = rest.pop()
    return Before(" ".join(left), " ".join(rest), preposition, gemeente, ours)


def other_body(words: Sequence[Word], first: int) -> bool:
    """True when the name belongs to a province, university, club, person … and to no municipality."""
    word = words[first]
    if word.gap in ("@", ".") or (word.gap == "-" and first > word.sentence):
        return True
    left = [w.folded for w in words[max(word.sentence, first - 3) : first]]
    if not left:
        return False
    if left[-1] in _OTHER_BODY:
        return True
    if len(left) > 1 and left[-1] in ("van", "te", "der") and left[-2] in _OTHER_BODY_OF:
        return True
    return left[-1] in ("van", "ter", "der", "den") and _is_person(words, first)


def _is_person(words: Sequence[Word], first: int) -> bool:
    """ "Jan van Houten", "mevrouw Van Putten", "familie Van Soest"."""
    particle = words[first - 1]
    if particle.raw[0].isupper() and first - 1 > particle.sentence:
        return True
    if first - 2 < particle.sentence:
        return False
    name = words[first - 2]
    if name.folded in (
        "mevrouw",
        "meneer",
        "dhr",
        "mevr",
        "mw",
        "heer",
        "familie",
        "fam",
        "minister",
    ):
        return True
    return name.capitalised and first - 2 > name.sentence and name.folded not in _GEMEENTE


def sure(
    words: Sequence[Word], first: int, last: int, here: Before, *, holland: bool = False
) -> float | None:
    """How sure it is, 0 to 1, that the name in `words[first..last]` is the own one; None for an example.

    `holland` marks a name that also stands for the national government.
    """
    after = _clause_after(words, last)
    following = " ".join(word.folded for word in words[last + 1 : last + 7])
    ours_beside = bool(_OURS.search(here.rest)) and here.preposition in _PREPOSITIONS
    if _INSTEAD.search(here.rest) and _NEGATED.search(here.rest):
        return ZEKER
    if (
        ours_beside
        and not _PAST.search(here.rest)
        and not _SAW.search(here.rest)
        and not re.match(r"zag|gezien|lazen|hoorde", following)
    ):
        return ZEKER
    if here.ours or _WHERE_I_WORK.match(following):
        return ZEKER
    if _is_example(here, after):
        return None
    own = _own(here)
    if own is not None:
        return own
    if holland and not here.gemeente and _means_the_rijk(here, after):
        return None
    return _by_surroundings(here, after)


def negated(here: Before) -> bool:
    """True for "niet in …": what follows may be the name that is meant."""
    return bool(_NOT.search(here.rest))


def linked(words: Sequence[Word], last: int, first: int) -> bool:
    """True when two names are listed together: "Utrecht en Zeist", "in Tilburg, in Breda of Oss"."""
    between = [word.folded for word in words[last + 1 : first]]
    joiners = {
        "en",
        "of",
        "of in",
        "in",
        "de",
        "gemeente",
        "ook",
        "bij",
        "van",
        "tot",
        "ook in",
        "uit",
    }
    if not all(word in joiners for word in between) or len(between) > 4:
        return False
    comma = any("," in word.gap or "/" in word.gap for word in words[last + 1 : first + 1])
    return comma or any(word in ("en", "of", "tot") for word in between)


def _is_example(here: Before, after: list[str]) -> bool:
    rest, right = here.rest, " ".join(after)
    if negated(here) or _ELSEWHERE.search(here.all.removesuffix(" gemeente").removesuffix(" stad")):
        return True
    if _EXAMPLE.search(rest) or _EXAMPLE_ALS.search(rest) or _THEIRS.search(rest):
        return True
    if (
        _ALS_IN.search(rest)
        and not here.gemeente
        and not re.search(r"\been (?:gemeente|stad|dorp) als$", rest)
    ):
        return True
    if _HOW.search(rest) and _DO_IT.match(right):
        return True
    if _WHAT.search(rest) and _HAPPENED.search(right):
        return True
    if _THEY_WORK.search(rest) or _REPORTED.search(rest) or _NO_LONGER.search(right):
        return True
    if _YOURS.search(rest) or _ORGANISATION.search(rest) or _PRAISED.search(right):
        return True
    if here.preposition in ("bij", "van") and _NEAR.search(rest):
        return True
    if here.preposition is None and _ASKED.search(rest):
        return True
    if here.preposition in ("uit", "van") and _THEY_COME.search(rest):
        return True
    if (
        here.preposition in ("van", "uit", "in", "bij", None)
        and _SOURCE.search(rest)
        and not _OUR_SOURCE.search(rest)
    ):
        return True
    if _PAST.search(rest) or (_SAW.search(rest) and here.preposition):
        return True
    return here.preposition in ("in", "te") and not here.gemeente and bool(_VENUE.search(rest))


def _own(here: Before) -> float | None:
    if here.preposition == "namens":
        return ZEKER
    if _CORRECTION.search(here.rest) or (
        here.preposition in ("om", "over") and _ABOUT.search(here.rest)
    ):
        return OWN_IN_CLAUSE
    if here.preposition in _AWAY:
        return None
    if _WE_ARE_BARE.search(here.rest):
        return ZEKER
    belongs = here.preposition is not None or here.gemeente
    if belongs and _WORK.search(here.rest):
        return ZEKER
    if belongs and _WE_ARE.search(here.rest):
        return I_AM
    if here.gemeente and here.rest.endswith("als"):
        return OWN_IN_CLAUSE
    return None


def _by_surroundings(here: Before, after: list[str]) -> float | None:
    if here.preposition in _AWAY:
        return None
    pronoun = next((word for word in after if word in _OUR_PRONOUN or word in _THEIR_PRONOUN), None)
    if pronoun in _THEIR_PRONOUN or _THEY_DO.match(" ".join(after)):
        return None
    if pronoun is not None and here.preposition in ("in", "te", "bij", "binnen"):
        return OWN_IN_CLAUSE
    if _LIVE.search(here.rest):
        return HOME
    base = _PREPOSITIONS.get(here.preposition or "", BARE)
    if here.gemeente:
        return GEMEENTE
    if _ROLE.search(here.rest):
        return ROLE
    return base


def _means_the_rijk(here: Before, after: list[str]) -> bool:
    if here.preposition in ("vanuit", "uit", "van", "op"):
        return True
    beside = {*after[:1], *here.rest.split()[-1:]}
    return here.preposition is None and not beside.isdisjoint(_HOLLAND_DECIDES)


def _clause_after(words: Sequence[Word], last: int) -> list[str]:
    """At most eight words after the name, up to a comma, a joining word or the end of the sentence."""
    clause: list[str] = []
    for word in words[last + 1 : last + 9]:
        if word.sentence > last or "," in word.gap or word.folded in _AFTER_CLAUSE:
            break
        clause.append(word.folded)
    return clause

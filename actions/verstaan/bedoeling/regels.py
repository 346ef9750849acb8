"""The intent of a message, by phrases that leave no doubt and that the recognition mixes up. Pure.

Each rule knows one meaning. They are tried in the order of ``REGELS``, and the first that knows
what a message means decides: a new rule goes before those that would take its messages.
"""

from __future__ import annotations

from actions.names import AAN_DE_BOT, INHOUD, OVER_ADVIES, REACTIES
from actions.verstaan.bedoeling.aankondiging import ANDERE_VRAAG, aankondiging
from actions.verstaan.bedoeling.gevaar import GEVAAR
from actions.verstaan.bedoeling.gezegde import ZIN, Gezegde, Regel, eerste
from actions.verstaan.bedoeling.taal import ANDERE_TAAL, in_andere_taal
from actions.verstaan.bedoeling.terzijde import terzijde
from actions.verstaan.bedoeling.verschil import vraagt_verschil
from actions.verstaan.labels.namen import Labels, alleen_klein, genoemd, namen
from actions.verstaan.labels.weigering import alleen_namen
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: How many words such phrases have at most.
_PAAR = 3
_KORT = 4
_BEGRIP = 6
_VRAAG = 8
_BEIDE = 12
#: "Momentje": no answer, and nothing to ask about either.
WACHTEN = "wachten"
#: "Ik ben er weer": only the open question has to come back.
HERVATTEN = "hervatten"
#: "Nee wacht" is a no, and danger goes first.
_GEEN_PAUZE = frozenset({GEVAAR, "ontkennen", "corrigeren"})
#: "Kan ik iemand nog een vraag stellen?" asks for a person.
_GEEN_AANKONDIGING = frozenset({GEVAAR, "medewerker_spreken"})
#: What is wanted instead, behind "laat maar".
_WENSEN = (
    OVER_ADVIES
    | (AAN_DE_BOT - {"buiten_bereik"})
    | {"opnieuw_beginnen", "vorige_vraag", "medewerker_spreken", "ander_aanbod"}
)
#: What "praat ik met een robot?" is taken for, or heard as: then nothing else may follow from it.
_WIE_VERWARD = frozenset(
    {
        "schelden",
        "medewerker_spreken",
        "vertellen",
        "bevestigen",
        "buiten_bereik",
        "wie_ben_jij",
    }
)
#: What "wis alles" is taken for, at any length or in a few words.
_WISSEN_VERWARD = frozenset({"opnieuw_beginnen", "wat_kun_je"})
#: What a few words in another language are taken for.
_TAAL_VERWARD = frozenset({"onzin", "vertellen", "geen_idee", "buiten_bereik"})
#: What "thanks, groetjes" is taken for.
_DANK_VERWARD = frozenset({"andere_taal", "bedanken", "afscheid", "onzin", "tevreden", "begroeten"})
#: What "waarom dit overzicht?" and "wat raadt u aan?" are taken for.
_VRAAG_VERWARD = frozenset(
    {
        "aanmelden",
        "kosten_vragen",
        "vertellen",
        "corrigeren",
        "ander_aanbod",
        "meer_info",
        "wat_kun_je",
        "geen_idee",
        "onzin",
        "tevreden",
        "buiten_bereik",
        "wie_ben_jij",
    }
)
#: What "en wat kun je allemaal" is taken for.
_KUNNEN_VERWARD = frozenset({"geen_idee", "ander_aanbod", "vertellen", "onzin", "buiten_bereik"})
#: What "hoe weet ik of dat klopt" is taken for.
_GEEN_VRAAG = frozenset({"bevestigen", "geen_idee"})
#: What "hoe weet ik dat dit klopt?" is taken for.
_VERWARD_MET_PRIVACY = frozenset(
    {
        "wie_ben_jij",
        "privacy_vragen",
        "buiten_bereik",
        "wat_kun_je",
        "vertellen",
        "meer_info",
        "aanmelden",
    }
)
#: What "geef me de lijst" is taken for.
_LIJST_VERWARD = frozenset({"geen_idee", "vertellen", "onzin", "meer_info", "ander_aanbod"})


def duid(intent: str, tekst: str, labels: Labels) -> str:
    """The intent that was heard, or the one that words tell better."""
    return eerste(REGELS, Gezegde(intent, tekst, labels)) or intent


def _alleen_vraagtekens(gezegde: Gezegde) -> str | None:
    """Nothing but "??" asks what was meant."""
    vraagt = "?" in gezegde.tekst and not gezegde.aantal
    return "uitleg_vragen" if vraagt and gezegde.intent != GEVAAR else None


def _alleen_tekens(gezegde: Gezegde) -> str | None:
    """No language is foreign without words."""
    kaal = gezegde.tekst and not gezegde.aantal
    return "onzin" if kaal and gezegde.intent == "andere_taal" else None


def _stopt(gezegde: Gezegde) -> str | None:
    """A few words that end the conversation for now.

    "Laat maar zo" does not, and "laat maar, ik wil een mens spreken" asks for something else.
    """
    woorden, intent, tekst = herkenwoorden(), gezegde.intent, gezegde.tekst
    if gezegde.aantal > _VRAAG or intent == GEVAAR or not woorden.stoppen.search(tekst):
        return None
    rest = woorden.stoppen.sub(" ", tekst)
    if woorden.toch_akkoord.search(tekst) or woorden.akkoord.search(tekst) or namen(rest):
        return None
    wens = intent in _WENSEN or bool(gezegde.labels)
    if wens and not alleen_klein(rest):
        return None
    kort = gezegde.aantal <= (_PAAR if intent in INHOUD else _KORT)
    delen = (woorden.stoppen.subn(" ", deel) for deel in ZIN.split(tekst))
    los = any(stopt and alleen_klein(rest) for rest, stopt in delen)
    return "afscheid" if kort or los else None


def _wacht(gezegde: Gezegde) -> str | None:
    """Asks for a moment, and says nothing else."""
    rest, wacht = herkenwoorden().wachten.subn(" ", gezegde.tekst)
    alleen = wacht and alleen_klein(rest)
    return WACHTEN if alleen and gezegde.intent not in _GEEN_PAUZE else None


def _vraagt_wie_er_praat(gezegde: Gezegde) -> str | None:
    """Asks whether this is a machine: "praat ik met een robot?"."""
    if gezegde.intent not in _WIE_VERWARD or gezegde.aantal > _VRAAG:
        return None
    return "wie_ben_jij" if herkenwoorden().wie.search(gezegde.tekst) else None


def _wil_een_mens(gezegde: Gezegde) -> str | None:
    """Asks for a person, however angrily."""
    mens = gezegde.intent == "schelden" and herkenwoorden().mens.search(gezegde.tekst)
    return "medewerker_spreken" if mens else None


def _nieuw_verhaal(gezegde: Gezegde) -> str | None:
    """A new question, with its story or as the last one, where nothing says to start all over."""
    zelfde = herkenwoorden().hetzelfde.search(gezegde.tekst)
    verhaal = gezegde.intent == "opnieuw_beginnen" and ("themas" in gezegde.labels or zelfde)
    return "vertellen" if verhaal and not _begint_opnieuw(gezegde) else None


def _gaat_over_bewaren(gezegde: Gezegde) -> str | None:
    """Asks what is kept; "wis alles en start opnieuw" is more than "wis alles"."""
    verward = _WISSEN_VERWARD | (REACTIES if gezegde.aantal <= _KORT else set())
    if gezegde.intent not in verward or _begint_opnieuw(gezegde):
        return None
    return "privacy_vragen" if herkenwoorden().bewaren.search(gezegde.tekst) else None


def _kondigt_vraag_aan(gezegde: Gezegde) -> str | None:
    """Says that another question follows, now or later, where nothing says to start all over."""
    if gezegde.intent in _GEEN_AANKONDIGING or gezegde.labels:
        return None
    soort = aankondiging(gezegde.tekst)
    verzoek = herkenwoorden().opnieuw_verzoek.search(gezegde.tekst)
    opnieuw = _begint_opnieuw(gezegde) and ("?" not in gezegde.tekst or verzoek)
    return None if opnieuw and soort == ANDERE_VRAAG else soort


def _begint_opnieuw(gezegde: Gezegde) -> bool:
    """Whether to start all over is heard, and said in so many words."""
    opnieuw = gezegde.intent == "opnieuw_beginnen" and herkenwoorden().opnieuw.search(gezegde.tekst)
    return bool(opnieuw)


def _dankt_en_groet(gezegde: Gezegde) -> str | None:
    """Thanks and says goodbye, and nothing else: "dankjewel en succes nog", "thanks, groetjes"."""
    woorden = herkenwoorden()
    rest, groet = woorden.groeten.subn(" ", gezegde.tekst)
    rest, dank = woorden.dank.subn(" ", rest)
    kan = gezegde.intent in _DANK_VERWARD and not gezegde.labels
    if not (kan and (dank or groet)) or not alleen_klein(woorden.bij_dank.sub(" ", rest)):
        return None
    return "afscheid" if groet else "bedanken"


def _zoekt_steun_hierover(gezegde: Gezegde) -> str | None:
    """Wishes for support on what is talked about, and on nothing else: "een workshop hierover"."""
    rest, hierover = herkenwoorden().hierover.subn(" ", gezegde.tekst)
    vormen = namen(rest)
    kan = gezegde.intent == "buiten_bereik" and hierover and vormen
    return "vertellen" if kan and alleen_namen(rest) else None


def _vraagt_om_een_taal(gezegde: Gezegde) -> str | None:
    """Asks, in Dutch, for another language: "kunnen we in het Engels praten?"."""
    kan = gezegde.aantal <= _VRAAG and gezegde.intent != GEVAAR
    return ANDERE_TAAL if kan and herkenwoorden().taal.search(gezegde.tekst) else None


def _spreekt_een_andere_taal(gezegde: Gezegde) -> str | None:
    """A few words in another language, which the recognition does not know."""
    if gezegde.intent not in _TAAL_VERWARD or gezegde.aantal > _KORT:
        return None
    return ANDERE_TAAL if in_andere_taal(gezegde.intent, gezegde.tekst) else None


def _is_er_weer(gezegde: Gezegde) -> str | None:
    """Comes back to the open question: "waar waren we?" takes nothing back."""
    woorden, tekst = herkenwoorden(), gezegde.tekst
    if gezegde.intent == GEVAAR or gezegde.aantal > _BEIDE or gezegde.labels:
        return None
    return HERVATTEN if woorden.herhaal.search(tekst) or woorden.weer_er.search(tekst) else None


def _vraagt_waarom(gezegde: Gezegde) -> str | None:
    """Asks for a reason or for counsel: "waarom dit overzicht?", "wat raadt u aan?"."""
    kan = gezegde.intent in _VRAAG_VERWARD and gezegde.aantal <= _VRAAG
    if not kan or "themas" in gezegde.labels:
        return None
    woorden = herkenwoorden()
    raad = not gezegde.labels and woorden.raad.search(gezegde.tekst)
    return "uitleg_vragen" if raad or woorden.waarom.match(gezegde.tekst) else None


def _vraagt_waarom_het_niet_past(gezegde: Gezegde) -> str | None:
    """Asks about the fit: "waarom past dit niet helemaal?", "is er niets dat past?"."""
    woorden, tekst = herkenwoorden(), gezegde.tekst
    if gezegde.aantal > _BEIDE or not woorden.passen.search(tekst):
        return None
    mist = "?" in tekst and woorden.ontbreekt.search(tekst) and gezegde.intent in _VRAAG_VERWARD
    anders = "ander" in tekst.lower()  # that asks for more
    return "uitleg_vragen" if woorden.waarom.match(tekst) or (mist and not anders) else None


def _is_ontevreden_en_vraagt(gezegde: Gezegde) -> str | None:
    """A complaint that is put as a question: "dus er is niets dat echt past?"."""
    vraagt = gezegde.tekst.rstrip().endswith("?")
    return "uitleg_vragen" if vraagt and gezegde.intent == "ontevreden" else None


def _vraagt_of_het_klopt(gezegde: Gezegde) -> str | None:
    """Asks whether it is right, and is no yes: "klopt dit allemaal wel?"."""
    vraagt = "?" in gezegde.tekst or gezegde.begint_vragend
    if gezegde.intent not in _GEEN_VRAAG or not vraagt:
        return None
    return "uitleg_vragen" if herkenwoorden().zeker_weten.match(gezegde.tekst) else None


def _is_geen_privacyvraag(gezegde: Gezegde) -> str | None:
    """Sounds like a question about privacy: "hoe weet ik dat dit klopt?"."""
    kan = gezegde.intent in _VERWARD_MET_PRIVACY and gezegde.aantal <= _VRAAG
    if not kan or gezegde.labels:
        return None
    return "uitleg_vragen" if herkenwoorden().zeker_weten.match(gezegde.tekst) else None


def _vraagt_om_de_lijst(gezegde: Gezegde) -> str | None:
    """Asks for all there is to choose from: "geef me de lijst"."""
    kan = gezegde.intent in _LIJST_VERWARD and gezegde.aantal <= _KORT and not gezegde.labels
    return "toon_keuzes" if kan and herkenwoorden().lijst.search(gezegde.tekst) else None


def _vraagt_ook_feiten(gezegde: Gezegde) -> str | None:
    """Asks what an offer costs and how to register before it asks for others."""
    woorden, tekst = herkenwoorden(), gezegde.tekst
    feiten = woorden.kosten_woord.search(tekst) and woorden.aanmelden.search(tekst)
    return "meer_info" if gezegde.intent == "ander_aanbod" and feiten else None


def _vraagt_wat_de_bot_kan(gezegde: Gezegde) -> str | None:
    """Asks what the bot can do, and no explanation of what it said."""
    kort = gezegde.aantal <= _VRAAG and not gezegde.labels
    kan = gezegde.intent == "uitleg_vragen" or (kort and gezegde.intent in _KUNNEN_VERWARD)
    return "wat_kun_je" if kan and herkenwoorden().kunnen.match(gezegde.vraag) else None


def _vraagt_wat_een_woord_betekent(gezegde: Gezegde) -> str | None:
    """Asks what a thema or a kind of support is, and does not tell that it is going on."""
    if gezegde.intent not in {"vertellen", "geen_idee"}:
        return None
    woorden, tekst = herkenwoorden(), gezegde.tekst
    begrip = gezegde.aantal <= _BEGRIP and woorden.begrip.match(tekst)
    lang = gezegde.aantal <= _BEIDE and gezegde.begint_vragend and woorden.leg_uit.search(tekst)
    if not (begrip or lang or vraagt_verschil(tekst)):
        return None
    bekend = "themas" in gezegde.labels or genoemd(tekst).keys() & {"themas", "vormen"}
    return "uitleg_vragen" if bekend else None


REGELS: tuple[Regel, ...] = (
    _alleen_vraagtekens,
    _alleen_tekens,
    _stopt,
    _wacht,
    _vraagt_wie_er_praat,
    _wil_een_mens,
    _kondigt_vraag_aan,
    _nieuw_verhaal,
    _gaat_over_bewaren,
    _dankt_en_groet,
    _zoekt_steun_hierover,
    _vraagt_om_een_taal,
    _spreekt_een_andere_taal,
    _is_er_weer,
    terzijde,
    _vraagt_waarom,
    _vraagt_waarom_het_niet_past,
    _is_ontevreden_en_vraagt,
    _vraagt_of_het_klopt,
    _is_geen_privacyvraag,
    _vraagt_om_de_lijst,
    _vraagt_ook_feiten,
    _vraagt_wat_de_bot_kan,
    _vraagt_wat_een_woord_betekent,
)

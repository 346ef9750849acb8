"""The intent of a few words while a question is open, when there is no advies to ask about. Pure.

Each rule knows one meaning; the first that knows what an answer means decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from actions.names import AAN_DE_BOT, BELEEFD, INHOUD, OVER_ADVIES, REACTIES
from actions.verstaan.bedoeling.ergernis import ERGERNIS, is_ergernis
from actions.verstaan.bedoeling.feit import vraag_erbij
from actions.verstaan.bedoeling.gevaar import GEVAAR, ONZIN
from actions.verstaan.bedoeling.gezegde import ZIN, Gezegde, eerste
from actions.verstaan.bedoeling.gok import ZEKERE_REACTIE
from actions.verstaan.bedoeling.regels import HERVATTEN
from actions.verstaan.bedoeling.terzijde import TUSSENSTAND
from actions.verstaan.bedoeling.verschil import vraagt_verschil
from actions.verstaan.bedoeling.vraag import vraagt
from actions.verstaan.labels.genoemd import alleen
from actions.verstaan.labels.namen import Labels, aantal_woorden, alleen_klein, genoemd, namen
from actions.verstaan.labels.weigering import wel_genoemd
from actions.verstaan.woorden.herkenwoorden import herkenwoorden
from actions.verstaan.woorden.labelwoorden import labelwoorden

#: How many words such phrases have at most.
_BEGRIP = 6
_KORT = 8
_BEIDE = 12
_AANLOOP = 3
#: The questions that are answered by naming a choice.
_MET_KEUZES = frozenset({"vormen", "doelgroepen"})
#: From here on what no offer is about is that, also when it is called a cursus.
_ZEKER_BUITEN_BEREIK = 0.6
#: Below this a question to the bot that names an answer is that answer.
_ZEKER_TERZIJDE = 0.5
#: What an answer with a word of praise or abuse in it is taken for: there is no advies to judge.
_OORDEEL = frozenset({"tevreden", "ontevreden", "schelden", ERGERNIS})
#: What may stand behind a yes, and changes nothing about it.
_BIJ_EEN_JA = frozenset({ONZIN, "schelden", ERGERNIS})
#: What "wat een gedoe, al die vragen" is taken for.
_ERGERNIS_VERWARD = (
    INHOUD | AAN_DE_BOT | OVER_ADVIES | {ONZIN, "geen_idee", "ontevreden", "tevreden"}
)
#: What is answered by itself, also in a question about what a yes brings.
_GEEN_UITLEG = frozenset({"privacy_vragen", "medewerker_spreken", "oordeel"})
#: What a few words of an answer ("iets", "doe die maar") are taken for before there is an advies.
_ANTWOORD_VERWARD = OVER_ADVIES | {"ander_aanbod"}


@dataclass(frozen=True)
class Antwoord(Gezegde):
    """What was said to the question ``bij``, and how surely it was heard, 0 to 1.

    ``twijfel`` tells whether the bot asked "Gaat het om …?".
    """

    zekerheid: float
    gemeente: str | None
    bij: str
    twijfel: bool = False

    @property
    def kort(self) -> bool:
        """Whether it is so short that it does little more than answer."""
        return self.aantal <= _KORT


#: One meaning that an answer may have; None where it has not.
Regel = Callable[[Antwoord], str | None]


def antwoordt(vraag: str, labels: Labels, vermoedens: Labels) -> bool:
    """Whether what is heard may answer the open question; anything may tell what is going on."""
    if vraag in {"themas", "akkoord"}:
        return vraag == "themas" or bool(labels)
    return vraag in labels or vraag in vermoedens


def duid_antwoord(antwoord: Antwoord) -> str:
    """The intent that was heard, or the one that the question makes likelier."""
    if antwoord.aantal > _BEIDE or antwoord.intent in {GEVAAR, TUSSENSTAND}:
        return antwoord.intent
    return eerste(REGELS, antwoord) or antwoord.intent


def _ergert_zich(antwoord: Antwoord) -> str | None:
    """A few words about the bot itself: "wat een gedoe, al die vragen"."""
    tekst = antwoord.tekst
    kan = antwoord.intent in _ERGERNIS_VERWARD and antwoord.bij != "akkoord"
    if not kan or namen(tekst) or herkenwoorden().stoppen.search(tekst):
        return None
    return ERGERNIS if is_ergernis(tekst) else None


def _geeft_antwoord(antwoord: Antwoord) -> str | None:
    """An opinion, an insult or a doubt that names the answer, or one with a question behind it.

    "Een webinar is prima", "een rollenspel natuurlijk, sukkel", "geen idee, een training?".
    """
    begin, *volgt = ZIN.split(antwoord.tekst.strip())
    if vraagt_verschil(antwoord.tekst):
        return None
    if antwoord.intent in _OORDEEL:
        geeft = antwoord.bij in genoemd(antwoord.tekst)
    elif antwoord.intent == "geen_idee":
        geeft = any(_noemt_toch(deel, antwoord.bij) for deel in volgt)
    else:
        geeft = bool(volgt) and "?" not in begin and bool(alleen(begin, antwoord.bij))
    return "vertellen" if geeft else None


def _noemt_toch(deel: str, vraag: str) -> bool:
    """Whether a part behind "weet ik niet" names an answer: "…, misschien de wijkteams?"."""
    woorden = herkenwoorden()
    open_gelaten = woorden.weet_niet.search(deel) or woorden.vraagwoord.match(deel)
    return vraag in wel_genoemd(deel) and not open_gelaten


def _begint_met_ja(antwoord: Antwoord) -> str | None:
    """A yes to the recap with a few words that nobody knows, or rude ones: "ja hoor, schiet op"."""
    woorden, tekst = herkenwoorden(), antwoord.tekst
    kan = antwoord.bij == "akkoord" and antwoord.intent in _BIJ_EEN_JA and antwoord.kort
    if not kan or not woorden.ja.match(tekst) or antwoord.labels or genoemd(tekst):
        return None
    anders = (woorden.uitzondering, woorden.voorbehoud, woorden.weg, woorden.bijna, woorden.stoppen)
    toch_niet = "?" in tekst or any(patroon.search(tekst) for patroon in anders)
    return None if toch_niet else "bevestigen"


def _is_geen_ja(antwoord: Antwoord) -> str | None:
    """A question to the recap: "waar vind ik dat". Nothing goes on without a clear yes."""
    if antwoord.intent != "bevestigen" or antwoord.bij != "akkoord":
        return None
    ja = herkenwoorden().akkoord.search(antwoord.tekst)
    return "uitleg_vragen" if antwoord.begint_vragend and not ja else None


def _vraagt_wat_ja_brengt(antwoord: Antwoord) -> str | None:
    """Asks at the recap what follows on a yes: "zit ik dan ergens aan vast?"."""
    vraagt_dat = antwoord.bij == "akkoord" and vraagt(antwoord.vraag)
    kan = vraagt_dat and antwoord.intent not in _GEEN_UITLEG
    genoemd_erbij = {naam.label for naam in namen(antwoord.tekst)} - {"advies"}
    if not kan or "themas" in antwoord.labels or genoemd_erbij:
        return None
    return "uitleg_vragen" if herkenwoorden().na_akkoord.search(antwoord.tekst) else None


def _wenst(antwoord: Antwoord) -> str | None:
    """An answer that is named as a wish, or before a question about costs.

    "Weet je wat, doe maar een training". It can come before the first question is answered, and
    change the recap.
    """
    intent, tekst = antwoord.intent, antwoord.tekst
    ver = intent == "buiten_bereik" and antwoord.zekerheid >= _ZEKER_BUITEN_BEREIK
    if intent in INHOUD | REACTIES or ver:  # "een cursus Excel"
        return None
    slot = antwoord.bij if antwoord.bij == "doelgroepen" else "vormen"
    *eerder, _ = ZIN.split(tekst.strip())
    if vraag_erbij(tekst):
        return "vertellen" if slot in genoemd(" ".join(eerder)) else None
    wens = labelwoorden().vraagt.search(tekst) or intent == "afscheid"
    return "vertellen" if wens and "?" not in tekst and slot in wel_genoemd(tekst) else None


def _eindigt_met_antwoord(antwoord: Antwoord) -> str | None:
    """Nothing but the answer behind a word or two that are none: "grapje, training graag"."""
    *eerder, laatste = ZIN.split(antwoord.tekst.strip())
    begin = " ".join(eerder)
    kan = antwoord.intent == "buiten_bereik" and antwoord.bij in _MET_KEUZES
    kort = bool(eerder) and aantal_woorden(begin) <= _AANLOOP and not namen(begin)
    if not (kan and kort) or "?" in antwoord.tekst:
        return None
    return "vertellen" if alleen(laatste, antwoord.bij) else None


def _noemt_het_antwoord(antwoord: Antwoord) -> str | None:
    """What was hardly heard as a question to the bot, and names the answer instead.

    "Een traject op maat, langer durend, dat bedoelde ik".
    """
    kan = antwoord.intent in AAN_DE_BOT and antwoord.zekerheid < _ZEKER_TERZIJDE
    if not kan or vraagt(antwoord.tekst):
        return None
    return "vertellen" if antwoord.bij in wel_genoemd(antwoord.tekst) else None


def _vraagt_om_hulp(antwoord: Antwoord) -> str | None:
    """Wishes for help, and which was what was asked: "hulp graag"."""
    rest, wens = labelwoorden().vraagt.subn(" ", antwoord.tekst)
    kan = antwoord.kort and antwoord.intent == "wat_kun_je" and antwoord.bij == "vormen"
    return "uitleg_vragen" if kan and wens and alleen_klein(rest) else None


def _vraagt_wat_er_kan(antwoord: Antwoord) -> str | None:
    """Asks what there is to choose from: "wat is er mogelijk?"."""
    vraagt_dat = antwoord.kort and herkenwoorden().mogelijk.search(antwoord.tekst)
    if not vraagt_dat or genoemd(antwoord.tekst):
        return None
    if antwoord.bij == "themas":
        return "toon_keuzes"
    return "geen_idee" if herkenwoorden().weet_niet.search(antwoord.tekst) else "uitleg_vragen"


def _vraagt_wat_iets_is(antwoord: Antwoord) -> str | None:
    """Asks what a kind of support is, and not about an offer: "wat houdt intervisie in?"."""
    kan = antwoord.aantal <= _BEGRIP and antwoord.intent in OVER_ADVIES
    if not kan or not genoemd(antwoord.tekst):
        return None
    return "uitleg_vragen" if herkenwoorden().begrip.match(antwoord.tekst) else None


def _vraagt_iets_anders(antwoord: Antwoord) -> str | None:
    """Any other question, or more than a few words: that is what was heard."""
    return antwoord.intent if not antwoord.kort or vraagt(antwoord.tekst) else None


def _noemt_een_gemeente(antwoord: Antwoord) -> str | None:
    """Nothing but the gemeente: "Utrecht"."""
    anders = antwoord.intent not in INHOUD | REACTIES | BELEEFD
    return "vertellen" if antwoord.gemeente and antwoord.aantal <= _BEGRIP and anders else None


def _gaat_onzeker_verder(antwoord: Antwoord) -> str | None:
    """On which the conversation would go on, and was heard badly: a word that is not known."""
    intent, tekst, woorden = antwoord.intent, antwoord.tekst, herkenwoorden()
    if antwoord.zekerheid >= ZEKERE_REACTIE.get(intent, 0.0):
        return None
    if intent == "geen_idee":
        rest = woorden.aarzeling.sub(" ", tekst)  # "tja" says so only by itself
        weet_niet = woorden.niet_weten.search(rest) or alleen_klein(rest)
        verder = not (weet_niet or woorden.om_het_even.search(tekst))
    else:
        ja = woorden.ja.match(tekst) or woorden.akkoord.search(tekst) or woorden.beide.search(tekst)
        plaatje = any(plaatje in tekst for plaatje in woorden.plaatjes_ja)
        gevraagd = antwoord.bij == "akkoord" or antwoord.twijfel
        verder = intent == "bevestigen" and gevraagd and not (ja or plaatje)
    return "vertellen" if verder else None


def _hervat(antwoord: Antwoord) -> str | None:
    """Wants to go on, perhaps after "laat maar": only the open question has to come back."""
    woorden, tekst = herkenwoorden(), antwoord.tekst
    if woorden.hier_verder.search(tekst):
        tekst = woorden.stoppen.sub(" ", tekst)
    rest, hervat = woorden.hervatten.subn(" ", tekst)
    return HERVATTEN if hervat and antwoord.bij != "akkoord" and alleen_klein(rest) else None


def _vertelt(antwoord: Antwoord) -> str | None:
    """What sounds like a question about offers, and names none: "iets", "doe die maar"."""
    if antwoord.intent not in _ANTWOORD_VERWARD:
        return None
    return None if herkenwoorden().over_aanbod.search(antwoord.tekst) else "vertellen"


REGELS: tuple[Regel, ...] = (
    _begint_met_ja,
    _ergert_zich,
    _geeft_antwoord,
    _is_geen_ja,
    _vraagt_wat_ja_brengt,
    _wenst,
    _eindigt_met_antwoord,
    _noemt_het_antwoord,
    _vraagt_om_hulp,
    _vraagt_wat_er_kan,
    _vraagt_wat_iets_is,
    _vraagt_iets_anders,
    _noemt_een_gemeente,
    _gaat_onzeker_verder,
    _hervat,
    _vertelt,
)

"""What is said right after an alarm: what now, that it is over, or how it goes on. Pure."""

from __future__ import annotations

from actions.verstaan.bedoeling.gevaar import GEVAAR, ONZIN, VERHAAL, gewapend
from actions.verstaan.labels.genoemd import alleen, bestemd
from actions.verstaan.labels.namen import Labels, aantal_woorden
from actions.verstaan.woorden.herkenwoorden import herkenwoorden

#: No intents of the recognition: asks what to do, says that it is over, tells how it goes on.
GEVAAR_VERVOLG = "gevaar_vervolg"
WEER_VEILIG = "weer_veilig"
GEVAAR_BERICHT = "gevaar_bericht"
#: What is said after an alarm is no longer than this, in words, and a yes or no than that.
WOORDEN_NA_ALARM = 14
_JA_OF_NEE = 3
#: Who is called when there is danger.
HULPVERLENERS = frozenset({"politie_justitie"})
#: What "we zitten binnen" is taken for.
_VERTELT_IETS = frozenset(
    {
        VERHAAL,
        ONZIN,
        "corrigeren",
        "bevestigen",
        "ontkennen",
        "geen_idee",
        "tevreden",
        "ontevreden",
        "aanmelden",
        "buiten_bereik",
    }
)
#: The same for "de politie is er"; "we zijn veilig, wat kost de eerste?" asks something else.
_ZEGT_IETS = _VERTELT_IETS | {
    GEVAAR,
    "ander_aanbod",
    "bedanken",
    "privacy_vragen",
    "andere_taal",
    "vorige_vraag",
}
#: What "moet de vergadering doorgaan?" is taken for.
_VRAAGT_IETS = frozenset(
    {
        VERHAAL,
        ONZIN,
        "corrigeren",
        "geen_idee",
        "uitleg_vragen",
        "buiten_bereik",
        "wat_kun_je",
        "meer_info",
        "ander_aanbod",
    }
)


def na_alarm(intent: str, tekst: str, *, kaal: bool = False, gevraagd: bool = False) -> str:
    """The intent of a message that comes right after an alarm.

    ``kaal`` tells whether the danger was what the bot spoke of last, and nothing was heard that
    answers another question; ``gevraagd`` whether a yes means that everybody is safe.
    """
    woorden = herkenwoorden().gevaar
    if len(tekst.split()) > WOORDEN_NA_ALARM:
        return intent
    if herkenwoorden().mogelijk.search(tekst):
        return intent  # "gemeld. wat hebben jullie voor onze docenten?"
    if woorden.straks.search(tekst):  # neither over nor a question: it may be new danger
        return GEVAAR_BERICHT if kaal and intent in _VERTELT_IETS else intent
    voorbij = woorden.voorbij.search(tekst)
    rest, verder = herkenwoorden().doorgaan.subn(" ", tekst)
    if voorbij and verder:
        return _is_voorbij(intent, rest)  # "politie is er. gaan we verder?" asks nothing else
    anders = intent == "andere_taal" and not voorbij
    if woorden.vervolg.search(tekst) or anders or _vraagt(intent, tekst):
        return GEVAAR_VERVOLG
    if intent in _ZEGT_IETS and (voorbij or woorden.gepakt.search(tekst)):
        return _is_voorbij(intent, tekst)
    if kaal and intent == GEVAAR:
        return GEVAAR_VERVOLG  # not the same alarm twice in a row
    if not kaal or intent not in _VERTELT_IETS:
        return intent
    if gevraagd and intent == "ontkennen":
        return GEVAAR_VERVOLG
    if intent not in {"bevestigen", "ontkennen"} or aantal_woorden(tekst) > _JA_OF_NEE:
        return GEVAAR_BERICHT
    return WEER_VEILIG if gevraagd else intent


def te_hulp(tekst: str) -> Labels:
    """Who came to help, and takes no part: "de politie is er, we kunnen verder. een training"."""
    antwoord = {*alleen(tekst, "doelgroepen"), *bestemd(tekst, alle=False)}
    return {"doelgroepen": tuple(HULPVERLENERS - antwoord)}


def _is_voorbij(intent: str, tekst: str) -> str:
    """What a message means that says it is over: it may be so only in part, or not yet."""
    woorden = herkenwoorden().gevaar
    rest, gepakt = woorden.gepakt.subn(" ", woorden.voorbij.sub(" ", tekst))
    if woorden.nog_niet.search(rest):
        return GEVAAR if intent == GEVAAR else GEVAAR_VERVOLG
    # "De man met het mes is opgepakt" is over, "hij is weg met een mes" is not.
    dreigt = woorden.roep.search(rest) or (gewapend(rest) and not gepakt)
    return intent if dreigt else WEER_VEILIG


def _vraagt(intent: str, tekst: str) -> bool:
    woorden = herkenwoorden()
    vraagt = tekst.rstrip().endswith("?") or woorden.vraagwoord.match(tekst)
    over_aanbod = any(rang.search(tekst) for rang in woorden.rang)
    return (
        bool(vraagt) and intent in _VRAAGT_IETS and not (over_aanbod or woorden.waarom.match(tekst))
    )

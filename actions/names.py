"""Names that the actions share with the domain; a test holds the two together."""

from __future__ import annotations

from typing import Final

FORM: Final = "advies_form"
REQUESTED_SLOT: Final = "requested_slot"

#: The questions of the form, in order. The last one is the recap.
VRAGEN: Final = ("themas", "vormen", "doelgroepen", "akkoord")

#: Intents that tell the form something. Every other intent is an aside.
INHOUD: Final = frozenset({"vertellen", "corrigeren"})
KEUZES: Final = frozenset({"kiezen", "aanpassen", "toon_keuzes"})
#: A greeting with a question behind it is that question.
BELEEFD: Final = frozenset({"begroeten"})
REACTIES: Final = frozenset({"bevestigen", "ontkennen", "geen_idee"})
#: Questions about an advies.
OVER_ADVIES: Final = frozenset({"meer_info", "aanmelden", "kosten_vragen"})
#: Questions to the bot itself: what one of an unknown kind may be.
AAN_DE_BOT: Final = frozenset(
    {"uitleg_vragen", "wat_kun_je", "wie_ben_jij", "wie_is_ess", "privacy_vragen", "buiten_bereik"}
)

#: Which slot an entity belongs to.
SLOT_VAN_ENTITEIT: Final = {"thema": "themas", "vorm": "vormen", "doelgroep": "doelgroepen"}
ENTITEIT_VAN_SLOT: Final = {slot: entiteit for entiteit, slot in SLOT_VAN_ENTITEIT.items()}

#: Words with two meanings: each has its own way of putting the first question.
DUBBELZINNIG: Final = frozenset({"ondermijning", "problematisch_gedrag", "weerbaarheid"})

#: Yes and no to the question whether all answers may go.
WEL_OPNIEUW: Final = "wel_opnieuw"
NIET_OPNIEUW: Final = "niet_opnieuw"

#: Asides that words may make of a message, whatever the recognition took it for.
TUSSENVRAGEN: Final = frozenset(
    {
        "acuut_gevaar",
        "gevaar_vervolg",
        "gevaar_bericht",
        "weer_veilig",
        "oordeel",
        "meenemen",
        "tussenstand",
        "opschrijven",
        "aanmelden",
        "kosten_vragen",
        "afscheid",
        "bedanken",
        "uitleg_vragen",
        "wat_kun_je",
        "wie_ben_jij",
        "privacy_vragen",
        "medewerker_spreken",
        "meer_info",
        "buiten_bereik",
        "ontevreden",
        "andere_taal",
        "code_vragen",
        "samenhang_vragen",
        "hoe_verder",
        "eerder_advies",
        "andere_vraag",
        "later_vragen",
        "wachten",
        "ergernis",
        "hervatten",
        "begroeten",
        WEL_OPNIEUW,
        NIET_OPNIEUW,
    }
)
#: Answers that have another wording each time.
MET_VERVOLG: Final = frozenset(
    {
        "schelden",
        "ergernis",
        "buiten_bereik",
        "andere_taal",
        "oordeel",
        "privacy_vragen",
        "wie_ben_jij",
        "wat_kun_je",
        "begroeten",
        "opschrijven",
    }
)
#: The responses after which the conversation is about the danger.
GEVAAR_ANTWOORDEN: Final = frozenset(
    {"utter_acuut_gevaar", "utter_gevaar_stappen", "utter_gevaar_stappen_weer"}
)
#: Those that ask whether everybody is safe.
VEILIG_VRAGEN: Final = frozenset(
    {"utter_acuut_gevaar_verder", "utter_acuut_gevaar_verder_buiten_vragen"}
)

"""The ids that every catalogue must know, because the dialogue is trained on them.

Source: the contract, section 1. A catalogue may add values of its own beside these.
"""

THEMAS = (
    "maatschappelijke_spanningen",
    "inclusie",
    "polarisatie",
    "problematisch_gedrag",
    "ondermijning",
    "radicalisering",
    "extremisme",
    "rechtsextremisme",
)

VORMEN = ("kennis", "oefenen", "uitwisseling", "advies", "traject")

DOELGROEPEN = (
    "beleidsadviseur",
    "ov_adviseur",
    "bestuurder",
    "eerstelijns_professional",
    "onderwijs",
    "sleutelfiguur",
    "maatschappelijke_organisatie",
    "politie_justitie",
)

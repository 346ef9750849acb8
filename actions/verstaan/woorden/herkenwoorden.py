"""Loads herkenwoorden.yml: words and phrases, each list as one pattern."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated

from pydantic import BaseModel, BeforeValidator

from api.data_file import read_beside


def _patroon(phrases: list[str]) -> re.Pattern[str]:
    """One pattern for whole phrases, of which the longest that is there is taken.

    ``*`` stands for any letters, a space also for a comma.
    """
    longest = sorted(phrases, key=len, reverse=True)
    parts = (re.escape(p).replace(r"\*", r"\w*").replace(r"\ ", r"[\s,]+") for p in longest)
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)


Patroon = Annotated[re.Pattern[str], BeforeValidator(_patroon)]


class AndereTaal(BaseModel):
    """Danger told in another language."""

    alarm: Patroon
    groet: Patroon
    nederlands: Patroon
    zeker: Patroon
    verhaal: Patroon


class Huiselijkwoorden(BaseModel):
    """Violence at home: by a word for it, or by who and what together."""

    woord: Patroon
    wie: Patroon
    daad: Patroon


class Gevaarwoorden(BaseModel):
    """What corrects the recognition of acute danger, and what kind of danger it is."""

    roep: Patroon
    ernst: Patroon
    straks: Patroon
    verleden: Patroon
    toekomst: Patroon
    gelegenheid: Patroon
    zekerheid: float
    gok: float
    kort: int
    zin: int
    bijna_zeker: float
    vervolg: Patroon
    voorbij: Patroon
    gepakt: Patroon
    nog_niet: Patroon
    nood: Patroon
    verhaal: Patroon
    nu: Patroon
    andere_taal: AndereTaal
    situaties: dict[str, Patroon]
    huiselijk: Huiselijkwoorden


class Vraagwoorden(BaseModel):
    """A question by how it begins and what it is about."""

    begin: Patroon
    over: Patroon


class Meeneemwoorden(BaseModel):
    """A wish to take something along, and what that is."""

    vraag: Patroon
    wat: Patroon
    mij: Patroon
    verzoek: Patroon


class Opschrijfwoorden(Vraagwoorden):
    """The same, and the few words that ask it alone."""

    kort: Patroon


class Tussenstandwoorden(Vraagwoorden):
    """The same, the few words that ask it alone, and what may stand beside those."""

    kort: Patroon
    erbij: Patroon


class Oordeelwoorden(Vraagwoorden):
    """A question for a judgement, also by a part inside it or by who it is about."""

    werkwoord: Patroon
    wie: Patroon
    bepaler: Patroon
    persoon: Patroon
    volgens: Patroon
    slot: Patroon
    aan_bot: Patroon
    of_iemand: Patroon


class Aankondigwoorden(BaseModel):
    """The announcement of another question, what may stand beside it, and that it comes later."""

    ander: Patroon
    ertussen: Patroon
    zaak: Patroon
    zin: Patroon
    erbij: Patroon
    later: Patroon


class Herkenwoorden(BaseModel):
    """The words of herkenwoorden.yml."""

    rang: list[Patroon]
    laatste: Patroon
    aanwijzend: Patroon
    beide: Patroon
    die: Patroon
    geen_van_beide: Patroon
    onderdelen: dict[str, Patroon]
    om_het_even: Patroon
    laat_open: Patroon
    overslaan: Patroon
    akkoord: Patroon
    uitzondering: Patroon
    voorbehoud: Patroon
    bijna: Patroon
    ja: Patroon
    kaal_ja: Patroon
    plaatjes_ja: list[str]
    fout: Patroon
    hierover: Patroon
    stoppen: Patroon
    wachten: Patroon
    doorgaan: Patroon
    hervatten: Patroon
    hier_verder: Patroon
    dag: Patroon
    groeten: Patroon
    bij_dank: Patroon
    dank: Patroon
    opnieuw: Patroon
    opnieuw_verzoek: Patroon
    niet_opnieuw: Vraagwoorden
    contact: Patroon
    bereiken: Vraagwoorden
    openingstijden: Patroon
    aanmelden: Patroon
    kosten_woord: Patroon
    zit_erbij: Patroon
    welk_aanbod: Patroon
    vraagt_of: Patroon
    daarover: Patroon
    het_advies: Patroon
    code: Patroon
    aanspreken: Patroon
    bewaren: Patroon
    taal: Patroon
    wie: Patroon
    mens: Patroon
    inzage: Vraagwoorden
    gegevens: Vraagwoorden
    oordeel: Oordeelwoorden
    waarom_niet: Patroon
    kunnen: Patroon
    begrip: Patroon
    leg_uit: Patroon
    beter: Patroon
    correctie: Patroon
    waarom: Patroon
    passen: Patroon
    raad: Patroon
    lijst: Patroon
    mogelijk: Patroon
    onderwerp: Patroon
    weg: Patroon
    zelf: Patroon
    toch_akkoord: Patroon
    meedoen: Patroon
    heeft_u: Patroon
    kan_het_ook: Patroon
    zonder: Patroon
    vervolg: Patroon
    hetzelfde: Patroon
    past_niet: Patroon
    nieuwe_vraag: Patroon
    vraag_over: Patroon
    aankondiging: Aankondigwoorden
    andere_vraag: Patroon
    ging: Patroon
    terug: Patroon
    herhaal: Patroon
    weer_er: Patroon
    groet: Patroon
    beleefd: Patroon
    niet_weten: Patroon
    aarzeling: Patroon
    ergernis: Patroon
    uitroep: Patroon
    weet_niet: Patroon
    opschrijven: Opschrijfwoorden
    vertrouwen: Patroon
    na_akkoord: Patroon
    zeker_weten: Patroon
    ontbreekt: Patroon
    alle_drie: Patroon
    eerder: Patroon
    voor_hen: Patroon
    hoe_verder: Patroon
    samenhang: Patroon
    meenemen: Meeneemwoorden
    tussenstand: Tussenstandwoorden
    van_de_bot: Patroon
    feit: dict[str, Patroon]
    bij_feit: Patroon
    aanloop: Patroon
    over_aanbod: Patroon
    kosten: Patroon
    vraagwoord: Patroon
    geef_advies: Patroon
    wij: Patroon
    al_gehad: Patroon
    praktisch: Patroon
    bezwaar: Patroon
    online: Patroon
    gevaar: Gevaarwoorden


@cache
def herkenwoorden() -> Herkenwoorden:
    """The words, read once."""
    return read_beside(__file__, "herkenwoorden.yml", Herkenwoorden)

"""Loads teksten.yml and joins names into a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pydantic import BaseModel

from api.data_file import read_beside


class Knoppen(BaseModel):
    """Titles of buttons that depend on what is known."""

    ja: str
    allebei: str
    iets_anders: str
    weet_niet: str
    overslaan: str
    meer_over: str
    wijzig_gemeente: str


class Samenhang(BaseModel):
    """How the offers of one advice relate."""

    en: str
    eerst: str
    daarna: str
    tot_slot: str
    stap: str
    #: One offer for all steps.
    alles_in_een: str
    #: What each vorm is as a step, in the order in which they help best.
    stappen: dict[str, str]
    #: A sentence for each kind of relation in the catalogue.
    relaties: dict[str, str]


class Teksten(BaseModel):
    """The texts of teksten.yml."""

    en: str
    of: str
    onbekend: str
    nog_open: str
    geen_gemeente: str
    geen_aanbod: str
    uw_verhaal: str
    met_eigen_woorden: str
    #: What was asked, as the advies names it.
    uw_vraag: str
    uw_vraag_over: str
    #: A choice as the help with a question shows it.
    keuze_met_voorbeeld: str
    keuze: str
    knoppen: Knoppen
    nu_open: str
    nu_dicht: str
    weer_open: str
    openingstijden: str
    van_tot_dag: str
    vandaag: str
    morgen: str
    maanden: list[str]
    noodregel: str
    feiten: dict[str, str]
    #: What every offer tells already, as the answer to a question for just that.
    gevraagde_feiten: dict[str, str]
    #: The same, for what is not known.
    onbekende_feiten: dict[str, str]
    locaties: dict[str, str]
    samenhang: Samenhang


@cache
def teksten() -> Teksten:
    """The texts, read once."""
    return read_beside(__file__, "teksten.yml", Teksten)


def opsomming(namen: Sequence[str], *eigennamen: str | None) -> str:
    """Joins names as in running text: "polarisatie, inclusie en extremisme".

    ``eigennamen`` come last and keep their capital; None among them is left out.
    """
    words = [*map(klein, namen), *filter(None, eigennamen)]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {teksten().en} {words[-1]}"


def klein(naam: str) -> str:
    """A name inside a sentence: no capital, unless it is an abbreviation such as OOV."""
    return naam if naam[1:2].isupper() else naam[:1].lower() + naam[1:]

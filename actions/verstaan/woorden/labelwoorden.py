"""Loads labelwoorden.yml: words that name labels, refuse them or take them back."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel

from actions.verstaan.woorden.herkenwoorden import Patroon
from api.data_file import read_beside


class Labelwoorden(BaseModel):
    """The words of labelwoorden.yml."""

    woorden: dict[str, dict[str, Patroon]]
    hints: dict[str, Patroon]
    tegen_de_staat: Patroon
    kaal: dict[str, Patroon]
    kaal_alleen: dict[str, Patroon]
    kaal_bij: Patroon
    om_kennis: Patroon
    lesvorm: Patroon
    waarin: Patroon
    oefenwijze: Patroon
    daarnaast: Patroon
    omgang: Patroon
    samen_met: Patroon
    sparren: Patroon
    klein: Patroon
    ontkenning: Patroon
    geen_eigenschap: Patroon
    lidwoord: Patroon
    anders_van_aard: Patroon
    behalve_dat: Patroon
    gemis: Patroon
    behoefte: Patroon
    vergelijking: Patroon
    meer: Patroon
    grens: Patroon
    tussen: Patroon
    achteraf: Patroon
    na_achteraf: Patroon
    eruit: Patroon
    plaats: Patroon
    blijft: Patroon
    verwijzing: Patroon
    dat: Patroon
    soort: dict[str, Patroon]
    mag: Patroon
    meervoud: Patroon
    hoeft: Patroon
    niet: Patroon
    laat_weg: Patroon
    herziening: Patroon
    tussenwerpsel: Patroon
    eerder_plan: Patroon
    enkel: Patroon
    genoeg: Patroon
    vervanging: Patroon
    door: Patroon
    wordt: Patroon
    vraagt: Patroon
    vraagt_welke: Patroon
    wens: Patroon
    erbij: Patroon
    waarover: Patroon
    bestemming: Patroon
    geen_bestemming: Patroon
    rij: Patroon
    opsomming: Patroon
    eigen_rol: Patroon
    geen_naam: Patroon
    verschijnsel: Patroon
    omhaal: Patroon
    staart: Patroon
    zin: Patroon


@cache
def labelwoorden() -> Labelwoorden:
    """The words, read once."""
    return read_beside(__file__, "labelwoorden.yml", Labelwoorden)

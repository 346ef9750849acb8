"""When the helpdesk can be reached, in words. Pure."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from actions.teksten import opsomming, teksten

WEEK = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
#: How many days ahead the next opening is looked for; longer no helpdesk is closed.
VOORUIT = 30


def bereikbaar(contact: dict[str, Any], nu: datetime) -> str:
    """One or two sentences: open until when, or closed until when.

    ``contact`` is the answer of ``GET /contact``; ``nu`` a time in the Netherlands.
    """
    uren = contact["openingstijden"]
    if contact["nu_open"]:
        return teksten().nu_open.format(tot=uren["tot"])
    eerst = _volgende_dag(contact, nu)
    if eerst is None:
        return teksten().nu_dicht
    return teksten().weer_open.format(dag=_dag(eerst, nu.date()), van=uren["van"])


def openingstijden(contact: dict[str, Any]) -> str:
    """The days and hours of every week."""
    uren = contact["openingstijden"]
    dagen = [dag for dag in WEEK if dag in uren["dagen"]]
    first, last = WEEK.index(dagen[0]), WEEK.index(dagen[-1])
    aaneen = len(dagen) > 2 and last - first == len(dagen) - 1
    woorden = teksten().van_tot_dag.format(van=dagen[0], tot=dagen[-1])
    return teksten().openingstijden.format(
        dagen=woorden if aaneen else opsomming(dagen), van=uren["van"], tot=uren["tot"]
    )


def datum(dag: date) -> str:
    """A date as people write it: "23 november 2026"."""
    return f"{dag.day} {teksten().maanden[dag.month - 1]} {dag.year}"


def _volgende_dag(contact: dict[str, Any], nu: datetime) -> date | None:
    uren = contact["openingstijden"]
    for days in range(VOORUIT):
        dag = nu.date() + timedelta(days=days)
        te_laat = days == 0 and f"{nu:%H:%M}" >= uren["van"]
        vrij = dag.isoformat() in contact["vrije_dagen"]
        if WEEK[dag.weekday()] in uren["dagen"] and not vrij and not te_laat:
            return dag
    return None


def _dag(dag: date, vandaag: date) -> str:
    if dag == vandaag:
        return teksten().vandaag
    if dag == vandaag + timedelta(days=1):
        return teksten().morgen
    return f"{WEEK[dag.weekday()]} {dag.day} {teksten().maanden[dag.month - 1]}"

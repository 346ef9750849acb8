"""What an advies promises (contract, section 5), checked from the outside."""

from __future__ import annotations

from datetime import date
from typing import Any

import httpx

#: Of the contract: the umbrella and its children, extremisme and its child.
PARENTS = {
    "polarisatie": "maatschappelijke_spanningen",
    "ondermijning": "maatschappelijke_spanningen",
    "radicalisering": "maatschappelijke_spanningen",
    "extremisme": "maatschappelijke_spanningen",
    "rechtsextremisme": "extremisme",
}


def related(asked: list[str]) -> set[str]:
    """The asked themas with their parents and children."""
    parents = {PARENTS[thema] for thema in asked if thema in PARENTS}
    children = {child for child, parent in PARENTS.items() if parent in asked}
    return {*asked, *parents, *children}


def check_promises(http: httpx.Client, advies: dict[str, Any]) -> None:
    """Every offer exists, is open, fits a thema, and what fits wholly stands on top."""
    assert advies["code"]
    ids = [aanbod["id"] for aanbod in advies["aanbod"]]
    assert len(ids) == len(set(ids)) <= 3
    fits: list[bool] = []
    for shown in advies["aanbod"]:
        offer = http.get(f"aanbod/{shown['id']}").raise_for_status().json()
        assert offer["status"] in {"lopend", "te_bevestigen"}
        today = date.today().isoformat()
        assert not offer.get("datums") or max(offer["datums"]) >= today
        assert (offer.get("aanmelden_tot") or today) >= today
        if advies["themas"]:
            assert set(offer["themas"]) & related(advies["themas"]), shown["id"]
        assert shown["redenen"], shown["id"]
        fits.append(
            all(
                not advies[field] or set(offer[field]) & wanted(field, advies)
                for field in ("themas", "vormen", "doelgroepen")
            )
        )
    assert fits == sorted(fits, reverse=True), ids


def wanted(field: str, advies: dict[str, Any]) -> set[str]:
    """What counts as fitting for a field."""
    return related(advies[field]) if field == "themas" else set(advies[field])

"""How the offers of one advies relate: in which order, and which belongs to which. Pure."""

from __future__ import annotations

from typing import Any

from actions.teksten import Samenhang


def samenhang(advies: dict[str, Any], teksten: Samenhang) -> list[str]:
    """One line for each step and for each relation; none when the offers stand apart."""
    return [*stappen(advies, teksten), *relaties(advies, teksten)]


def stappen(advies: dict[str, Any], teksten: Samenhang) -> list[str]:
    """First knowledge, then practice, then exchange, when more than one vorm was asked for.

    Each asked vorm goes to the best offer that has it, by preference one without a step yet. Says
    nothing when one offer holds everything, or when the catalogue gives another order.
    """
    gevraagd = [vorm for vorm in teksten.stappen if vorm in advies["vormen"]]
    stap_van: dict[str, list[str]] = {}
    namen = {item["id"]: item["naam"] for item in advies["aanbod"]}
    for vorm in gevraagd:
        geschikt = [item["id"] for item in advies["aanbod"] if vorm in item["vormen"]]
        if geschikt:
            beste = next((i for i in geschikt if i not in stap_van), geschikt[0])
            stap_van.setdefault(beste, []).append(vorm)
    if len(stap_van) < 2 or _andersom(list(stap_van), advies):
        return []
    volgorde = [teksten.eerst, *[teksten.daarna] * (len(stap_van) - 2), teksten.tot_slot]
    return [
        teksten.stap.format(
            wanneer=wanneer,
            wat=f" {teksten.en} ".join(teksten.stappen[vorm] for vorm in vormen),
            naam=namen[aanbod_id],
        )
        for wanneer, (aanbod_id, vormen) in zip(volgorde, stap_van.items(), strict=True)
    ]


def relaties(advies: dict[str, Any], teksten: Samenhang) -> list[str]:
    """What the catalogue says about offers that stand in this advies together, each pair once."""
    namen = {item["id"]: item["naam"] for item in advies["aanbod"]}
    gezegd: set[frozenset[str]] = set()
    lines = []
    for item in advies["aanbod"]:
        for relatie in item.get("relaties") or []:
            paar = frozenset({item["id"], relatie["id"]})
            if relatie["id"] in namen and paar not in gezegd:
                gezegd.add(paar)
                zin = teksten.relaties[relatie["soort"]]
                lines.append(zin.format(naam=item["naam"], ander=namen[relatie["id"]]))
    return lines


def _andersom(volgorde: list[str], advies: dict[str, Any]) -> bool:
    """Whether the catalogue puts two of these offers the other way round."""
    plaats = {aanbod_id: i for i, aanbod_id in enumerate(volgorde)}
    for item in advies["aanbod"]:
        for relatie in item.get("relaties") or []:
            hier, daar = plaats.get(item["id"]), plaats.get(relatie["id"])
            if hier is None or daar is None:
                continue
            if relatie["soort"] == "bereidt_voor_op" and hier > daar:
                return True
            if relatie["soort"] == "bouwt_op" and hier < daar:
                return True
    return False

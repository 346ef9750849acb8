"""How the offers of one advies relate: in which order, and which belongs to which. Pure."""

from __future__ import annotations

from itertools import product
from typing import Any

from actions.teksten import Samenhang


def samenhang(advies: dict[str, Any], teksten: Samenhang) -> list[str]:
    """The steps where several vormen were asked for, else how the catalogue relates the offers.

    None when they stand apart.
    """
    return stappen(advies, teksten) or relaties(advies, teksten)


def stappen(advies: dict[str, Any], teksten: Samenhang) -> list[str]:
    """First knowledge, then practice, then exchange, when more than one vorm was asked for.

    Says nothing when the catalogue gives another order.
    """
    aanbod_van = _verdeeld(advies, [vorm for vorm in teksten.stappen if vorm in advies["vormen"]])
    namen = {item["id"]: item["naam"] for item in advies["aanbod"]}
    stap_van: dict[str, list[str]] = {}
    for vorm, aanbod_id in aanbod_van.items():
        stap_van.setdefault(aanbod_id, []).append(teksten.stappen[vorm])
    if len(aanbod_van) < 2 or _andersom(list(stap_van), advies):
        return []
    if len(stap_van) == 1:
        (aanbod_id, stappen) = next(iter(stap_van.items()))
        volgorde = zip(_volgorde(len(stappen), teksten), stappen, strict=True)
        alles = ", ".join(f"{wanneer.lower()} {wat}" for wanneer, wat in volgorde)
        return [teksten.alles_in_een.format(naam=namen[aanbod_id], stappen=alles)]
    return [
        teksten.stap.format(
            wanneer=wanneer, wat=f" {teksten.en} ".join(stappen), naam=namen[aanbod_id]
        )
        for wanneer, (aanbod_id, stappen) in zip(
            _volgorde(len(stap_van), teksten), stap_van.items(), strict=True
        )
    ]


def _verdeeld(advies: dict[str, Any], vormen: list[str]) -> dict[str, str]:
    """The offer for each of ``vormen`` that one has, in that order.

    Of all ways to give them out: one that goes with the order of the catalogue, with an offer of
    its own for as many as possible, for what each is first of all, and the best offers first.
    """
    plaats = {item["id"]: i for i, item in enumerate(advies["aanbod"])}
    geschikt = {
        vorm: ids
        for vorm in vormen
        if (ids := [item["id"] for item in advies["aanbod"] if vorm in item["vormen"]])
    }

    vormen_van = {item["id"]: item["vormen"] for item in advies["aanbod"]}

    def voorkeur(gekozen: tuple[str, ...]) -> tuple[bool, int, int, list[int]]:
        volgorde = list(dict.fromkeys(gekozen))
        bijzaak = sum(vormen_van[i].index(v) for v, i in zip(geschikt, gekozen, strict=True))
        plaatsen = [plaats[i] for i in gekozen]
        return _andersom(volgorde, advies), -len(volgorde), bijzaak, plaatsen

    beste = min(product(*geschikt.values()), key=voorkeur)
    return dict(zip(geschikt, beste, strict=True))


def _volgorde(aantal: int, teksten: Samenhang) -> list[str]:
    """The words that put so many steps in order; ``aantal`` is at least two."""
    slot = [teksten.daarna] if aantal == 2 else [teksten.tot_slot]
    return [teksten.eerst, *[teksten.daarna] * (aantal - 2), *slot]


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

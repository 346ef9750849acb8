"""The rules between the parts of a catalogue.

Each rule is one small function over the raw data (what the YAML holds, before pydantic), so that
a rule still speaks when a field elsewhere is wrong. It yields one error per fault, with the place
as a path of keys and positions. Wrong types are not its concern: those are skipped here, because
the fields themselves are checked by the model.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic_core import InitErrorDetails

from api.catalogue import vocabulary
from api.catalogue.messages import custom_error

Raw = Mapping[str, Any]
Path = tuple[str | int, ...]
Rule = Callable[[Raw], Iterator[InitErrorDetails]]

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

LISTS = (
    "themas",
    "vormen",
    "doelgroepen",
    "aanbieders",
    "noodcontacten",
    "aanbod",
)
"""The blocks whose items carry an id of their own."""

REFERENCES: tuple[tuple[str, tuple[str, ...], str, str, str], ...] = (
    ("themas", ("ouder",), "themas", "bekend", "thema"),
    ("aanbod", ("aanbieder",), "aanbieders", "bekende", "aanbieder"),
    ("aanbod", ("themas",), "themas", "bekend", "thema"),
    ("aanbod", ("vormen",), "vormen", "bekende", "vorm"),
    ("aanbod", ("doelgroepen",), "doelgroepen", "bekende", "doelgroep"),
    ("aanbod", ("vervangen_door",), "aanbod", "bekend", "aanbod"),
    ("aanbod", ("relaties", "bereidt_voor_op"), "aanbod", "bekend", "aanbod"),
    ("aanbod", ("relaties", "bouwt_op"), "aanbod", "bekend", "aanbod"),
    ("aanbod", ("relaties", "onderdeel_van"), "aanbod", "bekend", "aanbod"),
)
"""Block, field, the block it refers to, and how Dutch names that (article form and noun)."""


def check(data: object) -> list[InitErrorDetails]:
    """Every breach of a rule in `data`."""
    if not isinstance(data, Mapping):
        return []
    return [error for rule in RULES for error in rule(data)]


def unique_ids(raw: Raw) -> Iterator[InitErrorDetails]:
    """An id names one item."""
    for block in LISTS:
        first: dict[str, int] = {}
        for index, item in _items(raw, block):
            own = item.get("id")
            if not isinstance(own, str):
                continue
            if own in first:
                yield _error((block, index, "id"), own, "dubbel_id", id=own, eerste=first[own])
            else:
                first[own] = index


def fixed_vocabulary(raw: Raw) -> Iterator[InitErrorDetails]:
    """The values that the dialogue is trained on are there."""
    for block, soort, fixed in (
        ("themas", "Het vaste thema", vocabulary.THEMAS),
        ("vormen", "De vaste vorm", vocabulary.VORMEN),
        ("doelgroepen", "De vaste doelgroep", vocabulary.DOELGROEPEN),
    ):
        if isinstance(raw.get(block), list):
            known = ids(raw, block)
            for own in fixed:
                if own not in known:
                    yield _error((block,), own, "vast_id", soort=soort, id=own)


def references(raw: Raw) -> Iterator[InitErrorDetails]:
    """Whatever refers to an id, refers to one that exists, and once."""
    for block, field, target, bekend, soort in REFERENCES:
        known = ids(raw, target)
        for index, item in _items(raw, block):
            own = item.get("id")
            seen: set[str] = set()
            for path, value in _values(item, field):
                spot = (block, index, *path)
                if value in seen:
                    yield _error(spot, value, "dubbele_waarde")
                elif value not in known:
                    yield _error(
                        spot, value, "verwijzing", bekend=bekend, soort=soort, lijst=target
                    )
                elif value == own and target == block:
                    yield _error(spot, value, "verwijst_naar_zichzelf")
                seen.add(value)


def no_circles(raw: Raw) -> Iterator[InitErrorDetails]:
    """Following `ouder` or `vervangen_door` comes to an end."""
    for block, field in (("themas", "ouder"), ("aanbod", "vervangen_door")):
        step = {
            item["id"]: (index, item[field])
            for index, item in _items(raw, block)
            if isinstance(item.get("id"), str) and isinstance(item.get(field), str)
        }
        reported: set[str] = set()
        for start in step:
            chain = [start]
            while chain[-1] in step and step[chain[-1]][1] not in chain:
                chain.append(step[chain[-1]][1])
            back = step[chain[-1]][1] if chain[-1] in step else None
            if back == start and len(chain) > 1 and not reported.intersection(chain):
                reported.update(chain)
                yield _error(
                    (block, step[start][0], field),
                    step[start][1],
                    "kring",
                    kring=" › ".join([*chain, start]),
                )


def replaced(raw: Raw) -> Iterator[InitErrorDetails]:
    """Status `vervangen` and field `vervangen_door` come together."""
    for index, item in _items(raw, "aanbod"):
        status, successor = item.get("status"), item.get("vervangen_door")
        if status == "vervangen" and successor is None:
            yield _error(("aanbod", index, "status"), status, "vervanger_ontbreekt")
        elif status != "vervangen" and isinstance(status, str) and successor is not None:
            yield _error(
                ("aanbod", index, "vervangen_door"), successor, "vervanger_te_veel", status=status
            )


def registration_before_the_end(raw: Raw) -> Iterator[InitErrorDetails]:
    """Nobody registers for what is over."""
    for index, item in _items(raw, "aanbod"):
        until = _days(item, "aanmelden_tot")
        days = _days(item, "datums")
        if until and days and until[0] > max(days):
            yield _error(
                ("aanbod", index, "aanmelden_tot"),
                until[0],
                "aanmelden_na_afloop",
                aanmelden_tot=until[0],
                laatste=max(days),
            )


def opening_hours(raw: Raw) -> Iterator[InitErrorDetails]:
    """The day starts before it ends."""
    contact = raw.get("contact")
    hours = contact.get("openingstijden") if isinstance(contact, Mapping) else None
    if isinstance(hours, Mapping):
        start, end = hours.get("van"), hours.get("tot")
        if isinstance(start, str) and isinstance(end, str) and start >= end:
            yield _error(
                ("contact", "openingstijden", "van"), start, "openingstijden", van=start, tot=end
            )


def general_emergency_contact(raw: Raw) -> Iterator[InitErrorDetails]:
    """Whatever the danger is, there is somebody to call."""
    if isinstance(raw.get("noodcontacten"), list) and not any(
        value == "algemeen" and item.get("alleen_voor") is None
        for _, item in _items(raw, "noodcontacten")
        for _, value in _values(item, ("situaties",))
    ):
        yield _error(("noodcontacten",), None, "noodcontact_algemeen")


RULES: tuple[Rule, ...] = (
    unique_ids,
    fixed_vocabulary,
    references,
    no_circles,
    replaced,
    registration_before_the_end,
    opening_hours,
    general_emergency_contact,
)


def _error(path: Path, found: object, code: str, **context: str | int) -> InitErrorDetails:
    return InitErrorDetails(type=custom_error(code, **context), loc=path, input=found)


def _items(raw: Raw, block: str) -> Iterator[tuple[int, Raw]]:
    """The items of a block that are made of fields, with their position."""
    items = raw.get(block)
    if isinstance(items, list):
        for index, item in enumerate(items):
            if isinstance(item, dict):  # isinstance of Mapping takes far longer
                yield index, item


def ids(raw: Raw, block: str) -> set[str]:
    """The ids in a block."""
    return {item["id"] for _, item in _items(raw, block) if isinstance(item.get("id"), str)}


def names(raw: Raw, block: str) -> dict[str, str]:
    """The ids in a block by the names that people know them by, as `messages.suggest` compares."""
    return {
        name.lower().replace(" ", "_"): item["id"]
        for _, item in _items(raw, block)
        for name in (item.get("naam"), item.get("afkorting"))
        if isinstance(name, str) and isinstance(item.get("id"), str)
    }


def _days(item: Raw, field: str) -> list[str]:
    """The well-written days in a field, as text: ISO days sort as days do."""
    return [day for _, day in _values(item, (field,)) if _ISO_DAY.fullmatch(day)]


def _values(item: Raw, field: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """The texts in a field, whether it holds one or a list of them."""
    value: Any = item
    for key in field:
        value = value.get(key) if isinstance(value, dict) else None
        if value is None:
            return
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, list):
        for index, one in enumerate(value):
            if isinstance(one, str):
                yield (*field, index), one

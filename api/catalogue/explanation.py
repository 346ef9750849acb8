"""What is wrong with a catalogue, in words for who keeps it.

Turns mistakes against YAML and errors of the model into faults, each at its place, with the most
likely cause. What only follows from another mistake is left out.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterable, Iterator

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from api.catalogue import messages, rules
from api.catalogue.faults import Fault
from api.catalogue.model import Catalogue
from api.catalogue.source import Path as Spot
from api.catalogue.source import Source
from api.catalogue.syntax import Trouble

_BETWEEN = re.compile(r"(?:[;,/&+\s]|\ben\b)+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BULLETS = re.compile(r"^(?:[-–—•*·]|\d+[.)] )|\S - \S")
"""Text in which somebody meant the items of a list."""


def of_trouble(found: Source, trouble: Trouble) -> Fault:
    """What a mistake against YAML is called."""
    message, hint = messages.text(trouble.code, trouble.context)
    path = path_in_words(found.data, trouble.path)
    return Fault(trouble.line + 1, trouble.column + 1, path, message, hint, trouble.code)


def of_errors(found: Source, errors: list[ErrorDetails], taken: set[Spot]) -> Iterator[Fault]:
    """The errors of the model, without those that only follow from another mistake.

    `taken` holds the spots about which something was said already.
    """
    meant = {
        (*error["loc"][:-1], name)
        for error in errors
        if error["type"] == "extra_forbidden" and (name := _meant_field(error["loc"]))
    }
    strays = dict(_strays(found, errors))
    yield from (_stray_block(found, block, spot) for block, spot in strays.items())
    gone = {str(error["ctx"]["id"]) for error in errors if error["type"] == "vast_id"}
    first: dict[Spot, str] = {}
    for error in errors:
        spot, kind = error["loc"], error["type"]
        if kind == "missing" and (spot in meant or spot in {(block,) for block in strays}):
            continue
        if any(spot[:1] == start[:1] and spot[1:2] >= start[1:] for start in strays.values()):
            continue
        if kind == "verwijzing" and (
            error["ctx"]["lijst"] not in _blocks(found) or error["input"] in gone
        ):
            continue
        if kind == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]:
            continue  # it was long enough, but for values that are wrong
        if spot not in taken and first.setdefault(spot, kind) == kind:
            yield _from_error(found, error)


def _blocks(found: Source) -> Iterable[object]:
    return found.data if isinstance(found.data, dict) else ()


def _strays(found: Source, errors: list[ErrorDetails]) -> Iterator[tuple[str, Spot]]:
    """Blocks that lost their first line, with the place of their first item in another block."""
    data = typing.cast(dict[str, typing.Any], found.data)
    missing = [
        str(error["loc"][0])
        for error in errors
        if error["type"] == "missing" and len(error["loc"]) == 1
    ]
    for block in missing:
        own = set(_fields_at((block, 0)))
        for other, items in data.items():
            if other not in Catalogue.model_fields or not isinstance(items, list):
                continue
            theirs = set(_fields_at((other, 0)))
            for place, item in enumerate(items):
                names = set(item) if isinstance(item, dict) else set()
                if len(names & own) > len(names & theirs):
                    yield block, (other, place)
                    break


def _stray_block(found: Source, block: str, spot: Spot) -> Fault:
    line, column = found.place(spot)
    message, hint = messages.text("blok_kwijt", {"veld": block})
    return Fault(line + 1, column + 1, "", message, hint, "blok_kwijt")


def _from_error(found: Source, error: ErrorDetails) -> Fault:
    spot, kind, value = error["loc"], error["type"], error["input"]
    context: dict[str, object] = {
        **error.get("ctx", {}),
        "veld": next((str(step) for step in reversed(spot) if isinstance(step, str)), ""),
        "gevonden": messages.shorten(value),
        "aantal": len(value) if isinstance(value, str) else 0,
    }
    line, column = found.place(spot, key=kind == "extra_forbidden" or len(spot) == 1)
    code = kind
    if kind == "missing":
        if len(spot) == 1:
            code, line, column = "missing.blok", found.last_line, 0
        elif found.breaks_off_in(spot[:-1]):
            code = "missing.afgebroken"
        spot = spot[:-1]
    elif kind == "extra_forbidden":
        code = _with_suggestion(code, context, _meant_field(spot))
        spot = spot[:-1]
    elif kind == "verwijzing":
        code = _reference(found, context, str(value))
    elif kind == "datum" and (days := _split(value, _DAY.fullmatch)):
        code, context["gesplitst"] = "meer_waarden", ", ".join(days)
    elif kind == "literal_error":
        options = re.findall(r"'([^']*)'", str(context["expected"]))
        context["keuzes"] = ", ".join(options)
        code = _with_suggestion(code, context, messages.suggest(value, options))
    elif kind == "dubbel_id":
        first = found.place((spot[0], typing.cast(int, context["eerste"]), "id"))
        context["eerste_regel"] = first[0] + 1
    elif kind in ("too_long", "too_short") and isinstance(value, str):
        code = f"string_{kind}"
    elif kind in ("string_type", "tuple_type"):
        code = messages.case(kind, _kind_of(value))
        context["gevonden"] = messages.shorten(found.written(spot).strip("()")) or "…"
    elif kind == "model_type":
        context["velden"] = ", ".join(list(_fields_at(spot))[:4])
    message, hint = messages.text(code, context)
    return Fault(line + 1, column + 1, path_in_words(found.data, spot), message, hint, code)


def _reference(found: Source, context: dict[str, object], value: str) -> str:
    """The code for a value that is no known id, with what was meant in `context`."""
    block = str(context["lijst"])
    raw = typing.cast(rules.Raw, found.data)
    known = rules.ids(raw, block)
    if ids := _split(value, known.__contains__):
        context["gesplitst"] = ", ".join(ids)
        return "meer_waarden"
    if elsewhere := [other for other in rules.LISTS if value in rules.ids(raw, other)]:
        context["elders"] = elsewhere[0]
        return "verwijzing.elders"
    meant = messages.suggest(value, sorted(known))
    if meant is None:
        names = rules.names(raw, block)
        name = messages.suggest(value, sorted(names))
        meant = names[name] if name else None
    return _with_suggestion("verwijzing", context, meant)


def _split(value: object, is_one: typing.Callable[[str], object]) -> list[str]:
    """The parts of a value that holds several, which are all right by themselves."""
    parts = [part for part in _BETWEEN.split(str(value)) if part]
    return parts if len(parts) > 1 and all(map(is_one, parts)) else []


def _with_suggestion(code: str, context: dict[str, object], meant: str | None) -> str:
    if meant is None:
        return code
    context["bedoeld"] = meant
    return f"{code}.bedoeld"


def _kind_of(value: object) -> str:
    if isinstance(value, dict):
        return "blok"
    if isinstance(value, list):
        return "lijst"
    if isinstance(value, str) and _BULLETS.search(value):
        return "streepje"
    if isinstance(value, bool):
        return "waar"
    return "tekst" if isinstance(value, str) else "getal"


def path_in_words(data: object, path: Spot) -> str:
    """A path for people: an item by its id where it has one, a value in a list by its list."""
    words: list[str] = []
    here = data
    for step in path:
        if isinstance(here, dict):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            here = None
        if isinstance(step, str):
            words.append(step)
        elif isinstance(here, dict):
            own = here.get("id")
            words.append(messages.shorten(own) if isinstance(own, str) else f"nummer {step + 1}")
    return " › ".join(words)


def _meant_field(spot: Spot) -> str | None:
    """The field that somebody who typed the last step of `spot` most likely meant."""
    fields = list(_fields_at(spot[:-1]))
    typed = str(spot[-1]).lower()
    other = next((own for own in fields if typed in messages.OTHER_NAMES.get(own, ())), None)
    return other or messages.suggest(typed, fields)


def _fields_at(spot: Spot) -> dict[str, typing.Any]:
    """The fields of the part of the schema at `spot`."""
    part: typing.Any = Catalogue
    for step in spot:
        if isinstance(step, str):
            part = part.model_fields[step].annotation
        part = _part_in(part)
    return dict(part.model_fields)


def _part_in(annotation: typing.Any) -> typing.Any:
    """The class inside ``X | None`` or ``tuple[X, ...]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = [kind for kind in typing.get_args(annotation) if kind not in (type(None), Ellipsis)]
    return _part_in(inner[0])

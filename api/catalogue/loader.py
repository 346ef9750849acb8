"""From a file to a `Catalogue`, or to every fault in it."""

from __future__ import annotations

import gc
import re
import typing
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from api.catalogue import messages, quick, rules, source
from api.catalogue.faults import CatalogueFaults, CatalogueUnreadable, Fault
from api.catalogue.model import Catalogue
from api.catalogue.source import Path as Spot
from api.catalogue.source import Source
from api.catalogue.syntax import Trouble


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was looked at. `catalogue` is there exactly when there are no faults."""

    catalogue: Catalogue | None
    faults: tuple[Fault, ...]
    source: Source

    def fault(self, code: str, path: Spot, **context: object) -> Fault:
        """A message about a part of this file, for the warnings."""
        line, column = self.source.place(path)
        message, hint = messages.text(code, context)
        return Fault(line + 1, column + 1, _words(self.source.data, path), message, hint, code)


def check_bytes(data: bytes) -> Checked:
    """The catalogue in `data`, or every fault in it; never raises.

    A mistake against YAML itself stops the reading there, so of those there may be more.
    """
    found = source.read(data)
    faults = [_from_trouble(found, trouble) for trouble in found.troubles]
    catalogue = None
    if isinstance(found.data, dict) and found.whole:
        taken = {trouble.path for trouble in found.troubles}
        try:
            catalogue = Catalogue.model_validate(found.data)
        except ValidationError as exc:
            faults += _from_errors(found, exc.errors(include_url=False), taken)
    if faults:
        catalogue = None
    return Checked(catalogue, tuple(sorted(set(faults))), found)


def read_bytes(path: Path) -> bytes:
    """The bytes of a catalogue file.

    Raises `CatalogueUnreadable` when there is no such file, or it may not be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as exc:
        raise CatalogueUnreadable(f'Het bestand "{path}" bestaat niet.') from exc
    except IsADirectoryError as exc:
        raise CatalogueUnreadable(f'"{path}" is een map, geen bestand.') from exc
    except OSError as exc:
        raise CatalogueUnreadable(f'Het bestand "{path}" kan niet worden gelezen.') from exc


def load_catalogue(path: Path) -> Catalogue:
    """The catalogue in the file at `path`.

    Raises `CatalogueUnreadable`, or `CatalogueFaults` with every fault.
    """
    return load_bytes(read_bytes(path), str(path))


def load_bytes(data: bytes, name: str) -> Catalogue:
    """The catalogue in `data`, the quick way if it is sound.

    Raises `CatalogueFaults` with every fault, for the file called `name`.
    """
    with _collector_off():
        plain = quick.read(data)
        if plain is not None:
            with suppress(ValidationError):
                return Catalogue.model_validate(plain)
    checked = check_bytes(data)
    if checked.catalogue is None:
        raise CatalogueFaults(name, checked.faults)
    return checked.catalogue


@contextmanager
def _collector_off() -> Iterator[None]:
    """Spares the garbage collector the reading: all that comes into being there stays.

    It would go through those hundreds of thousands of objects again and again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _from_trouble(found: Source, trouble: Trouble) -> Fault:
    message, hint = messages.text(trouble.code, trouble.context)
    path = _words(found.data, trouble.path)
    return Fault(trouble.line + 1, trouble.column + 1, path, message, hint, trouble.code)


def _from_errors(found: Source, errors: list[ErrorDetails], taken: set[Spot]) -> Iterator[Fault]:
    """The errors of the model, without those that only follow from another mistake."""
    meant = {
        (*error["loc"][:-1], name)
        for error in errors
        if error["type"] == "extra_forbidden" and (name := _meant_field(error["loc"]))
    }
    first: dict[Spot, str] = {}
    for error in errors:
        spot, kind = error["loc"], error["type"]
        misspelt = kind == "missing" and spot in meant
        if spot not in taken and not misspelt and first.setdefault(spot, kind) == kind:
            yield _from_error(found, error)


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
        options = sorted(rules.ids(typing.cast(rules.Raw, found.data), str(context["lijst"])))
        code = _with_suggestion(code, context, messages.suggest(value, options))
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
    elif kind == "model_type":
        context["velden"] = ", ".join(list(_fields_at(spot))[:4])
    message, hint = messages.text(code, context)
    return Fault(line + 1, column + 1, _words(found.data, spot), message, hint, code)


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
    if isinstance(value, str) and value.startswith("-"):
        return "streepje"
    return "tekst" if isinstance(value, str) else "getal"


def _words(data: object, path: Spot) -> str:
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
    return messages.suggest(spot[-1], list(_fields_at(spot[:-1])))


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

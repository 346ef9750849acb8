"""From a file to a `Catalogue`, or to every fault in it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from api.catalogue import explanation, messages, quick, source
from api.catalogue.faults import CatalogueFaults, CatalogueUnreadable, Fault
from api.catalogue.model import Catalogue
from api.catalogue.source import Path as Spot
from api.catalogue.source import Source


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
        where = explanation.path_in_words(self.source.data, path)
        return Fault(line + 1, column + 1, where, message, hint, code)


def check_bytes(data: bytes) -> Checked:
    """The catalogue in `data`, or every fault in it; never raises.

    A mistake against YAML itself stops the reading there, so of those there may be more.
    """
    found = source.read(data)
    faults = [explanation.of_trouble(found, trouble) for trouble in found.troubles]
    catalogue = None
    if isinstance(found.data, dict) and found.whole:
        taken = {trouble.path for trouble in found.troubles}
        try:
            catalogue = Catalogue.model_validate(found.data)
        except ValidationError as exc:
            faults += explanation.of_errors(found, exc.errors(include_url=False), taken)
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
    with collector_off():
        plain = quick.read(data)
        if plain is not None:
            with suppress(ValidationError):
                return Catalogue.model_validate(plain)
    checked = check_bytes(data)
    if checked.catalogue is None:
        raise CatalogueFaults(name, checked.faults)
    return checked.catalogue


@contextmanager
def collector_off() -> Iterator[None]:
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

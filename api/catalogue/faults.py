"""What is wrong with a catalogue, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Fault:
    """One fault or warning, at one place in the file.

    `line` and `col` count from 1, as editors do. `path` names the spot in words
    (``aanbod › ess-x › themas``) and is empty for faults in the file as a whole.
    """

    line: int
    col: int
    path: str
    message: str
    hint: str
    code: str

    def format(self, filename: str) -> str:
        """One line that editors can jump to: ``FILE:LINE:COL: pad: bericht – actie``."""
        return f"{filename}:{self.line}:{self.col}: {self.text}"

    @property
    def text(self) -> str:
        """The same without the place."""
        path = f"{self.path}: " if self.path else ""
        hint = f" – {self.hint}" if self.hint else ""
        return f"{path}{self.message}{hint}"


class CatalogueFaults(Exception):
    """The file was read, but cannot be used. Holds every fault that was found."""

    def __init__(self, filename: str, faults: Iterable[Fault]) -> None:
        self.filename = filename
        self.faults = tuple(faults)
        super().__init__("\n" + "\n".join(fault.format(filename) for fault in self.faults))


class CatalogueUnreadable(Exception):
    """The file could not be opened at all; the text says why."""

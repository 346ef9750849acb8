"""Where the tools get a catalogue from: a file, or an earlier version of it in git."""

from __future__ import annotations

import subprocess
from pathlib import Path

from api.catalogue.faults import CatalogueFaults, CatalogueUnreadable
from api.catalogue.loader import Checked, check_bytes, read_bytes
from api.catalogue.model import Catalogue
from api.catalogue.tools.output import fill


def read_file(path: Path) -> tuple[Checked, Catalogue]:
    """A sound catalogue with all that is known about its file.

    Raises `CatalogueUnreadable`, or `CatalogueFaults` with every fault.
    """
    return _sound(read_bytes(path), str(path))


def read_revision(path: Path, revision: str) -> Catalogue:
    """The catalogue as git keeps it for `revision`.

    Raises `CatalogueUnreadable` when there is no git or no such version, or `CatalogueFaults`.
    """
    folder, name = path.resolve().parent, path.name
    command = ["git", "-C", str(folder), "show", "--end-of-options", f"{revision}:./{name}"]
    try:
        found = subprocess.run(command, capture_output=True, check=False, timeout=30)
    except (OSError, subprocess.TimeoutExpired) as exc:
        raise CatalogueUnreadable(fill("git_ontbreekt")) from exc
    if found.returncode:
        raise CatalogueUnreadable(fill("versie_ontbreekt", bestand=path, versie=revision))
    return _sound(found.stdout, f"{path} ({revision})")[1]


def _sound(data: bytes, name: str) -> tuple[Checked, Catalogue]:
    checked = check_bytes(data)
    if checked.catalogue is None:
        raise CatalogueFaults(name, checked.faults)
    return checked, checked.catalogue

"""The catalogue in force, and the quiet change to a newer one."""

from __future__ import annotations

import asyncio
import gc
import hashlib
import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from api.catalogue.faults import CatalogueFaults, CatalogueUnreadable, Fault
from api.catalogue.loader import collector_off, load_bytes, read_bytes
from api.catalogue.model import Catalogue
from api.matching.engine import Matcher

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One version of the catalogue with all that is derived from it.

    A request takes the snapshot once and uses only that, so it never sees two versions.
    """

    catalogue: Catalogue
    matcher: Matcher
    versie: str
    geladen_op: datetime


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What tells that a file may have changed without reading it."""

    modified_ns: int
    size: int
    inode: int


class CatalogueStore:
    """Holds the catalogue in the file at `path`.

    Making one raises `CatalogueFaults` with every fault, or `CatalogueUnreadable`: a process
    never starts with half a catalogue. Later a faulty file changes nothing but `faults`; the
    last good version stays in force.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stamp = _stamp(path)
        self.faults: tuple[Fault, ...] = ()
        self.unreadable = ""
        self.snapshot = self._load(read_bytes(path))

    @property
    def current(self) -> Catalogue:
        """The catalogue in force."""
        return self.snapshot.catalogue

    @property
    def sound(self) -> bool:
        """Whether the file as it stands now is the one in force."""
        return not self.faults and not self.unreadable

    @property
    def changed(self) -> datetime:
        """When the file was last saved, as far as it was looked at."""
        return datetime.fromtimestamp(self._stamp.modified_ns / 1e9 if self._stamp else 0, UTC)

    def reload_if_changed(self) -> bool:
        """Reads the file again if it was saved since; tells whether a new version took over."""
        stamp = _stamp(self.path)
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        try:
            data = read_bytes(self.path)
            same = _version(data) == self.snapshot.versie
            fresh = self.snapshot if same else self._load(data)
        except CatalogueFaults as exc:
            self.faults, self.unreadable = exc.faults, ""
            logger.error("catalogue not taken over, %d faults:%s", len(exc.faults), exc)
            return False
        except CatalogueUnreadable as exc:
            self.faults, self.unreadable = (), str(exc)
            logger.error("catalogue not taken over: %s", exc)
            return False
        changed = fresh is not self.snapshot
        self.faults, self.unreadable, self.snapshot = (), "", fresh
        if changed:
            logger.info("catalogue %s in force", fresh.versie)
        return changed

    async def watch(self, seconds: float) -> None:
        """Looks for a saved change every so many seconds, until it is cancelled.

        What differs from one look to the next is still being written, and waits for the next.
        """
        seen = self._stamp
        while True:
            await asyncio.sleep(seconds)
            before, seen = seen, _stamp(self.path)
            if seen != before:
                continue
            try:
                await asyncio.to_thread(self.reload_if_changed)
            except Exception:
                logger.exception("catalogue could not be looked at")

    def _load(self, data: bytes) -> Snapshot:
        with collector_off():
            catalogue = load_bytes(data, str(self.path))
            snapshot = Snapshot(
                catalogue=catalogue,
                matcher=Matcher(catalogue),
                versie=_version(data),
                geladen_op=datetime.now(UTC),
            )
            # Nor need the collector go through it later: it stays as long as it is in force, and
            # holds no circles. What was kept out before and is no longer used, comes back first.
            gc.unfreeze()
            gc.freeze()
        return snapshot


def _version(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


def _stamp(path: Path) -> _Stamp | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return _Stamp(stat.st_mtime_ns, stat.st_size, stat.st_ino)

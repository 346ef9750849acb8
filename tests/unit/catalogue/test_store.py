from __future__ import annotations

import asyncio
import hashlib
import os
from pathlib import Path

import pytest

from api.aanbod.store import CatalogueStore
from api.catalogue.faults import CatalogueFaults, CatalogueUnreadable
from tests.support.patience import PATIENCE
from tests.unit.catalogue.samples import MINIMAL

SOUND = MINIMAL.read_bytes()
NEWER = SOUND.replace(b"naam: Basistraining polarisatie", b"naam: Nieuwe training")
FAULTY = SOUND.replace(b"landelijk", b"landelik")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "catalogue.yml"
    path.write_bytes(SOUND)
    return path


def _save(file: Path, data: bytes) -> None:
    """Saves as editors do: a new file in the place of the old one."""
    fresh = file.with_suffix(".new")
    fresh.write_bytes(data)
    os.replace(fresh, file)


def test_version_is_that_of_the_bytes(file: Path) -> None:
    store = CatalogueStore(file)
    assert store.snapshot.versie == hashlib.sha256(SOUND).hexdigest()[:12]
    assert store.current is store.snapshot.catalogue
    assert store.sound


def test_nothing_starts_with_a_faulty_file(file: Path) -> None:
    file.write_bytes(FAULTY)
    with pytest.raises(CatalogueFaults) as caught:
        CatalogueStore(file)
    assert len(caught.value.faults) == 2


def test_nothing_starts_without_a_file(tmp_path: Path) -> None:
    with pytest.raises(CatalogueUnreadable):
        CatalogueStore(tmp_path / "nergens.yml")


def test_saved_change_takes_over(file: Path) -> None:
    store = CatalogueStore(file)
    before = store.snapshot
    assert not store.reload_if_changed()
    _save(file, NEWER)
    assert store.reload_if_changed()
    assert store.current.aanbod[0].naam == "Nieuwe training"
    assert store.snapshot.versie != before.versie
    assert store.snapshot.matcher is not before.matcher
    assert before.catalogue.aanbod[0].naam == "Basistraining polarisatie"


def test_faulty_change_keeps_the_last_good_version(file: Path) -> None:
    store = CatalogueStore(file)
    before = store.snapshot
    _save(file, FAULTY)
    assert not store.reload_if_changed()
    assert store.snapshot is before
    assert [fault.line for fault in store.faults] == [52, 66]
    assert not store.sound


def test_mended_file_clears_the_faults(file: Path) -> None:
    store = CatalogueStore(file)
    _save(file, FAULTY)
    store.reload_if_changed()
    _save(file, SOUND)
    assert not store.reload_if_changed()
    assert store.sound
    assert store.faults == ()


def test_vanished_file_keeps_the_last_good_version(file: Path) -> None:
    store = CatalogueStore(file)
    file.unlink()
    assert not store.reload_if_changed()
    assert "bestaat niet" in store.unreadable
    assert not store.sound
    assert store.current.aanbod


def test_file_without_a_change_is_not_loaded_again(file: Path) -> None:
    store = CatalogueStore(file)
    before = store.snapshot
    _save(file, SOUND)
    assert not store.reload_if_changed()
    assert store.snapshot is before


async def test_watcher_takes_over_a_saved_change(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = CatalogueStore(file)
    loop, taken = asyncio.get_running_loop(), asyncio.Event()
    look = store.reload_if_changed

    def reload_if_changed() -> bool:
        changed = look()
        if changed:
            loop.call_soon_threadsafe(taken.set)
        return changed

    monkeypatch.setattr(store, "reload_if_changed", reload_if_changed)
    watcher = asyncio.create_task(store.watch(0.01))
    _save(file, NEWER)
    await asyncio.wait_for(taken.wait(), PATIENCE)
    watcher.cancel()
    assert store.current.aanbod[0].naam == "Nieuwe training"


async def test_watcher_waits_until_a_file_is_written(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that differs from one look to the next is not read, whatever stands in it."""
    store = CatalogueStore(file)
    looks = iter(range(1_000_000))
    often, read = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def changing(_: Path) -> int:
        look = next(looks)
        if look == 20:
            often.set()
        return look

    def reload_if_changed() -> bool:
        loop.call_soon_threadsafe(read.set)
        return False

    monkeypatch.setattr("api.aanbod.store._stamp", changing)
    monkeypatch.setattr(store, "reload_if_changed", reload_if_changed)
    watcher = asyncio.create_task(store.watch(0.001))
    await asyncio.wait_for(often.wait(), PATIENCE)
    assert not read.is_set()
    monkeypatch.setattr("api.aanbod.store._stamp", lambda _: 0)
    await asyncio.wait_for(read.wait(), PATIENCE)
    watcher.cancel()


async def test_watcher_survives_what_it_does_not_expect(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = CatalogueStore(file)
    loop, looked_again = asyncio.get_running_loop(), asyncio.Event()
    looks = 0

    def fail() -> bool:
        nonlocal looks
        looks += 1
        if looks == 2:
            loop.call_soon_threadsafe(looked_again.set)
        raise OSError

    monkeypatch.setattr(store, "reload_if_changed", fail)
    watcher = asyncio.create_task(store.watch(0.001))
    await asyncio.wait_for(looked_again.wait(), PATIENCE)
    assert not watcher.done()
    watcher.cancel()

"""Packages import one way: what builds on another is not known by it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from bot.stack.paths import ROOT

TOPS = ("actions", "api", "bot")


def imports(folder: Path) -> dict[str, set[str]]:
    """What each package under ``folder`` imports; a module right under a top is one by itself."""
    files = {_module(file, folder): file for top in TOPS for file in (folder / top).rglob("*.py")}
    graph: dict[str, set[str]] = {}
    for module, file in files.items():
        one = _package(module, file)
        for name in _imported(file):
            found = name if name in files else name.rpartition(".")[0]
            other = _package(found, files[found]) if found in files else one
            # A package and its own parts may know each other.
            if not f"{other}.".startswith(f"{one}.") and not f"{one}.".startswith(f"{other}."):
                graph.setdefault(one, set()).add(other)
    return graph


def _module(file: Path, folder: Path) -> str:
    return ".".join(file.relative_to(folder).with_suffix("").parts).removesuffix(".__init__")


def _package(module: str, file: Path) -> str:
    if file.name == "__init__.py" or module.count(".") == 1:
        return module
    return module.rpartition(".")[0]


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{one.name}" for one in node.names)


def test_no_two_packages_import_each_other() -> None:
    TopologicalSorter(imports(ROOT)).prepare()


def test_a_circle_is_seen(tmp_path: Path) -> None:
    for name, text in {
        "api/een/a.py": "from api.twee.b import B",
        "api/twee/b.py": "import api.drie",
        "api/drie.py": "from api.een import a",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    with pytest.raises(CycleError, match="cycle"):
        TopologicalSorter(imports(tmp_path)).prepare()

"""``python -m api.catalogue check|diff|preview|report|new|schema``: looks after the catalogue."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from api.catalogue.commandline import DONE, UNUSABLE, Command, texts

COMMANDS = {
    "check": "api.catalogue.tools.check",
    "diff": "api.catalogue.tools.diff",
    "preview": "api.catalogue.tools.preview",
    "report": "api.catalogue.tools.report",
    "new": "api.catalogue.tools.new",
    "schema": "api.catalogue.schema",
}
"""Each command and the module with its `main`; only the one that is asked for is loaded."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command that is named first and returns its exit code."""
    words = sys.argv[1:] if argv is None else list(argv)
    name, rest = "".join(words[:1]), words[1:]
    if name in COMMANDS:
        command: Command = import_module(COMMANDS[name]).main
        return command(rest)
    asked = name in ("-h", "--help")
    print(_overview(), file=sys.stdout if asked else sys.stderr)
    return DONE if asked else UNUSABLE


def _overview() -> str:
    lines = [f"  {name:<9}{texts().opdrachten[name]}" for name in COMMANDS]
    return "\n".join([texts().kop, *lines, texts().vervolg])


if __name__ == "__main__":
    sys.exit(main())

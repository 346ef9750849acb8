"""How the commands that look after the catalogue speak on the terminal: in Dutch."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache, wraps
from pathlib import Path
from typing import Any, NoReturn

from pydantic import BaseModel, ConfigDict

from api.catalogue.faults import CatalogueFaults, CatalogueUnreadable
from api.data_file import read_beside

DONE, FAULTY, UNUSABLE = 0, 1, 2
"""Exit codes: all is well; there are faults; nothing could be done."""

Command = Callable[[Sequence[str] | None], int]


class _Texts(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    kop: str
    vervolg: str
    gebruik: str
    opties: str
    onbegrepen: str
    opdrachten: dict[str, str]
    uitleg: dict[str, str]


@cache
def texts() -> _Texts:
    """What stands in opdrachten.yml."""
    return read_beside(__file__, "opdrachten.yml", _Texts)


class Parser(argparse.ArgumentParser):
    """The options of one command. What each option does stands in opdrachten.yml."""

    def __init__(self, command: str) -> None:
        super().__init__(
            prog=f"python -m api.catalogue {command}",
            description=texts().opdrachten[command],
            formatter_class=_Formatter,
            add_help=False,
        )
        self._options = self.add_argument_group(texts().opties)
        self.option("-h", "--help", action="help")

    def option(self, *names: str, **settings: Any) -> None:
        """Adds an option, or an argument when the name has no dashes."""
        meaning = texts().uitleg[names[-1].lstrip("-")]
        self._options.add_argument(*names, help=meaning, **settings)

    def file(self) -> None:
        """Adds the catalogue as an argument."""
        self.option("bestand", nargs="?", type=Path, default=Path("catalogue.yml"))

    def one_of(self, *names: str) -> None:
        """Adds switches of which only one can be used at a time."""
        group = self._options.add_mutually_exclusive_group()
        for name in names:
            group.add_argument(name, action="store_true", help=texts().uitleg[name.lstrip("-")])

    def error(self, message: str) -> NoReturn:
        """Ends with exit code 2; the words of argparse itself are English."""
        self.print_usage(sys.stderr)
        self.exit(UNUSABLE, f"{texts().onbegrepen}\n")


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or texts().gebruik)


def explains_refusal(command: Command) -> Command:
    """Turns a catalogue that cannot be used into its faults on the screen and exit code 2."""

    @wraps(command)
    def run(argv: Sequence[str] | None = None) -> int:
        try:
            return command(argv)
        except CatalogueFaults as exc:
            for fault in exc.faults:
                print(fault.format(exc.filename), file=sys.stderr)
        except CatalogueUnreadable as exc:
            print(exc, file=sys.stderr)
        return UNUSABLE

    return run

"""``python -m api.catalogue check [FILE] [--json | --github | --kort]``: is this catalogue sound?

One line per fault, ``FILE:LINE:COL: pad: bericht – actie``, then the warnings, then a closing
line. Exit code 0: sound (there may be warnings); 1: faults; 2: the file could not be checked.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import TextIO

from api import clock
from api.catalogue.commandline import DONE, FAULTY, UNUSABLE, Parser
from api.catalogue.faults import CatalogueUnreadable, Fault
from api.catalogue.loader import check_bytes, read_bytes
from api.catalogue.tools import warnings
from api.catalogue.tools.training import sentences


def main(argv: Sequence[str] | None = None) -> int:
    """Checks the file named on the command line and returns the exit code."""
    parser = Parser("check")
    parser.file()
    parser.one_of("--json", "--github", "--kort")
    arguments = parser.parse_args(argv)
    name = str(arguments.bestand)
    try:
        checked = check_bytes(read_bytes(arguments.bestand))
    except CatalogueUnreadable as exc:
        if arguments.json:
            _write_json(sys.stdout, name, (), (), str(exc))
        print(exc, file=sys.stderr)
        return UNUSABLE
    # Reading what the chatbot learns from takes a while; a start should not wait for that.
    trained = None if arguments.kort else sentences()
    cautions = warnings.find(checked, clock.today(), trained)
    summary = _summary(name, len(checked.faults), len(cautions), told=not arguments.kort)
    if arguments.json:
        _write_json(sys.stdout, name, checked.faults, cautions, summary)
    elif arguments.github:
        _write_github(sys.stdout, name, checked.faults, cautions)
        print(summary)
    else:
        _write_lines(sys.stdout, name, checked.faults, () if arguments.kort else cautions)
        print(summary)
    return FAULTY if checked.faults else DONE


def _summary(name: str, faults: int, cautions: int, *, told: bool) -> str:
    if faults:
        found = "1 fout" if faults == 1 else f"{faults} fouten"
        return (
            f"{name}: {found} gevonden. Los dit op; tot die tijd geldt de vorige versie. "
            "Uitleg staat in docs/catalogus-bijwerken.md."
        )
    if cautions:
        found = "1 punt" if cautions == 1 else f"{cautions} punten"
        if not told:
            return f"{name}: in orde, met {found} om na te kijken. Typ: make catalogue-check"
        return f"{name}: in orde. Kijk nog naar {found} hierboven."
    return f"{name}: in orde."


def _write_lines(
    out: TextIO, name: str, faults: Sequence[Fault], cautions: Sequence[Fault]
) -> None:
    for fault in faults:
        print(fault.format(name), file=out)
    for caution in cautions:
        place = f"{name}:{caution.line}:{caution.col}"
        print(f"{place}: waarschuwing: {caution.text}", file=out)


def _write_github(
    out: TextIO, name: str, faults: Sequence[Fault], cautions: Sequence[Fault]
) -> None:
    """Annotations; see "Workflow commands for GitHub Actions" for the escapes."""
    for level, found in (("error", faults), ("warning", cautions)):
        for fault in found:
            text = fault.text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
            file = name.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
            print(f"::{level} file={file},line={fault.line},col={fault.col}::{text}", file=out)


def _write_json(
    out: TextIO, name: str, faults: Sequence[Fault], cautions: Sequence[Fault], summary: str
) -> None:
    json.dump(
        {
            "bestand": name,
            "fouten": [_as_dict(fault) for fault in faults],
            "waarschuwingen": [_as_dict(fault) for fault in cautions],
            "samenvatting": summary,
        },
        out,
        ensure_ascii=False,
        indent=2,
    )
    out.write("\n")


def _as_dict(fault: Fault) -> dict[str, str | int]:
    return {
        "regel": fault.line,
        "kolom": fault.col,
        "pad": fault.path,
        "bericht": fault.message,
        "actie": fault.hint,
        "code": fault.code,
    }


if __name__ == "__main__":
    sys.exit(main())

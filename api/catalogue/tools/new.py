"""``python -m api.catalogue new``: asks for a new offer and puts it in the catalogue.

Exit code 0: saved; 1: not saved; 2: the catalogue is missing or faulty.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from api import clock
from api.catalogue.commandline import DONE, FAULTY, Parser, explains_refusal
from api.catalogue.faults import Fault
from api.catalogue.loader import Checked, check_bytes, read_bytes
from api.catalogue.tools import entry, warnings
from api.catalogue.tools.insertion import CannotInsert, insert
from api.catalogue.tools.interview import NEEDED, OPTIONAL, Interview, texts
from api.catalogue.tools.reading import read_file
from api.catalogue.tools.terminal import ask_number


@explains_refusal
def main(argv: Sequence[str] | None = None) -> int:
    """Asks, shows what it will write, and writes it when it is right."""
    parser = Parser("new")
    parser.file()
    path: Path = parser.parse_args(argv).bestand
    interview = Interview(read_file(path)[1], clock.today())
    print(texts().begin.format(bestand=path))
    try:
        interview.ask_all()
        saved = _settle(path, interview)
    except (EOFError, KeyboardInterrupt):
        saved = False
    if not saved:
        print(texts().gestopt)
    return DONE if saved else FAULTY


def _settle(path: Path, interview: Interview) -> bool:
    """Shows the result until it is saved or given up; tells which of the two."""
    while True:
        before = read_bytes(path)
        interview.catalogue = read_file(path)[1]
        additions = interview.additions()
        print(texts().voorbeeld.format(bestand=path))
        for addition in reversed(additions):
            print("\n".join(["", *entry.lines(addition.fields, 2)]))
        try:
            after = insert(before, additions)
        except CannotInsert as exc:
            print(texts().geen_plaats.format(bestand=path, blok=exc.block))
            return False
        checked = check_bytes(after)
        for fault in (*checked.faults, *_cautions(checked, interview)):
            print(texts().aandacht.format(tekst=fault.text))

        options = [texts().opslaan] if checked.catalogue else []
        options += [texts().veranderen, texts().stoppen]
        chosen = options[ask_number(texts().klaar, options)]
        if chosen == texts().stoppen:
            return False
        if chosen == texts().veranderen:
            fields = [*NEEDED, *OPTIONAL]
            interview.ask(fields[ask_number(texts().welk_antwoord, fields)])
        elif read_bytes(path) != before:
            print(texts().intussen_gewijzigd.format(bestand=path))
        else:
            # In its place, not as a new file: a container holds on to the file that it was given.
            path.write_bytes(after)
            print(texts().opgeslagen.format(bestand=path, regel=_line(checked, interview)))
            return True


def _line(checked: Checked, interview: Interview) -> int:
    """Where the new offer stands in the file."""
    assert checked.catalogue
    place = list(checked.catalogue.aanbod_op_id).index(str(interview.answers["id"]))
    return checked.source.place(("aanbod", place))[0] + 1


def _cautions(checked: Checked, interview: Interview) -> list[Fault]:
    """The warnings about the new offer."""
    own = f"aanbod › {interview.answers['id']}"
    found = warnings.find(checked, interview.today)
    return [one for one in found if one.path == own or one.path.startswith(f"{own} › ")]

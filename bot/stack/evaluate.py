"""Scores the recognition on a file of labelled lines: `python -m bot.stack.evaluate FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.components.typos import with_typos
from bot.stack import language_model, say, training
from bot.stack.parsing import parse
from bot.stack.scores import read_lines, report, short_report

#: Decides which words of the lines are mistyped for the last part of the report.
SEED = 1


def main() -> None:
    """Parses every line with the trained model, as it is and with typing errors; reports both."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        say.stop("Geef een bestand: make evaluate DATA=bestand.jsonl")
    path = Path(sys.argv[1])
    try:
        lines = read_lines(path)
    except ValueError as error:
        say.stop(f"{path}: {error}")
    name = language_model.ensure()
    model = training.ensure(name)
    texts = [line["tekst"] for line in lines]
    print(report(lines, parse(model, name, texts)))
    mistyped = [with_typos(text, SEED) for text in texts]
    print("\nmet een typefout per vijf woorden:")
    print(short_report(lines, parse(model, name, mistyped)))


if __name__ == "__main__":
    main()

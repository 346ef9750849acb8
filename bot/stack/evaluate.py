"""Scores the recognition on a file of labelled lines: `python -m bot.stack.evaluate FILE`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bot.stack import language_model, say, training
from bot.stack.paths import RASA_PYTHON, ROOT
from bot.stack.scores import read_lines, report

PARSE = """
import asyncio, json, logging, sys, time
from rasa.core.agent import Agent
from rasa.utils.log_utils import configure_structlog
configure_structlog(logging.ERROR)
agent = Agent.load(sys.argv[1])
async def main():
    out = open(sys.argv[3], "w")
    for line in open(sys.argv[2]):
        begin = time.perf_counter()
        parsed = await agent.parse_message(json.loads(line)["tekst"])
        parsed["ms"] = (time.perf_counter() - begin) * 1000
        out.write(json.dumps({key: parsed[key] for key in ("intent", "entities", "ms")}) + "\\n")
asyncio.run(main())
"""


def main() -> None:
    """Parses every line with the trained model and prints the report."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        say.stop("Geef een bestand: make evaluate DATA=bestand.jsonl")
    path = Path(sys.argv[1])
    try:
        lines = read_lines(path)
    except ValueError as error:
        say.stop(f"{path}: {error}")
    name = language_model.ensure()
    model = training.ensure(name)
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.jsonl"
        subprocess.run(
            [str(RASA_PYTHON), "-c", PARSE, str(model), str(path), str(answers)],
            cwd=ROOT,
            env={**os.environ, **training.environment(name)},
            stderr=subprocess.DEVNULL,
            check=True,
        )
        parsed = [json.loads(line) for line in answers.read_text().splitlines()]
    print(report(lines, parsed))


if __name__ == "__main__":
    main()

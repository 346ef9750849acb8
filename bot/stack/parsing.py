"""Lets a trained model read texts, without a server around it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.stack import training
from bot.stack.paths import RASA_PYTHON, ROOT

Answer = dict[str, Any]

#: The time of the processor, not of the clock: other work on the machine does not count.
_PARSE = """
import asyncio, json, logging, sys, time
from rasa.core.agent import Agent
from rasa.utils.log_utils import configure_structlog
configure_structlog(logging.ERROR)
agent = Agent.load(sys.argv[1])
texts = json.load(sys.stdin)
async def main():
    for text in texts[:20]:
        await agent.parse_message(text)
    for text in texts:
        begin = time.process_time()
        parsed = await agent.parse_message(text)
        parsed["ms"] = (time.process_time() - begin) * 1000
        print(json.dumps({key: parsed[key] for key in ("intent", "entities", "ms")}))
asyncio.run(main())
"""


def parse(model: Path, language_model: str, texts: Sequence[str]) -> list[Answer]:
    """What the model hears in each text: `intent`, `entities` and `ms`, the processor time.

    Raises:
        subprocess.CalledProcessError: the model could not be loaded or failed on a text.
    """
    done = subprocess.run(
        [str(RASA_PYTHON), "-c", _PARSE, str(model)],
        cwd=ROOT,
        env={**os.environ, **training.environment(language_model)},
        input=json.dumps(list(texts)),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]

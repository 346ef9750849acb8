"""Where the time of a turn goes inside Rasa; `tests.bench.profile` runs it.

Reads the ids of conversations that the API knows, one per line, from standard input; writes one
JSON object: per step its calls, milliseconds and milliseconds of processor, all per turn.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
import time
from collections.abc import Awaitable, Callable
from inspect import iscoroutinefunction
from pathlib import Path
from typing import Any

from bot import logs, no_tensorflow

no_tensorflow.install()  # as the server does, before anything of Rasa

from rasa.core.channels.channel import UserMessage  # noqa: E402
from rasa.core.utils import AvailableEndpoints  # noqa: E402

import bot.serving  # noqa: E402
from bot.agent import GesprekAgent  # noqa: E402
from bot.channels.gesprek import GesprekOutput  # noqa: E402


class Clock:
    """Adds up what the calls of some methods take."""

    def __init__(self) -> None:
        self.steps: dict[str, list[float]] = {}

    def watch(self, of: Any, method: str, name: str) -> None:
        """Measures a method of an object from now on, under a name."""
        inner = getattr(of, method)
        self.steps[name] = [0, 0.0, 0.0]

        def add(wall: float, processor: float) -> None:
            step = self.steps[name]
            step[0] += 1
            step[1] += (time.perf_counter() - wall) * 1000
            step[2] += (time.process_time() - processor) * 1000

        async def awaited(*args: Any, **kwargs: Any) -> Any:
            begin = time.perf_counter(), time.process_time()
            try:
                return await inner(*args, **kwargs)
            finally:
                add(*begin)

        def called(*args: Any, **kwargs: Any) -> Any:
            begin = time.perf_counter(), time.process_time()
            try:
                return inner(*args, **kwargs)
            finally:
                add(*begin)

        setattr(of, method, awaited if iscoroutinefunction(inner) else called)


async def main(ids: list[str], texts: list[str]) -> dict[str, list[float]]:
    """Plays a conversation under each id; the first ones warm up."""
    logs.configure(logging.WARNING)
    bot.serving.take_short_ways()
    endpoints = Path(bot.serving.__file__).with_name("endpoints.yml")
    agent = GesprekAgent(AvailableEndpoints.read_endpoints(str(endpoints)))
    agent.load_model(os.environ["RASA_MODEL"])
    warm, measured = ids[:3], ids[3:]
    await play(agent.handle_message, warm, texts)
    clock = Clock()
    clock.watch(agent, "handle_message", "whole turn")
    clock.watch(agent.tracker_store, "retrieve", "read the conversation")
    clock.watch(agent.processor, "parse_message", "understand the message")
    clock.watch(agent.processor, "predict_next_with_tracker_if_should", "choose the next action")
    clock.watch(agent.action_endpoint, "request", "call the action server and wait")
    clock.watch(agent.tracker_store, "save", "save the conversation")
    await play(agent.handle_message, measured, texts)
    await agent.close()
    turns = len(measured) * len(texts)
    return {name: [figure / turns for figure in step] for name, step in clock.steps.items()}


async def play(
    handle: Callable[[UserMessage], Awaitable[Any]], ids: list[str], texts: list[str]
) -> None:
    """One conversation after the other."""
    for gesprek in ids:
        for text in texts:
            output = GesprekOutput()
            await handle(UserMessage(text, output, gesprek, input_channel="gesprek"))
            assert output.beurt.berichten, text


if __name__ == "__main__":
    listed = sys.stdin.read().split()
    print(json.dumps(asyncio.run(main(listed, json.loads(sys.argv[1])))))

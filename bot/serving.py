"""Rasa's server, put together from its own parts."""

from __future__ import annotations

import asyncio
import gc
from asyncio import AbstractEventLoop
from pathlib import Path

import rasa.core.run
from rasa.core.utils import AvailableEndpoints
from sanic import Sanic

from bot.action_server import check_answers_with_one_validator
from bot.agent import GesprekAgent, load_language_model_once
from bot.rules import look_at_rules_that_can_apply
from bot.trackers import read_and_copy_trackers_quickly

HERE = Path(__file__).parent
#: Passes every part of the recognition.
WARM_UP = "De wethouder van Utrecht zoekt een training voor de wijkteams over polarisatie"


def take_short_ways() -> None:
    """Puts our shorter ways in the place of Rasa's, where it has no setting for them."""
    check_answers_with_one_validator()
    load_language_model_once()
    read_and_copy_trackers_quickly()
    look_at_rules_that_can_apply()


def create_app(model: str, response_timeout: int) -> Sanic:
    """The server with the channel of credentials.yml; it loads the model file when it starts.

    Args:
        model: The file that was trained.
        response_timeout: Seconds for one request.
    """
    take_short_ways()
    channels = rasa.core.run.create_http_input_channels(None, str(HERE / "credentials.yml"))
    app: Sanic = rasa.core.run.configure_app(
        channels, enable_api=False, response_timeout=response_timeout
    )

    agent = GesprekAgent(AvailableEndpoints.read_endpoints(str(HERE / "endpoints.yml")))
    # Before anybody listens: whoever finds the port open is answered at once.
    agent.load_model(model)
    # Word lists are read and patterns made when they are first needed: not while somebody waits.
    asyncio.run(agent.parse_message(WARM_UP))
    app.ctx.agent = agent
    # A million objects that stay: the garbage collector need not look at them again.
    gc.freeze()

    async def close(app: Sanic, _: AbstractEventLoop) -> None:
        await app.ctx.agent.close()

    app.register_listener(close, "after_server_stop")
    return app

"""Rasa as a server, put together from its own parts."""

from __future__ import annotations

from asyncio import AbstractEventLoop
from pathlib import Path

import rasa.core.run
from rasa.core.agent import Agent
from rasa.core.lock_store import LockStore
from rasa.core.tracker_store import TrackerStore
from rasa.core.utils import AvailableEndpoints
from sanic import Sanic

from bot.action_server import ActionServer, check_answers_with_one_validator
from bot.stores.tracker import GesprekStore

HERE = Path(__file__).parent


def create_app(model: str, response_timeout: int) -> Sanic:
    """The server with the channel of credentials.yml; it loads the model when it starts.

    ``rasa run`` does the same with more around it, see `load_agent` for the difference.
    """
    channels = rasa.core.run.create_http_input_channels(None, str(HERE / "credentials.yml"))
    app = rasa.core.run.configure_app(channels, enable_api=False, response_timeout=response_timeout)

    async def load(app: Sanic, _: AbstractEventLoop) -> None:
        endpoints = AvailableEndpoints.read_endpoints(str(HERE / "endpoints.yml"))
        app.ctx.agent = load_agent(model, endpoints)

    app.register_listener(load, "before_server_start")
    return app


def load_agent(model: str, endpoints: AvailableEndpoints) -> Agent:
    """The bot with its model and stores.

    Raises:
        TypeError: endpoints.yml names a tracker store that cannot erase a conversation.
    """
    store = TrackerStore.create(endpoints.tracker_store)
    if not isinstance(store, GesprekStore):
        raise TypeError(f"{type(store).__name__} cannot erase a conversation.")
    check_answers_with_one_validator()
    agent = Agent(
        generator=endpoints.nlg,
        lock_store=LockStore.create(endpoints.lock_store),
        action_endpoint=ActionServer.of(endpoints.action),
    )
    # Not through the constructor: that wraps the store in one that answers a failed read with an
    # empty conversation. A turn must fail then, and the conversation go on later.
    agent.tracker_store = store
    agent.load_model(model)
    return agent

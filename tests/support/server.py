"""Runs an ASGI app on a free port of loopback, in a thread."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from api.protocol import PatientProtocol


class _Server(uvicorn.Server):
    """Looks fifty times a second whether it should stop, not ten: tests start hundreds."""

    async def main_loop(self) -> None:
        """Runs until it should stop."""
        counter = 0
        while not await self.on_tick(counter):
            counter += 1
            await asyncio.sleep(0.02)


@contextmanager
def serve(
    app: FastAPI, port: int = 0, protocol: type[PatientProtocol] = PatientProtocol
) -> Iterator[str]:
    """Serves the app and gives its address; by default on whatever port is free."""
    listener = socket.socket()
    # A port that was in use a moment ago may be asked for once more.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    # As `python -m api` does, as far as a request can tell.
    config = uvicorn.Config(
        app,
        http=protocol,
        log_level="error",
        lifespan="on",
        proxy_headers=False,
        server_header=False,
        ws="none",
    )
    server = _Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        if not thread.is_alive():
            raise RuntimeError("the server did not start")
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()

"""The largest request that the application reads, and how long it waits for it.

FastAPI's own `max_body_size` answers in plain text, and an error here is always a problem.
"""

from __future__ import annotations

import asyncio
import time
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyLimit:
    """Stops reading a body at `maximum` bytes (status 413) or after `seconds` (status 408).

    Without a time, a sender of one byte a minute holds a connection for as long as it likes.
    """

    def __init__(self, app: ASGIApp, maximum: int, seconds: float) -> None:
        self._app = app
        self._maximum = maximum
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, counting the bytes of its body and the time they take."""
        size = 0
        end: float | None = time.monotonic() + self._seconds

        async def counted() -> Message:
            nonlocal size, end
            if end is None:  # all of it is there: what still comes is the end of the connection
                return await receive()
            try:
                async with asyncio.timeout(end - time.monotonic()):
                    message = await receive()
            except TimeoutError as error:
                raise HTTPException(HTTPStatus.REQUEST_TIMEOUT) from error
            size += len(message.get("body", b""))
            if size > self._maximum:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            if not message.get("more_body", False):
                end = None
            return message

        await self._app(scope, counted if scope["type"] == "http" else receive, send)

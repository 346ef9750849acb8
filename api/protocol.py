"""HTTP as uvicorn speaks it, with an end to waiting, and headers on its own refusals too.

uvicorn waits for the headers of a request for as long as the sender likes, so that a few thousand
connections that send a byte a minute keep everybody else out.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.headers import WITHOUT_ROUTE
from api.problems import Problem


class PatientProtocol(HttpToolsProtocol):
    """Closes a connection whose next request does not get as far as its body in time.

    Between two requests uvicorn's own, shorter time for a kept connection holds.
    """

    #: Seconds for the first line and the headers of a request.
    header_seconds = 10.0
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody is there; the request must follow."""
        super().connection_made(transport)
        self._wait()

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        super().on_message_begin()
        self._wait()

    def on_headers_complete(self) -> None:
        """From here on the application sees to it."""
        self._stop()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is there any more."""
        self._stop()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Refuses what is no HTTP, as a problem like every other."""
        answer = Problem.van_code("ongeldig_verzoek").response()
        answer.headers.update({**WITHOUT_ROUTE, "Connection": "close"})
        head = b"".join(b"%b: %b\r\n" % pair for pair in answer.raw_headers)
        self.transport.write(b"HTTP/1.1 400 Bad Request\r\n" + head + b"\r\n" + bytes(answer.body))
        self.transport.close()

    def _wait(self) -> None:
        self._stop()
        self._waiting = self.loop.call_later(self.header_seconds, self.transport.close)

    def _stop(self) -> None:
        if self._waiting:
            self._waiting.cancel()
            self._waiting = None

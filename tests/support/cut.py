"""A wire between two parts that can be cut or slowed down: a TCP proxy on loopback."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType


class Cut:
    """Passes bytes on to ``target`` until it is cut; then every connection is refused."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._open: set[asyncio.StreamWriter] = set()
        self._whole = True
        self._delay = 0.0
        self.port = 0

    def __enter__(self) -> Cut:
        self._thread.start()
        server = asyncio.run_coroutine_threadsafe(
            asyncio.start_server(self._serve, "127.0.0.1", 0), self._loop
        ).result()
        self.port = server.sockets[0].getsockname()[1]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._finish(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    async def _finish(self) -> None:
        """Ends what is still being passed on, so that nothing is left behind unfinished."""
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    @contextmanager
    def cut(self) -> Iterator[None]:
        """Cuts the wire for as long as the block lasts."""
        self.open(False)
        try:
            yield
        finally:
            self.open(True)

    @contextmanager
    def slow(self, seconds: float) -> Iterator[None]:
        """Lets everything arrive so much later, both ways, for as long as the block lasts."""
        self._delay = seconds
        try:
            yield
        finally:
            self._delay = 0.0

    def open(self, whole: bool) -> None:
        """Cuts (False) or mends (True) the wire; cutting ends running connections too."""
        self._whole = whole
        if not whole:
            self._loop.call_soon_threadsafe(self._close_all)

    def _close_all(self) -> None:
        for writer in list(self._open):
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._whole:
            writer.close()
            return
        try:
            onward = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.close()
            return
        self._open |= {writer, onward[1]}
        await asyncio.gather(self._pump(reader, onward[1]), self._pump(onward[0], writer))
        self._open -= {writer, onward[1]}

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(65536):
                if self._delay:
                    await asyncio.sleep(self._delay)
                writer.write(data)
                await writer.drain()
        except OSError:
            pass
        finally:
            writer.close()

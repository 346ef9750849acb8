"""Serves the metrics to Prometheus on a port of their own, which the public does not reach."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import start_http_server

from api.metrics.metrics import Metrics


@contextmanager
def serve_metrics(metrics: Metrics, host: str, port: int | None) -> Iterator[None]:
    """Serves for as long as the block lasts; without a port it does nothing.

    Raises:
        OSError: the port is taken.
    """
    if port is None:
        yield
        return
    server, thread = start_http_server(port, host, registry=metrics.registry)
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

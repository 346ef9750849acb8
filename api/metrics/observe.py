"""Sees every request from the outside: counts it, logs it without what it held, notes failures."""

from __future__ import annotations

import logging
import re
import time
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from sqlalchemy.exc import SQLAlchemyError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.metrics.metrics import Metrics

logger = logging.getLogger(__name__)

#: Stands for every address that no route has, so that a scan makes no new labels.
_NO_ROUTE = "-"
_ID = re.compile(r"[0-9a-f]{24}")


class Observer:
    """Counts and logs requests by method, route template and status.

    The route template stands for the address: the address itself can hold a code.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics
        self._templates: dict[Any, str] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and notes how it ended."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begin = time.perf_counter()
        status = int(HTTPStatus.INTERNAL_SERVER_ERROR)

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception as error:
            self._metrics.failed("database" if isinstance(error, SQLAlchemyError) else "api")
            raise
        finally:
            self._note(scope, status, time.perf_counter() - begin)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        self._templates = self._templates or _templates(scope["app"])
        route = self._templates.get(scope.get("endpoint"), _NO_ROUTE)
        method = scope["method"] if route != _NO_ROUTE else _NO_ROUTE
        self._metrics.requests.labels(method, route, status).inc()
        logger.info(
            "request",
            extra={
                "method": method,
                "route": route,
                "status": status,
                "ms": round(seconds * 1000, 1),
                "gesprek": _id(scope.get("path_params", {}).get("gesprek_id", "")),
            },
        )


def _templates(app: FastAPI) -> dict[Any, str]:
    """The route template of each endpoint, prefixes included; a mounted part is one endpoint."""
    contexts = iter_route_contexts(app.routes)
    return {
        context.endpoint or getattr(context.original_route, "app", None): context.path or _NO_ROUTE
        for context in contexts
    }


def _id(given: str) -> str | None:
    """An id as this service makes them; anything else that stood in an address is not logged."""
    return given if _ID.fullmatch(given) else None

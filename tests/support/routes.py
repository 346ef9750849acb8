"""What an application listens to."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts


def routes(app: FastAPI) -> set[tuple[str, str]]:
    """Method and path template of every route; the methods of a mounted part are ``GET``."""
    return {
        (method, context.path)
        for context in iter_route_contexts(app.routes)
        if context.path
        for method in (context.methods or {"GET"}) - {"HEAD"}
    }

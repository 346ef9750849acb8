"""Security headers on every answer: pages, API, files and faults alike.

Sources: internet.nl (CSP, HSTS, Referrer-Policy, nosniff) and ASVS 3.4.
"""

from __future__ import annotations

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.helpdesk.addresses import is_helpdesk
from api.limits import middleware as limits
from api.pages.config import PagesConfig, is_embedded

_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
#: The helpdesk needs no script, so a page of it may have none.
_STAFF = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    # Not `no-referrer`: browsers then send `Origin: null` with our own forms.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
}
_YEAR = 31_536_000
#: For an answer that is given before there is a request to look at.
WITHOUT_ROUTE = {
    **_ALWAYS,
    "Content-Security-Policy": _NOTHING,
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def protect(app: FastAPI, config: PagesConfig) -> None:
    """Puts the headers, and CORS for the sites that may embed the chat, around the application.

    ``add_middleware`` is not enough: the answer to an unforeseen fault is made outside of it.
    Call this once, before the application starts.
    """
    build = app.build_middleware_stack

    def build_protected() -> ASGIApp:
        shared = CORSMiddleware(
            build(),
            allow_origins=config.embed_origins,
            allow_methods=["GET", "POST", "PUT", "DELETE"],
            allow_headers=["Authorization", "Content-Type"],
            expose_headers=limits.HEADERS,
            max_age=3600,
        )
        return SecurityHeaders(shared, config)

    app.build_middleware_stack = build_protected  # type: ignore[method-assign]


class SecurityHeaders:
    """Adds what an answer must carry, and leaves alone what its maker decided on caching."""

    def __init__(self, app: ASGIApp, config: PagesConfig) -> None:
        self._app = app
        self._ancestors = " ".join(("'self'", *config.embed_origins))
        self._hsts = config.hsts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and completes the start of the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._complete(MutableHeaders(scope=message), scope)
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _complete(self, headers: MutableHeaders, scope: Scope) -> None:
        for name, value in _ALWAYS.items():
            headers[name] = value
        is_page = headers.get("content-type", "").startswith("text/html")
        embedded = is_page and is_embedded(scope)
        path = scope["path"]
        staff = is_helpdesk(path)
        ancestors = self._ancestors if embedded else "'none'"
        page_policy = _STAFF if staff else _PAGE.format(ancestors=ancestors)
        headers["Content-Security-Policy"] = page_policy if is_page else _NOTHING
        if not embedded:
            headers["X-Frame-Options"] = "DENY"
        headers["Cross-Origin-Resource-Policy"] = (
            "cross-origin" if path.startswith("/static/") else "same-origin"
        )
        if staff or path.startswith("/api/"):
            headers["Cache-Control"] = "no-store"
        else:
            headers.setdefault("Cache-Control", "no-store")
        if self._hsts:
            headers["Strict-Transport-Security"] = f"max-age={_YEAR}"
